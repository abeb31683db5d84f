package build_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"dossier/internal/build"
)

// TestCleanEqualsIncremental runs random scripts of edits through one Builder
// and, after each edit, through a new one. Both give the same site, byte for
// byte, and the same diagnostics.
func TestCleanEqualsIncremental(t *testing.T) {
	own := builtin(t)
	count, sites := scripts(t), 0
	for seed := range uint64(count) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		articles := 6 + int(seed%3)*12
		files, b := invented(articles), build.New()
		for step := range 100 {
			what := edit(files, rnd)
			in := build.Input{Sources: files.sources(), Builtin: own, Drafts: step/20%2 == 1}
			got, want := build1(t, b, in), build1(t, build.New(), in)
			if diff := gocmp.Diff(want.Diagnostics, got.Diagnostics); diff != "" {
				t.Fatalf("script %d, step %d (%s): diagnostics differ (-clean +incremental):\n%s", seed, step, what, diff)
			}
			if diff := differ(want.Site, got.Site); diff != "" {
				t.Fatalf("script %d, step %d (%s): %s", seed, step, what, diff)
			}
			if want.Site != nil {
				sites++
			} else if rnd.IntN(3) > 0 {
				mend(files, articles)
			}
		}
	}
	if sites < 50*count {
		t.Errorf("%d of %d dossiers had no mistake: too few sites were compared", sites, 100*count)
	}
}

// mend takes most mistakes out of a dossier.
func mend(f folder, articles int) {
	maps.Copy(f, invented(articles))
	for path, text := range f {
		f[path] = strings.Replace(text, "titel:", "title:", 1)
	}
}

// scripts is how many scripts of a hundred edits are run: five, or as the
// environment tells.
func scripts(t *testing.T) int {
	if testing.Short() {
		return 1
	}
	n, err := strconv.Atoi(cmp.Or(os.Getenv("DOSSIER_EDITS"), "500"))
	if err != nil {
		t.Fatalf("DOSSIER_EDITS is not a number: set it to the number of edits, such as 20000")
	}
	return max(n/100, 1)
}

// edit changes one file of the dossier and says how.
func edit(f folder, rnd *rand.Rand) string {
	paths := slices.Sorted(maps.Keys(f))
	path := paths[rnd.IntN(len(paths))]
	n := rnd.IntN(1000)
	switch rnd.IntN(12) {
	case 0:
		delete(f, path)
		return "delete " + path
	case 1:
		path = fmt.Sprintf("content/articles/new%d.md", n)
		f[path] = inventedArticle(n)
		return "add " + path
	case 2:
		to := strings.TrimSuffix(path, ".md") + "-moved.md"
		f[to] = f[path]
		delete(f, path)
		return "rename " + path
	case 3:
		f["dossier.yaml"] = fmt.Sprintf("title: Strike %d\nlanguage: %s\n", n, []string{"en", "fr"}[n%2])
		return "edit dossier.yaml"
	case 4:
		f["layouts/page.html"] = fmt.Sprintf("<title>{{.Title}}</title><p>%d", n)
		f["content/pages/about.md"] = "---\ntitle: About\n---\n\nWords.\n"
		return "edit a layout"
	case 5:
		f[path] = strings.Replace(f[path], "title:", "titel:", 1)
		return "spoil " + path
	case 6:
		f[path] = strings.Replace(f[path], "titel:", "title:", 1)
		return "mend " + path
	case 7:
		maps.Copy(f, invented(4+n%4))
		return "put files back"
	case 8:
		f["assets/site.css"] = fmt.Sprintf("body{margin:%dpx}", n)
		return "edit an asset"
	case 9:
		if strings.HasPrefix(path, "content/articles/") {
			f[path] = strings.Replace(f[path], "date:", "language: fr\ndate:", 1)
		}
		return "turn French " + path
	case 10:
		f[path] += fmt.Sprintf("\n\"We go on, %d,\" Ada Okoro said. « Nous continuons, %d », a déclaré Ada Okoro.\n", n, n)
		return "speak in " + path
	}
	f[path] += fmt.Sprintf("\nMore words, %d, of Ada Okoro.\n", n)
	return "edit " + path
}

