package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// The measures of the stress dossier: more of everything than a page was drawn
// for.
const (
	stressEvents  = 1000 // on one day
	stressActors  = 2000
	stressColumns = 40  // sources on one event
	stressNames   = 300 // of one actor
	stressPosts   = 40  // of one actor
)

// stressKinds are one page of each kind of the stress dossier, and those that
// were made to break.
var stressKinds = []string{
	"index.html", "timeline/index.html", "timeline/2031-05-04/index.html", "timeline/void/index.html",
	"articles/arabic/index.html", "articles/long-words/index.html", "articles/tamil/index.html",
	"events/siege/index.html", "events/e0001/index.html", "events/e0002/index.html",
	"actors/index.html", "actors/page_2/index.html", "actors/many-names/index.html", "actors/many-posts/index.html", "actors/long-word/index.html", "actors/arabic-minister/index.html",
	"places/index.html", "places/crowd-07/index.html", "places/north-pole/index.html", "places/antimeridian/index.html",
	"cases/index.html", "cases/surge/index.html", "cases/void/index.html",
	"comparisons/index.html", "comparisons/forty/index.html", "comparisons/cases-compared/index.html",
	"sources/index.html", "disagreements/index.html", "gaps/index.html", "print/index.html", "long-page/index.html", "404.html",
}

