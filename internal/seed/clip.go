package seed

import (
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/pattern"
)

// markdown reads a capture in Markdown, such as a clipper for notes writes: keys
// and values between two rules, if there are any, then the text.
func (c *conversion) markdown() []Draft {
	d := c.draft(0)
	d.Found.Repairs = c.text.Repairs
	text, whole := c.text.Text, c.text.Text
	front, rest, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if ok && strings.HasPrefix(text, "---\n") {
		d.clipKeys(front)
		text = rest
	}
	if !c.mayFit(text) {
		return nil
	}
	body, diags := markdown.New().Body(c.name, d.lenient(text), 1)
	if diags.Failed() { // text that only looks like Markdown
		paragraphs, parting := paragraphs(strings.Split(text, "\n"))
		d.Found.Parting = parting
		d.blocks(d.masthead(paragraphs))
		d.auditClip(whole)
		if !c.fits(d) {
			return nil
		}
		return []Draft{c.finish(d)}
	}
	d.clipBody(body)
	if len(d.leaves) == 0 {
		c.fail(hintAgain, "the capture holds no text")
		return nil
	}
	d.Found.Parting = Markup
	d.auditClip(whole)
	return []Draft{c.finish(d)}
}

// clipKeys reads the keys that clippers write. What they say goes into the
// front matter; other keys are dropped, and listed.
func (d *Draft) clipKeys(front string) {
	key, values := "", []string(nil)
	flush := func() {
		if key != "" {
			line := key + ": " + strings.Join(values, ", ")
			if len(values) == 0 || !d.headKey(line) {
				d.Found.Dropped = append(d.Found.Dropped, Dropped{"front matter", line})
			}
		}
		key, values = "", nil
	}
	for line := range strings.Lines(front) {
		line = strings.TrimRight(line, "\n ")
		if k, v, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "-") {
			flush()
			key = strings.TrimSpace(k)
			line = v
		}
		value := strings.TrimLeft(strings.TrimSpace(line), "- ")
		value = strings.Trim(value, `"'`)
		if value = strings.TrimSuffix(strings.TrimPrefix(value, "[["), "]]"); value != "" {
			values = append(values, value)
		}
	}
	flush()
}

// clipBody takes over the blocks of a text, which has no signs of a dossier's
// own: a link on a note of the clipper's becomes its words. A first heading is
// the article's title.
func (d *Draft) clipBody(body dossier.Body) {
	for i := range body.Blocks {
		b := body.Leaf(i)
		if b.Kind == dossier.Footnote {
			b = dossier.Leaf{Block: dossier.Block{Kind: dossier.Paragraph}, Pieces: b.Inline()}
		}
		var pieces []dossier.Piece
		for _, p := range b.Pieces {
			switch p.Kind {
			case dossier.RefPiece:
				words := p.Text
				if words == "" {
					words = p.Target()
				}
				pieces = appendText(pieces, words)
			case dossier.Image:
				d.Found.Dropped = append(d.Found.Dropped, Dropped{"picture", p.Text})
			case dossier.Citation:
				for _, cite := range p.Cites() {
					d.Found.Dropped = append(d.Found.Dropped, Dropped{"citation", cite.Claim.String()})
				}
			case dossier.NoteRef:
				d.Found.Dropped = append(d.Found.Dropped, Dropped{"note mark", p.Target()})
			default:
				pieces = append(pieces, p)
			}
		}
		b.Pieces = pieces
		words := strings.TrimSpace(b.Words())
		switch b.Kind {
		case dossier.Heading:
			if title := d.Article.Title; (title == "" || title == words) && len(d.leaves) == 0 && words != "" {
				d.Article.Title, d.Found.Headline = words, true
				d.taken(words)
				continue
			}
			b.Start = max(b.Start, 2)
		case dossier.Paragraph, dossier.Tight:
			if words == "" {
				continue
			}
			if len(d.leaves) < 4 && b.Kind == dossier.Paragraph && (d.headKey(words) || d.headByline(words, true) || d.headDate(words)) {
				continue
			}
			d.Found.Paragraphs++
			b.Number = int32(d.Found.Paragraphs)
		}
		d.leaves = append(d.leaves, b)
	}
}

var (
	picture   = pattern.New(`!\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])`)
	badLink   = pattern.New(`\[([^\[\]\n]+)\]\((?:<[^>\n]*>|[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)`)
	linkTo    = pattern.New(`\]\(<?(https?://[^)>\s]+)`)
	htmlTag   = pattern.New(`</?[A-Za-z][^<>\n]*>`)
	breaking  = pattern.New(`(?i)^</?(?:br|p|div|li|tr|td|h[1-6])\b`)
	comment   = pattern.New(`(?s)<!--.*?-->`)
	noteMark  = pattern.New(`\[\^([^\]\n]+)\]`)
	noteWords = pattern.New(`(?m)^\[\^([^\]\n]+)\]:`)
)

// lenient takes out of a clip what a body does not take: pictures, HTML, links
// that lead nowhere outside, marks of notes that are not there, and what would
// be a citation. Their words stay; what has none is dropped, and listed.
func (d *Draft) lenient(text string) string {
	drop := func(where, what string) { d.Found.Dropped = append(d.Found.Dropped, Dropped{where, what}) }
	text = comment.ReplaceAllStringFunc(text, func(s string) string { drop("comment", s); return "" })
	text = picture.ReplaceAllStringFunc(text, func(s string) string {
		if alt := strings.TrimSpace(picture.FindStringSubmatch(s)[1]); alt != "" {
			drop("picture", alt)
		}
		return ""
	})
	text = badLink.ReplaceAllStringFunc(text, func(s string) string {
		if m := linkTo.FindStringSubmatch(s); m != nil && matter.IsAddress(m[1]) {
			return s
		}
		return badLink.FindStringSubmatch(s)[1]
	})
	text = htmlTag.ReplaceAllStringFunc(text, func(s string) string {
		switch {
		case strings.HasPrefix(s, "<http"):
			return s
		case breaking.MatchString(s):
			return " "
		}
		return ""
	})
	notes := map[string]bool{}
	for _, m := range noteWords.FindAllStringSubmatch(text, -1) {
		notes[m[1]] = true
	}
	text = noteMark.ReplaceAllStringFunc(text, func(s string) string {
		if name := noteMark.FindStringSubmatch(s)[1]; !notes[name] {
			drop("note mark", name)
			return ""
		}
		return s
	})
	return strings.ReplaceAll(text, "[@", `\[@`)
}

// auditClip counts the words of a clip by the text that its Markdown means.
func (d *Draft) auditClip(whole string) {
	d.Audit.Kept = len(bodyWords(d))
	for _, h := range d.Found.Head {
		d.Audit.Kept += len(strings.Fields(h))
	}
	for _, x := range d.Found.Dropped {
		d.Audit.Dropped += len(strings.Fields(x.Text))
	}
	d.Audit.Words = d.Audit.Kept + d.Audit.Dropped
	if strings.Contains(whole, "&") {
		return // an entity stands for a character
	}
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if notWord(r) {
				return -1
			}
			return r
		}, s)
	}
	bare := letters(htmlTag.ReplaceAllString(linkTo.ReplaceAllString(whole, "]("), ""))
	for _, w := range strings.FieldsFunc(d.plain(), notWord) {
		if !strings.Contains(bare, w) {
			d.Audit.Added = append(d.Audit.Added, w)
		}
	}
}
