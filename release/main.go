// Command release makes what is given away besides the source:
//
//	go run ./release notices      writes THIRD_PARTY.md: what is linked, and its licences
//	go run ./release build        builds the program for the common systems into dist/
//
// Beside each program, build writes a bill of materials (CycloneDX 1.6) made of
// what the program says of itself, and SHA256SUMS of all files. Nothing in them
// depends on the time, the folder or the machine: the same commit and the same Go
// make the same bytes.
package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// systems are those that the program is built for, as GOOS and GOARCH.
var systems = [][2]string{
	{"darwin", "amd64"}, {"darwin", "arm64"}, {"linux", "amd64"}, {"linux", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

// program is the package that is built.
const program = "./cmd/dossier"

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	const usage = "say what to make: notices, or build [-o dist]"
	if len(args) == 0 {
		return errors.New(usage)
	}
	switch args[0] {
	case "notices":
		text, err := notices()
		if err != nil {
			return err
		}
		return os.WriteFile("THIRD_PARTY.md", text, 0o644)
	case "build":
		flags := flag.NewFlagSet("build", flag.ContinueOnError)
		output := flags.String("o", "dist", "the folder to write into")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		return buildAll(*output, systems)
	}
	return errors.New(usage)
}

// buildAll builds the program for each system, with its bill of materials, and
// writes the sums.
func buildAll(dir string, systems [][2]string) error {
	if out, err := exec.Command("go", "mod", "verify").CombinedOutput(); err != nil {
		return fmt.Errorf("go mod verify: %s", out)
	}
	licences, err := licencesByModule()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	var files []string
	for _, s := range systems {
		name := "dossier_" + s[0] + "_" + s[1]
		file := filepath.Join(dir, name)
		if s[0] == "windows" {
			file += ".exe"
		}
		if err := buildOne(file, s[0], s[1]); err != nil {
			return err
		}
		bill, err := billOf(file, licences)
		if err != nil {
			return err
		}
		sbom := filepath.Join(dir, name+".cdx.json")
		if err := os.WriteFile(sbom, bill, 0o644); err != nil {
			return err
		}
		files = append(files, file, sbom)
	}
	return writeSums(filepath.Join(dir, "SHA256SUMS"), files)
}

// buildOne builds without C, without the paths of this machine, and without a
// number of its own for each build.
func buildOne(file, system, processor string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w -buildid=", "-o", file, program)
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0", "GOFLAGS=-mod=readonly", "GOAMD64=v1", "GOARM64=v8.0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("build for %s on %s: %s", system, processor, out)
	}
	return nil
}

// writeSums writes the SHA-256 of files as sha256sum does.
func writeSums(name string, files []string) error {
	slices.Sort(files)
	var b bytes.Buffer
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), filepath.Base(file))
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// module is a module of others that is linked into the program.
type module struct {
	Path, Version, Dir string
}

// linked lists the modules that the program links on any of the systems, sorted.
func linked() ([]module, error) {
	seen := map[module]bool{}
	for _, s := range systems {
		cmd := exec.Command("go", "list", "-deps", "-f", `{{with .Module}}{{if not .Main}}{{.Path}}{{"\t"}}{{.Version}}{{"\t"}}{{.Dir}}{{end}}{{end}}`, program)
		cmd.Env = append(os.Environ(), "GOOS="+s[0], "GOARCH="+s[1], "CGO_ENABLED=0")
		var errs bytes.Buffer
		cmd.Stderr = &errs
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list: %s", errs.String())
		}
		for line := range strings.Lines(string(out)) {
			if part := strings.Split(strings.TrimSpace(line), "\t"); len(part) == 3 {
				seen[module{part[0], part[1], part[2]}] = true
			}
		}
	}
	var list []module
	for m := range seen {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}
