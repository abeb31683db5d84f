package build_test

import (
	"fmt"
	"testing"

	"dossier/internal/build"
)

// BenchmarkBuild measures builds of an invented dossier: cold, with nothing
// changed, and after the edit of one article's body.
//
//	go test ./internal/build -bench Build -run xxx
func BenchmarkBuild(b *testing.B) {
	own := builtin(b)
	for _, n := range []int{100, 1000} {
		files := invented(n)
		in := build.Input{Sources: files.sources(), Builtin: own}
		b.Run(fmt.Sprintf("cold/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				build1(b, build.New(), in)
			}
		})
		warm := build.New()
		build1(b, warm, in)
		b.Run(fmt.Sprintf("unchanged/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				build1(b, warm, in)
			}
		})
		b.Run(fmt.Sprintf("edit/%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				files["content/articles/a1.md"] = inventedArticle(1) + fmt.Sprintf("\nEdit %d.\n", i)
				build1(b, warm, build.Input{Sources: files.sources(), Builtin: own})
			}
		})
	}
}
