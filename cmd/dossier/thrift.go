package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"

	"dossier/internal/build"
)

// thrifty reports whether a program that builds once chooses itself how its garbage
// is collected, which is not so where the user tells. A build of a large dossier makes
// gigabytes, for which Go's own rule takes more memory than there may be; see
// docs/performance.md.
func thrifty() bool { return os.Getenv("GOGC") == "" }

// thrift is how a program that builds once collects its garbage. A nil one leaves it to
// Go.
type thrift struct {
	room uint64 // how many bytes may lie there before garbage is collected
	heap *heap

	// While there is a plan to make, these and the heap are keepPace's alone.
	used    uint64        // bytes in use when the pace was set last
	ended   chan struct{} // closed when planning has ended; nil: it is not under way
	keeping sync.WaitGroup

	mu   sync.Mutex // held by who looks at the heap while pages are drawn
	seen int        // files drawn
}

// newThrift gives a thrift unless the user tells how garbage is collected.
func newThrift() *thrift {
	if !thrifty() {
		return nil
	}
	return &thrift{heap: newHeap()}
}

// reading lets garbage lie while files are read, for nearly all that is made then
// stays in use.
func (t *thrift) reading() {
	if t != nil {
		debug.SetGCPercent(400)
	}
}

// planning has garbage collected when there is no room any more, from here until pages
// are drawn; and where more than the room is in use, at two fifths above that. Go's
// own rule follows what is in use: while that grows to a gigabyte, it is looked through
// ten times. There is room for what a dossier of so many bytes of files has in use in
// the end, and half as much again. It is to be ended with planned.
func (t *thrift) planning(sources []build.Source) {
	if t != nil {
		t.room = 64<<20 + uint64(sizeOf(sources))/2*7
		runtime.GC() // what is in use is known then; it is files nearly all, and soon looked through
		t.ended = make(chan struct{})
		t.pace()
		t.keeping.Go(t.keepPace)
	}
}

// keepPace says after each round of the collector when the next one is due, until
// planning has ended. A cleanup would tell of a round too, but only once the memory in
// which it stands is swept: in a large heap as much as a second later.
func (t *thrift) keepPace() {
	now := time.NewTicker(2 * time.Millisecond)
	defer now.Stop()
	for {
		select {
		case <-t.ended:
			return
		case <-now.C:
			t.pace()
		}
	}
}

// pace says when garbage is collected next, if it was since it said so.
func (t *thrift) pace() {
	if used, _ := t.heap.look(); used != t.used {
		t.used = used
		debug.SetGCPercent(moreThan(used, t.room))
	}
}

// planned ends planning, whether pages are drawn then or not.
func (t *thrift) planned() {
	if t != nil && t.ended != nil {
		close(t.ended)
		t.keeping.Wait()
		t.ended = nil
	}
}

// moreThan gives at how much more than is used there is no room any more, in hundredths
// of it. Go lets as many hundredths of 4 MB lie there at the least (runtime, GOGC).
func moreThan(used, room uint64) int {
	const least, smallest = 40, 4 << 20
	return max(least, int(100*room/max(used, smallest))-100)
}

// sizeOf gives the bytes of files.
func sizeOf(sources []build.Source) int {
	size := 0
	for _, s := range sources {
		size += len(s.Data)
	}
	return size
}

// hurried lets garbage lie while the first site of a dossier is planned, for
// somebody waits for it, and gives what ends that. It is not for large dossiers,
// of which too much would lie about, and not where the user tells how garbage is
// collected.
func hurried(sources []build.Source) (end func()) {
	const most = 64 << 20 // bytes of files; a plan makes some fifteen times as much
	if sizeOf(sources) > most || !thrifty() {
		return func() {}
	}
	before := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(before) }
}

// resting gives an emit at which all who draw rest while garbage is collected, when
// there is no room any more. The collector looks through all that is in use; who goes
// on drawing meanwhile makes as much again, in a large dossier, as a sixth of that,
// which is garbage soon and counts as in use until the next round. It is for the last
// task, or the last but a proof: by itself the collector begins later from now on.
func (t *thrift) resting(emit func(build.File) error) func(build.File) error {
	if t == nil {
		return emit
	}
	t.planned()
	debug.SetGCPercent(100)
	return func(f build.File) error {
		err := emit(f)
		t.rest()
		return err
	}
}

// rest collects garbage once there is no room any more, or a third more than is in use.
// Whoever comes meanwhile waits.
func (t *thrift) rest() {
	const seldom = 8 // files: to ask takes time too, and one of them leaves little
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.seen++; t.seen%seldom != 0 {
		return
	}
	if used, there := t.heap.look(); there > max(t.room, used/3*4) {
		runtime.GC()
	}
}

// heap is what the program's memory holds.
type heap []metrics.Sample

func newHeap() *heap {
	return &heap{{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/heap/objects:bytes"}}
}

// look gives the bytes that were in use when garbage was collected last, and those
// that lie there now.
func (h *heap) look() (used, there uint64) {
	metrics.Read(*h)
	return (*h)[0].Value.Uint64(), (*h)[1].Value.Uint64()
}
