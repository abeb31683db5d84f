package audience_test

import (
	"strings"
	"testing"
	"time"

	"dossier/internal/audience"
	"dossier/internal/diag"
)

// withheld are names of many makings.
func withheld() *audience.Names {
	n := audience.NewNames()
	for _, name := range []string{"Amadou Sanogo", "阿马杜·萨诺戈", "アマドゥ・サノゴ", "อามาดู สาโนโก", "Амаду Сангаре", "أمادو سانوغو"} {
		n.Withhold(name, "an officer", true)
	}
	n.Withhold("N'Golo Konaté", "a man", true)
	n.Withhold("Saʿid Bah", "a clerk", true)
	n.Withhold("Jean-Marie Ba", "a driver", true)
	n.Withhold("Ansar Dine", "a group", false)
	for _, name := range []string{"Mohamed Touré", "Paré Turki", "Dani Vince", "Modi Amine", "Ali Maïga"} {
		n.Withhold(name, "a man", true)
	}
	return n
}

// TestSpellings: ways to write a withheld name that sources, headlines and networks
// use.
func TestSpellings(t *testing.T) {
	n := withheld()
	for _, text := range []string{
		// Run together with other words.
		"Sanogo2012", "2012Sanogo", "#FreeSanogo", "#freesanogo", "@amadousanogo", "AmadouSanogo", "JeSuisSanogo", "FREESanogo", "DJSanogo", "proSanogo", "amadousanogo",
		"www.example.org/amadousanogo", "see sanogonews.com", "asanogo@example.org", "Sanogo_Amadou", "free_sanogo_now", "AnsarDine", "Ansardine", "#ansardinemali",
		"https://example.org/%53anogo", "https://example.org/Konat%C3%A9", "https://example.org/konat%E9",
		// Without blanks between words.
		"他说萨诺戈上尉说", "阿马杜•萨诺戈", "阿马杜萨诺戈", "阿马杜‧萨诺戈", "Sanogo上尉", "上尉Sanogo", "军官サノゴ氏は", "ร้อยเอกสาโนโกกล่าว",
		// Other endings, beginnings and shapes of letters.
		"Сангаре", "с Сангарем", "Амадой", "Амаду", "وسانوغو", "سـانـوغو", "امادو", "ﺳﺎﻧﻮﻏﻮ",
		"antisanogo", "sanogoize", "Sanogoized", "sanogoistic", "Sanogoʻs", "Sanogo＇s",
		// Apostrophes and hyphens, or none.
		"NGolo", "Ngolo", "N’Golo", "NʻGolo", "N Golo", "Sa'id", "Sa’id", "Said", "JeanMarie", "Jean Marie", "Jean-\nMarie",
		// Letters set apart, and letters that look alike.
		"S A N O G O", "S.A.N.O.G.O.", "S-a-n-o-g-o", "S\u2009A\u2009N\u2009O\u2009G\u2009O", "San·o·go", "San‧ogo", "San\u3164ogo", "San\u115fogo", "San\x1fogo", "San\u034fogo",
		"Ｓａｎｏｇｏ", "𝐒𝐚𝐧𝐨𝐠𝐨", "S\u0430nogo", "San\u03bfgo",
		"Ansar “Dine”", "(Ansar) Dine", "Ansar · Dine",
	} {
		if !n.Holds(text) {
			t.Errorf("%q is not found", text)
		}
	}
	for _, text := range []string{
		"he said that", "the garrison", "progress, process and profit", "a ban on bars", "A. B. and C. left", "1 2 3 4", "I a m", "ansa rdine", "the dine of Ansa",
		"tourists, tourism and a parish", "to examine a province", "Turkish and Danish", "100 % and 5%ab", "上尉说", "กล่าว", "и сам", "a/b, and/or, @someone, #mali", "Goloso",
	} {
		if n.Holds(text) {
			t.Errorf("%q is no name", text)
		}
	}
}

// TestAddresses: a name in an address, however it is written there.
func TestAddresses(t *testing.T) {
	n := withheld()
	for _, address := range []string{
		"https://example.org/sanogo", "https://example.org/?a=%zz&b=%53anogo", "https://example.org/%2553anogo", "https://example.org/%252553anogo", "https://example.org/&#83;anogo",
		"https://example.org/konat%E9", "https://example.org/Konat%C3%A9", "https://xn--konat-fsa.example.org/", "https://example.org/%E8%90%A8%E8%AF%BA%E6%88%88说", "mailto:asanogo@example.org", "sa-nogo-left", "https://example.org/sa/nogo", "free-sanogos", "a-ma-dou-b",
	} {
		if !n.HoldsAddress(address) {
			t.Errorf("%s is not found", address)
		}
	}
	for _, address := range []string{"https://example.org/", "https://example.org/100%25/a%zz", "https://xn--a.example.org/", "https://xn--zzzzzzz/", "pisa-nogood", "en-mai-gao", "mousa-nogo"} {
		if n.HoldsAddress(address) {
			t.Errorf("%s holds no name", address)
		}
	}
}

