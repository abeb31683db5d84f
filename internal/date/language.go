package date

import "strings"

// A Vocabulary is all that labels need to know of a language: its words, and
// patterns in which {date}, {day}, {month}, {year}, {weekday}, {time} and
// {offset} stand for what is filled in. Package locale has one for each language
// of the interface; this package knows no language.
type Vocabulary struct {
	Weekdays [7]string // from Sunday
	FirstDay string    // the number of a month's first day: "1", "1er"

	WeekdayDate string // {weekday} {date}
	DayMonth    string // {day} {month}
	DateYear    string // {date} {year}, where {date} has no year

	Minute string // {hour} {hour2} {minute2}
	Hour   string // {hour} {hour2}
	At     string // {date} {time}
	Around string // {date} {time}, where the time is approximate
	During string // {date} {time}, where the time is a range or a part
	Offset string // {offset}, a zone without a name: "+01:00"

	Parts  [Mid + 1]PartWords
	Elided []string // pairs of what grammar joins and how it is then written

	Long, Short Form
}

// PartWords are the words for a part: by itself, with a day, and with a month
// or year.
type PartWords struct{ Word, Day, Stretch string }

// A Form is what differs between the long and the short labels of a language.
type Form struct {
	Months             [12]string
	About, Until, From Phrases           // {date}
	Roughly            string            // {date}: about, inside another phrase
	Uncertain          string            // {date}
	Zones              map[string]string // the names of zones that the language has words for: "GMT"
}

// Phrases are the patterns of a preposition, which may depend on the words that
// it meets.
type Phrases struct {
	Year    string // 2012
	Month   string // March 2012
	Stretch string // mid-March 2012
	Day     string // 22 March 2012
	Time    string // 04:30
}

// Every is a pattern that does not depend on the words.
func Every(pattern string) Phrases {
	return Phrases{pattern, pattern, pattern, pattern, pattern}
}

// of gives the pattern for a moment's words.
func (p Phrases) of(m moment) string {
	switch {
	case m.precision >= Day:
		return p.Day
	case m.part != Whole:
		return p.Stretch
	case m.precision == Month:
		return p.Month
	}
	return p.Year
}

// fill puts values in the places of a pattern: name, value, name, value. It is
// what a strings.Replacer does, which is dear to make for a pattern of few letters.
func fill(pattern string, pairs ...string) string {
	var b strings.Builder
	done := 0 // bytes of pattern that are written
	for i := 0; i < len(pattern); i++ {
		for k := 0; k < len(pairs); k += 2 {
			if strings.HasPrefix(pattern[i:], pairs[k]) {
				b.WriteString(pattern[done:i])
				b.WriteString(pairs[k+1])
				done = i + len(pairs[k])
				i = done - 1
				break
			}
		}
	}
	if done == 0 {
		return pattern
	}
	b.WriteString(pattern[done:])
	return b.String()
}
