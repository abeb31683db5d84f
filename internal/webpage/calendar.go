package webpage

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dossier/internal/pattern"
)

// monthNames are the beginnings of months' names in the languages that dates are
// read in; a name longer than its beginning must go on as one of them.
var monthNames = func() map[string]time.Month {
	months := map[string]time.Month{}
	for _, list := range []string{
		"january february march april may june july august september october november december",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"jänner feber märz april mai juni juli august september oktober november dezember",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"enero febrero marzo abril mayo junio julio agosto setiembre octubre noviembre diciembre",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"janv févr mars avr mai juin juil août sept oct nov déc",
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"jan feb mär apr mai jun jul aug sept okt nov dez",
		"ene feb mar abr may jun jul ago sept oct nov dic",
		"jan fev mar abr mai jun jul ago set out nov dez",
		"gen feb mar apr mag giu lug ago set ott nov dic",
		"jan fevrier mrz avr mai jun juil aout sep oct nov decembre",
	} {
		for i, name := range strings.Fields(list) {
			months[name] = time.Month(i + 1)
		}
	}
	return months
}()

const (
	dayWord  = `(\d{1,2})(?:er|st|nd|rd|th|º|ª|°)?\.?`
	yearWord = `((?:19|20)\d{2})`
	gap      = `[\s\x{A0}\x{202F}]`
)

var (
	isoDate    = pattern.New(`\b((?:19|20)\d{2})(?:[-/]|年)(\d{1,2})(?:[-/]|月)(\d{1,2})(?:\b|日)`)
	dayFirst   = pattern.New(`(?i)(?:^|[^\d.:])` + dayWord + gap + `*(?:d[eo]l?` + gap + `)?[\s\x{A0}-]*(\p{L}{3,10})\.?,?(?:` + gap + `+d[eo]l?)?[\s\x{A0}\x{202F}-]+` + yearWord + `\b`)
	monthFirst = pattern.New(`(?i)(\p{L}{3,9})\.?` + gap + `+` + dayWord + `,?` + gap + `+` + yearWord + `\b`)
	figures    = pattern.New(`(?:^|[^\d.:])(\d{1,2})([./-])(\d{1,2})[./-]((?:19|20)\d{2})\b`)
	fullISO    = pattern.New(`^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}.*)?$`)
	clock      = pattern.New(`(?i)(?:^|[^\d/.:-])([01]?\d|2[0-3])` + gap + `?[:.h]` + gap + `?([0-5]\d)(?::[0-5]\d)?\b(?:` + gap + `*([ap])\.?m\b\.?)?(?:` + gap + `*\(?([A-Z]{1,4}|[+-]\d{2}:?\d{2})\b)?`)
)

// zones are the offsets of the zones that have one name and one meaning.
var zones = map[string]string{
	"Z": "Z", "GMT": "Z", "UTC": "Z", "TU": "Z", "UT": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "MEZ": "+01:00", "MESZ": "+02:00", "WAT": "+01:00", "CAT": "+02:00",
	"EAT": "+03:00", "SAST": "+02:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "PST": "-08:00", "PDT": "-07:00",
}

// isoTime writes the first date of a text, with its time of day where one stands
// beside it, as ISO 8601 has it. Dates in words are read in English, French,
// German, Spanish, Portuguese, Italian and Dutch; those in figures by the order
// of the language. What may mean two days is left as it is written.
func isoTime(text, language string) string {
	text = strings.TrimSpace(text)
	if text == "" || isDay(text) {
		return text
	}
	day, at := firstDay(figuresOf(text), language)
	if day == "" {
		return text
	}
	if of := clockOf(figuresOf(text), at); of != "" {
		return day + "T" + of
	}
	return day
}

// isDay reports whether a text is a day as ISO 8601 has it, with a time or
// without, and there is such a day.
func isDay(s string) bool {
	return fullISO.MatchString(s) && isoDay(s[:4], s[5:7], s[8:10]) != ""
}

