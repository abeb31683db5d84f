package seed

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/pattern"
)

// blank matches the spaces that may stand within the time of an entry.
const blank = `[ \x{A0}\x{202F}]`

const blanks = " \u00a0\u202f"

var entryPattern = pattern.New(`^(\d{1,2})(?:(?:[:.h]|` + blank + `h` + blank + `)(\d{2}))?` + blank + `?([aApP]\.?[mM]\.?)?(?:` + blank + `?\(?([A-Z]{1,5})(?:([+−-])(\d{1,2})(?::?([03]0))?)?\)?)?` +
	`(?:` + blank + `?(?:[–—:]|-{1,2})` + blank + `*(\S.*))?$`)

var (
	// bracketed matches an entry whose time stands in brackets: "[15h30] Shots".
	bracketed = pattern.New(`^\[([^\[\]]{4,20})\]` + blank + `*(?:[–—:-]` + blank + `*)?(\S.*)$`)
	// unparted matches a time with nothing but a blank before the words.
	unparted = pattern.New(`^(\d{1,2}(?:[:h]|` + blank + `h` + blank + `)\d{2})` + blank + `+(["“«‘]?` + blank + `?[\p{Lu}\d].*)$`)
)

// zones gives the distance from UTC of the zones that news names by letters
// and that mean one distance only.
var zones = map[string]string{
	"GMT": "Z", "UTC": "Z", "Z": "Z", "TU": "Z",
	"BST": "+01:00", "CET": "+01:00", "WAT": "+01:00", "WET": "Z",
	"CEST": "+02:00", "CAT": "+02:00", "EET": "+02:00", "SAST": "+02:00",
	"EAT": "+03:00", "EEST": "+03:00", "MSK": "+03:00",
	"EDT": "-04:00", "EST": "-05:00", "PDT": "-07:00", "PST": "-08:00",
}

// readEntry reads the first line of a live blog's entry. A time without a zone
// needs a headline.
func readEntry(line string) (Entry, bool) {
	if m := bracketed.FindStringSubmatchIndex(line); m != nil {
		e, ok := readEntry(line[m[2]:m[3]] + " – " + line[m[4]:m[5]])
		e.Time = line[:m[3]+1]
		return e, ok
	}
	if line == "" || line[0] < '0' || line[0] > '9' {
		return Entry{}, false
	}
	m := entryPattern.FindStringSubmatchIndex(line)
	if m == nil {
		return Entry{}, false
	}
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return line[m[2*i]:m[2*i+1]]
	}
	e := Entry{Time: strings.TrimRight(line, " "), Headline: strings.TrimSpace(group(8)), Zone: zones[group(4)]}
	if m[16] >= 0 {
		e.Time = strings.TrimRight(line[:m[16]], blanks+"–—:-")
	}
	e.Hour, _ = strconv.Atoi(group(1))
	e.Minute, _ = strconv.Atoi(group(2))
	noon := strings.ToLower(group(3))
	switch {
	case group(2) == "" && noon == "":
		return e, false // a number
	case group(4) != "" && e.Zone == "":
		return e, false // a zone that is not known, or no zone
	case group(5) != "" && !e.offset(group(5), group(6), group(7)):
		return e, false
	case e.Zone == "" && e.Headline == "":
		return e, false
	}
	return e, e.twelve(noon) && e.Hour < 24 && e.Minute < 60
}

// offset sets the zone of a time that is printed as so many hours from UTC:
// "GMT+1".
func (e *Entry) offset(sign, hours, minutes string) bool {
	const furthest = 14
	h, _ := strconv.Atoi(hours)
	if e.Zone != "Z" || h > furthest {
		return false
	}
	if sign != "+" {
		sign = "-"
	}
	if minutes == "" {
		minutes = "00"
	}
	if h > 0 || minutes != "00" {
		e.Zone = sign + leading(h) + ":" + minutes
	}
	return true
}

