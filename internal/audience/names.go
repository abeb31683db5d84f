package audience

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// Names finds the names that are withheld, in whatever spelling: without regard
// to case and accents, composed or not, with soft hyphens and other signs without
// width, broken by a hyphen, letter by letter, run together with other words in an
// address or a hashtag, with an ending, with initials, or one word of it alone. It
// is immutable.
type Names struct {
	whole    map[string]string // the words that stand for a name, by its folded words, a blank between them; "": the name is published
	parts    map[string]string // the same by one word of a person's name; "": of several persons'
	keys     []string          // of whole, sorted
	longest  int               // bytes of the longest part
	first    map[string]bool   // the first words of names in whole
	initials map[rune]bool     // with which words of persons' names begin
	stiff    map[string]bool   // parts that count with a capital only
	starts   map[string]bool   // the first two bytes of the words of ASCII that all these begin with

	published []string // names that may stand, as they run together
	inner     []string // withheld ones that are looked for within others, the same way
}

// NewNames makes an empty finder.
func NewNames() *Names {
	return &Names{whole: map[string]string{}, parts: map[string]string{}, first: map[string]bool{}, initials: map[rune]bool{}, stiff: map[string]bool{}, starts: map[string]bool{}}
}

// Any reports whether a name is withheld.
func (n *Names) Any() bool {
	if n != nil {
		for _, words := range n.whole {
			if words != "" {
				return true
			}
		}
	}
	return false
}

// Withhold adds a name and what stands for it. Of a person's name each word is
// withheld too.
func (n *Names) Withhold(name, words string, person bool) {
	folded := foldWords(name)
	if len(folded) == 0 {
		return
	}
	n.add(folded, words)
	if !person {
		return
	}
	for from := range folded {
		for to := from + 1; to <= len(folded); to++ {
			switch part := folded[from:to]; {
			case len(part) > 1 && len(part) < len(folded) && telling(part[0]) && telling(part[len(part)-1]):
				if _, known := n.whole[strings.Join(part, " ")]; !known {
					n.add(part, words)
				}
			case len(part) == 1 && telling(part[0]):
				n.part(part[0], words)
			}
		}
	}
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("·•‧・", r) }) {
		n.compound(foldWords(word), words)
	}
	for _, word := range folded {
		r, _ := utf8.DecodeRuneInString(word)
		n.initials[r] = true
	}
}

// compound adds one word of a person's name that is written with an apostrophe or
// a hyphen, or in a script without blanks.
func (n *Names) compound(word []string, words string) {
	joined := strings.Join(word, "")
	if len(word) < 2 || !telling(joined) {
		return
	}
	if _, known := n.whole[strings.Join(word, " ")]; !known {
		n.add(word, words)
	}
	if _, known := n.parts[joined]; !known && utf8.RuneCountInString(joined) < shortest {
		n.stiff[joined] = true // Sa'id is not what he said
	}
	n.part(joined, words)
}

// add adds a name, and the same as one word where that is long enough.
func (n *Names) add(folded []string, words string) {
	n.name(strings.Join(folded, " "), words)
	n.begun(folded[0])
	joined := strings.Join(folded, "")
	if _, known := n.whole[joined]; !known && utf8.RuneCountInString(joined) >= shortest {
		n.name(joined, words)
		n.begun(joined)
	}
}

func (n *Names) name(key, words string) {
	n.whole[key] = words
	if at, known := slices.BinarySearch(n.keys, key); !known {
		n.keys = slices.Insert(n.keys, at, key)
	}
	if words != "" {
		n.innerName(strings.ReplaceAll(key, " ", ""))
	}
}

// innerName adds a name as it runs together, if it is not one by chance.
func (n *Names) innerName(joined string) {
	if at, known := slices.BinarySearch(n.inner, joined); !known && utf8.RuneCountInString(joined) >= shortest {
		n.inner = slices.Insert(n.inner, at, joined)
	}
}

