package collate_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/dossier"
)

// remembered is a dossier in which everything that is remembered plays a part: names,
// citations, links, speakers.
const remembered = `
-- dossier.yaml --
title: The strike
-- content/_index.md --
---
summary: Work stopped.
---
-- content/actors/okoro.md --
---
name: Ada Okoro
kind: person
---

She spoke. [@wire "We go on"]
-- content/places/quay.md --
---
name: Long Quay
---
-- content/articles/wire.md --
---
title: Wire
date: 2001-05-03
---

"We go on," Ada Okoro said at Long Quay.
-- content/articles/other.md --
---
title: Other
date: 2001-05-04
---

Bola Ade was silent. Nothing stirred at the port.
-- content/events/stop.md --
---
title: Stop
date: 2001-05-03
cite: '@wire "We go on"'
---

Work stopped at [[quay]]. [@other "Nothing stirred"]
`

// What a Collator remembers of the last dossier changes nothing, whatever was
// edited; and what was not edited is not looked at again.
func TestCollatorRemembers(t *testing.T) {
	archive := txtar.Parse([]byte(remembered))
	config, records := read(t, archive)
	var m collate.Collator
	m.Collate(config, records, collate.Options{})
	for _, edit := range []struct {
		what, file, old, new string
		read, searched       int
	}{
		{"nothing", "", "", "", 0, 0},
		{"words of an article", "articles/other.md", "Bola Ade was", "Ada Okoro was not", 1, 1},
		{"words of an article that are cited", "articles/wire.md", "We go on", "We will go on", 1, 1},
		{"the words of a citation", "actors/okoro.md", "We go on", "We will go on", 1, 1},
		{"another name", "actors/okoro.md", "kind: person", "kind: person\nother_names: [Bola Ade]", 6, 0},
		{"no person", "actors/okoro.md", "kind: person", "kind: organization", 1, 0},
		{"a link that leads nowhere", "events/stop.md", "[[quay]]", "[[pier]]", 1, 0},
	} {
		records = parsedAgain(t, archive, records, edit.file, edit.old, edit.new)
		want := dump(collate.Collate(config, records, collate.Options{}))
		if diff := gocmp.Diff(want, dump(m.Collate(config, records, collate.Options{}))); diff != "" {
			t.Errorf("%s: -anew +remembered:\n%s", edit.what, diff)
		}
		if read, searched := m.Work(); read != edit.read || searched != edit.searched {
			t.Errorf("%s: names were looked for in %d records and quotes in %d articles, want %d and %d", edit.what, read, searched, edit.read, edit.searched)
		}
	}
}

// An article that once had the id of another keeps the order of what is cited of it.
func TestCitedOfAFormerID(t *testing.T) {
	record := func(file, text string) dossier.Record {
		_, records := read(t, &txtar.Archive{Files: []txtar.File{{Name: file, Data: []byte(text)}}})
		return records[0]
	}
	gone := record("content/articles/first.md", "---\ntitle: First\ndate: 2001-05-03\nevents:\n  - {id: stop, title: Stop, date: 2001-05-03, cite: '@first \"It stopped\"'}\n---\n\nIt stopped, and stayed so.\n")
	before := record("content/articles/second.md", "---\ntitle: Second\ndate: 2001-05-03\n---\n\nThey left early. They came late.\n")
	after := record("content/articles/second.md", "---\ntitle: Second\ndate: 2001-05-03\naliases: [first]\n---\n\nThey left early. They came late.\n")
	page := record("content/pages/about.md", "---\ntitle: About\n---\n\nLate. [@second \"They came\"] Early. [@second \"They left\"]\n")
	var m collate.Collator
	for _, records := range [][]dossier.Record{{gone, before, page}, {gone, after, page}, {after, page}} {
		got, _ := m.Collate(dossier.Config{}, records, collate.Options{})
		want, _ := collate.Collate(dossier.Config{}, records, collate.Options{})
		if diff := gocmp.Diff(want.Cited, got.Cited); diff != "" {
			t.Errorf("what is cited is not what it is anew (-anew +amended):\n%s", diff)
		}
	}
}

