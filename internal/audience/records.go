package audience

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"dossier/internal/dossier"
)

// record makes the public record of one that is published. One of which nothing
// is withheld stays itself.
func (p *publisher) record(r dossier.Record) {
	h := r.Header()
	p.touched = false
	own := reflect.New(reflect.TypeOf(r).Elem())
	own.Elem().Set(reflect.ValueOf(r).Elem())
	public := own.Interface().(dossier.Record)
	p.hide(public)
	if t := p.texts[h.ID]; t != nil {
		public.Header().Body = t.body
		p.touched = true
	} else if source := h.Body.Source(); p.names.Holds(source) || p.names.HoldsAddress(source) { // where no reader sees it
		public.Header().Body = dossier.NewBody("", h.Body.Leaves())
		p.touched = true
	}
	public.Header().Body = p.recited(&public.Header().Body)
	p.prune(public)
	p.copyInto(own.Elem())
	switch public := public.(type) {
	case *dossier.Article:
		p.article(public, r.(*dossier.Article))
	case *dossier.Actor:
		p.actor(public, r.(*dossier.Actor))
	}
	if !p.touched {
		p.out.Records = append(p.out.Records, r)
		return
	}
	if a, ok := public.(*dossier.Article); ok {
		a.Speech = dossier.Speech{}
		p.out.Changed = append(p.out.Changed, a)
	}
	p.out.Records = append(p.out.Records, public)
}

// hide empties the fields whose keys are private.
func (p *publisher) hide(r dossier.Record) {
	for _, key := range r.Header().Hidden {
		p.touched = true
		if !dossier.Hide(r, key.ID) {
			p.diags.Errorf(key.Pos, "write private: true, which keeps the whole record from the public", "the key %q cannot be kept private by itself", key.ID)
		}
	}
	r.Header().Hidden = nil
}

// article makes of an article's head, which is its source's words, what the public
// reads. Of one of which anything is withheld the capture is not named: from its
// digest and the words that are left, the others could be guessed.
func (p *publisher) article(public, whole *dossier.Article) {
	for _, f := range []struct {
		to   *string
		from string
	}{{&public.Title, whole.Title}, {&public.Publisher, whole.Publisher}, {&public.Byline, whole.Byline}, {&public.Credit, whole.Credit}, {&public.Origin, whole.Origin}} {
		if *f.to != "" {
			*f.to = p.plain(f.from, sourceWords)
		}
	}
	if p.touched || p.names.HoldsAddress(public.Seed.File) {
		public.Seed, public.Imported, p.touched = dossier.Seed{}, "", true
	}
	if t := p.texts[whole.ID]; t != nil && public.URL+public.Archive != "" {
		for _, words := range slices.Compact(slices.Sorted(slices.Values(t.named))) {
			p.named[strings.ToLower(words)]++
		}
	}
}

// actor makes the public record of an actor whose name is withheld.
func (p *publisher) actor(public, whole *dossier.Actor) {
	if whole.PublishAs.Words == "" {
		return
	}
	p.touched = true
	public.Title, public.OtherNames, public.Aliases, public.Wikidata = whole.PublishAs.Words, nil, nil, ""
	public.ID = p.ids[whole.ID]
	public.File = "content/actors/" + public.ID + ".md"
	public.PublishAs, public.Withheld = dossier.Alias{}, true
	p.out.Files[public.File] = whole.File
}

// prune leaves out what is private in lists, and what leads to records that are
// left out.
func (p *publisher) prune(r dossier.Record) {
	switch r := r.(type) {
	case *dossier.Brief:
		r.Chronology, r.Actors = p.refs(r.Chronology), p.refs(r.Actors)
		if p.leaves(r.Comparison) {
			r.Comparison, r.Rows = dossier.Ref{}, nil
		}
	case *dossier.Article:
		r.Cases = p.refs(r.Cases)
		r.Events = p.events(r.Events)
	case *dossier.Event:
		p.event(r)
	case *dossier.Actor:
		r.MemberOf = p.refs(r.MemberOf)
		r.Posts = kept(p, r.Posts, func(post dossier.Post) bool { return !post.Private })
		r.Accounts = p.accounts(r.Accounts)
	case *dossier.Place:
		if p.leaves(r.Within) {
			r.Within = dossier.Ref{}
		}
		r.Accounts = p.accounts(r.Accounts)
	case *dossier.Case:
		r.Accounts = p.accounts(r.Accounts)
	case *dossier.Comparison:
		for _, ref := range r.Of {
			if gone := p.gone[ref.ID]; gone != nil && gone.Header().Private {
				p.diags.Errorf(ref.Pos, "make the comparison private too, or leave its column out", "%q is private", ref.ID)
			}
		}
		r.Accounts = p.accounts(r.Accounts)
	case *dossier.Page:
		r.Accounts = p.accounts(r.Accounts)
	}
}

func (p *publisher) event(e *dossier.Event) {
	if p.leaves(e.Case) {
		e.Case = dossier.Ref{}
	}
	e.Places, e.Reports = p.refs(e.Places), p.refs(e.Reports)
	e.Actors = kept(p, e.Actors, func(part dossier.Part) bool { return !part.Private && !p.leaves(part.Actor) })
	e.Accounts = p.accounts(e.Accounts)
}