// goesOn reports whether a name begins with a key.
func (n *Names) goesOn(key string) bool {
	at, _ := slices.BinarySearch(n.keys, key)
	return at < len(n.keys) && strings.HasPrefix(n.keys[at], key)
}

// begun notes the first word of a name.
func (n *Names) begun(word string) {
	n.first[word] = true
	n.starts[word[:min(2, len(word))]] = true
}

// mayBegin reports whether a name may begin with a folded word, whatever stands at
// its end or behind a hyphen. Most words are done with here.
func (n *Names) mayBegin(folded string) bool {
	return len(folded) < 2 || folded[0] >= utf8.RuneSelf || folded[1] >= utf8.RuneSelf || n.starts[folded[:2]]
}

func (n *Names) part(word, words string) {
	if known, ok := n.parts[word]; ok && known != words {
		words = ""
	}
	n.parts[word] = words
	n.innerName(word)
	n.starts[word[:min(2, len(word))]] = true
	n.longest = max(n.longest, len(word))
}

// Publish adds a name that may stand, though it has words of a withheld one. It
// reports false for one that cannot be told from a withheld name.
func (n *Names) Publish(name string) bool {
	folded := foldWords(name)
	key := strings.Join(folded, " ")
	if words, known := n.whole[key]; known && words != "" {
		return false
	}
	if len(folded) == 1 {
		_, part := n.parts[folded[0]]
		return !part
	}
	for _, w := range folded {
		if _, part := n.parts[w]; part {
			n.add(folded, "")
			n.stands(strings.Join(folded, ""))
			break
		}
	}
	return true
}

// stands notes a published name as it runs together, the longest first.
func (n *Names) stands(joined string) {
	longer := func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }
	if at, known := slices.BinarySearchFunc(n.published, joined, longer); !known {
		n.published = slices.Insert(n.published, at, joined)
	}
}

// telling reports whether a word of a name tells of the person by itself.
func telling(word string) bool {
	return utf8.RuneCountInString(word) > 1 && !slices.Contains(untelling, word) && strings.Trim(word, "0123456789") != ""
}

// untelling are the words of names that are anybody's: particles and titles.
var untelling = strings.Fields(`a ag al an and au aux ben bin bint d da dal das de del della den der des di do dos du e el et ibn in la las le les
	lo los of ould oul st saint san the van vom von walad wa y zu zum zur
	abbe admiral ambassador amiral archbishop aunt baron brigadier brother capitaine captain capt cardinal chef chief col colonel commandant
	commander commandante corporal count deputy docteur doctor dr duke elder emir emperor father frere gen general governor haj hajj hadj
	imam inspector judge junior jr justice king lady lieutenant lt lord madame mademoiselle maitre major maj maulana me minister ministre
	miss mister mlle mme monsieur mr mrs ms mullah officer
	pere president prime prince princess prof professeur professor queen rabbi rev reverend senator senateur senior sergeant sergent sgt sheikh
	cheikh sister soeur sir sr sultan uncle
	one two three first second third un une deux trois premier deuxieme`)

// hit is a withheld name in a text: bytes from to, and what stands for it.
type hit struct {
	from, to int
	words    string // "": no words fit here; an ellipsis must do
}

// find lists the withheld names in a text, in order, none overlapping another.
func (n *Names) find(text string) []hit {
	if len(n.whole) == 0 {
		return nil
	}
	plain := apart(n.found(text))
	return apart(append(n.percented(text, plain), plain...))
}

// found is find without what percent signs hide; hits may overlap.
func (n *Names) found(text string) []hit {
	tokens := tokensOf(text)
	var hits []hit
	for i := 0; i < len(tokens); {
		words, length, inflected, ok := n.at(text, tokens[i:])
		if !ok {
			i += max(length, 1)
			continue
		}
		from, to := n.withInitials(text, tokens, i, i+length)
		hits = append(hits, hit{tokens[from].from, tokens[to-1].to, n.fitting(text, tokens, from, to, words, inflected)})
		if after := tokens[to-1].to; to > i+length && after < len(text) && text[after] == '.' {
			hits[len(hits)-1].to++ // of the last initial
		}
		i = to
	}
	return hits
}

