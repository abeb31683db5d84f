package temporal

import "dossier/internal/date"

// ranged reads two ends: "from 3 to 5 March", "du 3 au 5 mars", "between 9pm and
// 5am", "2009-2011".
func (p *parser) ranged(i int) (meaning, int, bool) {
	start := p.skip(i, "from the", "from", "between the", "between", "entre le", "entre les", "entre", "de", "du", "d '", "des")
	if start == i {
		m, to, ok := p.ends(i)
		if ok && (p.is(to-1, "s") || m.from.kind == Relative || (m.from.kind == Weekday) != (m.to.kind == Weekday)) {
			return meaning{}, 0, false
		}
		return m, to, ok
	}
	connect := (*parser).toWord
	if p.is(i, "entre", "between") {
		connect = (*parser).andWord
	}
	m, to, ok := p.endsWith(start, connect)
	if !ok && p.is(start-1, "the") { // "from the evening of 12 November"
		m, to, ok = p.endsWith(start-1, connect)
	}
	return m, to, ok
}

// ends reads two ends without a word before them.
func (p *parser) ends(i int) (meaning, int, bool) {
	return p.endsWith(i, (*parser).dashOrTo)
}

func (p *parser) andWord(i int) int { return p.skip(i, "and the", "and", "et le", "et", "to") }

func (p *parser) toWord(i int) int {
	if to := p.skip(i, "to the", "to", "until", "till", "through to", "through", "up to", "au", "à", "aux", "jusqu ' au", "jusqu ' à", "jusqu ' en", "into"); to > i {
		return to
	}
	return p.skip(i, "-", "–", "—")
}

func (p *parser) dashOrTo(i int) int {
	if to := p.skip(i, "to the", "to", "through", "au", "à"); to > i {
		return to
	}
	return p.skip(i, "-", "–", "—")
}

// endsWith reads two ends with a word between them.
func (p *parser) endsWith(i int, connect func(*parser, int) int) (meaning, int, bool) {
	if m, to, ok := p.numberToDate(i, connect); ok {
		return m, to, true
	}
	from, next, ok := p.leftEnd(i)
	if !ok {
		return meaning{}, 0, false
	}
	start := connect(p, next)
	if start == next {
		return meaning{}, 0, false
	}
	to, end, ok := p.rightEnd(start, &from)
	if !ok || !fits(&from, &to) || from.kind == Year && p.counts(end-1) {
		return meaning{}, 0, false
	}
	return rangeOf(from, to, i), end, true
}

// rangeOf puts two ends together. Only here do they leave the stack: most texts
// hold many beginnings of ranges and few ranges.
func rangeOf(from, to meaning, at int) meaning {
	return meaning{kind: Range, from: &from, to: &to, at: at}
}

// fits reports whether two ends can be of one range.
func fits(from, to *meaning) bool {
	switch {
	case from.kind == Range || to.kind == Range, from.second.precision != date.None || to.second.precision != date.None:
		return false
	case from.clock.set != to.clock.set:
		return from.clock.set && to.isDay() && from.kind != Time || to.clock.set && from.isDay() && to.kind != Time
	case from.kind == Year && to.kind == Year:
		return from.year < to.year
	case from.kind == Month && to.kind == Month, from.isDay() && to.isDay():
		return true
	case from.kind == Month && from.year > 0 && to.isDay():
		return true // "from December 2010 to last Sunday"
	case from.kind == Month && to.kind == Year, from.kind == Year && to.kind == Month,
		from.isDay() && to.kind == Month && from.year > 0:
		return from.year > 0 && to.year > 0
	}
	return from.clock.set && to.clock.set
}

// leftEnd reads what may stand before "to": any day, month, year or time.
func (p *parser) leftEnd(i int) (meaning, int, bool) {
	if c, to, ok := p.time(i); ok {
		m, end := p.dayOfClock(i, c, to)
		return m, end, true
	}
	if m, to, ok := p.partFirst(i); ok && m.kind != Range {
		return m, to, true
	}
	if m, to, ok := p.edged(i); ok && m.kind != Range {
		return m, to, true
	}
	m, to, ok := p.calendar(i, true)
	if !ok || m.kind == Range || m.kind == Relative && m.by.unit != days {
		return meaning{}, 0, false
	}
	return m, p.trailing(&m, to), true
}

// rightEnd reads what may stand after "to", a year in two digits and the day
// of "March 3-5" too.
func (p *parser) rightEnd(i int, from *meaning) (meaning, int, bool) {
	t := p.token(i)
	if t.kind == number && p.width(i) == 2 && p.endsFree(i+1) {
		n := int(t.n)
		if from.kind == Year && p.is(i-1, "-", "–", "/") && n > from.year%100 && !p.entryMonth(i+1) {
			return meaning{kind: Year, year: from.year/100*100 + n, at: i}, i + 1, true
		}
	}
	if m, to, ok := p.leftEnd(i); ok {
		return m, to, true
	}
	if from.day > 0 && from.kind == DayMonth {
		day, to, ok := p.dayNumber(i)
		if !ok || day <= from.day || p.counts(i) || t.kind != number || p.is(to, "pm", "am", "h", "%") {
			return meaning{}, 0, false
		}
		m := meaning{day: day, month: from.month, at: i}
		if year, end, ok := p.yearAfter(to); ok {
			m.year, to = year, end
		}
		return m, to, m.exists()
	}
	return meaning{}, 0, false
}

