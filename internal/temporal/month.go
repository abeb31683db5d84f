package temporal

import "time"

// languageOf gives the language of the name of a month or weekday, English
// where it is of both.
func (p *parser) languageOf(i int) languages {
	if e := p.entry(i); (e.monthIn|e.dayIn)&english != 0 {
		return english
	}
	return french
}

// month reads a month, with its year if printed.
func (p *parser) month(i int, loose bool) (meaning, int, bool) {
	month, to, ok := p.monthName(i)
	if !ok || p.hyphenated(i) && !p.is(i-1, "-", "–", "'", "’", "(", "“", "\"", "«", "—", "‘", "/") {
		return meaning{}, 0, false
	}
	m := meaning{kind: Month, month: month, at: i, language: p.languageOf(i)}
	year, end, ok := p.yearAfter(to)
	if p.followsDay(i) {
		return meaning{}, 0, false // the rest of a day that does not exist
	}
	if ok {
		m.year = year
		return m, end, true
	}
	if by, end, ok := p.yearRelated(to); ok {
		m.by = by
		return m, end, true
	}
	if p.is(to, "dernier", "passé", "prochain") {
		m.which = previous
		if p.is(to, "prochain") {
			m.which = following
		}
		return m, to + 1, true
	}
	if after := p.token(to); after.kind == number && p.width(to) <= 2 && after.n <= 31 && !p.counts(to) && p.endsFree(to+1) && p.entry(i).monthIn&english != 0 {
		return meaning{}, 0, false // "June 31", "the June 5 Movement"
	}
	if p.entry(i).short && !p.is(i-1, "in", "since", "en", "by", "until") || !p.monthStands(i, loose) {
		return meaning{}, 0, false
	}
	return m, to, true
}

// followsDay reports whether the number of a day stands before the month at i.
func (p *parser) followsDay(i int) bool {
	k := i - 1
	if p.is(k, "of", "-") {
		k--
	}
	if p.is(k, "st", "nd", "rd", "th", "er") && p.hyphenated(k) {
		k--
	}
	return p.token(k).kind == number && p.width(k) <= 2
}

// monthStands reports whether a month without a year is one, and no name and
// no other word.
func (p *parser) monthStands(i int, loose bool) bool {
	if p.is(i-1, "every", "each", "chaque") || p.is(i-3, "chaque") && p.is(i-2, "mois") {
		return false
	}
	e, next := p.entry(i), p.token(i+1)
	if e.monthIn&english == 0 {
		if p.token(i).upper {
			return false // a name
		}
		return loose || p.isIn(i-1, beforeFrenchMonths) || p.is(i-1, "'", "-") && p.is(i-2, "d", "l", "mi", "qu")
	}
	if next.upper && next.gap == spaced && next.kind == word && !next.opens && p.entry(i+1).weekday == 0 {
		return false // "April Smith", "June 5 Movement"
	}
	if before := p.token(i - 1); before.upper && !before.opens && before.kind == word && before.entry == nil {
		return false // "Theresa May", "Black September"
	}
	if e.month == time.May || e.month == time.March || e.month == time.August {
		if p.monthSpeaks(i) {
			return true
		}
		if p.isIn(i+1, verbsOfPeople) || e.month == time.March && (p.is(i+1, "on", "for", "against") || !loose && p.is(i+1, "to", "through")) {
			return false
		}
		return loose || p.isIn(i-1, beforeEnglishMonths) || p.isIn(i-1, determiners) && next.kind == word && !next.upper || p.is(i-1, "s") && p.is(i-2, "'", "’")
	}
	return true
}

// monthSpeaks reports whether the month at i is one though a verb follows that
// would suit a person: "March will tell", "in April and May may fail".
func (p *parser) monthSpeaks(i int) bool {
	if p.is(i-1, "and", "or") && p.entry(i-2).month > 0 {
		return true
	}
	if !p.token(i).opens && p.token(i-1).kind != mark {
		return false
	}
	return p.is(i+1, "will", "would", "was", "is", "has", "may", "might") && p.entry(i).month != time.May || p.is(i+1, "will", "would") && p.is(i+2, "be")
}

var (
	beforeEnglishMonths = setOf("in since until till by last next this early mid late during before after between and from or end start beginning of")
	determiners         = setOf("the a his her its their this")
	beforeFrenchMonths  = setOf("ici vers pour en de depuis début fin courant dès avant après entre et mois à ou")
	verbsOfPeople       = setOf("said told says has had was is also did will would who added called announced resigned met may might can could himself herself")
)

// decade reads "the 1990s", "les années 90".
func (p *parser) decade(i int) (meaning, int, bool) {
	french := p.skip(i, "les années", "années") > i || p.is(i-1, "et") && p.is(i-3, "années")
	start := p.skip(i, "the '", "the", "les années", "années")
	if start > i {
		if n, to, ok := p.decadeWord(start); ok {
			return meaning{kind: Range, from: &meaning{kind: Year, year: n}, to: &meaning{kind: Year, year: n + 9}, at: i}, to, true
		}
	}
	t := p.token(start)
	to := start + 1
	if t.kind != number || t.n%10 != 0 || !p.endsFree(to) && !p.is(to, "s", "-", "'") {
		return meaning{}, 0, false
	}
	if !french {
		to = p.skip(to, "'")
		if !p.is(to, "s") || !p.hyphenated(to) {
			return meaning{}, 0, false
		}
		to++
	}
	first := int(t.n)
	switch w := p.width(start); {
	case w == 2 && (start > i):
		first += 1900
		if t.n < 20 {
			first += 100
		}
	case w != 4 || first < 1000 || first > 2990:
		return meaning{}, 0, false
	}
	from := meaning{kind: Year, year: first}
	last := meaning{kind: Year, year: first + 9}
	return meaning{kind: Range, from: &from, to: &last, at: i}, to, true
}

// decadeWord reads "sixties", "soixante-dix".
func (p *parser) decadeWord(i int) (first, to int, ok bool) {
	if n := englishDecades[p.small(i)]; n > 0 {
		return 1900 + n, i + 1, true
	}
	if !p.is(i-1, "années") {
		return 0, 0, false
	}
	for _, d := range frenchDecades {
		if to, ok := p.seq(i, d.words); ok {
			return 1900 + d.first, to, true
		}
	}
	return 0, 0, false
}

var englishDecades = map[string]int{
	"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}

var frenchDecades = []struct {
	words string
	first int
}{
	{"soixante - dix", 70}, {"quatre - vingt - dix", 90}, {"quatre - vingts", 80}, {"quatre - vingt", 80}, {"soixante", 60},
	{"cinquante", 50}, {"quarante", 40}, {"trente", 30}, {"vingt", 20},
}
