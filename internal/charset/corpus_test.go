package charset

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// corpus gives words and names in all languages that the Unicode Consortium
// has names for: those of languages, regions and scripts, as they are written
// there, in capitals, and in small letters.
func corpus() map[string][]string {
	words := map[string][]string{}
	var tags []language.Tag
	for _, s := range strings.Fields("aa am ar be bg bm bn cs cy da de dz el en es et fi fr ga gu ha he hi hr hu hy id is it ja ka km ko lt lv mg ml mn ms my nb ne nl pl ps pt ro ru rw si sk sl so sq sr sv sw ta te th ti tr uk ur uz vi wo yo zh zu") {
		tags = append(tags, language.MustParse(s))
	}
	for _, tag := range display.Supported.Tags() {
		name := tag.String()
		names := display.Languages(tag)
		upper, lower := cases.Upper(tag), cases.Lower(tag)
		var list []string
		for _, other := range tags {
			if names == nil {
				continue
			}
			if s := names.Name(other); s != "" {
				list = append(list, s, upper.String(s), lower.String(s))
			}
		}
		if regions := display.Regions(tag); regions != nil {
			for _, r := range strings.Fields("ML FR DE CI SN BF NE DZ MR GN US GB CN RU BR PT ES CH AT BE NO SE DK AX CZ SK PL HU RO TR GR EG SA IL IN JP KR VN TH KH GE AM ET RE ST CW BL GF PF TD CF CM GA CG CD") {
				if s := regions.Name(language.MustParseRegion(r)); s != "" {
					list = append(list, s, upper.String(s), lower.String(s))
				}
			}
		}
		slices.Sort(list)
		words[name] = slices.Compact(list)
	}
	return words
}

// misread reads the UTF-8 of s as Windows-1252.
func misread(s string) string {
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = windows[s[i]]
	}
	return string(runes)
}

// asLatin1 reads the UTF-8 of s as Latin-1.
func asLatin1(s string) string {
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// count tells how many characters of s are misread, and whether one of them is
// unmistakable: it shows a mark that stands behind no letter, and is not one
// of the two letters of a word of capitals such as PÄŽA.
func count(s string) (n int, sure bool) {
	capitals := strings.IndexFunc(s, unicode.IsLower) < 0
	for _, r := range s {
		if r < 0x80 {
			continue
		}
		n++
		for _, mark := range []rune(misread(string(r)))[1:] {
			sure = sure || !mayFollowWord(mark) && !(capitals && (mark == 'Š' || mark == 'Ž'))
		}
	}
	return n, sure
}

// TestWordsOfAllLanguages misreads the words of the corpus, once and twice, as
// Windows-1252 and as Latin-1, and repairs them, each word by itself. No good
// word changes. All misread words come back that hold an unmistakable
// character, or two characters that are not in capitals. Of the others the
// share is told.
func TestWordsOfAllLanguages(t *testing.T) {
	words := corpus()
	for _, c := range []struct {
		name  string
		wrong func(string) string
	}{
		{"Windows-1252", misread},
		{"Latin-1", asLatin1},
		{"Windows-1252 twice", func(s string) string { return misread(misread(s)) }},
		{"Latin-1 twice", func(s string) string { return asLatin1(asLatin1(s)) }},
	} {
		good, sure, sureRepaired, rest, restRepaired := 0, 0, 0, 0, 0
		for _, lang := range slices.Sorted(maps.Keys(words)) {
			for _, w := range words[lang] {
				good++
				if got, _ := Mend(w); got != w {
					t.Errorf("%s: Mend(%q) = %q", lang, w, got)
				}
				n, unmistakable := count(w)
				if n == 0 {
					continue
				}
				got, _ := Mend(c.wrong(w))
				if unmistakable || n > 1 && strings.IndexFunc(w, unicode.IsUpper) < 0 {
					sure++
					if got == w {
						sureRepaired++
					} else {
						t.Errorf("%s, %s: Mend(%q) = %q, want %q", c.name, lang, c.wrong(w), got, w)
					}
					continue
				}
				rest++
				if got == w {
					restRepaired++
				} else if n > 0 && got != c.wrong(w) && c.wrong(misread(w)) == got {
					t.Errorf("%s, %s: %q became %q", c.name, lang, c.wrong(w), got)
				}
			}
		}
		t.Logf("%s: %d good words in %d languages, 0 touched; unmistakable %d of %d, others %d of %d (%.1f %%)",
			c.name, good, len(words), sureRepaired, sure, restRepaired, rest, 100*float64(restRepaired)/float64(rest))
	}
}
