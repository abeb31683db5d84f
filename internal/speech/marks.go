package speech

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// quotation is a stretch of a paragraph between quotation marks, with them.
type quotation struct {
	annotate.Span
	from, to int  // what stands between the marks
	open     bool // has no closing mark: it runs to the end of the paragraph
}

// mark is an opening mark that waits for its closing one.
type mark struct {
	at, size int
	kind     rune // the opening mark
}

// maxNested bounds how deep quotations are looked for inside one another.
const maxNested = 8

// appendQuotations adds the outermost quotations of a paragraph to a list, in order.
// next gives the paragraph after it: where that begins with a mark, a quotation
// without a closing mark goes on there.
func appendQuotations(list []quotation, text string, next func() string) []quotation {
	var (
		nested [maxNested]mark
		single [32]int
	)
	waiting, singles, first := nested[:0], singleMarks(text, single[:0]), len(list)
	add := func(q quotation) {
		for len(list) > first && list[len(list)-1].Start > q.Start {
			list = list[:len(list)-1] // inside the new one
		}
		list = append(list, q)
	}
	for i := nextMark(text, 0); i < len(text); i = nextMark(text, i+1) {
		r, size := utf8.DecodeRuneInString(text[i:])
		opens, closes := side(text, i, r, size, waiting, singles)
		if closes != 0 {
			for k := len(waiting) - 1; k >= 0; k-- {
				if m := waiting[k]; m.kind == closes || closes == '“' && m.kind == '„' {
					waiting = waiting[:k]
					add(quotation{Span: annotate.Span{Start: m.at, End: i + size}, from: m.at + m.size, to: i})
					break
				}
			}
		} else if opens && len(waiting) < maxNested {
			waiting = append(waiting, mark{i, size, r})
		}
	}
	if q, ok := unclosed(text, next, waiting); ok {
		add(q)
	}
	return list
}

// nextMark gives the offset of the first quotation mark or apostrophe of a text
// at byte i or later, or the length of the text.
func nextMark(text string, i int) int {
	for ; i < len(text); i++ {
		if markBytes[text[i]] && strings.ContainsRune("\"“”„«»‘’'", annotate.RuneAt(text, i)) {
			return i
		}
	}
	return i
}

// markBytes are the bytes with which quotation marks begin: c2 «, e2 the curled.
var markBytes = [256]bool{'"': true, '\'': true, 0xc2: true, 0xe2: true}

// side tells whether the mark r at offset i opens a quotation, or gives the
// opening mark of the one that it closes.
func side(text string, i int, r rune, size int, waiting []mark, singles []int) (opens bool, closes rune) {
	before, after := annotate.RuneBefore(text, i), annotate.RuneAt(text, i+size)
	switch r {
	case '«', '„':
		return true, 0
	case '»', '”':
		if i == 0 || r == '”' && before != 0 && unicode.IsSpace(before) && unicode.IsLetter(after) {
			return false, 0 // the mark that French repeats before each line
		}
		if r == '»' {
			return false, '«'
		}
		return false, '“'
	case '“':
		if len(waiting) > 0 && waiting[len(waiting)-1].kind == '„' {
			return false, '“'
		}
		return true, 0
	case '‘':
		return isSingle(singles, i), 0
	case '’', '\'':
		if !isSingle(singles, i) {
			return false, 0
		}
		if r == '\'' && mayOpen(before, after) {
			return true, 0
		}
		if r == '’' {
			return false, '‘'
		}
		return false, '\''
	}
	pending := false
	for _, m := range waiting {
		pending = pending || m.kind == '"'
	}
	switch {
	case pending && (before != 0 && !unicode.IsSpace(before) || !mayOpen(before, after)):
		return false, '"'
	case !pending && mayOpen(before, after):
		return true, 0
	}
	return false, 0 // inches, or a mark that stands free
}

// mayOpen reports whether a straight mark between two characters can open.
func mayOpen(before, after rune) bool {
	return (before == 0 || unicode.IsSpace(before) || strings.ContainsRune("([—–-“«‘\"'/:", before)) &&
		after != 0 && !unicode.IsSpace(after)
}

// isSingle reports whether an offset is one of those that singleMarks gives.
func isSingle(singles []int, i int) bool {
	_, ok := slices.BinarySearch(singles, i)
	return ok
}

// singleMarks gives the offsets of single marks that open or close a
// quotation, and are no apostrophes, in order. An opening one counts only with a
// closing one within reach; ’ after an s, where another follows before the next
// opening one, is taken for a genitive. There is room for them.
func singleMarks(text string, marks []int) []int {
	if strings.IndexByte(text, '\'') < 0 && !strings.Contains(text, "‘") {
		return nil
	}
	open, doubt, kind := -1, -1, rune(0)
	shut := func(at int) {
		marks = append(marks, open, at)
		open, doubt = -1, -1
	}
	for i := nextMark(text, 0); i < len(text); i = nextMark(text, i+1) {
		r, _ := utf8.DecodeRuneInString(text[i:])
		if r != '‘' && r != '’' && r != '\'' {
			continue
		}
		before, after := annotate.RuneBefore(text, i), annotate.RuneAt(text, i+utf8.RuneLen(r))
		if r != '’' && mayOpen(before, after) && !decade(text[i+utf8.RuneLen(r):]) {
			if open >= 0 && doubt >= 0 {
				shut(doubt)
			}
			if open < 0 || r == kind {
				open, doubt, kind = i, -1, r
			}
			continue
		}
		if open < 0 || (r == '\'') != (kind == '\'') || unicode.IsLetter(after) || unicode.IsDigit(after) || unicode.IsSpace(before) {
			continue
		}
		if (before == 's' || before == 'S') && after == ' ' {
			if doubt < 0 {
				doubt = i
			}
			continue
		}
		if doubt >= 0 && !strings.ContainsRune(".,!?…", before) && r == '\'' {
			shut(doubt)
			continue
		}
		shut(i)
	}
	if open >= 0 && doubt >= 0 {
		shut(doubt)
	}
	return marks
}

// decade reports whether s begins with two digits and an s, as in ‘90s.
func decade(s string) bool {
	return len(s) > 2 && s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9' && s[2] == 's'
}

// unclosed gives the quotation that runs to the end of a paragraph without a
// closing mark: one that the next paragraph takes up with an opening mark of
// its own, or one that begins a sentence and is one.
func unclosed(text string, next func() string, waiting []mark) (quotation, bool) {
	for _, m := range waiting {
		if m.kind == '\'' || m.kind == '‘' {
			continue
		}
		after := strings.TrimLeftFunc(next(), unicode.IsSpace)
		goesOn := strings.HasPrefix(after, string(m.kind)) || m.kind == '«' && strings.HasPrefix(after, "»") ||
			m.kind == '“' && strings.HasPrefix(after, "\"")
		rest := text[m.at+m.size:]
		if !goesOn && (count(rest) < 4 || !opensSentence(text, m.at)) {
			continue
		}
		end := len(strings.TrimRightFunc(text, unicode.IsSpace))
		return quotation{Span: annotate.Span{Start: m.at, End: end}, from: m.at + m.size, to: end, open: goesOn}, true
	}
	return quotation{}, false
}

// opensSentence reports whether a mark at offset i begins a sentence, or
// follows a colon or a comma.
func opensSentence(text string, i int) bool {
	before := strings.TrimRightFunc(text[:i], unicode.IsSpace)
	r := annotate.RuneBefore(before, len(before))
	return r == 0 || strings.ContainsRune(".!?…:,”»", r)
}
