package page

import (
	"reflect"
	"slices"
	"testing"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
)

// An address that stands on a card is taken for the pages that lie as it supposes,
// and for no other.
func TestCardsLeadTheWay(t *testing.T) {
	kati := &dossier.Place{Head: dossier.Head{ID: "kati", Kind: dossier.KindPlace, Title: "Kati"}}
	d := &dossier.Dossier{Brief: &dossier.Brief{}, Places: []*dossier.Place{kati}, Records: map[string]dossier.Record{"kati": kati, "kati-camp": kati}}
	p := newPlanner(d, nil, false)
	s := p.blank()
	c := s.cards.head(&kati.Head)
	if c == nil || s.cards.id("kati-camp") != c || s.cards.id("gao") != nil {
		t.Fatalf("the cards are %v", s.cards)
	}
	for _, at := range []struct{ path, base, want string }{
		{"articles/b/index.html", "", "../../places/kati/index.html"},
		{"timeline/2012/index.html", "", "../../places/kati/index.html"},
		{"places/bamako/index.html", "", "../kati/index.html"},
		{"places/page_2/index.html", "", "../kati/index.html"},
		{"placeskati/bamako/index.html", "", "../../places/kati/index.html"},
		{"sources/index.html", "", "../places/kati/index.html"},
		{"actors/page_2/index.html", "", "../../places/kati/index.html"},
		{"places/kati/index.html", "", "index.html"},
		{"places/index.html", "", "kati/index.html"},
		{"places/kati/page_2/index.html", "", "../index.html"},
		{"actors/keita/page_2/index.html", "", "../../../places/kati/index.html"},
		{"a/b/c/d/e/f/index.html", "", "../../../../../../places/kati/index.html"},
		{"a/b/c/d/e/f/g/index.html", "", "../../../../../../../places/kati/index.html"},
		{"index.html", "", "places/kati/index.html"},
		{"404.html", "/mali/", "/mali/places/kati/index.html"},
	} {
		for _, sheet := range []*sheet{s, p.sheet("", "")} {
			sheet.begin(at.path, "")
			sheet.base = at.base
			if got := sheet.wayTo(&kati.Head); got != at.want {
				t.Errorf("from %s: got %s, want %s", at.path, got, at.want)
			}
			if got := sheet.link(kati); got != (Link{Href: at.want, Label: "Kati"}) {
				t.Errorf("from %s: %v", at.path, got)
			}
			sheet.begin(at.path, "kati")
			if got := sheet.link(kati); got != (Link{Label: "Kati"}) {
				t.Errorf("from %s, its own page: %v", at.path, got)
			}
		}
	}
}

// What is put down on a card is what a sheet without cards finds: of an article
// whose outlet another has too, of an event with origins, by numbers and by ids.
func TestCardsTellTheSame(t *testing.T) {
	head := func(kind dossier.Kind, id string) dossier.Head {
		return dossier.Head{ID: id, Kind: kind, Title: "T " + id}
	}
	a := &dossier.Article{Head: head(dossier.KindArticle, "a"), Publisher: "Le Soir", Language: "fr"}
	b := &dossier.Article{Head: head(dossier.KindArticle, "b"), Publisher: "Le Soir"}
	e := &dossier.Event{Head: head(dossier.KindEvent, "e")}
	entry := &dossier.Entry{Event: e}
	actor := &dossier.Actor{Head: head(dossier.KindActor, "keita")}
	targets := dossier.NewTargets([]string{"keita", "nobody"})
	named := targets.Mentions([]dossier.Mention{{Range: dossier.Range{Block: 0, From: 0, To: 5}, Target: "nobody"}, {Range: dossier.Range{Block: 2, From: 1, To: 6}, Target: "keita"}})
	d := &dossier.Dossier{
		Brief: &dossier.Brief{}, Articles: []*dossier.Article{a, b}, Actors: []*dossier.Actor{actor}, Timeline: []*dossier.Entry{entry},
		Records: map[string]dossier.Record{"a": a, "b": b, "e": e, "keita": actor}, Mentions: map[string]dossier.Mentions{"a": named},
	}
	d.Weights.EventOrigins = func(of *dossier.Entry) []string { return []string{of.Event.ID, "AFP"} }
	p := newPlanner(d, nil, false)
	p.words = locale.For("en")
	with, without := p.blank(), p.sheet("", "")
	for _, s := range []*sheet{with, without} {
		s.begin("actors/toure/index.html", "toure")
	}
	if with.cards == nil || without.cards != nil {
		t.Fatal("sheets that are lent have cards, and no others")
	}
	seen := func(s *sheet) []any {
		var list []any
		for _, article := range d.Articles {
			link, outlet, date := s.headed(article)
			list = append(list, link, outlet, date, slices.Collect(s.mentionsIn(&article.Head).All()))
		}
		for _, id := range []string{"a", "e", "keita", "nobody"} {
			r, link := s.known(id)
			list = append(list, r, link)
		}
		for number := range targets.IDs() {
			r, link := s.aimedAt(targets, number)
			list = append(list, r, link)
		}
		who, where := s.named(a)
		return append(list, s.originsOf(entry), s.bare(entry), who, where)
	}
	if got, want := seen(with), seen(without); !reflect.DeepEqual(got, want) {
		t.Errorf("with cards:\n%v\nwithout:\n%v", got, want)
	}
	with.cards.id("a").outlet = "remembered"
	if _, outlet, _ := p.blank().headed(a); outlet != "remembered" {
		t.Error("each sheet has cards of its own")
	}
	if c := with.target(dossier.NewTargets([]string{"nobody", "keita"}), 0); c != nil {
		t.Errorf("the numbers of other targets are taken for these: %v", c)
	}
}

// A round knows nothing of the one before, even where there were so many that their
// numbers begin anew.
func TestTicks(t *testing.T) {
	var seen ticks
	for range 3 {
		seen.anew(4)
		if seen.tick(2) || !seen.tick(2) || !seen.has(2) || seen.has(3) {
			t.Error("what was ticked is not what is told")
		}
		seen.round = 1<<32 - 1
		copy(seen.at, []uint32{0, 0, 1, 1})
	}
	if seen.anew(9); len(seen.at) != 9 || seen.has(8) {
		t.Error("there are more things than ticks")
	}
}

// A date that is put in words for itself alone is told as any is.
func TestDatesAlone(t *testing.T) {
	p := newPlanner(&dossier.Dossier{Brief: &dossier.Brief{}}, nil, false)
	for _, s := range []string{"", "2012", "2012-03-21", "2012-03-21T04:30Z", "2012-03-21T04", "2012-03-21T04:30Z/2012-03-22"} {
		var d dossier.Dated
		if s != "" {
			on, err := date.Parse(s)
			if err != nil {
				t.Fatal(err)
			}
			d = dossier.Dated{Date: on, Basis: date.Derived, From: "the folder"}
		}
		if got, want := p.datedAlone(d), p.dated(d); got != want {
			t.Errorf("%s: %v, not %v", s, got, want)
		}
	}
}
