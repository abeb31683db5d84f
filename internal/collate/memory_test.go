package collate_test

import (
	"fmt"
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
