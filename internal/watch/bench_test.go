package watch

import (
	"fmt"
	"os"
	"testing"
)

func BenchmarkWatchAnew200Folders(b *testing.B) {
	dir := b.TempDir()
	for i := range 200 {
		if err := os.MkdirAll(fmt.Sprintf("%s/%d", dir, i), 0o755); err != nil {
			b.Fatal(err)
		}
	}
	w := &watcher{roots: []string{dir}, hints: make(chan struct{}, 1)}
	defer w.end()
	for b.Loop() {
		if err := w.watchAnew(); err != nil {
			b.Fatal(err)
		}
	}
}
