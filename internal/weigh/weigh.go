// Package weigh tells what the evidence of a dossier weighs: how many origins
// stand behind it, where it contradicts itself, and what is not known. It
// proposes and counts; it changes nothing, and none of what it finds is an
// error.
//
// # Origins
//
// One agency's wire printed by five outlets is one source. An article's origin
// is the one the editor declared, else the agency in its credit, else its
// outlet, else the article itself, by its title: two that name nothing and have
// one title count as one. An outlet that is an agency is that agency, and
// names that differ in case and accents alone are one. Package annotate knows
// the agencies.
//
// A cited passage is an agency's, whatever its article's origin, where each
// sentence that it touches attributes to that agency ("the AFP news agency
// reports", "told Reuters", "selon l’AFP"); a speech in quotation marks is one
// with the sentence that tells who was told. The origins of an event are those
// of the passages of its reports that it, the events it gathers, or the answers
// to their questions cite, and of the reports that it names without citing them.
// Its body may cite what is of other things, and counts only for an event that
// names no report and cites none elsewhere.
//
// # Copies
//
// Two articles of different origins are near-copies where the longer has three
// tenths or more of the shorter's runs of five words. Asides are left out, and
// articles of fewer than fourteen words. Of a text that very many articles have,
// each is paired with the first few.
//
// # Contradictions
//
// A false alarm costs more than a find. These are listed, and nothing else:
//
//   - An event that gathers articles' events whose dates exclude each other
//     (date.Date.Excludes: what is about or uncertain excludes nothing), or
//     exclude its own, while none of its accounts asks when it was, answers with
//     dates, or cites what both cite, and no other record's account asks when or
//     answers with dates and cites what both cite. A question asks when by its
//     beginning: "When", "On which day", "À quelle heure".
//   - A sentence of an event's or actor's body, or a cell of a comparison, that
//     cites two quotes with numbers of one unit that exclude each other, while
//     no account cites both.
//
// An account of any record cites two numbers where one answer cites the one and
// another answer the other: the paragraph that has it, a quote with the number
// that overlaps the quote, or elsewhere in that article the same number with the
// same unit. What an editor has laid open once is not told again.
//
// A number's unit is a measure (km, days, %, $ …), or the noun directly after
// it, and what became of those it counts: dead, wounded, held, missing,
// displaced, taken, freed. "12 dead", "killed 15 people" and "the death toll rose
// to 15" have one unit; "12 soldiers dead" has another, and so have kilometres
// and miles. People of whom nothing else is told are counted by the thousand
// alone. Numbers are read in digits, with separators of thousands, and in English
// and French words, each as a whole: "twenty-two", "quatre-vingt-dix-neuf". Words
// that make up no number are none, and so are dozens, "une vingtaine", "a hundred".
// "At least", "more than", "up to", "less than" bound a number, and a
// bound contradicts only what it excludes; a measure being rounded, "more than
// two months" does not exclude two. "About" leaves half of the number to either
// side. Years, dates, times, ages, parts of a whole, "12 more", and a unit that
// one quote has twice are left out.
//
// Two such numbers tell of one thing only if the quotes do not name different
// people, places, days or years, and, where they are measures or other things
// than what became of people or stand in one article, have a word in common or
// nothing beside the number in one of them; numbers of people alone only if they
// have a word in common.
//
// # Gaps
//
// What is not known, by its kinds; see dossier.GapKind. A sentence is cited by
// what stands in it or directly after its end; a speech in quotation marks is one
// with the sentence in which it ends. Headings, asides, cells and
// sentences that are nothing but a link need no citation. The ends of events and
// cases are looked at like their beginnings; the years of an office are not, being
// all that is commonly told of it.
package weigh

import (
	"dossier/internal/dossier"
)

// Scale weighs one dossier after another, and remembers how it read the
// articles that were in the last one. An article never changes, so that one of
// the same address reads the same. A Scale is for one goroutine at a time; its
// zero value remembers nothing.
type Scale struct {
	readings   map[*dossier.Article]*reading
	originated []originated // of the last dossier's articles
	origins    map[string]dossier.Origin
	namers     namers
}

// Weigh finds the weights of a dossier that package collate made, sooner where
// articles were weighed before. They depend on the dossier alone, which stays as
// it is.
func (s *Scale) Weigh(d *dossier.Dossier) dossier.Weights {
	w := &weigher{d: d}
	names, told := s.namers.in, imprints{}
	readings := make([]*reading, len(d.Articles))
	next := make(map[*dossier.Article]*reading, len(d.Articles))
	for i, a := range d.Articles {
		r := s.readings[a]
		if r == nil {
			r = newReading(told.originatedBy(a), names)
		}
		readings[i], next[a] = r, r
	}
	s.readings = next
	w.Origins = s.originsIn(readings)
	w.Spoken = w.spoken(readings)
	w.EventOrigins = w.originsOf
	w.Gaps = dossier.NewGaps(func() []dossier.Gap { return w.gaps(readings) }, func() bool { return w.anyGap(readings) })
	return w.Weights
}

// weigher finds the weights one after the other, each from those before.
type weigher struct {
	dossier.Weights
	d *dossier.Dossier
}
