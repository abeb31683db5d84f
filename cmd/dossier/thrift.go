package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"

	"dossier/internal/build"
)

// thrifty reports whether a program that builds once chooses itself how its garbage
// is collected, which is not so where the user tells. A build of a large dossier makes
// gigabytes, for which Go's own rule takes more memory than there may be; see
// docs/performance.md.
func thrifty() bool { return os.Getenv("GOGC") == "" }

// sparing makes it collect its garbage sooner where a dossier is so large that
// gigabytes will be in use. It is for a program that is thrifty.
func sparing(sources []build.Source) {
	const large = 128 << 20 // bytes of files; three times as much will be in use
	if sizeOf(sources) > large {
		debug.SetGCPercent(40)
	}
}

// sizeOf gives the bytes of files.
func sizeOf(sources []build.Source) int {
	size := 0
	for _, s := range sources {
		size += len(s.Data)
	}
	return size
}

// reading lets garbage lie while files are read, for nearly all that is made then
// stays in use, and gives what ends that. It is for a program that is thrifty.
func reading() (end func()) {
	before := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(before) }
}

// hurried lets garbage lie while the first site of a dossier is planned, for
// somebody waits for it, and gives what ends that. It is not for large dossiers,
// of which too much would lie about, and not where the user tells how garbage is
// collected.
func hurried(sources []build.Source) (end func()) {
	const most = 64 << 20 // bytes of files; a plan makes some fifteen times as much
	if sizeOf(sources) > most || os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(before) }
}

// resting gives an emit at which all who draw rest while garbage is collected. The
// collector looks through all that is in use; who goes on drawing meanwhile makes
// as much again, in a large dossier, as a sixth of that, which is garbage soon and
// counts as in use until the next round. It is for the last task, or the last
// but a proof: by itself the collector begins later from now on.
func resting(emit func(build.File) error) func(build.File) error {
	debug.SetGCPercent(100)
	r := rests{heap: heap()}
	if r.much() {
		debug.FreeOSMemory() // what planning left lies scattered
	}
	return func(f build.File) error {
		err := emit(f)
		r.rest()
		return err
	}
}

// rested collects what drawing left where plenty is in use, before the list of all
// files is made.
func rested() {
	if r := (rests{heap: heap()}); r.much() {
		runtime.GC()
	}
}

// rests are the times at which nobody draws.
type rests struct {
	mu    sync.Mutex
	drawn int              // files
	heap  []metrics.Sample // what was in use when garbage was collected last, and what lies there now
}

func heap() []metrics.Sample {
	return []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}}
}

// look gives the bytes that were in use when garbage was collected last, and those
// that lie there now.
func (r *rests) look() (used, there uint64) {
	metrics.Read(r.heap)
	return r.heap[0].Value.Uint64(), r.heap[1].Value.Uint64()
}

// plenty is how many bytes are in use where memory counts for more than time.
const plenty = 512 << 20

// much reports whether plenty is in use.
func (r *rests) much() bool {
	used, _ := r.look()
	return used > plenty
}

// rest collects garbage once there is a fair amount of it: three fifths of what is in
// use, or a third where that is plenty. Whoever comes meanwhile waits.
func (r *rests) rest() {
	const least = 64 << 20 // bytes
	const seldom = 8       // files: to ask takes time too, and one of them leaves little
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.drawn++; r.drawn%seldom != 0 {
		return
	}
	used, there := r.look()
	most := used / 5 * 8
	if used > plenty {
		most = used / 3 * 4
	}
	if there > max(least, most) {
		runtime.GC()
	}
}
