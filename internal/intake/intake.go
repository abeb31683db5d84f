// Package intake plans an import: which capture makes which article, and what
// becomes of an article that is there already.
//
// A capture belongs to the article whose seed names it, under whatever name
// the editor has given that file since; a capture that is new makes
// content/articles/<id>.md, its id taken from its own file's name. An article
// that is there is updated field by field: what a person has written, changed
// or removed stays as it is, and never does an article lose its date.
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
	"sync/atomic"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
	"dossier/internal/seed"
)

// Capture is a capture as it lies in the dossier's folder.
type Capture struct {
	Path     string // slash-separated, relative to the dossier's folder
	Data     []byte
	Evidence bool // read for what it tells of the others; its own article is left alone

	Charset   string    // that it was served with; empty: not known
	Address   string    // from where the program got it; empty: not known
	Retrieved date.Date // when it did
}

// Existing is an article that is there.
type Existing struct {
	Path     string
	ID       string
	Seed     dossier.Seed // zero: it was not imported
	Date     dossier.Dated
	Data     []byte
	Edited   []string // the fields that a person has written, changed or removed since it was imported
	Imported bool     // as a whole it is the importer's: otherwise all of it is a person's
}

// dated reports whether a person wrote the article's date.
func (e Existing) dated() bool { return !e.Imported || slices.Contains(e.Edited, "date") }

// Writer makes and updates the files of articles.
type Writer struct {
	Format func(*dossier.Article) []byte
	Merge  func(old, fresh []byte, keep ...string) (merged []byte, kept []string)

	// Check tells why a build would refuse a file; empty: it would not. quoted is
	// false where words that the file's events cite do not stand in its text.
	Check func(path string, file []byte) (trouble string, quoted bool)
}

// Options are what an import may choose.
type Options struct {
	Seed     seed.Options
	Names    []seed.Declared // of the dossier's actors and places
	Years    [2]int          // the first and the last that the dossier is about; zero: not known
	Progress func()          // called from several goroutines, after each capture; nil: nobody asks
	Stop     <-chan struct{} // closed where the import is to end early; Plan then gives nothing
}

// Action is what happens to an article.
type Action uint8

// The actions.
const (
	New Action = iota
	Unchanged
	Updated
	Kept   // a person has edited it, and nothing else of it is new
	Orphan // its capture is not in seeds/ any more; it stays as it is
)

var actionNames = [...]string{"new", "unchanged", "updated", "kept: edited by hand", "kept: its capture is gone"}

func (a Action) String() string { return actionNames[a] }

// Outcome is what becomes of one article.
type Outcome struct {
	Capture        string
	Path           string // of the article
	Action         Action
	CaptureChanged bool // the capture is not the one that the article was made from
	Found          string
	Kept           []string         // the fields that stay a person's, though the capture says something else
	Look           string           // what needs a look although nothing is written
	Report         string           // the words kept and dropped, and what needs a decision, in several lines
	Data           []byte           // to be written; nil: nothing
	Article        *dossier.Article // as the capture has it; nil for an orphan
	trouble        string           // why a build would refuse it
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
	if len(o.Kept) > 0 {
		s += "; kept as edited: " + strings.Join(o.Kept, ", ")
	}
	return s
}

