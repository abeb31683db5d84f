package annotate

import (
	"unicode"
	"unicode/utf8"
)

// text is words as a string, or in room that the next text takes.
type text interface{ string | []byte }

// decode gives the character that begins at byte i of a text, and its size.
func decode[T text](s T, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return decodeWide(s[i:])
}

// decodeWide gives the character with which a text begins, and its size; it is
// beyond ASCII, and mostly a Latin letter of two bytes.
func decodeWide[T text](s T) (rune, int) {
	if len(s) > 1 && 0xc2 <= s[0] && s[0] < 0xe0 && s[1]&0xc0 == 0x80 {
		return rune(s[0]&0x1f)<<6 | rune(s[1]&0x3f), 2
	}
	return utf8.DecodeRuneInString(string(s[:min(utf8.UTFMax, len(s))]))
}

// decodeLast gives the character that ends at byte i of a text, and its size.
func decodeLast[T text](s T, i int) (rune, int) {
	if c := s[i-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeLastRuneInString(string(s[max(0, i-utf8.UTFMax):i]))
}

// word is a word of a text: a letter or digit, and the letters, digits, marks
// and invisible signs, such as soft hyphens, that follow.
type word struct {
	from, to int
	plain    bool   // letters and digits of ASCII only
	first    uint64 // of a word of letters of ASCII only, the first ones as Letters gives them; else 0
}

// nextWord gives the first word that begins at byte from of a text or later.
func nextWord[T text](s T, from int) (word, bool) { return next(s, from, &anyWord) }

// beginnings are the bytes with which a word begins that is looked for. Those
// beyond ASCII are all among them.
type beginnings struct {
	bytes  [256]bool
	sparse bool // all others are capitals
}

// settle notes whether the beginnings are sparse, once all of them are there.
func (b *beginnings) settle() {
	b.sparse = true
	for c := range byte(utf8.RuneSelf) {
		b.sparse = b.sparse && (!b.bytes[c] || 'A' <= c && c <= 'Z')
	}
}

// next gives the first word that begins at byte from of a text or later, if no word
// goes on there, with one of some bytes. What lies between is not looked at word by
// word: most words of a text begin with a small letter.
func next[T text](s T, from int, with *beginnings) (w word, ok bool) {
	for i := from; i < len(s); {
		c := s[i]
		switch {
		case !with.bytes[c]:
			if i++; with.sparse {
				i = remarkableAt(s, i)
			}
			continue
		case i > from && alphanumeric[s[i-1]]: // within a word
			end, _ := wordEnd(s, i)
			if end > i {
				i = end
				continue
			}
		case c < utf8.RuneSelf || begins(s, i):
			return wordAt(s, i), true
		}
		_, size := decode(s, i)
		i += size
	}
	return word{}, false
}

// wordAt gives the word that begins at byte i of a text.
func wordAt[T text](s T, i int) word {
	end, first := Letters(s, i)
	if end < len(s) && (s[end] >= utf8.RuneSelf || alphanumeric[s[end]]) {
		if to, plain := wordEnd(s, end); to > end {
			return word{from: i, to: to, plain: plain}
		}
	}
	return word{i, end, true, first}
}

// begins reports whether a word may begin with the character at byte i.
func begins[T text](s T, i int) bool {
	r, _ := decode(s, i)
	return beginsWord(r)
}

// wordEnd gives the end of the word that goes on at byte i of a text, and whether
// what is left of it is plain.
func wordEnd[T text](s T, i int) (end int, plain bool) {
	plain = true
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if !alphanumeric[c] {
				break
			}
			i++
			continue
		}
		r, size := decode(s, i)
		if punctuation(r) || !beginsWord(r) && (!unicode.In(r, unicode.M, unicode.Cf) || r == zeroWidthSpace) {
			break
		}
		i, plain = i+size, false
	}
	return i, plain
}

const zeroWidthSpace = '\u200b'

// beginsWord reports whether a word may begin with r. The letter that serves as
// an apostrophe is none here.
func beginsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return alphanumeric[byte(r)]
	}
	return !punctuation(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) && r != 'ʼ'
}

// punctuation reports of the commonest signs beyond ASCII, dashes, quotation marks
// and dots, that they are in no word, which Unicode's tables tell late.
func punctuation(r rune) bool { return '‐' <= r && r <= '‧' }

// alphanumeric are the letters and digits of ASCII.
var alphanumeric = func() (table [256]bool) {
	for c := range table {
		table[c] = 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	return table
}()

// anyWord are the bytes with which any word begins, capitals those with which one
// begins that has a capital.
var anyWord, capitals = func() (all, upper beginnings) {
	for c := range alphanumeric {
		all.bytes[c] = alphanumeric[c] || c >= utf8.RuneSelf
		upper.bytes[c] = 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf
	}
	upper.settle()
	return all, upper
}()

// Outlines tell of most words quickly that they are none of a set: by their first two
// bytes, their last one and their length.
type Outlines [1 << 10]uint64 // a bit for each outline that there is, and for some others

// Add adds a word, which is not empty, in small letters.
func (o *Outlines) Add(word string) {
	at := outline(word)
	o[at/64] |= 1 << (at % 64)
}

// MayHave reports whether a word, which is not empty, may be in the set. Capitals
// of ASCII are taken for small letters.
func (o *Outlines) MayHave(word string) bool { return o.has(outline(word)) }

func (o *Outlines) has(at uint32) bool { return o[at/64]&(1<<(at%64)) != 0 }

// outline gives the place of a word among outlines, which is the same for capitals
// of ASCII: it is made of the low bits of the bytes.
func outline[T text](w T) uint32 {
	const spread = 40503 // is odd, and far from what two words differ by otherwise
	last := len(w) - 1
	n := uint32(w[0]&31) | uint32(w[min(1, last)]&31)<<5 | uint32(w[last]&31)<<10
	return (n + uint32(last)*spread) % uint32(64*len(Outlines{}))
}

// table holds what is known of words in folded form.
type table[V any] struct {
	traces Traces
	known  map[string]V
}

func (t *table[V]) set(word string, v V) {
	if t.known == nil {
		t.known = map[string]V{}
	}
	t.traces.Add(word)
	t.known[word] = v
}

// may reports whether anything may be known of a word.
func (t *table[V]) may(w word) bool { return w.first == 0 || t.traces.MayHave(w.to-w.from, w.first) }

// of gives what is known of a word of a text, and its folded form, for which there
// is room. Of most plain words nothing is, and they are not folded for that.
func (t *table[V]) of(text []byte, w word, room []byte) (V, []byte) {
	if !t.may(w) {
		var nothing V
		return nothing, room[:0]
	}
	key := appendFolded(room[:0], text[w.from:w.to])
	return t.known[string(key)], key
}
