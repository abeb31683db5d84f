package audit

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// CaptureFiles lists the captures that articles name, each once, sorted.
func CaptureFiles(articles []*dossier.Article) []string {
	var list []string
	for _, a := range articles {
		if a.Seed.File != "" {
			list = append(list, a.Seed.File)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Captures holds the captures against the digests that articles tell of them,
// which a seal copies. sum gives the SHA-256 of a file in hexadecimal digits, or
// the error of reading it. A capture that is gone proves nothing wrong: the
// digest still says which one it was.
func Captures(articles []*dossier.Article, sum func(file string) (string, error)) diag.List {
	var diags diag.List
	for _, a := range articles {
		if a.Seed.File == "" {
			continue
		}
		is, err := sum(a.Seed.File)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			diags.Warnf(a.Pos(), "put the capture back, or correct seed: in the article", "the capture %s is missing", a.Seed.File)
		case err != nil:
			diags.Warnf(a.Pos(), "put the capture back, or correct seed: in the article", "the capture %s cannot be compared: %v", a.Seed.File, err)
		case a.Seed.SHA256 != "" && !strings.EqualFold(is, a.Seed.SHA256):
			diags.Errorf(a.Pos(), "import it again, or put back the capture with the sum "+a.Seed.SHA256, "the capture %s is not the one that the article was made from", a.Seed.File)
		}
	}
	return diags
}
