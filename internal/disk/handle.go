package disk

import (
	"io"
	"io/fs"
	"os"
)

// handle is an open file as the system has it. One goroutine uses it at a time.
type handle interface {
	io.ReadWriteCloser
	Chmod(mode fs.FileMode) error
	Sync() error

	// mark tells how a plain file stands, the zero Mark where that is not known
	// before it is closed.
	mark() (Mark, error)
}

// rooted is a handle that a Root gave.
type rooted struct{ *os.File }

// mark is zero: Windows tells when a file was changed once it is closed.
func (rooted) mark() (Mark, error) { return Mark{}, nil }

// step is an open folder on the way to files.
type step struct {
	*os.Root
	way way // past the Root, where the system has one
}

func stepInto(root *os.Root) *step { return &step{root, wayInto(root)} }

// Close lets the folder go.
func (s *step) Close() error {
	s.way.close()
	return s.Root.Close()
}

// open opens a file, on the way where there is one. What that cannot do, as where a
// link is to be followed, is left to the Root, and so is what there is to say of it.
func (s *step) open(name string, flag int, mode fs.FileMode) (handle, error) {
	if d, ok := s.way.open(name, flag, mode); ok {
		return d, nil
	}
	f, err := s.OpenFile(name, flag, mode)
	return rooted{f}, err
}

// Mark tells one state of a plain file from another without its bytes. The zero Mark is
// that of a file of which nothing is known yet.
type Mark struct {
	Size    int64 // bytes
	Changed int64 // when its bytes were changed, in nanoseconds since 1970
	Mode    fs.FileMode
}

// MarkOf gives the mark of a file by what the system tells of it.
func MarkOf(info fs.FileInfo) Mark {
	return Mark{info.Size(), info.ModTime().UnixNano(), info.Mode()}
}
