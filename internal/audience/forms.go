package audience

import (
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

// prefixes are written together with names, in English and French.
var prefixes = []string{"anti", "pro", "neo", "post", "pre", "non", "ex", "ultra"}

// stems gives a folded word, or the words of a name, and what it may be an
// inflected form of.
func stems(word string) []string {
	list := []string{word}
	if len(word) < 3 {
		return list
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	if unicode.Is(unicode.Cyrillic, last) {
		return append(list, shorn(word, cyrillicEndings, 1, "а", "я", "о", "е", "ы", "и", "ь", "у")...)
	}
	if last < utf8.RuneSelf {
		return append(list, shorn(word, endings, 3, "a", "e", "i", "o", "u", "y")...)
	}
	return append(list, unprefixed(word)...)
}

// shorn takes endings off a word. Those of so many letters or more may have taken
// the place of a last letter.
func shorn(word string, endings []string, from int, letters ...string) []string {
	var list []string
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e)
		if !ok || utf8.RuneCountInString(stem) < 2 {
			continue
		}
		list = append(list, stem)
		if utf8.RuneCountInString(e) < from {
			continue
		}
		for _, l := range letters {
			list = append(list, stem+l)
		}
	}
	return list
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

// humps lists the parts of a word that begin with a capital or are a number: Free
// and Sanogo of FreeSanogo.
func humps(word string) []string {
	var list []string
	from, lower := 0, false
	for i, r := range word {
		if unicode.IsUpper(r) && lower {
			list = append(list, word[from:i])
			from = i
		}
		if !unicode.Is(unicode.M, r) {
			lower = unicode.IsLower(r)
		}
	}
	if from == 0 {
		return nil
	}
	return append(list, word[from:])
}
