package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// joinParagraphs gives the parts of a quote that runs over several paragraphs
// one speaker, whichever of them is attributed.
func (r *reader) joinParagraphs() {
	var direct []*finding
	for i := range r.found {
		if r.found[i].Direct {
			direct = append(direct, &r.found[i])
		}
	}
	for i := 0; i < len(direct); {
		j := i
		for j+1 < len(direct) && direct[j].goesOn && direct[j+1].Paragraph == direct[j].Paragraph+1 {
			j++
		}
		share(direct[i : j+1])
		i = j + 1
	}
}

// share gives the parts of one quote the speaker that one of them has.
func share(parts []*finding) {
	for _, p := range parts {
		if !p.known {
			continue
		}
		for _, q := range parts {
			if !q.known || q.Verb == (annotate.Span{}) {
				q.takeFrom(p)
			}
		}
		return
	}
}

// afterColon takes the subject of a sentence for the speaker of what follows
// its colon: The minister was blunt: “…”. Other sentences leave it open.
func (r *reader) afterColon(f *finding, s *sentence, k int) {
	if s.at(k-1).kind != colon {
		return
	}
	p, ok := s.opening()
	if !ok || p.all.to >= k {
		return
	}
	low := s.tokens[p.all.from].low
	if p.proper || p.pronoun && low != "it" && low != "on" || s.roleIn(p.all.from, p.all.to) || s.sourceIn(p.all) {
		r.name(f, p)
	}
}

func (s *sentence) sourceIn(r stretch) bool {
	for k := r.from; k < r.to; k++ {
		if s.in(k, s.lex.sources) {
			return true
		}
	}
	return false
}

// dialogue reports whether a paragraph is a line of dialogue after a dash: the
// paragraph beside it is one too, or it has its attribution within.
func (r *reader) dialogue(index int) bool {
	p := r.paragraph(index)
	if !dashed(p.text) || len(p.tokens) == 0 {
		return false
	}
	for _, near := range []int{index - 1, index + 1} {
		if near >= 0 && near < len(r.texts) {
			text := strings.TrimSpace(r.text(near))
			if dashed(text) || near < index && strings.HasSuffix(text, ":") {
				return endsSentence(p.text)
			}
		}
	}
	for _, st := range p.sentences {
		s := &sentence{p, r.lex, st, index}
		for _, a := range r.attributions(s) {
			if a.kind == trails {
				return true
			}
		}
	}
	return false
}

// dashed reports whether a text begins with a dash and a capital.
func dashed(text string) bool {
	rest, ok := strings.CutPrefix(text, "—")
	if !ok {
		rest, ok = strings.CutPrefix(text, "–")
	}
	return ok && unicode.IsUpper(annotate.RuneAt(strings.TrimLeftFunc(rest, unicode.IsSpace), 0))
}

func endsSentence(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(text, unicode.IsSpace))
	return strings.ContainsRune(".!?…", r)
}

// line reads a line of dialogue: all of it is said, but for the attributions.
func (r *reader) line(index int) {
	p := r.paragraph(index)
	whole := &sentence{p, r.lex, stretch{0, len(p.tokens)}, index}
	var parts []*finding
	start := 1
	add := func(to int) {
		words := stretch{start, to}
		for words.from < words.to && (whole.at(words.from).kind == comma || whole.at(words.from).kind == stop || whole.at(words.from).kind == dash) {
			words.from++
		}
		for words.from < words.to && (whole.at(words.to-1).kind == comma || whole.at(words.to-1).kind == dash) {
			words.to--
		}
		if whole.countWords(words) > 0 {
			parts = append(parts, &finding{Said: Said{Paragraph: index, Direct: true, Words: p.span(words), SpeakerParagraph: index}})
		}
	}
	var by *finding
	for _, st := range p.sentences {
		s := &sentence{p, r.lex, st, index}
		for _, a := range r.attributions(s) {
			if a.kind != trails || a.from < start {
				continue
			}
			add(a.from)
			if len(parts) > 0 {
				r.give(parts[len(parts)-1], s, &a)
				by = parts[len(parts)-1]
			}
			start = a.content
		}
	}
	add(len(p.tokens))
	for _, f := range parts {
		if by != nil && !f.known {
			f.takeFrom(by)
		}
		r.found = append(r.found, *f)
	}
	r.last = nil
}
