package main

import (
	"fmt"
	"regexp"
	"strings"
)

// ids gives each record of the corpus an id of the whole dossier.
type ids struct {
	taken map[string]bool
	of    map[string]string // by "kind/slug"; of places by "places/Name"
}

// longest is how many characters an id may have.
const longest = 80

func (t *ids) add(kind, slug, name string) {
	id := slug
	if len(id) > longest { // the end of a slug tells it from others
		id = strings.Trim(id[:longest-20], "-") + "-" + strings.Trim(id[len(id)-18:], "-")
	}
	for n := 2; t.taken[id]; n++ {
		id = fmt.Sprintf("%.70s-%d", slug, n)
	}
	t.taken[id] = true
	t.of[kind+"/"+name] = id
}

func (c *collection) ids() *ids {
	t := &ids{map[string]bool{}, map[string]string{}}
	for _, p := range c.places {
		t.add("places", slugOf(p), p)
	}
	for _, part := range []struct {
		kind string
		list []record
	}{{"actors", c.actors}, {"events", c.events}, {"articles", c.articles}} {
		for _, r := range part.list {
			t.add(part.kind, r.slug, r.slug)
		}
	}
	return t
}

var strange = regexp.MustCompile(`[^a-z0-9]+`)

// slugOf makes a slug of a name.
func slugOf(name string) string {
	return strings.Trim(strange.ReplaceAllString(strings.ToLower(name), "-"), "-")
}

var inside = regexp.MustCompile(`\[([^\]]*)\]\(/(articles|actors|events)/([^/)]+)/\)`)

// linked writes the links of a text as a dossier has them.
func (t *ids) linked(body string) string {
	return inside.ReplaceAllStringFunc(body, func(link string) string {
		m := inside.FindStringSubmatch(link)
		id, ok := t.of[m[2]+"/"+m[3]]
		if !ok {
			return m[1]
		}
		return "[[" + id + "|" + m[1] + "]]"
	})
}

// refs gives the ids of a list of names, as a list on one line.
func (t *ids) refs(kind string, names []string) string {
	var list []string
	for _, n := range names {
		if id, ok := t.of[kind+"/"+n]; ok {
			list = append(list, id)
		}
	}
	return "[" + strings.Join(list, ", ") + "]"
}

func toDossier(c *collection, out sink) error {
	t := c.ids()
	if err := out.put("dossier.yaml", "title: Dossier\nlanguage: en\nbase_url: https://dossier.example/\n"); err != nil {
		return err
	}
	if err := out.put("content/_index.md", "---\ntitle: Dossier\nsummary: A measured corpus of invented text.\n---\n"); err != nil {
		return err
	}
	reports := map[string][]string{} // slugs of articles, by event
	for _, a := range c.articles {
		for _, e := range a.Events {
			reports[e] = append(reports[e], a.slug)
		}
		err := out.put("content/articles/"+t.of["articles/"+a.slug]+".md", "---\ntitle: %q\ndate: %s\npublisher: %q\nurl: %s\ndraft: %t\n---\n%s",
			a.Title, moment(a.Date, "minute"), a.Publisher, a.URL, a.Draft, t.linked(a.body))
		if err != nil {
			return err
		}
	}
	return t.subjects(c, reports, out)
}

// subjects writes the records that articles are about.
func (t *ids) subjects(c *collection, reports map[string][]string, out sink) error {
	for _, e := range c.events {
		var sources strings.Builder
		for _, s := range e.Sources {
			fmt.Fprintf(&sources, "- [%s](%s)\n", s.Title, s.URL)
		}
		err := out.put("content/events/"+t.of["events/"+e.slug]+".md", "---\ntitle: %q\ndate: %s\nactors: %s\nplaces: %s\nreports: %s\n---\n%s\n## Sources\n\n%s",
			e.Title, moment(e.Date, e.Precision), t.refs("actors", e.Actors), t.refs("places", e.Places), t.refs("articles", reports[e.slug]), t.linked(e.body), sources.String())
		if err != nil {
			return err
		}
	}
	for _, a := range c.actors {
		kind := map[string]string{"person": "person"}[a.Kind]
		if kind == "" {
			kind = "organization"
		}
		err := out.put("content/actors/"+t.of["actors/"+a.slug]+".md", "---\nname: %q\nkind: %s\nsummary: %q\nother_names: [%s]\n---\n%s",
			a.Title, kind, a.Role, quotedList(a.Aliases), t.linked(a.body))
		if err != nil {
			return err
		}
	}
	for _, p := range c.places {
		if err := out.put("content/places/"+t.of["places/"+p]+".md", "---\nname: %q\n---\n", p); err != nil {
			return err
		}
	}
	return nil
}

func quotedList(items []string) string {
	var list []string
	for _, s := range items {
		list = append(list, fmt.Sprintf("%q", s))
	}
	return strings.Join(list, ", ")
}

// moment writes a date no finer than its precision.
func moment(date, precision string) string {
	switch {
	case precision == "year":
		return date[:4]
	case precision == "month":
		return date[:7]
	case precision == "minute" && len(date) >= 16:
		return date[:16] + "Z"
	}
	return date[:10]
}
