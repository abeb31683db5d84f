package corpus

import (
	"fmt"
	"strings"
)

func (c *Corpus) config() File {
	return file("dossier.yaml", "title: The harbour years\nlanguage: en\nbase_url: https://dossier.example/\ndescription: An invented dossier of %d articles.\n", c.opt.Articles)
}

// text gives the writer of the i-th record of a kind, with people and places of
// its own.
func (c *Corpus) text(kind string, i int) *prose {
	p := &prose{r: c.chance(kind, i)}
	for _, k := range some(p.r, len(c.actors), 2+p.r.IntN(6)) {
		p.actors = append(p.actors, c.actors[k])
		p.links = append(p.links, c.actors[k].id)
	}
	for _, k := range some(p.r, len(c.places), 1+p.r.IntN(3)) {
		p.places = append(p.places, c.places[k])
		p.links = append(p.links, c.places[k].id)
	}
	return p
}

// report is an article before it is written to a file.
type report struct {
	id, title, paper, body string
	plain                  []string
	live                   bool
	prose                  *prose
}

func (c *Corpus) report(i int) report {
	p := c.text("article", i)
	a := report{title: p.headline(), paper: c.papers[rank(p.r, len(c.papers))], live: p.r.IntN(100) < 8, prose: p}
	a.id = fmt.Sprintf("%s-%d", strings.TrimRight(fmt.Sprintf("%.60s", ident(a.title)), "-"), i)
	a.plain, a.body = p.body(300+p.r.IntN(560), a.live)
	return a
}

// words gives a citation of an article, without brackets.
func (c *Corpus) words(p *prose, i int) string {
	a := c.report(i)
	if q := quote(p.r, a.plain, a.body+a.title); q != "" {
		return "@" + a.id + ` "` + q + `"`
	}
	return "@" + a.id + ", p. 1"
}

// ArticleID is the id of the i-th article.
func (c *Corpus) ArticleID(i int) string { return c.report(i).id }

// Article writes the i-th article. Every fifth lists an event that it reports.
func (c *Corpus) Article(i int) File {
	a := c.report(i)
	when := day(i, c.opt.Articles)
	var head strings.Builder
	fmt.Fprintf(&head, "title: %s\ndate: %s\npublisher: %s\nbyline: %s\n", quoted(a.title), when.Format("2006-01-02"), quoted(a.paper), quoted(a.prose.who()))
	if i%7 == 0 {
		fmt.Fprintf(&head, "credit: %s\n", agencies[i/7%len(agencies)])
	}
	if a.live {
		head.WriteString("form: live-blog\n")
	}
	fmt.Fprintf(&head, "url: https://%s.example/%s/%s\ncases: [%s]\n", ident(a.paper), when.Format("2006/01/02"), a.id, c.caseID(i*c.cases/c.opt.Articles))
	if i%5 == 1 {
		fmt.Fprintf(&head, "events:\n  - id: %s\n    title: %s\n    date: %s\n    places: [%s]\n    actors: [%s]\n    cite: %s\n", fmt.Sprintf("told-%d", i),
			quoted(a.prose.headline()), when.Format("2006-01-02"), a.prose.places[0].id, a.prose.actors[0].id, quoted(c.words(a.prose, i)))
	}
	return file("content/articles/"+a.id+".md", "---\n%s---\n\n%s", head.String(), a.body)
}

func (c *Corpus) caseID(i int) string { return fmt.Sprintf("case-%d", i) }

// eventID is the id of an event, which does not tell its title: a case need not
// write the event to link it.
func (c *Corpus) eventID(i int) string { return fmt.Sprintf("event-%d", i) }

// reporter is an article of about the time of an event.
func (c *Corpus) reporter(i, k int) int {
	return (i*c.opt.Articles/c.events + k) % c.opt.Articles
}

// Event writes the i-th event, which one to three articles report.
func (c *Corpus) Event(i int) File {
	p := c.text("event", i)
	var head, cites, reports strings.Builder
	count := 1 + p.r.IntN(3)
	for k := range min(count, c.opt.Articles) {
		from := c.reporter(i, k)
		fmt.Fprintf(&cites, "  - %s\n", quoted(c.words(p, from)))
		fmt.Fprintf(&reports, "  - %s\n", c.ArticleID(from))
	}
	fmt.Fprintf(&head, "title: %s\n%scase: %s\nplaces: [%s]\nactors:\n", quoted(p.headline()), c.when(p, i), c.caseID(i*c.cases/c.events), p.places[0].id)
	for _, a := range p.actors[:min(4, len(p.actors))] {
		fmt.Fprintf(&head, "  - {id: %s, role: %s}\n", a.id, a.office)
	}
	fmt.Fprintf(&head, "cite:\n%sreports:\n%s", cites.String(), reports.String())
	if i%10 == 0 {
		fmt.Fprintf(&head, "accounts:\n  - question: How many %s were there?\n    answers:\n", one(p.r, units))
		for k := range 2 {
			fmt.Fprintf(&head, "      - value: about %d\n        cite: %s\n", 10+p.r.IntN(900), quoted(c.words(p, c.reporter(i, k))))
		}
	}
	return file("content/events/"+c.eventID(i)+".md", "---\n%s---\n\n%s [%s]\n\n%s [[%s]].\n", head.String(), p.paragraph(), c.words(p, c.reporter(i, 0)), p.paragraph(), c.eventID((i+1)%c.events))
}