// differ tells the first difference between two sites.
func differ(want, got *build.Site) string {
	if want == nil || got == nil {
		if want != got {
			return fmt.Sprintf("one of the builds failed: clean %v, incremental %v", want != nil, got != nil)
		}
		return ""
	}
	if diff := gocmp.Diff(pathsOf(want), pathsOf(got)); diff != "" {
		return "the paths differ (-clean +incremental):\n" + diff
	}
	for i, f := range want.Files() {
		if g := got.Files()[i]; f.SHA256 != g.SHA256 {
			return "the page " + f.Path + " differs (-clean +incremental):\n" + gocmp.Diff(string(f.Data), string(g.Data))
		}
	}
	return ""
}

func pathsOf(s *build.Site) []string {
	var paths []string
	for _, f := range s.Files() {
		paths = append(paths, f.Path)
	}
	return paths
}

// TestMemoHits: what did not change is neither parsed nor drawn again.
func TestMemoHits(t *testing.T) {
	own, files, b := builtin(t), invented(6), build.New()
	first := build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
	if s := first; s.Stats.ParseHits != 0 || s.DrawHits != 0 || s.Stats.Parsed != len(files)-1 || s.Drawn != s.Draft.Pages() {
		t.Errorf("first build: %+v, %d drawn, %d remembered: everything is to be parsed and drawn once", s.Stats, s.Drawn, s.DrawHits)
	}
	again := build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
	if s := again; s.Stats.Parsed != 0 || s.Drawn != 0 {
		t.Errorf("second build of equal files: %+v, %d drawn, %d remembered: nothing is to be parsed or drawn", s.Stats, s.Drawn, s.DrawHits)
	}
	files["content/pages/about.md"] = "---\ntitle: About\n---\n\nA word.\n"
	build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
	files["content/pages/about.md"] = "---\ntitle: About\n---\n\nOther words.\n"
	edited := build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
	if s := edited; s.Stats.Parsed != 1 || s.Drawn != 2 {
		t.Errorf("after the edit of one body: %+v, %d drawn, %d remembered: one file, its page and the page for paper are to be done", s.Stats, s.Drawn, s.DrawHits)
	}
	files["layouts/404.html"] = "<title>{{.Title}}</title>"
	relaid := build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
	if s := relaid; s.Stats.Parsed != 0 || s.DrawHits != 0 {
		t.Errorf("after the edit of a layout: %+v, %d drawn, %d remembered: no file is to be parsed, every page drawn", s.Stats, s.Drawn, s.DrawHits)
	}
}

// TestPicturesAreRemembered: the card and the icons are made anew only where what
// they show has changed, and a new Builder gives them the same bytes.
func TestPicturesAreRemembered(t *testing.T) {
	own, files, b := builtin(t), invented(2), build.New()
	pictures := func(r built) map[string]string {
		list := map[string]string{}
		for _, f := range r.Site.Files() {
			if strings.HasSuffix(f.Path, ".png") || strings.HasPrefix(f.Path, "assets/icon.") {
				list[f.Path] = string(f.Data)
			}
		}
		return list
	}
	step := func(what string, painted, in int) map[string]string {
		t.Helper()
		r := build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
		got := pictures(r)
		if r.Stats.Painted != painted || len(got) != in {
			t.Errorf("%s: %d pictures made, %d in the site, want %d and %d", what, r.Stats.Painted, len(got), painted, in)
		}
		if diff := gocmp.Diff(pictures(mustBuild(t, build.Input{Sources: files.sources(), Builtin: own})), got); diff != "" {
			t.Errorf("%s: pictures differ (-clean +incremental):\n%s", what, diff)
		}
		return got
	}
	step("first", 3, 3)
	files["content/actors/okoro.md"] += "\nMore words.\n"
	step("the text of an actor", 0, 3)
	files["content/cases/strike.md"] = strings.Replace(files["content/cases/strike.md"], "The strike", "The lockout", 1)
	step("the name of a case", 1, 3)
	files["dossier.yaml"] = "title: A harbour strike\nbase_url: https://example.org/strike/\n"
	step("the title", 3, 3)
	files["assets/card.png"] = "a picture of one's own"
	for path, data := range step("a card of one's own", 0, 3) {
		if strings.HasPrefix(path, "assets/card.") && data != files["assets/card.png"] {
			t.Errorf("%s is not the dossier's own", path)
		}
	}
	delete(files, "assets/card.png")
	files["dossier.yaml"] = "title: A harbour strike\n"
	step("no address", 0, 2)
}

