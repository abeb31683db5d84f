package audience

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// endings are those that English and French put to names.
var endings = []string{
	"s", "es", "x", "ian", "ians", "an", "ans", "ist", "ists", "istic", "ism", "isms", "ite", "ites", "esque", "ish", "like", "less", "led",
	"iste", "istes", "isme", "ismes", "ien", "iens", "ienne", "iennes", "ais", "aise", "aises", "ois", "oise", "oises", "ization", "isation",
	"ize", "ized", "izes", "izing", "ise", "ised", "ises", "ising", "iser",
}

// cyrillicEndings are those of the cases of Russian and its neighbours, folded: и
// stands for й too.
var cyrillicEndings = []string{
	"а", "я", "ы", "и", "е", "у", "ю", "о", "ои", "ою", "еи", "ею", "ом", "ем", "ым", "им", "ого", "его", "ому", "ему", "ых", "их", "ыми", "ими",
	"ов", "ев", "ам", "ям", "ами", "ями", "ах", "ях", "скии", "ская", "ское", "ские",
}

// prefixes are written together with names, in English and French. Shorter ones
// begin too many words: proSanogo is found by its capital alone.
var prefixes = []string{"anti", "neo", "ultra"}

// form is a word that another may be an inflected form of.
type form struct {
	word     string
	restored bool // with a letter that the ending may have taken the place of: of names alone, for tourists are nobody's
}

// stems gives a folded word, or the words of a name, and what it may be an
// inflected form of.
func stems(word string) []form {
	list := []form{{word: word}}
	if len(word) < 3 {
		return list
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case unicode.Is(unicode.Cyrillic, last):
		for stem := range shorn(word, cyrillicEndings) {
			list = append(list, form{word: stem})
			for _, letter := range []string{"а", "я", "о", "е", "ы", "и", "ь", "у"} {
				list = append(list, form{word: stem + letter})
			}
		}
	case last < utf8.RuneSelf:
		for stem, ending := range shorn(word, endings) {
			list = append(list, form{word: stem})
			if len(ending) < 3 || slices.Contains(rigid, ending) {
				continue
			}
			for _, letter := range []string{"a", "e", "i", "o", "u", "y"} {
				list = append(list, form{stem + letter, true})
			}
		}
	default:
		for _, stem := range unprefixed(word) {
			list = append(list, form{word: stem})
		}
	}
	return list
}

// rigid are endings that take no letter's place.
var rigid = []string{"ish", "like", "less", "led"}

// shorn takes each of the endings off a word.
func shorn(word string, endings []string) iter.Seq2[string, string] {
	return func(yield func(stem, ending string) bool) {
		for _, e := range endings {
			if stem, ok := strings.CutSuffix(word, e); ok && utf8.RuneCountInString(stem) > 1 && !yield(stem, e) {
				return
			}
		}
	}
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

// humps lists the parts of a word that begin with a capital after a small letter,
// or before one: FREE and Sanogo of FREESanogo. It is nil of a word of one part.
func humps(word string) []string {
	var list []string
	from, last := 0, rune(0) // last is the letter before, without the marks on it
	for at, r := range word {
		_, size := utf8.DecodeRuneInString(word[at:])
		next, _ := utf8.DecodeRuneInString(word[at+size:])
		if at > from && unicode.IsUpper(r) && (unicode.IsLower(next) || unicode.IsLower(last)) {
			list = append(list, word[from:at])
			from = at
		}
		if !unicode.Is(unicode.M, r) {
			last = r
		}
	}
	if from == 0 {
		return nil
	}
	return append(list, word[from:])
}