// readUnparted reads a line that opens an entry with its time and no mark behind
// it. So may other lines: it counts only among entries.
func readUnparted(line string) (Entry, bool) {
	if line == "" || line[0] < '0' || line[0] > '9' {
		return Entry{}, false
	}
	m := unparted.FindStringSubmatch(line)
	if m == nil {
		return Entry{}, false
	}
	e, ok := readEntry(m[1] + " – " + m[2])
	e.Time = m[1]
	return e, ok
}

// twelve takes an hour of the twelve-hour clock to that of the day.
func (e *Entry) twelve(noon string) bool {
	switch {
	case noon == "":
		return true
	case e.Hour < 1 || e.Hour > 12:
		return false
	}
	e.Hour %= 12
	if noon[0] == 'p' {
		e.Hour += 12
	}
	return true
}

// maxEntryHeading is the length of the longest entry line that is a heading; a
// longer one is a paragraph that begins with its time.
const maxEntryHeading = 160

func (e Entry) isHeading() bool {
	return utf8.RuneCountInString(e.Headline) <= maxEntryHeading
}

// leastUnparted is how many entries there are at the least where some have no
// mark behind their time.
const leastUnparted = 3

// entries reads the paragraphs that open entries. Where no zone is stated, two
// are needed, for one time may be anything; lines with no mark behind their time
// need other entries, or to be three.
func entries(paragraphs []string) map[int]Entry {
	found, more := map[int]Entry{}, map[int]Entry{}
	zoned := 0
	for i, p := range paragraphs {
		if e, ok := readEntry(p); ok {
			found[i] = e
			if e.Zone != "" {
				zoned++
			}
		} else if e, ok := readUnparted(p); ok {
			more[i] = e
		}
	}
	if len(found) < 2 && zoned == 0 && len(found)+len(more) < leastUnparted {
		return nil
	}
	maps.Copy(found, more)
	return found
}

// midnight is the least distance between the times of two entries, in minutes,
// that shows the day to change between them.
const midnight = 12 * 60

// daysOf gives the days of a live blog's entries, for which the page states none,
// by the article's day. Entries in one order are all of that day. Where the
// newest stand first, and midnight lies among them once, those below it are of
// the day before. Where their order tells nothing, they get no day.
func daysOf(list []Entry, article date.Date) []date.Date {
	days := make([]date.Date, len(list))
	times := clocks(list)
	up, down, turn, far := 0, 0, 0, false
	for i := 1; i < len(times); i++ {
		switch {
		case times[i] > times[i-1]:
			up++
			turn = i
		case times[i] < times[i-1]:
			down++
			far = far || times[i-1]-times[i] >= midnight // or the oldest stand first
		}
	}
	ordered := up == 0 || down == 0
	crossed := up == 1 && down > 0 && !far && times[turn]-times[turn-1] >= midnight
	before := article
	if crossed {
		at, _ := article.Span()
		at = at.AddDate(0, 0, -1)
		before = date.NewDay(at.Year(), at.Month(), at.Day())
	}
	for i := range days {
		switch {
		case !list[i].Day.IsZero():
			days[i] = list[i].Day
		case ordered || crossed && i < turn:
			days[i] = article
		case crossed:
			days[i] = before
		}
	}
	return days
}

// clocks gives the times of entries in minutes: in UTC where all have a zone,
// and as printed otherwise.
func clocks(list []Entry) []int {
	times := make([]int, len(list))
	zoned := !slices.ContainsFunc(list, func(e Entry) bool { return e.Zone == "" })
	for i, e := range list {
		times[i] = e.Hour*60 + e.Minute
		if zoned && len(e.Zone) == len("+01:00") {
			h, _ := strconv.Atoi(e.Zone[1:3])
			m, _ := strconv.Atoi(e.Zone[4:])
			if offset := h*60 + m; e.Zone[0] == '+' {
				times[i] -= offset
			} else {
				times[i] += offset
			}
		}
	}
	return times
}