// at finds a withheld name at the first of the tokens. Where a published one
// stands there, ok is false and length tells its tokens.
func (n *Names) at(text string, tokens []token) (words string, length int, inflected, ok bool) {
	if n.mayBegin(tokens[0].folded) {
		if words, length, ok = n.wholeAt(text, tokens); ok {
			return words, length, false, words != ""
		}
		if words, length, inflected, ok = n.partAt(text, tokens); ok {
			return words, length, inflected, true
		}
	}
	return "", 1, true, n.knitAt(text, tokens[0])
}

// apart sorts hits and joins those that overlap.
func apart(hits []hit) []hit {
	slices.SortStableFunc(hits, func(a, b hit) int { return a.from - b.from })
	list := hits[:0]
	for _, h := range hits {
		if last := len(list) - 1; last >= 0 && h.from < list[last].to {
			list[last].to, list[last].words = max(list[last].to, h.to), ""
			continue
		}
		list = append(list, h)
	}
	return list
}

// withInitials takes the initials of persons' names along that stand before and
// after tokens from to.
func (n *Names) withInitials(text string, tokens []token, from, to int) (int, int) {
	initial := func(i int) bool {
		r, _ := utf8.DecodeRuneInString(tokens[i].folded)
		return tokens[i].letter() && n.initials[r] && unicode.IsUpper(annotate.RuneAt(text, tokens[i].from))
	}
	dotted := func(i int) bool { return annotate.RuneAt(text, tokens[i].to) == '.' }
	for from > 0 && initial(from-1) && dotted(from-1) && strings.Trim(text[tokens[from-1].to+1:tokens[from].from], " \n\u00a0\u202f-‐‑") == "" {
		from--
	}
	for to < len(tokens) && initial(to) && dotted(to) {
		switch gap := text[tokens[to-1].to:tokens[to].from]; strings.TrimSpace(gap) {
		case ",":
			if n.beginsAnother(text, tokens[to:]) {
				return from, to
			}
		case "":
		case ".":
			if !tokens[to-1].letter() {
				return from, to
			}
		default:
			return from, to
		}
		to++
	}
	return from, to
}

// beginsAnother reports whether initials, at the first of the tokens, are those of
// a name that follows them: A. of A. Diallo.
func (n *Names) beginsAnother(text string, tokens []token) bool {
	i := 1
	for ; i < len(tokens) && strings.Trim(text[tokens[i-1].to:tokens[i].from], ". \n\u00a0\u202f-‐‑") == ""; i++ {
		if !tokens[i].letter() {
			return capital(text[tokens[i].from:])
		}
	}
	return false
}

// Holds reports whether a withheld name stands in a text.
func (n *Names) Holds(text string) bool { return n.Any() && len(n.find(text)) > 0 }

// wholeAt finds the longest name that begins with the first of the tokens.
func (n *Names) wholeAt(text string, tokens []token) (words string, length int, ok bool) {
	if !n.begins(tokens) {
		return "", 0, false
	}
	key, close := "", true
	for i, t := range tokens {
		if i > 0 {
			gap := text[tokens[i-1].to:t.from]
			if !near(gap) {
				break
			}
			close = close && closeBy(gap, tokens[i-1])
			key += " "
		}
		key += t.folded
		joined := rejoined(text, tokens[:i+1])
		for _, f := range stems(key) {
			if f.restored && !capital(text[tokens[0].from:]) {
				continue
			}
			if w, known := n.whole[f.word]; known && (w != "" || f.word == key && close) {
				words, length, ok = w, i+1, true
				break
			}
		}
		if w, known := n.whole[joined]; known && w != "" && !ok {
			words, length, ok = w, i+1, true
		}
		if !n.goesOn(key) && !n.goesOn(joined) && !slices.ContainsFunc(unprefixed(key), n.goesOn) {
			break
		}
	}
	return words, length, ok
}

