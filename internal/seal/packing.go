package seal

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dossier/internal/diag"
	"dossier/internal/parallel"
)

// A zip says many things twice, and some that no reader looks at: the names
// before the files, the padding after packed data. checkPacking holds the
// archive against the one that dossier zip would write of the same files, so
// that a byte that was changed there is named too. Where more than half of the
// files are packed otherwise, another program packed it, and nothing is said.
func (l limits) checkPacking(r io.ReaderAt, size int64, z *zip.Reader, top string) []Finding {
	var odd []map[string]bool
	if entries, end := l.walk(r, size); len(entries) == len(z.File) && tableAt(r, end) {
		for i, f := range z.File {
			entries[i].name = f.Name
		}
		odd = append(odd, frameOf(r, size, entries))
	}
	var list []Finding
	for _, names := range append(odd, packedOtherwise(z)) {
		if 2*len(names) > len(z.File) {
			return nil
		}
		for name := range names {
			list = append(list, oddly(strings.TrimPrefix(name, top+"/")))
		}
	}
	return list
}

const freshCopy = "it was changed, or damaged on its way; take a fresh copy"

// oddly tells of a file, or of the archive's table of contents as such.
func oddly(name string) Finding {
	if name == "" {
		return Finding{diag.Error, "", "the archive: the end of its table of contents is not as dossier zip writes it", freshCopy}
	}
	return Finding{diag.Error, name, "it is not packed as dossier zip packs it, and the others are", freshCopy}
}

// tableFaults tells what is wrong with a table of contents that cannot be read,
// or that tells of files which no dossier holds: the files before it tell which
// of its lines are others. why is what a reader of the table alone would say.
func (l limits) tableFaults(r io.ReaderAt, size int64, why string) []Finding {
	entries, end := l.walk(r, size)
	damaged := Finding{diag.Error, "", "the archive: its table of contents, at its end, is damaged: " + why, freshCopy}
	if len(entries) == 0 {
		return nil
	}
	if !tableAt(r, end) {
		return []Finding{damaged}
	}
	odd := frameOf(r, size, entries)
	if len(odd) == 0 {
		return nil // it tells what the files themselves tell
	}
	list := []Finding{damaged}
	for name := range odd {
		if _, below, _ := strings.Cut(name, "/"); 2*len(odd) <= len(entries) && isPlain(below) {
			list = append(list, Finding{diag.Error, below, "the archive's table of contents tells of it what it is not", freshCopy})
		}
	}
	return list
}

// isPlain reports whether a name can stand in a message as it is.
func isPlain(name string) bool { return name != "" && strconv.Quote(name) == `"`+name+`"` }

// entry is a file of an archive, as it stands there before the table of contents.
type entry struct {
	name     string
	extra    string
	utf8     bool // the name is marked so
	date     uint16
	time     uint16
	data, to int64 // where its packed data begin, and end
	size     uint64
	crc      uint32
}

// Sizes of what surrounds a file's data (APPNOTE.TXT, 4.3), without names.
const (
	localSize      = 30
	descriptorSize = 16
	centralSize    = 46
	stampSize      = 9 // the extra field: a time
)

// walk reads the files of an archive one after the other, from its first byte,
// without its table of contents: packed data tell their end themselves. It stops
// where no file begins, and at one that dossier zip has not packed.
func (l limits) walk(r io.ReaderAt, size int64) (entries []entry, end int64) {
	unpack := flate.NewReader(nil)
	left := l.total
	for len(entries) < l.files {
		e, err := readLocal(r, end, l.name)
		if err != nil {
			break
		}
		packed := &byteCounter{r: bufio.NewReader(io.NewSectionReader(r, e.data, size-e.data))}
		if unpack.(flate.Resetter).Reset(packed, nil) != nil {
			break
		}
		crc := crc32.NewIEEE()
		n, err := io.Copy(crc, io.LimitReader(unpack, left+1))
		if left -= n; err != nil || left < 0 {
			break
		}
		e.size, e.crc, e.to = uint64(n), crc.Sum32(), e.data+packed.n
		entries, end = append(entries, e), e.to+descriptorSize
	}
	return entries, end
}

// readLocal reads what stands before a file's data.
func readLocal(r io.ReaderAt, at int64, most int) (entry, error) {
	var head [localSize]byte
	if _, err := r.ReadAt(head[:], at); err != nil || string(head[:4]) != "PK\x03\x04" {
		return entry{}, fs.ErrInvalid
	}
	short := func(i int) uint16 { return binary.LittleEndian.Uint16(head[i:]) }
	name, extra := int(short(26)), int(short(28))
	if name > most || extra > most {
		return entry{}, fs.ErrInvalid
	}
	text := make([]byte, name+extra)
	if _, err := r.ReadAt(text, at+localSize); err != nil {
		return entry{}, err
	}
	return entry{
		name: string(text[:name]), extra: string(text[name:]), utf8: short(6)&flagUTF8 != 0,
		time: short(10), date: short(12), data: at + localSize + int64(len(text)),
	}, nil
}

// tableAt reports whether a table of contents begins at a place. One bit of its
// first four bytes may be wrong.
func tableAt(r io.ReaderAt, at int64) bool {
	var head [4]byte
	if _, err := r.ReadAt(head[:], at); err != nil {
		return false
	}
	same := 0
	for i, c := range []byte("PK\x01\x02") {
		if head[i] == c {
			same++
		}
	}
	return same >= 3
}

// byteCounter counts what is read; package flate takes single bytes, and no more
// than it needs.
type byteCounter struct {
	r *bufio.Reader
	n int64
}

