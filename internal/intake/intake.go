// Package intake plans an import: which capture makes which article, and what
// becomes of an article that is there already.
//
// A capture belongs to the article whose seed names it, under whatever name
// the editor has given that file since; a capture that is new makes
// content/articles/<id>.md, its id taken from its own file's name. An article is
// written only where there is none, or where nobody has touched it since it was
// last written; and never so that it would lose its date.
//
// Planning reads and writes nothing. Its caller reads captures and articles,
// and writes the Data of those outcomes that have some.
package intake

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/seed"
)

// Capture is a capture as it lies in the dossier's folder.
type Capture struct {
	Path     string // slash-separated, relative to the dossier's folder
	Data     []byte
	Evidence bool // read for what it tells of the others; its own article is left alone
}

// Existing is an article that is there.
type Existing struct {
	Path      string
	ID        string
	Seed      dossier.Seed // zero: it was not imported
	Date      dossier.Dated
	Data      []byte
	Untouched bool // nobody has edited it since it was imported
}

// Formatter writes an article's file, front matter and body.
type Formatter func(*dossier.Article) []byte

// Action is what happens to an article.
type Action uint8

// The actions.
const (
	New Action = iota
	Unchanged
	Updated
	Kept // a person has edited it: it stays as it is
)

var actionNames = [...]string{"new", "unchanged", "updated", "kept: edited by hand"}

func (a Action) String() string { return actionNames[a] }

// Outcome is what becomes of one capture.
type Outcome struct {
	Capture        string
	Path           string // of the article
	Action         Action
	CaptureChanged bool // the capture is not the one that the article was made from
	Found          string
	Look           string // what needs a look although nothing is written
	Data           []byte // to be written; nil: nothing
}

// Line tells the outcome on one line.
func (o Outcome) Line() string {
	s := o.Path + ": " + o.Action.String()
	if o.Look != "" {
		s += "; look: " + o.Look
	}
	if o.Action == Kept && o.CaptureChanged {
		s += "; the capture has changed since"
	}
	if o.Action == New || o.Action == Updated {
		s += ": " + o.Found
	}
	return s
}

// Plan converts captures and decides what becomes of each, in the order of
// their paths. A capture that cannot be converted or placed has an error in the
// list and no outcome; the others are planned all the same.
func Plan(captures []Capture, existing []Existing, format Formatter) ([]Outcome, diag.List) {
	captures = slices.Clone(captures)
	slices.SortFunc(captures, func(a, b Capture) int { return strings.Compare(a.Path, b.Path) })
	existing = slices.Clone(existing)
	slices.SortFunc(existing, func(a, b Existing) int { return strings.Compare(a.Path, b.Path) })
	p := &planner{bySeed: map[string][]Existing{}, byPath: map[string]Existing{}, byID: map[string]Existing{}, maker: map[string]string{}}
	for _, e := range existing {
		p.byPath[e.Path], p.byID[e.ID] = e, e
		if e.Seed.File != "" {
			p.bySeed[e.Seed.File] = append(p.bySeed[e.Seed.File], e)
		}
	}
	var drafts []seed.Draft
	var targets []target
	for _, c := range captures {
		if d, t, ok := p.place(c); ok {
			drafts, targets = append(drafts, d), append(targets, t)
		}
	}
	var outcomes []Outcome
	for i, d := range seed.Resolve(drafts, handDated(existing)) {
		if !targets[i].evidence {
			outcomes = append(outcomes, decide(d, targets[i], format))
		}
	}
	p.diags.Sort()
	return outcomes, p.diags
}

// handDated gives the dates that editors wrote: those of articles that were
// edited, and are not derived from something else.
func handDated(existing []Existing) map[string]date.Date {
	known := map[string]date.Date{}
	for _, e := range existing {
		if !e.Untouched && e.Date.Basis == date.Stated && !e.Date.Date.IsZero() {
			known[e.ID] = e.Date.Date
		}
	}
	return known
}

// target is the article that a capture makes.
type target struct {
	path     string
	existing Existing
	exists   bool
	evidence bool
}

type planner struct {
	bySeed map[string][]Existing
	byPath map[string]Existing
	byID   map[string]Existing
	maker  map[string]string // the capture that an id is taken by
	diags  diag.List
}

// place converts a capture and finds its article.
func (p *planner) place(c Capture) (seed.Draft, target, bool) {
	d, diags := seed.Convert(c.Path, c.Data)
	if diags.Failed() {
		if !c.Evidence {
			p.diags = append(p.diags, diags...)
		}
		return d, target{}, false
	}
	t := target{evidence: c.Evidence}
	switch owners := p.bySeed[c.Path]; {
	case len(owners) > 1:
		p.fault(c, "remove seed from one of them", "two articles name this capture as their seed: %s and %s", owners[0].Path, owners[1].Path)
		return d, t, false
	case len(owners) == 1:
		t.existing, t.exists, t.path = owners[0], true, owners[0].Path
		d.Article.ID = owners[0].ID
	default:
		t.path = path.Join("content/articles", d.Article.ID+".md")
		if other, taken := p.taken(t.path, d.Article.ID); taken {
			p.fault(c, fmt.Sprintf("rename the capture, or write in that file: seed: {file: %s}", c.Path), "%s is another article, not made from this capture", other)
			return d, t, false
		}
	}
	d.Article.File = t.path
	if other, twice := p.maker[d.Article.ID]; twice {
		p.fault(c, "rename one of the two", "%s makes the same article, %s", other, t.path)
		return d, t, false
	}
	p.maker[d.Article.ID] = c.Path
	return d, t, true
}

// taken reports whether a new article's path or id belongs to another file.
func (p *planner) taken(file, id string) (string, bool) {
	if e, ok := p.byPath[file]; ok {
		return e.Path, true
	}
	e, ok := p.byID[id]
	return e.Path, ok
}

// fault adds an error about a capture, unless that is only evidence.
func (p *planner) fault(c Capture, hint, message string, args ...any) {
	if !c.Evidence {
		p.diags.Errorf(diag.Pos{File: c.Path}, hint, message, args...)
	}
}

// decide tells what becomes of a draft's article.
func decide(d seed.Draft, t target, format Formatter) Outcome {
	o := Outcome{Capture: d.Article.Seed.File, Path: t.path, Found: d.Summary()}
	if !t.exists {
		o.Action, o.Data = New, format(d.Article)
		return o
	}
	was, is := t.existing.Seed.SHA256, d.Article.Seed.SHA256
	o.CaptureChanged = was != "" && was != is
	if !t.existing.Untouched {
		o.Action = Kept
		return o
	}
	o.Action = Unchanged
	if o.Look = lostDate(d, t.existing, o.CaptureChanged); o.Look != "" {
		return o
	}
	data := format(d.Article)
	if !bytes.Equal(data, bytes.ReplaceAll(t.existing.Data, []byte("\r\n"), []byte("\n"))) {
		o.Action, o.Data = Updated, data
	}
	return o
}

// lostDate tells why an article keeps the date that a new conversion does not
// find any more. Without it the events that it dates would go, and whatever
// refers to them would break.
func lostDate(d seed.Draft, e Existing, changed bool) string {
	switch day := e.Date.Date; {
	case day.IsZero() || !d.Article.Date.Date.IsZero():
		return ""
	case d.Found.Open != "":
		return fmt.Sprintf("its date, %s, is in doubt: %s", day, d.Found.Open)
	case changed:
		return fmt.Sprintf("its date, %s, does not follow from the capture as it is now", day)
	default:
		return fmt.Sprintf("its date, %s, rests on a capture that is not in seeds/ any more", day)
	}
}
