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
		for range random.IntN(24) {
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
				if !c.bytes.bytes[text[w.from]] {
					continue
				}
				got, ok := next(text, at, c.bytes)
				same, _ := next([]byte(text), at, c.bytes)
				if end, first := Letters(text, w.from); end == w.to {
					w.first = first
				}
				if !ok || got != w || same != w {
					t.Fatalf("%s word of %q from byte %d: got %v, %v, as bytes %v, want %v", c.about, text, at, got, ok, same, w)
				}
				at = got.to
			}
			if got, ok := next(text, at, c.bytes); ok {
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
			list = append(list, word{from: i, to: i + size, plain: r < utf8.RuneSelf})
			open = true
		default:
			open = false
		}
	}
	return list
}

// Characters are decoded as package utf8 does, from both ends.
func TestDecode(t *testing.T) {
	bytes := []byte{'a', 0x80, 0xa9, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0xff}
	random := rand.New(rand.NewPCG(3, 4))
	for range 100000 {
		var text []byte
		for range 1 + random.IntN(5) {
			text = append(text, bytes[random.IntN(len(bytes))])
		}
		first, size := utf8.DecodeRune(text)
		if r, n := decode(text, 0); r != first || n != size {
			t.Fatalf("%x begins with %x of %d bytes, got %x of %d", text, first, size, r, n)
		}
		last, size := utf8.DecodeLastRune(text)
		if r, n := decodeLast(string(text), len(text)); r != last || n != size {
			t.Fatalf("%x ends with %x of %d bytes, got %x of %d", text, last, size, r, n)
		}
	}
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

func TestTraces(t *testing.T) {
	var list Traces
	for _, w := range []string{"a", "of", "said", "élu", "acknowledged"} {
		list.Add(w)
	}
	for word, want := range map[string]bool{"a": true, "A": true, "SAID": true, "b": false, "sail": false, "acknowledged": true, "acknowledge": false, "acknowledger": true} {
		if got := list.MayHave(Letters(word, 0)); got != want {
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
			again.Each([]byte(text), func(p Proposal) { got = append(got, p.Of(text)+" "+string(p.Key)) })
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("%q: got %q, want %q", text, got, want)
			}
		}
	}
}
