package date

import "strings"

// A language is all that the labels need to know of one: its words, and
// patterns in which {date}, {day}, {month}, {year}, {weekday} and {time} stand
// for what is filled in. A further language is one file with such a table, and
// its name in languages.
type language struct {
	code     string // the primary subtag of BCP 47
	weekdays [7]string
	firstDay string // the number of a month's first day

	weekdayDate string // {weekday} {date}
	dayMonth    string // {day} {month}
	dateYear    string // {date} {year}, where {date} has no year

	minute string // {hour} {hour2} {minute2}
	hour   string // {hour} {hour2}
	at     string // {date} {time}
	around string // {date} {time}, where the time is approximate
	during string // {date} {time}, where the time is a range or a part

	parts  [Mid + 1]partWords
	elided []string // pairs of what grammar joins and how it is then written

	long, short form
}

// partWords are the words for a part: by itself, with a day, and with a month
// or year.
type partWords struct{ word, day, stretch string }

// A form is what differs between the long and the short labels of a language.
type form struct {
	months             [12]string
	about, until, from [shapes]string // {date}
	roughly            string         // {date}: about, inside another phrase
	uncertain          string         // {date}
}

// A shape is the kind of words that a preposition meets.
type shape int

const (
	ofYear    shape = iota // 2012
	ofMonth                // March 2012
	ofStretch              // mid-March 2012
	ofDay                  // 22 March 2012
	ofTime                 // 04:30
	shapes
)

// every is a pattern that does not depend on the shape.
func every(pattern string) [shapes]string {
	var all [shapes]string
	for i := range all {
		all[i] = pattern
	}
	return all
}

var languages = []*language{&english, &french}

// languageOf gives the language of a BCP 47 tag, English for one it does not
// know.
func languageOf(tag string) *language {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	for _, l := range languages {
		if l.code == primary {
			return l
		}
	}
	return &english
}

// fill puts values in the places of a pattern: name, value, name, value.
func fill(pattern string, pairs ...string) string {
	return strings.NewReplacer(pairs...).Replace(pattern)
}
