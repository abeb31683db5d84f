package page_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/bibliography"
	"dossier/internal/collate"
	"dossier/internal/page"
)

// shelf is sources of outlets and of none, with dates of every basis.
const shelf = `-- dossier.yaml --
title: Mali
language: fr
-- content/articles/b.md --
---
title: Zèbre
publisher: Écho
byline: Awa Diallo
url: example.org/b
archive_url: https://web.archive.org/b
retrieved: 2026-11-01
date: 2012-03-22T04:30Z
---
The words of b, and more.
-- content/articles/a.md --
---
title: A digest
publisher: Dawn
form: digest
language: en
date: 2012-03~
---
The words of a.
-- content/articles/c.md --
---
title: Another
publisher: Écho
date: 2012-03-23
basis: derived
basis_from: Le texte dit « jeudi ».
---
The words of c.
-- content/articles/none.md --
---
title: Of no outlet
rights: link
date: 2012-03-20/2012-03-22
---
QUETZAL.
-- content/articles/draft.md --
---
title: QUETZAL
draft: true
---
QUETZAL.
-- content/actors/keita.md --
---
name: Keita
summary: 'He [@b "words of b"].'
---
He again [@b "and more"; @b "words of b"].
-- content/places/kati.md --
---
name: Kati
---
There [@b "words of b"].
`

// The sources stand by outlet, those of none last, and each says how many pages
// cite it.
func TestSourcesByOutlet(t *testing.T) {
	v := planned(t, "sources/index.html", shelf).(page.SourcesView)
	var got []string
	for _, o := range v.Outlets {
		for _, s := range o.Sources {
			got = append(got, strings.Join([]string{o.Outlet, s.Article.Label, itoa(s.Cited), itoa(s.CitedOn)}, " | "))
		}
	}
	if diff := cmp.Diff([]string{"Dawn | A digest | 0 | 0", "Écho | Zèbre | 2 | 2", "Écho | Another | 0 | 0", " | Of no outlet | 0 | 0"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(v.Outlets) != 3 || v.Total != 4 || len(v.Downloads) != len(page.References) {
		t.Errorf("%d outlets, %d sources, %d downloads", len(v.Outlets), v.Total, len(v.Downloads))
	}
	if v := planned(t, "sources/index.html", "-- dossier.yaml --\ntitle: x\n").(page.SourcesView); v.Downloads != nil {
		t.Errorf("downloads of nothing: %v", v.Downloads)
	}
}

// What a source states is in its entry, a date that it does not state in the note,
// and no word of a text or of a draft anywhere.
func TestBibliography(t *testing.T) {
	got := page.Bibliography(read(t, txtar.Parse([]byte(shelf)), collate.Options{}))
	want := []bibliography.Entry{
		{ID: "a", Title: "A digest", Supplied: true, Outlet: "Dawn", Published: bibliography.Day{Year: 2012, Month: 3, Circa: true}, Language: "en"},
		{
			ID: "b", Title: "Zèbre", Outlet: "Écho", Byline: "Awa Diallo", URL: "https://example.org/b", Language: "fr",
			Published: bibliography.Day{Year: 2012, Month: 3, Day: 22}, Retrieved: bibliography.Day{Year: 2026, Month: 11, Day: 1},
			Note: "Copie archivée\u00a0: https://web.archive.org/b",
		},
		{ID: "c", Title: "Another", Outlet: "Écho", Language: "fr", Note: "Date déduite\u00a0: vendredi 23 mars 2012. Le texte dit « jeudi »."},
		{ID: "none", Title: "Of no outlet", Language: "fr", Note: "Date\u00a0: 20–22 mars 2012."},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, r := range page.References {
		data := string(r.Write(got))
		if strings.Contains(data, "QUETZAL") || strings.Contains(data, "words of") || !strings.Contains(data, "Zèbre") {
			t.Errorf("%s: %s", r.Path, data)
		}
		if strings.HasSuffix(r.Path, ".json") && !json.Valid([]byte(data)) {
			t.Errorf("%s is no JSON", r.Path)
		}
	}
}
