package date

import (
	"errors"
	"fmt"
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// canonical lists dates in their canonical form: every precision, zone,
// qualifier, part and kind of interval.
var canonical = []string{
	"1000", "2999", "2012", "2012~", "2012?", "2012%", "2019 early", "2019 mid", "2019~ late",
	"2012-03", "2012-12~", "2020-08 early", "2020-08 mid", "2020-08? late",
	"2012-03-22", "2012-02-29", "2000-02-29", "2012-03-22~", "2012-03-22?", "2012-03-22%",
	"2012-03-22 early", "2012-03-22 early morning", "2012-03-22 morning", "2012-03-22 midday", "2012-03-22 afternoon",
	"2012-03-22 evening", "2012-03-22 night", "2012-03-22 late", "2012-03-22~ morning",
	"2012-03-22T04", "2012-03-22T04Z", "2012-03-22T04+05:30", "2012-03-22T04Z~",
	"2012-03-22T00:00", "2012-03-22T23:59Z", "2012-03-22T04:30+01:00", "2012-03-22T04:30-03:30", "2012-03-22T04:30-00:30",
	"2012-03-22T04:30+14:00", "2012-03-22T04:30Z%", "2012-03-22T04:30~",
	"2012/2013", "2012-03/2012", "2012/2012-03", "2012-03-21/2012-03-22", "2012-03-21~/2012-03-22?",
	"../2012", "../2012-03-22", "2012/..", "2012-03-22T04:30Z/..",
	"2012-03-22T04:30Z/2012-03-22T05:00Z", "2012-03-22T04:30/2012-03-22T05:00",
	"2012-03-21 night/2012-03-22 early morning", "2012-03-22 morning/2012-03-22 evening",
	"2012-03-22T23:00-05:00/2012-03-22", "2012-03-22T06:00+02:00/2012-03-22T04:30Z",
}

func must(t testing.TB, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return d
}

func TestParseKeepsCanonicalForms(t *testing.T) {
	seen := map[Date]string{}
	for _, s := range canonical {
		d := must(t, s)
		if d.String() != s {
			t.Errorf("%q becomes %q", s, d)
		}
		if other, ok := seen[d]; ok {
			t.Errorf("%q and %q are one value", s, other)
		}
		seen[d] = s
	}
}

func TestParseTakesOtherSpellings(t *testing.T) {
	for written, want := range map[string]string{
		"2012-03-22T04:30+00:00":   "2012-03-22T04:30Z",
		"2012-03-22T04:30+01":      "2012-03-22T04:30+01:00",
		"2012-03-22 early-morning": "2012-03-22 early morning",
	} {
		if got := must(t, written); got != must(t, want) || got.String() != want {
			t.Errorf("%q becomes %q, want %q", written, got, want)
		}
	}
}

// Each row is a text with ^ before the fault, the message and the hint.
var mistakes = []struct{ text, message, hint string }{
	// Not a date at all.
	{"^", "no date", usage},
	{"^soon", "not a date", usage},
	{"^-0044", "not a date", usage},
	{"^ 2012", "a blank before the date", "leave it out"},

	// Years.
	{"^12-03-22", "two-digit year", "write all four digits of the year"},
	{"^07/08/20", "two-digit year", "write all four digits of the year"},
	{"^999", "a year of 3 digits", usage},
	{"^20120", "a year of 5 digits", usage},
	{"^0999", "year 0999", "years are 1000 to 2999"},
	{"^3000-01", "year 3000", "years are 1000 to 2999"},
	{"^201X", "a year of 3 digits", usage},

	// Months and days.
	{"2012-^13", "month 13", "months are 01 to 12"},
	{"2012-^21", "month 21", "months are 01 to 12"},
	{"2012-^00", "month 00", "write 2012 when the month is not known"},
	{"2012-^3", "one-digit month", "write 03"},
	{"2012-^XX", "no month here", "write 2012 when the month is not known"},
	{"2012-^", "no month here", "write 2012 when the month is not known"},
	{"2012-^0322", "4 digits for the month", "write two"},
	{"2012-02-^31", "day 31 does not exist in 2012-02", "there are 29 days in February 2012"},
	{"1900-02-^29", "day 29 does not exist in 1900-02", "there are 28 days in February 1900"},
	{"2012-04-^31", "day 31 does not exist in 2012-04", "there are 30 days in April 2012"},
	{"2012-03-^00", "day 00", "write 2012-03 when the day is not known"},
	{"2012-03-^2", "one-digit day", "write 02"},
	{"2012-03-^XX", "no day here", "write 2012-03 when the day is not known"},

	// Times.
	{"2012-12-31T^24:00", "hour 24", "midnight is the start of the next day, 2013-01-01T00:00"},
	{"2012-03-22T^25:00", "hour 25", "hours are 00 to 23"},
	{"2012-03-22T^4:30", "one-digit hour", "write 04"},
	{"2012-03-22T^0430", "4 digits for the hour", "write two"},
	{"2012-03-22T^", "no hour here", "write 2012-03-22 when the hour is not known"},
	{"2012-03-22T04:^60", "minute 60", "minutes are 00 to 59"},
	{"2012-03-22T04:^xx", "no minute here", "write 2012-03-22T04 when the minute is not known"},
	{"2012-03-22T04:30^:15Z", "seconds are not kept", "write 2012-03-22T04:30Z"},
	{"2012-03-22T04:30^:15.250+01:00", "seconds are not kept", "write 2012-03-22T04:30+01:00"},
	{"2012-03-22T04:30^:15 GMT", "seconds are not kept", "write 2012-03-22T04:30"},
	{"2012-03-22^t04:30", "a small t before the time", "write a capital T"},
	{"2012-03-22^ 04:30", "a blank before the time", "write 2012-03-22T04:30"},
	{"2012-03-22^ 0430", "a blank before the time", usage},
	{"2012-03^T04:30", `"T04:30" after 2012-03`, usage},

	// Zones.
	{"2012-03-22T04:30^z", "a small z for the zone", "write a capital Z"},
	{"2012-03-22^Z", "a zone without a time", "write 2012-03-22"},
	{"2012-03-22T04:30^+15:00", "zone +15:00", "zones go from -14:00 to +14:00"},
	{"2012-03-22T04:30^+01:60", "zone +01:60", "zones go from -14:00 to +14:00"},
	{"2012-03-22T04:30^-00:00", "zone -00:00", "write Z for UTC, and nothing for a zone that is not stated"},
	{"2012-03-22T04:30+^1:00", "one-digit zone hour", "write 01"},
	{"2012-03-22T04:30 ^GMT", `"GMT" after a time of day`, "write nothing after the time; a zone joins it as Z or +01:00"},

	// Qualifiers and parts.
	{"2012~^?", "more than one qualifier", "write % for about and uncertain"},
	{"2019 late^~", "the qualifier stands before the part", "write 2019~ late"},
	{"2019~ late^?", "more than one qualifier", "write 2019~ late"},
	{"2012^ ", "a blank after the date", "leave it out"},
	{"2012 ^ late", "too many blanks", "one blank stands before the part"},
	{"2012 ^autumn", `unknown part "autumn"`, "a year has early, mid or late"},
	{"2012-03 ^morning", `a month has no "morning"`, "a month has early, mid or late"},
	{"2012-03-22 ^Morning", `unknown part "Morning"`,
		"a day has early, early morning, morning, midday, afternoon, evening, night or late"},
	{"2012-03-22 ^mid", `a day has no "mid"`,
		"a day has early, early morning, morning, midday, afternoon, evening, night or late"},
	{"2012-03-22T04:30Z ^morning", `"morning" after a time of day`, "write nothing after the time; a zone joins it as Z or +01:00"},
	{"2012-03-22^late", `"late" after 2012-03-22`, usage},

	// Intervals.
	{"2012-03-22/^2012-03-21", "the interval ends before it starts", "write 2012-03-21/2012-03-22"},
	{"2012/^2010", "the interval ends before it starts", "write 2010/2012"},
	{"2012-03-22 evening/^2012-03-22 morning", "the interval ends before it starts",
		"write 2012-03-22 morning/2012-03-22 evening"},
	{"2012-03-22T05:00Z/^2012-03-22T05:30+01:00", "the interval ends before it starts",
		"write 2012-03-22T05:30+01:00/2012-03-22T05:00Z"},
	{"2012-03-22/^2012-03-22", "the interval ends where it starts", "write 2012-03-22"},
	{"2012-03-22T04:30Z/^2012-03-22T05:30+01:00", "the interval ends where it starts", "write 2012-03-22T04:30Z"},
	{"2012-03-22T04:30Z/^2012-03-22T05:00", "only one end of the interval states its zone",
		"write the zone at both ends or at neither"},
	{"2012/2012-^13", "month 13", "months are 01 to 12"},
	{"2012-^13/2013", "month 13", "months are 01 to 12"},
	{"^/2012", "the interval has no start", "write ../2012 for an open start"},
	{"2012/^", "the interval has no end", "write 2012/.. for an open end"},
	{"^../..", "an interval open at both ends", "leave the date out when it is not known"},
	{"^..", "an open end without an interval", "write ../2012 or 2012/.."},
	{"2012/2013^/2014", "a second slash", "an interval has two ends, as in 2012-03-21/2012-03-22"},

	// Other notations.
	{"^07/08/2020", `"07/08/2020" is ambiguous`, "write 2020-08-07 for 7 August 2020, or 2020-07-08 for 8 July 2020"},
	{"^7.8.2020", `"7.8.2020" is ambiguous`, "write 2020-08-07 for 7 August 2020, or 2020-07-08 for 8 July 2020"},
	{"^08/08/2020", `"08/08/2020" is not a date`, "write 2020-08-08"},
	{"^22/03/2012", `"22/03/2012" is not a date`, "write 2012-03-22"},
	{"^03-22-2012", `"03-22-2012" is not a date`, "write 2012-03-22"},
	{"^2012/3/22", `"2012/3/22" is not a date`, "write 2012-03-22"},
	{"^2012/03", `"2012/03" is not a date`, "write 2012-03 for the month, and for an interval both years in full"},
	{"2012/^13", "two-digit year", "write all four digits of the year"},
	{"^03/2012", `"03/2012" is not a date`, "write 2012-03"},
	{"^13/2012", `"13/2012" is not a date`, usage},
	{"^32/13/2012", `"32/13/2012" is not a date`, usage},
	{"^20120322", `"20120322" is not a date`, "write 2012-03-22"},
	{"^20121322", `"20121322" is not a date`, usage},
	{"^22 March 2012", "a date in words", "write 2012-03-22"},
	{"^March 22nd, 2012", "a date in words", "write 2012-03-22"},
	{"^Thursday, 22 Mar. 2012", "a date in words", "write 2012-03-22"},
	{"^jeudi 22 mars 2012", "a date in words", "write 2012-03-22"},
	{"^1er août 2020", "a date in words", "write 2020-08-01"},
	{"^déc. 2011", "a date in words", "write 2011-12"},
	{"^31 February 2012", "a date in words", usage},
	{"^22 March 2012 at noon", "not a date", usage},
	{"^March", "not a date", usage},
}

func TestParseExplainsMistakes(t *testing.T) {
	for _, m := range mistakes {
		caret := regexp.MustCompile(`\^`).FindStringIndex(m.text)[0]
		text := m.text[:caret] + m.text[caret+1:]
		d, err := Parse(text)
		var got *Error
		if !errors.As(err, &got) {
			t.Errorf("Parse(%q) = %v, %v; want an error", text, d, err)
			continue
		}
		if diff := cmp.Diff(&Error{caret, m.message, m.hint}, got); diff != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", text, diff)
		}
		if !d.IsZero() {
			t.Errorf("Parse(%q) gives %v beside its error", text, d)
		}
		checkHint(t, text, got)
	}
}

