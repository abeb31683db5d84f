package temporal

import "dossier/internal/date"

// clock is a time of day as printed.
type clock struct {
	set          bool
	hour, minute int  // minute -1: not printed
	zoned        bool // the zone is printed, offset minutes east of UTC
	offset       int
	twelve       bool      // on a clock of twelve hours whose half is not told: "8 o'clock"
	fromPart     date.Part // noon and midnight, which are told as parts
}

// zones gives the distance from UTC, in minutes, of the zones that news names
// by letters and that mean one distance only.
var zones = map[string]int{
	"GMT": 0, "UTC": 0, "Z": 0, "TU": 0, "UT": 0, "WET": 0,
	"BST": 60, "CET": 60, "WAT": 60,
	"CEST": 120, "CAT": 120, "EET": 120, "SAST": 120,
	"EAT": 180, "EEST": 180, "MSK": 180,
	"EDT": -240, "EST": -300, "PDT": -420, "PST": -480,
}

// time reads a time of day: "16:40 GMT", "4.40pm", "16h40", "19 heures",
// "noon".
func (p *parser) time(i int) (clock, int, bool) {
	return once(p, aTime, i, (*parser).timeAt)
}

func (p *parser) timeAt(i int) (clock, int, bool) {
	if ph, to := p.phrase(i, hourWord); ph != nil {
		if p.is(to, "et") && p.is(to+1, "demi", "quart") || p.hyphenated(to) && p.is(to, "-", "–") || p.hyphenated(i) && p.is(i-1, "-", "–") {
			return clock{}, 0, false
		}
		to = p.skip(to, "local time", "heure locale", "GMT", "TU")
		return clock{set: true, fromPart: ph.part}, to, true
	}
	t := p.token(i)
	if t.kind == word {
		return p.spoken(i)
	}
	if t.kind != number || t.n < 0 || !p.standsFree(i) {
		return clock{}, 0, false
	}
	c := clock{set: true, hour: int(t.n), minute: -1}
	digits := t.end - t.start
	switch {
	case digits == 4 && p.fourDigits(&c, i):
		to := p.skip(i+1, "hours", "hrs", "h")
		to, zoned := p.zone(&c, to)
		return c, to, (zoned || to > i+1) && c.valid()
	case digits > 2:
		return clock{}, 0, false
	case p.is(i+1, ":") && p.minutesAt(&c, i+2, i+1):
		to := i + 3
		if p.is(to, ":") && p.token(to+1).kind == number {
			to += 2 // seconds
		}
		to, _ = p.half(&c, to)
		to, _ = p.zone(&c, to)
		return c, to, c.valid() && p.endsFree(to)
	case p.is(i+1, ".") && p.minutesAt(&c, i+2, i+1):
		to, half := p.half(&c, i+3)
		to, zoned := p.zone(&c, to)
		plain := p.is(i-1, "at") && p.is(to, "on", "yesterday", "today", "tomorrow") // "at 5.40 on Tuesday"
		c.twelve = plain && !half && !zoned && c.hour <= 12
		return c, to, (half || zoned || plain) && c.valid()
	case p.is(i+1, "h", "heures", "heure"):
		return p.frenchTime(c, i)
	}
	if to, ok := p.half(&c, i+1); ok {
		to, _ = p.zone(&c, to)
		return c, to, c.valid()
	}
	if to, ok := p.seq(i+1, "o ' clock"); ok {
		c.twelve = c.hour <= 12
		to = p.daytime(&c, to)
		to, _ = p.zone(&c, to)
		return c, to, c.valid()
	}
	return p.spoken(i)
}

// frenchTime reads what follows the hour in "16h40", "19 heures", "8 heures du
// soir". An hour in words of its own needs a preposition: "19 heures" may be a
// duration.
func (p *parser) frenchTime(c clock, i int) (clock, int, bool) {
	to := i + 2
	if p.minutesAt(&c, to, to) {
		to++
	} else if p.token(to).gap == joined && p.token(to).kind != mark || p.token(to).kind == number && p.token(i).gap == joined {
		return clock{}, 0, false
	}
	if p.is(to, "/") || c.minute < 0 && p.isCounted(i, to) {
		return clock{}, 0, false
	}
	to = p.daytime(&c, to)
	to, _ = p.zone(&c, to)
	return c, to, c.valid()
}

// isCounted reports whether the hours at i, which end at to, are a duration:
// "une marche de 3h", "pendant 19 heures".
func (p *parser) isCounted(i, to int) bool {
	inWords := p.is(i+1, "heures", "heure")
	switch {
	case p.is(i-1, "pendant", "durant", "en", "dans", "toutes", "dernières", "prochaines", "premières", "les", "ces", "d"):
		return true
	case p.is(i-1, "de") && p.is(i-2, "environs", "alentours", "autour", "partir", "compter"):
		return false
	case p.is(i-1, "de"):
		return !p.is(to, "à", "jusqu", "-", "–")
	case p.is(i-1, "depuis", "après"):
		return p.token(i).n < 5
	case p.is(to, "de") && !inWords:
		return true
	}
	return inWords && !p.isIn(i-1, beforeHours) && p.entry(i-1).weekday == 0 && !p.is(i-1, "matin", "soir", "demain")
}

