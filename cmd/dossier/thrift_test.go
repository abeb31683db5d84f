package main

import (
	"errors"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"dossier/internal/build"
)

// TestResting: who draws hands on every file and every error, and garbage is
// collected meanwhile, again and again, where there is much of it.
func TestResting(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	var before, after runtime.MemStats
	var emitted atomic.Int64
	full := errors.New("the disk is full")
	emit := resting(func(f build.File) error {
		if emitted.Add(1); len(f.Data) == 0 {
			return full
		}
		return nil
	})
	inUse := make([]byte, 80<<20)
	runtime.GC()
	runtime.ReadMemStats(&before)
	var drawing sync.WaitGroup
	for range 4 {
		drawing.Go(func() {
			for range 100 {
				if err := emit(build.File{Data: make([]byte, 1<<20)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	drawing.Wait()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(inUse)
	if n := after.NumForcedGC - before.NumForcedGC; n < 3 {
		t.Errorf("%d rests in 400 MB, while 80 are in use", n)
	}
	if err := emit(build.File{}); err != full || emitted.Load() != 401 {
		t.Errorf("%v after %d files", err, emitted.Load())
	}
}

// TestRestingIsForMuch: a site of common size is drawn without a rest.
func TestRestingIsForMuch(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	emit := resting(func(build.File) error { return nil })
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 100 {
		if err := emit(build.File{Data: make([]byte, 1<<10)}); err != nil {
			t.Fatal(err)
		}
	}
	if runtime.ReadMemStats(&after); after.NumForcedGC != before.NumForcedGC {
		t.Errorf("%d rests for 100 KB", after.NumForcedGC-before.NumForcedGC)
	}
}

// TestUserTellsTheCollector: GOGC is the user's, and thrift keeps out of it.
func TestUserTellsTheCollector(t *testing.T) {
	t.Setenv("GOGC", "80")
	if thrifty() {
		t.Error("thrift although GOGC is set")
	}
	if t.Setenv("GOGC", ""); !thrifty() {
		t.Error("no thrift although nothing is set")
	}
}

// TestHurried: garbage lies about for the first site of a dossier of usual size
// alone, and no longer than that, and the user's own rule stands.
func TestHurried(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	percent := func() int {
		now := debug.SetGCPercent(100)
		debug.SetGCPercent(now)
		return now
	}
	usual, large := []build.Source{{Data: "It rained."}}, []build.Source{{Data: strings.Repeat("a", 40<<20)}, {Data: strings.Repeat("a", 40<<20)}}
	for _, c := range []struct {
		gogc    string
		sources []build.Source
		want    int
	}{{"", usual, 400}, {"", large, 100}, {"100", usual, 100}} {
		t.Setenv("GOGC", c.gogc)
		end := hurried(c.sources)
		if got := percent(); got != c.want {
			t.Errorf("GOGC=%q, %d files: %d %%, want %d", c.gogc, len(c.sources), got, c.want)
		}
		if end(); percent() != 100 {
			t.Errorf("GOGC=%q, %d files: %d %% afterwards", c.gogc, len(c.sources), percent())
		}
	}
}

// TestSparing: garbage is collected sooner only where a dossier is large.
func TestSparing(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	small, large := strings.Repeat("a", 1<<20), make([]build.Source, 129)
	for i := range large {
		large[i].Data = small // one text, which takes no more room
	}
	for _, c := range []struct {
		sources []build.Source
		want    int
	}{{large[:100], 100}, {large, 40}} {
		sparing(c.sources)
		if got := debug.SetGCPercent(100); got != c.want {
			t.Errorf("%d MB of files: at %d %%, want %d", len(c.sources), got, c.want)
		}
	}
}
