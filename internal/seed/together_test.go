package seed

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dossier/internal/dossier"
)

// merged reports whether two articles' sentences of one day become one event.
func merged(t *testing.T, a, b string) bool {
	t.Helper()
	var drafts []Draft
	for i, s := range []string{a, b} {
		d, _ := convertOne(fmt.Sprintf("seeds/%d.txt", i+1), []byte("date 2020-08-19\n\n"+s+"\n\nMacron was in Bamako, as was Keita."))
		drafts = append(drafts, d)
	}
	drafts = Resolve(drafts, Context{})
	switch n := len(drafts[0].Article.Events) + len(drafts[1].Article.Events); n {
	case 1:
		if len(drafts[0].Article.Events) == 0 {
			t.Fatalf("%q: no event", a)
		}
		if len(drafts[0].Article.Events[0].Cites) != 2 {
			t.Errorf("%q: cites of the second are lost", b)
		}
		return true
	case 2:
	default:
		t.Errorf("%q and %q: %d events", a, b, n)
	}
	return false
}

func TestOneEvent(t *testing.T) {
	for _, c := range [][2]string{
		{"On Tuesday, soldiers at a barracks in Kati launched a revolt against the minister.", "A mutiny erupted on Tuesday at the Kati military camp when soldiers rioted."},
		{"Soldiers arrested President Keita in Bamako on Tuesday.", "President Keita was detained by soldiers on Tuesday."},
		{"Soldiers arrested President Keita in Bamako on Tuesday.", "Des soldats ont arrêté le président Keita mardi à Bamako."},
		{"Gunmen killed four soldiers near Gao on Tuesday.", "Four troops were killed on Tuesday by gunmen near Gao."},
		{"Keita resigned on Tuesday evening.", "President Keita resigned on Tuesday evening."},
		{"Keita met Macron in Paris on Tuesday.", "Keita and Macron met on Tuesday in Paris for talks."},
	} {
		if !merged(t, c[0], c[1]) {
			t.Errorf("two events: %q, %q", c[0], c[1])
		}
	}
}

func TestDifferentEvents(t *testing.T) {
	for _, c := range [][2]string{
		{"Keita met Macron in Paris on Tuesday.", "Keita dismissed the minister of defence on Tuesday."},
		{"Keita met Macron in Paris on Tuesday.", "Keita met Merkel in Paris on Tuesday."},
		{"Gunmen killed four soldiers near Gao on Tuesday.", "Gunmen killed nine villagers near Gao on Tuesday."},
		{"Gunmen killed four soldiers near Gao on Tuesday.", "Gunmen killed nine soldiers near Gao on Tuesday."},
		{"The soldiers arrested the president in Bamako on Tuesday.", "The president of the high court opened a new wing in Bamako on Tuesday."},
		{"Keita dismissed the minister of defence on Tuesday.", "Keita dismissed the minister of justice on Tuesday."},
		{"Fire destroyed the market of Gao on Tuesday.", "Fire destroyed the school of Gao on Tuesday."},
		{"Soldiers arrested the president in Bamako on Tuesday.", "Soldiers freed the president in Bamako on Tuesday."},
		{"Soldiers attacked the palace in Bamako on Tuesday.", "Protesters attacked the palace in Bamako on Tuesday."},
		{"Gunmen attacked a convoy near Gao on Tuesday.", "Gunmen attacked a convoy near Kidal on Tuesday."},
		{"The president resigned in Bamako on Tuesday.", "The prime minister resigned in Bamako on Tuesday."},
		{"Police in Gao fired on protesters on Tuesday.", "Police in Gao arrested protesters on Tuesday."},
	} {
		if merged(t, c[0], c[1]) {
			t.Errorf("one event: %q, %q", c[0], c[1])
		}
	}
}

// What many articles tell counts them all, and lists some.
func TestToldByMany(t *testing.T) {
	drafts := []Draft{}
	const many = 400
	for i := range many {
		d, _ := convertOne(fmt.Sprintf("seeds/a-%d.txt", i), []byte(fmt.Sprintf("date 2020-08-19\n\nSoldiers arrested President Keita in Bamako on Tuesday. This is what paper %d has.", i)))
		drafts = append(drafts, d)
	}
	other, _ := convertOne("seeds/a-0.txt", []byte("date 2020-08-19\n\nDockers stopped work in Vellmar on Monday. Soldiers arrested President Keita in Bamako on Tuesday."))
	drafts[0] = other
	drafts = Resolve(drafts, Context{})
	events := drafts[0].Article.Events
	if len(events) != 2 || !strings.Contains(events[0].Title, "Keita") || len(events[0].Cites) != mostTold || len(events[0].Reports) != mostTold {
		t.Errorf("%d events", len(events))
	}
	for _, d := range drafts[1:] {
		if len(d.Article.Events) > 0 {
			t.Fatalf("%s: %v", d.Article.ID, d.Article.Events)
		}
	}
}

// Nothing but the title of a merged event is lost.
func TestMergeKeepsTheTime(t *testing.T) {
	a, _ := convertOne("seeds/a.txt", []byte("date 2020-08-19\n\nSoldiers arrested President Keita on Tuesday."))
	b, _ := convertOne("seeds/b.txt", []byte("date 2020-08-19\n\nOn Tuesday at 16:40 GMT, soldiers arrested President Keita in Bamako."))
	declared := []Declared{{ID: "keita", Names: []string{"Keita"}}, {ID: "bamako", Place: true, Names: []string{"Bamako"}}}
	events := Resolve([]Draft{a, b}, Context{Names: declared})[0].Article.Events
	if len(events) != 1 || events[0].Date.Date.String() != "2020-08-18T16:40Z" || len(events[0].Actors) != 1 || len(events[0].Places) != 1 {
		t.Fatalf("%+v", events[0])
	}
	if !slices.ContainsFunc(events[0].Reports, func(r dossier.Ref) bool { return r.ID == "b" }) {
		t.Errorf("%v", events[0].Reports)
	}
}

// An article that names no language is read in the dossier's.
func TestEventsOfAFrenchDossier(t *testing.T) {
	const text = "date 2020-08-18\n\nLe Comité national pour le salut du peuple (CNSP) a promis des élections lundi à Tessoubé."
	drafts, diags := Convert("seeds/a.txt", []byte(text), Options{Language: "fr"})
	if len(diags) > 0 || drafts[0].Article.Language != "" {
		t.Fatal(diags, drafts[0].Article.Language)
	}
	names := mentionsOf(&drafts[0].Article.Body, "fr")
	if len(names[0]) == 0 || names[0][0].Name != "Comité national pour le salut du peuple" {
		t.Fatalf("the names in French are %v", names)
	}
	if got := len(events(&drafts[0], newNamesake(nil), "fr")); got != 1 {
		t.Errorf("%d events", got)
	}
}