// TestDiagnosticsAreReplayed: a file that is not parsed again still reports its
// mistakes.
func TestDiagnosticsAreReplayed(t *testing.T) {
	own, files, b := builtin(t), invented(2), build.New()
	files["content/actors/okoro.md"] = "---\nname: Ada Okoro\ncolour: red\n---\n\nSee [@a9 \"words\"].\n"
	want := build1(t, b, build.Input{Sources: files.sources(), Builtin: own}).Diagnostics
	if len(want) != 2 {
		t.Fatalf("want an unknown key and an unknown source, got %v", want)
	}
	for range 2 {
		r := build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
		if diff := gocmp.Diff(want, r.Diagnostics); diff != "" || r.Stats.Parsed != 0 {
			t.Errorf("parsed %d; diagnostics differ:\n%s", r.Stats.Parsed, diff)
		}
	}
}

// TestDeterminism: the same files give the same bytes for any number of
// processors, order of files, time zone and language of the machine.
func TestDeterminism(t *testing.T) {
	own, files := builtin(t), invented(8)
	want := mustBuild(t, build.Input{Sources: files.sources(), Builtin: own})
	local := time.Local
	t.Cleanup(func() { time.Local = local })
	t.Setenv("LC_ALL", "tr_TR.UTF-8")
	t.Setenv("TZ", "Pacific/Kiritimati")
	for i, processors := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(processors)
		time.Local = time.FixedZone("far", (i-1)*13*3600)
		sources := files.sources()
		rand.New(rand.NewPCG(1, uint64(i))).Shuffle(len(sources), func(a, b int) { sources[a], sources[b] = sources[b], sources[a] })
		got := mustBuild(t, build.Input{Sources: sources, Builtin: own})
		runtime.GOMAXPROCS(before)
		if diff := differ(want.Site, got.Site); diff != "" {
			t.Errorf("with %d processors and the files in another order: %s", processors, diff)
		}
	}
}

// TestFailingBuildHasNoSite: where there is an error there is nothing that
// could be published by mistake.
func TestFailingBuildHasNoSite(t *testing.T) {
	own := builtin(t)
	for name, spoil := range map[string]func(folder){
		"a misquote":            func(f folder) { f["content/pages/p.md"] = "---\ntitle: P\n---\n\nX [@a0 \"at noon 7\"].\n" },
		"an unknown key":        func(f folder) { f["content/pages/p.md"] = "---\ntitle: P\nfoo: 1\n---\n" },
		"a mistake in a layout": func(f folder) { f["layouts/page.html"] = "{{.Title" },
		"a layout that asks for what its view lacks": func(f folder) { f["layouts/404.html"] = "{{.Secret}}" },
		"two files for one id":                       func(f folder) { f["content/places/union.md"] = "---\nname: U\n---\n" },
		"a page in the site's way":                   func(f folder) { f["content/pages/timeline.md"] = "---\ntitle: T\n---\n" },
		"no dossier.yaml":                            func(f folder) { delete(f, "dossier.yaml") },
		"a broken style sheet":                       func(f folder) { f["assets/data.json"] = "{" },
	} {
		t.Run(name, func(t *testing.T) {
			files := invented(2)
			spoil(files)
			r := build1(t, build.New(), build.Input{Sources: files.sources(), Builtin: own})
			if r.Site != nil || !r.Diagnostics.Failed() {
				t.Errorf("site %v, diagnostics %v: want no site and an error", r.Site != nil, r.Diagnostics)
			}
		})
	}
}

