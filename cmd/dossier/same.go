package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// verification is whether a site is built twice.
type verification struct{ wanted, reversed bool }

func (v *verification) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&v.wanted, "verify", false, "build a second time in other conditions and compare, byte for byte")
	cmd.Flags().BoolVar(&v.reversed, "reversed", false, "take the files in the opposite order")
	if err := cmd.Flags().MarkHidden("reversed"); err != nil {
		panic(err) // the flag is defined above
	}
}

// verify builds the dossier once more, by a process of its own: with one
// processor, its files in the opposite order, in another time zone, language and
// working folder, with another folder for temporary files. The site must be the
// one that was just published.
func (p *publisher) verify(ctx context.Context, who audienceFlag) error {
	folder, err := os.MkdirTemp("", "dossier-verify-")
	if err != nil {
		return fmt.Errorf("making a folder for the second build: %w", err)
	}
	defer os.RemoveAll(folder)
	site, err := p.again(ctx, who, folder)
	if err != nil {
		return err
	}
	differ, files, err := differing(p.output, site)
	if err != nil {
		return err
	}
	if len(differ) > 0 {
		return hinted{fmt.Sprintf("a second build makes other bytes of %s, the first of them %s", plural(len(differ), "file"), differ[0]),
			"where no file was saved meanwhile, this is a fault of the program: please report it"}
	}
	p.t.tell("verified: a second build in other conditions makes the same %s\n", plural(files, "file"))
	return nil
}

// differing lists the files of a site that an output folder has not, or with other
// bytes, sorted; and counts those of the site.
func differing(output, site string) (names []string, files int, err error) {
	second, err := digests(site, site)
	if err != nil {
		return nil, 0, err
	}
	first, err := digests(output, site)
	if err != nil {
		return nil, 0, err
	}
	for name, sum := range second {
		if first[name] != sum {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, len(second), nil
}

// again builds in other conditions, and gives the folder of the site.
func (p *publisher) again(ctx context.Context, who audienceFlag, folder string) (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("finding the program: %w", err)
	}
	dossier, err := filepath.Abs(p.ws.Dir())
	if err != nil {
		return "", fmt.Errorf("finding the dossier: %w", err)
	}
	site := filepath.Join(folder, "site")
	scratch := filepath.Join(folder, "scratch")
	if err := os.Mkdir(scratch, 0o700); err != nil {
		return "", fmt.Errorf("making a folder for the second build: %w", err)
	}
	args := []string{"build", "--dir", dossier, "--output", site, "--audience", who.name, "--reversed"}
	if p.want.BaseURL != "" {
		args = append(args, "--base-url", p.want.BaseURL)
	}
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8", "TMPDIR="+scratch, "TMP="+scratch, "TEMP="+scratch)
	var talk bytes.Buffer
	cmd.Stderr = &talk
	if err := cmd.Run(); err != nil {
		if exit := (*exec.ExitError)(nil); ctx.Err() == nil && errors.As(err, &exit) {
			return "", hinted{"the second build failed", "it said: " + strings.TrimSpace(talk.String())}
		}
		return "", fmt.Errorf("building a second time: %w", err)
	}
	return site, nil
}

// digests gives the digest of each file in a folder whose path the folder list
// has too: what else lies in the output is a stranger's. A file that is not there
// has none. The manifest, which lists every file, is one of them.
func digests(folder, list string) (map[string][sha256.Size]byte, error) {
	sums := map[string][sha256.Size]byte{}
	err := filepath.WalkDir(list, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(list, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		sums[filepath.ToSlash(name)] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("comparing the two builds: %w", err)
	}
	return sums, nil
}
