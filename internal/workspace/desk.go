package workspace

import (
	"strings"

	"dossier/internal/disk"
)

// desk is where files are read, one after the other: in one room, and to texts that
// lie in one sheaf.
type desk struct {
	room   []byte
	sheaf  strings.Builder
	sheafs bool // texts are put into sheaves
}

// The room of a desk in bytes: what most files take, and what is kept of it.
const leastRoom, mostRoom = 64 << 10, 1 << 20

// sheafSize is how much text a sheaf holds, in bytes. Whoever keeps one of its texts
// keeps them all, as whoever reads a whole dossier does; to the collector, which
// follows each word of a text to what holds it, they are one thing that it has
// looked at already. A larger text has a place of its own.
const sheafSize, largeText = 1 << 20, 1 << 16

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
	if !d.sheafs || len(data) > largeText {
		return string(data)
	}
	if d.sheaf.Cap()-d.sheaf.Len() < len(data) {
		d.sheaf.Reset() // what it held stays with its texts
		d.sheaf.Grow(sheafSize)
	}
	from := d.sheaf.Len()
	d.sheaf.Write(data)
	return d.sheaf.String()[from:]
}

// desks are those at which nobody sits.
type desks struct {
	free   chan *desk
	sheafs bool
}

// newDesks makes desks for a number of files. The texts of many are put into sheaves;
// those of a few, which are saved and soon saved again, are kept or let go of one by
// one.
func newDesks(files int) desks {
	const many, most = 64, 64
	return desks{make(chan *desk, most), files >= many}
}

func (s desks) take() *desk {
	select {
	case d := <-s.free:
		return d
	default:
		return &desk{room: make([]byte, leastRoom), sheafs: s.sheafs}
	}
}

func (s desks) put(d *desk) {
	select {
	case s.free <- d:
	default:
	}
}
