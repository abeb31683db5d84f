package seed

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
	"dossier/internal/pattern"
)

// blocks makes the body, and counts what is in it.
func (d *Draft) blocks(paragraphs []string) {
	live, box := entries(paragraphs), analysis(paragraphs)
	d.leaves = slices.Grow(d.leaves, len(paragraphs))
	d.Found.Entries = slices.Grow(d.Found.Entries, len(live))
	for i := 0; i < len(paragraphs); i++ {
		p := paragraphs[i]
		if e, ok := live[i]; ok && d.entry(e, p) {
			continue
		}
		if n := d.list(paragraphs[i:]); n > 0 {
			i += n - 1
			continue
		}
		if d.subhead(paragraphs, i) {
			d.leaves = append(d.leaves, heading(p))
			continue
		}
		aside := d.aside(p)
		if i == box && !aside {
			aside = true
			d.Found.Asides++
		}
		d.Found.Paragraphs++
		d.leaves = append(d.leaves, paragraph(p, d.Found.Paragraphs, aside))
	}
	if len(d.Found.Entries) > 1 && d.Article.Form == dossier.FormReport {
		d.Article.Form = dossier.FormLiveBlog
	}
}

// heading gives a heading of the level below the title.
func heading(words string) dossier.Leaf {
	return leaf(dossier.Block{Kind: dossier.Heading, Start: 2}, words)
}

// leaf gives a block of plain words.
func leaf(b dossier.Block, words string) dossier.Leaf {
	return dossier.Leaf{Block: b, Pieces: []dossier.Piece{{Kind: dossier.Text, Text: words}}}
}

func paragraph(words string, number int, aside bool) dossier.Leaf {
	l := leaf(dossier.Block{Kind: dossier.Paragraph, Number: int32(number), Aside: aside}, words)
	if aside {
		l.Pieces = []dossier.Piece{{Kind: dossier.Begin, Tag: dossier.TagEm}, l.Pieces[0], {Kind: dossier.End, Tag: dossier.TagEm}}
	}
	return l
}

// entry notes an entry, and reports whether its line has become a heading.
func (d *Draft) entry(e Entry, line string) bool {
	e.Block = len(d.leaves)
	headed := e.isHeading()
	if !headed {
		e.Headline = annotate.Sentences(e.Headline)[0].Of(e.Headline)
	}
	d.Found.Entries = append(d.Found.Entries, e)
	if headed {
		d.leaves = append(d.leaves, heading(line))
	}
	return headed
}

var (
	labelPattern  = pattern.New(`^\[(\p{Lu}[\p{L} '’]{2,40}):[^\[\]]*\]$`)
	morePattern   = pattern.New(`^(?i:read more|read also|also read|read the full|see also|more here|related(?: articles?| stor(?:y|ies))?\s*:|related articles?$|lire aussi|lire la suite|(?:à )?lire également|à lire(?: aussi)?\s*:|voir aussi|sur le même sujet)(?:\P{L}|$)`)
	photoPattern  = pattern.New(`^[\[(]?(?i:photo|photograph|picture|image|credit|crédit|©)(?: by| par|s)?\s*[:©]?\s*\p{Lu}[\p{L} .,'’/&-]{1,60}[\])]?$`)
	creditPattern = pattern.New(`[\[(]([^\[\]()]{2,80})[\])]$`)
	namesPattern  = pattern.New(`^\p{Lu}[\p{L}.'’ -]*(?:/\p{Lu}[\p{L}.'’ -]*)+$`)
)

// aside reports whether a paragraph is no part of the running text, and notes
// what it is.
func (d *Draft) aside(p string) bool {
	if m := labelPattern.FindStringSubmatch(p); m != nil {
		d.Found.Labels = append(d.Found.Labels, p)
		if strings.EqualFold(m[1], "digest") {
			d.Article.Form = dossier.FormDigest
		}
		return true
	}
	if morePattern.MatchString(p) && utf8.RuneCountInString(p) <= maxTitle {
		d.Found.More = append(d.Found.More, p)
		return true
	}
	credit := creditOf(p)
	if credit == "" && photoPattern.MatchString(p) {
		credit = strings.Trim(p, "()[]")
	}
	if credit != "" {
		d.Found.Captions = append(d.Found.Captions, Caption{Paragraph: d.Found.Paragraphs + 1, Credit: credit})
	}
	return credit != ""
}

// maxCaption is the length of the longest paragraph that may be a caption.
const maxCaption = 320

// creditOf gives the credit in brackets that ends a picture's caption: names
// parted by a slash, or the name of an agency. It is empty for any other text.
func creditOf(p string) string {
	if utf8.RuneCountInString(p) > maxCaption {
		return ""
	}
	m := creditPattern.FindStringSubmatchIndex(p)
	if m == nil || m[0] == 0 {
		return ""
	}
	if credit := p[m[2]:m[3]]; namesPattern.MatchString(credit) || namesAgency(credit) {
		return credit
	}
	return ""
}

// namesAgency reports whether a credit names an agency or says that it credits
// a picture, and has no more words than that takes.
func namesAgency(credit string) bool {
	words := strings.FieldsFunc(credit, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) > 6 {
		return false
	}
	for _, w := range words {
		switch w {
		case "AP", "AFP", "EPA", "DPA", "EFE", "ANSA", "TASS", "Reuters", "Getty", "Anadolu", "Xinhua", "Photo", "Photos",
			"Image", "Images", "Handout", "Screengrab":
			return true
		}
	}
	return false
}
