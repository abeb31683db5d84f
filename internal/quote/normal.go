package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise gives the normal form of s, as the package comment declares it.
// The normal form of a normal form is itself.
func Normalise(s string) string { return Prepare(s).normal }

// class is what the normalisation does with a character.
type class uint8

const (
	kept    class = iota // stands for itself, after NFC
	space                // white space
	ignored              // a mark for line breaking
	double               // a double quotation mark
	single               // a single quotation mark or apostrophe
	hyphen               // a hyphen
	broken               // a byte that is not UTF-8
)

// side tells on which side of a quotation mark white space is ignored.
type side uint8

const (
	neither side = iota
	opening      // after the mark
	closing      // before the mark
)

// written is what a class is written as; nothing for kept, space and ignored.
var written = [...]string{double: `"`, single: "'", hyphen: "-", broken: "\uFFFD"}

// classify gives the class of r and the side of a guillemet. NFC neither takes nor
// makes a character of any class but kept, so that classes may be told before it.
func classify(r rune) (class, side) {
	switch r {
	case 0x00AD, 0x200B, 0x2060, 0xFEFF:
		return ignored, neither
	case '"', '“', '”', '„', '‟':
		return double, neither
	case '«':
		return double, opening
	case '»':
		return double, closing
	case '\'', '‘', '’', '‚', '‛', 0x02BC:
		return single, neither
	case '‹':
		return single, opening
	case '›':
		return single, closing
	case '-', 0x2010, 0x2011:
		return hyphen, neither
	}
	if unicode.IsSpace(r) {
		return space, neither
	}
	return kept, neither
}

// decode gives the character at s[i:], its width and its classes.
func decode(s string, i int) (r rune, width int, c class, inner side) {
	r, width = utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && width == 1 {
		return r, width, broken, neither
	}
	c, inner = classify(r)
	return r, width, c, inner
}

// firstCombining is the lowest character with which NFC has anything to do.
const firstCombining = 0x0300

// beginsCluster reports whether NFC leaves what stands before s[i:], which
// begins with r, apart from it.
func beginsCluster(s string, i int, r rune) bool {
	return r < firstCombining || norm.NFC.PropertiesString(s[i:]).BoundaryBefore()
}

// plain marks the bytes that are their own normal form, whatever stands around
// them, but for a combining mark after them.
var plain = func() (t [256]bool) {
	for b := range utf8.RuneSelf {
		t[b] = !unicode.IsSpace(rune(b))
	}
	return t
}()

// plainRun gives the end of the run of plain words from s[i:] on: plain bytes
// with single spaces between them.
func plainRun(s string, i int) int {
	for i < len(s) && plain[s[i]] {
		i++
		if i+1 < len(s) && s[i] == ' ' && plain[s[i+1]] {
			i++
		}
	}
	return i
}

// settled gives the length of a beginning of s that is its own normal form
// whatever follows.
func settled(s string) int {
	composed := false // s is known to be in NFC
	for i := 0; ; {
		i = plainRun(s, i)
		if i == len(s) {
			return i
		}
		r, width, c, _ := decode(s, i)
		if !composed && stirs(r) {
			composed = norm.NFC.QuickSpanString(s) == len(s) || norm.NFC.IsNormalString(s)
		}
		if !(c == kept && (composed || !stirs(r)) || c == space && loneSpace(s, i)) {
			return clusterBefore(s, i)
		}
		i += width
	}
}

// stirs reports whether a text with r in it may not be in NFC. It knows the
// characters of Western news text and leaves the others to the tables.
func stirs(r rune) bool { return r >= firstCombining && (r < 0x2010 || r > 0x2027) }

// loneSpace reports whether s[i] is a plain space that stays, if the character
// after it does.
func loneSpace(s string, i int) bool {
	if s[i] != ' ' || i == 0 || i+1 == len(s) {
		return false
	}
	_, _, c, inner := decode(s, i+1)
	return c != space && inner != closing
}

// clusterBefore gives the beginning of the cluster that ends at s[:i].
func clusterBefore(s string, i int) int {
	for i > 0 {
		r, width := utf8.DecodeLastRuneInString(s[:i])
		i -= width
		if beginsCluster(s, i, r) {
			break
		}
	}
	return i
}

// writer writes the normal form of src and notes where the two part.
type writer struct {
	src   string
	out   strings.Builder
	edits []edit
	done  int // src up to here is in out or left out

	gap     Span // white space not yet written, or empty
	last    side // opening, if an opening guillemet was the last thing written
	cluster Span // kept characters not yet written, or empty
	parted  bool // an ignored mark stands inside cluster
}

// fold writes the whole of src, of which src[:same] is its own normal form.
func (w *writer) fold(same int) {
	w.out.Grow(len(w.src))
	w.out.WriteString(w.src[:same])
	w.done = same
	for i := same; i < len(w.src); {
		if end := plainRun(w.src, i) - 1; end > i {
			w.words(i, end) // all but the last, which may take an accent
			i = end
		}
		r, width, c, inner := decode(w.src, i)
		w.character(r, c, inner, i, i+width)
		i += width
	}
	w.flush()
}

// words writes plain words as they stand.
func (w *writer) words(from, to int) {
	w.flush()
	w.space(neither)
	w.put(w.src[from:to], from, to)
}

// character takes in src[from:to], the character r.
func (w *writer) character(r rune, c class, inner side, from, to int) {
	switch c {
	case kept:
		w.keep(r, from, to)
	case ignored:
	case space:
		w.flush()
		if w.gap.To == 0 {
			w.gap.From = from
		}
		w.gap.To = to
	default:
		w.flush()
		w.space(inner)
		w.put(written[c], from, to)
		w.last = inner
	}
}

// keep adds src[from:to], the character r, to the cluster it belongs to.
func (w *writer) keep(r rune, from, to int) {
	if w.cluster.To == 0 || beginsCluster(w.src, from, r) {
		w.flush()
		w.cluster.From, w.parted = from, false
	} else if w.cluster.To != from {
		w.parted = true
	}
	w.cluster.To = to
}

// flush writes the cluster, in NFC.
func (w *writer) flush() {
	c := w.cluster
	if c.To == 0 {
		return
	}
	w.cluster = Span{}
	w.space(neither)
	text := w.src[c.From:c.To]
	if w.parted {
		text = strings.Map(dropIgnored, text)
	}
	w.put(norm.NFC.String(text), c.From, c.To)
}

func dropIgnored(r rune) rune {
	if c, _ := classify(r); c == ignored {
		return -1
	}
	return r
}

// space writes the white space before a character, whose inner side is inner,
// unless it is at the beginning of the text or inside guillemets.
func (w *writer) space(inner side) {
	g := w.gap
	w.gap = Span{}
	if g.To != 0 && w.out.Len() > 0 && w.last != opening && inner != closing {
		w.put(" ", g.From, g.To)
	}
	w.last = neither
}

// put writes text, which was made from src[from:to].
func (w *writer) put(text string, from, to int) {
	at := uint32(w.out.Len())
	if from > w.done {
		w.edits = append(w.edits, edit{at, 0, uint32(w.done), uint32(from - w.done)})
	}
	if text != w.src[from:to] {
		w.edits = append(w.edits, edit{at, uint32(len(text)), uint32(from), uint32(to - from)})
	}
	w.out.WriteString(text)
	w.done = to
}
