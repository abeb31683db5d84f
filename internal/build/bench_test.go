package build_test

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"dossier/bench/corpus"
	"dossier/internal/build"
)

// sizes are the dossiers that are measured, in articles.
var sizes = []int{1000, 10_000}

// made gives the files of an invented dossier, as a scan of its folder would.
func made(articles int) []build.Source {
	var list []build.Source
	for f := range corpus.New(corpus.Options{Articles: articles, Seed: 1}).Files() {
		list = append(list, build.Source{Path: f.Path, Data: string(f.Data)})
	}
	slices.SortFunc(list, func(a, b build.Source) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// BenchmarkBuild measures builds in memory: a cold one with all its pages, then
// what the preview does with nothing changed and after each kind of edit: a plan
// and the front page. An edit is of other bytes each time.
//
//	go test ./internal/build -run xxx -bench 'Build/10000/cold' -benchtime 3x
func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkBuilds(b, n) })
	}
}

func benchmarkBuilds(b *testing.B, n int) {
	in := build.Input{Sources: made(n), Builtin: builtin(b)}
	b.Run("cold", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			r, err := build.New().Plan(b.Context(), in)
			if err != nil || r.Draft == nil {
				b.Fatal(err, r.Diagnostics)
			}
			if diags, err := r.Draft.Draw(b.Context(), func(build.File) error { return nil }); err != nil || len(diags) > 0 {
				b.Fatal(err, diags)
			}
		}
	})
	warm := sync.OnceValue(func() *build.Builder {
		w := build.New()
		preview(b, w, in)
		return w
	})
	for _, e := range editsOf(in) {
		b.Run(e.name, func(b *testing.B) {
			w, i := warm(), 0
			preview(b, w, e.apply(in, i)) // puts right what the benchmark before has left
			b.ReportAllocs()
			for b.Loop() {
				i++
				preview(b, w, e.apply(in, i))
			}
		})
	}
}

// preview plans the site and draws its front page.
func preview(b *testing.B, w *build.Builder, in build.Input) {
	r, err := w.Plan(b.Context(), in)
	if err != nil || r.Draft == nil {
		b.Fatal(err, r.Diagnostics)
	}
	if _, err := r.Draft.Lookup("index.html"); err != nil {
		b.Fatal(err)
	}
}

// edited is what an editor does between two builds.
type edited struct {
	name  string
	apply func(in build.Input, i int) build.Input
}

func editsOf(in build.Input) []edited {
	free := sync.OnceValue(func() []int { return uncited(in) })
	return []edited{
		{"unchanged", func(in build.Input, _ int) build.Input { return in }},
		{"edit-one", func(in build.Input, i int) build.Input {
			return rewritten(in, "content/articles/", func(text []byte) []byte { return fmt.Appendf(text, "\nEdit %d.\n", i) })
		}},
		{"edit-title", func(in build.Input, i int) build.Input {
			return rewritten(in, "content/articles/", func(text []byte) []byte {
				return bytes.Replace(text, []byte("title: '"), fmt.Appendf(nil, "title: 'Edit %d. ", i), 1)
			})
		}},
		{"edit-layout", func(in build.Input, i int) build.Input {
			in.Builtin = slices.Clone(in.Builtin)
			at := slices.IndexFunc(in.Builtin, func(s build.Source) bool { return s.Path == "layouts/article.html" })
			in.Builtin[at].Data = in.Builtin[at].Data + fmt.Sprintf("{{/* %d */}}", i)
			return in
		}},
		{"add", func(in build.Input, i int) build.Input {
			in.Sources = slices.Clone(in.Sources)
			text := fmt.Sprintf("---\ntitle: New %d\ndate: 2022-05-03\n---\n\nA new article, number %d.\n", i, i)
			in.Sources = append(in.Sources, build.Source{Path: fmt.Sprintf("content/articles/zzz-new-%d.md", i), Data: text})
			slices.SortFunc(in.Sources, func(a, b build.Source) int { return strings.Compare(a.Path, b.Path) })
			return in
		}},
		{"delete", func(in build.Input, i int) build.Input {
			at := free()[i%len(free())]
			in.Sources = slices.Delete(slices.Clone(in.Sources), at, at+1)
			return in
		}},
	}
}

// rewritten gives the input with one of its articles changed.
func rewritten(in build.Input, folder string, change func([]byte) []byte) build.Input {
	in.Sources = slices.Clone(in.Sources)
	at := slices.IndexFunc(in.Sources, func(s build.Source) bool { return strings.HasPrefix(s.Path, folder) })
	in.Sources[at].Data = string(change([]byte(in.Sources[at].Data)))
	return in
}

// cited finds the ids of articles in citations, reports and comparisons.
var cited = regexp.MustCompile(`[@\[ ]([a-z0-9-]+-[0-9]+)\b`)

// uncited gives the places of articles that can go: no file names them. Two
// will do.
func uncited(in build.Input) []int {
	var list []int
	all := map[string]int{}
	for _, s := range in.Sources {
		for _, m := range cited.FindAllStringSubmatch(s.Data, -1) {
			all[m[1]]++
		}
	}
	for i, s := range in.Sources {
		id, ok := strings.CutPrefix(s.Path, "content/articles/")
		if ok && all[strings.TrimSuffix(id, ".md")] == 0 && len(list) < 2 {
			list = append(list, i)
		}
	}
	return list
}