// Plan converts captures and decides what becomes of each, in the order of
// their paths. A capture that cannot be converted or placed has an error in the
// list and no outcome; the others are planned all the same. It ends early, with
// nothing, where opt.Stop is closed.
func Plan(captures []Capture, existing []Existing, w Writer, opt Options) ([]Outcome, diag.List) {
	captures = slices.Clone(captures)
	slices.SortFunc(captures, func(a, b Capture) int { return strings.Compare(a.Path, b.Path) })
	existing = slices.Clone(existing)
	slices.SortFunc(existing, func(a, b Existing) int { return strings.Compare(a.Path, b.Path) })
	p := newPlanner(captures, existing)
	converted := convert(captures, opt)
	if converted == nil {
		return nil, nil
	}
	var drafts []seed.Draft
	var targets []target
	for i, c := range captures {
		if converted[i].diags.Failed() {
			if !c.Evidence {
				p.diags = append(p.diags, converted[i].diags...)
			}
			continue
		}
		for _, d := range converted[i].drafts {
			if d.Article.Retrieved = c.Retrieved; d.Article.URL == "" {
				d.Article.URL = c.Address
			}
			if t, ok := p.place(c, d, len(converted[i].drafts)); ok {
				drafts, targets = append(drafts, d), append(targets, t)
			}
		}
	}
	drafts, targets = p.without(twins(drafts, targets), drafts, targets)
	resolved := seed.Resolve(drafts, seed.Context{Dates: handDated(existing), Names: opt.Names, Years: opt.Years, Language: opt.Seed.Language})
	decided := make([]Outcome, len(resolved))
	parallel.Each(len(resolved), func(i int) {
		if !targets[i].evidence {
			decided[i] = decide(resolved[i], targets[i], w)
		}
	})
	var outcomes []Outcome
	for i, o := range decided {
		switch {
		case targets[i].evidence:
		case o.trouble != "":
			p.diags.Errorf(diag.Pos{File: o.Capture}, "mend the capture, or split it; the article was not written", "a build would refuse the article: %s", o.trouble)
		default:
			outcomes = append(outcomes, o)
		}
	}
	outcomes = append(outcomes, p.orphans(captures, existing)...)
	p.diags.Sort()
	return outcomes, p.diags
}

// conversion is what a capture became.
type conversion struct {
	drafts []seed.Draft
	diags  diag.List
}

// convert converts captures side by side; it gives nil where it was stopped.
func convert(captures []Capture, opt Options) []conversion {
	list := make([]conversion, len(captures))
	var stopped atomic.Bool
	parallel.Each(len(captures), func(i int) {
		select {
		case <-opt.Stop:
			stopped.Store(true)
			return
		default:
		}
		one := opt.Seed
		one.Declared = captures[i].Charset
		list[i].drafts, list[i].diags = seed.Convert(captures[i].Path, captures[i].Data, one)
		if opt.Progress != nil {
			opt.Progress()
		}
	})
	if stopped.Load() {
		return nil
	}
	return list
}

