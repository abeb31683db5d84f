package page_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/page"
)

// The office beside an actor is the one it held on the day of the event, and
// never more than its dates prove. A case is the date of an event, the posts, and
// what stands beside the actor.
func TestRolesOnTheDay(t *testing.T) {
	const (
		two     = "{title: Captain, from: 2005, to: 2012-03-21}, {title: Leader, from: 2012-03-22, to: 2012-04-12}"
		overlap = "{title: Captain, from: 2005, to: 2013}, {title: Leader, from: 2012-03-22, to: 2012-04-12}"
	)
	for _, c := range []struct{ date, posts, want string }{
		{"2012-03-21T23:00Z", two, "Captain"},
		{"2012-03-22 early", two, "Leader"},
		{"2012-03-22T00:30+01:00", two, "Leader"},
		{"2012-04-12", two, "Leader"},
		{"2012-04-13", two, ""},
		{"2004-12-31", two, ""},
		{"2005-06-01", two, ""}, // from some day of 2005
		{"2005-12-31", two, "Captain"},
		{"2012-03", two, ""}, // one or the other
		{"2011", two, "Captain"},
		{"2012-03-30", overlap, "Leader"},
		{"2012-05-01", overlap, "Captain"},
		{"2013-06-01", overlap, ""}, // until some day of 2013
		{"2012-03-21/2012-03-22", two, ""},
		{"2012-03-22/2012-03-30", two, "Leader"},
		{"../2012-03-30", two, ""},
		{"2012-03-22?", two, "Leader"},
		{"2020-01-01", "{title: President, from: 2013-09-04}", "President"}, // with the date from which
		{"2020-01-01", "{title: President, from: 2013-09-04/..}", "President"},
		{"2013-09-03", "{title: President, from: 2013-09-04}", ""},
		{"2013-09-03", "{title: Deputy, to: 2013-09-04}", "Deputy"},
		{"2013-09-05", "{title: Deputy, to: 2013-09-04}", ""},
		{"2013-09-05", "{title: Deputy, from: 2013-09-01~}", ""},
		{"2013-09-05", "{title: Deputy, from: 2013-09-01, to: 2014?}", ""},
		{"2013-09-05", "{title: Deputy}", ""},
		{"2013-09-05", "{title: One, from: 2013-09-01}, {title: Two, from: 2013-09-01}", "One"},
	} {
		v := planned(t, "events/e/index.html", "-- content/events/e.md --\n---\ntitle: E\ndate: "+strconv.Quote(c.date)+
			"\nactors: [x]\n---\n-- content/actors/x.md --\n---\nname: X\nposts: ["+c.posts+"]\n---\n").(page.EventView)
		if got := v.Event.Actors[0].Post.Title; got != c.want {
			t.Errorf("%s, %s: got %q, want %q", c.date, c.posts, got, c.want)
		}
	}
}

const offices = `
-- content/articles/a.md --
---
title: A
form: digest
---
Captain X spoke, and X, and the General.

X again.
-- content/articles/b.md --
---
title: B
rights: link
---
Captain X spoke.
-- content/actors/x.md --
---
name: X
other_names: [Captain X, Colonel X]
posts:
  - {title: Speaker}
  - {title: Leader, from: 2012-03-22, cite: '@a "and the General"'}
  - {title: Captain, from: 2005, to: 2012-03-21, cite: '@a "Captain X spoke"'}
---
-- content/events/e.md --
---
title: E
date: 2012-03-20
actors: [x]
summary: 'Said [@a "X again"].'
cite: '@a "X, and"'
---
-- content/events/f.md --
---
title: F
date: 2012-03-20
actors: [{id: x, role: witness}]
---
`

// An event's own word for the part of an actor goes before its office; an office
// stands with its dates and its evidence.
func TestOfficeBesideAnEvent(t *testing.T) {
	for path, want := range map[string]string{
		"events/e/index.html": `X</a> <span class="role">Captain<sup class="cite"><a id="r2" href="#n2" aria-label="Evidence 2">2</a></sup>, from 2005 until 21 Mar 2012</span></li>`,
		"events/f/index.html": `X</a> <span class="role">witness</span></li>`,
	} {
		if got := drawnPage(t, path, offices); !strings.Contains(strings.Join(strings.Fields(got), " "), want) {
			t.Errorf("%s has no %s: %s", path, want, between(t, got, "<dl", "</dl>"))
		}
	}
}

// An actor's posts stand in order of time, and the last that is known is said to
// be so.
func TestPostsInOrder(t *testing.T) {
	v := planned(t, "actors/x/index.html", offices).(page.ActorView)
	var got []string
	for _, p := range v.Posts {
		line := p.Title + " " + p.From.Short + "–" + p.To.Short
		if p.Last {
			line += " last"
		}
		if p.Undated {
			line += " undated"
		}
		got = append(got, line)
	}
	if diff := cmp.Diff([]string{"Captain 2005–21 Mar 2012", "Leader 22 Mar 2012– last", "Speaker – undated"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for posts, want := range map[string]string{
		"{title: One, from: 2012}":                                               "",
		"{title: One}, {title: Two}":                                             "",
		"{title: One, from: 2012}, {title: Two, from: 2013, to: 2014}":           "", // One may have gone on
		"{title: One, from: 2012, to: 2020}, {title: Two, from: 2013, to: 2014}": "",
		"{title: Two, from: 2013, to: 2014}, {title: One, to: 2012}":             "Two",
	} {
		last := ""
		for _, p := range planned(t, "actors/x/index.html", "-- content/actors/x.md --\n---\nname: X\nposts: ["+posts+"]\n---\n").(page.ActorView).Posts {
			if p.Last {
				last = p.Title
			}
		}
		if last != want {
			t.Errorf("%s: the last is %q, not %q", posts, last, want)
		}
	}
}

// The actor's page tells how each source writes the name, and which names none
// does.
func TestSpellings(t *testing.T) {
	v := planned(t, "actors/x/index.html", offices).(page.ActorView)
	var got []string
	for _, sp := range v.Spellings {
		line := sp.Name + ":"
		for _, in := range sp.In {
			line += " " + in.Article.Href + " ×" + strconv.Itoa(in.Count)
			if in.Digest {
				line += " digest"
			}
		}
		got = append(got, line)
	}
	want := []string{
		"Captain X: ../../articles/a/index.html#p1 ×1 digest ../../articles/b/index.html ×1",
		"X: ../../articles/a/index.html#p1 ×2 digest",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Colonel X"}, v.Names); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
