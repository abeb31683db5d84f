// Package watch rings a bell when files may have changed.
//
// It does not say what changed, nor promise that anything did. Events of a
// file system come late, twice, out of order or not at all: of 200 folders made
// at once with a file in each, 56 files went unnoticed on Linux. So an event is
// a hint only, its kind is never looked at, and whoever hears the bell looks at
// the files for itself. What the package does promise: after the last change
// below a root, the bell rings.
//
// # Why that holds
//
// The system watches folders, one by one, not trees. When hints come, the
// package waits until they settle. If a folder is among what was hinted at, it
// drops all watches and walks the roots anew, watching every folder it meets
// before reading it. Only then it rings. A change that came before a folder was
// watched is older than the ring, so the listener's look finds it; one that
// comes after is an event.
//
// All watches are dropped because the system knows folders by identity and
// fsnotify knows them by path: when folders are renamed, and more so when they
// trade names, its books mix them up and one of them is deaf for good.
//
// # Waiting
//
// A save is several events: a rewrite empties the file first, an editor writes
// a temporary and renames it, a checkout takes a second. The bell waits for
// [Quiet] after the last event, and at most [Most] after the first. Who cannot
// wait takes [Options.Hints] for a first look.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say how to watch. The zero value asks the system for events.
type Options struct {
	// Poll, if not zero, is the time between two looks at all files, in place
	// of events: for network drives, which send none, and for systems out of
	// watches. A look at 10,000 files costs some 20 ms of processor time.
	Poll time.Duration

	// Hints, if not nil, gets the path of each file that the system tells of, at
	// once: absolute, and perhaps half written, gone, or nothing to care for. Nobody
	// waits for a hint to be taken: one that finds the channel full is lost. They
	// allow a look before the bell, never in its place.
	Hints chan<- string

	// Trouble, if not nil, is told what went wrong after Watch returned. When
	// the system ran out of watches, that is a [*LimitError], and polling has
	// taken over. It is called from one goroutine at a time.
	Trouble func(error)
}

// Watch watches the roots, files or folders, until ctx ends; then it closes the
// bell and has no goroutine left. Roots need not exist, and may come and go.
// The bell holds one ring: those that nobody waits for are one.
//
// The error is a [*LimitError] if the system has no watches left.
func Watch(ctx context.Context, roots []string, opts Options) (<-chan struct{}, error) {
	w := &watcher{opts: opts, hints: make(chan struct{}, 1)}
	for _, root := range roots {
		abs, err := filepath.Abs(root)
		if err != nil {
			return nil, fmt.Errorf("finding %s: %w", root, err)
		}
		w.roots = append(w.roots, abs)
	}
	if opts.Poll > 0 {
		w.poll(ctx, opts.Poll)
	} else if err := w.watchAnew(); err != nil {
		w.end()
		return nil, err
	}
	bell := make(chan struct{}, 1)
	go w.run(ctx, bell)
	return bell, nil
}

// watcher turns events into hints, and hints that settled into rings.
type watcher struct {
	roots []string // absolute and clean
	opts  Options

	hints   chan struct{}     // holds one
	folders atomic.Bool       // folders came or went: watch anew before ringing
	events  *fsnotify.Watcher // nil when polling
	feeders sync.WaitGroup    // the goroutines that hint
	speaks  sync.Mutex        // held while Trouble is told
}

// run rings the bell for hints that settled, until ctx ends.
func (w *watcher) run(ctx context.Context, bell chan<- struct{}) {
	defer close(bell)
	settled := make(chan struct{})
	go debounce(w.hints, settled, Quiet, Most)
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-settled:
			w.refresh(ctx)
			select {
			case bell <- struct{}{}:
			default:
			}
		}
	}
	w.end()
	for range settled { // until debounce has ended
	}
}

// refresh brings the watches up to date. When the system has none left, it
// goes on by polling.
func (w *watcher) refresh(ctx context.Context) {
	if w.events == nil || !w.folders.Swap(false) {
		return
	}
	if err := w.watchAnew(); err != nil {
		w.trouble(err)
		w.poll(ctx, fallback)
	}
}

