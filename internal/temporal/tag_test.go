package temporal

import (
	"strings"
	"testing"

	"dossier/internal/date"
)

// written gives expressions as "words | value", one after the other.
func written(text string, found []Expr) string {
	var list []string
	for _, e := range found {
		value := e.Value.String()
		if len(e.Readings) > 0 {
			value = e.Readings[0].String() + " or " + e.Readings[1].String()
		}
		if value == "" {
			value = "open"
		}
		list = append(list, e.Of(text)+" | "+value)
	}
	return strings.Join(list, "; ")
}

type tagCase struct{ text, want string }

func check(t *testing.T, language, anchor string, cases []tagCase) {
	t.Helper()
	var day date.Date
	if anchor != "" {
		var err error
		if day, err = date.Parse(anchor); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range cases {
		if got := written(c.text, Tag(c.text, Options{Language: language, Anchor: day})); got != c.want {
			t.Errorf("%s\n  got  %s\n  want %s", c.text, got, c.want)
		}
	}
}

// TestFields: what an expression tells beside its value.
func TestFields(t *testing.T) {
	text := "On Tuesday 18 August he left; on Wednesday morning he came back; next Friday he will go, and on Saturday they will meet. " +
		"On 2 May 2012 it began; the next day it ended. In June; in 2014; at 16:40 GMT; since Monday; 07/08/2020."
	anchor := date.NewDay(2020, 8, 19)
	var got []string
	for _, e := range Tag(text, Options{Language: "en", Anchor: anchor}) {
		line := e.Of(text) + ": " + []string{"Day", "DayMonth", "Month", "Year", "Weekday", "Time", "Relative", "Range"}[e.Kind]
		if e.Year > 0 || e.Month > 0 {
			line += strings.TrimSuffix(" "+date.NewDay(max(e.Year, 2000), max(e.Month, 1), max(e.Day, 1)).String(), "-01")
		}
		if e.Named {
			line += " " + e.Weekday.String()
		}
		if e.Bare {
			line += " bare"
		}
		line += " " + e.Basis.String()
		if e.From != "" {
			line += " by " + e.From
		}
		got = append(got, line)
	}
	want := []string{
		"Tuesday 18 August: DayMonth 2000-08-18 Tuesday derived by “Tuesday 18 August”, and the date of the article",
		"Wednesday morning: Weekday Wednesday bare derived by “Wednesday morning”, and the date of the article",
		"next Friday: Weekday Friday derived by “next Friday”, and the date of the article",
		"Saturday: Weekday Saturday derived by “Saturday”, and the date of the article",
		"2 May 2012: Day 2012-05-02 stated",
		"the next day: Relative derived by “the next day”, and “2 May 2012” before it",
		"June: Month 2000-06 derived by “June”, and “the next day” before it",
		"2014: Year 2014-01 stated",
		"16:40 GMT: Time derived by “16:40 GMT”, and “the next day” before it",
		"since Monday: Range derived by “since Monday”, and the date of the article",
		"07/08/2020: Day 2020-07-08 stated",
	}
	if a, b := strings.Join(got, "\n"), strings.Join(want, "\n"); a != b {
		t.Errorf("got\n%s\nwant\n%s", a, b)
	}
}

// TestBareWithoutAnchor: a weekday that is yet to come is not of the text's
// week, though its date is not known.
func TestBareWithoutAnchor(t *testing.T) {
	for text, bare := range map[string]bool{"They met on Monday.": true, "They will meet on Monday.": false, "They met last Monday.": false} {
		found := Tag(text, Options{})
		if len(found) != 1 || found[0].Bare != bare {
			t.Errorf("%s: %+v", text, found)
		}
	}
}

// TestPhrasesHoldAWordOfTime: a phrase without one would never be looked for.
func TestPhrasesHoldAWordOfTime(t *testing.T) {
	for _, v := range []*vocabulary{&englishWords, &frenchWords} {
		for _, ph := range v.phrases {
			if ph.use == edge || ph.use == around || ph.use == partBefore || ph.use == partAfter {
				continue // a day, month, year or time stands beside it
			}
			found := false
			for w := range strings.FieldsSeq(ph.words) {
				if e := lexicon()[w]; e != nil && e.ofTime {
					found = true
				}
			}
			if !found {
				t.Errorf("%q", ph.words)
			}
		}
	}
}

// TestLongestWord: a longer word would not be looked up.
func TestLongestWord(t *testing.T) {
	for w := range lexicon() {
		if len(w) > longestWord {
			t.Errorf("%q has %d bytes", w, len(w))
		}
	}
}
