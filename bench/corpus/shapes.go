package corpus

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// shape is an unusual dossier: how many things it has unless told, and its
// files beside dossier.yaml.
type shape struct {
	count int
	files func(c *Corpus, n int, yield func(File) bool)
}

var shapes = map[string]shape{
	"tiny":         {100_000, tiny},
	"huge-article": {50, hugeArticle},
	"mentions":     {10_000, mentions},
	"one-day":      {20_000, oneDay},
	"names":        {1_000, manyNames},
}

// Shapes lists the names of the unusual dossiers.
func Shapes() []string { return slices.Sorted(maps.Keys(shapes)) }

// Shape gives the files of a dossier of a shape; of the usual one where the
// name is empty. Options.Articles counts what the shape is about: articles,
// megabytes of the huge one, mentions, events of the day, names of the actor.
func Shape(name string, o Options) (iter.Seq[File], error) {
	if name == "" {
		if o.Articles == 0 {
			o.Articles = 1000
		}
		return New(o).Files(), nil
	}
	s, ok := shapes[name]
	if !ok {
		return nil, fmt.Errorf("there is no shape %q; there are %s", name, strings.Join(Shapes(), ", "))
	}
	n := o.Articles
	if n == 0 {
		n = s.count
	}
	c := New(Options{Articles: 100, Seed: o.Seed})
	return func(yield func(File) bool) {
		if yield(c.config()) {
			s.files(c, n, yield)
		}
	}, nil
}

// tiny is many articles of one sentence.
func tiny(c *Corpus, n int, yield func(File) bool) {
	p := c.text("tiny", 0)
	for i := range n {
		if !yield(file(fmt.Sprintf("content/articles/note-%d.md", i), "---\ntitle: Note %d\ndate: %s\n---\n\n%s\n", i, day(i, n).Format("2006-01-02"), p.sentence())) {
			return
		}
	}
}

// hugeArticle is one article of n megabytes.
func hugeArticle(c *Corpus, n int, yield func(File) bool) {
	p := c.text("huge", 0)
	var b strings.Builder
	for b.Len() < n<<20 {
		b.WriteString(p.paragraph() + "\n\n")
	}
	yield(file("content/articles/huge.md", "---\ntitle: All of it\ndate: 2021-01-04\n---\n\n%s", b.String()))
}

// mentions is articles that name one actor n times, a hundred times each.
func mentions(c *Corpus, n int, yield func(File) bool) {
	const each = 100
	if !yield(c.Actor(0).alone()) {
		return
	}
	p := c.text("mentions", 0)
	for i := range (n + each - 1) / each {
		var b strings.Builder
		for range min(each, n-i*each) {
			fmt.Fprintf(&b, "%s met %s %s, and %s %s %s.\n\n", c.actors[0].name, one(p.r, crowds), one(p.r, moments), one(p.r, crowds), one(p.r, deeds), p.thing())
		}
		if !yield(file(fmt.Sprintf("content/articles/named-%d.md", i), "---\ntitle: Meetings %d\ndate: %s\n---\n\n%s", i, day(i, n).Format("2006-01-02"), b.String())) {
			return
		}
	}
}

// alone takes the citations of articles off a record that stands without them.
func (f File) alone() File {
	var kept []string
	for line := range strings.Lines(string(f.Data)) {
		if strings.Contains(line, "cite:") {
			continue
		}
		if at := strings.Index(line, " [@"); at >= 0 {
			line = line[:at] + "\n"
		}
		kept = append(kept, line)
	}
	return File{f.Path, []byte(strings.Join(kept, ""))}
}

// oneDay is n events of one day.
func oneDay(c *Corpus, n int, yield func(File) bool) {
	p := c.text("one-day", 0)
	if !yield(file("content/articles/chronicle.md", "---\ntitle: The day\ndate: 2021-01-04\n---\n\nIt was a long day by the harbour wall.\n")) {
		return
	}
	for i := range n {
		minute := i * 1440 / n
		if !yield(file(fmt.Sprintf("content/events/hour-%d.md", i), "---\ntitle: %s\ndate: 2021-01-04T%02d:%02dZ\ncite: '@chronicle \"a long day by the harbour wall\"'\n---\n\n%s\n",
			quoted(p.headline()), minute/60, minute%60, p.sentence())) {
			return
		}
	}
}

// manyNames is an actor of n names, and articles that use them.
func manyNames(c *Corpus, n int, yield func(File) bool) {
	names := namer{rng: c.chance("many", 0), seen: map[string]bool{}}
	list := make([]string, n)
	for i := range list {
		list[i] = names.fresh(func() string { return names.stem(2) + " " + names.stem(3) })
	}
	if !yield(file("content/actors/many.md", "---\nname: The Many\nkind: group\nother_names: %s\n---\n\nKnown by other names.\n", listed(list))) {
		return
	}
	p := c.text("many", 1)
	for i := range 100 {
		var b strings.Builder
		for range 10 {
			fmt.Fprintf(&b, "%s and %s %s %s.\n\n", list[p.r.IntN(n)], one(p.r, crowds), one(p.r, deeds), p.thing())
		}
		if !yield(file(fmt.Sprintf("content/articles/called-%d.md", i), "---\ntitle: Names %d\ndate: %s\n---\n\n%s", i, day(i, 100).Format("2006-01-02"), b.String())) {
			return
		}
	}
}
