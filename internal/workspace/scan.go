package workspace

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/disk"
	"dossier/internal/parallel"
)

// Snapshot is the dossier as one scan found it. It must not be changed.
type Snapshot struct {
	Sources     []build.Source // sorted by path
	Diagnostics diag.List      // what could not be read, sorted
	Changed     bool           // something differs from the scan before; true at first
}

// folders are those whose files a build is made from.
var folders = []string{"content", "layouts", "assets"}

// Scan reads dossier.yaml and all files below content/, layouts/ and assets/.
//
// A file whose size, time of change and identity on the disk are those of the
// scan before is not read again, and a file that is read again and found equal
// keeps its bytes: an unchanged file has the very same string in both
// snapshots. A file that is young when it is read gets no such trust (see
// young). A file that is rewritten in place, to the same size, with its time
// of change set back on purpose, goes unnoticed.
//
// A file that vanishes meanwhile is left out; one that cannot be read is left
// out and named in the diagnostics. The error is that of ctx.
func (w *Workspace) Scan(ctx context.Context) (Snapshot, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	listed, err := list(ctx, w.root, tops()...)
	if err != nil {
		return Snapshot{}, err
	}
	entries, err := w.refresh(ctx, listed.files)
	if err != nil {
		return Snapshot{}, err
	}
	return w.keep(listed, entries), nil
}

// tops are where the files of a build stand.
func tops() []string { return append([]string{ConfigName}, folders...) }

// Once is a Scan of its own, for a command that takes no other: it knows of none
// before, leaves nothing to one after it, and asks the disk of each file for nothing
// but its bytes.
func (w *Workspace) Once(ctx context.Context) (Snapshot, error) {
	listed, err := listBriefly(ctx, w.root, tops()...)
	if err != nil {
		return Snapshot{}, err
	}
	entries := make([]kept, len(listed.files))
	near := w.near(listed.files)
	if near != w.root {
		defer near.Close()
	}
	const each = 4 << 10 // bytes, or so
	desks := newDesks(int64(len(listed.files)) * each)
	err = sideBySide(ctx, len(entries), func(i int) {
		d := desks.take()
		entries[i].data, entries[i].err = d.read(near, listed.files[i], kept{})
		desks.put(d)
	})
	if err != nil {
		return Snapshot{}, err
	}
	sources, diags := listed.sources(entries)
	return Snapshot{sources, diags, true}, nil
}

// kept is a file as a scan read it.
type kept struct {
	info    fs.FileInfo // from before the bytes were read
	data    string
	trusted bool  // the same info means the same bytes
	err     error // why there are no bytes
}

// refresh gives the entry of each file: the one of the scan before where that
// holds, else what is read now.
func (w *Workspace) refresh(ctx context.Context, files []found) ([]kept, error) {
	entries := make([]kept, len(files))
	var stale []int
	for i, f := range files {
		old, ok := w.kept[f.path]
		if ok && old.trusted && same(old.info, f.info) {
			entries[i] = old
		} else {
			stale = append(stale, i)
		}
	}
	limit := youth(files, time.Now())
	near := w.near(chosen(files, stale))
	if near != w.root {
		defer near.Close()
	}
	desks := newDesks(sizeOf(files, stale))
	err := sideBySide(ctx, len(stale), func(n int) {
		f := files[stale[n]]
		e := kept{info: f.info}
		d := desks.take()
		e.data, e.err = d.read(near, f, w.kept[f.path])
		desks.put(d)
		e.trusted = e.err == nil && f.info.ModTime().Before(limit)
		entries[stale[n]] = e
	})
	return entries, err
}

// sizeOf gives the bytes of the stale files, as far as they are known.
func sizeOf(files []found, stale []int) int64 {
	size := int64(0)
	for _, i := range stale {
		size += files[i].info.Size()
	}
	return size
}

// chosen gives the files of these numbers.
func chosen(files []found, numbers []int) []found {
	list := make([]found, len(numbers))
	for i, n := range numbers {
		list[i] = files[n]
	}
	return list
}

// near gives the dossier's folder with those folders open in which the files lie or,
// where that would not help, as it is.
func (w *Workspace) near(files []found) *disk.Folder {
	if len(files) < 2 {
		return w.root
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.path
	}
	near, err := w.root.Sub(".", disk.Crowded(names))
	if err != nil {
		return w.root
	}
	return near
}

