package main

import (
	"fmt"
	"strings"
)

// toHugo writes the same content for Hugo: actors, events and places are terms
// of taxonomies, which alone have pages of their own there. Where a key has a
// meaning of its own in Hugo, it gets another name.
func toHugo(c *collection, out sink) error {
	for _, a := range c.articles {
		err := out.put("content/articles/"+a.slug+".md", "---\ntitle: %q\ndate: %s\noutlet: %q\noriginal: %q\nactors: [%s]\nevents: [%s]\nplaces: [%s]\ndraft: %t\n---\n%s",
			a.Title, a.Date, a.Publisher, a.URL, quotedList(a.Actors), quotedList(a.Events), quotedList(a.Places), a.Draft, a.body)
		if err != nil {
			return err
		}
	}
	for _, a := range c.actors {
		if err := out.put("content/actors/"+a.slug+"/_index.md", "---\ntitle: %q\nsort: %q\noffice: %q\nother_names: [%s]\n---\n%s", a.Title, a.Kind, a.Role, quotedList(a.Aliases), a.body); err != nil {
			return err
		}
	}
	for _, e := range c.events {
		var sources strings.Builder
		for _, s := range e.Sources {
			fmt.Fprintf(&sources, "  - {name: %q, address: %q}\n", s.Title, s.URL)
		}
		err := out.put("content/events/"+e.slug+"/_index.md", "---\ntitle: %q\ndate: %s\nfine: %s\nactors: [%s]\nplaces: [%s]\nreferences:\n%s---\n%s",
			e.Title, e.Date, e.Precision, quotedList(e.Actors), quotedList(e.Places), sources.String(), e.body)
		if err != nil {
			return err
		}
	}
	for _, section := range []string{"Articles", "Actors", "Events", "Places", "Timeline"} {
		if err := out.put("content/"+strings.ToLower(section)+"/_index.md", "---\ntitle: %s\n---\n", section); err != nil {
			return err
		}
	}
	return nil
}
