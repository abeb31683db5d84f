package temporal

import (
	"strings"

	"dossier/internal/date"
)

// remember keeps what an expression named, for those that go by it.
func (r *resolver) remember(f *find, e Expr, s stretch) {
	p := s.last()
	if f.kind == Time {
		if !p.none() && p.precision >= date.Hour && r.stamps(f.from) {
			r.stamp, r.stampWords = p, e.Of(r.text)
		}
		if !r.inSentence(f.from) {
			r.waiting = append(r.waiting, waiting{len(r.found) - 1, f.from})
		}
		return
	}
	if p.none() {
		p = s.first() // "since Tuesday" names Tuesday
	}
	if e.Value.IsZero() && f.kind != Relative && f.kind != Range {
		r.last[date.Day] = point{} // what follows goes by a day that is not known
	}
	if e.Value.IsZero() || p.none() || f.kind == Range && f.meaning.from == nil {
		return
	}
	if p.precision < date.Day && f.kind != Range && r.leads(f.from) && !r.last[date.Day].in(p) {
		r.last[date.Day] = point{}
		if p.precision == date.Year {
			r.last[date.Month] = point{}
		}
	}
	for k := date.Year; k <= min(p.precision, date.Day); k++ {
		r.last[k], r.words[k] = p.bare(), e.Of(r.text)
	}
	openEnd := f.kind == Range && f.meaning.to == nil && f.meaning.by.kind == unrelated
	if !openEnd {
		r.year = p.bare()
	}
	r.setContext(f, p.bare())
	if p.precision >= date.Day && !(f.kind == Range && f.meaning.to == nil) {
		r.sameParagraph = true
		if !f.owns || r.token(f.from).opens {
			r.setDay(f, p)
		}
		r.settle(f, e, p)
	}
}

// setContext keeps the year, and the month, that the days after it may go by.
func (r *resolver) setContext(f *find, bare point) {
	if bare.precision >= date.Month && (f.kind == Day || f.kind == DayMonth || f.kind == Month || f.kind == Range) {
		r.monthNamed = bare
	}
	switch {
	case f.kind == Day, f.kind == Month && f.year > 0, r.context != nil && bare.year == r.context.year,
		f.kind == Year && r.leads(f.from),
		f.kind == Relative && f.by.unit == years && f.by.kind == containing && !f.by.named && !r.is(f.to, "'") && !r.is(f.from-1, "de", "of") && (r.leads(f.from) || f.by.count > 0):
		r.context, r.contextAt = &bare, f.from
	case bare.precision >= date.Month:
		r.context = nil
	}
}

// setDay keeps the day of an expression, for the times that tell of it.
func (r *resolver) setDay(f *find, p point) {
	words := f.words(r.parser)
	r.day, r.dayWords[0], r.sentence = p.bare(), words, f.from
	r.dayPart = p.part
	if f.kind == Range {
		r.dayPart = date.Whole
	}
	if r.anchor.none() || r.day.until(r.anchor) >= 0 {
		r.dayPast, r.dayWords[1] = r.day, words
	}
}

// words gives the words of f.
func (f *find) words(p *parser) string {
	return p.text[p.tokens[f.from].start:p.tokens[f.to-1].end]
}

// leads reports whether the expression at token i leads its sentence: "In 2011,".
func (p *parser) leads(i int) bool {
	return p.token(i).opens || p.is(i-1, "in", "en", "by", "during") && p.token(i-1).opens
}

// in reports whether p lies in a month or year.
func (p point) in(q point) bool {
	return p.year == q.year && (q.precision == date.Year || p.month == q.month)
}

// settle gives the times that stand before a day in its sentence that day,
// but not those of the past a day to come.
func (r *resolver) settle(f *find, e Expr, p point) {
	for _, k := range r.waiting {
		w := &r.found[k.found]
		if r.sentenceBreak(w.End, f.from) || f.owns || r.toCome(p) && r.tenseAt(k.at, r.prose()) == past {
			continue
		}
		_, clock, ok := strings.Cut(w.Value.String(), "T")
		if !ok || strings.Contains(clock, "/") {
			continue
		}
		if d, err := date.Parse(p.bare().text() + "T" + clock); err == nil {
			w.Value, w.Basis, w.From = d, date.Derived, "“"+w.Of(r.text)+"”, and “"+e.Of(r.text)+"” after it"
		}
	}
	r.waiting = r.waiting[:0]
}

// toCome reports whether p lies after the anchor.
func (r *resolver) toCome(p point) bool {
	return !r.anchor.none() && !p.none() && p.until(r.anchor) < 0
}
