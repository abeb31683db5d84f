package dossier

import (
	"encoding/binary"
	"iter"
)

// Mention is a name that stands in a text.
type Mention struct {
	Range
	Target string // the id of the actor or place
}

// Mentions are the names in one text, in its order. A large dossier has hundreds
// of thousands of them and looks at few at a time: they are kept as numbers, in
// some five bytes each, and read from these when they are asked for. The zero
// value is none.
type Mentions struct {
	targets *Targets
	coded   string // see Targets.Mentions
}

// Any reports whether there are any.
func (m Mentions) Any() bool { return m.coded != "" }

// Targets gives the records that were looked for in the text; nil where none were.
func (m Mentions) Targets() *Targets { return m.targets }

// All gives the mentions in the order of the text.
func (m Mentions) All() iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		for number, at := range m.Numbered() {
			if !yield(Mention{at, m.targets.ids[number]}) {
				return
			}
		}
	}
}

// Numbered gives the mentions in the order of the text, each by the number of its
// target.
func (m Mentions) Numbered() iter.Seq2[int, Range] {
	return func(yield func(int, Range) bool) {
		at, number := Range{}, 0
		for rest := m.coded; rest != ""; {
			if at, number, rest = at.next(rest); !yield(number, at) {
				return
			}
		}
	}
}

// Of adds to list where a record is named: the first so many places.
func (m Mentions) Of(id string, most int, list []Range) []Range {
	if most == 0 || m.targets == nil {
		return list
	}
	wanted, ok := m.targets.Number(id)
	if !ok {
		return list
	}
	at, number := Range{}, 0
	for rest := m.coded; rest != "" && most > 0; {
		if at, number, rest = at.next(rest); number == wanted {
			list = append(list, at)
			most--
		}
	}
	return list
}

// next reads the mention that follows the one at r: its place, the number of its
// target, and what is left.
func (r Range) next(coded string) (Range, int, string) {
	blocks, coded := uvarint(coded)
	if blocks > 0 {
		r.Block, r.To = r.Block+blocks, 0
	}
	gap, coded := uvarint(coded)
	length, coded := uvarint(coded)
	number, coded := uvarint(coded)
	r.From = r.To + gap
	r.To = r.From + length
	return r, number, coded
}

// uvarint is binary.Uvarint of the beginning of a string, and gives what is left.
func uvarint(s string) (n int, rest string) {
	if s[0] < 0x80 {
		return int(s[0]), s[1:]
	}
	return longUvarint(s)
}

func longUvarint(s string) (n int, rest string) {
	for size := 0; ; size++ {
		n |= int(s[size]&0x7f) << (7 * size)
		if s[size] < 0x80 {
			return n, s[size+1:]
		}
	}
}

// Targets are the records that are looked for in texts.
type Targets struct {
	ids    []string
	number map[string]uint64 // of each id in ids
}

// NewTargets makes targets of ids, each given once.
func NewTargets(ids []string) *Targets {
	t := &Targets{ids, make(map[string]uint64, len(ids))}
	for i, id := range ids {
		t.number[id] = uint64(i)
	}
	return t
}

// Number gives the number of a record among the targets, from 0.
func (t *Targets) Number(id string) (number int, ok bool) {
	n, ok := t.number[id]
	return int(n), ok
}

// IDs lists the records by their numbers. The caller must not change it.
func (t *Targets) IDs() []string { return t.ids }

// Mentions keeps a list, which is in the order of the text and of which none
// overlaps another. Each is written as four numbers: how many blocks after the
// last one, how many bytes of the block's words after the last one's end, its
// length, and its target.
func (t *Targets) Mentions(list []Mention) Mentions {
	coded := make([]byte, 0, 5*len(list))
	last := Range{}
	for _, m := range list {
		if m.Block > last.Block {
			last.To = 0
		}
		for _, n := range [...]int{m.Block - last.Block, m.From - last.To, m.To - m.From} {
			coded = binary.AppendUvarint(coded, uint64(n))
		}
		coded = binary.AppendUvarint(coded, t.number[m.Target])
		last = m.Range
	}
	return Mentions{t, string(coded)}
}
