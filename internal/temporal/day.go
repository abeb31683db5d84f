package temporal

import (
	"time"

	"dossier/internal/date"
)

// calendar reads a day, month, year or decade, without parts and times. A
// loose one needs no word beside it that tells a month or year from a name or
// a number.
func (p *parser) calendar(i int, loose bool) (meaning, int, bool) {
	if loose {
		return once(p, aLooseDay, i, (*parser).looseDay)
	}
	return once(p, aDay, i, (*parser).strictDay)
}

func (p *parser) looseDay(i int) (meaning, int, bool)  { return p.calendarAt(i, true) }
func (p *parser) strictDay(i int) (meaning, int, bool) { return p.calendarAt(i, false) }

func (p *parser) calendarAt(i int, loose bool) (meaning, int, bool) {
	if m, to, ok := p.related(i); ok {
		return m, to, true
	}
	if m, to, ok := p.chosen(i); ok {
		return m, to, true
	}
	if m, to, ok := p.weekday(i); ok {
		return m, to, true
	}
	if m, to, ok := p.date(i); ok {
		return m, to, true
	}
	if m, to, ok := p.decade(i); ok {
		return m, to, true
	}
	if m, to, ok := p.month(i, loose); ok {
		return m, to, true
	}
	return p.year(i, loose)
}

// date reads a day with its month, in digits or words, and its year if printed.
func (p *parser) date(i int) (meaning, int, bool) {
	m, to, ok := p.inDigits(i)
	if !ok {
		m, to, ok = p.dayMonth(i)
	}
	if !ok {
		m, to, ok = p.monthDay(i)
	}
	if !ok || p.inName(i, to) {
		return meaning{}, 0, false
	}
	m.at = i
	if m.year == 0 {
		if by, end, ok := p.yearRelated(to); ok {
			m.by, m.kind = by, DayMonth
			return m, end, true
		}
	}
	if m.kind == DayMonth && p.is(to, "dernier", "passé", "prochain", "last", "next") && !p.is(to+1, "week", "year", "month") {
		m.which = previous
		if p.is(to, "prochain", "next") {
			m.which = following
		}
		to++
	}
	return m, to, true
}

// yearRelated reads the year of "8 September last year", "en mars de l'an dernier".
func (p *parser) yearRelated(i int) (relation, int, bool) {
	ph, to := p.phrase(p.skip(i, "of", "de"), whole)
	if ph == nil || ph.by.unit != years || ph.by.kind != containing || p.is(to, "'") && p.is(to+1, "s") || p.named(to) {
		return relation{}, 0, false
	}
	return ph.by, to, true
}

// exists gives a day of a month the kind that it has, and reports whether
// there is such a day.
func (m *meaning) exists() bool {
	year := m.year
	m.kind = Day
	if year == 0 {
		m.kind, year = DayMonth, 2000 // a leap year: 29 February exists
	}
	return !date.NewDay(year, m.month, m.day).IsZero()
}

// inDigits reads 2012-03-21, 25/08/2020 and 07/08/20.
func (p *parser) inDigits(i int) (meaning, int, bool) {
	if p.token(i).kind != number || !p.is(i+1, "-", "/", ".") || !p.standsFree(i) && !p.is(i-1, "-") {
		return meaning{}, 0, false
	}
	for k := i + 1; k <= i+4; k++ {
		if p.token(k).gap != joined {
			return meaning{}, 0, false
		}
	}
	sep := p.token(i + 1).of(p.text)
	if !p.is(i+3, sep) || p.token(i+2).kind != number || p.token(i+4).kind != number || !p.endsFree(i+5) && !p.is(i+5, "T", "-", "–") {
		return meaning{}, 0, false
	}
	a, b, c := int(p.token(i).n), int(p.token(i+2).n), int(p.token(i+4).n)
	la, lb, lc := p.width(i), p.width(i+2), p.width(i+4)
	if la == 4 && lb == 2 && lc == 2 && sep != "." {
		m := meaning{year: a, month: time.Month(b), day: c}
		return m, i + 5, m.exists()
	}
	if la > 2 || lb > 2 || lc != 4 && (lc != 2 || sep != "/") {
		return meaning{}, 0, false
	}
	if lc == 2 {
		c += 2000
		if c >= 2050 {
			c -= 100
		}
	}
	first := meaning{year: c, month: time.Month(b), day: a}
	second := meaning{year: c, month: time.Month(a), day: b}
	switch one, other := first.exists(), second.exists(); {
	case one && other && a != b:
		if second.month < first.month {
			first, second = second, first
		}
		first.second = dayPoint(second.year, second.month, second.day)
		return first, i + 5, true
	case one:
		return first, i + 5, true
	default:
		return second, i + 5, other
	}
}

