package audience

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/slug"
)

// Names finds the names that are withheld, in whatever spelling: without regard
// to case and accents, composed or not, with soft hyphens and other signs without
// width, broken by a hyphen, with a possessive or plural ending, or one word of
// it alone. It is immutable.
type Names struct {
	whole map[string]string // the words that stand for a name, by its folded words, a blank between them; "": the name is published
	parts map[string]string // the same by one word of a person's name; "": of several persons'
	most  int               // words of the longest name
	first map[string]bool   // the first words of names in whole
}

// NewNames makes an empty finder.
func NewNames() *Names {
	return &Names{whole: map[string]string{}, parts: map[string]string{}, first: map[string]bool{}}
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
}

func (n *Names) add(folded []string, words string) {
	n.whole[strings.Join(folded, " ")] = words
	n.first[folded[0]] = true
	n.most = max(n.most, len(folded))
}

func (n *Names) part(word, words string) {
	if known, ok := n.parts[word]; ok && known != words {
		words = ""
	}
	n.parts[word] = words
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
			break
		}
	}
	return true
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
	tokens := tokensOf(text)
	var hits []hit
	for i := 0; i < len(tokens); {
		if words, length, ok := n.wholeAt(text, tokens[i:]); ok {
			if words != "" {
				last := tokens[i+length-1]
				hits = append(hits, hit{tokens[i].from, last.to, n.fitting(text, tokens, i, words, false)})
			}
			i += length
			continue
		}
		if words, length, inflected, ok := n.partAt(text, tokens[i:]); ok {
			hits = append(hits, hit{tokens[i].from, tokens[i+length-1].to, n.fitting(text, tokens, i, words, inflected)})
			i += length
			continue
		}
		i++
	}
	return hits
}

// Holds reports whether a withheld name stands in a text.
func (n *Names) Holds(text string) bool { return n.Any() && len(n.find(text)) > 0 }

// HoldsAddress is Holds for what is no prose: an id, a file's name, an address.
// There names run together too.
func (n *Names) HoldsAddress(text string) bool {
	if !n.Any() || text == "" {
		return false
	}
	if plain, err := url.PathUnescape(text); err == nil {
		text = plain
	}
	apart := strings.Map(func(r rune) rune {
		if r == '_' || r == '.' || r == '/' || r == '+' {
			return ' '
		}
		return r
	}, text)
	if len(n.find(apart)) > 0 {
		return true
	}
	run := strings.Join(foldWords(apart), "")
	for name, words := range n.whole {
		if words == "" {
			run = strings.ReplaceAll(run, strings.ReplaceAll(name, " ", ""), "|")
		}
	}
	const shortest = 5 // letters of a word that is looked for within others
	for part := range n.parts {
		if utf8.RuneCountInString(part) >= shortest && strings.Contains(run, part) {
			return true
		}
	}
	for name, words := range n.whole {
		if joined := strings.ReplaceAll(name, " ", ""); words != "" && len(joined) >= shortest && strings.Contains(run, joined) {
			return true
		}
	}
	return false
}

// wholeAt finds the longest name that begins with the first of the tokens.
func (n *Names) wholeAt(text string, tokens []token) (words string, length int, ok bool) {
	if !n.begins(tokens) {
		return "", 0, false
	}
	key := ""
	for i, t := range tokens[:min(len(tokens), 2*n.most)] {
		if i > 0 {
			if !near(text[tokens[i-1].to:t.from]) {
				break
			}
			key += " "
		}
		key += t.folded
		for _, form := range stems(key) {
			if w, known := n.whole[form]; known && (w != "" || form == key) {
				words, length, ok = w, i+1, true
				break
			}
		}
		if w, known := n.whole[rejoined(text, tokens[:i+1])]; known && w != "" && !ok {
			words, length, ok = w, i+1, true
		}
	}
	return words, length, ok
}

