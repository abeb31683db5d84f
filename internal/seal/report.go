package seal

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// sortFindings orders findings by file, level and words, and drops repetitions.
func sortFindings(list []Finding) []Finding {
	slices.SortFunc(list, func(a, b Finding) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Level, b.Level),
			strings.Compare(a.What, b.What), strings.Compare(a.Hint, b.Hint))
	})
	return slices.Compact(list)
}

var errPacked = errors.New("its packed data are damaged")

// reason gives an error without the path, which the finding names already, and
// what a library says of packed data in words for people.
func reason(err error) error {
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) || errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrAlgorithm) ||
		strings.Contains(err.Error(), "negative offset") { // a place before the archive's first byte

		return errPacked
	}
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}
