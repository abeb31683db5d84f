package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/term"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/disk"
)

// terminal is where the program talks: results go to out, talk to err.
type terminal struct {
	in       io.Reader
	out, err io.Writer
	disk     disk.Disk // on which it works
}

// result is where a command writes what it is there for. It remembers the first
// fault, so that no command need look at each line.
type result struct {
	io.Writer
	lost error
}

func (r *result) Write(p []byte) (int, error) {
	n, err := r.Writer.Write(p)
	r.lost = cmp.Or(r.lost, err)
	return n, err
}

// hinter is an error that says what to do.
type hinter interface{ Hint() string }

// hinted is an error with its hint.
type hinted struct{ what, hint string }

func (e hinted) Error() string { return e.what }
func (e hinted) Hint() string  { return e.hint }

// tell writes what a command is there for, say what it says of its work. Both write
// plainly: names of files, of people and of zips are others' words.
func (t *terminal) tell(format string, args ...any) {
	fmt.Fprint(t.out, diag.Plain(fmt.Sprintf(format, args...)))
}

func (t *terminal) say(format string, args ...any) {
	fmt.Fprint(t.err, diag.Plain(fmt.Sprintf(format, args...)))
}

// fail tells an error and its hint.
func (t *terminal) fail(err error) {
	fmt.Fprintf(t.err, "error: %s\n", diag.Plain(err.Error()))
	hint := disk.Hint(err)
	if h := (hinter)(nil); errors.As(err, &h) {
		hint = h.Hint()
	}
	if hint != "" {
		fmt.Fprintf(t.err, "  hint: %s\n", strings.ReplaceAll(diag.Plain(hint), "\n", "\n        "))
	}
}

// report tells diagnostics, with the line of the source where a person reads.
func (t *terminal) report(diags diag.List, sources []build.Source) {
	texts := map[string]string{}
	if isTerminal(t.err) {
		for _, s := range sources {
			texts[s.Path] = s.Data
		}
	}
	for _, d := range diags {
		if text, ok := texts[d.Pos.File]; ok {
			fmt.Fprintln(t.err, d.Excerpt(text))
		} else {
			fmt.Fprintln(t.err, d)
		}
	}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// busy shows, on a terminal only, that work which takes more than a second is
// going on. The function that it gives ends it.
func (t *terminal) busy(what string) (done func()) {
	return t.while(func(took int) string { return fmt.Sprintf("%s … %d s", what, took) })
}

// progress is busy with work that counts what is done.
func (t *terminal) progress(what string, total int, n *atomic.Int64) (done func()) {
	return t.while(func(took int) string { return fmt.Sprintf("%s: %d of %d … %d s", what, n.Load(), total, took) })
}

// while shows a line each second, which it asks for with the seconds that have
// gone by.
func (t *terminal) while(line func(took int) string) (done func()) {
	if !isTerminal(t.err) {
		return func() {}
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	start := time.Now()
	go func() {
		defer close(stopped)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		shown := false
		for {
			select {
			case <-tick.C:
				fmt.Fprintf(t.err, "\r%s\033[K", line(int(time.Since(start).Seconds())))
				shown = true
			case <-stop:
				if shown {
					fmt.Fprint(t.err, "\r\033[K")
				}
				return
			}
		}
	}()
	return sync.OnceFunc(func() { close(stop); <-stopped })
}

// plural gives a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// bytesOf gives a size as a person reads it.
func bytesOf(n int64) string {
	switch {
	case n < 1000:
		return plural(int(n), "byte")
	case n < 1_000_000:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}
