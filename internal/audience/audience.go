// Package audience makes of a dossier what the public may read.
//
// It works on records, before anything else looks at them: what is private is
// taken out, and withheld names are replaced, so that no later stage of a build
// can show them by mistake. A dossier is first put together whole, and every
// citation proved against the whole text; what this package makes of its records
// is then put together anew:
//
//	records ─ collate ─→ the whole dossier, all citations proved
//	   │                       │ where each claim's words stand
//	   └─── audience.Publish ←─┘
//	             │ public records, and where the claims' words stand in them
//	          collate ─→ the public dossier ─→ weigh, page, layout, …
//
// Nothing of the whole dossier goes on but its diagnostics. Where words of a
// passage are withheld, its claim is made anew of the words that are left, so that
// neither its text nor its anchor, a digest, can be traced to the others.
//
// What cannot be replaced, such as an id or an address, is an error: a dossier is
// not published before its editor has decided.
package audience

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// Published is what the public may read of a dossier.
type Published struct {
	Config  dossier.Config
	Records []dossier.Record
	Changed []*dossier.Article                // whose texts are not the whole ones
	Placed  map[dossier.Claim][]dossier.Range // where the words of claims that were made anew stand
	Names   *Names                            // that are withheld
	Files   map[string]string                 // of records whose file is named otherwise in public, its true name
}

// Private reports whether anything of a record is kept from the public. A dossier
// of which no record is private is published as it is.
func Private(r dossier.Record) bool { return marked(r) || bodyMarked(&r.Header().Body) }

func bodyMarked(b *dossier.Body) bool { return b.AnyPrivate() }

func piecesMarked(pieces []dossier.Piece) bool {
	for i := range pieces {
		if pieces[i].Private {
			return true
		}
	}
	return false
}

// marked reports whether front matter keeps anything from the public.
func marked(r dossier.Record) bool {
	h := r.Header()
	if h.Private || len(h.Hidden) > 0 {
		return true
	}
	for _, p := range dossier.Proses(r) {
		if piecesMarked(p.Pieces) {
			return true
		}
	}
	for _, a := range dossier.Accounts(r) {
		if a.Private || slices.ContainsFunc(a.Answers, func(a dossier.Answer) bool { return a.Private }) {
			return true
		}
	}
	switch r := r.(type) {
	case *dossier.Article:
		return slices.ContainsFunc(r.Events, func(e *dossier.Event) bool { return marked(e) })
	case *dossier.Event:
		return slices.ContainsFunc(r.Actors, func(p dossier.Part) bool { return p.Private })
	case *dossier.Actor:
		return r.PublishAs.Words != "" || slices.ContainsFunc(r.Posts, func(p dossier.Post) bool { return p.Private })
	}
	return false
}

// Publish makes public records. whole is the dossier that the records make, with
// all its citations proved; drafts tells that those marked as drafts are shown.
func Publish(whole *dossier.Dossier, records []dossier.Record, drafts bool) (Published, diag.List) {
	p := &publisher{
		whole: whole, drafts: drafts, names: NewNames(), gone: map[string]dossier.Record{}, ids: map[string]string{},
		texts: map[string]*text{}, claims: map[dossier.Claim]dossier.Claim{}, named: map[string]int{},
		out: Published{Placed: map[dossier.Claim][]dossier.Range{}, Files: map[string]string{}},
	}
	records = slices.Clone(records)
	slices.SortFunc(records, func(a, b dossier.Record) int { return strings.Compare(a.Header().File, b.Header().File) })
	p.withhold(records)
	var kept []dossier.Record
	for _, r := range records {
		if h := r.Header(); h.Private || h.Draft && !drafts {
			p.gone[h.ID] = r
			for _, a := range h.Aliases {
				p.gone[a.ID] = r
			}
			continue
		}
		kept = append(kept, r)
	}
	p.bodies(kept)
	p.restate()
	for _, r := range kept {
		p.record(r)
	}
	p.out.Config = p.copied(reflect.ValueOf(whole.Config)).Interface().(dossier.Config)
	p.out.Names = p.names
	p.originals(records)
	p.sweep()
	return p.out, p.diags
}

// publisher makes public records.
type publisher struct {
	whole  *dossier.Dossier
	drafts bool
	names  *Names
	gone   map[string]dossier.Record // records that are left out, by id and alias
	ids    map[string]string         // of actors whose names are withheld, and their aliases: the public id
	texts  map[string]*text          // of the articles, by id, as the public reads them
	claims map[dossier.Claim]dossier.Claim
	named  map[string]int // how many articles print a withheld name beside an original's address
	out    Published
	diags  diag.List

	unsound bool // words that stand for a name hold one
	touched bool // something of the record in hand was left out or replaced
}