func (p *parser) entryMonth(i int) bool { return p.entry(i).month > 0 }

// numberToDate reads a range whose first end is a number only: "3 to 5 March",
// "lundi 17 au mercredi 19 août", "9 to 11pm".
func (p *parser) numberToDate(i int, connect func(*parser, int) int) (meaning, int, bool) {
	start := i
	from := meaning{at: i}
	if e := p.entry(i); e.weekday > 0 {
		from.weekday, from.named = 0, true
		start = p.skip(p.shortStop(i+1), ",")
		start = p.skip(start, "the", "le")
	}
	day, next, ok := p.dayNumber(start)
	if !ok {
		return meaning{}, 0, false
	}
	second := connect(p, next)
	if second == next {
		return meaning{}, 0, false
	}
	second = p.skip(second, "the", "le")
	if c, to, ok := p.time(second); ok && !from.named && p.token(i).kind == number && p.is(to-1, "pm", "am", "m", ".", "GMT", "BST") {
		left := c
		left.hour, left.minute = day%12+c.hour/12*12, -1
		if day%12 > c.hour%12 {
			left.hour = (left.hour + 12) % 24
		}
		from.kind, from.clock = Time, left
		return rangeOf(from, meaning{kind: Time, clock: c, at: second}, i), to, true
	}
	to, end, ok := p.calendar(second, false)
	if !ok || to.kind != Day && to.kind != DayMonth || to.second.precision != date.None {
		return meaning{}, 0, false
	}
	if !p.printedDay(second) {
		return meaning{}, 0, false
	}
	from.day, from.month, from.year = day, to.month, to.year
	to.at = i
	if !from.exists() || from.day >= to.day {
		return meaning{}, 0, false
	}
	return rangeOf(from, to, i), end, true
}

// listOf puts the first and the last day of a list together.
func listOf(first, last meaning, at int) meaning {
	m := rangeOf(first, last, at)
	m.listed = true
	return m
}

// printedDay reports whether the date at i begins with its day, perhaps after
// its weekday.
func (p *parser) printedDay(i int) bool {
	if p.entry(i).weekday > 0 {
		i = p.skip(p.shortStop(i+1), ",")
	}
	i = p.skip(i, "the", "le")
	_, _, ok := p.dayNumber(i)
	return ok && p.width(i) <= 2 || p.entry(i).ordinal > 0
}

// maxListed is how many days a list may have: "3, 4 et 5 mars".
const maxListed = 6

// listedDays reads days that share their month: "18 and 19 August", "les 3, 4
// et 5 mars".
func (p *parser) listedDays(i int) (meaning, int, bool) {
	if p.entry(i).weekday > 0 {
		m, to, ok := p.numberToDate(i, (*parser).andWord)
		m.listed = true
		return m, to, ok
	}
	if p.token(i).kind != number {
		if m, to, ok := p.listedMonths(i); ok {
			return m, to, true
		}
		return p.listedAfterMonth(i)
	}
	first, next, ok := p.dayNumber(i)
	if !ok {
		return meaning{}, 0, false
	}
	last := first
	for range maxListed {
		if start := p.skip(next, "and the", "and", "et le", "et", "&"); start > next {
			to, end, ok := p.dayMonth(start)
			if !ok || to.day <= last {
				return meaning{}, 0, false
			}
			to.at = i
			from := to
			from.day = first
			if !from.exists() || !to.exists() {
				return meaning{}, 0, false
			}
			return listOf(from, to, i), end, true
		}
		start := p.skip(next, ",")
		day, end, ok := p.dayNumber(start)
		if start == next || !ok || day <= last {
			return meaning{}, 0, false
		}
		last, next = day, end
	}
	return meaning{}, 0, false
}

// listedAfterMonth reads "June 5 and 19". What follows must not be counted.
func (p *parser) listedAfterMonth(i int) (meaning, int, bool) {
	from, next, ok := p.monthDay(i)
	start := p.skip(next, "and", "&")
	if !ok || start == next || from.year > 0 || p.token(start).kind != number {
		return meaning{}, 0, false
	}
	day, end, ok := p.dayNumber(start)
	if !ok || day <= from.day {
		return meaning{}, 0, false
	}
	to := from
	to.day = day
	if year, after, ok := p.yearAfter(end); ok {
		to.year, end = year, after
		from.year = year
	} else if p.token(end).kind != mark {
		return meaning{}, 0, false
	}
	from.at, to.at = i, i
	if !from.exists() || !to.exists() {
		return meaning{}, 0, false
	}
	return listOf(from, to, i), end, true
}

// listedMonths reads months that share their year: "January and February 2007".
func (p *parser) listedMonths(i int) (meaning, int, bool) {
	first, next, ok := p.monthName(i)
	start := p.skip(next, "and", "et", "&")
	if !ok || start == next {
		return meaning{}, 0, false
	}
	last, end, ok := p.monthName(start)
	if !ok || last <= first {
		return meaning{}, 0, false
	}
	year, end, ok := p.yearAfter(end)
	if !ok {
		return meaning{}, 0, false
	}
	from := meaning{kind: Month, month: first, year: year, at: i}
	to := meaning{kind: Month, month: last, year: year, at: i}
	return listOf(from, to, i), end, true
}
