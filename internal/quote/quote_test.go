package quote

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The declared equivalents: the source, the quote, and the words of the source
// that it stands for.
func TestSameWords(t *testing.T) {
	tests := []struct{ rule, source, quote, want string }{
		{"as it stands", "They closed the borders.", "closed the borders", "closed the borders"},
		{"the whole text", "They closed the borders.", "They closed the borders.", "They closed the borders."},
		{"outer punctuation", "They closed the borders.", "the borders", "the borders"},

		{"NFC in source", "the \u00c9lys\u00e9e said", "\u00c9lyse\u0301e said", "\u00c9lys\u00e9e said"},
		{"NFD in source", "the E\u0301lyse\u0301e said", "\u00c9lys\u00e9e", "E\u0301lyse\u0301e"},
		{"two accents, either order", "a\u0323\u0302 b", "a\u0302\u0323 b", "a\u0323\u0302 b"},
		{"Hangul letters", "in \u1112\u1161\u11ab now", "\ud55c", "\u1112\u1161\u11ab"},
		{"Angstrom sign", "at 5 \u212b here", "5 \u00c5", "5 \u212b"},
		{"not UTF-8 in source", "a caf\xe9 there", "caf\ufffd there", "caf\xe9 there"},

		{"soft hyphen in source", "the govern\u00adment fell", "government fell", "govern\u00adment fell"},
		{"soft hyphen in quote", "the government fell", "govern\u00adment fell", "government fell"},
		{"soft hyphen at the edge", "a \u00adgovernment\u00ad fell", "government", "government"},
		{"soft hyphen under an accent", "cafe\u00ad\u0301 noir", "caf\u00e9 noir", "cafe\u00ad\u0301 noir"},
		{"zero width space", "the govern\u200bment", "government", "govern\u200bment"},
		{"word joiner", "some 15\u2060km away", "15km", "15\u2060km"},
		{"byte order mark", "\ufeffThe army", "The army", "The army"},

		{"line break", "closed\nthe  borders", "closed the borders", "closed\nthe  borders"},
		{"two spaces", "closed  the borders", "closed the borders", "closed  the borders"},
		{"two spaces after an accent", "ferm\u00e9  ici", "ferm\u00e9 ici", "ferm\u00e9  ici"},
		{"space and ignored mark", "closed \u00adthe borders", "closed the", "closed \u00adthe"},
		{"CRLF and tab", "closed\r\n\tthe borders", "closed the borders", "closed\r\n\tthe borders"},
		{"no-break space", "some 15\u00a0km away", "15 km", "15\u00a0km"},
		{"narrow no-break space", "some 10\u202f000 men", "10 000 men", "10\u202f000 men"},
		{"thin and hair space", "a\u2009thin\u200aline", "a thin line", "a\u2009thin\u200aline"},
		{"ideographic space", "\u9a6c\u91cc\u3000\u5317\u90e8", "\u9a6c\u91cc \u5317\u90e8", "\u9a6c\u91cc\u3000\u5317\u90e8"},
		{"line separator", "one\u2028two", "one two", "one\u2028two"},
		{"space around the quote", "closed the borders", "  the\nborders ", "the borders"},
		{"space and soft hyphen", "closed \u00ad \u00ad the borders", "closed the", "closed \u00ad \u00ad the"},

		{"curly double in source", "said \u201cno\u201d twice", `said "no" twice`, "said \u201cno\u201d twice"},
		{"curly double in quote", `said "no" twice`, "said \u201cno\u201d", `said "no"`},
		{"low double", "sagte \u201eNein\u201c laut", `sagte "Nein"`, "sagte \u201eNein\u201c"},
		{"curly apostrophe", "the army\u2019s men", "the army's men", "the army\u2019s men"},
		{"straight apostrophe", "the army's men", "army\u2019s", "army's"},
		{"modifier apostrophe", "Mar\u02bcyana said", "Mar'yana", "Mar\u02bcyana"},
		{"single quotation marks", "the \u2018junta\u2019 said", "'junta'", "\u2018junta\u2019"},
		{"low single", "the \u201ajunta\u2018 said", "'junta'", "\u201ajunta\u2018"},

		{"guillemets", "il dit \u00aboui\u00bb ici", `"oui"`, "\u00aboui\u00bb"},
		{"French guillemets", "il dit \u00ab\u00a0oui\u202f\u00bb ici", `dit "oui" ici`, "dit \u00ab\u00a0oui\u202f\u00bb ici"},
		{"plain spaces inside", "il dit \u00ab oui \u00bb ici", "\u00aboui\u00bb", "\u00ab oui \u00bb"},
		{"from within guillemets", "il dit \u00ab oui \u00bb ici", "oui", "oui"},
		{"out of guillemets", "il dit \u00ab oui \u00bb ici", "oui \u00bb ici", "oui \u00bb ici"},
		{"single guillemets", "il dit \u2039 oui \u203a ici", "'oui'", "\u2039 oui \u203a"},
		{"German guillemets", "er sagte \u00bbNein\u00ab und ging", "sagte \u00bbNein\u00ab und", "sagte \u00bbNein\u00ab und"},

		{"hyphen U+2010", "the vice\u2010president", "vice-president", "vice\u2010president"},
		{"no-break hyphen", "the vice\u2011president", "vice-president", "vice\u2011president"},
		{"hyphens the other way", "the vice-president", "vice\u2011president", "vice-president"},

		{"accents kept decomposed by NFC", "le x\u0302 est", "x\u0302 est", "x\u0302 est"},
		{"right to left", "\u0642\u0627\u0644 \u0627\u0644\u062c\u064a\u0634 \u0646\u0639\u0645", "\u0627\u0644\u062c\u064a\u0634", "\u0627\u0644\u062c\u064a\u0634"},
		{"emoji", "on fire \U0001f525\U0001f525 now", "\U0001f525 now", "\U0001f525 now"},
		{"within Chinese", "\u603b\u7edf\u8f9e\u804c\u4e86", "\u8f9e\u804c", "\u8f9e\u804c"},
		{"within Thai", "\u0e01\u0e2d\u0e07\u0e17\u0e31\u0e1e\u0e22\u0e36\u0e14", "\u0e22\u0e36\u0e14", "\u0e22\u0e36\u0e14"},
		{"Latin in Chinese", "\u9a6c\u91ccFIFA\u8bf4", "FIFA", "FIFA"},
		{"markdown signs", "a *b* [c](d) `e` <f>", "*b* [c](d) `e`", "*b* [c](d) `e`"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			text := Prepare(tt.source)
			found := text.Find(tt.quote)
			if len(found) != 1 {
				t.Fatalf("Find(%+q) in %+q: %d places", tt.quote, text.Normal(), len(found))
			}
			s := found[0].Spans[0]
			if got := tt.source[s.From:s.To]; got != tt.want {
				t.Errorf("got %+q, want %+q", got, tt.want)
			}
			if Normalise(tt.want) != Normalise(tt.quote) {
				t.Errorf("%+q is not %+q", Normalise(tt.want), Normalise(tt.quote))
			}
		})
	}
}