// keep makes the snapshot and remembers it for the next scan.
func (w *Workspace) keep(listed *lister, entries []kept) Snapshot {
	next := make(map[string]kept, len(entries))
	for i, e := range entries {
		if !errors.Is(e.err, fs.ErrNotExist) {
			next[listed.files[i].path] = e
		}
	}
	sources, diags := listed.sources(entries)
	changed := !w.scanned || !slices.Equal(diags, w.diags) || !slices.Equal(sources, w.sources)
	w.scanned, w.kept, w.sources, w.diags = true, next, sources, diags
	return Snapshot{sources, diags, changed}
}

// sources gives the files that were read, and tells of those that could not be, and
// of all else that the walk found amiss.
func (l *lister) sources(entries []kept) ([]build.Source, diag.List) {
	sources := make([]build.Source, 0, len(entries))
	for i, e := range entries {
		switch name := l.files[i].path; {
		case errors.Is(e.err, fs.ErrNotExist):
		case e.err != nil:
			complain(&l.diags, name, e.err)
		default:
			sources = append(sources, build.Source{Path: name, Data: e.data})
		}
	}
	l.diags.Sort()
	return sources, l.diags
}

func same(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && os.SameFile(a, b)
}

// The times of change tell two writes apart only when the disk's clock ticked
// between them: 2 s on FAT, some milliseconds elsewhere.
const coarsest = 2 * time.Second

// skew is the most by which the clock of a file server may differ from ours.
const skew = time.Minute

// youth gives the time from which on a file is young: it was changed so
// shortly before it was read that it can be changed again without a new time.
// A young file is read again by the next scan, whatever the disk says of it.
//
// Young is reckoned against the newest file of the scan, which was stamped by
// the same clock as all others; our own clock need not agree with a file
// server's. It is used for two things only, with a wide margin: a time in the
// future does not make the others old, and what was changed more than a minute
// ago is old even if it is the newest, so that ten thousand files that were
// unpacked together are not read again with every save.
func youth(files []found, now time.Time) time.Time {
	var newest time.Time
	for _, f := range files {
		if t := f.info.ModTime(); t.After(newest) {
			newest = t
		}
	}
	if newest.After(now) {
		newest = now
	}
	limit := newest.Add(-coarsest)
	if settled := now.Add(-skew); settled.After(limit) {
		limit = settled
	}
	return limit
}

// tooLarge says that a file was not read for its size.
type tooLarge struct{}

func (tooLarge) Error() string { return fmt.Sprintf("larger than %d MB", MaxFile>>20) }

func complain(diags *diag.List, name string, err error) {
	if errors.Is(err, tooLarge{}) {
		diags.Errorf(diag.Pos{File: name}, "split it, or keep it out of the dossier", "the file is larger than %d MB", MaxFile>>20)
		return
	}
	unreadable(diags, name, err)
}

// read gives the bytes of a file, which are never nil, in no more room than they take.
func read(root *disk.Folder, f found) ([]byte, error) {
	data, err := readInto(nil, root, f)
	if cap(data) > 2*len(data) {
		return append(make([]byte, 0, len(data)), data...), err
	}
	return data, err
}

// readInto is read into room, where that is enough.
func readInto(room []byte, root *disk.Folder, f found) ([]byte, error) {
	size := int64(max(cap(room), leastRoom) - 1)
	if f.info != nil {
		size = f.info.Size()
	}
	if size > MaxFile {
		return nil, tooLarge{}
	}
	file, err := root.Open(f.path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAll(room, file, int(size))
}

// readAll reads to the end of a file that is expected to hold size bytes, into
// room where that is enough; the file may have grown or shrunk since.
func readAll(room []byte, r io.Reader, size int) ([]byte, error) {
	if cap(room) <= size {
		room = make([]byte, size+1) // the byte more tells that there is none
	}
	room = room[:size+1]
	n, err := io.ReadFull(r, room)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return room[:n], nil
	} else if err != nil {
		return nil, err
	}
	more, err := io.ReadAll(io.LimitReader(r, int64(MaxFile-size)))
	if err != nil {
		return nil, err
	}
	if len(room)+len(more) > MaxFile {
		return nil, tooLarge{}
	}
	return append(room, more...), nil
}

// sideBySide calls do for 0 to n-1. It ends early, with the error, when ctx does.
func sideBySide(ctx context.Context, n int, do func(int)) error {
	return parallel.Try(n, func(i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		do(i)
		return nil
	})
}
