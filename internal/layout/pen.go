package layout

import "strconv"

// pen writes a page. It knows where white space would not be seen, so that none
// is written there: behind the tag of a block, and before one. What is known
// holds only as long as nothing else was written, so it is kept as a length.
type pen struct {
	b     []byte
	edge  int // len(b) where a block's tag was written last
	blank int // len(b) where a blank was written last that a block's tag takes away
}

// piece is fixed HTML of a layout. One without data is a blank alone, and leads.
type piece struct {
	data  string
	lead  bool // a blank goes before it, unless it follows a block's tag or a blank
	front bool // it begins with a block's tag
	edge  bool // it ends with a block's tag
	blank bool // it ends with a blank that a block's tag takes away
}

func (p *pen) fixed(f *piece) {
	n := len(p.b)
	switch {
	case f.lead && p.edge != n && p.blank != n:
		p.b = append(p.b, ' ')
		if f.data == "" {
			p.blank = n + 1
		}
	case f.front && p.blank == n && n > 0:
		p.b, p.blank = p.b[:n-1], -1
	}
	if f.data == "" {
		return
	}
	p.b = append(p.b, f.data...)
	if f.edge {
		p.edge = len(p.b)
	}
	if f.blank {
		p.blank = len(p.b)
	}
}

// then joins a piece, which is no blank alone, to the one that always follows it.
func (f piece) then(next piece) piece {
	joined := piece{data: f.data, lead: f.lead, front: f.front, edge: next.edge, blank: next.blank}
	switch {
	case next.lead && (f.edge || f.blank):
		if next.data == "" {
			return f
		}
	case next.lead:
		joined.data += " "
		joined.blank = next.blank || next.data == ""
	case next.front && f.blank:
		joined.data = joined.data[:len(joined.data)-1]
	}
	joined.data += next.data
	return joined
}

func (p *pen) raw(parts ...string) {
	for _, s := range parts {
		p.b = append(p.b, s...)
	}
}

func (p *pen) int(n int64) { p.b = strconv.AppendInt(p.b, n, 10) }
