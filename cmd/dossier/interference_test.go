package main

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestPublicDoesNotTellWhatIsPrivate: two dossiers that differ in what is private
// alone, in words, names, ids and numbers, have the same public bytes. What no
// search for words finds, a digest, an order or a count, would show here.
func TestPublicDoesNotTellWhatIsPrivate(t *testing.T) {
	c := &canaries{}
	one := canaryDossier(c)
	other := map[string]string{}
	swap := []string{
		"Krastovik", "Abbelune", "krastovik", "abbelune", "KRASTOVIK", "ABBELUNE", "Krästóvik", "Äbbelüné", "KRA\u0308STOVIK", "ABBE\u0308LUNE",
		"Kra\u00adsto\u00advik", "Ab\u00adbelune", "Krasto-vik", "Abbe-lune", "Krasto-\nvik", "Abbe-\nlune", "*Kras*tovik", "*Ab*belune", "K r a s t o v i k", "A b b e l u n e", "V. Krastovik", "Z. Abbelune",
		"Ozimandel", "Marrigold", "Vardunio", "Zelk", "vardunio", "zelk", "thegreyfox", "afterdark", "Kordelina", "Beremundo", "V. O. ", "Z. M. ", "wikidata: Q7", "wikidata: Q4321",
	}
	for i, w := range c.words {
		swap = append(swap, w, fmt.Sprintf("Other%dwords", 100+i*7))
	}
	swapped := strings.NewReplacer(swap...)
	for name, text := range one {
		other[swapped.Replace(name)] = swapped.Replace(text)
	}
	if maps.EqualFunc(one, other, func(a, b string) bool { return a == b }) {
		t.Fatal("the dossiers are the same")
	}
	samePublic(t, outputs(t, one), outputs(t, other))
}

// samePublic reports each file in which two sites differ, with what stands there.
func samePublic(t *testing.T, one, other map[string][]byte) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(one)) {
		a, b := one[path], other[path]
		if b == nil {
			t.Errorf("%s is not in the other site", path)
			continue
		}
		at := 0
		for at < min(len(a), len(b)) && a[at] == b[at] {
			at++
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s tells: at byte %d\n  %q\n  %q", path, at, a[max(0, at-80):min(len(a), at+80)], b[max(0, at-80):min(len(b), at+80)])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(other)) {
		if one[path] == nil {
			t.Errorf("%s is in the other site alone", path)
		}
	}
}

// TestRandomPrivateTextsTellNothing: the same over texts with private passages
// anywhere, which in the second dossier speak, count and date.
func TestRandomPrivateTextsTellNothing(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 11))
			c, public := &canaries{}, &canaries{words: make([]string, 3000)}
			one := map[string]string{
				"dossier.yaml": "title: Random\nbase_url: https://example.org/\n", "content/actors/k.md": "---\nname: Krastovik\npublish_as: a witness\n---\n",
				"content/actors/o.md": "---\nname: Oumar Dembele\nkind: person\n---\n", "content/places/gao.md": "---\nname: Gao\ncoordinates: [16.27, -0.04]\n---\n",
			}
			for n := range 5 {
				one[fmt.Sprintf("content/articles/a%d.md", n)] = "---\ntitle: Article\npublisher: The Tide\nurl: https://example.org/" + fmt.Sprint(n) + "\n---\n" + randomText(r, c, public)
				one[fmt.Sprintf("content/pages/p%d.md", n)] = "---\ntitle: Page " + fmt.Sprint(n) + "\n---\n" + randomText(r, c, public)
			}
			var swap []string
			for i, w := range c.words {
				swap = append(swap, w, []string{"word", "Captain Dembele said: “We left Gao”, and 17 were killed on 3 May 2031, Reuters reported", "Oumar Dembele", "x y z"}[i%4])
			}
			swapped := strings.NewReplacer(swap...)
			other := map[string]string{}
			for name, text := range one {
				other[name] = swapped.Replace(text)
			}
			samePublic(t, outputs(t, one), outputs(t, other))
		})
	}
}

