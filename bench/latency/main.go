// latency measures the preview: it starts `dossier serve` on a copy of a
// dossier, edits files, and takes the time from each save until the new page is
// served. That is taken twice: by asking for the page again and again, and as a
// browser does it, by waiting for the event and then asking once.
//
//	go build -o /tmp/dossier ./cmd/dossier
//	go run ./bench/latency -dossier /tmp/dossier -n 50 FOLDER
//
// Linux only: processor time and memory are read from /proc.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"dossier/internal/watch"
)

type options struct {
	program string
	n       int
	saves   int
	patient time.Duration
	only    string
}

func main() {
	var o options
	flag.StringVar(&o.program, "dossier", "dossier", "the program")
	flag.IntVar(&o.n, "n", 50, "saves of each kind, half of them seen by asking and half by events")
	flag.IntVar(&o.saves, "saves", 0, "so many saves more at the end, to see whether memory grows")
	flag.DurationVar(&o.patient, "patience", time.Minute, "how long to wait for a page")
	flag.StringVar(&o.only, "only", "", "only this kind of edit")
	flag.Parse()
	if err := run(o, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "latency:", err)
		os.Exit(1)
	}
}

func run(o options, folder string) error {
	if folder == "" {
		return errors.New("name a dossier's folder")
	}
	program, err := exec.LookPath(o.program)
	if err != nil {
		return err
	}
	copied, err := os.MkdirTemp("", "latency-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(copied)
	if err := copyDossier(copied, folder); err != nil {
		return err
	}
	if err := versionTime(program); err != nil {
		return err
	}
	p, err := start(program, copied, o.patient)
	if err != nil {
		return err
	}
	defer p.stop()
	fmt.Printf("start to first page: %s\n", inMilliseconds(p.first))
	return measure(o, p, copied)
}

// copyDossier copies what a dossier is made of, without its output.
func copyDossier(to, from string) error {
	for _, name := range []string{"dossier.yaml", "content", "layouts", "assets", "seeds"} {
		source := filepath.Join(from, name)
		info, err := os.Stat(source)
		switch {
		case errors.Is(err, os.ErrNotExist):
			continue
		case err != nil:
			return err
		case info.IsDir():
			err = os.CopyFS(filepath.Join(to, name), os.DirFS(source))
		default:
			var data []byte
			if data, err = os.ReadFile(source); err == nil {
				err = os.WriteFile(filepath.Join(to, name), data, 0o644)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// versionTime prints how long the program takes to say its version.
func versionTime(program string) error {
	var list []time.Duration
	for range 21 {
		began := time.Now()
		if err := exec.Command(program, "--version").Run(); err != nil {
			return err
		}
		list = append(list, time.Since(began))
	}
	slices.Sort(list)
	fmt.Printf("--version: %s, worst %s\n", inMilliseconds(list[len(list)/2]), inMilliseconds(list[len(list)-1]))
	return nil
}

func measure(o options, p *preview, folder string) error {
	idle, err := p.idle()
	if err != nil {
		return err
	}
	before := p.memory()
	fmt.Printf("idle for %s: %s of processor time; memory %d MB\n\n", idleTime, inMilliseconds(idle), before)
	e, err := newEditor(p, folder)
	if err != nil {
		return err
	}
	fmt.Printf("| save to new page, ms (quiet time of %s included) | asked: median | worst | by event: median | worst | processor time a save |\n| --- | ---: | ---: | ---: | ---: | ---: |\n", watch.Quiet)
	for _, k := range e.kinds() {
		if o.only != "" && o.only != k.name {
			continue
		}
		worked := p.worked()
		asked, heard, err := p.saves(k, o)
		if err != nil {
			return fmt.Errorf("%s: %w", k.name, err)
		}
		each := (p.worked() - worked) / time.Duration(max(o.n, 1)) // with what the asking costs
		fmt.Printf("| %s | %s | %s | %s | %s | %s |\n", k.name, middle(asked), last(asked), middle(heard), last(heard), inMilliseconds(each))
	}
	fmt.Printf("\nmemory after the edits: %d MB\n", p.memory())
	if o.saves > 0 {
		return p.grow(e.kinds()[0], o)
	}
	return nil
}

// grow saves again and again, and prints the memory at the start and the end.
func (p *preview) grow(k kind, o options) error {
	tenth := 0
	for i := range o.saves {
		if i == o.saves/10 {
			tenth = p.memory()
		}
		if _, err := p.save(k, -1-i, p.ask, o.patient); err != nil {
			return err
		}
	}
	fmt.Printf("memory after %d more saves: %d MB; after %d: %d MB\n", o.saves/10, tenth, o.saves, p.memory())
	return nil
}

func inMilliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}

// middle and last give the median and the worst of sorted times.
func middle(list []time.Duration) string {
	if len(list) == 0 {
		return "–"
	}
	return inMilliseconds((list[len(list)/2] + list[(len(list)-1)/2]) / 2)
}

func last(list []time.Duration) string {
	if len(list) == 0 {
		return "–"
	}
	return inMilliseconds(list[len(list)-1])
}
