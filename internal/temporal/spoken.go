package temporal

import "dossier/internal/date"

// spoken reads a time in words: "seven o'clock", "half past four", "ten to
// six", "nine in the evening", "full by six" after a part of the day.
func (p *parser) spoken(i int) (clock, int, bool) {
	if p.token(i).kind == word && p.entry(i).cardinal == 0 && !p.is(i, "half", "quarter") {
		return clock{}, 0, false
	}
	if c, to, ok := p.pastOrTo(i); ok {
		return c, to, true
	}
	hour, to, ok := p.hourNamed(i)
	if !ok {
		return clock{}, 0, false
	}
	if p.is(to, "heures", "heure") && p.token(i).kind == word {
		return p.spokenFrench(i, hour)
	}
	c := clock{set: true, hour: hour, minute: -1, twelve: true}
	if end, ok := p.seq(to, "o ' clock"); ok {
		end = p.daytime(&c, end)
		end, _ = p.zone(&c, end)
		return c, end, true
	}
	end := p.daytime(&c, to)
	return c, end, end > to && p.isIn(i-1, beforeSpoken)
}

var beforeSpoken = setOf("was at about around by before after until till from since nearly almost shortly")

// hourNamed reads an hour of twelve in words or digits.
func (p *parser) hourNamed(i int) (int, int, bool) {
	t := p.token(i)
	n := p.entry(i).cardinal
	if t.kind == number {
		n = int(t.n)
		if p.width(i) > 2 || !p.standsFree(i) {
			return 0, 0, false
		}
	}
	return n, i + 1, 1 <= n && n <= 12 && !p.is(i, "a", "an", "un") && !(p.is(i, "une") && !p.is(i+1, "heure"))
}

// pastOrTo reads "half past four", "ten to six", "quarter past nine".
func (p *parser) pastOrTo(i int) (clock, int, bool) {
	start := p.skip(i, "a")
	n, to := 0, start+1
	switch {
	case p.is(start, "half"):
		n = 30
	case p.is(start, "quarter"):
		n = 15
	case start == i:
		n = p.entry(i).cardinal
		if next := p.skip(to, "-"); n == 20 && p.entry(next).cardinal == 5 {
			n, to = 25, next+1
		}
	}
	if n%5 != 0 || n == 0 || n >= 60 {
		return clock{}, 0, false
	}
	to = p.skip(to, "minutes")
	before := p.is(to, "to")
	if !before && !p.is(to, "past") || before && (n == 30 || !p.isIn(i-1, beforeSpoken)) {
		return clock{}, 0, false
	}
	hour, to, ok := p.hourNamed(to + 1)
	if !ok || p.counts(to-1) {
		return clock{}, 0, false
	}
	c := clock{set: true, hour: hour, minute: n, twelve: true}
	if before {
		c.hour, c.minute = (hour+11)%12, 60-n
	}
	end := p.daytime(&c, to)
	if end == to && c.hour < 6 {
		c.hour += 12 // what is told so is of the afternoon
		c.twelve = false
	}
	end, _ = p.zone(&c, end)
	return c, end, true
}

// hourAlone reads the hour of "the last train was full by six" where a part of
// the day was named in the sentence before it.
func (r *resolver) hourAlone(i int) (find, bool) {
	if r.entry(i).cardinal == 0 {
		return find{}, false
	}
	hour, to, ok := r.hourNamed(i)
	if !ok || !r.is(i-1, "by", "at") || r.token(to).kind != mark || r.is(to, "-", "–") || len(r.found) == 0 || !r.inSentence(i) {
		return find{}, false
	}
	c := clock{set: true, hour: hour, minute: -1, twelve: true}
	switch r.dayPart {
	case date.Afternoon, date.Evening, date.Night, date.Late:
		c = c.in(date.Evening)
	case date.Morning, date.EarlyMorning, date.Early:
	default:
		return find{}, false
	}
	return find{i, to, meaning{kind: Time, clock: c, at: i}}, true
}

// spokenFrench reads "quatre heures du matin", "sept heures et demie". By
// itself an hour in words needs a preposition, and tells no distance: "à deux
// heures de Bamako".
func (p *parser) spokenFrench(i, hour int) (clock, int, bool) {
	c := clock{set: true, hour: hour, minute: -1}
	to := i + 2
	if end := p.skip(to, "et demie", "et demi"); end > to {
		c.minute, to = 30, end
	} else if end := p.skip(to, "et quart"); end > to {
		c.minute, to = 15, end
	}
	end := p.daytime(&c, to)
	if end == to && (!p.is(i-1, "à", "vers", "avant", "dès", "environ") || p.is(to, "de", "d", "du", "plus", "après", "avant") || p.isCounted(i, to)) {
		return clock{}, 0, false
	}
	end, _ = p.zone(&c, end)
	return c, end, c.valid()
}
