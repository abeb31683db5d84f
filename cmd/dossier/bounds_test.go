package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"
)

// No file of 1 MB may cost a command more: seconds of the processors, all of its
// threads together, and the most memory that it ever had of the system.
const (
	mostTime   = 2 * time.Second
	mostMemory = 200 << 20 // bytes
)

// The ordinary run allows for a busy machine. Its processors share their caches, and
// each second of theirs does less: what ends within 1.3 s took 2.9 s where three times as
// much was to do as the processors could. And a round of the collector that waits for a
// processor ends later, when more lies there: one shape, lists that nest deep and are
// long, took from 138 to 196 MB in ten runs.
const (
	busyTime   = 2 * mostTime
	busyMemory = mostMemory / 4 * 5
)

// measured is the variable that makes the test binary a dossier command, which
// leaves in the file that it names how much memory it had at the most. The
// system's own count, which is that of Go, begins with what its parent had.
const measured = "DOSSIER_TEST_MEASURED"

var mostResident = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

func runMeasured() int {
	code := run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	if status, err := os.ReadFile("/proc/self/status"); err == nil {
		if m := mostResident.FindSubmatch(status); m != nil {
			_ = os.WriteFile(os.Getenv(measured), m[1], 0o600) // else the system's count stands
		}
	}
	return code
}

// A cost is what one command took for a shape.
type cost struct {
	shape, command string
	cpu, wall      time.Duration
	memory         int64 // bytes, the most at any time
	end            string
}

// TestBounds: a file of any shape ends in a page or in a message, soon: it is
// taken through the whole program, each command in a process of its own. The
// ordinary run takes a choice of the shapes and allows for a busy machine;
// DOSSIER_BOUNDS=all takes all, holds them to the bounds themselves and lists
// what cost the most; DOSSIER_BOUNDS=REGEXP does so with those that it names.
func TestBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	if racing() {
		t.Skip("the race detector takes several times as much")
	}
	taken := func(s shape) bool { return s.daily }
	over := func(c cost) bool { return c.cpu > busyTime || c.memory > busyMemory }
	asked := os.Getenv("DOSSIER_BOUNDS")
	if asked != "" {
		named := regexp.MustCompile(strings.TrimSuffix(asked, "all"))
		taken = func(s shape) bool { return named.MatchString(s.name) }
		over = func(c cost) bool { return c.cpu > mostTime || c.memory > mostMemory }
	}
	var workers sync.WaitGroup
	var mu sync.Mutex
	var costs []cost
	next := make(chan shape)
	for range max(2, runtime.NumCPU()) {
		workers.Go(func() {
			for s := range next {
				got := s.measure(t)
				if slices.ContainsFunc(got, over) {
					got = s.measure(t) // once more: something else may have held it up
				}
				for _, c := range got {
					if over(c) {
						t.Errorf("%s: %q took %.1f s and %d MB\n  hint: see what it takes alone: DOSSIER_BOUNDS takes a pattern of names", c.command, c.shape, c.cpu.Seconds(), c.memory>>20)
					}
				}
				mu.Lock()
				costs = append(costs, got...)
				mu.Unlock()
			}
		})
	}
	n := 0
	shapes(func(s shape) {
		if taken(s) {
			next <- s
			n++
		}
	})
	close(next)
	workers.Wait()
	if asked != "" {
		t.Logf("%d shapes\n%s", n, table(costs, 40))
	}
}

// racing reports whether the test was built with the race detector.
func racing() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// measure takes a shape through its commands and tells what each cost.
func (s shape) measure(t *testing.T) []cost {
	t.Helper()
	dir, err := os.MkdirTemp(scratch, "shape-")
	if err != nil {
		t.Error(err)
		return nil
	}
	defer os.RemoveAll(dir)
	for name, text := range s.files() {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Error(err)
			return nil
		}
	}
	var costs []cost
	for _, command := range s.commands {
		args := strings.Fields(strings.ReplaceAll(command, "DIR", dir))
		var talk bytes.Buffer
		resident := filepath.Join(dir, ".resident")
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		child := exec.CommandContext(ctx, os.Args[0], args...)
		child.Env = append(os.Environ(), measured+"="+resident)
		child.Stdout, child.Stderr = &talk, &talk
		start := time.Now()
		err := child.Run()
		cancel()
		c := cost{shape: s.name, command: args[0], wall: time.Since(start), cpu: child.ProcessState.UserTime() + child.ProcessState.SystemTime(), memory: peak(child.ProcessState), end: talk.String()}
		if code := child.ProcessState.ExitCode(); err != nil && code != exitContent || talk.Len() == 0 {
			t.Errorf("%s: %q ends with %v: %.2000s", args[0], s.name, err, talk.String())
		}
		if kb, err := os.ReadFile(resident); err == nil {
			n, _ := strconv.ParseInt(string(kb), 10, 64)
			c.memory = n << 10
		}
		costs = append(costs, c)
	}
	return costs
}

// table lists what cost the most time, and what the most memory.
func table(costs []cost, most int) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	list := func(by func(a, b cost) int) {
		slices.SortFunc(costs, by)
		fmt.Fprintln(w, "CPU s\twall s\tMB\tcommand\tshape\tend")
		for _, c := range costs[:min(most, len(costs))] {
			end, _, _ := strings.Cut(strings.TrimSpace(c.end), "\n")
			end = strings.Map(func(r rune) rune {
				if r == '\t' {
					return ' '
				}
				return r
			}, end)
			fmt.Fprintf(w, "%.2f\t%.2f\t%d\t%s\t%s\t%.90s\n", c.cpu.Seconds(), c.wall.Seconds(), c.memory>>20, c.command, strconv.QuoteToGraphic(c.shape), end)
		}
	}
	list(func(a, b cost) int { return int(b.cpu - a.cpu) })
	list(func(a, b cost) int { return int(b.memory - a.memory) })
	w.Flush()
	return b.String()
}

// files gives those of a dossier that holds the shape.
func (s shape) files() map[string]string {
	files := map[string]string{
		"dossier.yaml":             "title: Bombs\n",
		"content/articles/x.md":    "---\ntitle: A\ndate: 2031-05-04\n---\n\nThe dockers stopped work at noon.\n",
		"content/pages/p.md":       "---\ntitle: P\n---\n",
		"content/places/q.md":      "---\nname: Bamako\ncoordinates: [12, 1]\n---\n",
		"content/actors/awa.md":    "---\nname: Awa Traoré\nkind: person\n---\n",
		"content/actors/moussa.md": "---\nname: Moussa Traoré\nkind: person\n---\n",
		"seeds/.keep":              "",
	}
	maps.Copy(files, s.own)
	return files
}
