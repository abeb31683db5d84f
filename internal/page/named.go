package page

import "dossier/internal/dossier"

// namings are where articles name one record: what Dossier.Named and
// Dossier.Mentions tell of it. Mentions lie with the text in which they stand; a
// page shows those of hundreds of texts, and here they lie together.
type namings struct {
	articles []uint32 // the numbers of their cards, in the order of Dossier.Named
	ends     []uint32 // of the spots in each of them
	spots    []spot
}

// spot is a dossier.Range in a third of the room, for a large dossier has hundreds of
// thousands of them: the block, the byte where it begins, and how many bytes it has.
type spot uint64

const fromBits, lengthBits = 28, 16

// spotAt gives the spot of a range, unless that is larger than any in a text that
// somebody reads.
func spotAt(r dossier.Range) (s spot, ok bool) {
	const blocks = 1 << (64 - fromBits - lengthBits)
	ok = r.Block < blocks && r.From < 1<<fromBits && r.To-r.From < 1<<lengthBits
	return spot(r.Block)<<(fromBits+lengthBits) | spot(r.From)<<lengthBits | spot(r.To-r.From), ok
}

func (s spot) at() dossier.Range {
	from := int(s >> lengthBits & (1<<fromBits - 1))
	return dossier.Range{Block: int(s >> (fromBits + lengthBits)), From: from, To: from + int(s&(1<<lengthBits-1))}
}

// of gives the first so many spots in the i-th article.
func (n *namings) of(i, most int) []spot {
	from, to := 0, int(n.ends[i])
	if i > 0 {
		from = int(n.ends[i-1])
	}
	return n.spots[from:min(to, from+most)]
}

// namingsOf gathers the namings of all targets, by their numbers, from the cards of
// the articles. It gives none where one of these tells of other targets, or of a range
// that is no spot.
func namingsOf(d *dossier.Dossier, targets *dossier.Targets, articles []card) []namings {
	if targets == nil {
		return nil
	}
	all := roomFor(d, targets.IDs())
	for i := range articles {
		mentions := articles[i].mentions
		if mentions.Any() && mentions.Targets() != targets {
			return nil
		}
		for number, at := range mentions.Numbered() {
			n := &all[number]
			if last := len(n.articles) - 1; last < 0 || n.articles[last] != uint32(i) {
				n.articles, n.ends = append(n.articles, uint32(i)), append(n.ends, 0)
			}
			s, ok := spotAt(at)
			if !ok {
				return nil
			}
			n.spots = append(n.spots, s)
			n.ends[len(n.ends)-1] = uint32(len(n.spots))
		}
	}
	return all
}

// roomFor gives namings of the records of ids with room for all that is to come.
func roomFor(d *dossier.Dossier, ids []string) []namings {
	articles, times := 0, 0
	for _, id := range ids {
		articles += len(d.Named[id])
		times += timesOf(d.Named[id])
	}
	numbers, spots := make([]uint32, 0, 2*articles), make([]spot, 0, times)
	all := make([]namings, len(ids))
	for i, id := range ids {
		named := d.Named[id]
		n, t := len(named), timesOf(named)
		all[i] = namings{articles: numbers[0:0:n], ends: numbers[n : n : 2*n], spots: spots[0:0:t]}
		numbers, spots = numbers[2*n:2*n], spots[t:t]
	}
	return all
}

// timesOf counts how often articles name a record.
func timesOf(named []dossier.Naming) int {
	times := 0
	for _, n := range named {
		times += n.Times
	}
	return times
}
