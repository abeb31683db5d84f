package annotate

import (
	"strconv"
	"strings"
	"time"
)

// The names of months in patterns. English ones have a capital, so that
// "may" and "march" are not months; French ones a small letter or a capital.
const (
	englishMonths = `January|February|March|April|May|June|July|August|September|October|November|December|` +
		`Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec`
	frenchMonths = `[Jj]anvier|[Ff]évrier|[Mm]ars|[Aa]vril|[Mm]ai|[Jj]uin|[Jj]uillet|[Aa]oût|[Aa]out|[Ss]eptembre|` +
		`[Oo]ctobre|[Nn]ovembre|[Dd]écembre`
	allMonths = frenchMonths + `|` + englishMonths

	englishDays = `Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday`
	frenchDays  = `[Ll]undi|[Mm]ardi|[Mm]ercredi|[Jj]eudi|[Vv]endredi|[Ss]amedi|[Dd]imanche`
)

var months = map[string]time.Month{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8,
	"septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
}

// monthOf reads a month's number, its French name, or an English name by its
// first three letters.
func monthOf(s string) time.Month {
	s = strings.ToLower(s)
	if n, err := strconv.Atoi(s); err == nil {
		return time.Month(n)
	}
	if m, ok := months[s]; ok {
		return m
	}
	return months[s[:min(3, len(s))]]
}

var weekdays = map[string]time.Weekday{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"dimanche": 0, "lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6,
}

// partOfName reports whether the weekday at offset i belongs to a name that
// is no day of this week, as in Black Friday.
func partOfName(text string, i int) bool {
	words := strings.Fields(text[max(0, i-24):i])
	if len(words) == 0 {
		return false
	}
	switch strings.Trim(words[len(words)-1], `"“‘'(`) {
	case "Black", "Good", "Ash", "Palm", "Easter", "Holy", "Maundy", "Bloody", "Super", "Whit", "Shrove", "Cyber", "Sheffield":
		return true
	}
	return false
}
