package intake

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/seed"
)

// format writes an article as the program does.
func format(a *dossier.Article) []byte { return matter.Format(a, markdown.Format(a.Body)) }

// parse reads an article as the program does.
func parse(t *testing.T, path string, data []byte) *dossier.Article {
	t.Helper()
	parsed, diags, ok := matter.Parse(dossier.KindArticle, path, data)
	if !ok || len(diags) > 0 {
		t.Fatalf("%s: %v\n%s", path, diags, data)
	}
	a := parsed.Record.(*dossier.Article)
	if a.Body, diags = markdown.New().Body(path, parsed.Body, parsed.BodyLine); len(diags) > 0 {
		t.Fatalf("%s: %v", path, diags)
	}
	return a
}

// folder is a dossier's folder: paths and files.
type folder map[string]string

// plan plans an import of the folder's captures, of all or of those named.
func (f folder) plan(t *testing.T, named ...string) ([]string, []Outcome) {
	t.Helper()
	var captures []Capture
	var existing []Existing
	for path, text := range f {
		if strings.HasPrefix(path, "seeds/") {
			captures = append(captures, Capture{Path: path, Data: []byte(text), Evidence: len(named) > 0 && !slices.Contains(named, path)})
			continue
		}
		a := parse(t, path, []byte(text))
		edited, imported := matter.Edited([]byte(text))
		existing = append(existing, Existing{
			Path: path, ID: strings.TrimSuffix(filepath.Base(path), ".md"), Seed: a.Seed, Date: a.Date,
			Data: []byte(text), Edited: edited, Imported: imported,
		})
	}
	outcomes, diags := Plan(captures, existing, Writer{format, matter.Merge, sound}, Options{})
	var lines []string
	for _, o := range outcomes {
		lines = append(lines, o.Line())
	}
	for _, d := range diags {
		lines = append(lines, d.String())
	}
	return lines, outcomes
}

// run plans an import, checks what it says, and writes what it plans.
func (f folder) run(t *testing.T, want ...string) {
	t.Helper()
	lines, outcomes := f.plan(t)
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	for _, o := range outcomes {
		if o.Data != nil {
			f[o.Path] = string(o.Data)
		}
	}
}

const (
	ferry   = "date 2020-08-18 A ferry ran aground near Sandmouth.\n\nBoats from both towns carried the passengers ashore in groups of twenty, the coastguard said."
	live    = "Rescuers reached the ship on Tuesday, at low tide.\n4.40pm BST – Passengers are taken off\nBoats from both towns carried the passengers ashore in groups of twenty, the coastguard said."
	newLive = "content/articles/live.md: new: report, 2 paragraphs, 1 live entry, 2 events; date 2020-08-18 derived from “Tuesday” and ferry; " + looks
	looks   = "look: no outlet named; no headline: the title is the first words"
	newBoat = "content/articles/ferry.md: new: report, 2 paragraphs; date 2020-08-18 from its stamp; " + looks
)

func TestImportTwice(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry, "seeds/live.txt": live}
	f.run(t, newBoat, newLive)
	f.run(t, "content/articles/ferry.md: unchanged", "content/articles/live.md: unchanged")

	f["seeds/ferry.txt"] += "\n\nNobody was hurt."
	f.run(t, "content/articles/ferry.md: updated: report, 3 paragraphs; date 2020-08-18 from its stamp; "+looks, "content/articles/live.md: unchanged")
}

func TestImportKeepsWhatAPersonWrote(t *testing.T) {
	const article = "content/articles/ferry.md"
	f := folder{"seeds/ferry.txt": ferry}
	f.run(t, newBoat)
	f[article] = strings.Replace(f[article], "title: A ferry ran", "title: How a ferry ran", 1)
	f.run(t, article+": kept: edited by hand")
	f["seeds/ferry.txt"] += "\n\nNobody was hurt."
	f.run(t, article+": updated: report, 3 paragraphs; date 2020-08-18 from its stamp; "+looks)
	for _, want := range []string{"title: How a ferry ran", "Nobody was hurt."} {
		if !strings.Contains(f[article], want) {
			t.Errorf("%q is not there:\n%s", want, f[article])
		}
	}
	f[article] = strings.Replace(f[article], "Nobody was hurt", "*Nobody* was hurt", 1)
	edited := f[article]
	f["seeds/ferry.txt"] += " All slept."
	f.run(t, article+": kept: edited by hand; the capture has changed since; kept as edited: body")
	if f[article] != edited {
		t.Error("the article has been overwritten")
	}
}