func (p *parser) width(i int) int { return p.token(i).end - p.token(i).start }

// dayNumber reads the number of a day: "21", "21st", "1er", "premier".
func (p *parser) dayNumber(i int) (day, to int, ok bool) {
	t := p.token(i)
	if t.kind == word {
		n := p.entry(i).ordinal
		return n, i + 1, n > 0 && !p.is(i, "second")
	}
	if t.kind != number || p.width(i) > 2 || t.n < 1 || t.n > 31 || !p.standsFree(i) && !p.is(i-1, "-", "–", "/") {
		return 0, 0, false
	}
	to = i + 1
	if p.hyphenated(to) && p.is(to, "st", "nd", "rd", "th", "er", "ème", "e", "ère") {
		to++
	}
	return int(t.n), to, true
}

// monthName reads the name of a month. English ones have a capital, French
// ones need none.
func (p *parser) monthName(i int) (time.Month, int, bool) {
	e := p.entry(i)
	if e.month == 0 || e.monthIn&french == 0 && !p.token(i).upper {
		return 0, 0, false
	}
	return e.month, i + 1, true
}

// shortStop steps over the full stop of an abbreviation that more follows.
func (p *parser) shortStop(i int) int {
	if p.entry(i-1).short && p.is(i, ".") && p.hyphenated(i) {
		return i + 1
	}
	return i
}

// yearAfter reads the year of a date: four digits, after a comma perhaps.
func (p *parser) yearAfter(i int) (year, to int, ok bool) {
	i = p.shortStop(i)
	i = p.skip(i, ",", "of", "-", "de")
	t := p.token(i)
	if t.kind != number || p.width(i) != 4 || t.n < 1000 || t.n > 2999 || !p.endsFree(i+1) {
		return 0, 0, false
	}
	if _, zoned := zones[p.token(i+1).of(p.text)]; zoned || p.is(i+1, "hrs") {
		return 0, 0, false
	}
	return int(t.n), i + 1, true
}

// dayMonth reads "21 March 2012", "the 5th of March", "12 sept. 2020", "1er avril".
func (p *parser) dayMonth(i int) (meaning, int, bool) {
	article := p.is(i, "the")
	i = p.skip(i, "the")
	day, to, ok := p.dayNumber(i)
	if !ok || article && !p.is(to, "of") {
		return meaning{}, 0, false // "the 18 August coup": the article is the coup's
	}
	dashed := p.is(to, "-") && p.hyphenated(to)
	to = p.skip(to, "of", "-", "du mois de", "du mois d '")
	name := to
	month, to, ok := p.monthName(name)
	if !ok {
		if e := p.entry(name); e.month > 0 && p.entry(i).ordinal == 0 { // "21 march 2012"
			if year, end, ok := p.yearAfter(name + 1); ok {
				m := meaning{year: year, month: e.month, day: day}
				return m, end, m.exists()
			}
		}
		return meaning{}, 0, false
	}
	m := meaning{month: month, day: day}
	if year, end, ok := p.yearAfter(to); ok {
		m.year, to = year, end
	} else if dashed && p.token(to-1).upper && p.entry(to-1).monthIn&french != 0 {
		return meaning{}, 0, false // Place du 22-Octobre
	}
	return m, to, m.exists()
}

