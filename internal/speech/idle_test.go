package speech

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// texts gives what there is to read in two languages: the labelled passages,
// the dossier's articles, and the cases of this package.
func texts(t testing.TB) [][]string {
	t.Helper()
	var list [][]string
	for _, pattern := range []string{"../quality/testdata/passages/*", "../quality/testdata/heldback/*", "../../content/*/*.md", "testdata/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, strings.Split(string(data), "\n\n"))
		}
	}
	return list
}

// alike checks that what is left out for speed changes nothing.
func alike(t *testing.T, paragraphs []string) {
	t.Helper()
	for _, lex := range []*lexicon{english, french} {
		read := func(thorough bool) []Said {
			r := newReader(Paragraphs(paragraphs), lex, new(room))
			r.thorough = thorough
			return r.find(nil)
		}
		if diff := cmp.Diff(read(true), read(false), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%q (-thorough +quick)\n%s", paragraphs, diff)
		}
		sameTokens(t, paragraphs, lex)
		for _, text := range paragraphs {
			sameWords(t, text, lex)
		}
	}
}

// sameTokens checks the short cuts of taking a text into words.
func sameTokens(t *testing.T, paragraphs []string, lex *lexicon) {
	t.Helper()
	r := newReader(Paragraphs(paragraphs), lex, new(room))
	for i, text := range paragraphs {
		for _, token := range r.paragraph(i).tokens {
			if token.kind != word && token.kind != clitic {
				continue
			}
			of := token.Of(text)
			first, _ := utf8.DecodeRuneInString(of)
			low := strings.ReplaceAll(strings.ToLower(of), "’", "'")
			if low == "'" {
				low = "'s"
			}
			if token.low != low || token.cap != unicode.IsUpper(first) {
				t.Fatalf("%q: %q is taken for %q, capital %v", text, of, token.low, token.cap)
			}
			if o := lex.openings; o.first.has(low) != o.first.words[low] {
				t.Fatalf("%q is looked up wrongly", of)
			}
		}
	}
}

// sameWords checks that a word that tells of speech is known wherever it stands.
func sameWords(t *testing.T, text string, lex *lexicon) {
	t.Helper()
	for i := 0; i < len(text); {
		end := i + strings.IndexFunc(text[i:]+" ", func(r rune) bool { return !annotate.IsWord(r) })
		word := strings.ToLower(text[i:end])
		if got, ok := lex.openings.telling.at([]byte(text), i); got != end || ok != lex.openings.telling.words[word] {
			t.Fatalf("%q from byte %d: a word ends at %d and tells of speech: %v; want %d", text, i, got, ok, end)
		}
		_, size := utf8.DecodeRuneInString(text[end:])
		i = end + size
	}
}

func TestQuickIsThorough(t *testing.T) {
	var pool []string
	for _, paragraphs := range texts(t) {
		alike(t, paragraphs)
		pool = append(pool, paragraphs...)
	}
	signs := []string{
		"“", "”", "\"", "'", "’", "« ", " »", "—", " – ", "... ", ". . ", "?", "\n", "İ", "Ⱥ", "K", "\xff", "said ", " he said", "qu’", " : ", ";", "\u00a0",
		"É", "‘", "s’ ", "%", "$", "(", ")", ").", ";", "12; ", "- ", "–", ",", "…", ". % ", ".) ", "\n ", "SAID", "Said", "saİd", "dit-il", "a-t-il dit", "d’après ", "aux dires de ", "Pour Awa Traoré, ",
	}
	r := rand.New(rand.NewPCG(5, 6))
	cut := func(s string) int { return r.IntN(len(s) + 1) }
	for range 2000 {
		var paragraphs []string
		for range 1 + r.IntN(8) {
			p, q := pool[r.IntN(len(pool))], pool[r.IntN(len(pool))]
			if r.IntN(2) == 0 {
				p = p[:cut(p)] + q[cut(q):]
			}
			if r.IntN(3) == 0 {
				at := cut(p)
				p = p[:at] + signs[r.IntN(len(signs))] + p[at:]
			}
			paragraphs = append(paragraphs, p)
		}
		alike(t, paragraphs)
	}
}

// Most paragraphs of prose in which nobody speaks are known to be idle.
func TestIdle(t *testing.T) {
	for text, want := range map[string]bool{
		"Soldiers closed the road on Sunday. Traders, most of them from Gao, waited.": true,
		"The soldiers' pay didn't come.":                                              true,
		"It didn't come (again). At 6.7%, $5 – or less; then ... none, they left.)":   true,
		"It was closed. (":                false, // a sentence without words
		"12; .":                           false,
		"— It was closed.":                false,
		"Le marché de l’île était fermé.": true,
		"It was, she said, closed.":       false,
		"It was “closed”.":                false,
		"It was closed ... and open.":     true,
		"It was closed . . . and open.":   false,
		"KATI: It was closed.":            false,
		"":                                false,
	} {
		if got := english.idle([]byte(text)); got != want {
			t.Errorf("idle(%q) is %v", text, got)
		}
	}
	if french.idle([]byte("D’après le maire, le marché était fermé.")) || french.idle([]byte("Aux dires du maire, rien.")) {
		t.Error("a preposition of speech is idle")
	}
}

// The people of a text are looked for only where a speaker may be one of them.
func TestPeopleAreSeldomNeeded(t *testing.T) {
	for text, want := range map[string]bool{
		"The price had doubled, residents said.":    false,
		"The price had doubled, they said.":         false,
		"The price had doubled, Awa Traoré said.":   true,
		"The price had doubled, he said.":           true,
		"The price had doubled, the minister said.": true,
	} {
		r := newReader(Paragraphs{"Awa Traoré, the minister, came.", text}, english, new(room))
		if found := r.find(nil); len(found) != 1 || (r.people != nil) != want {
			t.Errorf("%q: found %v, people read: %v", text, found, r.people != nil)
		}
	}
}

// FuzzQuick compares the quick reading with the thorough one.
func FuzzQuick(f *testing.F) {
	f.Add("It was closed. ... Then “a”.\n\nAwa Traoré, 34, left.\n\n“b”, elle a dit d’après lui")
	f.Add("« C'est tout », a-t-elle")
	f.Fuzz(func(t *testing.T, text string) { alike(t, strings.Split(text, "\n\n")) })
}
