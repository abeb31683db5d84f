// Package seed makes drafts of articles from captures: what somebody saved or
// pasted of a page.
//
// Convert reads one capture and knows no other. It goes by the shape of what it
// reads, never by the file's name, but for Markdown, which is text by its shape:
//
//   - A web page is read by package webpage; its metadata go into the front
//     matter, its blocks become the body.
//   - In a text, a stamp before the first word, "date 2020-08-18", is the
//     article's date. A line near the beginning that is an address and nothing
//     else is its URL; keys ("Source: …"), "By …" and "Published …" lines are
//     what they say.
//   - Several articles in one text are told apart by their stamps, or by rules
//     with a headline below.
//   - Paragraphs are parted by blank lines, by single line feeds, or, where most
//     of the text is one line, by the double blanks after its sentences. Lines
//     that were wrapped at a fixed width are joined.
//   - "16:40 GMT – Headline", "16:07 GMT: Headline" and "4.40pm BST" open an
//     entry of a live blog, and become headings. So do short lines between
//     paragraphs; lines with bullets become lists.
//   - A line that ends in a credit, "[Name/Agency]" or "(AP Photo)", is a
//     picture's caption; "Read more here." leads elsewhere; a line in brackets,
//     "[Digest: …]", is an editor's label; a paragraph in which a writer says "I"
//     amid a report is an analysis. All are asides.
//
// The words of the draft are words of the capture: none is added, and an Audit
// accounts for each that is not kept. Runs of white space become one blank,
// no-break spaces and all other characters stay. Text that was misread once is
// repaired by package charset, and each repair is reported.
//
// What the capture does not say stays empty. Resolve then looks at the captures
// of a dossier together: it derives dates that one text leaves open and
// another settles, and proposes the events that the articles report.
package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"dossier/internal/charset"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/slug"
	"dossier/internal/webpage"
)

// Draft is an article made from a capture, with what was noticed on the way.
type Draft struct {
	Article *dossier.Article // its ID is made of the file's name; Events are for Resolve to propose
	Found   Found
	Audit   Audit

	leaves []dossier.Leaf // of the article's body, until the draft is finished
}

// Found is what was found in a capture.
type Found struct {
	Stamp      string    // the date stamp as printed, without blanks around it
	Address    string    // the line that became the URL
	Head       []string  // the other lines that went into the front matter
	Dateline   string    // the place that the text opens with: "BAMAKO, Mali"
	Headline   bool      // the capture has one; otherwise the title is cut from the text
	Parting    Parting   // how paragraphs were told apart
	Paragraphs int       // asides included
	Entries    []Entry   // of a live blog
	Captions   []Caption // of pictures
	More       []string  // lines such as "Read more here."
	Labels     []string  // lines such as "[Digest: …]"
	Asides     int       // paragraphs of a box inside the report
	Marks      []string  // bullets and numbers of lists, which Markdown writes in its own way
	Teaser     string    // why a page seems to be less than an article; empty: it does not
	Dropped    []Dropped // what is no part of the article
	Encoding   string    // what the bytes were read as, where that is not UTF-8
	Repairs    []charset.Repair
	Lines      []int  // that were not UTF-8
	CutShort   bool   // the last character was incomplete
	From       string // in short, where the date stands, or what a derived one rests on
	Open       string // why the date stays open, where there was something to go by
}

// Parting is how a capture parts its paragraphs.
type Parting uint8

// The ways to part paragraphs.
const (
	Lines        Parting = iota // each line is one
	BlankLines                  // blank lines stand between them
	DoubleBlanks                // they stand on one line, double blanks between
	Wrapped                     // lines were broken at a width, and have been joined
	Markup                      // a web page marks them
)

// Entry is an entry of a live blog.
type Entry struct {
	Block        int    // the index in the body of the block that opens it
	Time         string // as printed: "16:40 GMT"
	Headline     string // empty where the time stands by itself
	Hour, Minute int
	Zone         string    // the zone of package date's notation, "Z" or "+01:00"; empty: none stated
	Day          date.Date // as the page states it for machines; zero: not
}

// Caption is the caption of a picture.
type Caption struct {
	Paragraph int // its number
	Credit    string
}

// Options say how captures are read.
type Options struct {
	Encoding string // of the bytes; empty: found out
	Declared string // the character set that the capture was served with; empty: not known
	NoRepair bool   // text that was misread once is left as it is
	Language string // of the dossier: an article in it does not say its language
}

// Convert makes drafts of a capture: one, or one for each article that it holds.
// name is the capture's path, relative to the dossier's folder. Where the list
// holds an error, there is no draft.
func Convert(name string, data []byte, opt Options) ([]Draft, diag.List) {
	c := &conversion{name: name, data: data, opt: opt}
	drafts := c.run()
	if c.diags.Failed() {
		return nil, c.diags
	}
	return drafts, c.diags
}

// conversion is what is known while a capture is converted.
type conversion struct {
	name  string
	data  []byte
	opt   Options
	id    string
	sum   string
	text  charset.Text
	diags diag.List
}

