package build_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/asset"
	"dossier/internal/build"
	"dossier/internal/collate"
	"dossier/internal/disk"
	"dossier/internal/dossier"
	"dossier/internal/layout"
	"dossier/internal/locale"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/page"
	"dossier/internal/parallel"
	"dossier/internal/publish"
	"dossier/internal/weigh"
)

// stages takes an invented dossier through the stages of a build, one by one,
// each over all processors as a build does.
type stages struct {
	b       testing.TB
	files   []build.Source // content only
	kinds   []dossier.Kind
	builtin []build.Source
	parser  *markdown.Parser

	done    int // stages done so far
	parsed  []matter.Parsed
	config  dossier.Config
	dossier *dossier.Dossier
	pages   []page.Page
	views   []any
	html    [][]byte
	small   []build.File
}

func newStages(b testing.TB, articles int) *stages {
	s := &stages{b: b, builtin: builtin(b), parser: markdown.New(), config: dossier.Config{Title: "Measured", Language: "en", BaseURL: "https://dossier.example/"}}
	for _, f := range made(articles) {
		if kind, ok := matter.KindOf(f.Path); ok && strings.HasPrefix(f.Path, "content/") {
			s.files, s.kinds = append(s.files, f), append(s.kinds, kind)
		}
	}
	return s
}

// BenchmarkStage measures each stage of a cold build by itself, on what the
// stages before it made.
//
//	go test ./internal/build -run xxx -bench Stage/10000 -benchtime 3x
func BenchmarkStage(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStages(b, n)
			list := []stage{
				{"parse", s.parse}, {"markdown", s.markdown}, {"speech", s.speech}, {"collate", s.collate}, {"weigh", s.weigh},
				{"plan", s.plan}, {"view", s.view}, {"draw", s.draw}, {"minify", s.minify},
			}
			for _, st := range list {
				b.Run(st.name, func(b *testing.B) {
					s.reach(list, st.name)
					b.ReportAllocs()
					for b.Loop() {
						st.do()
					}
				})
			}
			b.Run("write", func(b *testing.B) {
				s.reach(list, "")
				s.write(b)
			})
		})
	}
}

// stage is a step of a build.
type stage struct {
	name string
	do   func()
}

// reach does the stages before the one of a name that were not done yet.
func (s *stages) reach(list []stage, name string) {
	for i, st := range list {
		if st.name == name {
			return
		}
		if i >= s.done {
			st.do()
			s.done = i + 1
		}
	}
}

func (s *stages) parse() {
	s.parsed = make([]matter.Parsed, len(s.files))
	parallel.Each(len(s.files), func(i int) {
		p, diags, ok := matter.ParseText(s.kinds[i], s.files[i].Path, s.files[i].Data)
		if !ok || len(diags) > 0 {
			s.b.Error(s.files[i].Path, diags)
		}
		s.parsed[i] = p
	})
}

func (s *stages) markdown() {
	parallel.Each(len(s.parsed), func(i int) {
		p := s.parsed[i]
		p.Record.Header().Body, _ = s.parser.Body(s.files[i].Path, p.Body, p.BodyLine)
	})
}

// speech finds who says what in the articles.
func (s *stages) speech() {
	parallel.Each(len(s.parsed), func(i int) {
		if a, ok := s.parsed[i].Record.(*dossier.Article); ok {
			a.Speech = new(collate.Listener).Speech(a, s.config.Language)
			a.Speech.List()
		}
	})
}

func (s *stages) collate() {
	records := make([]dossier.Record, len(s.parsed))
	for i, p := range s.parsed {
		records[i] = p.Record
		for _, text := range dossier.Proses(p.Record) {
			s.parser.Prose(text)
		}
	}
	d, diags := collate.Collate(s.config, records, collate.Options{})
	if diags.Failed() {
		s.b.Fatal(diags)
	}
	s.dossier = d
}

// weigh begins anew each time: a first build remembers nothing.
func (s *stages) weigh() {
	var scale weigh.Scale
	s.dossier.Weights = scale.Weigh(s.dossier)
}

func (s *stages) plan() { s.pages = page.Plan(s.dossier, page.Assets{}, false) }

func (s *stages) view() {
	s.views = make([]any, len(s.pages))
	parallel.Each(len(s.pages), func(i int) { s.views[i] = s.pages[i].View() })
}

func (s *stages) draw() {
	var files []layout.File
	for _, f := range s.builtin {
		if strings.HasPrefix(f.Path, "layouts/") {
			files = append(files, layout.File{Path: f.Path, Data: []byte(f.Data)})
		}
	}
	set, diags := layout.Parse(files, build.Layouts, locale.For(s.config.Language))
	if diags.Failed() {
		s.b.Fatal(diags)
	}
	s.html = make([][]byte, len(s.pages))
	parallel.Each(len(s.pages), func(i int) {
		html, fault := set.Execute(s.pages[i].Layout, s.views[i])
		if fault != nil {
			s.b.Error(fault)
		}
		s.html[i] = html
	})
}

func (s *stages) minify() {
	minifier := asset.NewMinifier()
	s.small = make([]build.File, len(s.pages))
	parallel.Each(len(s.pages), func(i int) {
		data, err := minifier.Minify(s.pages[i].Path, s.html[i])
		if err != nil {
			s.b.Error(err)
		}
		s.small[i] = build.File{Path: s.pages[i].Path, Data: data}
	})
}

// write publishes into an empty folder each time.
func (s *stages) write(b *testing.B) {
	slices.SortFunc(s.small, func(a, b build.File) int { return strings.Compare(a.Path, b.Path) })
	paths := make([]string, len(s.small))
	for i, f := range s.small {
		paths[i] = f.Path
	}
	b.ReportAllocs()
	for b.Loop() {
		stage, err := publish.Open(disk.Disk{}, b.TempDir()+"/out", paths)
		if err != nil {
			b.Fatal(err)
		}
		if err := parallel.Try(len(s.small), func(i int) error { return stage.Add(s.small[i]) }); err != nil {
			b.Fatal(err)
		}
		if _, err := stage.Commit(); err != nil {
			b.Fatal(err)
		}
	}
}
