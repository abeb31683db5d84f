package annotate

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Words that begin with some bytes are, of all words, those that do, each as the
// rules for words have it.
func TestBeginnings(t *testing.T) {
	signs := []string{"a", "B", "c", "D", "1", " ", " ", "-", "’", "ʼ", "é", "É", "\u0301", "\u00ad", "\u200b", "ß", "م", "马", "🇲", "\xff", "\xc3", "."}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(signs[random.IntN(len(signs))])
		}
		text := b.String()
		want := slowWords(text)
		for _, c := range []struct {
			about string
			bytes *beginnings
		}{{"any", &anyWord}, {"capital", &capitals}} {
			at := 0
			for _, w := range want {
				if !c.bytes[text[w.from]] {
					continue
				}
				got, ok := c.bytes.next(text, at)
				if !ok || got != w {
					t.Fatalf("%s word of %q from byte %d: got %v, %v, want %v", c.about, text, at, got, ok, w)
				}
				at = got.to
			}
			if got, ok := c.bytes.next(text, at); ok {
				t.Fatalf("%s word of %q from byte %d: got %v, want none", c.about, text, at, got)
			}
		}
	}
}

// slowWords lists the words of a text, rune by rune.
func slowWords(text string) []word {
	var list []word
	open := false
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			size = 1
		}
		begins := (unicode.IsLetter(r) || unicode.IsDigit(r)) && r != 'ʼ'
		goesOn := begins || unicode.In(r, unicode.M, unicode.Cf) && r != zeroWidthSpace
		switch {
		case open && goesOn:
			last := &list[len(list)-1]
			last.to, last.plain = i+size, last.plain && r < utf8.RuneSelf
		case begins:
			list = append(list, word{i, i + size, r < utf8.RuneSelf})
			open = true
		default:
			open = false
		}
	}
	return list
}

func TestOutlines(t *testing.T) {
	var h Outlines
	for _, w := range []string{"a", "of", "said", "élu"} {
		h.Add(w)
	}
	for word, want := range map[string]bool{"a": true, "A": true, "of": true, "Of": true, "SAID": true, "élu": true, "b": false, "off": false, "sail": false, "sold": false, "suid": false, "skid": false, "SAiD": true, "paid": false} {
		if got := h.MayHave(word); got != want {
			t.Errorf("may have %q: got %v, want %v", word, got, want)
		}
	}
}

// Room that is used again holds nothing of the text before.
func TestProposerAgain(t *testing.T) {
	texts := []string{"Modibo Diarra met Capt Bank of the Sahel.", "later, Awa", "", "In Gao, Bank of the poor", "MALI ARMY"}
	again := new(Proposer)
	for range 2 {
		for _, text := range texts {
			var want, got []string
			EachProposal(text, func(p Proposal) { want = append(want, p.Of(text)+" "+string(p.Key)) })
			again.Each(text, func(p Proposal) { got = append(got, p.Of(text)+" "+string(p.Key)) })
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
		}
	}
}
