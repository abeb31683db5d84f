package quote

import "strings"

// Status is the answer to the question whether a quote stands in its source.
type Status uint8

// The answers. Only Found is proof.
const (
	Found     Status = iota // it stands there once
	Ambiguous               // it stands there more than once
	Missing                 // it does not stand there
	Invalid                 // it is not a quote
)

var statusNames = [...]string{"found", "ambiguous", "missing", "invalid"}

func (s Status) String() string { return statusNames[s] }

// Place is a match in one of several passages, counted from 0.
type Place struct {
	Passage int
	Match
}

// Result is the answer of [Find].
type Result struct {
	Status Status
	Places []Place // one if Found; two or more, the first [MostPlaces] in order, if Ambiguous; else none
	Reason string  // if Invalid: what is wrong, in lower case, without full stop
}

// Find looks for a quote in all passages of a source. A match lies within one
// passage. The reading of an ellipsis is the same for the whole source: where the
// quote stands as it is in one passage, no passage is read with words left out.
// [Closest] tells what is nearest to a missing one, which costs far more.
func Find(passages []Text, quote string) Result {
	p, reason := parse(quote)
	if reason != "" {
		return Result{Status: Invalid, Reason: reason}
	}
	return resultOf(p.stands(passages))
}

// resultOf tells what places a quote has.
func resultOf(found []Place) Result {
	switch len(found) {
	case 0:
		return Result{Status: Missing}
	case 1:
		return Result{Status: Found, Places: found}
	}
	return Result{Status: Ambiguous, Places: found}
}

// Closest gives the words of passages that are nearest to a quote that is missing
// from them.
func Closest(passages []Text, quote string) Nearest {
	p, reason := parse(quote)
	if reason != "" {
		return Nearest{}
	}
	return nearest(passages, p)
}

// stands gives the places of the first reading that has any.
func (p pattern) stands(passages []Text) []Place {
	for _, parts := range p.readings() {
		if found := places(passages, parts); len(found) > 0 {
			return found
		}
	}
	return nil
}

func places(passages []Text, parts []part) (found []Place) {
	for i := range passages {
		if !strings.Contains(passages[i].normal, parts[0].text) {
			continue // most do not, and this looks at the words alone
		}
		for _, m := range passages[i].find(parts) {
			if found = append(found, Place{i, m}); len(found) == MostPlaces {
				return found
			}
		}
	}
	return found
}

// nearest gives the words that are nearest to a missing quote.
func nearest(passages []Text, p pattern) Nearest {
	for i, t := range passages {
		if at := strings.Index(t.normal, p.whole[0].text); at >= 0 {
			return t.cut(i, at, p.whole[0].text)
		}
	}
	if len(p.parts) > 1 {
		if n := turned(passages, p.parts); n.Turned != nil {
			return n
		}
	}
	return likest(passages, p.loosest())
}