// monthDay reads "March 21, 2012", "Aug. 18", "August the 18th".
func (p *parser) monthDay(i int) (meaning, int, bool) {
	month, to, ok := p.monthName(i)
	if !ok || p.entry(i).monthIn&english == 0 {
		return meaning{}, 0, false
	}
	to = p.skip(p.shortStop(to), "the")
	if p.token(to).kind != number {
		return meaning{}, 0, false
	}
	day, to, ok := p.dayNumber(to)
	if !ok || !p.endsFree(to) && !p.is(to, "-", "–", "—", "'", "’", ",", ".") || p.is(to, ",", ".") && !p.endsFree(to) || p.counts(to-1) || p.is(to, "pm", "am", "h", "%", "percent") {
		return meaning{}, 0, false
	}
	m := meaning{month: month, day: day}
	if year, end, ok := p.yearAfter(to); ok {
		m.year, to = year, end
	}
	return m, to, m.exists()
}

// inName reports whether a date names a place or a movement: "Mouvement du 5
// juin", "the March 23 Movement".
func (p *parser) inName(i, to int) bool {
	if p.is(i-1, "du") && p.isIn(i-2, namedForDays) {
		return true
	}
	return p.token(to).upper && p.isIn(to, movements)
}

var (
	namedForDays = setOf("mouvement rue place avenue boulevard stade pont lycée hôpital école quartier parti front carrefour palais camp rond point salle")
	movements    = setOf("movement square street avenue stadium bridge brigade group alliance coalition front hospital")
)

// weekday reads the name of a day of the week, with the date after it if there
// is one: "Wednesday", "Tuesday, Aug. 18", "vendredi dernier".
func (p *parser) weekday(i int) (meaning, int, bool) {
	e := p.entry(i)
	if e.weekday == 0 || e.dayIn&french == 0 && !p.token(i).upper {
		return meaning{}, 0, false
	}
	m := meaning{kind: Weekday, weekday: time.Weekday(e.weekday - 1), named: true, at: i, language: p.languageOf(i)}
	if before := p.token(i - 1); m.language == french && p.token(i).upper && before.upper && before.kind == word && before.end-before.start > 1 && !p.token(i).opens {
		if before.entry == nil || !before.opens {
			return meaning{}, 0, false // a surname
		}
	}
	next := i + 1
	if e.short {
		next = p.shortStop(next)
	}
	next = p.skip(next, ",")
	next = p.skip(next, "the", "le")
	if d, to, ok := p.date(next); ok {
		d.weekday, d.named, d.at, d.language = m.weekday, true, i, m.language
		return d, to, true
	}
	if e.short || p.isCustom(i, &m) {
		return meaning{}, 0, false
	}
	to := i + 1
	switch {
	case p.is(to, "dernier", "passé"):
		m.which = previous
		to++
	case p.is(to, "prochain"):
		m.which = following
		to++
	case p.is(to, "précédent"):
		m.which, m.by.named = previous, true
		to++
	case p.is(to, "suivant"):
		m.which, m.by.named = following, true
		to++
	case m.language == french && p.is(i-1, "le") || p.is(i-1, "du") && !p.afterPart(i-1):
		return meaning{}, 0, false // each such day
	}
	if week, end, ok := p.ofWeek(to); ok {
		m.by = week
		to = end
	}
	m.owns = p.is(to, "'") && p.is(to+1, "s")
	if p.is(i-1, "un") || p.is(i-1, "a") && (p.token(to).kind == mark && !p.is(to, "-", "'") || p.is(to, "in", "of", "like", "at")) {
		return meaning{}, 0, false // "on a Tuesday in March"
	}
	return m, to, true
}