// A capture that tells another's words is no second article, whatever it is
// called; one that tells nearly all of them says so.
func TestImportTwins(t *testing.T) {
	const more = "\n\nThe harbour master of Sandmouth said that the ship would be towed to the yard at Quill on the next high tide, and that an inquiry into the failure of the steering would begin once the last of the passengers had been heard."
	f := folder{"seeds/a.txt": ferry + more, "seeds/b.txt": strings.ReplaceAll(ferry+more, "\n\n", "\r\n\r\n"), "seeds/c.txt": ferry + more + " It rained."}
	f.run(t,
		"content/articles/a.md: new: report, 3 paragraphs; date 2020-08-18 from its stamp; "+looks,
		"content/articles/c.md: new; look: a near-copy: it shares about 85 % of its words with seeds/a.txt: report, 3 paragraphs; date 2020-08-18 from its stamp; "+looks,
		"seeds/b.txt: warning: the same article as seeds/a.txt, word for word: it was not imported again\n  hint: remove one of the two captures",
	)
}

// An article stays when its capture is gone, and says so.
func TestImportTellsOfLostCaptures(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry, "seeds/other.txt": "Boats lay still."}
	f.run(t, newBoat, "content/articles/other.md: new: report, 1 paragraph; look: no date; no outlet named; no headline: the title is the first words")
	delete(f, "seeds/ferry.txt")
	f.run(t, "content/articles/other.md: unchanged",
		"content/articles/ferry.md: kept: its capture is gone; look: seeds/ferry.txt is missing: put it back, or remove seed from the article")
}

// An untouched article keeps its date, and with it its events, when what the
// date follows from is gone.
func TestImportNeverLosesADate(t *testing.T) {
	const article = "content/articles/live.md: unchanged"
	for name, test := range map[string]struct {
		change func(folder)
		want   []string
	}{
		"the other capture is gone": {
			func(f folder) { delete(f, "seeds/ferry.txt"); delete(f, "content/articles/ferry.md") },
			[]string{article + "; look: its date, 2020-08-18, rests on a capture that is not in seeds/ any more"},
		},
		"its own capture tells less": {
			func(f folder) { f["seeds/live.txt"] = "Rescuers reached the ship." },
			[]string{"content/articles/ferry.md: unchanged", article + "; look: its date, 2020-08-18, does not follow from the capture as it is now"},
		},
		"another tells of another day": {
			func(f folder) { f["seeds/ferry-2.txt"] = strings.Replace(ferry, "08-18", "08-25", 1) },
			[]string{
				strings.NewReplacer("ferry.md", "ferry-2.md", "08-18", "08-25").Replace(newBoat), "content/articles/ferry.md: unchanged",
				article + "; look: its date, 2020-08-18, is in doubt: “Tuesday” may be 2020-08-25 or 2020-08-18",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := folder{"seeds/ferry.txt": ferry, "seeds/live.txt": live}
			f.run(t, newBoat, newLive)
			before := f["content/articles/live.md"]
			test.change(f)
			f.run(t, test.want...)
			if f["content/articles/live.md"] != before {
				t.Errorf("it was written:\n%s", f["content/articles/live.md"])
			}
		})
	}
}

func TestSeedOf(t *testing.T) {
	for file, want := range map[string]string{
		"---\ntitle: A\nseed:\n  file: seeds/a.txt\n  sha256: 00\n":                                        "seeds/a.txt",
		"---\r\nseed:\r\n  sha256: 00\r\n  file: seeds/a.txt\r\nevents:\r\n":                               "seeds/a.txt",
		"seed: {file: seeds/a, b.txt, sha256: 00}":                                                         "seeds/a, b.txt",
		"seed: {sha256: 00, file: seeds/a.txt}":                                                            "seeds/a.txt",
		"seed:\n  file: seeds/a b, c.txt  # as received\n":                                                 "seeds/a b, c.txt",
		"seed:\n  file: \"seeds/l\\u2019été.txt\"\n":                                                       "seeds/l’été.txt",
		"seed:\n  file: 'seeds/l''été.txt'\n":                                                              "seeds/l'été.txt",
		"seed:\n<<<<<<< mine\n  file: seeds/a.txt\n=======\n":                                              "seeds/a.txt",
		"\xff\xfes\x00e\x00e\x00d\x00:\x00\n\x00 \x00f\x00i\x00l\x00e\x00:\x00 \x00a\x00\n\x00":            "",
		"\xff\xfe-\x00\n\x00s\x00e\x00e\x00d\x00:\x00\n\x00 \x00f\x00i\x00l\x00e\x00:\x00 \x00a\x00\n\x00": "a",
		"---\ntitle: A\n---\n\nThe file: it is gone.":                                                      "",
		"seed: {}": "",
		"":         "",
	} {
		if got := SeedOf([]byte(file)); got != want {
			t.Errorf("%q: %q, want %q", file, got, want)
		}
	}
}

