package census

import "strings"

// dated reports whether token i is a weekday or month. A short form is one beside
// a number only: Jan is a name, too.
func (r *reader) dated(i int) bool {
	t := r.list[i]
	if !calendar[t.key] || !shortDates[t.key] {
		return calendar[t.key]
	}
	return i > 0 && r.list[i-1].number || i+1 < len(r.list) && r.list[i+1].number
}

var shortDates = keys(`jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`)

// nameOfMonth reports whether a month's name is somebody's: after a title, or,
// of May, before a verb of speech.
func (r *reader) nameOfMonth(i int) bool {
	if t := r.list[i]; !r.french && t.key == "may" && i+1 < len(r.list) && speech[r.list[i+1].key] && blank(r.list[i+1].gap) {
		return true
	}
	return i > 0 && titles[r.list[i-1].key] && joined(r.list[i-1], r.list[i]) && !(i+1 < len(r.list) && r.list[i+1].number)
}

// titleAt reports whether token i is a title, or belongs to one ("Prime" before
// "Minister"), and no part of a body's or place's name.
func (r *reader) titleAt(i int) bool {
	t := r.list[i]
	switch {
	case titles[t.key]:
		return !r.headAhead(i + 1)
	case modifiers[t.key]:
		for k := i + 1; k < len(r.list) && k <= i+mostModifiers && joined(r.list[k-1], r.list[k]) && r.list[k].capital; k++ {
			switch next := r.list[k].key; {
			case titles[next]:
				return !r.headAhead(k + 1)
			case !modifiers[next]:
				return false
			}
		}
	}
	return false
}

// officeOf gives the token after the title i, and after what it is the title of:
// "Director of Public Prosecutions". A country or body there is a name.
func (r *reader) officeOf(i int) int {
	k := i + 1
	for k < len(r.list) && k < i+4 && (r.list[k].text == "of" || r.list[k].text == "for" || r.list[k].text == "the") && blank(r.list[k].gap) {
		k++
	}
	if k == i+1 || k >= len(r.list) || !r.list[k].capital || !joined(r.list[k-1], r.list[k]) || r.headAhead(k) || r.head(k) {
		return i + 1
	}
	if n, _ := r.gazetted(k); n > 0 || !abstract[r.list[k].key] && !bodyAdjective[r.list[k].key] {
		return i + 1
	}
	return r.gather(k) + 1
}

var bodyAdjective = keys(`public foreign internal home external higher general native homeland presidential parliamentary`)

// mostModifiers is how many words stand before a title: "Former First Deputy
// Prime Minister".
const mostModifiers = 6

// longestName is how many words a name has at the most: what goes on with
// capitals for longer is a list, or no prose at all. It keeps the time of
// reading in proportion to the text.
const longestName = 40

// ahead is how far the capitals from one token on were followed, and whether that
// ended at a word by which a name is a body's or a place's. So that many titles in
// a row take no longer than one, what one look found is kept for the next.
type ahead struct {
	from, at    int // tokens; at was not looked at unless ended
	ended, head bool
}

// headAhead reports whether a word by which a name is a body's or a place's
// stands at token i or among those with capitals that follow directly.
func (r *reader) headAhead(i int) bool {
	if i == 0 {
		return len(r.list) > 1 && r.list[0].capital && joined(r.list[0], r.list[1]) && r.headAhead(1)
	}
	if i >= len(r.list) {
		return false
	}
	a := &r.ahead
	if i < a.from || i > a.at || a.from == 0 {
		if t := r.list[i]; !t.capital || !joined(r.list[i-1], t) && !peoples[t.key] {
			return false
		}
		*a = ahead{from: i, at: i}
	}
	for !a.ended && a.at < i+longestName {
		switch {
		case a.at >= len(r.list) || !r.list[a.at].capital:
			a.ended = true
		case r.head(a.at):
			a.ended, a.head = true, true
		case a.at+1 < len(r.list) && !joined(r.list[a.at], r.list[a.at+1]):
			a.ended = true
		default:
			a.at++
		}
	}
	return a.head && a.at < i+longestName
}

func (r *reader) head(i int) bool {
	k := r.list[i].key
	return bodyWords[k] || placeWords[k]
}

// titled notes the title that stands before a run.
func (r *reader) titled(n *run) {
	i := n.first
	switch {
	case r.title == i && i > 0 && joined(r.list[i-1], r.list[i]):
		n.title = r.list[i-1].text
	case i > 0 && !r.list[i-1].capital && titles[r.list[i-1].key] && joined(r.list[i-1], r.list[i]) && !elided[r.list[i-1].key] && !areas[r.list[i-1].key]:
		n.title = r.list[i-1].text
	case i > 0 && !r.list[i-1].capital && areas[r.list[i-1].key] && titles[r.list[i-1].key] && joined(r.list[i-1], r.list[i]):
		n.title = r.list[i-1].text
	case i > 0 && r.list[i-1].key == "m" && r.list[i-1].capital && strings.HasPrefix(r.list[i].gap, "."):
		n.title = "M."
	}
	r.title = 0
}
