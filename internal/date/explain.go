package date

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// explain gives a better message for a date that is written in another
// notation than ours: 07/08/2020, 22.03.2012, 20120322, 22 March 2012. It is
// nil where it recognises none.
func explain(s string) *Error {
	for _, known := range []func(string) *Error{explainNumbers, explainCompact, explainWritten} {
		if fault := known(s); fault != nil {
			return fault
		}
	}
	return nil
}

// explainNumbers knows numbers between slashes, dots and dashes.
func explainNumbers(s string) *Error {
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/.-", r) })
	if len(fields) < 2 || len(fields) > 3 || strings.Trim(s, "0123456789/.-") != "" || strings.Contains(s, "..") {
		return nil
	}
	var n []int
	for _, f := range fields {
		if len(f) > 4 || len(f) == 3 {
			return nil
		}
		n = append(n, number(f))
	}
	first, last := fields[0], fields[len(fields)-1]
	switch {
	case len(first) == 4 && strings.Contains(s, "-"):
		return nil
	case len(first) == 4 && len(last) < 3:
		return explainYearFirst(s, n)
	case len(last) == 4 && len(first) < 3:
		return explainYearLast(s, n)
	}
	return nil
}

func explainYearFirst(s string, n []int) *Error {
	if len(n) == 3 {
		return oneReading(s, NewDay(n[0], time.Month(n[1]), n[2]))
	}
	month := NewDay(n[0], time.Month(n[1]), 1)
	if month.IsZero() {
		return nil
	}
	m := month.start.digits(Month)
	return &Error{0, fmt.Sprintf("%q is not a date", s), fmt.Sprintf("write %s for the month, and for an interval both years in full", m)}
}

func explainYearLast(s string, n []int) *Error {
	if len(n) == 2 {
		month := NewDay(n[1], time.Month(n[0]), 1)
		month.start.precision, month.start.day = min(month.start.precision, Month), 0
		return oneReading(s, month)
	}
	dayFirst := NewDay(n[2], time.Month(n[1]), n[0])
	monthFirst := NewDay(n[2], time.Month(n[0]), n[1])
	switch {
	case monthFirst.IsZero() || dayFirst == monthFirst:
		return oneReading(s, dayFirst)
	case dayFirst.IsZero():
		return oneReading(s, monthFirst)
	}
	return &Error{0, fmt.Sprintf("%q is ambiguous", s), fmt.Sprintf("write %s for %s, or %s for %s",
		dayFirst, dayFirst.start.inEnglish(), monthFirst, monthFirst.start.inEnglish())}
}

func (m moment) inEnglish() string {
	return fmt.Sprintf("%d %s %d", m.day, time.Month(m.month), m.year)
}

// oneReading is the fault of a text that can only mean the day d, which is
// zero where there is no such day.
func oneReading(s string, d Date) *Error {
	hint := usage
	if !d.IsZero() {
		hint = "write " + d.String()
	}
	return &Error{0, fmt.Sprintf("%q is not a date", s), hint}
}

// explainCompact knows a date without dashes.
func explainCompact(s string) *Error {
	if len(s) != 8 || strings.Trim(s, "0123456789") != "" {
		return nil
	}
	return oneReading(s, NewDay(number(s[:4]), time.Month(number(s[4:6])), number(s[6:])))
}

// explainWritten knows dates in words: a month, a year, and perhaps a day and
// its weekday, in the languages the package has.
func explainWritten(s string) *Error {
	var year, month, day int
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		n := number(strings.TrimRightFunc(w, unicode.IsLetter))
		switch {
		case isDigits(w) && len(w) == 4 && year == 0:
			year = n
		case isOrdinal(w) && day == 0:
			day = n
		case monthNamed(w) != 0 && month == 0:
			month = monthNamed(w)
		case !isWeekday(w):
			return nil
		}
	}
	switch first, d := NewDay(year, time.Month(month), 1), NewDay(year, time.Month(month), day); {
	case first.IsZero():
		return nil
	case day == 0:
		return &Error{0, "a date in words", "write " + first.start.digits(Month)}
	case d.IsZero():
		return &Error{0, "a date in words", usage}
	default:
		return &Error{0, "a date in words", "write " + d.String()}
	}
}

func isDigits(w string) bool { return w != "" && strings.Trim(w, "0123456789") == "" }

// isOrdinal knows the number of a day: 22, 22nd, 1er.
func isOrdinal(w string) bool {
	digits := strings.TrimRightFunc(w, unicode.IsLetter)
	return isDigits(digits) && len(digits) <= 2 && slices.Contains([]string{"", "st", "nd", "rd", "th", "er"}, w[len(digits):])
}

// monthNamed gives the number of the month that w names, in full or short,
// and 0 for another word.
func monthNamed(w string) int {
	for _, names := range months {
		for i, spellings := range strings.Fields(names) {
			if slices.Contains(strings.Split(spellings, "/"), w) {
				return i + 1
			}
		}
	}
	return 0
}

func isWeekday(w string) bool { return slices.Contains(strings.Fields(weekdays), w) }

// months are the names of months that editors may write in place of a date. What
// is read here is apart from the words of the interface: a dossier in one
// language quotes sources in others.
var months = []string{
	"january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep october/oct november/nov december/dec",
	"janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct novembre/nov décembre/déc",
	"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}

const weekdays = "sunday monday tuesday wednesday thursday friday saturday dimanche lundi mardi mercredi jeudi vendredi samedi " +
	"الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