var beforeHours = setOf("à vers avant dès partir et jusqu sur entre environ")

// minutesAt reads the two digits of a minute. mark is the token between.
func (p *parser) minutesAt(c *clock, i, mark int) bool {
	t := p.token(i)
	if t.kind != number || t.end-t.start != 2 || t.n > 59 {
		return false
	}
	if p.is(mark, ":", ".") && !(p.hyphenated(mark) && p.hyphenated(i)) {
		return false
	}
	c.minute = int(t.n)
	return true
}

// fourDigits reads the time of "1640 GMT".
func (p *parser) fourDigits(c *clock, i int) bool {
	n := int(p.token(i).n)
	c.hour, c.minute = n/100, n%100
	if p.is(i+1, "hours", "hrs") {
		return true
	}
	_, zoned := zones[p.token(i+1).of(p.text)]
	return zoned && c.valid()
}

// half reads am and pm in their spellings.
func (p *parser) half(c *clock, i int) (int, bool) {
	after := false
	to := i + 1
	switch {
	case p.is(i, "pm"):
		after = true
	case p.is(i, "am"):
	case p.is(i, "p", "a") && p.is(i+1, ".") && p.is(i+2, "m") && p.hyphenated(i+2):
		after = p.is(i, "p")
		to = i + 3
		if p.is(to, ".") && p.hyphenated(to) {
			to++
		}
	default:
		return i, false
	}
	if c.hour < 1 || c.hour > 12 {
		if c.hour > 12 && c.hour < 24 && after && c.minute >= 0 {
			return to, true
		}
		return i, false
	}
	c.hour %= 12
	if after {
		c.hour += 12
	}
	return to, true
}

// daytime reads the half of the day in "8 heures du soir" and "4 o'clock in
// the afternoon".
func (p *parser) daytime(c *clock, i int) int {
	if to := p.skip(i, "du matin", "in the morning"); to > i {
		c.twelve = false
		return to
	}
	if to := p.skip(i, "du soir", "de l ' après - midi", "in the afternoon", "in the evening", "at night"); to > i {
		if c.hour < 12 {
			c.hour += 12
		}
		c.twelve = false
		return to
	}
	return i
}

// in takes a time of twelve hours to the half that a part of the day tells.
func (c clock) in(part date.Part) clock {
	if c.twelve && c.hour < 12 && (part == date.Afternoon || part == date.Evening || part == date.Night) {
		c.hour += 12
	}
	c.twelve = false
	return c
}

// zone reads a zone, in brackets or without.
func (p *parser) zone(c *clock, i int) (int, bool) {
	open := p.is(i, "(")
	at := i
	if open {
		at++
	}
	name := p.token(at).of(p.text)
	offset, known := zones[name]
	if !known || name == "Z" && !p.hyphenated(at) {
		if to := p.skip(at, "local time", "heure locale", "heures locales", "local"); to > at {
			if open && p.is(to, ")") {
				return to + 1, false
			}
			if !open {
				return to, false
			}
		}
		if to, ok := p.unknownZone(at); ok && (!open || p.is(to, ")")) {
			if open {
				to++
			}
			return to, false
		}
		return i, false
	}
	to := at + 1
	if open {
		if !p.is(to, ")") {
			return i, false
		}
		to++
	}
	c.zoned, c.offset = true, offset
	return to, true
}

// unknownZone reads the letters of a zone whose distance from UTC is not known,
// or not one only: "ECT", "IST".
func (p *parser) unknownZone(i int) (int, bool) {
	w := p.token(i).of(p.text)
	if len(w) < 3 || len(w) > 4 || w[len(w)-1] != 'T' || w[0] == 'A' && w[1] == 'N' {
		return i, false
	}
	for _, c := range []byte(w) {
		if c < 'A' || c > 'Z' {
			return i, false
		}
	}
	return i + 1, p.token(i).gap == spaced || p.is(i-1, "(")
}

func (c clock) valid() bool { return c.hour < 24 && c.minute < 60 }

// standsFree reports whether the number at i is no part of a longer one, of a
// sum or of a word.
func (p *parser) standsFree(i int) bool {
	if p.token(i).gap != joined {
		return true
	}
	before := p.token(i - 1)
	if before.kind != mark {
		return false
	}
	switch before.of(p.text) {
	case "(", "[", "\"", "“", "«", "‘", "'", "’", "—", "–", "-", "":
		return !p.hyphenated(i-1) || p.token(i-2).kind != number && !p.is(i-1, "-") || p.is(i-1, "(", "[", "'", "’", "—", "–", "“")
	}
	return false
}

// endsFree reports whether nothing is joined to what ends before token i.
func (p *parser) endsFree(i int) bool {
	t := p.token(i)
	if t.gap != joined || t.kind != mark {
		return t.gap != joined
	}
	switch t.of(p.text) {
	case ":", "/", "%", "°", "@", "_":
		return p.token(i+1).gap != joined
	case ".", ",":
		return p.token(i+1).gap != joined || p.token(i+1).kind != number
	}
	return true
}
