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

// All gives the mentions in the order of the text.
func (m Mentions) All() iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		rest := m.coded
		next := func() int {
			n, size := uvarint(rest)
			rest = rest[size:]
			return n
		}
		at := Mention{}
		for rest != "" {
			if blocks := next(); blocks > 0 {
				at.Block, at.To = at.Block+blocks, 0
			}
			at.From = at.To + next()
			at.To = at.From + next()
			at.Target = m.targets.ids[next()]
			if !yield(at) {
				return
			}
		}
	}
}

// uvarint is binary.Uvarint of a string.
func uvarint(s string) (n, size int) {
	for ; ; size++ {
		n |= int(s[size]&0x7f) << (7 * size)
		if s[size] < 0x80 {
			return n, size + 1
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
