package annotate

import "math/bits"

// Most of a text is small letters, of which a byte by itself tells nothing. Eight of
// them are looked at as one number, the first in its lowest byte: what is true of a
// byte is told by its top bit, and no sum reaches into the next.
const (
	each = 0x0101010101010101 // of eight bytes, one
	tops = 0x8080808080808080 // the top bits
)

// eight gives the eight bytes of a text from byte i on, of which there are so many.
func eight[T text](s T, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// within sets the top bits of the bytes, of which all are of ASCII, from first to last.
func within(x uint64, first, last byte) uint64 {
	return (x + each*uint64(0x80-first)) &^ (x + each*uint64(0x7f-last)) & tops
}

// remarkable sets the top bits of the bytes that are capitals, or beyond ASCII.
func remarkable(x uint64) uint64 {
	return within(x&^tops, 'A', 'Z') | x&tops
}

// remarkableAt gives the offset, from i on, of the first byte of a text that is a
// capital or beyond ASCII, or the text's length.
func remarkableAt[T text](s T, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if found := remarkable(eight(s, i)); found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for i < len(s) && s[i] < 0x80 && (s[i] < 'A' || 'Z' < s[i]) {
		i++
	}
	return i
}

// Letters gives the end of the letters of ASCII at byte i of a text, and the first
// eight of them, in small letters, as a number, the first in its lowest byte; zeros
// stand for those that are not there. It looks at sixteen bytes at once: how long a
// word is, a processor guesses wrongly.
func Letters[T text](s T, i int) (end int, first uint64) {
	if i+16 > len(s) {
		return lastLetters(s, i)
	}
	x := eight(s, i)
	n, m := letters(x), letters(eight(s, i+8))
	if n == 8 {
		n += m
	}
	end = i + n
	if n == 16 {
		end = lettersEnd(s, end)
	}
	return end, small(x, n)
}

// lettersEnd gives the end of the letters of ASCII at byte i of a text: of a word that
// may be as long as the text.
func lettersEnd[T text](s T, i int) int {
	for ; i+8 <= len(s); i += 8 {
		if n := letters(eight(s, i)); n < 8 {
			return i + n
		}
	}
	end, _ := lastLetters(s, i)
	return end
}

// lastLetters is Letters for the end of a text.
func lastLetters[T text](s T, i int) (end int, first uint64) {
	for end = i; end < len(s) && 'a' <= s[end]|' ' && s[end]|' ' <= 'z'; end++ {
		if end < i+8 {
			first |= uint64(s[end]|' ') << (8 * (end - i))
		}
	}
	return end, first
}

// letters gives how many of eight bytes are letters of ASCII, up to the first that
// is none.
func letters(x uint64) int {
	isLetter := within((x|each*' ')&^tops, 'a', 'z') &^ x
	return bits.TrailingZeros64(^isLetter&tops) / 8
}

// small gives the first n of eight letters in small letters, and zeros for the others.
func small(x uint64, n int) uint64 {
	return (x | each*' ') & (1<<(8*n) - 1)
}

// Traces tell of most words of letters of ASCII quickly that they are none of a set: by
// their first eight letters and their length.
type Traces [1 << 10]uint64 // a bit for each trace that there is, and for some others

// Add adds a word in small letters, if it has letters of ASCII only.
func (t *Traces) Add(word string) {
	if end, first := Letters(word, 0); end == len(word) {
		at := trace(end, first)
		t[at/64] |= 1 << (at % 64)
	}
}

// MayHave reports whether a word of so many letters may be in the set, of which the first
// are as Letters gives them.
func (t *Traces) MayHave(length int, first uint64) bool {
	at := trace(length, first)
	return t[at/64]&(1<<(at%64)) != 0
}

// trace gives the place of a word among traces.
func trace(length int, first uint64) uint64 {
	const spread = 0x9e3779b97f4a7c15 // is odd, and has all sorts of bits
	return (first + uint64(length)) * spread >> 48 % uint64(64*len(Traces{}))
}
