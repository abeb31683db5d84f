package annotate

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"dossier/internal/date"
)

// Kind is what sort of date a text prints.
type Kind uint8

// The kinds of date.
const (
	Day      Kind = iota // a day, month and year: "21 March 2012", "2012-03-21"
	DayMonth             // a day and month without a year: "21 March"
	Month                // a month and year: "March 2012"
	Weekday              // a weekday alone: "Tuesday", "last Friday"
)

// Dated is a date as a text prints it. The fields that Kind does not name are
// zero.
type Dated struct {
	Span
	Kind     Kind
	Year     int
	Month    time.Month
	Day      int
	Weekday  time.Weekday
	Named    bool      // a weekday is printed, alone or with the day: "Wednesday 21 March"
	Relative string    // the word that moves a weekday to another week: "last", "next", "dernier"
	Date     date.Date // zero where the text leaves it open
	Basis    date.Basis
}

// Bare reports whether d is a weekday by itself that means the week of
// the text: not "last Friday".
func (d Dated) Bare() bool { return d.Kind == Weekday && d.Relative == "" }

// window is how many days before the anchor a day without a year may lie for
// the anchor to give it its year: news writes the year of anything older.
const window = 31

// Dates gives the dates that a text prints, in order and without overlap. The
// anchor is the day on which the text was published, or zero; a day and month
// in the 31 days that end with it take its year.
func Dates(text string, anchor date.Date) []Dated {
	var found []Dated
	for _, s := range sites(text) {
		found = append(found, datesIn(text, s)...)
	}
	slices.SortFunc(found, func(a, b Dated) int { return cmp.Compare(a.Start, b.Start) })
	found = join(text, found)
	for i := range found {
		found[i].resolve(anchor)
	}
	return found
}

// datesIn reads the dates at a site of a text.
func datesIn(text string, site Span) []Dated {
	var found []Dated
	taken := make([]bool, site.End-site.Start)
	for _, form := range forms {
		for _, m := range form.pattern.FindAllStringSubmatchIndex(site.Of(text), -1) {
			place := taken[m[0]:m[1]]
			for i := range m {
				if m[i] >= 0 { // the group took part
					m[i] += site.Start
				}
			}
			d, ok := form.read(text, m)
			if ok && bounded(text, d.Span) && !slices.Contains(place, true) {
				found = append(found, d)
				for i := range place {
					place[i] = true
				}
			}
		}
	}
	return found
}

// siteReach is how many bytes of a date may stand to either side of the name
// of its month.
const siteReach = 32

// sites gives the stretches of a text that may hold dates: those around the
// names of months and days, and around years in digits. The patterns need not
// go over the rest, which is nearly all of it.
func sites(text string) []Span {
	var list []Span
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isWord(r) {
			i += size
			continue
		}
		end := i + size
		for end < len(text) && isWord(runeAt(text, end)) {
			end += len(string(runeAt(text, end)))
		}
		if mayDate(text[i:end], runeAt(text, end)) {
			list = addSite(list, Span{max(0, i-siteReach), min(len(text), end+siteReach)})
		}
		i = end
	}
	return list
}

// mayDate reports whether a word may be part of a date: the name of a month or
// day, or the year of 2012-03-21.
func mayDate(word string, next rune) bool {
	switch {
	case len(word) < 3 || len(word) > len("septembre"):
		return false
	case digit(rune(word[0])):
		return len(word) == 4 && next == '-'
	}
	lower := strings.ToLower(word)
	_, day := weekdays[lower]
	return day || monthOf(lower) != 0
}

func addSite(list []Span, s Span) []Span {
	if n := len(list); n > 0 && s.Start <= list[n-1].End {
		list[n-1].End = max(list[n-1].End, s.End)
		return list
	}
	return append(list, s)
}

// form is a way to print a date. Its pattern's groups are named year, month,
// day, weekday and relative; forms that come first win.
type form struct {
	pattern *regexp.Regexp
	kind    Kind
}

const (
	dayPattern  = `(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er)?`
	yearPattern = `(?P<year>1[0-9]{3}|2[0-9]{3})`
)