// TestPrivateRecordsLeaveNoTrace: a dossier with private records and drafts among
// the others has the public bytes of one without them, though they copy a public
// text, bear names that stand in it, cite it and happen beside it.
func TestPrivateRecordsLeaveNoTrace(t *testing.T) {
	text := "The port of Vells stood still on Friday, said Captain Oumar Dembele, and 17 ships lay idle. “We will not move”, Dembele said. Reuters reported that nobody moved before noon.\n\nBy night the guards of Gao had left the gate to the dockers, who sang until dawn.\n"
	one := map[string]string{
		"dossier.yaml":             "title: Vells\nbase_url: https://example.org/\n",
		"content/cases/c.md":       "---\nname: The strike\nstart: 2031-05-02\n---\n",
		"content/articles/a.md":    "---\ntitle: The port stands still\npublisher: The Tide\ndate: 2031-05-02\ncases: [c]\nevents:\n- id: idle\n  title: Ships lie idle\n  date: 2031-05-02\n  cite: '@a \"17 ships lay idle\"'\n---\n" + text,
		"content/articles/b.md":    "---\ntitle: Guards leave\npublisher: The Ebb\ndate: 2031-05-03\n---\n" + strings.Replace(text, "17", "18", 1),
		"content/events/e.md":      "---\ntitle: The guards leave\ndate: 2031-05-03\ncase: c\nplaces: [gao]\nactors: [o]\ncite: '@b \"the guards of Gao had left\"'\n---\n",
		"content/actors/o.md":      "---\nname: Oumar Dembele\nother_names: [Dembele]\nkind: person\n---\n",
		"content/actors/w.md":      "---\nname: Krastovik\nkind: person\npublish_as: an officer\n---\n",
		"content/places/gao.md":    "---\nname: Gao\ncoordinates: [16.27, -0.04]\n---\n",
		"content/pages/p.md":       "---\ntitle: P\n---\nIn [[gao]] the guards and Tuesday's captain left the gate [@b \"sang until dawn\"]. Krastovik too.\n",
		"content/comparisons/k.md": "---\ntitle: K\nof: [a, b]\n---\n| What | A | B |\n| --- | --- | --- |\n| Ships | 17 [@a \"17 ships\"] | 18 [@b \"18 ships\"] |\n",
	}
	other := maps.Clone(one)
	for i, mark := range []string{"private: true", "draft: true"} {
		n := fmt.Sprint(i)
		maps.Copy(other, map[string]string{
			"content/articles/0copy" + n + ".md":  "---\ntitle: The port stands still\n" + mark + "\npublisher: Reuters\ndate: 2031-05-01\naliases: [former" + n + "]\nurl: https://example.org/a\nevents:\n- id: other\n  title: Other\n  date: 2031-05-02\n  actors: [o]\n  places: [gao]\n  cite: '@a \"17 ships\"'\n---\n" + text,
			"content/events/0more" + n + ".md":    "---\ntitle: More\n" + mark + "\ndate: 2031-05-01\ncase: c\nplaces: [gao, 0vells" + n + "]\nactors: [o, 0dockers" + n + "]\ncite: ['@a \"We will not move\"', '@0copy" + n + " \"17 ships\"']\n" + []string{"reports: [a#idle]\n", ""}[i] + "accounts:\n- question: When?\n  answers:\n  - value: noon\n    cite: '@a \"before noon\"'\n  - value: night\n    cite: '@b \"By night\"'\n---\n",
			"content/actors/0dockers" + n + ".md": "---\nname: the dockers" + n + "\nother_names: [dockers]\nkind: group\n" + mark + "\nposts:\n- title: guards\n  cite: '@b \"had left the gate\"'\n---\nOf [[gao]] and [[o]].\n",
			"content/places/0vells" + n + ".md":   "---\nname: Vells" + n + "\nother_names: [port of Vells]\ncoordinates: [10, 10]\nwithin: gao\n" + mark + "\n---\n",
			"content/cases/0early" + n + ".md":    "---\nname: Early" + n + "\nstart: 2030-01-01\n" + mark + "\n---\n",
			"content/comparisons/0x" + n + ".md":  "---\ntitle: X\n" + mark + "\nof: [a, b]\n---\n| What | A | B |\n| --- | --- | --- |\n| Noon | no source | night [@b \"By night\"] |\n",
			"content/pages/0note" + n + ".md":     "---\ntitle: Note\n" + mark + "\n---\n[@a \"nobody moved\"] [[o]] [[gao]] [[c]] Oumar Dembele\n",
		})
	}
	other["content/pages/an-officer.md"] = "---\ntitle: Note\nprivate: true\naliases: [an-officer-2]\n---\n"
	other["content/pages/p.md"] += "<!-- private -->[[an-officer]]<!-- /private -->\n"
	for _, files := range []map[string]string{one, other} {
		files["content/pages/p.md"] += "\nOf [[w]].\n"
	}
	samePublic(t, outputs(t, one), outputs(t, other))
	if one, other := outputs(t, one, "--audience", "internal"), outputs(t, other, "--audience", "internal"); len(other) < len(one)+20 {
		t.Errorf("%d files and %d: the test cannot fail", len(one), len(other))
	}
}
