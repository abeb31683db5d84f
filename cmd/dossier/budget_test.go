package main

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBudgets holds the sizes that a reader's line has to carry, compressed as
// servers do: style and script 12 KB each, a page 40 KB. The page for paper holds
// the whole dossier, and has no bound.
func TestBudgets(t *testing.T) {
	for name, dir := range map[string]string{"mali": maliSite(t), "stress": stressSite(t)} {
		t.Run(name, func(t *testing.T) {
			largest, page := largestFiles(t, dir)
			for ext, most := range map[string]int{".css": 12_000, ".js": 12_000, ".html": 40_000} {
				t.Logf("largest %s: %d bytes of %d (%s)", ext, largest[ext], most, page[ext])
				if largest[ext] == 0 || largest[ext] > most {
					t.Errorf("the largest %s file has %d bytes compressed, of at most %d: %s", ext, largest[ext], most, page[ext])
				}
			}
		})
	}
}

// largestFiles gives, by the ends of their names, how large the largest files of a
// site are, compressed, and which they are.
func largestFiles(t *testing.T, dir string) (map[string]int, map[string]string) {
	t.Helper()
	largest, names := map[string]int{}, map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(filepath.ToSlash(name), "/print/index.html") {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		ext := filepath.Ext(name)
		if b.Len() > largest[ext] {
			largest[ext], names[ext] = b.Len(), name
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return largest, names
}
