package temporal

import "dossier/internal/date"

// unit is a unit of time.
type unit uint8

const (
	noUnit unit = iota
	minutes
	hours
	days
	weekends
	weeks
	fortnights
	months
	years
	decades
)

// relation is how an expression lies to the day of publication or to the day
// that the text named last.
type relation struct {
	kind  relationKind
	named bool // to what the text named last, not to the day of publication
	unit  unit
	count int  // later, or earlier where it is negative
	vague bool // the count is not known: "a few days ago"
	about bool // the count is about right
}

type relationKind uint8

const (
	unrelated  relationKind = iota
	containing              // the day, week, month or year that lies so far away: "last week"
	distance                // what is so far away: "two weeks ago"
	reaching                // all from there: "for the last two weeks"
	nightTo                 // the night before the day, or after it: "overnight"
	nowhere                 // by an event that the text tells of: "the day after the vote"
)

func today(n int) relation   { return relation{kind: containing, unit: days, count: n} }
func thatDay(n int) relation { return relation{kind: containing, unit: days, count: n, named: true} }
func theNight() relation     { return relation{kind: nightTo, unit: days} }

func thisUnit(u unit, n int) relation { return relation{kind: containing, unit: u, count: n} }
func thatUnit(u unit, n int) relation {
	return relation{kind: containing, unit: u, count: n, named: true}
}

// precision is the precision to which a unit moves a date.
func (u unit) precision() date.Precision {
	switch u {
	case months:
		return date.Month
	case years, decades:
		return date.Year
	}
	return date.Day
}

// resolve gives what the relation means by a base, a point at least as fine as
// its unit.
func (by relation) resolve(base point) stretch {
	if base.none() || by.vague || base.precision < by.unit.precision() {
		return stretch{}
	}
	base = base.bare()
	switch by.kind {
	case containing:
		return by.unit.containing(base, by.count)
	case distance:
		return at(by.away(base))
	case reaching:
		away := by.away(base)
		away.about = true
		if by.count < 0 {
			return between(away, base)
		}
		return between(base, away)
	}
	return stretch{}
}

// away gives what lies the relation's count of units from a base.
func (by relation) away(base point) point {
	var p point
	switch by.unit {
	case minutes:
		p = base
	case hours:
		p = base.days(by.count / 24)
	case days:
		p = base.days(by.count)
	case weeks, weekends:
		p = base.days(7 * by.count)
	case fortnights:
		p = base.days(14 * by.count)
	case months:
		p = base.months(by.count)
	case years:
		p = base.years(by.count)
	case decades:
		p = base.years(10 * by.count)
	}
	p.about = by.about || by.unit > days
	return p
}

// containing gives the unit n units after that of a base.
func (u unit) containing(base point, n int) stretch {
	switch u {
	case days:
		return at(base.days(n))
	case weeks:
		monday := base.monday().days(7 * n)
		return between(monday, monday.days(6))
	case weekends:
		saturday := base.monday().days(5 + 7*n)
		return between(saturday, saturday.days(1))
	case months:
		return at(base.months(n))
	case years:
		return at(base.years(n))
	case decades:
		first := base.year/10*10 + 10*n
		return between(yearPoint(first), yearPoint(first+9))
	}
	return stretch{}
}