// TestMemoSeesWhatPagesDependOn: a change of language, or of the layout that
// draws a page, is no hit.
func TestMemoSeesWhatPagesDependOn(t *testing.T) {
	own, files, b := builtin(t), invented(2), build.New()
	build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
	files["dossier.yaml"] = "title: The harbour strike\nlanguage: fr\n"
	french := build1(t, b, build.Input{Sources: files.sources(), Builtin: own})
	if diff := differ(mustBuild(t, build.Input{Sources: files.sources(), Builtin: own}).Site, french.Site); diff != "" {
		t.Errorf("after a change of language: %s", diff)
	}
}

// TestSpeechFollowsTheLanguage: what people say is read in the dossier's language
// where an article has none of its own. After a change of it those articles are
// read again, and no other file.
func TestSpeechFollowsTheLanguage(t *testing.T) {
	own, files, b := builtin(t), invented(2), build.New()
	const said = "\nAda Okoro a ajouté que le port restait ouvert.\n"
	files["content/articles/a1.md"] += said
	files["content/articles/french.md"] = "---\ntitle: Grève\ndate: 2001-05-09\nlanguage: fr\n---\n" + said
	shown := func(config string) (int, build.Stats) {
		files["dossier.yaml"] = "title: The harbour strike\n" + config
		in := build.Input{Sources: files.sources(), Builtin: own}
		got := build1(t, b, in)
		if diff := differ(mustBuild(t, in).Site, got.Site); diff != "" {
			t.Errorf("%q: %s", config, diff)
		}
		page, _ := got.Site.Lookup("actors/okoro/index.html")
		_, section, _ := strings.Cut(string(page.Data), `id="h-speech"`)
		section, _, _ = strings.Cut(section, "</section>")
		return strings.Count(section, "le port restait ouvert"), got.Stats
	}
	if n, _ := shown(""); n != 1 {
		t.Errorf("in English %d of the French statements are found, not the one of the article that says it is French", n)
	}
	n, stats := shown("language: fr\n")
	if n != 2 || stats.Parsed != 2 {
		t.Errorf("in French %d of 2 statements are found, and %d files read anew: those are the two articles without a language", n, stats.Parsed)
	}
	if n, stats := shown("language: fr\nauthor: A\n"); n != 2 || stats.Parsed != 0 {
		t.Errorf("after another change of dossier.yaml %d statements are found, and %d files read anew", n, stats.Parsed)
	}
}

// TestAccentReachesTheStyleSheet: the dossier's colour is in its style sheet,
// and a change of it makes another file.
func TestAccentReachesTheStyleSheet(t *testing.T) {
	own, files, b := builtin(t), invented(2), build.New()
	style := func(accent string) build.File {
		files["dossier.yaml"] = "title: The harbour strike\naccent: \"" + accent + "\"\n"
		for _, f := range build1(t, b, build.Input{Sources: files.sources(), Builtin: own}).Site.Files() {
			if strings.HasSuffix(f.Path, ".css") {
				return f
			}
		}
		t.Fatal("no style sheet")
		return build.File{}
	}
	red, green := style("#8a3b12"), style("#0b5d3b")
	if !strings.Contains(string(red.Data), "--accent:#8a3b12") || !strings.Contains(string(green.Data), "--accent:#0b5d3b") || red.Path == green.Path {
		t.Errorf("%s and %s do not hold their accents", red.Path, green.Path)
	}
}