// checkHint follows a hint that says what to write.
func checkHint(t *testing.T, text string, e *Error) {
	t.Helper()
	advice := regexp.MustCompile(`^write (\d{4}[^, ]*(?: early morning| [a-z]+)?)$`).FindStringSubmatch(e.Hint)
	if advice == nil {
		return
	}
	if _, err := Parse(advice[1]); err != nil {
		t.Errorf("Parse(%q) advises %q, which is refused: %v", text, advice[1], err)
	}
}

func TestErrorIsOneLine(t *testing.T) {
	_, err := Parse("2012-13")
	if got, want := fmt.Sprint(err), "month 13: months are 01 to 12"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range canonical {
		f.Add(s)
	}
	for _, m := range mistakes {
		f.Add(regexp.MustCompile(`\^`).ReplaceAllString(m.text, ""))
	}
	home := Locale{&bare, Zone{"WAT", 60}}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > len(s) || e.Message == "" || e.Hint == "" || !d.IsZero() {
				t.Fatalf("Parse(%q) = %v, %#v", s, d, err)
			}
			checkHint(t, s, e)
			return
		}
		if again, err := Parse(d.String()); err != nil || again != d {
			t.Fatalf("%q becomes %q, which becomes %q, %v", s, d, again, err)
		}
		if from, to := d.Span(); !from.Before(to) {
			t.Fatalf("%q spans %v to %v", s, from, to)
		}
		told := d.In(home.Zone)
		if again, err := Parse(told.String()); err != nil || again != told {
			t.Fatalf("%q is %q in %v, which becomes %q, %v", s, told, home.Zone, again, err)
		}
		if from, to := d.Span(); told.HasZone() != d.HasZone() || !sameSpan(told, from, to) {
			t.Fatalf("%q spans %v to %v, and in %v another time", s, from, to, home.Zone)
		}
		if d.Label(home) == "" || d.Short(home) == "" || d.Excludes(d) || d.Compare(d) != 0 {
			t.Fatalf("%q has no label, or is not itself", s)
		}
	})
}

func sameSpan(d Date, from, to time.Time) bool {
	first, last := d.Span()
	return first.Equal(from) && last.Equal(to)
}
