package collate

import "dossier/internal/dossier"

// The words that are nearest to a missing quote take a look at each word of the
// source. Of quotes that many looks are taken, in the order in which they are met.
const (
	fewestExplained = 20
	mostCompared    = 16 << 20 // bytes of the source, over all its missing quotes
)

// explained is how many quotes that are missing from an article are told with
// what is nearest to them.
func explained(a *dossier.Article) int {
	size := 1
	for i := range a.Body {
		for j := range a.Body[i].Pieces {
			size += len(a.Body[i].Pieces[j].Text)
		}
	}
	return max(fewestExplained, mostCompared/size)
}

// unevenly gives the articles of whose missing claims others are explained than
// would be now: it depends on which come first.
func unevenly(made []*claim) (list []*dossier.Article) {
	missing, most := map[*dossier.Article]int{}, map[*dossier.Article]int{}
	for _, m := range made {
		a := m.article
		if !m.mistake.missing || m.searched != a {
			continue
		}
		if most[a] == 0 {
			most[a] = explained(a)
		}
		if missing[a]++; m.mistake.brief != (missing[a] > most[a]) {
			list = append(list, a)
		}
	}
	return list
}
