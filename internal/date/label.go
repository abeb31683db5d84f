package date

import (
	"fmt"
	"strings"
)

// Locale is how dates are told to readers: the words of a language, which must
// be there, and the zone that times are told in.
type Locale struct {
	Words *Vocabulary
	Zone  Zone
}

// Zone is a fixed distance from UTC and its name, such as "GMT" or "WAT". With
// no name it goes by its distance, "+01:00", or as "UTC".
type Zone struct {
	Name          string
	OffsetMinutes int
}

// Label gives d in full for running text and headings: "Thursday 22 March
// 2012, 04:30 GMT". A time with a zone is told in the locale's zone where In
// can do so, and then perhaps on another day; a time without one names none.
// Where the day itself is in doubt, its weekday is left out. It is empty for
// no date.
func (d Date) Label(l Locale) string {
	return writer{l.Words, &l.Words.Long, l.Zone}.date(d.In(l.Zone))
}

// Short gives d to the day for tables and rails, without weekday, time and
// part of the day: "22 Mar 2012". See Clock for the time.
func (d Date) Short(l Locale) string {
	return writer{l.Words, &l.Words.Short, l.Zone}.date(d.In(l.Zone).days())
}

// Clock gives only the time of d: "16:40 GMT", "16:40–17:10 GMT", or "16h GMT"
// when the minute is not known. It is empty where d states no time, and for an
// interval from one day to another.
func (d Date) Clock(l Locale) string {
	return writer{l.Words, &l.Words.Short, l.Zone}.clock(d.In(l.Zone))
}

// Label gives the part's name by itself: "early morning", "petit matin".
func (p Part) Label(l Locale) string { return l.Words.Parts[p].Word }

// days leaves out what is finer than a day. An interval within one day becomes
// that day.
func (d Date) days() Date {
	d.start, d.end = d.start.dated(), d.end.dated()
	if d.start == d.end {
		return Date{start: d.start}
	}
	return d
}

// A writer puts dates in words in one form of one language.
type writer struct {
	*Vocabulary
	*Form
	home Zone
}

func (w writer) date(d Date) string {
	switch {
	case d.IsZero():
		return ""
	case !d.interval:
		return w.single(d.start)
	case d.start.open():
		return w.bound(w.Until.of(d.end), w.phrase(d.end))
	case d.end.open():
		return w.bound(w.From.of(d.start), w.phrase(d.start))
	}
	return w.between(d.start, d.end)
}

// single writes a date that stands by itself.
func (w writer) single(m moment) string {
	settled := m.doubt == 0 && m.precision == Day && w.Form == &w.Long
	switch {
	case m.timed():
		return w.phrase(m)
	case settled && m.part != Whole:
		return fill(w.Parts[m.part].Day, "{date}", w.weekday(m))
	case settled:
		return w.weekday(m)
	}
	return w.doubtful(w.plain(m), w.About.of(m), m.doubt)
}

// phrase writes a date that may stand inside a longer phrase.
func (w writer) phrase(m moment) string {
	if !m.timed() {
		return w.doubtful(w.plain(m), w.Roughly, m.doubt)
	}
	pattern := w.At
	if m.doubt&approximate != 0 {
		pattern = w.Around
	}
	text := fill(pattern, "{date}", w.weekday(m), "{time}", w.fine(m)+w.zone(m))
	return w.doubtful(text, "", m.doubt&uncertain)
}

// plain writes a date to the day, and a part, without its qualifiers.
func (w writer) plain(m moment) string {
	switch {
	case m.precision == Year:
		return w.stretch(m, w.year(m))
	case m.precision == Month:
		return w.inYear(w.month(m), m)
	case m.part != Whole:
		return fill(w.During, "{date}", w.day(m), "{time}", w.fine(m))
	}
	return w.day(m)
}

func (w writer) year(m moment) string { return fmt.Sprint(m.year) }

// month writes the month without its year.
func (w writer) month(m moment) string { return w.stretch(m, w.Months[m.month-1]) }

func (w writer) day(m moment) string {
	return w.inYear(w.inMonth(w.number(m), m), m)
}

// number writes the number of the day.
func (w writer) number(m moment) string {
	if m.day == 1 {
		return w.FirstDay
	}
	return fmt.Sprint(m.day)
}

func (w writer) inMonth(days string, m moment) string {
	return fill(w.DayMonth, "{day}", days, "{month}", w.Months[m.month-1])
}

func (w writer) inYear(date string, m moment) string {
	return fill(w.DateYear, "{date}", date, "{year}", w.year(m))
}