func (n *Names) begins(tokens []token) bool {
	if n.first[tokens[0].folded] {
		return true
	}
	for _, f := range stems(tokens[0].folded) {
		if n.first[f.word] {
			return true
		}
	}
	return len(tokens) > 1 && n.first[tokens[0].folded+tokens[1].folded]
}

// rejoined folds tokens of which those that a hyphen parts are one word.
func rejoined(text string, tokens []token) string {
	key := ""
	for i, t := range tokens {
		if i > 0 && !hyphened(text[tokens[i-1].to:t.from]) {
			key += " "
		}
		key += t.folded
	}
	return key
}

// partAt finds one word of a person's name, or one that a hyphen breaks.
func (n *Names) partAt(text string, tokens []token) (words string, length int, inflected, ok bool) {
	if words, inflected, ok = n.partOf(text[tokens[0].from:tokens[0].to], tokens[0].folded); ok {
		return words, 1, inflected, true
	}
	joined := tokens[0].folded
	for i := 1; i < min(len(tokens), 4) && hyphened(text[tokens[i-1].to:tokens[i].from]); i++ {
		joined += tokens[i].folded
		if words, inflected, ok = n.partOf(text[tokens[0].from:tokens[i].to], joined); ok {
			return words, i + 1, inflected, true
		}
	}
	return n.spelled(text, tokens)
}

// spelled finds one word of a person's name that is written letter by letter.
func (n *Names) spelled(text string, tokens []token) (words string, length int, inflected, ok bool) {
	const fewest = 4 // letters: of fewer, initials would make names
	joined := ""
	for i := 0; i < len(tokens) && tokens[i].letter() && len(joined) < n.longest; i++ {
		if i > 0 && !near(text[tokens[i-1].to:tokens[i].from]) {
			break
		}
		if joined += tokens[i].folded; !n.mayBegin(joined) {
			break
		}
		if i+1 < fewest {
			continue
		}
		if words, known := n.parts[joined]; known {
			return words, i + 1, true, true
		}
	}
	return "", 0, false, false
}

// partOf looks a word up. A short one counts only with a capital: many are words
// of a language too.
func (n *Names) partOf(written, folded string) (words string, inflected, ok bool) {
	const short = 3
	for i, f := range stems(folded) {
		words, known := n.parts[f.word]
		if !known || f.restored && !capital(written) ||
			(utf8.RuneCountInString(f.word) <= short || n.stiff[f.word]) && (i > 0 || !capital(written)) {
			continue
		}
		return words, i > 0, true
	}
	return "", false, false
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return !unicode.IsLower(r)
}

// fitting gives the words that stand for a name of tokens i to end where they fit:
// an ellipsis takes the place of one that is inflected, or part of a longer group
// of words.
func (n *Names) fitting(text string, tokens []token, i, end int, words string, inflected bool) string {
	if inflected || words == "" || end < len(tokens) && tokens[end-1].to == tokens[end].from {
		return ""
	}
	if i > 0 {
		before, gap := tokens[i-1], text[tokens[i-1].to:tokens[i].from]
		switch {
		case hyphened(gap), gap == "":
			return ""
		case strings.Trim(gap, " \t\n\u00a0\u202f'’") != "":
		case slices.Contains([]string{"a", "an", "the", "le", "la", "les", "l", "un", "une", "d"}, before.folded), unicode.IsUpper(annotate.RuneAt(text, before.from)):
			return ""
		}
	}
	if begins(text[:tokens[i].from]) {
		r, size := utf8.DecodeRuneInString(words)
		return string(unicode.ToUpper(r)) + words[size:]
	}
	return words
}

// begins reports whether a sentence begins after a text.
func begins(before string) bool {
	before = strings.TrimRight(before, " \n\t\u00a0\u202f\"'“‘«([")
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:") || strings.HasSuffix(before, "…")
}
