package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

func addTexts(f *testing.F) {
	for _, s := range articles {
		f.Add(s, uint(7), uint(40))
	}
	for _, s := range []string{
		"", " ", "\xff\xfe", "e\u00ad\u0301 \u00ab\u00a0a \u00ad\u00a0\u00bb", "\u1112\u00ad\u1161\u11ab 10 000",
		"\u0627\u0644\u062c\u064a\u0634 \u200f\u0642\u0627\u0644", "\U0001f468\u200d\U0001f469 \U0001f1f2\U0001f1f1", "a... b \u2026 c (...) d",
		"\u0344\u0344 \u0301\u0327", "\u0f73\u0f71 \u0e01\u0e33", "l'\u00e9t\u00e9 n'est pas-l\u00e0",
	} {
		f.Add(s, uint(0), uint(5))
	}
}

// checkSpan fails unless the span is in the original, between characters.
func checkSpan(t *testing.T, text Text, s Span) {
	t.Helper()
	original := text.Original()
	if s.From < 0 || s.From > s.To || s.To > len(original) {
		t.Fatalf("span %v of %+q", s, original)
	}
	for _, at := range []int{s.From, s.To} {
		r, n := utf8.DecodeLastRuneInString(original[:at])
		if at < len(original) && !utf8.RuneStart(original[at]) && !(r == utf8.RuneError && n == 1) {
			r, n := utf8.DecodeRuneInString(original[at:])
			if r != utf8.RuneError || n != 1 {
				t.Fatalf("span %v of %+q is within a character", s, original)
			}
		}
	}
}

// The normal form is that of the declaration, and its own normal form.
func FuzzNormalise(f *testing.F) {
	addTexts(f)
	f.Fuzz(func(t *testing.T, s string, _, _ uint) {
		got := Normalise(s)
		if want := plainNormalise(s); got != want {
			t.Errorf("%+q:\n got %+q\nwant %+q", s, got, want)
		}
		if again := Normalise(got); again != got {
			t.Errorf("%+q: %+q becomes %+q", s, got, again)
		}
		if !utf8.ValidString(got) {
			t.Errorf("%+q: not UTF-8: %+q", s, got)
		}
		if norm.NFC.String(got) != got {
			t.Errorf("%+q: not NFC: %+q", s, got)
		}
	})
}

// Any part of a passage that ends at whole words is found where it stands, and
// its span has the same words.
func FuzzFindPart(f *testing.F) {
	addTexts(f)
	f.Fuzz(func(t *testing.T, s string, from, length uint) {
		text := Prepare(s)
		n := text.Normal()
		if len(n) == 0 {
			t.Skip()
		}
		i := int(from % uint(len(n)))
		j := min(len(n), i+int(length%2000))
		for i > 0 && (inside(n, i) || !utf8.RuneStart(n[i])) {
			i--
		}
		for j < len(n) && (inside(n, j) || !utf8.RuneStart(n[j])) {
			j++
		}
		part := n[i:j]
		if _, reason := parse(part); reason != "" || strings.Trim(part, " ") != part {
			t.Skip()
		}
		checkFound(t, text, part, text.span(i, j))
	})
}

func checkFound(t *testing.T, text Text, part string, want Span) {
	t.Helper()
	found, seen := text.Find(part), false
	for _, m := range found {
		if len(m.Spans) != 1 {
			t.Fatalf("%+q in %+q: %v", part, text.original, m)
		}
		checkSpan(t, text, m.Spans[0])
		seen = seen || m.Spans[0] == want
		if got := Normalise(text.original[m.Spans[0].From:m.Spans[0].To]); got != part {
			t.Errorf("%+q in %+q is %+q", part, text.original, got)
		}
	}
	if !seen {
		t.Errorf("%+q in %+q: %v, want %v", part, text.original, found, want)
	}
	if once := strings.Index(text.normal, part) == strings.LastIndex(text.normal, part); once && len(found) != 1 {
		t.Errorf("%+q in %+q: %v", part, text.original, found)
	}
}

// Nothing panics; all spans are valid and hold the words of the quote; with all
// words in order the same is found; a comparison makes up the passage.
func FuzzFind(f *testing.F) {
	for i, s := range articles {
		f.Add(s, articles[(i+1)%len(articles)], s[len(s)/3:len(s)/2])
	}
	f.Add("a b c", "c b a", "a \u2026 c")
	f.Add("\xff", "10 000", "000")
	f.Add("\u00ab a \u00bb", "\u0301", "\u0301a ...")
	f.Fuzz(func(t *testing.T, one, two, quote string) {
		passages := []Text{Prepare(one), Prepare(two)}
		r := Find(passages, quote)
		x := NewIndex(passages)
		x.looked = lookedEnough
		if diff := cmp.Diff(r, x.Find(0, len(passages), quote)); diff != "" {
			t.Errorf("%+q (-without an index +with one)\n%s", quote, diff)
		}
		for _, p := range r.Places {
			checkWords(t, passages[p.Passage].Original(), p.Spans, quote)
			last := 0
			for _, s := range p.Spans {
				checkSpan(t, passages[p.Passage], s)
				if s.From < last {
					t.Errorf("spans overlap: %v", p.Spans)
				}
				last = s.To
			}
		}
		checkStatus(t, r)
		if r.Status == Missing {
			checkNearest(t, passages, Closest(passages, quote))
		}
	})
}

// checkWords fails unless the spans hold the words of the quote, as it stands or as
// its ellipses part it.
func checkWords(t *testing.T, original string, spans []Span, quote string) {
	t.Helper()
	var got []string
	for _, s := range spans {
		got = append(got, Normalise(original[s.From:s.To]))
	}
	p, _ := parse(quote)
	for _, parts := range p.readings() {
		if slices.EqualFunc(got, parts, func(s string, p part) bool { return s == p.text }) {
			return
		}
	}
	t.Errorf("%+q stands in %+q as %+q", quote, original, got)
}

func checkStatus(t *testing.T, r Result) {
	t.Helper()
	want := map[bool]Status{len(r.Places) == 1: Found, len(r.Places) > 1: Ambiguous}[true]
	if len(r.Places) == 0 && r.Status != Missing && r.Status != Invalid || len(r.Places) > 0 && r.Status != want {
		t.Errorf("%s with %d places", r.Status, len(r.Places))
	}
	if (r.Status == Invalid) != (r.Reason != "") {
		t.Errorf("%s: %q", r.Status, r.Reason)
	}
}

func checkNearest(t *testing.T, passages []Text, n Nearest) {
	t.Helper()
	if n.Diff == nil {
		return
	}
	checkSpan(t, passages[n.Passage], n.Span)
	var b strings.Builder
	for _, d := range n.Diff {
		if d.Kind != OnlyQuote {
			b.WriteString(d.Text)
		}
	}
	if b.String() != passages[n.Passage].Normal() {
		t.Errorf("comparison makes up %+q of %+q", b.String(), passages[n.Passage].Normal())
	}
	if hint := n.Hint(); utf8.RuneCountInString(hint) > hintLength || !utf8.ValidString(hint) {
		t.Errorf("hint %+q", hint)
	}
}