// The near misses: nothing of this is forgiven.
func TestOtherWords(t *testing.T) {
	tests := []struct{ what, source, quote string }{
		{"case", "the Army left", "the army left"},
		{"one letter", "the army left", "the arms left"},
		{"one digit", "killed 29 people", "killed 28 people"},
		{"an accent dropped", "le pr\u00e9sident", "le president"},
		{"an accent added", "le president", "le pr\u00e9sident"},
		{"punctuation dropped", "borders, he said", "borders he said"},
		{"punctuation changed", "borders, he said", "borders; he said"},
		{"a space dropped", "the air port", "the airport"},
		{"a space added", "the airport", "the air port"},
		{"double for single", "said \u2018no\u2019 twice", `said "no" twice`},
		{"two apostrophes for double", `said "no" twice`, "said ''no'' twice"},
		{"acute for apostrophe", "l'arm\u00e9e", "l\u00b4arm\u00e9e"},
		{"prime for apostrophe", "5' tall", "5\u2032 tall"},
		{"en dash for hyphen", "15-20 men", "15\u201320 men"},
		{"minus for hyphen", "at -5 degrees", "at \u22125 degrees"},
		{"em dash for hyphens", "the army -- all", "the army \u2014 all"},
		{"full width", "FIFA said", "\uff26\uff29\uff26\uff21 said"},
		{"ligature", "the office", "the of\ufb01ce"},
		{"Cyrillic a", "the army", "the \u0430rmy"},
		{"zero width joiner", "family \U0001f468\u200d\U0001f469", "\U0001f468\U0001f469"},
		{"mark of direction", "the \u200earmy", "the army"},
		{"sharp s", "Stra\u00dfe", "Strasse"},
		{"dots for ellipsis", "We left \u2026 then", "We left ... then on"},
	}
	for _, tt := range tests {
		if found := Prepare(tt.source).Find(tt.quote); found != nil {
			t.Errorf("%s: %+q found in %+q", tt.what, tt.quote, tt.source)
		}
	}
}

