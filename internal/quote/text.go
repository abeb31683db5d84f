package quote

import "sort"

// Text is a passage prepared for finding quotes in it: a paragraph, a heading,
// a table cell. It holds the original, its normal form, and a map from the one
// to the other that is as long as the places where they part. A passage that is
// its own normal form costs no memory beyond this struct. The zero Text is the
// empty passage. A Text never changes and may be used concurrently.
type Text struct {
	original, normal string
	edits            []edit // in order, of both texts
}

// edit says that normal[at:at+size] was made from original[from:from+width].
// A size of 0 means left out. Between two edits the texts are equal bytes.
type edit struct{ at, size, from, width uint32 }

// Prepare makes a Text of a passage, which may be any string below 4 GB.
func Prepare(s string) Text {
	same := settled(s)
	if same == len(s) {
		return Text{original: s, normal: s}
	}
	w := writer{src: s}
	w.fold(same)
	return Text{original: s, normal: w.out.String(), edits: w.edits}
}

// Original gives the passage as it was.
func (t Text) Original() string { return t.original }

// Normal gives the passage's normal form, which is valid UTF-8.
func (t Text) Normal() string { return t.normal }

// span gives the part of the original from which normal[from:to] was made,
// without what was left out at its ends.
func (t Text) span(from, to int) Span {
	return Span{t.start(from), t.end(to)}
}

// start gives the original offset of the character that holds normal byte x.
func (t Text) start(x int) int {
	i := sort.Search(len(t.edits), func(i int) bool { return int(t.edits[i].at) > x })
	if i == 0 {
		return x
	}
	e := t.edits[i-1]
	if x < int(e.at+e.size) {
		return int(e.from)
	}
	return int(e.from+e.width) + x - int(e.at+e.size)
}

// end gives the original offset after the character that holds normal byte x-1.
func (t Text) end(x int) int {
	i := sort.Search(len(t.edits), func(i int) bool { return int(t.edits[i].at) >= x })
	if i == 0 {
		return x
	}
	e := t.edits[i-1]
	if x <= int(e.at+e.size) {
		return int(e.from + e.width)
	}
	return int(e.from+e.width) + x - int(e.at+e.size)
}
