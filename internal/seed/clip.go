package seed

import (
	"strings"

	"dossier/internal/dossier"
	"dossier/internal/markdown"
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
	body, diags := markdown.New().Body(c.name, text, 1)
	if diags.Failed() {
		return c.articles() // text that only looks like Markdown
	}
	d.clipBody(body)
	if len(d.Article.Body) == 0 {
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
	for i := range body {
		b := body[i]
		if b.Kind == dossier.Footnote {
			b = dossier.Block{Kind: dossier.Paragraph, Pieces: b.Pieces}
		}
		var pieces []dossier.Piece
		for _, p := range b.Pieces {
			switch p.Kind {
			case dossier.RefPiece:
				words := p.Text
				if words == "" {
					words = p.Target
				}
				pieces = appendText(pieces, words)
			case dossier.Image:
				d.Found.Dropped = append(d.Found.Dropped, Dropped{"picture", p.Text})
			case dossier.Citation:
				for _, cite := range p.Cites {
					d.Found.Dropped = append(d.Found.Dropped, Dropped{"citation", cite.Claim.String()})
				}
			case dossier.NoteRef:
				d.Found.Dropped = append(d.Found.Dropped, Dropped{"note mark", p.Target})
			default:
				pieces = append(pieces, p)
			}
		}
		b.Pieces = pieces
		words := strings.TrimSpace(b.Words())
		switch b.Kind {
		case dossier.Heading:
			if d.Article.Title == "" && len(d.Article.Body) == 0 && words != "" {
				d.Article.Title, d.Found.Headline = words, true
				d.taken(words)
				continue
			}
			b.Start = max(b.Start, 2)
		case dossier.Paragraph, dossier.Tight:
			if words == "" {
				continue
			}
			if len(d.Article.Body) < 4 && b.Kind == dossier.Paragraph && (d.headKey(words) || d.headByline(words, true) || d.headDate(words)) {
				continue
			}
			d.Found.Paragraphs++
			b.Number = d.Found.Paragraphs
		}
		d.Article.Body = append(d.Article.Body, b)
	}
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
	have := map[string]bool{}
	for _, w := range strings.FieldsFunc(whole, notWord) {
		have[w] = true
	}
	for _, w := range strings.FieldsFunc(d.Article.Body.Plain(), notWord) {
		if !have[w] && !strings.Contains(whole, "&") { // an entity stands for a character
			d.Audit.Added = append(d.Audit.Added, w)
		}
	}
}
