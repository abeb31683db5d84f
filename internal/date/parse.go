package date

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Error tells what is wrong with a written date and what to write.
type Error struct {
	Offset  int // of the fault, in bytes from the start of the text
	Message string
	Hint    string
}

// Error gives the message and the hint on one line.
func (e *Error) Error() string { return e.Message + ": " + e.Hint }

const usage = "write a date as 2012, 2012-03, 2012-03-22 or 2012-03-22T04:30Z"

// Parse reads a date in the notation the package describes. Of two ways to
// write one date it takes both, a zone of +00:00 or Z, a part early-morning or
// "early morning"; everything else must be written as String writes it. An
// error is an [*Error], and the Date is zero then. The empty text is an error.
func Parse(s string) (Date, error) {
	d, fault := parse(s)
	if fault == nil {
		return d, nil
	}
	if foreign := explain(s); foreign != nil {
		fault = foreign
	}
	return Date{}, fault
}

func parse(s string) (Date, *Error) {
	slash := strings.IndexByte(s, '/')
	if slash < 0 {
		p := parser{text: s}
		return Date{start: p.moment()}, p.fault
	}
	p := parser{text: s[:slash]}
	start := p.end("start", "../2012")
	if p.fault != nil {
		return Date{}, p.fault
	}
	p = parser{text: s, at: slash + 1}
	end := p.end("end", "2012/..")
	if p.fault != nil {
		return Date{}, p.fault
	}
	d := Date{start: start, end: end, interval: true}
	return d, d.check(slash + 1)
}

// check looks at how the ends of an interval go together. endAt is the offset
// of the second.
func (d Date) check(endAt int) *Error {
	a, b := d.start, d.end
	if a.open() && b.open() {
		return &Error{0, "an interval open at both ends", "leave the date out when it is not known"}
	}
	if a.open() || b.open() {
		return nil
	}
	if a.timed() && b.timed() && a.zoned != b.zoned {
		return &Error{endAt, "only one end of the interval states its zone", "write the zone at both ends or at neither"}
	}
	from, to := a.span(zoneOf(a, b))
	endFrom, endTo := b.span(zoneOf(b, a))
	switch {
	case from.Equal(endFrom) && to.Equal(endTo):
		return &Error{endAt, "the interval ends where it starts", "write " + a.text()}
	case !endTo.After(from):
		return &Error{endAt, "the interval ends before it starts", "write " + b.text() + "/" + a.text()}
	}
	return nil
}

// A parser reads one moment from text, from the offset at on. Once it has met
// a fault it reads no further.
type parser struct {
	text  string
	at    int
	fault *Error
}

func (p *parser) fail(at int, hint, format string, args ...any) {
	if p.fault == nil {
		p.fault = &Error{at, fmt.Sprintf(format, args...), hint}
	}
}

func (p *parser) rest() string { return p.text[p.at:] }

// accept steps over c where it comes next.
func (p *parser) accept(c byte) bool {
	if p.fault != nil || p.at == len(p.text) || p.text[p.at] != c {
		return false
	}
	p.at++
	return true
}

// run gives the decimal digits that come next.
func (p *parser) run() string {
	rest := p.rest()
	n := 0
	for n < len(rest) && '0' <= rest[n] && rest[n] <= '9' {
		n++
	}
	p.at += n
	return rest[:n]
}

// end reads one end of an interval.
func (p *parser) end(which, open string) moment {
	switch p.rest() {
	case "":
		p.fail(p.at, "write "+open+" for an open "+which, "the interval has no %s", which)
		return moment{}
	case "..":
		return moment{}
	}
	return p.moment()
}

func (p *parser) moment() moment {
	var m moment
	p.calendar(&m)
	p.clock(&m)
	p.qualifier(&m)
	p.part(&m)
	if p.fault == nil && p.rest() != "" {
		p.trailing(m)
	}
	return m
}

