package page

import (
	"iter"

	"dossier/internal/dossier"
)

// naming is articles that name a record, which stand one after the other among all
// that do.
type naming struct {
	id       string
	before   int // how many stand before them
	articles []dossier.Naming
	known    *namings // of the record; nil: nobody gathered them
}

// card finds the card of the i-th of the articles, or nil.
func (n naming) card(k *cards, i int) *card {
	if n.known != nil {
		return &k.list[n.known.articles[n.before+i]]
	}
	return k.head(&n.articles[i].Article.Head)
}

// place is one where an article names a record.
type place struct {
	naming int // the article's, in the list that was looked through
	at     dossier.Range
	body   *dossier.Body
	number int    // the paragraph's; 0: none
	words  string // of the block: the name, with what was asked for of those before and behind it
}

const (
	together   = 64            // articles that are looked through at a time
	mostPlaces = mostRoom / 64 // places of which the room is kept
)

// places finds where articles name a record, in each the first so many places, with
// so many bytes of words before and behind the name, as far as there are. What is
// asked of a place, its block, that block's pieces and their words, lies far apart in
// the memory that a large dossier takes. So each step asks for one of these of many
// places, and a processor waits for all of them at a time. Whoever goes through them
// asks for no others meanwhile.
func (s *sheet) places(n naming, times func(naming int) int, before, behind int) iter.Seq[place] {
	return func(yield func(place) bool) {
		for from := 0; from < len(n.articles); from += together {
			list := s.stock.places[:0]
			for i := from; i < min(from+together, len(n.articles)); i++ {
				list = s.spotsIn(list, n, i, times(i))
			}
			for i := range list {
				list[i].number = int(list[i].body.Blocks[list[i].at.Block].Number)
			}
			for i := range list {
				p := &list[i]
				p.words = p.body.Part(p.at.Block, max(0, p.at.From-before), p.at.To+behind)
			}
			for i := range list {
				s.stock.fetch(list[i].words)
			}
			if cap(list) <= mostPlaces {
				s.stock.places = list
			}
			for i := range list {
				if !yield(list[i]) {
					return
				}
			}
		}
	}
}

// spotsIn adds the first so many places in the i-th article to a list.
func (s *sheet) spotsIn(list []place, n naming, i, most int) []place {
	body := &n.articles[i].Article.Body
	if n.known != nil {
		for _, spot := range n.known.of(n.before+i, most) {
			list = append(list, place{naming: i, at: spot.at(), body: body})
		}
		return list
	}
	ranges := s.mentionsIn(&n.articles[i].Article.Head).Of(n.id, most, s.stock.found[:0])
	for _, at := range ranges {
		list = append(list, place{naming: i, at: at, body: body})
	}
	if cap(ranges) <= mostPlaces {
		s.stock.found = ranges
	}
	return list
}

// fetch asks for the memory in which words stand that will be read soon.
func (k *stock) fetch(words string) {
	const line = 64 // bytes that a processor fetches at a time
	for at := 0; at < len(words); at += line {
		k.fetched += words[at]
	}
	if words != "" {
		k.fetched += words[len(words)-1]
	}
}