func TestImportTakesOtherLineEnds(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry}
	f.run(t, newBoat)
	f["content/articles/ferry.md"] = strings.ReplaceAll(f["content/articles/ferry.md"], "\n", "\r\n")
	f.run(t, "content/articles/ferry.md: unchanged")
}

func TestImportFollowsARenamedArticle(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry, "seeds/live.txt": live}
	f.run(t, newBoat, newLive)
	f["content/articles/sandmouth-live.md"] = f["content/articles/live.md"]
	delete(f, "content/articles/live.md")
	f.run(t,
		"content/articles/ferry.md: unchanged",
		"content/articles/sandmouth-live.md: updated: report, 2 paragraphs, 1 live entry, 2 events; date 2020-08-18 derived from “Tuesday” and ferry; "+looks)
	if a := parse(t, "content/articles/sandmouth-live.md", []byte(f["content/articles/sandmouth-live.md"])); a.Events[0].Cites[0].Source != "sandmouth-live" {
		t.Errorf("the event cites %s", a.Events[0].Cites[0])
	}
}

func TestImportOfOneFile(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry, "seeds/live.txt": live}
	lines, _ := f.plan(t, "seeds/live.txt")
	if !slices.Equal(lines, []string{newLive}) {
		t.Errorf("%q", lines)
	}
}

