package layout

import (
	"slices"
	"strings"

	"dossier/internal/page"
)

// stretch writes words that begin at byte at of their block. They are cut at
// every edge of a mark or name, so that marks may overlap and run over the ends
// of other elements: each cut carries the passages it belongs to.
func (w *writer) stretch(words string, at int, marks []page.Mark, names []page.NameLink) {
	end := at + len(words)
	for from := at; from < end; {
		to := end
		edge := func(x int) {
			if x > from && x < to {
				to = x
			}
		}
		for _, m := range marks {
			edge(m.From)
			edge(m.To)
		}
		name := -1
		for i, n := range names {
			edge(n.From)
			edge(n.To)
			if n.From <= from && from < n.To {
				name = i
			}
		}
		w.cut(words[from-at:to-at], from, to, marks, names, name)
		from = to
	}
}

func (w *writer) cut(words string, from, to int, marks []page.Mark, names []page.NameLink, name int) {
	var anchors []string
	for _, m := range marks {
		if m.From <= from && to <= m.To {
			if m.First && m.From == from {
				w.raw("<span")
				w.id(m.Anchor)
				w.raw(` class="spot"></span>`)
			}
			anchors = append(anchors, m.Anchor)
		}
	}
	if name >= 0 && from == names[name].From {
		w.raw("<a")
		w.attr("href", names[name].Href)
		w.raw(` class="name">`)
	}
	if len(anchors) > 0 {
		w.mark(words, anchors, name >= 0)
	} else {
		w.say(words)
	}
	if name >= 0 && to == names[name].To {
		w.raw("</a>")
	}
}

// mark writes cited words. Where the text leads back, they link to the list of
// the pages that cite them; of several passages, to the one that began last.
// Within a link of the source's own an arrow after it does so.
func (w *writer) mark(words string, anchors []string, linked bool) {
	back := w.t.Backlinks && !linked && strings.TrimSpace(words) != ""
	last := anchors[len(anchors)-1]
	if back && w.links > 0 {
		back = false
		if !slices.Contains(w.within, last) {
			w.within = append(w.within, last)
		}
	}
	if back {
		w.raw(`<a class="quoted" href="#c-`)
		w.write(last, w.value)
		w.raw(`">`)
	}
	w.raw("<mark")
	w.attr("data-q", strings.Join(anchors, " "))
	w.raw(">")
	w.say(words)
	w.raw("</mark>")
	if back {
		w.raw("</a>")
	}
}

// arrows leads from the words of a link to the lists of the pages that cite them.
func (w *writer) arrows() {
	if w.links > 0 {
		return
	}
	for _, anchor := range w.within {
		w.raw(`<sup class="cite back"><a href="#c-`)
		w.write(anchor, w.value)
		w.raw(`"`)
		w.attr("aria-label", w.words.T("Cited in"))
		w.raw(`>↓</a></sup>`)
	}
	w.within = nil
}

// inBlock gives what of a list is in a block. Lists are sorted by block, and blocks are
// written in order: what is before it is used up.
func inBlock[T any](rest *[]T, block int, of func(*T) int) []T {
	list, n := *rest, 0
	for len(list) > 0 && of(&list[0]) < block {
		list = list[1:]
	}
	for n < len(list) && of(&list[n]) == block {
		n++
	}
	*rest = list
	return list[:n]
}