// events makes the public events of an article.
func (p *publisher) events(list []*dossier.Event) []*dossier.Event {
	list = kept(p, list, func(e *dossier.Event) bool { return !e.Private && (!e.Draft || p.drafts) })
	own := make([]*dossier.Event, len(list))
	for i, e := range list {
		copied := *e
		p.hide(&copied)
		p.event(&copied)
		own[i] = &copied
	}
	return own
}

// accounts leaves out accounts and answers that are private, and accounts without
// an answer. An answer that an editor prefers is preferred no more where it is
// left out.
func (p *publisher) accounts(list []dossier.Account) []dossier.Account {
	list = kept(p, list, func(a dossier.Account) bool { return !a.Private })
	out := make([]dossier.Account, 0, len(list))
	for _, a := range list {
		prefer := 0
		var answers []dossier.Answer
		for i, answer := range a.Answers {
			if answer.Private || p.blank(answer.Value) {
				p.touched = true
				continue
			}
			answers = append(answers, answer)
			if a.Prefer == i+1 {
				prefer = len(answers)
			}
		}
		if a.Answers, a.Prefer = answers, prefer; prefer == 0 {
			a.Why = dossier.Prose{}
		}
		if len(answers) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// blank reports whether nothing of a text is for the public.
func (p *publisher) blank(prose dossier.Prose) bool {
	left := lineOf(cut(prose.Pieces, privateEdits(prose.Pieces, prose.Words(), dossierWords)))
	return piecesMarked(prose.Pieces) && isEmpty(&left)
}

// kept gives the items of a list that are published.
func kept[T any](p *publisher, list []T, published func(T) bool) []T {
	var out []T
	for _, item := range list {
		if published(item) {
			out = append(out, item)
		} else {
			p.touched = true
		}
	}
	return out
}

// refs leaves out references to what is left out.
func (p *publisher) refs(list []dossier.Ref) []dossier.Ref {
	return kept(p, list, func(ref dossier.Ref) bool { return !p.leaves(ref) })
}

// leaves reports whether a reference leads to what is left out. Of drafts the
// whole dossier has told already.
func (p *publisher) leaves(ref dossier.Ref) bool {
	left, private := false, false
	if r := p.gone[ref.ID]; r != nil {
		left, private = true, r.Header().Private
	} else if a, ok := p.whole.Records[ref.ID].(*dossier.Article); ok && ref.Part != "" {
		hidesAll := slices.ContainsFunc(a.Hidden, func(key dossier.Ref) bool { return key.ID == "events" })
		for _, e := range a.Events {
			if e.ID == ref.Part {
				private = e.Private || hidesAll
				left = private || e.Draft && !p.drafts
			}
		}
	}
	if left {
		p.touched = true
	}
	if private {
		p.diags.Warnf(ref.Pos, "where even that tells too much, take it out here", "%q is private and is left out", ref)
	}
	return left
}

// targets makes the signs of a public block lead to public records, and leaves
// out the addresses of links that hold a withheld name. It reports whether
// anything was changed.
func (p *publisher) targets(b *dossier.Leaf) bool {
	var out []dossier.Piece
	change := func() {
		if out == nil {
			out = slices.Clone(b.Pieces)
		}
	}
	for i := range b.Pieces {
		piece := &b.Pieces[i]
		switch {
		case piece.Kind == dossier.RefPiece:
			public := p.reference(*piece)
			if !reflect.DeepEqual(public, *piece) {
				change()
				out[i] = public
			}
		case piece.Kind == dossier.Image && p.names.Holds(piece.Text):
			change()
			out[i].Text = p.replaced(piece.Text, dossierWords)
		case piece.Kind == dossier.Begin && piece.Tag == dossier.TagA && p.names.HoldsAddress(piece.Target()):
			change()
			out[i] = out[i].Leading("")
			out[i].Tag, out[ending(out, i)].Tag = dossier.TagEm, dossier.TagEm
		}
	}
	if out == nil {
		return false
	}
	b.Pieces = out
	return true
}

// ending gives the piece that ends the element that piece i begins.
func ending(pieces []dossier.Piece, i int) int {
	depth := 0
	for j := i; j < len(pieces); j++ {
		switch pieces[j].Kind {
		case dossier.Begin:
			depth++
		case dossier.End:
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return i
}

// reference makes a link on a record public. One on a record that is left out
// keeps its words alone.
func (p *publisher) reference(piece dossier.Piece) dossier.Piece {
	piece.Text = p.replaced(piece.Text, dossierWords)
	if id, withheld := p.ids[piece.Target()]; withheld {
		return piece.Leading(id)
	}
	gone := p.gone[piece.Target()]
	switch {
	case gone == nil:
		return piece
	case piece.Text != "":
		words := piece.Leading("")
		words.Kind = dossier.Text
		return words
	case gone.Header().Private:
		p.diags.Errorf(piece.Pos(), fmt.Sprintf("write the words that stand here: [[%s|words]], or put the link into a private passage", piece.Target()), "%q is private, and a link to it has no words of its own", piece.Target())
	}
	return piece
}
