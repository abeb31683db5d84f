package seal

import (
	"io"
	"io/fs"
)

// Limits lets tests set the limits of a check.
type Limits struct {
	Files             int
	Page, File, Total int64
	Depth, Name       int
}

func (l Limits) limits() limits {
	return limits{l.Files, l.Page, usual.tags, l.File, l.File, l.Total, l.Depth, l.Name}
}

// Verify is [Verify] with other limits.
func (l Limits) Verify(fsys fs.FS) (Report, error) { return l.limits().verify(fsys) }

// VerifyZip is [VerifyZip] with other limits.
func (l Limits) VerifyZip(r io.ReaderAt, size int64) Report { return l.limits().verifyZip(r, size) }
