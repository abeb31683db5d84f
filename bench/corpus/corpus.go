// Package corpus invents dossiers of any size to measure with: articles that
// name people and places, events that quote them, cases and comparisons. Every
// citation is of words that stand in their article exactly once, so a dossier
// builds without a mistake. The same options give the same bytes on any machine.
//
// The text is English prose of a small grammar, for the program reads sentences:
// it looks for names, speech, agencies, dates and amounts. Names are made of
// syllables and belong to nobody.
package corpus

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// Options say which dossier to invent.
type Options struct {
	Articles int    // how many; the other records follow in proportion
	Seed     uint64 // another seed, another dossier
}

// File is a file of a dossier, by its path in the dossier's folder.
type File struct {
	Path string
	Data []byte
}

// Corpus is an invented dossier. Its files are written when asked for, so that
// a large one need not be held in memory.
type Corpus struct {
	opt    Options
	actors []actor
	places []place
	papers []string
	events int
	cases  int
}

// Proportions of a dossier: of its articles, how many records of another kind
// there are, and at least how many.
const (
	actorsPerHundred = 3
	placesPerHundred = 1
	eventsPerHundred = 20
	fewest           = 20
	articlesPerCase  = 2000
)

// span is the time that a dossier tells of, from its first day.
const spanDays = 4 * 365

var firstDay = time.Date(2021, time.January, 4, 0, 0, 0, 0, time.UTC)

// New invents the people and places of a dossier.
func New(o Options) *Corpus {
	c := &Corpus{opt: o}
	c.events = max(fewest, o.Articles*eventsPerHundred/100)
	c.cases = 2 + o.Articles/articlesPerCase
	n := namer{rng: c.chance("names", 0), seen: map[string]bool{}}
	for range max(fewest, o.Articles*placesPerHundred/100) {
		c.places = append(c.places, n.place())
	}
	for i := range max(fewest, o.Articles*actorsPerHundred/100) {
		c.actors = append(c.actors, n.actor(i, c.places))
	}
	for range 40 {
		c.papers = append(c.papers, n.paper())
	}
	return c
}

// Files gives all files of the dossier.
func (c *Corpus) Files() iter.Seq[File] {
	return func(yield func(File) bool) {
		one := func(f File) bool { return yield(f) }
		if !one(c.config()) || !one(c.brief()) {
			return
		}
		for _, part := range []struct {
			count int
			file  func(int) File
		}{
			{len(c.actors), c.Actor}, {len(c.places), c.placeFile}, {c.cases, c.caseFile}, {2, c.comparison},
			{c.events, c.Event}, {c.opt.Articles, c.Article},
		} {
			for i := range part.count {
				if !one(part.file(i)) {
					return
				}
			}
		}
	}
}

// chance gives the dice for one record, which depend on no other record.
func (c *Corpus) chance(kind string, i int) *rand.Rand {
	stream := uint64(14695981039346656037) // FNV-1a over the kind
	for _, b := range []byte(kind) {
		stream = (stream ^ uint64(b)) * 1099511628211
	}
	return rand.New(rand.NewPCG(c.opt.Seed^stream, uint64(i)*0x9E3779B97F4A7C15+1))
}

// rank draws one of n, the first far more often than the last: of 300 people the
// first comes up in a tenth of all draws, as in news.
func rank(r *rand.Rand, n int) int {
	return int(float64(n) * math.Pow(r.Float64(), 2.5))
}

// some draws up to k different ranks of n.
func some(r *rand.Rand, n, k int) []int {
	var list []int
	seen := map[int]bool{}
	for range 4 * k {
		if i := rank(r, n); !seen[i] && len(list) < k {
			seen[i] = true
			list = append(list, i)
		}
	}
	return list
}

// one draws from a list, each as often.
func one(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// day is the day of the i-th of n things in order of time.
func day(i, n int) time.Time {
	return firstDay.AddDate(0, 0, i*spanDays/n)
}

// ident makes an id of words.
func ident(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			dash = false
		default:
			dash = true
		}
	}
	return b.String()
}

// quoted writes a YAML scalar.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// listed writes a YAML list on one line.
func listed(items []string) string {
	quotes := make([]string, len(items))
	for i, s := range items {
		quotes[i] = quoted(s)
	}
	return "[" + strings.Join(quotes, ", ") + "]"
}

func file(path, format string, args ...any) File {
	return File{path, fmt.Appendf(nil, format, args...)}
}
