package page

import (
	"cmp"
	"slices"
	"time"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// postOn gives the office that an actor is known to have held on the days of a
// date: of several, the one that began last. Nothing but the dates of the posts
// tells it: a post without dates is applied to no day. ok is false where none is
// known.
func postOn(a *dossier.Actor, on date.Date) (post dossier.Post, ok bool) {
	if on.IsZero() || len(a.Posts) == 0 {
		return post, false
	}
	days := daysOf(on)
	var best time.Time
	for _, p := range a.Posts {
		began, covers := covers(p, days)
		if covers && (!ok || began.After(best)) {
			post, best, ok = p, began, true
		}
	}
	return post, ok
}

// covers reports whether a post was surely held on all of some days, and on
// which day it had begun at the latest. A date of which the day is not known, or
// in doubt, proves only what it leaves no doubt of: a post from March 2012 is
// applied from 31 March. An end that is not stated proves nothing against it.
func covers(p dossier.Post, on stretch) (began time.Time, ok bool) {
	if p.From.IsZero() && p.To.IsZero() || doubtful(p.From) || doubtful(p.To) {
		return began, false
	}
	began = farPast
	if !p.From.IsZero() {
		began = daysOf(p.From).last
		if p.From.IsInterval() && p.From.End().IsZero() { // from: 2013/.. is an open end
			began = daysOf(p.From.Start()).last
		}
	}
	if began.After(on.first) {
		return began, false
	}
	return began, p.To.IsZero() || !daysOf(p.To).first.Before(on.last)
}

func doubtful(d date.Date) bool { return d.Approximate() || d.Uncertain() }

// parts gives the actors of an event, each with the part it plays there, or else
// the office it held on that day. marked numbers the evidence of offices, on a
// page that shows them.
func (s *sheet) parts(ev *dossier.Event, known *eventCard, marked bool) []Role {
	list := s.stock.roles.list(len(ev.Actors))
	for i, part := range ev.Actors {
		r, l := s.at(known.actors, i, part.Actor.ID)
		if r == nil {
			continue
		}
		role := Role{Link: l, Role: part.Role}
		if a, ok := r.(*dossier.Actor); ok && part.Role == "" {
			if post, ok := postOn(a, ev.Date.Date); ok {
				role.Post = s.post(post, marked)
			}
		}
		list = append(list, role)
	}
	return list
}

func (s *sheet) post(post dossier.Post, marked bool) Post {
	v := Post{
		Title: post.Title, From: s.dated(dossier.Dated{Date: post.From}),
		To: s.dated(dossier.Dated{Date: post.To}),
	}
	if marked {
		v.Evidence = s.cites(post.Cites)
	}
	return v
}

// posts gives the offices of an actor in order of time, then those that no
// source dates.
func (s *sheet) posts(a *dossier.Actor) []Post {
	list := inOrder(a.Posts)
	dated, _ := slices.BinarySearchFunc(list, 1, func(p dossier.Post, n int) int { return cmp.Compare(placed(p), n) })
	var posts []Post
	for i, post := range list {
		v := s.post(post, true)
		v.Last, v.Undated = i == dated-1 && lastKnown(list[:dated]), dated > 0 && i >= dated
		posts = append(posts, v)
	}
	return posts
}

// inOrder sorts offices by time, those without dates last.
func inOrder(posts []dossier.Post) []dossier.Post {
	list := slices.Clone(posts)
	slices.SortStableFunc(list, func(x, y dossier.Post) int {
		return cmp.Or(cmp.Compare(placed(x), placed(y)), earliest(x).Compare(earliest(y)), x.To.Compare(y.To))
	})
	return list
}

// lastKnown reports whether the last of the dated posts, of which there are
// several, is the last that is known to have been held: no earlier one may have
// gone on for longer.
func lastKnown(posts []dossier.Post) bool {
	if len(posts) < 2 {
		return false
	}
	last := posts[len(posts)-1]
	return !slices.ContainsFunc(posts[:len(posts)-1], func(p dossier.Post) bool {
		return p.To.IsZero() && !last.To.IsZero() || !p.To.IsZero() && !last.To.IsZero() && last.To.Compare(p.To) < 0
	})
}

// placed is 0 for a post that some date places in time, else 1.
func placed(p dossier.Post) int {
	if p.From.IsZero() && p.To.IsZero() {
		return 1
	}
	return 0
}

// earliest gives the date by which a post stands among others.
func earliest(p dossier.Post) date.Date {
	if !p.From.IsZero() {
		return p.From
	}
	return p.To
}
