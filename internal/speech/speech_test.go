package speech

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dossier/internal/annotate"
)

var update = flag.Bool("update", false, "rewrite the findings in testdata")

// TestFind reads testdata/en.txt and fr.txt: passages parted by ---, each with
// the lines that tell what is found in it:
//
//	> direct | “We are tired,” | Awa Traoré = Awa Traoré | said
//
// A ? ends a line whose speaker is not sure.
func TestFind(t *testing.T) {
	for _, language := range []string{"en", "fr"} {
		name := "testdata/" + language + ".txt"
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for passage := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n---\n\n") {
			text, want, _ := strings.Cut(passage, "\n\n> ")
			got := strings.Join(lines(strings.Split(text, "\n\n"), language), "\n> ")
			if got != want && !*update {
				t.Errorf("%s: %s\n got %s\nwant %s", name, text, got, want)
			}
			if got != "" {
				text += "\n\n> " + got
			}
			out = append(out, text)
		}
		if *update {
			if err := os.WriteFile(name, []byte(strings.Join(out, "\n\n---\n\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func lines(paragraphs []string, language string) []string {
	var list []string
	for _, s := range Find(paragraphs, language) {
		kind, speaker, verb, doubt := "indirect", "open", "-", ""
		if s.Direct {
			kind = "direct"
		}
		if s.Speaker != (annotate.Span{}) {
			speaker = s.Speaker.Of(paragraphs[s.SpeakerParagraph])
		}
		if s.Who != "" {
			speaker += " = " + s.Who
		}
		if s.Verb != (annotate.Span{}) {
			verb = s.Verb.Of(paragraphs[s.Paragraph])
		}
		if !s.Sure {
			doubt = " ?"
		}
		list = append(list, fmt.Sprintf("%s | %s | %s | %s%s", kind, s.Words.Of(paragraphs[s.Paragraph]), speaker, verb, doubt))
	}
	return list
}

// Each case is a paragraph, and the one after it, with the quotations that
// stand in it between braces.
func TestQuotations(t *testing.T) {
	for _, c := range []struct{ text, next, want string }{
		{`He said "yes" and "no".`, "", `{"yes"} {"no"}`},
		{`“One “two” three”`, "", `{“One “two” three”}`},
		{`“He said ‘no’ twice”`, "", `{“He said ‘no’ twice”}`},
		{`« Il a dit “non” »`, "", `{« Il a dit “non” »}`},
		{`« l’un « et » l’autre »`, "", `{« l’un « et » l’autre »}`},
		{`„Ja“, sagte er, „nein”`, "", `{„Ja“} {„nein”}`},
		{`the soldiers’ pay and ‘more’`, "", `{‘more’}`},
		{`‘the soldiers’ pay,’ he said`, "", `{‘the soldiers’ pay,’}`},
		{`‘It’s ours’`, "", `{‘It’s ours’}`},
		{`the ‘90s and ‘em`, "", ``},
		{`'It's ours,' he said`, "", `{'It's ours,'}`},
		{`rock 'n' roll isn't dead`, "", `{'n'}`},
		{`a 12" pipe and a 6'2" man`, "", ``},
		{`a 12" pipe, "long"`, "", `{"long"}`},
		{`“One.`, `“Two.”`, `{“One.}`},
		{`« Un.`, `» Deux. »`, `{« Un.}`},
		{`“One and two and three.`, `He left.`, `{“One and two and three.}`},
		{`a “lost mark in the middle`, `He left.`, ``},
		{`”lost”`, "", ``},
	} {
		var got []string
		for _, q := range appendQuotations(nil, c.text, func() string { return c.next }) {
			got = append(got, "{"+q.Of(c.text)+"}")
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("quotations(%q)\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“We left,” said Awa Traoré.\n\n“And we came back,\n\n“twice,” she said.", true)
	f.Add("— Partez, lance-t-il.\n\n« Non ‹ oui › “ah” », dit l’un d’eux, qui a ajouté que", false)
	f.Add("as X put it, \"a\" 'b' ‘c’ „d“ (e) – f; told by, by, and said and said that that", true)
	f.Add("Le m'a-t-il dit des de l' d' qu' Selon. A, B, C, said, said. N'd’«", false)
	f.Fuzz(func(t *testing.T, text string, english bool) {
		language := "fr"
		if english {
			language = "en"
		}
		paragraphs := strings.Split(text, "\n\n")
		for _, s := range Find(paragraphs, language) {
			check(t, paragraphs[s.Paragraph], s.Words)
			check(t, paragraphs[s.SpeakerParagraph], s.Speaker)
			check(t, paragraphs[s.Paragraph], s.Verb)
			if s.Words.Start >= s.Words.End {
				t.Fatalf("nothing is said in %q", text)
			}
		}
	})
}

func check(t *testing.T, text string, s annotate.Span) {
	t.Helper()
	if s.Start < 0 || s.End > len(text) || s.Start > s.End {
		t.Fatalf("%v is outside %q", s, text)
	}
	for _, at := range []int{s.Start, s.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) && utf8.ValidString(text) {
			t.Fatalf("%d is inside a character of %q", at, text)
		}
	}
}

// TestGrowth: ten times the text takes about ten times as long, whatever it is.
func TestGrowth(t *testing.T) {
	for _, unit := range []string{
		"“We left,” said Awa Traoré, a teacher, who said that the army had gone. ",
		"said, ", "“", "“a” ", "« ", "' ", "‘s’ ", "\" ", "he said and ", "he said that it ", "“a” he said and ", "... ", "Awa Traoré et ", "X, who, ", "selon ", "told by ", "« a, dit-il. » ", "the of ", "\n\n“She said",
		"one of the ", "A of the B for a New C (D) ", "a man calling itself the X ", "“a”, grins the X, ", "« a », grince un X ", "a, b, ", "said X and Y, ", "who left ", "A : b.\n\n", "dit de ne pas ", "; he said, ", "“A of B” ", "il croit savoir ", "and X ",
		"President Awa Traoré met Moussa Keita. She said no. ",
	} {
		for _, language := range []string{"en", "fr"} {
			small, large := took(unit, 150, language), took(unit, 1500, language)
			t.Logf("%q in %s: %v, %v", unit, language, small, large)
			if large > 40*small && large > 150*time.Millisecond {
				t.Errorf("%q in %s: %v, ten times as much %v", unit, language, small, large)
			}
		}
	}
}

func took(unit string, n int, language string) time.Duration {
	paragraphs := strings.Split(strings.Repeat(unit, n), "\n\n")
	best := time.Hour
	for range 2 {
		start := time.Now()
		Find(paragraphs, language)
		best = min(best, time.Since(start))
	}
	return best
}

func BenchmarkFind(b *testing.B) {
	data, err := os.ReadFile("testdata/en.txt")
	if err != nil {
		b.Fatal(err)
	}
	var paragraphs []string
	for p := range strings.SplitSeq(string(data), "\n\n") {
		if !strings.HasPrefix(p, ">") && p != "---" {
			paragraphs = append(paragraphs, p)
		}
	}
	b.SetBytes(int64(len(strings.Join(paragraphs, "\n\n"))))
	b.ReportAllocs()
	for b.Loop() {
		Find(paragraphs, "en")
	}
}