func (p *parser) calendar(m *moment) {
	p.year(m)
	if !p.accept('-') {
		return
	}
	at := p.at
	month := p.two("month", m)
	switch {
	case month == 0:
		p.fail(at, "write "+m.text()+" when the month is not known", "month 00")
	case month > 12:
		p.fail(at, "months are 01 to 12", "month %d", month)
	}
	m.month, m.precision = uint8(month), Month
	if !p.accept('-') {
		return
	}
	at = p.at
	day, days := p.two("day", m), daysIn(int(m.year), time.Month(m.month))
	switch {
	case day == 0:
		p.fail(at, "write "+m.text()+" when the day is not known", "day 00")
	case day > days:
		p.fail(at, fmt.Sprintf("there are %d days in %s %d", days, time.Month(m.month), m.year),
			"day %d does not exist in %s", day, m.text())
	}
	m.day, m.precision = uint8(day), Day
}

func (p *parser) year(m *moment) {
	at := p.at
	digits := p.run()
	switch {
	case p.text[at:] == "":
		p.fail(at, usage, "no date")
	case digits == "" && p.rest() == "..":
		p.fail(at, "write ../2012 or 2012/..", "an open end without an interval")
	case digits == "" && p.rest()[0] == ' ':
		p.fail(at, "leave it out", "a blank before the date")
	case digits == "", p.rest() != "" && p.rest()[0] == ' ' && len(digits) < 4:
		p.fail(at, usage, "not a date")
	case len(digits) == 2:
		p.fail(at, "write all four digits of the year", "two-digit year")
	case len(digits) != 4:
		p.fail(at, usage, "a year of %d digits", len(digits))
	}
	year := number(digits)
	if p.fault == nil && (year < minYear || year > maxYear) {
		p.fail(at, fmt.Sprintf("years are %d to %d", minYear, maxYear), "year %s", digits)
	}
	m.year, m.precision = int16(year), Year
}

// two reads the two digits of a unit. known is the date as far as it is read,
// for the hint when the unit is not a number.
func (p *parser) two(unit string, known *moment) int {
	if p.fault != nil {
		return 0
	}
	at := p.at
	digits := p.run()
	switch len(digits) {
	case 0:
		p.fail(at, "write "+known.text()+" when the "+unit+" is not known", "no %s here", unit)
	case 1:
		p.fail(at, "write 0"+digits, "one-digit %s", unit)
	case 2:
		return number(digits)
	default:
		p.fail(at, "write two", "%d digits for the %s", len(digits), unit)
	}
	return 0
}

// number is the value of a few decimal digits.
func number(digits string) int {
	n := 0
	for _, c := range digits[:min(len(digits), 4)] {
		n = n*10 + int(c-'0')
	}
	return n
}

func (p *parser) clock(m *moment) {
	if m.precision != Day || !p.accept('T') {
		return
	}
	at := p.at
	hour := p.two("hour", m)
	switch {
	case hour == 24:
		next := moment{precision: Day}
		next.setDay(m.wall().AddDate(0, 0, 1))
		p.fail(at, "midnight is the start of the next day, "+next.text()+"T00:00", "hour 24")
	case hour > 24:
		p.fail(at, "hours are 00 to 23", "hour %d", hour)
	}
	m.hour, m.precision = uint8(hour), Hour
	if p.accept(':') {
		at = p.at
		minute := p.two("minute", m)
		if minute > 59 {
			p.fail(at, "minutes are 00 to 59", "minute %d", minute)
		}
		m.minute, m.precision = uint8(minute), Minute
	}
	p.zone(m)
}

func (m *moment) setDay(t time.Time) {
	m.year, m.month, m.day = int16(t.Year()), uint8(t.Month()), uint8(t.Day())
}

