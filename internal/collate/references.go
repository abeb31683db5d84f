package collate

import (
	"maps"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// names tells a kind of record in messages: "unknown actor".
var names = map[dossier.Kind]string{
	dossier.KindArticle: "article", dossier.KindEvent: "event", dossier.KindActor: "actor", dossier.KindPlace: "place",
	dossier.KindCase: "case", dossier.KindComparison: "comparison", dossier.KindPage: "page",
}

// references checks everything by which one record names another, and gathers
// the published records in c.all.
func (c *collator) references() {
	c.all = append(c.all, c.d.Brief)
	for _, list := range [][]dossier.Record{
		records(c.d.Articles), c.eventFiles(), records(c.d.Actors), records(c.d.Places),
		records(c.d.Cases), records(c.d.Comparisons), records(c.d.Pages),
	} {
		c.all = append(c.all, list...)
	}
	for _, r := range c.all {
		c.referencesOf(r)
		c.bodyReferences(r)
	}
}

func records[T dossier.Record](list []T) []dossier.Record {
	rs := make([]dossier.Record, len(list))
	for i, r := range list {
		rs[i] = r
	}
	return rs
}

// eventFiles lists the events that have files of their own, by id.
func (c *collator) eventFiles() []dossier.Record {
	var list []dossier.Record
	for _, id := range slices.Sorted(maps.Keys(c.d.Records)) {
		if e, ok := c.d.Records[id].(*dossier.Event); ok && e.ID == id {
			list = append(list, e)
		}
	}
	return list
}

func (c *collator) referencesOf(r dossier.Record) {
	switch r := r.(type) {
	case *dossier.Brief:
		c.want(dossier.KindActor, r.Actors...)
		c.want(dossier.KindComparison, r.Comparison)
	case *dossier.Article:
		c.want(dossier.KindCase, r.Cases...)
		for _, e := range r.Events {
			c.eventReferences(e)
		}
	case *dossier.Event:
		c.eventReferences(r)
	case *dossier.Actor:
		c.want(dossier.KindActor, r.MemberOf...)
	case *dossier.Place:
		c.want(dossier.KindPlace, r.Within)
	case *dossier.Case:
		c.ended(r.Start, r.End)
	}
}

func (c *collator) eventReferences(e *dossier.Event) {
	c.want(dossier.KindCase, e.Case)
	c.want(dossier.KindPlace, e.Places...)
	for _, p := range e.Actors {
		c.want(dossier.KindActor, p.Actor)
	}
	c.ended(e.Date, e.End)
}

// want checks that references lead to records of a kind. Empty ones are none.
func (c *collator) want(k dossier.Kind, refs ...dossier.Ref) {
	for _, ref := range refs {
		if ref.ID != "" {
			c.resolve(ref, k)
		}
	}
}

// resolve finds the record that ref names, of the kind, or of any for "".
// It reports what is wrong and gives nil then.
func (c *collator) resolve(ref dossier.Ref, k dossier.Kind) dossier.Record {
	what := names[k]
	if k == "" {
		what = "record"
	}
	r, ok := c.d.Records[ref.ID]
	if !ok {
		if draft, isDraft := c.drafts[ref.ID]; isDraft {
			c.diags.Warnf(ref.Pos, "publish "+draft.Header().File+" by removing draft: true, or leave it out here", "%q is a draft and is left out", ref.ID)
			return nil
		}
		c.diags.Errorf(ref.Pos, diag.Suggest(ref.ID, c.ids(k)), "unknown %s %q", what, ref.ID)
		return nil
	}
	if h := r.Header(); k != "" && h.Kind != k {
		c.diags.Errorf(ref.Pos, "name a file of content/"+string(k), "%q is not one of the %s: it stands in %s", ref.ID, k, h.File)
		return nil
	}
	return r
}

// ids lists the ids of a kind, or of all kinds for "".
func (c *collator) ids(k dossier.Kind) []string {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(c.d.Records)) {
		if r := c.d.Records[id]; k == "" || r.Header().Kind == k {
			ids = append(ids, id)
		}
	}
	return ids
}

// bodyReferences checks the links written in a record's texts.
func (c *collator) bodyReferences(r dossier.Record) {
	for i := range r.Header().Body {
		c.pieceReferences(r.Header().Body[i].Pieces)
	}
	for _, p := range dossier.Proses(r) {
		c.pieceReferences(p.Pieces)
	}
}

func (c *collator) pieceReferences(pieces []dossier.Piece) {
	for _, p := range pieces {
		if p.Kind == dossier.RefPiece {
			c.resolve(dossier.Ref{ID: p.Target, Pos: p.Pos}, "")
		}
	}
}
