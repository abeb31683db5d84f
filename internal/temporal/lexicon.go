package temporal

import (
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"dossier/internal/date"
)

// languages is a set of languages.
type languages uint8

const (
	english languages = 1 << iota
	french
)

func languagesOf(tag string) languages {
	switch {
	case strings.HasPrefix(tag, "en"):
		return english
	case strings.HasPrefix(tag, "fr"):
		return french
	}
	return english | french
}

// entry is what a word may be where it stands in an expression of time. Most
// words have none.
type entry struct {
	text     string // in small letters
	known    languages
	month    time.Month
	monthIn  languages
	weekday  int8 // 1 for Sunday, 0 for none
	dayIn    languages
	short    bool // an abbreviated month or weekday
	cardinal int  // "two", "deux"
	ordinal  int  // "fifth", "premier"
	unit     unit
	cues     [french + 1]tense // what it tells of the verb, by language
	starts   bool              // may begin an expression
	ofTime   bool              // a month, a weekday, a unit, or another word that an expression needs
	phrases  [uses][]phrase
}

// phrase is words in a row and what they mean together. The words are written
// with a blank between any two tokens.
type phrase struct {
	words string
	rest  []string // the words after the first, for the comparison
	use   use
	part  date.Part
	by    relation
}

// use is the place of a phrase in an expression.
type use uint8

const (
	whole      use = iota // a day, week, month or year by itself: "yesterday", "la semaine dernière"
	partBefore            // a part before its day: "early on", "dans la nuit de"
	partAfter             // a part after its day: "morning", "à l'aube"
	partAlone             // a part of the day that was named last: "in the evening"
	hourWord              // noon and midnight
	edge                  // a part before a month or year: "the end of", "mi-"
	around                // makes a time or year approximate: "about", "vers"

	uses
)

// phrasesOf makes phrases of one use and part; they are parted by semicolons.
func phrasesOf(u use, part date.Part, by relation, list string) []phrase {
	var phrases []phrase
	for words := range strings.SplitSeq(list, ";") {
		phrases = append(phrases, phrase{strings.TrimSpace(words), strings.Fields(words)[1:], u, part, by})
	}
	return phrases
}

// lexicon holds the words of both languages.
var lexicon = sync.OnceValue(makeLexicon)

// longestWord is the most bytes that a word of the lexicon has.
const longestWord = 24

func lookUp(w string, known languages) *entry {
	if len(w) > longestWord {
		return nil
	}
	var small [longestWord]byte
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return visible(lexicon()[strings.ToLower(w)], known)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	return visible(lexicon()[string(small[:len(w)])], known)
}

func visible(e *entry, known languages) *entry {
	if e == nil || e.known&known == 0 {
		return nil
	}
	return e
}

func makeLexicon() map[string]*entry {
	lexicon := map[string]*entry{}
	for _, v := range []*vocabulary{&englishWords, &frenchWords} {
		v.fill(lexicon)
	}
	return lexicon
}

// vocabulary is the words of one language. Lists are parted by blanks.
type vocabulary struct {
	language     languages
	months       string // twelve groups of spellings, parted by semicolons
	weekdays     string // seven groups, from Sunday on
	short        string // the abbreviations among them
	cardinals    map[string]int
	ordinals     map[string]int
	units        map[unit]string
	ofTime       string // words that an expression needs, such as 'morning'
	starters     string // further words that may begin an expression
	future, past string // words that tell of the future or the past
	neutral      string // words that look like such a verb and are none
	phrases      []phrase
}

func (v *vocabulary) fill(lexicon map[string]*entry) {
	each := func(words string, do func(*entry)) {
		for _, w := range strings.Fields(words) {
			if lexicon[w] == nil {
				lexicon[w] = &entry{text: w}
			}
			lexicon[w].known |= v.language
			do(lexicon[w])
		}
	}
	for i, group := range strings.Split(v.months, ";") {
		each(group, func(e *entry) {
			e.month, e.monthIn, e.starts, e.ofTime = time.Month(i+1), e.monthIn|v.language, true, true
		})
	}
	for i, group := range strings.Split(v.weekdays, ";") {
		each(group, func(e *entry) { e.weekday, e.dayIn, e.starts, e.ofTime = int8(i+1), e.dayIn|v.language, true, true })
	}
	each(v.short, func(e *entry) { e.short = true })
	for w, n := range v.cardinals {
		each(w, func(e *entry) { e.cardinal, e.starts = n, true })
	}
	for w, n := range v.ordinals {
		each(w, func(e *entry) { e.ordinal, e.starts = n, true })
	}
	for u, words := range v.units {
		each(words, func(e *entry) { e.unit, e.ofTime = u, true })
	}
	each(v.ofTime, func(e *entry) { e.ofTime = true })
	each(v.starters, func(e *entry) { e.starts = true })
	each(v.future, func(e *entry) { e.cues[v.language] = future })
	each(v.past, func(e *entry) { e.cues[v.language] = past })
	each(v.neutral, func(e *entry) { e.cues[v.language] = neutral })
	for _, ph := range v.phrases {
		first, _, _ := strings.Cut(ph.words, " ")
		each(first, func(e *entry) { e.phrases[ph.use], e.starts = append(e.phrases[ph.use], ph), true })
	}
}
