package quote

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// quotesOf gives every quote of 5 to 12 words of a passage.
func quotesOf(passage string) (list [][]string) {
	words := strings.Fields(passage)
	for from := range words {
		for n := 5; n <= 12 && from+n <= len(words); n++ {
			list = append(list, words[from:from+n])
		}
	}
	return list
}

// mutations gives the quote with one letter changed, in each word; with one digit
// changed; with two neighbours swapped; with a negation dropped or added.
func mutations(words []string) (list []string) {
	put := func(words ...string) { list = append(list, strings.Join(words, " ")) }
	for i, word := range words {
		for _, changed := range changedCharacters(word) {
			put(slices.Concat(words[:i], []string{changed}, words[i+1:])...)
		}
		if i > 0 {
			put(slices.Insert(slices.Clone(words), i, "not")...)
		}
		if i > 0 && words[i-1] != word {
			swapped := slices.Clone(words)
			swapped[i-1], swapped[i] = word, words[i-1]
			put(swapped...)
		}
		if i > 0 && i < len(words)-1 && (word == "not" || word == "no" || word == "pas") {
			put(slices.Delete(slices.Clone(words), i, i+1)...)
		}
	}
	return list
}

// changedCharacters gives word with one letter or digit changed, each in turn,
// and with the case of each letter changed.
func changedCharacters(word string) (list []string) {
	for i, r := range word {
		head, tail := word[:i], word[i+len(string(r)):]
		switch {
		case unicode.IsDigit(r):
			list = append(list, head+string('0'+(r-'0'+1)%10)+tail, head+tail)
		case unicode.IsLetter(r):
			other := unicode.ToUpper(r)
			if other == r {
				other = unicode.ToLower(r)
			}
			list = append(list, head+"z"+tail, head+string(other)+tail, head+tail)
		}
	}
	return slices.DeleteFunc(list, func(s string) bool { return s == word || s == "" })
}

// Every quote is found, with every way to write it; no mutation of it is.
func TestMutations(t *testing.T) {
	texts := prepareAll(articles)
	found, refused := 0, 0
	for i, passage := range articles {
		for _, words := range quotesOf(passage) {
			quote := strings.Join(words, " ")
			if !isWholeQuote(texts[i], quote) {
				continue
			}
			for _, written := range rewritten(quote) {
				if Find(texts, written).Status == Missing {
					t.Fatalf("%+q is missing", written)
				}
				found++
			}
			for _, mutant := range mutations(words) {
				for j, text := range texts {
					if text.Find(mutant) != nil {
						t.Fatalf("mutation found: %q of %q in passage %d", mutant, quote, j)
					}
				}
				refused++
			}
		}
	}
	if found < 4000 || refused < 90000 {
		t.Errorf("too few quotes: %d found, %d refused", found, refused)
	}
}

// isWholeQuote reports whether the quote cuts no number grouped by spaces.
func isWholeQuote(t Text, quote string) bool {
	i := strings.Index(t.normal, Normalise(quote))
	return i >= 0 && t.whole(i, i+len(Normalise(quote)))
}

// The same mutations in the source leave the quote without its words.
func TestMutatedSources(t *testing.T) {
	for _, passage := range articles {
		words := strings.Fields(passage)
		for from := 0; from+8 <= len(words); from += 4 {
			quote := strings.Join(words[from:from+8], " ")
			if len(Prepare(passage).Find(quote)) != 1 {
				continue
			}
			for _, mutant := range mutations(words[from : from+8]) {
				source := strings.Join(slices.Concat(words[:from], []string{mutant}, words[from+8:]), " ")
				if Prepare(source).Find(quote) != nil {
					t.Fatalf("%q found in %q", quote, source)
				}
			}
		}
	}
}

// A quote with invisible marks around it is found; one that they join to more
// letters is not.
func TestInvisibleMarksAroundQuotes(t *testing.T) {
	marks := []string{"\u061c", "\u180e", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"}
	tried := 0
	for _, passage := range articles {
		words := strings.Fields(passage)
		for from := 1; from+9 <= len(words); from++ {
			quote := strings.TrimFunc(strings.Join(words[from:from+8], " "), func(r rune) bool { return !isWord(r) })
			head, tail, verbatim := strings.Cut(passage, quote)
			if !verbatim || len(Prepare(passage).Find(quote)) != 1 {
				continue
			}
			tried++
			for _, mark := range marks {
				if source := head + mark + quote + mark + tail; len(Prepare(source).Find(quote)) != 1 {
					t.Fatalf("%+q not found in %+q", quote, source)
				}
				for _, source := range []string{head + "x" + mark + quote + tail, head + quote + mark + "x" + tail} {
					if Prepare(source).Find(quote) != nil {
						t.Fatalf("%+q found in %+q", quote, source)
					}
				}
			}
		}
	}
	if tried < 50 {
		t.Errorf("too few quotes: %d", tried)
	}
}

// rewritten gives the ways the normalisation allows to write a quote.
func rewritten(quote string) []string {
	return []string{
		quote,
		Normalise(quote),
		decomposed(quote),
		strings.NewReplacer("\u2019", "'", "\u201c", `"`, "\u201d", `"`).Replace(quote),
		strings.NewReplacer("'", "\u2018", `"`, "\u201d").Replace(Normalise(quote)),
		strings.ReplaceAll(quote, " ", "\u00a0\n"),
		strings.ReplaceAll(quote, "-", "\u2011"),
		strings.ReplaceAll(quote, "e", "e\u00ad"),
	}
}

func decomposed(s string) string { return norm.NFD.String(s) }
