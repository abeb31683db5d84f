package webpage

import "strings"

// rest lists the text that no block has: the lines of the head, and what is
// dropped.
func (d *drawer) rest(p *Page) {
	head := map[string]bool{}
	for _, s := range []string{p.Title, p.Standfirst, p.Byline, p.Outlet, p.Section, p.Published, p.Modified} {
		for _, w := range strings.Fields(foldWords(s)) {
			head[w] = true
		}
	}
	asides := d.r.asides
	var drop dropper
	for i := range d.r.leaves {
		l := &d.r.leaves[i]
		for len(asides) > 0 && asides[0].order < l.order {
			drop.aside(p, asides[0])
			asides = asides[1:]
		}
		switch {
		case d.said[i]:
			drop.end()
			p.Head = append(p.Head, l.text)
		case d.used[i]:
			drop.end()
		case d.inHead(i, head):
			p.Head = append(p.Head, l.text)
		default:
			drop.leaf(d.where(i, p), l.text)
		}
	}
	for _, a := range asides {
		drop.aside(p, a)
	}
	p.Head = append(p.Head, d.signs...)
	p.Dropped = drop.list()
}

// where names the place of a leaf that is dropped.
func (d *drawer) where(i int, p *Page) string {
	l := &d.r.leaves[i]
	switch {
	case l.region != "":
		return l.region
	case d.r.titleNode != nil && within(l.node, d.r.titleNode) || i == d.r.titleAt || fold(l.text) == fold(p.Title):
		return "headline"
	}
	return "page"
}

// dropper gathers what is dropped, as the stretches between the text's blocks.
type dropper struct {
	where  []string
	texts  [][]string
	before string         // where the last leaf stood
	asides map[string]int // the asides since the last block, by where
}

func (d *dropper) end() { d.before, d.asides = "", nil }

func (d *dropper) leaf(where, text string) {
	if where != d.before {
		d.where, d.texts, d.before = append(d.where, where), append(d.texts, nil), where
	}
	d.texts[len(d.texts)-1] = append(d.texts[len(d.texts)-1], text)
}

func (d *dropper) aside(p *Page, a aside) {
	if a.where == whereTitle {
		p.Head = append(p.Head, a.text)
		return
	}
	i, ok := d.asides[a.where]
	if !ok {
		if i = len(d.where); d.asides == nil {
			d.asides = map[string]int{}
		}
		d.where, d.texts, d.asides[a.where], d.before = append(d.where, a.where), append(d.texts, nil), i, ""
	}
	d.texts[i] = append(d.texts[i], a.text)
}

func (d *dropper) list() []Dropped {
	list := make([]Dropped, len(d.where))
	for i, where := range d.where {
		list[i] = Dropped{where, strings.Join(d.texts[i], "\n")}
	}
	return list
}

// inHead reports whether a leaf about the headline has no word that the head
// fields have not.
func (d *drawer) inHead(i int, head map[string]bool) bool {
	l := &d.r.leaves[i]
	if l.region != "" && l.region != regionByline || d.r.titleAt < 0 || i < d.r.titleAt-4 || i > d.r.titleAt+12 || l.words == 0 {
		return false
	}
	for _, w := range strings.Fields(foldWords(l.text)) {
		if !head[w] {
			return false
		}
	}
	return true
}