// afterPart reports whether "du" at i follows a part of the day: "dans la
// soirée du mardi".
func (p *parser) afterPart(i int) bool {
	return p.is(i-1, "soirée", "matinée", "nuit", "journée", "midi", "matin", "soir", "séance", "aube")
}

// ofWeek reads "last week" after a weekday, "de la semaine dernière".
func (p *parser) ofWeek(i int) (relation, int, bool) {
	i = p.skip(i, "of", "de")
	ph, to := p.phrase(i, whole)
	if ph == nil || ph.by.unit != weeks || ph.by.kind != containing {
		return relation{}, 0, false
	}
	return ph.by, to, true
}

// isCustom reports whether the weekday at i is no day of a week: each such day,
// or a name.
func (p *parser) isCustom(i int, m *meaning) bool {
	switch {
	case p.isIn(i-1, customsBefore), p.entry(i-1).ordinal > 0,
		p.is(i-1, "les") && p.is(i-2, "tous"),
		p.isIn(i+1, customsAfter),
		p.is(i+1, "of") && p.token(i+2).upper && p.entry(i+2).weekday == 0 && p.entry(i+2).month == 0,
		p.isIn(i+1, weeklyEvents) && m.language == english && (p.token(i).opens || p.isIn(i-1, beforeCustoms)),
		p.token(i+1).upper && p.isIn(i+1, papers),
		m.language == french && p.token(i).upper && !p.token(i).opens && p.is(i-1, "du"),
		p.hyphenated(i) && p.is(i-1, "-", "–", "/", "@", "#", "_") && p.hyphenated(i-1) && p.token(i-2).entry == nil:
		return true
	}
	return false
}

var (
	customsBefore = setOf("every each black good ash palm easter holy maundy bloody super whit shrove cyber sheffield chaque any alternate most")
	customsAfter  = setOf("prayers prayer sermon mosque mass gras saint noir blues worship")
	weeklyEvents  = setOf("marches protests rallies demonstrations services masses markets sermons meetings classes matches games shows lunches sittings briefings vigils")
	beforeCustoms = setOf("the his her its their our these those of weekly regular usual")
	papers        = setOf("times mirror telegraph express mail school league tribune observer herald")
)

// chosen reads a weekday or month that a word before it chooses: "last
// Friday", "next June", "this Tuesday".
func (p *parser) chosen(i int) (meaning, int, bool) {
	w := unsaid
	if start := i + 2; p.entry(start).weekday > 0 && p.is(start-1, "previous", "preceding", "following") && p.is(i, "the") {
		m, to, ok := p.weekday(start)
		m.which, m.by.named = previous, true
		if p.is(start-1, "following") {
			m.which = following
		}
		return m, to, ok && m.kind == Weekday
	}
	start := p.skip(i, "this past", "this coming")
	switch {
	case start > i && p.is(i+1, "past"), p.is(i, "last"):
		w = previous
	case start > i, p.is(i, "next", "coming"):
		w = following
	case p.is(i, "this", "ce"):
		w = current
	default:
		return meaning{}, 0, false
	}
	start = max(start, i+1)
	if m, to, ok := p.weekday(start); ok && (m.kind == Weekday || w == current) {
		if m.kind == Weekday && m.which == unsaid {
			m.which = w
		}
		return m, to, true
	}
	if p.is(i, "ce") {
		if m, to, ok := p.dayMonth(start); ok {
			m.at = start
			return m, to, true
		}
		return meaning{}, 0, false
	}
	if month, to, ok := p.monthName(start); ok && p.token(to).kind != number {
		if w == current {
			w = unsaid
		}
		return meaning{kind: Month, month: month, which: w, at: start, language: p.languageOf(start)}, to, true
	}
	if p.isIn(start, englishSeasons) {
		return meaning{kind: Relative, by: relation{kind: nowhere}, at: i}, start + 1, true
	}
	return meaning{}, 0, false
}
