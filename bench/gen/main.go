// gen writes an invented dossier into a folder.
//
//	go run ./bench/gen -n 10000 -seed 1 -out DIR
//	go run ./bench/gen -shape one-day -out DIR
//	go run ./bench/gen -plain -n 10000 -out DIR     in the style that bench/convert reads
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dossier/bench/corpus"
)

func main() {
	n := flag.Int("n", 0, "how many articles; of a shape, how many of what it is about (0: 1,000, or as many as the shape is known for)")
	seed := flag.Uint64("seed", 1, "another seed, another dossier")
	out := flag.String("out", "", "the folder; it must be empty or absent")
	shape := flag.String("shape", "", "a dossier of unusual shape: "+strings.Join(corpus.Shapes(), ", "))
	plain := flag.Bool("plain", false, "in the plain style, for bench/convert")
	flag.Parse()
	if err := write(*out, *shape, *plain, corpus.Options{Articles: *n, Seed: *seed}); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func write(out, shape string, plain bool, opt corpus.Options) error {
	files, err := corpus.Shape(shape, opt)
	if err != nil {
		return err
	}
	if plain {
		files = corpus.New(corpus.Options{Articles: max(opt.Articles, 1), Seed: opt.Seed}).Plain()
	}
	if entries, _ := os.ReadDir(out); out == "" || len(entries) > 0 {
		return fmt.Errorf("-out %q is to be an empty folder, or none yet", out)
	}
	count, size := 0, 0
	for f := range files {
		if err := put(filepath.Join(out, filepath.FromSlash(f.Path)), f.Data); err != nil {
			return err
		}
		count, size = count+1, size+len(f.Data)
	}
	stdout := bufio.NewWriter(os.Stdout)
	fmt.Fprintf(stdout, "%s: %d files, %d bytes\n", out, count, size)
	return stdout.Flush()
}

// put writes a file, and its folder where there is none yet.
func put(name string, data []byte) error {
	err := os.WriteFile(name, data, 0o644)
	if !os.IsNotExist(err) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}