func (c *conversion) run() []Draft {
	if c.id = slug.Make(stem(c.name)); c.id == "" {
		c.fail("rename the file with letters a to z and digits: its name becomes the article's id", "the file's name holds no letter that an id could have")
		return nil
	}
	opt := charset.Options{Encoding: c.opt.Encoding, Declared: c.opt.Declared, NoRepair: c.opt.NoRepair}
	if opt.Declared == "" && isMarkup(string(c.data[:min(len(c.data), 4096)])) {
		opt.Declared = webpage.DeclaredCharset(c.data)
	}
	var err error
	if c.text, err = charset.Read(c.data, opt); err != nil {
		var fault *charset.Error
		if errors.As(err, &fault) {
			fault.Add(c.name, &c.diags)
		} else {
			c.fail("save the article as plain text in UTF-8", "%s", err)
		}
		return nil
	}
	sum := sha256.Sum256(c.data)
	c.sum = hex.EncodeToString(sum[:])
	switch ending := strings.ToLower(path.Ext(c.name)); {
	case isMarkup(c.text.Text):
		return c.page()
	case ending == ".md" || ending == ".markdown":
		return c.markdown()
	}
	return c.articles()
}

func (c *conversion) fail(hint, message string, args ...any) {
	c.diags.Errorf(diag.Pos{File: c.name}, hint, message, args...)
}

const hintAgain = "capture the article again, or remove the file"

// draft begins a draft: the part of the capture's articles, from 1, or 0 where
// it holds one.
func (c *conversion) draft(part int) Draft {
	a := &dossier.Article{
		Head: dossier.Head{Kind: dossier.KindArticle, ID: c.id},
		Form: dossier.FormReport, Rights: dossier.RightsFull,
		Seed: dossier.Seed{File: c.name, SHA256: c.sum, Part: part},
	}
	if part > 0 {
		a.ID += "-" + strconv.Itoa(part)
	}
	d := Draft{Article: a, Found: Found{Lines: c.text.Lines, CutShort: c.text.CutShort}}
	if c.text.Encoding != "UTF-8" {
		d.Found.Encoding = c.text.Encoding
	}
	return d
}

// articles reads a text.
func (c *conversion) articles() []Draft {
	parts, starts := partsOf(c.text.Text)
	if len(parts) > mostParts {
		c.fail("split the capture into several files", "the capture holds more than %d articles", mostParts)
		return nil
	}
	var drafts []Draft
	for i, part := range parts {
		number := i + 1
		if len(parts) == 1 {
			number = 0
		}
		if !c.mayFit(part) {
			return nil
		}
		d := c.draft(number)
		d.Found.Repairs = c.repairs(starts, i)
		d.read(part)
		if len(d.leaves) == 0 {
			c.fail(hintAgain, "the capture holds no text but an address or a date")
			return nil
		}
		if !c.fits(d) {
			return nil
		}
		drafts = append(drafts, c.finish(d))
	}
	return drafts
}

// repairs gives those of a part that begins on the line of starts.
func (c *conversion) repairs(starts []int, part int) []charset.Repair {
	var list []charset.Repair
	for _, r := range c.text.Repairs {
		if r.Line > starts[part] && (part+1 == len(starts) || r.Line <= starts[part+1]) {
			list = append(list, r)
		}
	}
	return list
}

// page reads a web page.
func (c *conversion) page() []Draft {
	page, err := webpage.Parse(c.text.Text)
	if err != nil {
		c.fail("save the article's text as a file ending in .txt", "%s", err)
		return nil
	}
	d := c.draft(0)
	d.Found.Repairs = c.text.Repairs
	d.fromPage(page)
	if len(d.leaves) == 0 {
		why := page.Why
		if why == "" {
			why = "the page holds no article that could be found"
		}
		c.fail(hintAgain, "%s", why)
		return nil
	}
	if !c.fits(d) {
		return nil
	}
	var words []string
	if page.Standfirst != "" {
		words = strings.Fields(page.Standfirst)
	}
	for i := range page.Blocks {
		words = append(words, strings.Fields(page.Blocks[i].Words())...)
	}
	d.Found.Parting = Markup
	d.auditPage(words, page.Words)
	return []Draft{c.finish(d)}
}

// finish gives a draft what follows from its text.
func (c *conversion) finish(d Draft) Draft {
	if d.Article.Title == "" {
		d.title()
	}
	d.Article.Body, d.leaves = dossier.NewBody("", d.leaves), nil
	d.credit()
	if d.Article.Language == "" {
		d.Article.Language = languageOf(d.Article.Body.Plain())
	}
	if base, _, _ := strings.Cut(strings.ToLower(d.Article.Language), "-"); base == "" || base == strings.ToLower(c.opt.Language) {
		d.Article.Language = ""
	}
	if len(d.Audit.Added) > 0 {
		c.diags.Warnf(diag.Pos{File: c.name}, "this is a mistake of the program: please report it, with the capture", "%s",
			fmt.Sprintf("the article has words that the capture does not: %s", shorten(strings.Join(d.Audit.Added, " "), 80)))
	}
	return d
}

// stem gives a file's name without folders and ending.
func stem(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

// read reads the text of one article.
func (d *Draft) read(text string) {
	a, found := d.Article, &d.Found
	whole := text
	text, found.Stamp, a.Date.Date = cutStamp(text)
	a.Date.Basis = date.Stated
	if found.Stamp != "" {
		found.From = "its stamp"
	}
	lines := strings.Split(text, "\n")
	if i, ok := addressLine(lines); ok {
		found.Address = strings.TrimSpace(lines[i])
		a.URL, a.Publisher = found.Address, outlet(found.Address)
		lines[i] = ""
	}
	for i, line := range lines {
		if rulePattern.MatchString(line) {
			found.Marks = append(found.Marks, strings.Fields(line)...)
			lines[i] = ""
		}
	}
	paragraphs, parting := paragraphs(lines)
	found.Parting = parting
	d.blocks(d.masthead(paragraphs))
	if a.Title == "" && len(d.leaves) > 0 {
		d.title()
	}
	d.auditText(whole)
}