func (c *byteCounter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *byteCounter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// frame compares an archive, as it is written anew, with the one that is there.
type frame struct {
	r     io.ReaderAt
	at    int64
	parts []stretch // in order
	odd   map[string]bool
	buf   []byte
}

// stretch is the bytes of an archive from one place to the next: a file with
// what is told of it before and after, or its line in the list at the end.
type stretch struct {
	from int64
	name string // of the file; empty: the end of the archive
}

// Write compares the next bytes.
func (f *frame) Write(p []byte) (int, error) {
	if len(f.buf) < len(p) {
		f.buf = make([]byte, len(p))
	}
	n, _ := f.r.ReadAt(f.buf[:len(p)], f.at)
	for i := 0; !bytes.Equal(f.buf[i:n], p[i:]); i++ {
		if i == n || f.buf[i] != p[i] {
			at, next := f.stretchAt(f.at + int64(i))
			f.odd[at.name] = true
			if i = int(next - f.at - 1); i >= n-1 {
				break
			}
		}
	}
	f.at += int64(len(p))
	return len(p), nil
}

// stretchAt gives the stretch in which a byte of the archive lies, and where the
// next one begins.
func (f *frame) stretchAt(at int64) (s stretch, next int64) {
	i, found := slices.BinarySearchFunc(f.parts, at, func(s stretch, at int64) int { return cmp.Compare(s.from, at) })
	if !found {
		i--
	}
	if i+1 == len(f.parts) {
		return f.parts[i], math.MaxInt64
	}
	return f.parts[i], f.parts[i+1].from
}

// partsOf tells where dossier zip puts what.
func partsOf(entries []entry) []stretch {
	var list []stretch
	at := int64(0)
	for _, e := range entries {
		list = append(list, stretch{at, e.name})
		at += localSize + int64(len(e.name)) + stampSize + e.to - e.data + descriptorSize
	}
	for _, e := range entries {
		list = append(list, stretch{at, e.name})
		at += centralSize + int64(len(e.name)) + stampSize
	}
	return append(list, stretch{at, ""})
}

// frameOf writes an archive anew, with the packed data as they are, and gives
// the files of which other bytes tell; "" is the end of the table of contents.
func frameOf(r io.ReaderAt, size int64, entries []entry) map[string]bool {
	f := &frame{r: r, odd: map[string]bool{}, parts: partsOf(entries)}
	w := zip.NewWriter(f)
	for _, e := range entries {
		if e.write(w, r) != nil {
			f.odd[e.name] = true
		}
	}
	if w.Close() != nil || f.at != size {
		f.odd[""] = true
	}
	return f.odd
}

const (
	flagUTF8       = 0x800
	flagSizesAfter = 0x8
)

// write writes a file as dossier zip does: packed by deflate, its sizes after
// the data, readable by all, with its time in the form of Unix too.
func (e entry) write(w *zip.Writer, r io.ReaderAt) error {
	extra := []byte("UT\x05\x00\x01\x00\x00\x00\x00")
	if len(e.extra) == stampSize {
		copy(extra[5:], e.extra[5:])
	}
	header := zip.FileHeader{
		Name: e.name, Method: zip.Deflate, Flags: flagSizesAfter, CreatorVersion: 20, ReaderVersion: 20,
		CRC32: e.crc, CompressedSize64: uint64(e.to - e.data), UncompressedSize64: e.size, Extra: extra,
	}
	//lint:ignore SA1019 CreateRaw writes these two, and takes no notice of Modified
	header.ModifiedTime, header.ModifiedDate = e.time, e.date
	if e.utf8 {
		header.Flags |= flagUTF8
	}
	header.SetMode(0o644)
	to, err := w.CreateRaw(&header)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, io.NewSectionReader(r, e.data, e.to-e.data))
	return err
}

// packedOtherwise lists the files whose packed data are not those that dossier
// zip makes of the same bytes.
func packedOtherwise(z *zip.Reader) map[string]bool {
	odd := make([]bool, len(z.File))
	packers := sync.Pool{New: func() any {
		w, err := flate.NewWriter(nil, flate.BestCompression)
		if err != nil {
			panic("the best compression is none that package flate knows: " + err.Error())
		}
		return w
	}}
	parallel.Each(len(z.File), func(i int) {
		w := packers.Get().(*flate.Writer)
		odd[i] = !packsAlike(z.File[i], w)
		packers.Put(w)
	})
	names := map[string]bool{}
	for i, f := range z.File {
		if odd[i] {
			names[f.Name] = true
		}
	}
	return names
}

// packsAlike packs a file anew, with w, and compares.
func packsAlike(f *zip.File, w *flate.Writer) bool {
	raw, err := f.OpenRaw()
	if err != nil {
		return false
	}
	plain, err := f.Open()
	if err != nil {
		return false
	}
	defer plain.Close()
	same := &comparison{r: raw}
	w.Reset(same)
	_, err = io.Copy(w, io.LimitReader(plain, int64(min(f.UncompressedSize64, 1<<62))))
	return errors.Join(err, w.Close()) == nil && same.ended()
}

// comparison fails a write that differs from what it reads.
type comparison struct {
	r   io.Reader
	buf []byte
}

func (c *comparison) Write(p []byte) (int, error) {
	if len(c.buf) < len(p) {
		c.buf = make([]byte, len(p))
	}
	if _, err := io.ReadFull(c.r, c.buf[:len(p)]); err != nil || !bytes.Equal(c.buf[:len(p)], p) {
		return 0, fs.ErrInvalid
	}
	return len(p), nil
}

func (c *comparison) ended() bool {
	n, err := c.r.Read(make([]byte, 1))
	return n == 0 && errors.Is(err, io.EOF)
}