// figuresOf writes the figures of Arabic and Persian as those of Europe.
func figuresOf(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return '0' + r - '٠'
		case r >= '۰' && r <= '۹':
			return '0' + r - '۰'
		}
		return r
	}, s)
}

// firstDay finds the first full date, and where it stands.
func firstDay(text, language string) (day string, at []int) {
	try := func(m []int, year, month, date string) {
		if m == nil || at != nil && m[0] >= at[0] {
			return
		}
		if d := isoDay(year, month, date); d != "" {
			day, at = d, m
		}
	}
	part := func(m []int, i int) string { return text[m[2*i]:m[2*i+1]] }
	if m := isoDate.FindStringSubmatchIndex(text); m != nil {
		try(m, part(m, 1), part(m, 2), part(m, 3))
	}
	for _, m := range dayFirst.FindAllStringSubmatchIndex(text, 3) {
		try(m, part(m, 3), part(m, 2), part(m, 1))
	}
	for _, m := range monthFirst.FindAllStringSubmatchIndex(text, 3) {
		try(m, part(m, 3), part(m, 1), part(m, 2))
	}
	if m := figures.FindStringSubmatchIndex(text); m != nil {
		a, b := part(m, 1), part(m, 3)
		switch first, _ := strconv.Atoi(a); order(language, part(m, 2)) {
		case "day":
			try(m, part(m, 4), b, a)
		case "month":
			try(m, part(m, 4), a, b)
		default:
			if second, _ := strconv.Atoi(b); first > 12 || first == second {
				try(m, part(m, 4), b, a)
			} else if second > 12 {
				try(m, part(m, 4), a, b)
			}
		}
	}
	return day, at
}

// order tells which comes first in dates written in figures: "day", "month", or
// nothing where both are usual. Full stops part only dates with the day first.
func order(language, sign string) string {
	switch language = strings.ToLower(language); {
	case sign == ".", language == "en-gb", language == "en-ie", language == "en-au", language == "en-nz", language == "en-in", language == "en-za":
		return "day"
	case language == "en-us":
		return "month"
	case language == "" || strings.HasPrefix(language, "en"):
		return ""
	}
	switch base, _, _ := strings.Cut(language, "-"); base {
	case "fr", "de", "es", "pt", "it", "nl", "ar", "ru", "pl", "tr":
		return "day"
	}
	return ""
}

// isoDay writes a day, if there is one such. The month is a number or a name.
func isoDay(year, month, date string) string {
	y, _ := strconv.Atoi(year)
	d, _ := strconv.Atoi(date)
	m, err := strconv.Atoi(month)
	if err != nil {
		m = int(monthNames[strings.ToLower(month)])
	}
	if m < 1 || m > 12 || d < 1 || time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Day() != d {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// besideDate is how many bytes may part a time of day from its date.
const besideDate = 24

// clockOf finds the time of day after a date, or right before it.
func clockOf(text string, at []int) string {
	after := text[at[1]:]
	m := clock.FindStringSubmatchIndex(after)
	from := after
	if m == nil || m[0] > besideDate || strings.ContainsAny(after[:m[0]], "|•·") {
		from = text[:at[0]]
		m = nil
		for _, f := range clock.FindAllStringSubmatchIndex(from, 3) {
			m = f
		}
		if m == nil || at[0]-m[1] > besideDate/2 {
			return ""
		}
	}
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return from[m[2*i]:m[2*i+1]]
	}
	hour, _ := strconv.Atoi(part(1))
	switch half := strings.ToLower(part(3)); {
	case half == "p" && hour < 12:
		hour += 12
	case half == "a" && hour == 12:
		hour = 0
	}
	zone := part(4)
	if named, ok := zones[strings.ToUpper(zone)]; ok {
		zone = named
	} else if len(zone) < 5 {
		zone = ""
	}
	return fmt.Sprintf("%02d:%s%s", hour, part(2), zone)
}
