package census

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// token is a word of a paragraph, or words joined by hyphens. An elided article
// ("l’" of "l’Union") is a token of its own, and a possessive 's belongs to none.
type token struct {
	from, to int
	text     string
	key      string // folded, a blank for each hyphen
	gap      string // what stands between the token before and this one
	opens    bool   // it may owe its capital to its place
	capital  bool   // begins like a name: "Mali", "al-Tayeb", "22-Octobre"
	capitals bool   // letters and digits, two or more, none of them small
	number   bool   // begins with a digit
}

// tokens reads a paragraph.
func tokens(text string) []token {
	var list []token
	starts := map[int]bool{}
	shouted := map[int]bool{} // sentences without a small letter
	for _, s := range annotate.Sentences(text) {
		first := s.Start + len(s.Of(text)) - len(strings.TrimLeftFunc(s.Of(text), func(r rune) bool { return !wordRune(r) }))
		starts[first] = true
		shouted[first] = loud(s.Of(text))
	}
	end, quiet := 0, false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			i += size
			continue
		}
		to := wordEnd(text, i)
		if starts[i] {
			quiet = shouted[i]
		}
		t := newToken(text, i, to)
		t.gap = text[end:i]
		t.opens = starts[i] || strings.ContainsAny(t.gap, ":\"“„«‘—–•\n")
		if quiet {
			t.capital, t.capitals = false, false
		}
		list = append(list, t)
		end, i = to, to
		if n := possessive(text[to:]); n > 0 {
			i += n
		}
	}
	return list
}

// loud reports whether a sentence is two words or more in capitals throughout:
// then they tell nothing of names.
func loud(sentence string) bool {
	words := strings.FieldsFunc(sentence, func(r rune) bool { return !unicode.IsLetter(r) })
	return len(words) > 1 && !strings.ContainsFunc(sentence, unicode.IsLower)
}

func newToken(text string, from, to int) token {
	t := token{from: from, to: to, text: text[from:to], key: annotate.Key(text[from:to])}
	r, _ := utf8.DecodeRuneInString(t.text)
	t.number = unicode.IsDigit(r)
	t.capital = unicode.IsUpper(r)
	if before, after, ok := strings.Cut(t.text, "-"); ok && !t.capital && (t.number || bound[before]) {
		second, _ := utf8.DecodeRuneInString(after)
		t.capital = unicode.IsUpper(second)
	}
	signs := 0
	for _, r := range t.text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			signs++
		}
	}
	t.capitals = t.capital && signs > 1 && !strings.ContainsFunc(t.text, unicode.IsLower)
	return t
}

// bound are the articles and words of kinship that a hyphen joins with a name.
var bound = words(`al el as an ar at ash es ed ad ul ag ould abd abou abu ben bin d l`)

func wordRune(r rune) bool { return unicode.IsLetter(r) && r != 'ʼ' || unicode.IsDigit(r) }

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// wordEnd gives the end of the word that begins at byte from.
func wordEnd(text string, from int) int {
	i := from
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case wordRune(r), unicode.In(r, unicode.M), r == '\u00ad':
		case (r == '-' || r == '‐' || r == '‑') && startsWord(text[i+size:]):
		case apostrophe(r) && startsWord(text[i+size:]) && within(text[from:i], text[i+size:]):
		default:
			return i
		}
		i += size
	}
	return i
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return wordRune(r)
}

// within reports whether an apostrophe between two parts of a word leaves it
// one: in "N’Djamena", "Sana’a" and "don’t", and not in "l’Union".
func within(before, after string) bool {
	if strings.HasPrefix(after, "s") && !startsWord(after[1:]) {
		return false // a possessive 's
	}
	const longest = len("lorsqu")
	part := before[max(0, len(before)-longest-1):] // enough: a word may hold many
	if i := strings.LastIndexByte(part, '-'); i >= 0 {
		part = part[i+1:]
	}
	r, _ := utf8.DecodeRuneInString(after)
	switch strings.ToLower(part) {
	case "n", "m", "t":
		b, _ := utf8.DecodeRuneInString(before)
		return unicode.IsUpper(r) && unicode.IsUpper(b)
	case "l", "d", "s", "c", "j", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu":
		return false
	}
	return true
}

// possessive gives the length of a possessive 's at the beginning of s.
func possessive(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if !apostrophe(r) || !strings.HasPrefix(s[size:], "s") || startsWord(s[size+1:]) {
		return 0
	}
	return size + 1
}

// blank reports whether a gap is white space of one line, and nothing else.
func blank(gap string) bool { return gap != "" && strings.Trim(gap, " \u00a0\u202f\t") == "" }

// joined reports whether two words may stand in one name: a blank between them,
// an apostrophe after an elided article, or a full stop after an initial or an
// abbreviated title.
func joined(a, b token) bool {
	switch gap := b.gap; {
	case blank(gap):
		return true
	case strings.HasPrefix(gap, "."):
		rest := gap[1:]
		short := utf8.RuneCountInString(a.text) == 1 && a.capital || a.capital && titles[a.key]
		return short && (rest == "" || blank(rest))
	case abstract[a.key] && a.capital && b.capital && possessive(gap) > 0:
		return blank(gap[possessive(gap):]) // "Women’s Affairs"
	default:
		r, size := utf8.DecodeRuneInString(gap)
		switch {
		case !apostrophe(r):
			return false
		case gap[size:] == "":
			return elided[a.key]
		}
		return strings.HasSuffix(a.text, "s") && blank(gap[size:]) // "Workers’ Party"
	}
}

var elided = words(`l d s c j n m t qu`)

// words makes a set of the words of a list.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

// keys makes a set of the folded words of lists.
func keys(lists ...string) map[string]bool {
	set := map[string]bool{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			set[annotate.Key(w)] = true
		}
	}
	return set
}

// phrases makes a set of the folded phrases of a list, which commas part.
func phrases(list string) map[string]bool {
	set := map[string]bool{}
	for p := range strings.SplitSeq(list, ",") {
		if key := annotate.Key(p); key != "" {
			set[key] = true
		}
	}
	return set
}