func (p *parser) zone(m *moment) {
	at, sign := p.at, 1
	switch {
	case p.accept('Z'):
		m.zoned = true
		return
	case p.accept('-'):
		sign = -1
	case !p.accept('+'):
		return
	}
	hours, minutes := p.two("zone hour", m), 0
	if p.accept(':') {
		minutes = p.two("zone minute", m)
	}
	offset := sign * (hours*60 + minutes)
	switch {
	case minutes > 59 || hours*60+minutes > maxOffset:
		p.fail(at, "zones go from -14:00 to +14:00", "zone %s", p.text[at:p.at])
	case offset == 0 && sign < 0:
		p.fail(at, "write Z for UTC, and nothing for a zone that is not stated", "zone %s", p.text[at:p.at])
	}
	m.zoned, m.offset = true, int16(offset)
}

func (p *parser) qualifier(m *moment) {
	switch {
	case p.accept('~'):
		m.doubt = approximate
	case p.accept('?'):
		m.doubt = uncertain
	case p.accept('%'):
		m.doubt = approximate | uncertain
	default:
		return
	}
	if rest := p.rest(); rest != "" && strings.Contains("~?%", rest[:1]) {
		p.fail(p.at, "write % for about and uncertain", "more than one qualifier")
	}
}

func (p *parser) part(m *moment) {
	if !p.accept(' ') {
		return
	}
	at, word := p.at, p.rest()
	bare := strings.TrimRight(word, "~?%")
	part := partNamed(bare)
	switch {
	case strings.Trim(word, " ") == "":
		p.fail(at-1, "leave it out", "a blank after the date")
	case word[0] == ' ':
		p.fail(at, "one blank stands before the part", "too many blanks")
	case m.timed():
		p.fail(at, "write nothing after the time; a zone joins it as Z or +01:00", "%q after a time of day", word)
	case m.precision == Day && '0' <= word[0] && word[0] <= '9':
		p.fail(at-1, advise(m.text()+"T"+word), "a blank before the time")
	case part == Whole:
		p.fail(at, "a "+m.precision.String()+" has "+names(partsOf[m.precision]), "unknown part %q", word)
	case !slices.Contains(partsOf[m.precision], part):
		p.fail(at, "a "+m.precision.String()+" has "+names(partsOf[m.precision]), "a %s has no %q", m.precision, part)
	case bare != word && m.doubt != 0:
		p.fail(at+len(bare), "write "+m.text()+" "+part.String(), "more than one qualifier")
	case bare != word:
		p.fail(at+len(bare), "write "+m.text()+word[len(bare):][:1]+" "+part.String(), "the qualifier stands before the part")
	}
	m.part, p.at = part, len(p.text)
}

// trailing is the fault of a moment that is over before its text is.
func (p *parser) trailing(m moment) {
	rest := p.rest()
	switch {
	case rest[0] == '/':
		p.fail(p.at, "an interval has two ends, as in 2012-03-21/2012-03-22", "a second slash")
	case rest[0] == ':' && m.precision == Minute && !m.zoned:
		zone := strings.TrimLeft(rest, ":.,0123456789")
		p.fail(p.at, advise(m.text()+zone, m.text()), "seconds are not kept")
	case rest[0] == 't' && m.precision == Day:
		p.fail(p.at, "write a capital T", "a small t before the time")
	case rest[0] == 'z' && m.timed():
		p.fail(p.at, "write a capital Z", "a small z for the zone")
	case strings.HasPrefix(rest, "Z") && m.precision == Day:
		p.fail(p.at, "write "+m.text(), "a zone without a time")
	default:
		p.fail(p.at, usage, "%q after %s", rest, m.text())
	}
}

// advise gives a hint to write the first of the texts that is a date.
func advise(texts ...string) string {
	for _, text := range texts {
		if _, fault := parse(text); fault == nil {
			return "write " + text
		}
	}
	return usage
}

// partNamed gives the part for its name, Whole for any other word. A dash
// may stand in place of the blank.
func partNamed(word string) Part {
	for i, name := range partNames {
		if word == name || word == strings.ReplaceAll(name, " ", "-") {
			return Part(i)
		}
	}
	return Whole
}
