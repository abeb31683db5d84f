package seed

import "strings"

// common are words that nearly every sentence of a language has, and that the
// other does not.
var common = map[string]string{
	"the": "en", "of": "en", "and": "en", "to": "en", "was": "en", "that": "en", "with": "en", "were": "en", "has": "en", "said": "en", "by": "en", "from": "en", "their": "en", "which": "en",
	"le": "fr", "la": "fr", "les": "fr", "des": "fr", "et": "fr", "du": "fr", "une": "fr", "est": "fr", "dans": "fr", "qui": "fr", "pour": "fr", "que": "fr", "par": "fr", "sur": "fr", "au": "fr", "ont": "fr",
	"der": "de", "die": "de", "und": "de", "das": "de", "nicht": "de", "ist": "de", "mit": "de", "dem": "de", "den": "de",
	"el": "es", "los": "es", "y": "es", "las": "es", "con": "es", "por": "es", "se": "es", "del": "es",
	"não": "pt", "uma": "pt", "os": "pt", "do": "pt", "da": "pt", "em": "pt", "ao": "pt", "é": "pt",
	"il": "it", "di": "it", "che": "it", "gli": "it", "della": "it", "è": "it", "sono": "it",
	"het": "nl", "een": "nl", "van": "nl", "niet": "nl", "zijn": "nl", "op": "nl",
}

// languageOf tells the language of a text by its commonest words; empty where
// they do not tell.
func languageOf(text string) string {
	const enough, looked = 6, 2000
	counts := map[string]int{}
	for i, w := range strings.Fields(strings.ToLower(text)) {
		if i == looked {
			break
		}
		if l, ok := common[strings.Trim(w, `.,;:!?"“”«»()'’`)]; ok {
			counts[l]++
		}
	}
	best, second := "", 0
	for _, l := range []string{"en", "fr", "de", "es", "pt", "it", "nl"} {
		switch n := counts[l]; {
		case n > counts[best]:
			best, second = l, counts[best]
		case n > second:
			second = n
		}
	}
	if counts[best] < enough || counts[best] < 2*second {
		return ""
	}
	return best
}
