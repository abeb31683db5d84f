package seed

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// blank matches the spaces that may stand within the time of an entry.
const blank = `[ \x{A0}\x{202F}]`

var entryPattern = regexp.MustCompile(`^(\d{1,2})(?:[:.h](\d{2}))?` + blank + `?([aApP]\.?[mM]\.?)?(?:` + blank + `?\(?([A-Z]{1,5})\)?)?` +
	`(?:` + blank + `?(?:[–—:]|-{1,2})` + blank + `*(\S.*))?$`)

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
	e := Entry{Time: strings.TrimRight(line, " "), Headline: strings.TrimSpace(group(5)), Zone: zones[group(4)]}
	if m[10] >= 0 {
		e.Time = strings.TrimRight(line[:m[10]], " –—:-")
	}
	e.Hour, _ = strconv.Atoi(group(1))
	e.Minute, _ = strconv.Atoi(group(2))
	noon := strings.ToLower(group(3))
	switch {
	case group(2) == "" && noon == "":
		return e, false // a number
	case group(4) != "" && e.Zone == "":
		return e, false // a zone that is not known, or no zone
	case e.Zone == "" && e.Headline == "":
		return e, false
	}
	return e, e.twelve(noon) && e.Hour < 24 && e.Minute < 60
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

// entries reads the paragraphs that open entries. Where no zone is stated, two
// are needed, for one time may be anything.
func entries(paragraphs []string) map[int]Entry {
	found := map[int]Entry{}
	zoned := 0
	for i, p := range paragraphs {
		if e, ok := readEntry(p); ok {
			found[i] = e
			if e.Zone != "" {
				zoned++
			}
		}
	}
	if len(found) < 2 && zoned == 0 {
		return nil
	}
	return found
}
