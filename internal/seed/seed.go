// Package seed makes a draft of an article from a capture: the text of a page
// as somebody saved or pasted it.
//
// Convert reads one capture and knows no other. It goes by the shape of
// the text, never by the file's name:
//
//   - A stamp before the first word, "date 2020-08-18", is the article's date.
//   - A line near the beginning that is an address and nothing else is its URL.
//   - Paragraphs are parted by blank lines, by single line feeds, or, where most
//     of the text is one line, by the double blanks after its sentences. Lines
//     that were wrapped at a fixed width are joined.
//   - "16:40 GMT – Headline", "16:07 GMT: Headline" and "4.40pm BST" open an
//     entry of a live blog, and become headings.
//   - A line that ends in a credit, "[Name/Agency]" or "(AP Photo)", is a
//     picture's caption; "Read more here." leads elsewhere; a line in brackets,
//     "[Digest: …]", is an editor's label. The three become asides.
//
// The words of the capture are the words of the draft's body, its URL line and
// its stamp: none is lost, none added. Runs of white space become one blank,
// no-break spaces and all other characters stay. UTF-8 that was misread as
// Windows-1252 is repaired, and each repair is reported.
//
// What the capture does not say stays empty. Resolve then looks at the captures
// of a dossier together: it derives dates that one text leaves open and
// another settles, and proposes the events that the articles report.
package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/slug"
)

// Draft is an article made from a capture, with what was noticed on the way.
type Draft struct {
	Article *dossier.Article // its ID is made of the file's name; Events are for Resolve to propose
	Found   Found
}

// Found is what was found in a capture.
type Found struct {
	Stamp       string    // the date stamp as printed, without blanks around it
	Address     string    // the line that became the URL
	Headline    bool      // the first line is a headline; otherwise the title is cut from the text
	Parting     Parting   // how paragraphs were told apart
	Paragraphs  int       // asides included
	Entries     []Entry   // of a live blog
	Captions    []Caption // of pictures
	More        []string  // lines such as "Read more here."
	Labels      []string  // lines such as "[Digest: …]"
	Repairs     []Repair
	Windows1252 []int  // lines that were not UTF-8
	CutShort    bool   // the last character was incomplete
	From        string // in short, what a derived date rests on
	Open        string // why the date stays open, where there was something to go by
}

// Parting is how a capture parts its paragraphs.
type Parting uint8

// The ways to part paragraphs.
const (
	Lines        Parting = iota // each line is one
	BlankLines                  // blank lines stand between them
	DoubleBlanks                // they stand on one line, double blanks between
	Wrapped                     // lines were broken at a width, and have been joined
)

// Entry is an entry of a live blog.
type Entry struct {
	Block        int    // the index in the body of the block that opens it
	Time         string // as printed: "16:40 GMT"
	Headline     string // empty where the time stands by itself
	Hour, Minute int
	Zone         string // the zone of package date's notation, "Z" or "+01:00"; empty: none stated
}

// Caption is the caption of a picture.
type Caption struct {
	Paragraph int // its number
	Credit    string
}

// Repair is a word that was mended: its place in the capture, in characters
// from 1, and the word before and after.
type Repair struct {
	Line, Col     int
	Before, After string
}

// Options say how captures are read.
type Options struct {
	Encoding string // of the bytes; empty: found out
	NoRepair bool   // text that was misread once is left as it is
}

// Convert makes drafts of a capture: one, or one for each article that it holds.
// name is the capture's path, relative to the dossier's folder. Where the list
// holds an error, there is no draft.
func Convert(name string, data []byte, opt Options) ([]Draft, diag.List) {
	d, diags := convert(name, data, opt)
	if diags.Failed() {
		return nil, diags
	}
	return []Draft{d}, diags
}

func convert(name string, data []byte, _ Options) (Draft, diag.List) {
	var diags diag.List
	id := slug.Make(stem(name))
	if id == "" {
		diags.Errorf(diag.Pos{File: name}, "rename the file with letters a to z and digits: its name becomes the article's id", "the file's name holds no letter that an id could have")
		return Draft{}, diags
	}
	text, ok := decode(name, data, &diags)
	if !ok {
		return Draft{}, diags
	}
	sum := sha256.Sum256(data)
	a := &dossier.Article{
		Head: dossier.Head{Kind: dossier.KindArticle, ID: id},
		Form: dossier.FormReport, Rights: dossier.RightsFull,
		Seed: dossier.Seed{File: name, SHA256: hex.EncodeToString(sum[:])},
	}
	d := Draft{Article: a, Found: Found{Windows1252: text.lines, CutShort: text.cutShort}}
	d.read(text.text)
	if len(a.Body) == 0 {
		diags.Errorf(diag.Pos{File: name}, "capture the article again, or remove the file", "the capture holds no text but an address or a date")
		return Draft{}, diags
	}
	d.title()
	return d, diags
}

// stem gives a file's name without folders and ending.
func stem(name string) string {
	base := path.Base(name)
	return strings.TrimSuffix(base, path.Ext(base))
}

func (d *Draft) read(text string) {
	a, found := d.Article, &d.Found
	text, found.Repairs = repair(text)
	text, found.Stamp, a.Date.Date = cutStamp(text)
	a.Date.Basis = date.Stated
	lines := strings.Split(text, "\n")
	if i, ok := addressLine(lines); ok {
		found.Address = strings.TrimSpace(lines[i])
		a.URL, a.Publisher = found.Address, outlet(found.Address)
		lines[i] = ""
	}
	paragraphs, parting := paragraphs(lines)
	found.Parting = parting
	d.blocks(paragraphs)
}

// repair mends each line, and tells where.
func repair(text string) (string, []Repair) {
	var repairs []Repair
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		mended, done := repairLine(line)
		lines[i] = mended
		for _, r := range done {
			r.Line = i + 1
			repairs = append(repairs, r)
		}
	}
	return strings.TrimPrefix(strings.Join(lines, "\n"), string(byteOrderMark)), repairs
}
