package speech

import "dossier/internal/annotate"

// within finds the attribution that French sets inside the marks: « L’État est
// absent, regrette un habitant. » Only a verb before its subject, after a comma
// or a stop of the quote, is one.
func (r *reader) within(f *finding, s *sentence, k int) bool {
	r.persons()
	p := s.paragraph
	q := p.quotes[s.at(k).quote]
	r.room.spans = annotate.AppendSentences(r.room.spans[:0], p.text[q.from:q.to])
	for _, span := range r.room.spans {
		from := len(p.tokens)
		p.split(annotate.Span{Start: q.from + span.Start, End: q.from + span.End}, nil, r.lex)
		in := &sentence{p, r.lex, stretch{from, len(p.tokens)}, s.index}
		p.inner = append(p.inner, inner{in.stretch, k})
		r.room.inside = in.attributions(r.room.inside)
		for _, a := range r.room.inside {
			if a.kind == trails && a.known && a.verb.from <= a.speaker.all.from+1 && in.at(a.from-1).kind != word && in.speaks(a) {
				r.give(f, s, &a)
				return true
			}
		}
	}
	return false
}

// speaks reports whether an attribution inside a quote is a verb of speech
// before its subject, and no "selon": that would be the speaker's own.
func (s *sentence) speaks(a attribution) bool {
	return a.verb.from == a.from && a.can.can(utters) && a.can.shapes != 0
}

// outside gives the token of the quotation for one inside it, and any other
// token itself.
func (p *paragraph) outside(at int) int {
	for _, in := range p.inner {
		if at >= in.from && at < in.to {
			return in.at
		}
	}
	return at
}