// handDated gives the dates that editors wrote: those of articles that were
// edited, and are not derived from something else.
func handDated(existing []Existing) map[string]date.Date {
	known := map[string]date.Date{}
	for _, e := range existing {
		if e.dated() && e.Date.Basis == date.Stated && !e.Date.Date.IsZero() {
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
	look     string // a near-copy of it is there
}

// source is a capture's article: its file, and which of those in it.
type source struct {
	file string
	part int
}

// sourceOf reads the source that an article names. One that was alone in its
// file is the first, should others join it.
func sourceOf(s dossier.Seed) source { return source{s.File, max(s.Part, 1)} }

type planner struct {
	bySeed map[source][]Existing
	byPath map[string]Existing
	byID   map[string]Existing
	maker  map[string]dossier.Seed // the capture that an id is taken by
	lost   map[source]Existing     // articles whose captures are gone, by the sums of those
	found  map[string]bool         // the paths of those whose captures came back under another name
	diags  diag.List
}

func newPlanner(captures []Capture, existing []Existing) *planner {
	p := &planner{
		bySeed: map[source][]Existing{}, byPath: map[string]Existing{}, byID: map[string]Existing{}, maker: map[string]dossier.Seed{},
		lost: map[source]Existing{}, found: map[string]bool{},
	}
	there := map[string]bool{}
	for _, c := range captures {
		there[c.Path] = true
	}
	for _, e := range existing {
		p.byPath[e.Path], p.byID[e.ID] = e, e
		if e.Seed.File != "" {
			p.bySeed[sourceOf(e.Seed)] = append(p.bySeed[sourceOf(e.Seed)], e)
		}
		if e.Seed.SHA256 != "" && !there[e.Seed.File] {
			p.lost[source{e.Seed.SHA256, max(e.Seed.Part, 1)}] = e
		}
	}
	return p
}

// place finds the article of a draft, one of so many that its capture makes.
func (p *planner) place(c Capture, d seed.Draft, of int) (target, bool) {
	t := target{evidence: c.Evidence}
	switch owners := p.bySeed[sourceOf(d.Article.Seed)]; {
	case len(owners) > 1:
		p.fault(c, "remove seed from one of them", "two articles name this capture as their seed: %s and %s", owners[0].Path, owners[1].Path)
		return t, false
	case len(owners) == 1:
		t.existing, t.exists, t.path = owners[0], true, owners[0].Path
		d.Article.ID = owners[0].ID
	default:
		if e, ok := p.lost[source{d.Article.Seed.SHA256, max(d.Article.Seed.Part, 1)}]; ok && !p.found[e.Path] {
			t.existing, t.exists, t.path = e, true, e.Path // the capture was renamed
			d.Article.ID, p.found[e.Path] = e.ID, true
			break
		}
		t.path = path.Join("content/articles", d.Article.ID+".md")
		if other, taken := p.taken(t.path, d.Article.ID); taken {
			hint := fmt.Sprintf("rename the capture, or write in that file: seed: {file: %s}", c.Path)
			if of > 1 {
				hint = fmt.Sprintf("rename the capture, or write in that file: seed: {file: %s, part: %d}", c.Path, d.Article.Seed.Part)
			}
			p.fault(c, hint, "%s is another article, not made from this capture", other)
			return t, false
		}
	}
	d.Article.File = t.path
	switch other, twice := p.maker[d.Article.ID]; {
	case twice && other.SHA256 == d.Article.Seed.SHA256:
		p.diags.Warnf(diag.Pos{File: c.Path}, "remove one of the two captures", "the same bytes as %s: it was not imported again", other.File)
		return t, false
	case twice:
		p.fault(c, "rename one of the two", "%s makes the same article, %s", other.File, t.path)
		return t, false
	}
	p.maker[d.Article.ID] = d.Article.Seed
	return t, true
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
func decide(d seed.Draft, t target, w Writer) Outcome {
	o := Outcome{Capture: d.Article.Seed.File, Path: t.path, Found: d.Summary(), Look: t.look, Report: d.Report(), Article: d.Article}
	if !t.exists {
		o.Action, o.Data = New, w.Format(d.Article)
		o.trouble, _ = w.Check(t.path, o.Data)
		return o
	}
	was, is := t.existing.Seed.SHA256, d.Article.Seed.SHA256
	o.CaptureChanged = was != "" && was != is
	if !t.existing.Imported {
		o.Action = Kept
		return o
	}
	if look := lostDate(d, t.existing, o.CaptureChanged); look != "" {
		o.Action, o.Look = Unchanged, look
		return o
	}
	var merged []byte
	fresh := w.Format(d.Article)
	merged, o.Kept = w.Merge(t.existing.Data, fresh)
	if !bytes.Equal(merged, t.existing.Data) {
		quoted := true
		if o.trouble, quoted = w.Check(t.path, merged); !quoted {
			merged, o.Kept = w.Merge(t.existing.Data, fresh, "body")
			o.Look = "the text stays as it is, for edited events quote words that the capture does not have any more"
		}
	}
	switch {
	case !bytes.Equal(merged, t.existing.Data):
		o.Action, o.Data = Updated, merged
	case len(t.existing.Edited) > 0:
		o.Action = Kept
	default:
		o.Action = Unchanged
	}
	return o
}

// lostDate tells why an article keeps the date that a new conversion does not
// find any more. Without it the events that it dates would go, and whatever
// refers to them would break.
func lostDate(d seed.Draft, e Existing, changed bool) string {
	switch day := e.Date.Date; {
	case day.IsZero() || e.dated() || !d.Article.Date.Date.IsZero():
		return ""
	case d.Found.Open != "":
		return fmt.Sprintf("its date, %s, is in doubt: %s", day, d.Found.Open)
	case changed:
		return fmt.Sprintf("its date, %s, does not follow from the capture as it is now", day)
	default:
		return fmt.Sprintf("its date, %s, rests on a capture that is not in seeds/ any more", day)
	}
}

// orphans lists the imported articles whose captures are gone. An import of
// chosen captures says nothing of others.
func (p *planner) orphans(captures []Capture, existing []Existing) []Outcome {
	there := map[string]bool{}
	for _, c := range captures {
		if c.Evidence {
			return nil
		}
		there[c.Path] = true
	}
	var list []Outcome
	for _, e := range existing {
		if e.Seed.File != "" && !there[e.Seed.File] && !p.found[e.Path] {
			list = append(list, Outcome{
				Capture: e.Seed.File, Path: e.Path, Action: Orphan,
				Look: e.Seed.File + " is missing: put it back, or remove seed from the article",
			})
		}
	}
	return list
}
