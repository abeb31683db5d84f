package lettering

import (
	"slices"
	"strings"
	"unicode"
)

// Leftward reports whether a language, as a BCP 47 tag, is written from right to
// left. A script that the tag names outweighs the language: "ks-Deva" is not.
func Leftward(tag string) bool {
	parts := strings.Split(strings.ToLower(tag), "-")
	for _, part := range parts[1:] {
		if len(part) == 1 {
			break // an extension, whose parts are no scripts
		}
		if len(part) == 4 && part[0] > '9' {
			return slices.Contains(leftwardScripts, part)
		}
	}
	return slices.Contains(leftwardLanguages, parts[0])
}

// What is written from right to left where the tag does not name a script: by
// the likely scripts of Unicode's language data.
var (
	leftwardLanguages = []string{"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
	leftwardScripts   = []string{"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"}
)

// Begins reports in which direction words run, by their first letter that has a
// direction. Words without letters have none.
func Begins(words string) (leftward, known bool) {
	for _, r := range words {
		if r <= unicode.MaxASCII {
			if c := r | 0x20; 'a' <= c && c <= 'z' {
				return false, true
			}
			continue
		}
		if unicode.IsLetter(r) {
			return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam, unicode.Hanifi_Rohingya), true
		}
	}
	return false, false
}