var forms = []form{
	{regexp.MustCompile(`(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3][0-9])`), Day},
	{regexp.MustCompile(`(?P<month>` + englishMonths + `)\.? ` + dayPattern + `,? ` + yearPattern), Day},
	{regexp.MustCompile(dayPattern + ` (?:of )?(?P<month>` + allMonths + `)\.?,? ` + yearPattern), Day},
	{regexp.MustCompile(`(?P<month>` + allMonths + `)\.? (?:of )?` + yearPattern), Month},
	{regexp.MustCompile(`(?P<month>` + englishMonths + `)\.? ` + dayPattern), DayMonth},
	{regexp.MustCompile(dayPattern + ` (?:of )?(?P<month>` + allMonths + `)`), DayMonth},
	{regexp.MustCompile(`(?:(?P<relative>[Ll]ast|[Nn]ext|[Pp]revious|[Ee]very|[Ee]ach) )?(?P<weekday>` + englishDays + `)`), Weekday},
	{regexp.MustCompile(`(?P<weekday>` + frenchDays + `)(?: (?P<relative>derniers?|prochains?|passé|suivant|précédent))?`), Weekday},
}

// read makes a Dated of a match. It is false for a day that does not exist
// and for a word that is no date where it stands.
func (f form) read(text string, m []int) (Dated, bool) {
	d := Dated{Span: Span{m[0], m[1]}, Kind: f.kind}
	group := func(name string) string {
		if i := f.pattern.SubexpIndex(name); i >= 0 && m[2*i] >= 0 {
			return text[m[2*i]:m[2*i+1]]
		}
		return ""
	}
	d.Year, _ = strconv.Atoi(group("year"))
	d.Day, _ = strconv.Atoi(group("day"))
	d.Month = monthOf(group("month"))
	d.Relative = strings.ToLower(group("relative"))
	if f.kind == Weekday {
		d.Weekday, d.Named = weekdays[strings.ToLower(group("weekday"))], true
		return d, !partOfName(text, m[0])
	}
	if f.kind == Month && digit(runeBefore(text, m[0]-1)) {
		return d, false // the rest of a day that does not exist
	}
	year := cmp.Or(d.Year, 2000) // a leap year: 29 February exists
	return d, d.Day == 0 || !date.NewDay(year, d.Month, d.Day).IsZero()
}

// bounded reports whether a date stands by itself: not in a longer word or
// number, nor as an end of a range such as 21-23 March.
func bounded(text string, s Span) bool {
	before, after := runeBefore(text, s.Start), runeAt(text, s.End)
	if isWord(before) || isWord(after) {
		return false
	}
	first := runeAt(text, s.Start)
	if strings.ContainsRune("-–/.", before) && '0' <= first && first <= '9' {
		return !digit(runeBefore(text, s.Start-len(string(before))))
	}
	if strings.ContainsRune("-–/", after) && after != 0 {
		return !digit(runeAt(text, s.End+len(string(after))))
	}
	return true
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

// join makes one date of a weekday and the day that follows it: "Wednesday 21
// March", "Tuesday, Aug. 18".
func join(text string, found []Dated) []Dated {
	var joined []Dated
	for i, d := range found {
		if i > 0 && d.Kind <= DayMonth {
			last := &joined[len(joined)-1]
			between := text[last.End:d.Start]
			if last.Bare() && (between == " " || between == ", ") {
				d.Start, d.Weekday, d.Named = last.Start, last.Weekday, true
				*last = d
				continue
			}
		}
		joined = append(joined, d)
	}
	return joined
}

// resolve gives d the date that it states, or that follows from the anchor.
func (d *Dated) resolve(anchor date.Date) {
	switch d.Kind {
	case Day:
		d.Date = date.NewDay(d.Year, d.Month, d.Day)
	case Month:
		d.Date, _ = date.Parse(time.Date(d.Year, d.Month, 1, 0, 0, 0, 0, time.UTC).Format("2006-01"))
	case DayMonth:
		d.anchor(anchor)
	}
}

func (d *Dated) anchor(anchor date.Date) {
	if anchor.Day().IsZero() {
		return
	}
	last, _ := anchor.Day().Span()
	for _, year := range []int{last.Year(), last.Year() - 1} {
		day := date.NewDay(year, d.Month, d.Day)
		at, _ := day.Span()
		if before := last.Sub(at).Hours() / 24; !day.IsZero() && 0 <= before && before <= window {
			d.Date, d.Basis = day, date.Derived
		}
	}
}