func TestImportRefuses(t *testing.T) {
	other := string(format(&dossier.Article{Head: dossier.Head{Title: "Another"}, Form: dossier.FormReport, Rights: dossier.RightsFull}))
	owner := string(format(&dossier.Article{Head: dossier.Head{Title: "One"}, Form: dossier.FormReport, Rights: dossier.RightsFull, Seed: dossier.Seed{File: "seeds/owned.txt", SHA256: strings.Repeat("0", 64)}}))
	f := folder{
		"seeds/ferry.txt": ferry, "seeds/a/ferry.txt": ferry, "seeds/b/ferry.txt": ferry + " It rained.", "seeds/empty.txt": "", "seeds/taken.txt": "It stands there.", "seeds/owned.txt": "It is owned.",
		"content/articles/taken.md": other, "content/articles/one.md": owner, "content/articles/two.md": owner,
	}
	lines, _ := f.plan(t)
	want := []string{
		newBoat,
		"seeds/b/ferry.txt: error: seeds/a/ferry.txt makes the same article, content/articles/ferry.md\n  hint: rename one of the two",
		"seeds/empty.txt: error: the capture is empty\n  hint: capture the article again, or remove the file",
		"seeds/ferry.txt: warning: the same bytes as seeds/a/ferry.txt: it was not imported again\n  hint: remove one of the two captures",
		"seeds/owned.txt: error: two articles name this capture as their seed: content/articles/one.md and content/articles/two.md\n  hint: remove seed from one of them",
		"seeds/taken.txt: error: content/articles/taken.md is another article, not made from this capture\n  hint: rename the capture, or write in that file: seed: {file: seeds/taken.txt}",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

// What is written is read as the same article, word for word.
func TestImportedArticlesReadTheSame(t *testing.T) {
	captures := map[string]string{
		"seeds/signs.txt": "# One\n2012. It *began* at 5*3*2, <b>said</b> [[x]] &amp; [@y \"z\"]\n- no list\n===\n\n~~~\n`code` \\ www.example.org/_a_\n[Note: *a* | b]",
		"seeds/live.txt":  live, "seeds/ferry.txt": ferry,
	}
	files, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(files) == 0 {
		t.Log("../../../shared/seeds is not here: only the captures of the test are read")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		captures["seeds/"+filepath.Base(file)] = string(data)
	}
	f := folder(captures)
	_, outcomes := f.plan(t)
	if len(outcomes) != len(captures) {
		t.Fatalf("%d outcomes", len(outcomes))
	}
	for _, o := range outcomes {
		drafts, _ := seed.Convert(o.Capture, []byte(captures[o.Capture]), seed.Options{})
		d := drafts[0]
		a := parse(t, o.Path, o.Data)
		if got, want := a.Body.Plain(), d.Article.Body.Plain(); got != want {
			t.Errorf("%s\n got %q\nwant %q", o.Path, got, want)
		}
		for i, b := range a.Body.Blocks {
			if w := d.Article.Body.Blocks[i]; b.Kind != w.Kind || b.Number != w.Number || b.Aside != w.Aside {
				t.Errorf("%s: block %d is %+v, want %+v", o.Path, i, b, w)
			}
		}
		if edited, imported := matter.Edited(o.Data); !imported || len(edited) > 0 {
			t.Errorf("%s counts as edited", o.Path)
		}
	}
}

// Only a date that a person wrote counts: what an import found is found anew.
func TestHandDated(t *testing.T) {
	day := dossier.Dated{Date: date.NewDay(2020, 8, 18), Basis: date.Stated}
	derived := day
	derived.Basis = date.Derived
	got := handDated([]Existing{
		{ID: "edited", Date: day, Imported: true, Edited: []string{"date"}}, {ID: "written", Date: day}, {ID: "untouched", Date: day, Imported: true, Edited: []string{"title"}}, {ID: "derived", Date: derived}, {ID: "undated"},
	})
	if len(got) != 2 || got["edited"] != day.Date || got["written"] != day.Date {
		t.Errorf("got %v", got)
	}
}

// What is wrong with a capture that is evidence only is told when it is imported.
func TestFaultsOfEvidence(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry, "seeds/empty.txt": " "}
	f.plan(t)
	_, outcomes := f.plan(t, "seeds/ferry.txt")
	article := string(outcomes[0].Data)
	f["content/articles/ferry.md"], f["content/articles/again.md"] = article, article
	f["seeds/live.txt"] = "Rescuers reached the ship at low tide."
	told := func(named ...string) bool {
		lines, _ := f.plan(t, named...)
		return strings.Contains(strings.Join(lines, "\n"), "two articles name this capture as their seed")
	}
	if told("seeds/live.txt") {
		t.Error("the fault of a capture that is not imported is told")
	}
	if !told("seeds/ferry.txt") {
		t.Error("the fault of an imported capture is not told")
	}
}

// sound takes every file for one that a build takes.
func sound(string, []byte) (string, bool) { return "", true }

// An article is not written that a build would refuse, and edited events keep the
// words that they quote.
func TestImportChecks(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry}
	f.run(t, newBoat)
	captures := []Capture{{Path: "seeds/ferry.txt", Data: []byte(ferry + "\n\nNobody was hurt.")}, {Path: "seeds/new.txt", Data: []byte("Boats lay still.")}}
	const article = "content/articles/ferry.md"
	existing := []Existing{{Path: article, ID: "ferry", Seed: parse(t, article, []byte(f[article])).Seed, Data: []byte(f[article]), Imported: true}}
	outcomes, diags := Plan(captures, existing, Writer{format, matter.Merge, func(path string, file []byte) (string, bool) {
		if path != article {
			return "a paragraph is too long", true
		}
		return "", !strings.Contains(string(file), "Nobody was hurt")
	}}, Options{})
	if len(outcomes) != 1 || strings.Contains(string(outcomes[0].Data), "Nobody") || !slices.Contains(outcomes[0].Kept, "body") || !strings.Contains(outcomes[0].Look, "quote words") {
		t.Errorf("%+v", outcomes)
	}
	if len(diags) != 1 || !strings.Contains(diags[0].String(), "seeds/new.txt: error: a build would refuse the article: a paragraph is too long") {
		t.Errorf("%v", diags)
	}
}

// A capture that was renamed stays that of its article.
func TestImportFindsRenamedCaptures(t *testing.T) {
	f := folder{"seeds/ferry.txt": ferry}
	f.run(t, newBoat)
	f["seeds/boat/wreck.txt"] = ferry
	delete(f, "seeds/ferry.txt")
	f.run(t, "content/articles/ferry.md: updated: report, 2 paragraphs; date 2020-08-18 from its stamp; "+looks)
	f.run(t, "content/articles/ferry.md: unchanged")
	if !strings.Contains(f["content/articles/ferry.md"], "file: seeds/boat/wreck.txt") {
		t.Error(f["content/articles/ferry.md"])
	}
}
