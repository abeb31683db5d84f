package dossier

import "dossier/internal/date"

// LikeMark is a regular expression of what looks like a mark of a private passage
// to a person: whole, or its dashes joined or made long by an editor that means
// well, or with the letters of HTML spelled out. Where it is not read as a mark, it
// would hide nothing.
const LikeMark = `(?i)<!--\s*/?\s*private|(?:<|&lt;|&#0*60;|&#x0*3c;)\s*(?:!\s*(?:[-‐-―−]|&[mn]dash;)*|(?:[-‐-―−]|&[mn]dash;)+)\s*/?\s*private\b`

// Hide empties the field of a record that a key of its file fills, and reports
// whether it has one. The record must be the caller's own.
func Hide(r Record, key string) bool {
	h := r.Header()
	switch key {
	case "summary":
		h.Summary = Prose{}
	case "tags":
		h.Tags = nil
	case "aliases":
		h.Aliases = nil
	case "lastmod":
		h.Lastmod = date.Date{}
	default:
		return hideOwn(r, key)
	}
	return true
}

func hideOwn(r Record, key string) bool {
	switch r := r.(type) {
	case *Article:
		return hideArticle(r, key)
	case *Event:
		return hideEvent(r, key)
	case *Actor:
		return hideActor(r, key)
	case *Place:
		return empty(key, map[string]func(){
			"other_names": func() { r.OtherNames = nil }, "coordinates": func() { r.Coordinates = nil }, "kind": func() { r.Type = "" },
			"within": func() { r.Within = Ref{} }, "accounts": func() { r.Accounts = nil },
		})
	case *Case:
		return empty(key, map[string]func(){
			"end": func() { r.End = date.Date{} }, "accounts": func() { r.Accounts = nil }, "basis_from": func() { r.Start.From = "" },
		})
	case *Comparison:
		return empty(key, map[string]func(){"subjects": func() { r.Subjects = nil }, "accounts": func() { r.Accounts = nil }})
	case *Brief:
		return empty(key, map[string]func(){
			"chronology": func() { r.Chronology = nil }, "actors": func() { r.Actors = nil },
			"comparison": func() { r.Comparison, r.Rows = Ref{}, nil }, "rows": func() { r.Rows = nil },
		})
	case *Page:
		return empty(key, map[string]func(){"accounts": func() { r.Accounts = nil }})
	}
	return false
}

func hideArticle(a *Article, key string) bool {
	return empty(key, map[string]func(){
		"date": func() { a.Date = Dated{Pos: a.Date.Pos} }, "basis_from": func() { a.Date.From = "" },
		"publisher": func() { a.Publisher = "" }, "byline": func() { a.Byline = "" }, "credit": func() { a.Credit = "" }, "origin": func() { a.Origin = "" },
		"url": func() { a.URL = "" }, "archive_url": func() { a.Archive = "" }, "retrieved": func() { a.Retrieved = date.Date{} },
		"cases": func() { a.Cases = nil }, "seed": func() { a.Seed = Seed{} }, "events": func() { a.Events = nil },
	})
}

func hideEvent(e *Event, key string) bool {
	return empty(key, map[string]func(){
		"basis_from": func() { e.Date.From = "" }, "end": func() { e.End = date.Date{} }, "case": func() { e.Case = Ref{} },
		"places": func() { e.Places = nil }, "actors": func() { e.Actors = nil }, "cite": func() { e.Cites = nil },
		"accounts": func() { e.Accounts = nil }, "reports": func() { e.Reports = nil },
	})
}

func hideActor(a *Actor, key string) bool {
	return empty(key, map[string]func(){
		"other_names": func() { a.OtherNames = nil }, "kind": func() { a.Type = "" }, "posts": func() { a.Posts = nil },
		"member_of": func() { a.MemberOf = nil }, "wikidata": func() { a.Wikidata = "" }, "accounts": func() { a.Accounts = nil },
	})
}

// empty does what a key's way of emptying its field does.
func empty(key string, ways map[string]func()) bool {
	way, ok := ways[key]
	if ok {
		way()
	}
	return ok
}