// poll hints at differences until ctx ends. What comes after it returned is
// one.
func (w *watcher) poll(ctx context.Context, every time.Duration) {
	before := signature(w.roots)
	w.feeders.Go(func() { poll(ctx, w.roots, before, every, w.hint) })
}

// end stops the feeders; ctx has ended, or polling has not begun.
func (w *watcher) end() {
	w.drop()
	w.feeders.Wait()
	close(w.hints)
}

// drop gives all watches back.
func (w *watcher) drop() {
	if w.events != nil {
		w.events.Close()
		w.events = nil
	}
}

// hint notes that something may have changed.
func (w *watcher) hint() {
	select {
	case w.hints <- struct{}{}:
	default:
	}
}

// listen turns the system's events into hints until the events are closed.
func (w *watcher) listen(events *fsnotify.Watcher) {
	for {
		select {
		case event, ok := <-events.Events:
			if !ok {
				return
			}
			w.heard(event.Name)
		case err, ok := <-events.Errors:
			if !ok {
				return
			}
			w.missed(err)
		}
	}
}

// heard takes an event for what it is worth: something about this path.
func (w *watcher) heard(name string) {
	if !w.concerns(name) {
		return
	}
	if info, err := os.Lstat(name); err == nil && info.IsDir() {
		w.folders.Store(true)
	} else {
		select {
		case w.opts.Hints <- name:
		default:
		}
	}
	w.hint()
}

// missed is told of events that were lost.
func (w *watcher) missed(err error) {
	if err != fsnotify.ErrEventOverflow {
		w.trouble(fmt.Errorf("watching for changes: %w", err))
	}
	w.folders.Store(true)
	w.hint()
}

func (w *watcher) trouble(err error) {
	w.speaks.Lock()
	defer w.speaks.Unlock()
	if w.opts.Trouble != nil {
		w.opts.Trouble(err)
	}
}

// concerns reports whether a path lies in a root, or a root in it. The folder
// around a root is watched too, for the root may be removed and made again;
// what else happens there is no matter.
func (w *watcher) concerns(name string) bool {
	name = filepath.Clean(name)
	for _, root := range w.roots {
		if within(name, root) || within(root, name) {
			return true
		}
	}
	return false
}

func within(name, folder string) bool {
	rest, ok := strings.CutPrefix(name, folder)
	return ok && (rest == "" || os.IsPathSeparator(rest[0]) || os.IsPathSeparator(folder[len(folder)-1]))
}

// watchAnew drops all watches, then watches all folders of the roots and the
// nearest folder around each. After an error nothing is watched.
func (w *watcher) watchAnew() error {
	w.drop()
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return limited("watching for changes", err)
	}
	w.events = events
	w.feeders.Go(func() { w.listen(events) })
	for _, root := range w.roots {
		if err := errors.Join(w.watchAround(root), w.watchTree(root)); err != nil {
			w.drop()
			return err
		}
	}
	return nil
}

// watchAround watches the nearest folder that exists around a root. If that is
// gone before it is watched, the one around it will do.
func (w *watcher) watchAround(root string) error {
	for dir := filepath.Dir(root); ; dir = filepath.Dir(dir) {
		if ok, err := w.watch(dir); ok || err != nil || dir == filepath.Dir(dir) {
			return err
		}
	}
}

// watchTree watches a folder and those in it, each before it is read. Links
// are not followed.
func (w *watcher) watchTree(dir string) error {
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return nil
	}
	if ok, err := w.watch(dir); !ok || err != nil {
		return err
	}
	entries, _ := os.ReadDir(dir) // gone or forbidden: the listener's look will tell
	for _, entry := range entries {
		if !entry.IsDir() || ignored(entry) {
			continue
		}
		if err := w.watchTree(filepath.Join(dir, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

// ignored reports whether a folder is left out: those with a dot in front, such
// as .git, hold no content and change all the time.
func ignored(entry fs.DirEntry) bool { return strings.HasPrefix(entry.Name(), ".") }

// watch asks the system for the events of a folder. A folder that is gone or
// may not be read is not watched; only being out of watches is an error.
func (w *watcher) watch(dir string) (bool, error) {
	err := w.events.Add(dir)
	if err != nil && isLimit(err) {
		return false, limited("watching "+dir, err)
	}
	return err == nil, nil
}