// withhold gathers the names that are withheld, and those that may stand.
func (p *publisher) withhold(records []dossier.Record) {
	var hidden []*dossier.Actor
	for _, r := range records {
		if a, ok := r.(*dossier.Actor); ok && a.PublishAs.Words != "" {
			hidden = append(hidden, a)
			for _, name := range namesOf(a) {
				p.names.Withhold(name, a.PublishAs.Words, a.Type == "person" || a.Type == "")
			}
		}
	}
	for _, r := range records {
		p.publishNames(r)
	}
	slices.SortStableFunc(hidden, func(a, b *dossier.Actor) int { return strings.Compare(a.PublishAs.Words, b.PublishAs.Words) })
	p.renameAll(hidden, records)
}

func namesOf(a *dossier.Actor) []string {
	names := append([]string{a.Title, a.ID}, a.OtherNames...)
	for _, alias := range a.Aliases {
		names = append(names, alias.ID)
	}
	return names
}

// publishNames lets the names of other actors, places and outlets stand.
func (p *publisher) publishNames(r dossier.Record) {
	h := r.Header()
	if h.Private || h.Draft && !p.drafts {
		return
	}
	var names []string
	switch r := r.(type) {
	case *dossier.Actor:
		if r.PublishAs.Words != "" {
			return
		}
		names = append([]string{r.Title, r.ID}, r.OtherNames...)
	case *dossier.Place:
		names = append([]string{r.Title, r.ID}, r.OtherNames...)
	}
	for _, name := range names {
		if !p.names.Publish(name) {
			p.diags.Errorf(h.Pos(), "take it out of this record, or write the full name by which the two can be told apart", "the name %q is withheld elsewhere, and published here", name)
		}
	}
}

// renameAll gives actors whose names are withheld an id made of the words that
// stand for them.
func (p *publisher) renameAll(hidden []*dossier.Actor, records []dossier.Record) {
	taken := map[string]bool{}
	for _, r := range records {
		if h := r.Header(); h.Private || h.Draft && !p.drafts {
			continue // an id that is avoided for its sake would tell of it
		}
		taken[r.Header().ID] = true
		for _, a := range r.Header().Aliases {
			taken[a.ID] = true
		}
	}
	said := map[string]*dossier.Actor{}
	for _, a := range hidden {
		key := strings.Join(foldWords(a.PublishAs.Words), " ")
		switch other := said[key]; {
		case p.names.Holds(a.PublishAs.Words):
			p.unsound = true
			p.diags.Errorf(a.PublishAs.Pos, "write words that name nobody, such as an officer", "publish_as holds a name that is withheld")
		case other != nil:
			p.diags.Errorf(a.PublishAs.Pos, "tell them apart, as in a first officer and a second officer", "%q stands for %s too", a.PublishAs.Words, other.File)
		}
		said[key] = a
		id := publicID(a.PublishAs.Words, taken)
		taken[id] = true
		p.ids[a.ID] = id
		for _, alias := range a.Aliases {
			p.ids[alias.ID] = id
		}
	}
}

// originals tells of articles whose originals print a withheld name, and to which
// the public site leads.
func (p *publisher) originals(records []dossier.Record) {
	for _, r := range records {
		a, ok := r.(*dossier.Actor)
		if !ok || p.named[strings.ToLower(a.PublishAs.Words)] == 0 {
			continue
		}
		p.diags.Warnf(a.PublishAs.Pos, "where that tells too much, write private: [url, archive_url] in the articles",
			"the site leads to the originals of %d articles, which print the name", p.named[strings.ToLower(a.PublishAs.Words)])
	}
}

// sweep looks once more at every text that goes on, for names that stand where
// none can be replaced.
func (p *publisher) sweep() {
	if !p.names.Any() {
		return
	}
	s := sweeper{p: p}
	s.look(reflect.ValueOf(p.out.Config), "", diag.Pos{File: "dossier.yaml", Line: 1, Col: 1})
	for _, r := range p.out.Records {
		if a, ok := r.(*dossier.Actor); ok && a.Withheld && p.unsound {
			continue // told already
		}
		s.look(reflect.ValueOf(r).Elem(), "", p.posOf(r))
	}
}

// posOf gives the beginning of a record's true file.
func (p *publisher) posOf(r dossier.Record) diag.Pos {
	pos := r.Header().Pos()
	if file, ok := p.out.Files[pos.File]; ok {
		pos.File = file
	}
	return pos
}

// sortedClaims lists the claims that were proved, in the order of their places.
func (p *publisher) sortedClaims() []dossier.Claim {
	return slices.SortedFunc(maps.Keys(p.whole.Evidence), func(a, b dossier.Claim) int { return strings.Compare(a.String(), b.String()) })
}
