package seed

import (
	"os"
	"path/filepath"
	"testing"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// The captures that the project was begun with lie beside it, not in it.
const sharedSeeds = "../../../shared/seeds"

func readShared(t *testing.T) []Draft {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(sharedSeeds, "*.txt"))
	if len(files) != 3 {
		t.Skipf("the three captures of %s are not here", sharedSeeds)
	}
	var drafts []Draft
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, diags := convertOne("seeds/"+filepath.Base(file), data)
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		checkWords(t, string(data), d)
		drafts = append(drafts, d)
	}
	return Resolve(drafts, Context{})
}

func TestSharedSeeds(t *testing.T) {
	want := []struct {
		date                                date.Date
		basis                               date.Basis
		form                                dossier.Form
		publisher                           string
		paragraphs, captions, more, repairs int
		entries, events                     int
		parting                             Parting
		url, stampWords                     string
	}{
		{date.NewDay(2012, 3, 22), date.Derived, dossier.FormReport, "bbc.co.uk", 32, 0, 0, 1, 0, 6, DoubleBlanks, "www.bbc.co.uk/news/world-africa-17474946", ""},
		{date.NewDay(2020, 8, 18), date.Derived, dossier.FormLiveBlog, "", 20, 2, 1, 0, 5, 8, Lines, "", ""},
		{date.NewDay(2020, 8, 18), date.Stated, dossier.FormReport, "", 14, 1, 0, 0, 0, 0, BlankLines, "", "date 2020-08-18"},
	}
	for i, d := range readShared(t) {
		w, a, f := want[i], d.Article, d.Found
		checkCitations(t, d)
		if a.Date.Date != w.date || a.Date.Basis != w.basis || (a.Date.From == "") != (w.basis == date.Stated) {
			t.Errorf("%s: date %+v", a.ID, a.Date)
		}
		if a.Form != w.form || a.Publisher != w.publisher || a.URL != w.url || f.Stamp != w.stampWords || f.Parting != w.parting {
			t.Errorf("%s: %s, %q, %q, %q, parting %d", a.ID, a.Form, a.Publisher, a.URL, f.Stamp, f.Parting)
		}
		if f.Paragraphs != w.paragraphs || len(f.Captions) != w.captions || len(f.More) != w.more || len(f.Repairs) != w.repairs || len(f.Entries) != w.entries || len(a.Events) != w.events {
			t.Errorf("%s: %s", a.ID, d.Summary())
		}
	}
}

func TestSharedSeedsInDetail(t *testing.T) {
	drafts := readShared(t)
	if r := drafts[0].Found.Repairs[0]; r.Line != 1 || r.Before != "d'Ã‰tat." || r.After != "d'État." {
		t.Errorf("repair %s", r)
	}
	times := []string{"2020-08-18T16:40Z", "2020-08-18T16:07Z", "2020-08-18T16:04Z", "2020-08-18T15:50Z", "2020-08-18T15:30Z"}
	for i, e := range drafts[1].Article.Events[:len(times)] {
		if e.Date.Date.String() != times[i] || e.Date.Basis != date.Derived || e.Date.From == "" || e.Cites[0].Quote != e.Title {
			t.Errorf("event %d: %s %+v %v", i, e.Title, e.Date, e.Cites)
		}
	}
	for i, credit := range []string{"Rey Byhre/Reuters", "Rey Byhre/Reuters"} {
		if c := drafts[1].Found.Captions[i]; c.Credit != credit {
			t.Errorf("caption %+v", c)
		}
	}
	if c := drafts[2].Found.Captions[0]; c.Credit != "AP Photo" || c.Paragraph != 7 {
		t.Errorf("caption %+v", c)
	}
	// Two captures tell of the mutiny of 21 March; one prints the year.
	e := drafts[0].Article.Events[0]
	if e.Date.Date != date.NewDay(2012, 3, 21) || e.Date.Basis != date.Stated || len(e.Cites) != 2 || len(e.Reports) != 1 || e.Reports[0].ID != drafts[2].Article.ID {
		t.Errorf("event %+v, %v, %v", e.Date, e.Cites, e.Reports)
	}
}