// A published name stands where its words belong together, and not where one
// sentence or one person ends between them.
func TestPublishedNamesBelongTogether(t *testing.T) {
	n := audience.NewNames()
	n.Withhold("Ibrahim Keita", "a minister", true)
	n.Publish("Modibo Keita")
	n.Publish("M. Keita")
	for text, want := range map[string]bool{
		"Modibo Keita": false, "Modibo\u00a0Keita": false, "Modibo-Keita": false, "M. Keita": false, "#ModiboKeita": false,
		"They saw Modibo. Keita left": true, "Modibo, Keita and others": true, "Modibo (Keita)": true,
	} {
		if got := n.Holds(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

// Initials go with the name that they stand beside.
func TestInitials(t *testing.T) {
	for source, want := range map[string]string{
		"A. Sanogo left":             "An officer left|… left",
		"He saw A.H. Sanogo there":   "He saw an officer there|He saw … there",
		"SANOGO, A., and another":    "An officer, and another|…, and another",
		"Sanogo, A. Diallo and B":    "An officer, A. Diallo and B|…, A. Diallo and B",
		"Sanogo, A.H. Ba left":       "An officer, A.H. Ba left|…, A.H. Ba left",
		"Sanogo A. H. left":          "An officer left|… left",
		"A Sanogo supporter":         "A … supporter|A … supporter",
		"Vitamin B. Sanogo ate none": "Vitamin B. An officer ate none|Vitamin B. … ate none",
		"Then Sanogo. A. Keita left": "Then …. A. Keita left|Then …. A. Keita left",
		"the man Sanogo2012 wrote":   "the man …2012 wrote|the man …2012 wrote",
	} {
		_, public, _ := published(t, records(t,
			"content/actors/sanogo.md", witness,
			"content/articles/a.md", "---\ntitle: A\n---\n"+source+"\n", "content/pages/p.md", "---\ntitle: P\n---\n"+source+"\n",
		))
		if got := strings.TrimSpace(public.Pages[0].Body.Plain()) + "|" + strings.TrimSpace(public.Articles[0].Body.Plain()); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
}

// Files of the dossier's own go out as they are: a name in one is an error, in
// small letters too where they are words and no code.
func TestNamesInFiles(t *testing.T) {
	n := withheld()
	for file, want := range map[string]bool{
		"assets/a.css: .sanogo{color:red}": false, "assets/a.css: /* Sanogo */": true, "assets/a.js: x = \"S\\u0061nogo\"": true, "assets/a.js: x = \"S\\x61nogo\"": true,
		"assets/a.geojson: {\"name\": \"sanogo\"}": true, "assets/a.geojson: {\"name\": \"S\\u0061nogo\"}": true, "assets/a.csv: 1,sanogo": true, "assets/A.CSV: 1,sanogo": true, "assets/a.kml: <name>sanogo</name>": true, "assets/a.csv: 1,Gao": false,
		"assets/a.svg: <title>S&#97;nogo</title>": true, "assets/sanogo.png: x": true, "assets/a.png: \x00\xffSanogo\xfe": true, "assets/a.png: \x00\xffBah\xfe": false,
	} {
		path, data, _ := strings.Cut(file, ": ")
		var diags diag.List
		n.Sources(path, data, &diags)
		if got := diags.Failed(); got != want {
			t.Errorf("%q: %t", file, got)
		}
	}
}

// TestNamesAreFoundSoon: what a text costs grows with its length alone. Where it
// does not, these take minutes.
func TestNamesAreFoundSoon(t *testing.T) {
	n := withheld()
	for name, unit := range map[string]string{
		"percents": "%25", "percents apart": "%25 ", "escaped deep": "25", "entities": "&amp;", "initials": "A. ", "letters": "s a n ", "humps": "aB", "many humps": "aB ", "hyphens": "sa-", "hashtags": "#a", "dots": "a.b", "punycode": ".xn--a",
		"Han": "萨", "marks": "s\u0301", "unseen": "\u00ad", "names": "Sanogo ", "names run together": "Sanogo", "initials and names": "A. Sanogo ", "apostrophes": "n'", "names and percents": "Sanogo %C0 ",
	} {
		text := strings.Repeat(unit, 300_000/len(unit))
		if name == "escaped deep" {
			text = "%" + text
		}
		began := time.Now()
		n.Holds(text)
		n.HoldsAddress(text)
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s: %s", name, took)
		} else {
			t.Logf("%s: %s", name, took)
		}
	}
}
