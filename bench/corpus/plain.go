package corpus

import (
	"fmt"
	"iter"
	"regexp"
	"strings"
)

// Plain gives the dossier in the plain style that package bench/convert reads,
// for measuring beside programs that know no citations: articles, actors and
// events with their relations in front matter, places by their names.
func (c *Corpus) Plain() iter.Seq[File] {
	return func(yield func(File) bool) {
		for i, a := range c.actors {
			p := c.text("actor", i)
			if !yield(file("content/actors/"+a.id+".md", "---\ntitle: %s\nkind_of_actor: %s\nrole: %s\naliases: %s\n---\n\n%s\n", quoted(a.name), a.kind, a.office, listed(a.others), p.paragraph())) {
				return
			}
		}
		for i := range c.events {
			if !yield(c.plainEvent(i)) {
				return
			}
		}
		for i := range c.opt.Articles {
			if !yield(c.plainArticle(i)) {
				return
			}
		}
	}
}

func (c *Corpus) plainArticle(i int) File {
	a := c.report(i)
	when := day(i, c.opt.Articles)
	var events []string
	for k := range i % 3 {
		events = append(events, c.eventID((i*c.events/c.opt.Articles+k)%c.events))
	}
	return file("content/articles/"+a.id+".md", "---\ntitle: %s\ndate: %sT08:00:00Z\npublisher: %s\nurl: https://%s.example/%s\n%sevents: %s\ndraft: false\n---\n\n%s",
		quoted(a.title), when.Format("2006-01-02"), quoted(a.paper), ident(a.paper), a.id, a.prose.relations(), listed(events), c.plainLinks(a.body))
}

func (c *Corpus) plainEvent(i int) File {
	p := c.text("event", i)
	return file("content/events/"+c.eventID(i)+".md", "---\ntitle: %s\ndate: %s\nprecision: day\n%ssources:\n  - title: %s\n    url: https://news.example/%d\n---\n\n%s\n\n%s\n",
		quoted(p.headline()), day(i, c.events).Format("2006-01-02"), p.relations(), quoted(p.headline()), i, p.paragraph(), p.paragraph())
}

// relations gives the keys for whom and which places a text names.
func (p *prose) relations() string {
	var actors, places []string
	for _, a := range p.actors {
		actors = append(actors, a.id)
	}
	for _, at := range p.places {
		places = append(places, at.name)
	}
	return fmt.Sprintf("actors: %s\nplaces: %s\n", listed(actors), listed(places))
}

var recordLink = regexp.MustCompile(`\[\[([a-z0-9-]+)\|([^\]]*)\]\]`)

// plainLinks writes the links of a body as plain Markdown; a place has no
// address of its own there.
func (c *Corpus) plainLinks(body string) string {
	return recordLink.ReplaceAllStringFunc(body, func(link string) string {
		m := recordLink.FindStringSubmatch(link)
		for _, at := range c.places {
			if at.id == m[1] {
				return at.name + ", the " + strings.TrimPrefix(m[2], "the ")
			}
		}
		return "[" + m[2] + "](/actors/" + m[1] + "/)"
	})
}