// stressSite builds the stress dossier once and gives the folder of its site.
func stressSite(t *testing.T) string {
	t.Helper()
	dir, err := stressed()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

var stressed = sync.OnceValues(func() (string, error) { return builtOf("stress", stressFiles()) })

// tiny are dossiers with next to nothing in them, by name, and for each the pages
// to look at.
var tiny = []struct {
	name  string
	files map[string]string
	pages []string
}{
	{"nothing", map[string]string{"dossier.yaml": "title: Nothing yet\n"}, []string{
		"index.html", "timeline/index.html", "actors/index.html", "places/index.html", "cases/index.html", "comparisons/index.html",
		"sources/index.html", "disagreements/index.html", "gaps/index.html", "print/index.html", "404.html",
	}},
	{"brief-alone", map[string]string{
		"dossier.yaml":      "title: A brief alone\n",
		"content/_index.md": "---\ntitle: A brief alone\n---\nNothing has been found yet.\n",
	}, []string{"index.html", "timeline/index.html", "sources/index.html", "gaps/index.html", "print/index.html"}},
	{"article-alone", map[string]string{
		"dossier.yaml":            "title: One article\n",
		"content/articles/one.md": "---\ntitle: The dockers stop work\ndate: 2031-05-04\n---\nThe dockers stopped work at noon.\n\nNobody said why.\n",
	}, []string{"index.html", "articles/one/index.html", "sources/index.html", "timeline/index.html", "actors/index.html", "gaps/index.html", "print/index.html"}},
	{"case-alone", map[string]string{
		"dossier.yaml":             "title: One case\nlanguage: fr\n",
		"content/cases/quay.md":    "---\nname: La grève du quai\nstart: 2031\n---\n",
		"content/comparisons/c.md": "---\ntitle: Rien à comparer\nof: [quay, quay-2]\n---\n",
		"content/cases/quay-2.md":  "---\nname: La seconde grève\nstart: 2031-05-04\n---\n",
	}, []string{"index.html", "cases/index.html", "cases/quay/index.html", "cases/quay-2/index.html", "timeline/quay/index.html", "comparisons/c/index.html", "gaps/index.html", "print/index.html"}},
}

var tinyBuilt = sync.OnceValues(func() (string, error) {
	for _, d := range tiny {
		if _, err := builtOf("tiny/"+d.name, d.files); err != nil {
			return "", err
		}
	}
	return filepath.Join(sitesFolder(), "tiny"), nil
})

// tinySites builds the tiny dossiers once and gives the folder that holds the
// site of each.
func tinySites(t *testing.T) string {
	t.Helper()
	dir, err := tinyBuilt()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// sitesFolder is where the built sites go: into the folder that DOSSIER_SITES
// names, to be looked at by other programs, or among what is removed in the end.
func sitesFolder() string { return cmp.Or(os.Getenv("DOSSIER_SITES"), filepath.Join(scratch, "sites")) }

// TestEmptyPagesSaySo: where there is nothing to show, a sentence says so.
func TestEmptyPagesSaySo(t *testing.T) {
	docs := documents(t, filepath.Join(tinySites(t), "nothing"))
	for name, doc := range docs {
		said := name == "404.html"
		for n := range doc.root.Descendants() {
			said = said || attr(n, "class") == "empty" && strings.HasSuffix(strings.TrimSpace(textOf(n)), ".")
		}
		if !said {
			t.Errorf("%s holds nothing, and does not say so", name)
		}
	}
}

// builtOf writes a dossier's files into the scratch folder and builds them; it
// gives the folder of the site.
func builtOf(name string, files map[string]string) (string, error) {
	dir, site := filepath.Join(scratch, "dossiers", name), filepath.Join(sitesFolder(), name)
	for file, text := range files {
		file = filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"build", "-C", dir, "-o", site}, nil, &out, &errs); code != exitOK {
		return "", fmt.Errorf("the dossier %s does not build:\n%s", name, errs.String())
	}
	return site, nil
}

// The scripts of the names, and what stands in each that is long or stacked.
const (
	arabicName   = "محمود عبد الرحمن الأنصاري"
	chineseName  = "欧阳娜娜"
	russianName  = "Екатерина Преображенская-Верещагина"
	tamilName    = "திருவள்ளுவர் ஸ்ரீநிவாசன்"
	hindiName    = "श्रीमती राजेश्वरी त्रिपाठी"
	stackedName  = "Ṩṫǎç̌k̂̃ëd̛̊ Ñguỹễn̄̈ Ằccẹ́ń̃ts"
	arabicQuote  = "لن نغادر الميناء قبل أن تُدفع الأجور كاملة"
	chineseQuote = "工人们在码头停止了工作"
	russianQuote = "Докеры прекратили работу в полдень"
	tamilQuote   = "துறைமுகத் தொழிலாளர்கள் வேலையை நிறுத்தினர்"
	hindiQuote   = "मज़दूरों ने दोपहर को काम रोक दिया"
)

// longWord has 60 letters, and no place at which a browser would break it.
const longWord = "Hafenarbeitergewerkschaftsvorstandswahlausschussvorsitzender"

// longTitle gives a title of 300 characters.
func longTitle(n int) string {
	words := fmt.Sprintf("Event %04d, whose title was never shortened: ", n) + strings.Repeat("the delegates of the harbour met once more and ", 9)
	return strings.TrimSpace(words[:299]) + "…"
}

// stressFiles makes the files of the stress dossier.
func stressFiles() map[string]string {
	files := map[string]string{
		"dossier.yaml": "title: Stress\nsubtitle: More of everything than a page was drawn for\nlanguage: en\n",
		"content/_index.md": "---\ntitle: Stress\nsummary: 'The harbour stood still [@report-01 \"source 1 counted 101 ships\"].'\n" +
			"actors: [arabic-minister, chinese-minister, russian-minister, tamil-minister, hindi-minister, stacked-minister, long-word, many-posts, many-names]\n" +
			"comparison: cases-compared\n---\n## Key facts\n\n- " + longWord + " is one word [@long-words \"" + longWord + " walked home\"].\n",
		"content/pages/long-page.md": "---\ntitle: " + longWord + "\n---\n" + longWord + " `" + strings.Repeat("code", 40) + "` <https://example.org/" + strings.Repeat("path", 40) + ">\n\n| a | " + longWord + " |\n| --- | --- |\n| " + longWord + " | " + longWord + longWord + " |\n\n```\n" + longWord + longWord + longWord + "\n```\n",
	}
	stressCases(files)
	stressEventFiles(files)
	stressActorFiles(files)
	stressPlaces(files)
	stressArticles(files)
	stressComparisons(files)
	return files
}

// stressCases writes seven cases: one with all the events of one day, one without
// any, and others to be compared.
func stressCases(files map[string]string) {
	files["content/cases/surge.md"] = "---\nname: The surge\nstart: 2031-05-04\nsummary: 'All on one day.'\n---\nBody.\n"
	files["content/cases/void.md"] = "---\nname: '" + longTitle(0) + "'\nstart: 2040\n---\n"
	for i := 1; i <= 5; i++ {
		id := fmt.Sprintf("round-%d", i)
		files["content/cases/"+id+".md"] = fmt.Sprintf("---\nname: Round %d\nstart: 203%d-01-01\n---\n", i, i+1)
		files["content/events/"+id+"-begins.md"] = fmt.Sprintf("---\ntitle: Round %d begins\ndate: 203%d-01-01\ncase: %s\nactors: [stacked-minister, many-posts]\nplaces: [crowd-01]\n---\n", i, i+1, id)
	}
}

// stressEventFiles writes the events of one day; of each hundred ten stand at one
// minute, and one has a title of 300 characters or a word of 60.
func stressEventFiles(files map[string]string) {
	for i := 1; i <= stressEvents; i++ {
		date, title := "2031-05-04", fmt.Sprintf("Event %d of the day", i)
		switch {
		case i%100 < 10:
			date += "T12:00Z"
		case i%2 == 0:
			date += fmt.Sprintf("T%02d:%02dZ", i*7%24, i%60)
		}
		switch i % 100 {
		case 1:
			title = longTitle(i)
		case 2:
			title = longWord + " " + longWord
		}
		files[fmt.Sprintf("content/events/e%04d.md", i)] = fmt.Sprintf(
			"---\ntitle: '%s'\ndate: %s\ncase: surge\nactors: [actor-%04d, actor-%04d]\nplaces: [crowd-%02d]\ncite: '@report-%02d \"source %d counted\"'\nsummary: The delegates of %d met for the %dth time that day and did not agree.\n---\n",
			title, date, i, i+1, i%30+1, i%stressColumns+1, i%stressColumns+1, i, i%17+2)
	}
	var siege strings.Builder
	siege.WriteString("---\ntitle: The siege of the harbour\ndate: 2031-05-05\nend: 2031-05-06\ncase: surge\nplaces: [north-pole, antimeridian, null-island]\nactors: [{id: long-word, role: " + longWord + "}, arabic-minister]\nreports: [")
	for i := 1; i <= stressColumns; i++ {
		fmt.Fprintf(&siege, "report-%02d, ", i)
	}
	siege.WriteString("arabic]\naccounts:\n  - question: How many ships lay in the harbour, " + longWord + "?\n    answers:\n")
	for i := 1; i <= stressColumns; i++ {
		fmt.Fprintf(&siege, "      - value: %d ships\n        cite: '@report-%02d \"source %d counted %d ships\"'\n", 100+i, i, i, 100+i)
	}
	siege.WriteString("---\nThe siege began [@arabic \"" + arabicQuote + "\"] and went on [@chinese \"" + chineseQuote + "\"; @russian \"" + russianQuote + "\"; @tamil \"" + tamilQuote + "\"; @hindi \"" + hindiQuote + "\"].\n")
	files["content/events/siege.md"] = siege.String()
}

// stressActorFiles writes the actors: a crowd, and those whose names or posts are
// out of measure.
func stressActorFiles(files map[string]string) {
	types := []string{"person", "group", "armed-force", "organization", "state", "outlet"}
	for i := 1; i <= stressActors; i++ {
		files[fmt.Sprintf("content/actors/actor-%04d.md", i)] = fmt.Sprintf("---\nname: Delegate %04d\nkind: %s\nsummary: Spoke for wharf %d.\n---\n", i, types[i%7%6], i%211)
	}
	for id, name := range map[string]string{
		"arabic-minister": arabicName, "chinese-minister": chineseName, "russian-minister": russianName,
		"tamil-minister": tamilName, "hindi-minister": hindiName, "stacked-minister": stackedName, "long-word": longWord + " " + longWord,
	} {
		files["content/actors/"+id+".md"] = "---\nname: " + name + "\nkind: person\n---\n"
	}
	var names, posts strings.Builder
	for i := range stressNames {
		fmt.Fprintf(&names, "  - Anna-%03d Quay of the %d wharves\n", i, i)
	}
	for i := range stressPosts {
		fmt.Fprintf(&posts, "  - {title: Secretary of committee %d, from: %d-01, to: %d-02, cite: '@report-01 \"source 1 counted 101 ships\"'}\n", i, 1980+i, 1982+i)
	}
	files["content/actors/many-names.md"] = "---\nname: Anna Quay\nkind: person\nother_names:\n" + names.String() + "---\n"
	files["content/actors/many-posts.md"] = "---\nname: Omar Post\nkind: person\nposts:\n" + posts.String() + "---\n"
}

// stressPlaces writes places at the corners of the world, and thirty on one point.
func stressPlaces(files map[string]string) {
	for id, at := range map[string]string{
		"north-pole": "90, 0", "south-pole": "-90, 180", "antimeridian": "12, 180", "other-side": "12, -180", "corner": "90, -180", "null-island": "0, 0",
	} {
		files["content/places/"+id+".md"] = "---\nname: " + strings.ReplaceAll(id, "-", " ") + "\ncoordinates: [" + at + "]\n---\n"
	}
	for i := 1; i <= 30; i++ {
		files[fmt.Sprintf("content/places/crowd-%02d.md", i)] = fmt.Sprintf("---\nname: Wharf %d on the one point\ncoordinates: [12.75, -8.07]\nkind: wharf\nwithin: %s\n---\n", i, []string{"null-island", "crowd-01"}[min(i-1, 1)])
	}
	files["content/places/crowd-30.md"] = "---\nname: " + longWord + "\ncoordinates: [12.75, -8.07]\n---\n"
}

// stressArticles writes forty short reports, and one article in each script.
func stressArticles(files map[string]string) {
	for i := 1; i <= stressColumns; i++ {
		files[fmt.Sprintf("content/articles/report-%02d.md", i)] = fmt.Sprintf(
			"---\ntitle: Report %d\npublisher: Outlet %d\ndate: 2031-05-%02d\nurl: https://example.org/%s/%d\ncases: [surge]\n---\nOn that day source %d counted %d ships at the quay, and no two of the harbour’s clerks gave one figure.\n\n“We count what we see,” Omar Post said. Anna-%03d Quay of the %d wharves saw number %d leave.\n",
			i, i, i%28+1, strings.Repeat("archive", i), i, i, 100+i, i, i, i)
	}
	for id, a := range map[string]struct{ language, title, name, quote, rest string }{
		"arabic":  {"ar", "إضراب في الميناء", arabicName, arabicQuote, "قال الوزير: «الأبواب مفتوحة للحوار» ثم غادر القاعة."},
		"chinese": {"zh", "码头罢工", chineseName, chineseQuote, "部长说:“我们愿意谈判。”随后他离开了会场。"},
		"russian": {"ru", "Забастовка в порту", russianName, russianQuote, "Министр сказал: «Мы готовы к переговорам»."},
		"tamil":   {"ta", "துறைமுக வேலைநிறுத்தம்", tamilName, tamilQuote, "அமைச்சர் பேச்சுவார்த்தைக்குத் தயார் என்றார்."},
		"hindi":   {"hi", "बंदरगाह पर हड़ताल", hindiName, hindiQuote, "मंत्री ने कहा कि बातचीत के दरवाज़े खुले हैं।"},
	} {
		files["content/articles/"+id+".md"] = "---\ntitle: " + a.title + "\nlanguage: " + a.language + "\ndate: 2031-05-05\npublisher: " + a.title + "\n---\n## " + a.title + "\n\n" +
			a.name + ". " + a.quote + ".\n\n- " + a.name + "\n" + strings.Repeat("\n"+strings.Repeat(a.rest+" ", 6)+"\n", 4)
	}
	files["content/articles/long-words.md"] = "---\ntitle: " + longWord + "\ndate: 2031-05-05\npublisher: " + longWord + "\nbyline: " + longWord + "\nurl: https://example.org/" + strings.Repeat("a", 300) + "\n---\n## " + longWord + "\n\n" +
		longWord + " walked home. “" + longWord + longWord + ",” Omar Post said.\n\n> " + longWord + longWord + "\n"
}

// stressComparisons writes a comparison with a column for each report, and one of
// all cases.
func stressComparisons(files map[string]string) {
	var of, head, rule, ships, names strings.Builder
	for i := 1; i <= stressColumns; i++ {
		fmt.Fprintf(&of, "  - report-%02d\n", i)
		fmt.Fprintf(&head, " Outlet %d |", i)
		rule.WriteString(" --- |")
		fmt.Fprintf(&ships, " %d ships [@report-%02d \"source %d counted %d ships\"] |", 100+i, i, i, 100+i)
		names.WriteString(" no source |")
	}
	files["content/comparisons/forty.md"] = "---\ntitle: Forty sources on one event\nof:\n" + of.String() + "---\n| Point |" + head.String() + "\n| --- |" + rule.String() + "\n| Ships |" + ships.String() + "\n| Names |" + names.String() + "\n"
	files["content/comparisons/cases-compared.md"] = "---\ntitle: Seven cases\nof: [surge, void, round-1, round-2, round-3, round-4, round-5]\n---\n" +
		"| Point | Surge | Void | 1 | 2 | 3 | 4 | 5 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| How it ended |" + strings.Repeat(" no source |", 7) + "\n| " + longWord + " | " + longWord + " [@long-words \"" + longWord + " walked home\"]" + strings.Repeat(" | does not apply", 6) + " |\n"
}
