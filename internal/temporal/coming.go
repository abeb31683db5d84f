package temporal

import "dossier/internal/date"

// weekdayOf resolves a weekday.
func (r *resolver) weekdayOf(m *meaning) (stretch, string) {
	if m.which == unsaid && m.by.kind == unrelated && !m.past {
		m.coming = r.coming(m)
	}
	base, rests := r.anchor, publication
	if m.by.named {
		base, rests = r.last[date.Day], "“"+r.words[date.Day]+"” before it"
	}
	if base.none() {
		return stretch{}, ""
	}
	ahead := (int(m.weekday) - int(base.weekday()) + 7) % 7
	switch {
	case m.by.kind == containing:
		monday := base.monday().days(7 * m.by.count)
		return at(monday.days((int(m.weekday) + 6) % 7)), rests
	case m.which == following && ahead == 0:
		ahead = 7
	case m.which == current:
		if t := r.tenseAt(m.at, m.language); t != future && (ahead > 6-(int(base.weekday())+6)%7 || t == past && m.language == french && ahead > 0) {
			ahead -= 7
		}
	case m.which == previous, m.which == unsaid && ahead > 0 && !m.coming:
		ahead -= 7
	}
	return at(base.days(ahead)), rests
}

// eventsToCome are what a weekday's possessive may announce: "will attend
// Saturday's summit".
var eventsToCome = setOf("summit meeting election elections vote talks deadline poll polls match rally march protest protests ceremony inauguration conference session runoff " +
	"referendum final game ballot hearing demonstration strike")

// coming reports whether a weekday is yet to come, by the verb beside it.
func (r *resolver) coming(m *meaning) bool {
	if r.is(m.at-1, "by", "until", "till") {
		return !r.pluperfect(m.at)
	}
	if r.is(m.at+1, "deadline", "ultimatum") && r.is(m.at-1, "a", "the", "its", "their") {
		return true
	}
	if m.owns && !r.ownsEvent(m.at) {
		return false
	}
	if m.owns && (r.is(m.at-1, "before") || r.is(m.at-2, "ahead")) {
		return true
	}
	if t, k := r.tenseBefore(m.at, m.language, true); t == future && r.isIn(k, plannedOnce) && r.hadCome(m.at) {
		return false
	}
	return r.tenseAt(m.at, m.language) == future
}

// hadCome reports whether "had" follows what stands between commas at token i:
// "the ship, due on Thursday, had not arrived".
func (r *resolver) hadCome(i int) bool {
	for k := i + 1; k < i+8; k++ {
		if r.is(k, ",") {
			return r.is(k+1, "had")
		}
	}
	return false
}

// pluperfect reports whether the sentence of token i tells of what had come
// about by then.
func (r *resolver) pluperfect(i int) bool {
	for k := i + 1; k < i+tenseReach && !r.token(k).opens; k++ {
		if r.is(k, "had") {
			return true
		}
	}
	for k := i - 1; k > i-tenseReach && !r.token(k+1).opens; k-- {
		if r.is(k, "had") {
			return true
		}
	}
	return false
}

func (r *resolver) ownsEvent(i int) bool {
	for k := i + 3; k < i+6; k++ {
		if r.isIn(k, eventsToCome) {
			return true
		}
	}
	return false
}

// compared reports whether what is at token i is only held against something:
// "the same wages as in January".
func (p *parser) compared(i int) bool {
	if p.is(i-1, "in", "of", "en", "last") {
		i--
	}
	return p.is(i-1, "as", "than", "like", "qu", "comme", "'") && !p.is(i-2, "d", "l")
}

// happened reports whether the clause before token i says that something
// happened in that month, or on that day: "published in March".
func (r *resolver) happened(i int) bool {
	if !r.is(i-1, "in", "on", "en", "le") {
		return false
	}
	t, k := r.tenseBefore(i, r.prose(), true)
	if t == untold && r.tenseAfter(i, r.prose()) == untold {
		t, k = r.tenseBefore(i, r.prose(), false)
	}
	return t == past && !r.isIn(k, sayings)
}

// sayings are verbs whose object may be yet to come.
var sayings = setOf("said told announced declared added reported warned confirmed promised pledged vowed agreed set fixed since after has had have " +
	"a ont avait avaient dit déclaré annoncé promis indiqué affirmé précisé confirmé assuré ajouté fixé depuis après disait")

// announced reports whether the verb beside a day of a month says that it is
// yet to come. A day that a noun is told by has no verb: "the 12 March coup".
func (r *resolver) announced(m *meaning) bool {
	i := m.at
	if t, k := r.tenseBefore(i, r.prose(), true); t != untold {
		return t == future && !(r.isIn(k, plannedOnce) && (r.is(k-1, "been") && r.is(k-2, "had") || r.tenseAfter(i, r.prose()) == past))
	}
	if !r.is(i-1, "on", "by", "until", "before", "from", "for", "le", "au", "à", "dès") && r.token(i-1).kind != mark {
		return false
	}
	return (r.token(i-1).kind == mark || r.token(i-1).opens || r.token(i-2).kind == mark) && r.tenseAfter(i, r.prose()) == future
}