// An event's file that gathers what an article tells has what the article tells now.
func TestGatheredAgain(t *testing.T) {
	archive := txtar.Parse([]byte(remembered + `-- content/articles/teller.md --
---
title: Teller
date: 2001-05-05
events:
  - {id: stop, title: Halt, date: 2001-05-03}
---

It was told.
-- content/events/whole.md --
---
title: Whole
date: 2001-05-03
reports: [teller#stop]
---
`))
	config, records := read(t, archive)
	var m collate.Collator
	m.Collate(config, records, collate.Options{})
	if n := m.Resolved(); n != 3 {
		t.Errorf("%d claims and events are looked up at first, want 3", n)
	}
	for _, title := range [][2]string{{"Halt", "Pause"}, {"Pause", "End"}} {
		records = parsedAgain(t, archive, records, "articles/teller.md", title[0], title[1])
		d, _ := m.Collate(config, records, collate.Options{})
		e := d.Entries["whole"]
		if len(e.Gathers) != 1 || e.Gathers[0].Title != title[1] || len(e.Reports) != 1 || e.Reports[0] != d.Records["teller"] {
			t.Errorf("after the edit to %q the event gathers %v of %v", title[1], e.Gathers, e.Reports)
		}
		if n := m.Resolved(); n != 0 {
			t.Errorf("after the edit to %q %d claims and events are looked up again", title[1], n)
		}
	}
}

// A dossier has the roster of the last one where no record has another id, alias,
// kind or state of publication, and no other time. Aliases of drafts are not in it.
func TestRoster(t *testing.T) {
	archive := txtar.Parse([]byte(remembered))
	config, records := read(t, archive)
	var m collate.Collator
	last, _ := m.Collate(config, records, collate.Options{})
	for _, edit := range []struct {
		what, file, old, new string
		same                 bool
		aliases              []string
	}{
		{"nothing", "", "", "", true, nil},
		{"words", "articles/other.md", "was silent", "was loud", true, nil},
		{"a title", "articles/other.md", "title: Other", "title: Another", true, nil}, // with another table of titles
		{"an alias", "articles/other.md", "title: Another", "title: Another\naliases: [former, ancient]", false, []string{"ancient", "former"}},
		{"words beside an alias", "articles/other.md", "was loud", "was silent", true, []string{"ancient", "former"}},
		{"an id", "places/quay.md", "name: Long Quay", "name: Long Quay\nslug: pier", false, []string{"ancient", "former"}},
		{"a draft", "articles/other.md", "title: Another", "title: Another\ndraft: true", false, nil},
	} {
		records = parsedAgain(t, archive, records, edit.file, edit.old, edit.new)
		d, _ := m.Collate(config, records, collate.Options{})
		if same := d.Roster == last.Roster; same != edit.same {
			t.Errorf("%s: the same roster: %v", edit.what, same)
		}
		sameTitles := reflect.ValueOf(d.Titles).Pointer() == reflect.ValueOf(last.Titles).Pointer()
		if want := edit.what != "a title" && edit.what != "a draft"; sameTitles != want {
			t.Errorf("%s: the same titles: %v", edit.what, sameTitles)
		}
		if diff := gocmp.Diff(edit.aliases, d.Roster.Aliases); diff != "" {
			t.Errorf("%s: -want +got:\n%s", edit.what, diff)
		}
		last = d
	}
	if d, _ := m.Collate(config, records, collate.Options{Drafts: true}); d.Roster == last.Roster {
		t.Error("with drafts there are more records, and the roster is the same")
	}
}

// parsedAgain changes a file and gives the records with that one read anew.
func parsedAgain(t *testing.T, archive *txtar.Archive, records []dossier.Record, file, old, new string) []dossier.Record {
	t.Helper()
	if file == "" {
		return records
	}
	for i := range archive.Files {
		f := &archive.Files[i]
		if f.Name != "content/"+file {
			continue
		}
		if !strings.Contains(string(f.Data), old) {
			t.Fatalf("%s does not hold %q", file, old)
		}
		f.Data = []byte(strings.Replace(string(f.Data), old, new, 1))
	}
	_, fresh := read(t, archive)
	list := make([]dossier.Record, len(records))
	for i, r := range records {
		list[i] = r
		if r.Header().File == "content/"+file {
			list[i] = fresh[i]
		}
		if fresh[i].Header().File != r.Header().File {
			t.Fatal(fmt.Sprint("the records are in another order: ", fresh[i].Header().File))
		}
	}
	return list
}
