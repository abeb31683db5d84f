package publish

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"dossier/internal/build"
	"dossier/internal/disk"
)

// A zip tells the time twice: in a form that begins in 1980, and in the 32 bits
// of seconds that end early in 2106.
const firstYear, lastYear = 1980, 2105

// Zip writes the site as a zip in which all files lie in one folder, top. The
// bytes depend on the arguments only: entries are sorted, have mode 0644 and
// the time modified, in UTC and brought into the years that a zip can hold; the
// zero time gives 1 January 1980.
func Zip(site *build.Site, w io.Writer, top string, modified time.Time) error {
	if err := checkPaths(pathsOf(site)); err != nil {
		return err
	}
	if !fs.ValidPath(top) || top == "." || strings.ContainsAny(top, "/\\\x00") {
		return &RefusedError{fmt.Sprintf("%q", top), "not a name for the folder in the zip", "choose a plain name"}
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, f := range site.Files() {
		header := &zip.FileHeader{Name: path.Join(top, f.Path), Method: zip.Deflate, Modified: clamp(modified)}
		header.SetMode(0o644)
		entry, err := z.CreateHeader(header)
		if err != nil {
			return fmt.Errorf("writing %s: %w", header.Name, err)
		}
		if _, err := entry.Write(f.Data); err != nil {
			return fmt.Errorf("writing %s: %w", header.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing the end of the zip: %w", err)
	}
	return nil
}

func clamp(t time.Time) time.Time {
	t = t.UTC()
	switch {
	case t.Year() < firstYear:
		return time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC)
	case t.Year() > lastYear:
		return time.Date(lastYear, 12, 31, 23, 59, 58, 0, time.UTC)
	}
	return t
}

// ZipFile writes the site as a zip to a file, as [Zip] does, and gives its
// size. The file is there whole or not at all. One that is there already is
// replaced if it is a zip, and refused with a [*RefusedError] if not.
func ZipFile(d disk.Disk, site *build.Site, file, top string, modified time.Time) (int64, error) {
	if err := replaceable(file); err != nil {
		return 0, err
	}
	var size counter
	err := d.WriteFile(file, "dossier zip", func(w io.Writer) error {
		return Zip(site, io.MultiWriter(w, &size), top, modified)
	})
	if err == nil {
		return int64(size), nil
	}
	refused, isRefused := errors.AsType[*RefusedError](err)
	busy, isBusy := errors.AsType[*disk.BusyError](err)
	switch {
	case isRefused:
		return 0, refused
	case isBusy:
		return 0, busy
	case errors.Is(err, fs.ErrNotExist):
		return 0, &RefusedError{file, "there is no folder " + filepath.Dir(file), "make the folder first, or choose another"}
	}
	return 0, &RefusedError{file, fmt.Sprintf("cannot be written: %v", reason(err)), cmp.Or(disk.Hint(err), "choose another file")}
}

// counter counts what is written.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// replaceable refuses what is no zip.
func replaceable(file string) error {
	const hint = "choose another file, or move this one away"
	info, err := os.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("reading %s: %w", file, reason(err))
	case !info.Mode().IsRegular():
		return &RefusedError{file, "in the way, and not a file", hint}
	}
	f, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("reading %s: %w", file, reason(err))
	}
	defer f.Close()
	var magic [4]byte
	if _, err := io.ReadFull(f, magic[:]); err != nil || string(magic[:]) != "PK\x03\x04" && string(magic[:]) != "PK\x05\x06" {
		return &RefusedError{file, "there is a file of this name that is not a zip", hint}
	}
	return nil
}
