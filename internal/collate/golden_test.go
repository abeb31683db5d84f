package collate_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/matter"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

// Each file of testdata is a small dossier and, as "want", what comes of it:
// every diagnostic, and what the whole holds beyond its records. "want with
// drafts" is what comes of it with the drafts.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			config, records := read(t, archive)
			for i := range archive.Files {
				f := &archive.Files[i]
				if !strings.HasPrefix(f.Name, "want") {
					continue
				}
				d, diags := collate.Collate(config, records, collate.Options{Drafts: f.Name == "want with drafts"})
				got := dump(d, diags)
				if diff := gocmp.Diff(string(f.Data), got); diff != "" && !*update {
					t.Errorf("%s: -want +got:\n%s", f.Name, diff)
				}
				f.Data = []byte(got)
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// read parses the files of a dossier, which must be sound one by one.
func read(t testing.TB, archive *txtar.Archive) (dossier.Config, []dossier.Record) {
	t.Helper()
	var config dossier.Config
	var records []dossier.Record
	var diags diag.List
	md := markdown.New()
	add := func(more diag.List) { diags = append(diags, more...) }
	for _, f := range archive.Files {
		if f.Name == matter.ConfigPath {
			var more diag.List
			config, more = matter.ParseConfig(f.Data)
			add(more)
			add(md.Prose(&config.Notice))
			continue
		}
		kind, ok := matter.KindOf(f.Name)
		if !ok {
			continue
		}
		parsed, more, _ := matter.Parse(kind, f.Name, f.Data)
		add(more)
		if parsed.Record == nil {
			continue
		}
		body, more := md.Body(f.Name, parsed.Body, parsed.BodyLine)
		add(more)
		parsed.Record.Header().Body = body
		for _, p := range dossier.Proses(parsed.Record) {
			add(md.Prose(p))
		}
		if a, ok := parsed.Record.(*dossier.Article); ok {
			a.Speech = new(collate.Listener).Speech(a, config.Language)
		}
		records = append(records, parsed.Record)
	}
	for _, d := range diags {
		t.Error(d)
	}
	return config, records
}

// dump tells what was collated, each part under its name and only where there
// is something to tell.
func dump(d *dossier.Dossier, diags diag.List) string {
	w := &dumper{d: d}
	for _, g := range diags {
		fmt.Fprintln(&w.b, g)
	}
	w.records()
	w.timeline()
	w.evidence()
	w.names()
	w.said()
	w.disputes()
	return w.b.String()
}

type dumper struct {
	b strings.Builder
	d *dossier.Dossier
}

func (w *dumper) part(title string, lines []string) {
	if len(lines) > 0 {
		fmt.Fprintf(&w.b, "\n%s\n  %s\n", title, strings.Join(lines, "\n  "))
	}
}

func (w *dumper) records() {
	var order, aliases []string
	add := func(r dossier.Record) { order = append(order, r.Header().ID) }
	for _, r := range w.d.Articles {
		add(r)
	}
	for _, r := range w.d.Actors {
		add(r)
	}
	for _, r := range w.d.Places {
		add(r)
	}
	for _, r := range w.d.Cases {
		add(r)
	}
	for _, r := range w.d.Comparisons {
		add(r)
	}
	for _, r := range w.d.Pages {
		add(r)
	}
	for _, id := range slices.Sorted(maps.Keys(w.d.Records)) {
		if r := w.d.Records[id]; r.Header().ID != id {
			aliases = append(aliases, id+" → "+r.Header().ID)
		}
	}
	if len(order) > 0 {
		w.part("records", []string{strings.Join(order, " ")})
	}
	w.part("former ids", aliases)
}

func (w *dumper) timeline() {
	var lines []string
	for _, e := range w.d.Timeline {
		line := fmt.Sprintf("%s %s", cmp.Or(e.Event.Date.Date.String(), "undated"), key(e.Event))
		if e.Case != nil {
			line += " in " + e.Case.ID
		}
		for i, a := range e.Reports {
			line += []string{" by ", ", "}[min(i, 1)] + a.ID
		}
		for i, g := range e.Gathers {
			line += []string{" gathers ", ", "}[min(i, 1)] + key(g)
		}
		lines = append(lines, line)
	}
	w.part("timeline", lines)
	lines = nil
	for _, id := range slices.Sorted(maps.Keys(w.d.Entries)) {
		if to := key(w.d.Entries[id].Event); to != id {
			lines = append(lines, id+" → "+to)
		}
	}
	w.part("entries", lines)
}

func key(e *dossier.Event) string {
	if e.Owner != "" {
		return e.Owner + "#" + e.ID
	}
	return e.ID
}

// evidence lists each passage with its place, as block:from-to, and its words
// as they stand there.
func (w *dumper) evidence() {
	var lines []string
	for _, a := range w.d.Articles {
		for _, p := range w.d.Cited[a.ID] {
			line := fmt.Sprintf("%s#%s p. %d", a.ID, p.Anchor, p.Number)
			for _, s := range p.Spans {
				line += fmt.Sprintf(" %d:%d-%d “%s”", s.Block, s.From, s.To, a.Body.Words(s.Block)[s.From:s.To])
			}
			for i, c := range p.CitedBy {
				line += []string{" in ", ", "}[min(i, 1)] + string(c.Kind) + "/" + c.ID
			}
			lines = append(lines, line)
		}
	}
	w.part("cited", lines)
	lines = nil
	for c, p := range w.d.Evidence {
		lines = append(lines, strings.TrimSuffix(c.String()+" → "+p.Article+"#"+p.Anchor, "#"))
	}
	slices.Sort(lines)
	w.part("evidence", lines)
}

func (w *dumper) names() {
	var lines []string
	for _, id := range slices.Sorted(maps.Keys(w.d.Mentions)) {
		body := &w.d.Brief.Body
		if r := w.d.Lookup(id); r != nil {
			body = &r.Header().Body
		}
		for m := range w.d.Mentions[id].All() {
			lines = append(lines, fmt.Sprintf("%s %d:%d-%d “%s” → %s", id, m.Block, m.From, m.To, body.Words(m.Block)[m.From:m.To], m.Target))
		}
	}
	w.part("mentions", lines)
	lines = nil
	for _, a := range w.d.Ambiguous {
		lines = append(lines, a.Name+" → "+strings.Join(a.IDs, ", "))
	}
	w.part("ambiguous", lines)
}

// said lists what the articles of a dossier in which an actor speaks have people
// say, with the actor or, where that is open, the speaker.
func (w *dumper) said() {
	actors := map[*dossier.Article]map[dossier.Said]string{}
	for _, a := range w.d.Actors {
		for st := range w.d.Voices.By(a.ID) {
			if actors[st.Article] == nil {
				actors[st.Article] = map[dossier.Said]string{}
			}
			actors[st.Article][st.Said] += a.ID
		}
	}
	if len(actors) == 0 {
		return
	}
	var lines []string
	for _, a := range w.d.Articles {
		for _, s := range a.Speech.List() {
			who := actors[a][s]
			if who == "" {
				who = "open: nobody certain"
				if n := s.Speaker(); n > 0 {
					who = "open: " + a.Speech.Speakers()[n-1].Name
				}
			}
			as, words, told := "", s.Words(), s.Told()
			if told != words {
				as = fmt.Sprintf(" as “%s”", a.Body.Words(told.Block)[told.From:told.To])
			}
			lines = append(lines, fmt.Sprintf("%s %d:%d-%d %s%s → %s", a.ID, words.Block, words.From, words.To,
				a.Body.Words(words.Block)[words.From:words.To], as, who))
		}
	}
	w.part("said", lines)
}

func (w *dumper) disputes() {
	var lines []string
	for _, d := range w.d.Disputes {
		line := string(d.Record.Header().Kind) + "/" + d.Record.Header().ID
		if e, ok := d.Record.(*dossier.Event); ok {
			line = "events/" + key(e)
		}
		lines = append(lines, fmt.Sprintf("%s: %s (%d answers)", line, d.Account.Question, len(d.Account.Answers)))
	}
	w.part("disputes", lines)
}
