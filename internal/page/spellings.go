package page

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// mostSpelled is how many articles are listed for each way to write a name.
const mostSpelled = 24

// spellings lists how the articles write a record's name, the most frequent way
// first, and for each the articles that write so. A name within a longer one
// counts as the longer one alone.
func (s *sheet) spellings(id string) []Spelling {
	list := s.stock.spellings.open()
	last := []*dossier.Article{} // that writes each so
	all := s.p.naming(id)
	all.known = s.cards.named(id)
	for p := range s.places(all, func(i int) int { return all.articles[i].Times }, 0, 0) {
		a, words := all.articles[p.naming].Article, oneBlank(p.words)
		i := slices.IndexFunc(list, func(v Spelling) bool { return v.Name == words })
		if i < 0 {
			i = len(list)
			in := s.stock.spelled.list(min(mostSpelled, len(all.articles)-p.naming))
			list, last = append(list, Spelling{Name: words, In: in}), append(last, nil)
		}
		v := &list[i]
		v.Count++
		switch another := last[i] != a; {
		case another && len(v.In) == mostSpelled:
			v.More++
		case another:
			v.In = append(v.In, s.spelledIn(a, p.number))
		}
		if last[i] = a; v.More == 0 {
			v.In[len(v.In)-1].Count++
		}
	}
	slices.SortStableFunc(list, func(a, b Spelling) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Name, b.Name))
	})
	return s.stock.spellings.close(list)
}

// spelledIn leads to the paragraph in which an article first writes a name so, if the
// site shows its text.
func (s *sheet) spelledIn(a *dossier.Article, paragraph int) SpelledIn {
	in := SpelledIn{Article: s.link(a), Digest: a.Form == dossier.FormDigest}
	if paragraph > 0 && a.Rights == dossier.RightsFull {
		in.Article.Href = s.stock.words.joined(in.Article.Href, "#p", itoa(paragraph))
	}
	return in
}

// unwritten lists the names of a record that no article writes.
func unwritten(names []string, spellings []Spelling) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return slices.ContainsFunc(spellings, func(v Spelling) bool { return v.Name == oneBlank(name) })
	})
}
