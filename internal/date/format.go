package date

import "fmt"

// String gives d in its canonical form, which Parse reads as the same value:
// Z for a zone of no offset, a zone's minutes always written, early morning
// with a blank. It is empty for no date.
func (d Date) String() string {
	if !d.interval {
		return d.start.text()
	}
	return d.start.endText() + "/" + d.end.endText()
}

func (m moment) endText() string {
	if m.open() {
		return ".."
	}
	return m.text()
}

func (m moment) text() string {
	s := m.digits(m.precision)
	if m.zoned {
		s += offsetText(int(m.offset), "Z")
	}
	s += [...]string{"", "~", "?", "%"}[m.doubt]
	if m.part != Whole {
		s += " " + m.part.String()
	}
	return s
}

// digits writes the moment to the precision p at most.
func (m moment) digits(p Precision) string {
	p = min(p, m.precision)
	if p < Year {
		return ""
	}
	var room [len("2012-03-22T04:30")]byte
	b := appendTwo(appendTwo(room[:0], uint8(m.year/100)), uint8(m.year%100))
	if p >= Month {
		b = appendTwo(append(b, '-'), m.month)
	}
	if p >= Day {
		b = appendTwo(append(b, '-'), m.day)
	}
	if p >= Hour {
		b = appendTwo(append(b, 'T'), m.hour)
	}
	if p >= Minute {
		b = appendTwo(append(b, ':'), m.minute)
	}
	return string(b)
}

// appendTwo appends the two digits of a number below 100.
func appendTwo(b []byte, n uint8) []byte { return append(b, '0'+n/10, '0'+n%10) }

// offsetText writes a zone as "+01:00", and UTC as utc.
func offsetText(minutes int, utc string) string {
	switch {
	case minutes == 0:
		return utc
	case minutes < 0:
		return fmt.Sprintf("-%02d:%02d", -minutes/60, -minutes%60)
	}
	return fmt.Sprintf("+%02d:%02d", minutes/60, minutes%60)
}

// ISO gives a value for the datetime attribute of HTML's time element, which
// knows the year, month, day and minute. An hour is given as its day; parts
// and qualifiers have no place there. It is empty for an interval and for no
// date.
func (d Date) ISO() string {
	switch m := d.start; {
	case d.interval:
		return ""
	case m.precision == Hour:
		return m.digits(Day)
	case m.zoned:
		return m.digits(Minute) + offsetText(int(m.offset), "Z")
	default:
		return m.digits(Minute)
	}
}
