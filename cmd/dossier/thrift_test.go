package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dossier/internal/build"
)

// TestResting: who draws hands on every file and every error, and garbage is
// collected meanwhile, again and again, where there is much of it.
func TestResting(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	var before, after runtime.MemStats
	var emitted atomic.Int64
	full := errors.New("the disk is full")
	emit := (&thrift{heap: newHeap()}).resting(func(f build.File) error {
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
	emit := (&thrift{heap: newHeap(), room: 256 << 20}).resting(func(build.File) error { return nil })
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
	before := debug.SetGCPercent(80)
	defer debug.SetGCPercent(before)
	t.Setenv("GOGC", "80")
	none := newThrift()
	none.reading()
	none.planning(nil)
	if err := none.resting(func(build.File) error { return nil })(build.File{}); err != nil {
		t.Error(err)
	}
	if none != nil || percent() != 80 {
		t.Errorf("thrift although GOGC is set: collecting at %d %%", percent())
	}
	if t.Setenv("GOGC", ""); newThrift() == nil {
		t.Error("no thrift although nothing is set")
	}
}

// percent gives at how much more than is in use garbage is collected.
func percent() int {
	now := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(now)
	return int(now[0].Value.Uint64())
}

// TestMoreThan: garbage lies until there is no room any more, but not where the room is
// full of what is in use.
func TestMoreThan(t *testing.T) {
	for _, c := range []struct {
		used, room uint64
		want       int
	}{{100 << 20, 300 << 20, 200}, {100 << 20, 150 << 20, 50}, {100 << 20, 110 << 20, 40}, {300 << 20, 100 << 20, 40}, {0, 64 << 20, 1500}} {
		if got := moreThan(c.used, c.room); got != c.want {
			t.Errorf("%d MB of %d in use: at %d %%, want %d", c.used>>20, c.room>>20, got, c.want)
		}
	}
}

// TestPlanning: what is left of the room tells when garbage is collected next, anew
// after each round and until pages are drawn.
func TestPlanning(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	within := func(least, most int) {
		t.Helper()
		for range 500 {
			if got := percent(); least <= got && got <= most {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		t.Fatalf("collecting at %d %% of what is in use, want %d to %d", percent(), least, most)
	}
	large, small := make([]build.Source, 120), strings.Repeat("a", 1<<20)
	for i := range large {
		large[i].Data = small // one text, which takes no more room
	}
	th := &thrift{heap: newHeap()}
	th.planning(large) // room for 484 MB
	defer th.planned()
	within(400, 48400)
	inUse := make([]byte, 120<<20)
	runtime.GC()
	within(150, 310) // 120 MB and what the test itself has
	more := make([]byte, 300<<20)
	runtime.GC()
	within(40, 40)
	runtime.KeepAlive(inUse)
	runtime.KeepAlive(more)
	th.resting(nil)
	within(100, 100)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	within(100, 100)
}

// TestPlanningEnds: once planning has ended, though no page is drawn, the collector is
// left alone.
func TestPlanningEnds(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	th := &thrift{heap: newHeap()}
	th.planning(nil)
	th.planned()
	debug.SetGCPercent(77)
	runtime.GC()
	time.Sleep(50 * time.Millisecond)
	if got := percent(); got != 77 {
		t.Errorf("collecting at %d %% of what is in use, want 77", got)
	}
}

// TestRefusedBuildEndsItsPace: a build that is refused while it plans leaves nobody
// behind who sets the collector's pace.
func TestRefusedBuildEndsItsPace(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	t.Setenv("GOGC", "")
	dir := t.TempDir()
	write(t, dir, map[string]string{"dossier.yaml": "title: Harbour\n", "content/articles/a.md": "---\ntitle: [A\n---\n"})
	if code := run(context.Background(), []string{"build", "-C", dir}, nil, io.Discard, io.Discard); code != exitContent {
		t.Fatalf("the build ends with %d", code)
	}
	stacks := make([]byte, 1<<20)
	for range 100 {
		if stacks = stacks[:runtime.Stack(stacks[:cap(stacks)], true)]; !bytes.Contains(stacks, []byte("keepPace")) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the pace is still kept")
}

// TestHurried: garbage lies about for the first site of a dossier of usual size
// alone, and no longer than that, and the user's own rule stands.
func TestHurried(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
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
