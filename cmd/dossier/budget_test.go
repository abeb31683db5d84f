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
// servers do: style and script 12 KB each, a page 40 KB.
func TestBudgets(t *testing.T) {
	dir := maliSite(t)
	largest := map[string]int{}
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
		largest[ext] = max(largest[ext], b.Len())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for ext, most := range map[string]int{".css": 12_000, ".js": 12_000, ".html": 40_000} {
		t.Logf("largest %s: %d bytes of %d", ext, largest[ext], most)
		if largest[ext] == 0 || largest[ext] > most {
			t.Errorf("the largest %s file has %d bytes compressed, of at most %d", ext, largest[ext], most)
		}
	}
}