func (w writer) weekday(m moment) string {
	return fill(w.WeekdayDate, "{weekday}", w.Weekdays[m.wall().Weekday()], "{date}", w.day(m))
}

// stretch narrows the words for a month or year to the moment's part.
func (w writer) stretch(m moment, date string) string {
	if m.part == Whole || m.precision == Day {
		return date
	}
	return fill(w.Parts[m.part].Stretch, "{date}", date)
}

// fine writes what is finer than a day, a time without its zone or a part.
func (w writer) fine(m moment) string {
	pattern := w.Minute
	switch m.precision {
	case Day:
		return w.Parts[m.part].Word
	case Hour:
		pattern = w.Hour
	}
	return fill(pattern, "{hour}", fmt.Sprint(m.hour), "{hour2}", fmt.Sprintf("%02d", m.hour),
		"{minute2}", fmt.Sprintf("%02d", m.minute))
}

// zone names the moment's zone after a blank, and nothing where none is
// stated.
func (w writer) zone(m moment) string {
	switch {
	case !m.zoned:
		return ""
	case w.home.Name != "" && w.home.OffsetMinutes == int(m.offset):
		return " " + w.zoneNamed(w.home.Name)
	case m.offset == 0:
		return " " + w.zoneNamed("UTC")
	}
	return " " + fill(w.Offset, "{offset}", offsetText(int(m.offset), ""))
}

func (w writer) zoneNamed(name string) string {
	if words, ok := w.Zones[name]; ok {
		return words
	}
	return name
}

// doubtful adds the qualifiers to text; about is the pattern for one of them.
func (w writer) doubtful(text, about string, d doubt) string {
	if d&approximate != 0 {
		text = fill(about, "{date}", text)
	}
	if d&uncertain != 0 {
		text = fill(w.Uncertain, "{date}", text)
	}
	return text
}

func (w writer) bound(pattern, text string) string {
	return fill(fill(pattern, "{date}", text), w.Elided...)
}

// between writes an interval, saying once what both ends have in common.
func (w writer) between(a, b moment) string {
	switch {
	case a.within(b):
		return fill(w.During, "{date}", w.weekday(a), "{time}", w.hours(a, b))
	case a.doubt == b.doubt && !a.timed() && !b.timed():
		return w.doubtful(w.shared(a, b), w.Roughly, a.doubt)
	}
	return joined(w.phrase(a), w.phrase(b))
}

// within reports whether both ends state something finer than a day, the same
// and one that is not in doubt.
func (m moment) within(other moment) bool {
	day := m.dated()
	day.doubt = 0
	return m.fine() && other.fine() && m.dated() == day && other.dated() == day
}

func (m moment) fine() bool { return m.timed() || m.precision == Day && m.part != Whole }

// shared writes two ends that have no time, without their qualifiers.
func (w writer) shared(a, b moment) string {
	switch {
	case a.precision != b.precision || a.year != b.year || a.precision == Year || a.fine() || b.fine():
		return joined(w.plain(a), w.plain(b))
	case a.precision == Month:
		return w.inYear(joined(w.month(a), w.month(b)), a)
	case a.month == b.month:
		return w.inYear(w.inMonth(joined(w.number(a), w.number(b)), a), a)
	}
	return w.inYear(joined(w.inMonth(w.number(a), a), w.inMonth(w.number(b), b)), a)
}

// hours writes two times or parts of one day, and their zone once.
func (w writer) hours(a, b moment) string {
	if a.doubt == b.doubt && a.offset == b.offset && a.zoned == b.zoned {
		return w.doubtful(joined(w.fine(a), w.fine(b))+w.zone(b), w.Roughly, a.doubt)
	}
	return joined(w.oneTime(a), w.oneTime(b))
}

func (w writer) oneTime(m moment) string {
	return w.doubtful(w.fine(m)+w.zone(m), w.Roughly, m.doubt)
}

func (w writer) clock(d Date) string {
	a, b := d.start, d.last()
	switch {
	case !a.timed() && !b.timed():
		return ""
	case !d.interval:
		return w.oneTime(a)
	case a.open():
		return w.bound(w.Until.Time, w.oneTime(b))
	case b.open():
		return w.bound(w.From.Time, w.oneTime(a))
	case a.within(b):
		return w.hours(a, b)
	}
	return ""
}

// joined puts an en dash between two texts, with blanks around it where one
// is more than a word.
func joined(a, b string) string {
	if strings.ContainsAny(a+b, " -") {
		return a + " – " + b
	}
	return a + "–" + b
}
