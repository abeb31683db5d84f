package seal

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"io"
	"io/fs"
	"math"
	"slices"
	"strings"
	"sync"

	"dossier/internal/diag"
)

// A zip says many things twice, and some that no reader looks at: the names
// before the files, the padding after packed data. checkPacking holds the
// archive against the one that dossier zip would write of the same files, so
// that a byte that was changed there is named too. Where more than half of the
// files are packed otherwise, another program packed it, and nothing is said.
func checkPacking(r io.ReaderAt, size int64, z *zip.Reader, top string) []Finding {
	frame := frameOf(r, z)
	if frame.at != size {
		frame.odd[""] = true
	}
	odd := packedOtherwise(z)
	var list []Finding
	for _, names := range []map[string]bool{frame.odd, odd} {
		if 2*len(names) > len(z.File) {
			return nil
		}
		for name := range names {
			list = append(list, Finding{
				diag.Error, strings.TrimPrefix(name, top+"/"),
				"it is not packed as dossier zip packs it, and the others are", "it was changed, or damaged on its way; take a fresh copy",
			})
		}
	}
	return list
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

// partsOf tells where dossier zip puts what (APPNOTE.TXT, 4.3).
func partsOf(z *zip.Reader) []stretch {
	const local, descriptor, central = 30, 16, 46 // bytes, without names
	var list []stretch
	at := int64(0)
	for _, f := range z.File {
		list = append(list, stretch{at, f.Name})
		at += local + int64(len(f.Name)+len(f.Extra)) + int64(min(f.CompressedSize64, 1<<48)) + descriptor
	}
	for _, f := range z.File {
		list = append(list, stretch{at, f.Name})
		at += central + int64(len(f.Name)+len(f.Extra))
	}
	return append(list, stretch{at, ""})
}

// frameOf writes the archive anew, with the packed data as they are.
func frameOf(r io.ReaderAt, z *zip.Reader) *frame {
	f := &frame{r: r, odd: map[string]bool{}, parts: partsOf(z)}
	w := zip.NewWriter(f)
	for _, file := range z.File {
		if copyFile(w, file) != nil {
			f.odd[file.Name] = true
		}
	}
	if w.Close() != nil {
		f.odd[""] = true
	}
	return f
}

// copyFile writes one file as dossier zip does: packed by deflate, its sizes
// after the data, readable by all.
func copyFile(w *zip.Writer, file *zip.File) error {
	const utf8, sizesAfter = 0x800, 0x8
	header := file.FileHeader
	header.Comment, header.Method = "", zip.Deflate
	header.Flags = sizesAfter | header.Flags&utf8
	header.CreatorVersion, header.ReaderVersion = 20, 20
	header.SetMode(0o644)
	data, err := file.OpenRaw()
	if err != nil {
		return err
	}
	to, err := w.CreateRaw(&header)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, data)
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
	parallel(len(z.File), func(i int) {
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