func (n *Names) begins(tokens []token) bool {
	if n.first[tokens[0].folded] {
		return true
	}
	for _, form := range stems(tokens[0].folded) {
		if n.first[form] {
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
	return "", 0, false, false
}

// partOf looks a word up. A short one counts only with a capital: many are words
// of a language too.
func (n *Names) partOf(written, folded string) (words string, inflected, ok bool) {
	const short = 3
	for i, form := range stems(folded) {
		words, known := n.parts[form]
		if !known || utf8.RuneCountInString(form) <= short && (i > 0 || !capital(written)) {
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

// endings are those that English and French put to names.
var endings = []string{
	"s", "es", "x", "ian", "ians", "an", "ans", "ist", "ists", "ism", "ite", "ites", "esque",
	"iste", "istes", "isme", "ien", "iens", "ienne", "iennes", "ais", "aise", "aises", "ois", "oise", "ists", "ization", "isation",
}

// stems gives a folded word, or the words of a name, and what it may be an
// inflected form of.
func stems(word string) []string {
	list := []string{word}
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e)
		if !ok || len(stem) < 2 {
			continue
		}
		list = append(list, stem)
		if len(e) > 2 {
			for _, vowel := range []string{"a", "e", "i", "o", "u", "y"} {
				list = append(list, stem+vowel)
			}
		}
	}
	return append(list, unprefixed(word)...)
}

// unprefixed takes off what Arabic writes together with the word that follows:
// and, with, to, like, the.
func unprefixed(word string) []string {
	var list []string
	for range 3 {
		r, size := utf8.DecodeRuneInString(word)
		switch {
		case strings.HasPrefix(word, "ال"):
			word = strings.TrimPrefix(word, "ال")
		case strings.ContainsRune("وفبلك", r) && len(word) > size:
			word = word[size:]
		default:
			return list
		}
		list = append(list, word)
	}
	return list
}

// fitting gives the words that stand for a name where they fit: an ellipsis takes
// the place of one that is inflected, or part of a longer group of words.
func (n *Names) fitting(text string, tokens []token, i int, words string, inflected bool) string {
	if inflected || words == "" {
		return ""
	}
	if i > 0 {
		before, gap := tokens[i-1], text[tokens[i-1].to:tokens[i].from]
		switch {
		case hyphened(gap):
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

// token is a word of a text.
type token struct {
	from, to int
	folded   string
}

// tokensOf lists the words of a text: letters and digits, with the marks and the
// signs without width among them.
func tokensOf(text string) []token {
	var list []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r == 'ʼ' {
			i += size
			continue
		}
		from := i
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			if (!unicode.IsLetter(r) || r == 'ʼ') && !unicode.IsDigit(r) && !unicode.In(r, unicode.M, unicode.Cf) {
				break
			}
			i += size
		}
		list = append(list, token{from, i, fold(text[from:i])})
	}
	return list
}

func foldWords(name string) []string {
	var list []string
	for _, t := range tokensOf(name) {
		list = append(list, t.folded)
	}
	return list
}

// fold makes spellings of one word alike: as slug.Fold does, and letters that are
// other letters with a stroke or joined, as slug.Make does.
func fold(word string) string {
	plain := true
	for i := range len(word) {
		c := word[i]
		plain = plain && ('a' <= c && c <= 'z' || '0' <= c && c <= '9')
	}
	if plain {
		return word
	}
	var b strings.Builder
	for _, r := range slug.Fold(word) {
		if ascii := slug.Make(string(r)); r >= utf8.RuneSelf && ascii != "" {
			b.WriteString(ascii)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// near reports whether a gap leaves two words in one name.
func near(gap string) bool {
	if utf8.RuneCountInString(gap) > 4 {
		return strings.TrimSpace(gap) == ""
	}
	return strings.Trim(gap, " \t\n\r\u00a0\u202f.,-'’ʼ‘‐‑–") == ""
}

// hyphened reports whether a gap is a hyphen that may break a word.
func hyphened(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "-", "‐", "‑", "–":
		return true
	}
	return false
}
