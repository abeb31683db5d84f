package workspace

import (
	"strings"

	"dossier/internal/disk"
)

// desk is where files are read, one after the other: in one room, and to texts that
// lie in one sheaf.
type desk struct {
	room      []byte
	sheaf     strings.Builder
	sheafSize int // bytes; 0: each text has a place of its own
}

// The room of a desk in bytes: what most files take, and what is kept of it.
const leastRoom, mostRoom = 64 << 10, 1 << 20

// A sheaf holds so many bytes of text, at most. Whoever keeps one of its texts keeps
// them all, as whoever reads a whole dossier does; to the collector, which follows
// each word of a text to what holds it, they are one thing that it has looked at
// already. A larger text has a place of its own.
const largestSheaf, largeText = 1 << 20, 1 << 16

// read gives the text of a file: where it is that of the scan before, the very same.
func (d *desk) read(root *disk.Folder, f found, before kept) (string, error) {
	data, err := readInto(d.room, root, f)
	if err != nil {
		return "", err
	}
	if cap(data) <= mostRoom {
		d.room = data[:0]
	}
	if before.data == string(data) {
		return before.data, nil
	}
	return d.text(data), nil
}

// text gives bytes as a text, which stays as it is when others come.
func (d *desk) text(data []byte) string {
	if d.sheafSize == 0 || len(data) > largeText {
		return string(data)
	}
	if d.sheaf.Cap()-d.sheaf.Len() < len(data) {
		d.sheaf.Reset() // what it held stays with its texts
		d.sheaf.Grow(d.sheafSize)
	}
	from := d.sheaf.Len()
	d.sheaf.Write(data)
	return d.sheaf.String()[from:]
}

// desks are those at which nobody sits.
type desks struct {
	free      chan *desk
	sheafSize int
}

// newDesks makes desks at which files of some bytes in all are read. Only the texts
// of a large dossier are put into sheaves, which take no more than twice the room
// then: what is saved and soon saved again is kept or let go of one by one.
func newDesks(bytes int64) desks {
	const most = 64
	size := min(bytes/most, largestSheaf)
	if size < largeText {
		size = 0
	}
	return desks{make(chan *desk, most), int(size)}
}

func (s desks) take() *desk {
	select {
	case d := <-s.free:
		return d
	default:
		return &desk{room: make([]byte, leastRoom), sheafSize: s.sheafSize}
	}
}

func (s desks) put(d *desk) {
	select {
	case s.free <- d:
	default:
	}
}
