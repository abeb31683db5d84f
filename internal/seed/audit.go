package seed

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// Dropped is a stretch of a capture that is no part of the article.
type Dropped struct {
	Where string // the region of a page; "text" in plain text
	Text  string
}

// Audit tells what became of a capture's words.
type Audit struct {
	Words   int      // of the capture
	Kept    int      // in the article's text and front matter
	Dropped int      // shown in Found.Dropped
	Added   []string // words of the article that the capture does not have: a mistake of the program
}

// auditText compares a text capture, as it was read, with the draft. The words
// of the body are those of the capture, in their order; what is missing from
// them went into the front matter, or was dropped.
func (d *Draft) auditText(text string) {
	capture, body := strings.Fields(text), bodyWords(d)
	head := map[string]int{}
	for _, line := range slices.Concat(d.Found.Head, d.Found.Marks, []string{d.Found.Stamp, d.Found.Address}) {
		for _, w := range strings.Fields(line) {
			head[w]++
		}
	}
	at := 0
	var gone []string
	drop := func() {
		if len(gone) > 0 {
			d.Found.Dropped = append(d.Found.Dropped, Dropped{"text", strings.Join(gone, " ")})
			d.Audit.Dropped += len(gone)
			gone = nil
		}
	}
	for _, w := range capture {
		switch {
		case at < len(body) && body[at] == w:
			at++
			d.Audit.Kept++
			drop()
		case head[w] > 0:
			head[w]--
			d.Audit.Kept++
		default:
			gone = append(gone, w)
		}
	}
	drop()
	d.Audit.Words, d.Audit.Added = len(capture), body[at:]
}

// auditPage compares the words of a page's blocks with the draft. All is the
// number of words that the page shows, by another count than that of the blocks.
func (d *Draft) auditPage(words []string, all int) {
	body := bodyWords(d)
	at := 0
	for _, w := range words {
		if at < len(body) && body[at] == w {
			at++
			d.Audit.Kept++
		}
	}
	d.Audit.Added = body[at:]
	for _, x := range d.Found.Dropped {
		d.Audit.Dropped += len(strings.Fields(x.Text))
	}
	for _, line := range d.Found.Head {
		d.Audit.Kept += len(strings.Fields(line))
	}
	d.Audit.Words = all
}

// bodyWords gives the words of the draft's text, parted at white space.
func bodyWords(d *Draft) []string { return strings.Fields(d.plain()) }

// plain gives the words of a draft that is not finished, a line feed after each block.
func (d *Draft) plain() string {
	body := dossier.NewBody("", d.leaves)
	return body.Plain()
}

// Report tells in several lines what became of the capture's words, and what
// needs a decision.
func (d Draft) Report() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	u := d.Audit
	line("words: %d in the capture, %d kept, %d dropped, %d added", u.Words, u.Kept, u.Dropped, len(u.Added))
	if len(u.Added) > 0 {
		line("added: %s: this is a mistake of the program, please report it", shorten(strings.Join(u.Added, " "), 200))
	}
	if d.Found.Encoding != "" {
		line("read as %s", d.Found.Encoding)
	}
	for _, x := range d.Found.Dropped {
		line("dropped (%s, %s): %s", x.Where, count(len(strings.Fields(x.Text)), "word", "words"), shorten(oneLine(x.Text), 5000))
	}
	for _, h := range d.Found.Head {
		line("into the front matter: %s", shorten(h, 200))
	}
	for _, r := range d.Found.Repairs {
		line("repaired: %s", r)
	}
	switch when := d.Article.Date; {
	case when.Date.IsZero():
		line("date: none")
	case when.Basis == date.Stated:
		line("date: %s, stated: %s", when.Date, d.Found.From)
	default:
		line("date: %s, %s: %s", when.Date, when.Basis, when.From)
	}
	for _, e := range d.Article.Events {
		line("event proposed: %s: %s", e.Date.Date, e.Title)
	}
	for _, l := range d.Looks() {
		line("decide: %s", l)
	}
	return b.String()
}

// notWord reports a character that parts words.
func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
