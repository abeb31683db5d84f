package page

import (
	"testing"

	"dossier/internal/dossier"
)

// What is gathered of a record is what the texts tell of it, article by article, as
// far as it is asked for.
func TestNamings(t *testing.T) {
	targets := dossier.NewTargets([]string{"keita", "nobody", "kati"})
	at := func(block, from int, target string) dossier.Mention {
		return dossier.Mention{Range: dossier.Range{Block: block, From: from, To: from + 5}, Target: target}
	}
	texts := [][]dossier.Mention{
		{at(0, 0, "keita"), at(0, 9, "kati"), at(70_000, 1, "keita")},
		nil,
		{at(2, 1<<20, "kati")},
		{at(0, 3, "keita"), at(1, 3, "keita"), at(2, 3, "keita")},
	}
	d := &dossier.Dossier{Named: map[string][]dossier.Naming{}}
	cards := make([]card, len(texts))
	for i, list := range texts {
		a := &dossier.Article{}
		cards[i] = card{record: a, mentions: targets.Mentions(list)}
		times := map[string]int{}
		for _, m := range list {
			times[m.Target]++
		}
		for id, n := range times {
			d.Named[id] = append(d.Named[id], dossier.Naming{Article: a, Times: n})
		}
	}
	all := namingsOf(d, targets, cards)
	for number, id := range targets.IDs() {
		n := &all[number]
		if len(n.articles) != len(d.Named[id]) || cap(n.spots) != timesOf(d.Named[id]) || len(n.spots) != cap(n.spots) {
			t.Fatalf("%s: %d articles and %d spots in room for %d; %d articles name it", id, len(n.articles), len(n.spots), cap(n.spots), len(d.Named[id]))
		}
		for i, naming := range d.Named[id] {
			c := &cards[n.articles[i]]
			if c.record != naming.Article {
				t.Errorf("%s: the %dth article that names it is another", id, i)
			}
			for most := range naming.Times + 2 {
				want, got := c.mentions.Of(id, most, nil), n.of(i, most)
				if len(want) != len(got) {
					t.Fatalf("%s: of the first %d spots %v are told, not %v", id, most, got, want)
				}
				for k, s := range got {
					if s.at() != want[k] {
						t.Errorf("%s: %v, not %v", id, s.at(), want[k])
					}
				}
			}
		}
	}
	for _, at := range []dossier.Range{{Block: 1 << 20}, {From: 1 << 28, To: 1<<28 + 1}, {To: 1 << 16}} {
		cards[1].mentions = targets.Mentions([]dossier.Mention{{Range: at, Target: "kati"}})
		if namingsOf(d, targets, cards) != nil {
			t.Errorf("%v is taken for a spot", at)
		}
	}
	for _, at := range []dossier.Range{{}, {Block: 1<<20 - 1, From: 1<<28 - 1, To: 1<<28 - 1 + 1<<16 - 1}} {
		if s, ok := spotAt(at); !ok || s.at() != at {
			t.Errorf("%v becomes %v, %v", at, s.at(), ok)
		}
	}
	cards[1].mentions, cards[3].mentions = dossier.Mentions{}, dossier.NewTargets(targets.IDs()).Mentions(texts[3])
	if namingsOf(d, targets, cards) != nil || namingsOf(d, nil, cards[:0]) != nil {
		t.Error("the numbers of other targets are taken for these")
	}
}
