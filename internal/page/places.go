package page

import (
	"iter"

	"dossier/internal/dossier"
)

// place is one where an article names a record.
type place struct {
	naming int // the article's, in the list that was looked through
	at     dossier.Range
	body   *dossier.Body
	number int    // the paragraph's; 0: none
	words  string // of the block: the name, with what was asked for of those before and behind it
}

// places finds where articles name a record, in each the first so many places, with
// so many bytes of words before and behind the name, as far as there are. What is
// asked of a place, its mention, its block, that block's pieces and their words, lies
// far apart in the memory that a large dossier takes. So each step asks for one of
// these of many places, and a processor waits for all of them at a time. Whoever goes
// through them asks for no others meanwhile.
func (s *sheet) places(id string, articles []dossier.Naming, times func(dossier.Naming) int, before, behind int) iter.Seq[place] {
	const together, most = 64, mostRoom / 64 // articles; places, and what is found in one article, of which the room is kept
	return func(yield func(place) bool) {
		for from := 0; from < len(articles); from += together {
			list := s.stock.places[:0]
			for i, m := range articles[from:min(from+together, len(articles))] {
				ranges := s.mentionsIn(&m.Article.Head).Of(id, times(m), s.stock.found[:0])
				for _, r := range ranges {
					list = append(list, place{naming: from + i, at: r, body: &m.Article.Body})
				}
				if cap(ranges) <= most {
					s.stock.found = ranges
				}
			}
			for i := range list {
				list[i].number = int(list[i].body.Blocks[list[i].at.Block].Number)
			}
			for i := range list {
				p := &list[i]
				p.words = p.body.Part(p.at.Block, max(0, p.at.From-before), p.at.To+behind)
			}
			if cap(list) <= most {
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