// when gives the keys of an event's date, of any precision.
func (c *Corpus) when(p *prose, i int) string {
	d := day(i, c.events)
	switch k := p.r.IntN(20); {
	case k < 2:
		return d.Format("date: 2006-01-02") + fmt.Sprintf("T%02d:%02dZ\n", p.r.IntN(24), p.r.IntN(60))
	case k < 5:
		return d.Format("date: 2006-01\n")
	case k == 5:
		return d.Format("date: 2006\n")
	case k < 10:
		return d.Format("date: 2006-01-02\nbasis: derived\nbasis_from: A weekday and the day of the article.\n")
	}
	return d.Format("date: 2006-01-02\n")
}

// Actor writes the i-th actor.
func (c *Corpus) Actor(i int) File {
	p, a := c.text("actor", i), c.actors[i]
	head := fmt.Sprintf("name: %s\nother_names: %s\nkind: %s\n", quoted(a.name), listed(a.others), a.kind)
	if a.person() {
		from := p.r.IntN(c.opt.Articles)
		head += fmt.Sprintf("posts:\n  - title: %s\n    from: %d\n    to: %d\n    cite: %s\n", a.office, 2018+p.r.IntN(3), 2022+p.r.IntN(3), quoted(c.words(p, from)))
	}
	return file("content/actors/"+a.id+".md", "---\n%s---\n\n%s [%s]\n\n%s\n", head, p.paragraph(), c.words(p, p.r.IntN(c.opt.Articles)), p.paragraph())
}

func (c *Corpus) placeFile(i int) File {
	p, at := c.text("place", i), c.places[i]
	return file("content/places/"+at.id+".md", "---\nname: %s\nkind: %s\ncoordinates: [%.4f, %.4f]\n---\n\n%s\n", at.name, at.kind, at.lat, at.lon, p.paragraph())
}

func (c *Corpus) caseFile(i int) File {
	p := c.text("case", i)
	first := i * c.events / c.cases
	return file("content/cases/"+c.caseID(i)+".md", "---\nname: The dispute of %s\nstart: %s\n---\n\n%s [%s]\n\nIt began with [[%s]].\n",
		c.places[i%len(c.places)].name, day(first, c.events).Format("2006-01-02"), p.paragraph(), c.words(p, c.reporter(first, 0)), c.eventID(first))
}

// comparison sets two cases beside each other, and then two articles.
func (c *Corpus) comparison(i int) File {
	p := c.text("comparison", i)
	of := []string{c.caseID(0), c.caseID(1)}
	if i == 1 {
		of = []string{c.ArticleID(0), c.ArticleID(1 % c.opt.Articles)}
	}
	var rows strings.Builder
	for k, label := range []string{"Where it began", "Who led", "How many came", "How it ended"} {
		fmt.Fprintf(&rows, "| %s | %s [%s] | %s |\n", label, p.doer(), c.words(p, k%c.opt.Articles), one(p.r, []string{"no source", "does not apply"}))
	}
	return file(fmt.Sprintf("content/comparisons/comparison-%d.md", i), "---\ntitle: Side by side %d\nof: [%s, %s]\n---\n\n| Point | First | Second |\n| --- | --- | --- |\n%s", i+1, of[0], of[1], rows.String())
}

// brief writes the home page.
func (c *Corpus) brief() File {
	p := c.text("brief", 0)
	var facts, chronology, actors strings.Builder
	for k := range 8 {
		fmt.Fprintf(&facts, "- %s [%s]\n", p.sentence(), c.words(p, k%c.opt.Articles))
		fmt.Fprintf(&chronology, "  - %s\n", c.eventID(k*c.events/8))
		fmt.Fprintf(&actors, "  - %s\n", c.actors[k].id)
	}
	return file("content/_index.md", "---\ntitle: The harbour years\nsummary: %s\nchronology:\n%sactors:\n%scomparison: comparison-0\n---\n\n## Key facts\n\n%s",
		quoted(p.sentence()+" ["+c.words(p, 0)+"]"), chronology.String(), actors.String(), facts.String())
}