func TestNormaliseIsDeclared(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{" \u00ad\n ", ""},
		{"plain", "plain"},
		{" \u00ab\u00a0a\u00a0\u00bb \u2039 b \u203a ", `"a" 'b'`},
		{"\u201e\u201f\u201c\u201d \u2018\u2019\u201a\u201b", `"""" ''''`},
		{"-\u2010\u2011 \u2012\u2013\u2014\u2015\u2212", "--- \u2012\u2013\u2014\u2015\u2212"},
		{"\u2032 \u2033 \u00b4 `", "\u2032 \u2033 \u00b4 `"},
		{"a\xffb\xc3", "a\ufffdb\ufffd"},
		{"e\u0301 e\u00ad\u0301 e \u0301", "\u00e9 \u00e9 e \u0301"},
	}
	for _, tt := range tests {
		if got := Normalise(tt.in); got != tt.want {
			t.Errorf("Normalise(%+q) = %+q, want %+q", tt.in, got, tt.want)
		}
	}
}

// A passage that is its own normal form is kept once.
func TestPrepareKeepsPlainPassagesOnce(t *testing.T) {
	for _, s := range []string{
		"They closed the borders.",
		"L'arm\u00e9e a ferm\u00e9 les fronti\u00e8res \u2014 toutes.",
		"\u041f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 \u0443\u0448\u0451\u043b.",
		"\u603b\u7edf\u8f9e\u804c\u4e86\u3002",
	} {
		if n := testing.AllocsPerRun(10, func() { Prepare(s) }); n != 0 {
			t.Errorf("Prepare(%q): %v allocations", s, n)
		}
	}
}

// More accents than NFC takes in one go.
func TestNormaliseHeapsOfAccents(t *testing.T) {
	for _, s := range []string{
		"a" + strings.Repeat("\u0301", 100) + "b",
		"a" + strings.Repeat("\u0301\u00ad\u0327", 100) + "b",
		strings.Repeat("\u0327\u0301", 40) + "\u2019",
	} {
		once := Normalise(s)
		if once != plainNormalise(s) || Normalise(once) != once {
			t.Errorf("%+q becomes %+q, then %+q", s, once, Normalise(once))
		}
	}
}

// plainNormalise follows the declaration rule by rule, without care for speed.
func plainNormalise(s string) string {
	s = string([]rune(s)) // a broken byte becomes U+FFFD
	s = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "").Replace(s)
	s = norm.NFC.String(s)
	s = strings.Join(strings.Fields(s), " ")
	for _, mark := range []string{"\u00ab", "\u2039"} {
		s = strings.ReplaceAll(s, mark+" ", mark)
	}
	for _, mark := range []string{"\u00bb", "\u203a"} {
		s = strings.ReplaceAll(s, " "+mark, mark)
	}
	return strings.NewReplacer(
		"\u201c", `"`, "\u201d", `"`, "\u201e", `"`, "\u201f", `"`, "\u00ab", `"`, "\u00bb", `"`,
		"\u2018", "'", "\u2019", "'", "\u201a", "'", "\u201b", "'", "\u2039", "'", "\u203a", "'", "\u02bc", "'",
		"\u2010", "-", "\u2011", "-").Replace(s)
}

// TestDocsNameEveryClass holds the list for editors against the code: it has the
// characters of each class, and no others.
func TestDocsNameEveryClass(t *testing.T) {
	data, err := os.ReadFile("../../docs/citing.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(data), "## What counts as the same words")
	section, _, _ = strings.Cut(section, "## When the build stops")
	if want := fmt.Sprintf("Version %d of the rules", Version); !strings.Contains(section, want) {
		t.Errorf("the list is not of %s", want)
	}
	for begins, belongs := range map[string]func(class, side) bool{
		"the shape of double quotation marks":        func(c class, _ side) bool { return c == double },
		"the shape of single quotation marks":        func(c class, _ side) bool { return c == single },
		"white space inside guillemets":              func(_ class, s side) bool { return s != neither },
		"the kind of hyphen":                         func(c class, _ side) bool { return c == hyphen },
		"marks that only say where a line may break": func(c class, _ side) bool { return c == ignored },
	} {
		_, rule, ok := strings.Cut(section, "\n* "+begins)
		if !ok {
			t.Errorf("no rule begins with %q", begins)
			continue
		}
		rule, _, _ = strings.Cut(rule, "\n")
		told := map[rune]bool{}
		for _, m := range regexp.MustCompile("`(?:U\\+([0-9A-F]{4})|([^`]))`").FindAllStringSubmatch(rule, -1) {
			r, _ := utf8.DecodeRuneInString(m[2])
			if m[1] != "" {
				n, err := strconv.ParseUint(m[1], 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				r = rune(n)
			}
			told[r] = true
		}
		for r := rune(0); r <= unicode.MaxRune; r++ {
			if c, s := classify(r); belongs(c, s) != told[r] {
				t.Errorf("%s: %q (%U): in the code %v, in the list %v", begins, r, r, belongs(c, s), told[r])
			}
		}
	}
}
