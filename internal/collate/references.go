package collate

import (
	"maps"
	"slices"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// names tells a kind of record in messages: "unknown actor".
var names = map[dossier.Kind]string{
	dossier.KindArticle: "article", dossier.KindEvent: "event", dossier.KindActor: "actor", dossier.KindPlace: "place",
	dossier.KindCase: "case", dossier.KindComparison: "comparison", dossier.KindPage: "page",
}

// references checks everything by which one record names another. Where all that
// a record names was found in the last dossier, and stands there still, it is not
// looked for again.
func (c *collator) references() {
	const many = 512 // cards that one goroutine looks through in a row
	stale := slices.DeleteFunc(slices.Clone(c.all), func(k *card) bool { return k.checked == c.memory.losses })
	parts := slices.Collect(slices.Chunk(stale, many))
	told := make([]diag.List, len(parts))
	parallel.Each(len(parts), func(i int) {
		reader := &collator{opt: c.opt, d: c.d, drafts: c.drafts}
		for _, k := range parts[i] {
			before := len(reader.diags)
			reader.referencesOf(k)
			if reader.checkLinks(k.links); len(reader.diags) == before {
				k.checked = c.memory.losses
			}
		}
		told[i] = reader.diags
	})
	c.diags = append(c.diags, slices.Concat(told...)...)
}

func (c *collator) referencesOf(k *card) {
	switch r := k.record.(type) {
	case *dossier.Brief:
		c.want(dossier.KindActor, r.Actors...)
		c.want(dossier.KindComparison, r.Comparison)
	case *dossier.Article:
		c.want(dossier.KindCase, r.Cases...)
		for _, t := range k.told {
			if t.shown {
				c.eventReferences(t.event)
				c.checkLinks(appendLinks(nil, t.event))
				for _, ref := range t.event.Reports {
					c.reported(ref)
				}
			}
		}
	case *dossier.Event:
		c.eventReferences(r)
	case *dossier.Actor:
		c.want(dossier.KindActor, r.MemberOf...)
		c.posts(r)
	case *dossier.Place:
		c.want(dossier.KindPlace, r.Within)
	case *dossier.Case:
		c.ended(r.Start.Pos, r.Start.Date, r.End)
	}
}

// posts checks the times of an actor's offices, whose places in the file are
// known by their citations alone.
func (c *collator) posts(a *dossier.Actor) {
	for _, p := range a.Posts {
		pos := a.Pos()
		if len(p.Cites) > 0 {
			pos = p.Cites[0].Pos
		}
		c.ended(pos, p.From, p.To)
	}
}

func (c *collator) eventReferences(e *dossier.Event) {
	c.want(dossier.KindCase, e.Case)
	c.want(dossier.KindPlace, e.Places...)
	for _, p := range e.Actors {
		c.want(dossier.KindActor, p.Actor)
	}
	c.ended(e.Date.Pos, e.Date.Date, e.End)
}

// want checks that references lead to records of a kind. Empty ones are none.
func (c *collator) want(k dossier.Kind, refs ...dossier.Ref) {
	for _, ref := range refs {
		if ref.ID != "" {
			c.resolve(ref, k)
		}
	}
}

// kindName names a kind in messages, or any for "".
func kindName(k dossier.Kind) string {
	if k == "" {
		return "record"
	}
	return names[k]
}

// resolve finds the record that ref names, of the kind, or of any for "".
// It reports what is wrong and gives nil then.
func (c *collator) resolve(ref dossier.Ref, k dossier.Kind) dossier.Record {
	if ref.Part != "" {
		c.diags.Errorf(ref.Pos, "name the record alone: "+ref.ID, "unknown %s %q", kindName(k), ref)
		return nil
	}
	r, ok := c.d.Records[ref.ID]
	if !ok {
		if draft, isDraft := c.drafts[ref.ID]; isDraft {
			c.diags.Warnf(ref.Pos, "publish "+draft.Header().File+" by removing draft: true, or leave it out here", "%q is a draft and is left out", ref.ID)
			return nil
		}
		c.diags.Errorf(ref.Pos, diag.Suggest(ref.ID, c.ids(k)), "unknown %s %q", kindName(k), ref.ID)
		return nil
	}
	if h := r.Header(); k != "" && h.Kind != k {
		c.diags.Errorf(ref.Pos, "name a file of content/"+string(k), "%q is not one of the %s: it stands in %s", ref.ID, k, h.File)
		return nil
	}
	return r
}

// reported finds the article that ref names, and, for "article#event", the
// event that it lists; nil where there is none, or where it is a draft.
func (c *collator) reported(ref dossier.Ref) (*dossier.Article, *dossier.Event) {
	a, ok := c.resolve(dossier.Ref{ID: ref.ID, Pos: ref.Pos}, dossier.KindArticle).(*dossier.Article)
	if !ok || ref.Part == "" {
		return a, nil
	}
	i := slices.IndexFunc(a.Events, func(e *dossier.Event) bool { return e.ID == ref.Part })
	switch {
	case i < 0:
		c.diags.Errorf(ref.Pos, diag.Suggest(ref.Part, eventIDs(a)), "the article %s lists no event %q", a.ID, ref.Part)
		return a, nil
	case a.Events[i].Draft && !c.opt.Drafts:
		c.diags.Warnf(ref.Pos, "publish it in "+a.File+" by removing draft: true, or leave it out here", "%q is a draft and is left out", ref)
		return a, nil
	}
	return a, a.Events[i]
}

func eventIDs(a *dossier.Article) []string {
	ids := make([]string, len(a.Events))
	for i, e := range a.Events {
		ids[i] = e.ID
	}
	return ids
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

// appendLinks adds the links on records that are written in a record's texts. Those
// of an article's events are not among them: which of them are shown is chosen.
func appendLinks(list []dossier.Piece, r dossier.Record) []dossier.Piece {
	for p := range r.Header().Body.Signs() {
		if p.Kind == dossier.RefPiece {
			list = append(list, p)
		}
	}
	if a, ok := r.(*dossier.Article); ok {
		return appendAmong(list, a.Summary.Pieces)
	}
	for _, p := range dossier.Proses(r) {
		list = appendAmong(list, p.Pieces)
	}
	return list
}

func appendAmong(list, pieces []dossier.Piece) []dossier.Piece {
	for i := range pieces {
		if pieces[i].Kind == dossier.RefPiece {
			list = append(list, pieces[i])
		}
	}
	return list
}

// checkLinks checks that links lead to records.
func (c *collator) checkLinks(links []dossier.Piece) {
	for i := range links {
		p := &links[i]
		if draft := c.drafts[p.Target()]; draft != nil && p.Text == "" {
			c.diags.Errorf(p.Pos(), "write the words that stand here: [["+p.Target()+"|words]], or publish "+draft.Header().File,
				"%q is a draft, and a link to it has no words of its own", p.Target())
			continue
		}
		c.resolve(dossier.Ref{ID: p.Target(), Pos: p.Pos()}, "")
	}
}
