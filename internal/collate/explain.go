package collate

import "dossier/internal/dossier"

// mostCompared is how much is looked through for the words that are nearest to the
// quotes missing from one source, in bytes as [quote.Index.Effort] counts them. The
// quotes are taken in the order in which they are met, and the first is always
// explained.
const mostCompared = 10 << 20

// unevenly gives the articles of whose missing claims others are explained than
// would be now: it depends on which come first.
func unevenly(made []*claim) (list []*dossier.Article) {
	spent := map[*dossier.Article]int{}
	for _, m := range made {
		a := m.article
		if !m.mistake.missing || m.searched != a {
			continue
		}
		if m.mistake.brief != (spent[a] >= mostCompared) {
			list = append(list, a)
		}
		spent[a] += m.effort
	}
	return list
}
