package jsonld

import "strings"

// thing ends the address of the page of what is not a page, so that the one is
// not taken for the other: a person is not a WebPage.
const thing = "#thing"

// identify writes how a thing with a page of ours is told apart from others.
func (n *pen) identify(page string) {
	if page = address(page); page != "" {
		n.text("@id", page+thing)
		n.text("url", page)
	}
}

// linked names a thing of which no more is said here.
func (n *pen) linked(key, kind string, l Link) {
	from := n.open(key)
	n.named(kind, l)
	n.close(from)
}

func (n *pen) allLinked(key, kind string, links []Link) {
	list := n.openList(key)
	for _, l := range links {
		from := n.item()
		n.named(kind, l)
		n.close(from)
	}
	n.closeList(list)
}

func (n *pen) named(kind string, l Link) {
	if l.Name == "" {
		return
	}
	n.text("@type", kind)
	n.identify(l.URL)
	n.text("name", l.Name)
}

func (e Event) describe(page *pen) {
	from := page.open("mainEntity")
	page.event(&e)
	page.close(from)
}

// describe says that the page covers all of them.
func (list Events) describe(page *pen) {
	all := page.openList("about")
	for i := range list {
		from := page.item()
		page.event(&list[i])
		page.close(from)
	}
	page.closeList(all)
}

func (n *pen) event(e *Event) {
	if e.Name == "" {
		return
	}
	start, end := iso(e.Date.Start()), iso(e.End)
	if end == "" && e.Date.IsInterval() {
		end = iso(e.Date.End())
	}
	n.text("@type", "Event")
	n.identify(e.URL)
	n.text("name", e.Name)
	n.text("description", e.Description)
	n.text("startDate", start)
	n.text("endDate", end)
	list := n.openList("location")
	for i := range e.Places {
		from := n.item()
		n.place(&e.Places[i])
		n.close(from)
	}
	n.closeList(list)
	list = n.openList("about")
	for i := range e.Actors {
		from := n.item()
		n.actor(&e.Actors[i])
		n.close(from)
	}
	n.closeList(list)
	n.linked("superEvent", "Event", e.Within)
	n.allLinked("subEvent", "Event", e.Holds)
}

// actorTypes gives the type of schema.org for a dossier's. A state that acts
// is its organs, not the stretch of land.
var actorTypes = map[string]string{
	"person": "Person", "group": "Organization", "armed-force": "Organization", "organization": "Organization",
	"state": "Organization", "outlet": "NewsMediaOrganization",
}

func (a Actor) describe(page *pen) {
	from := page.open("mainEntity")
	page.actor(&a)
	page.close(from)
}

func (n *pen) actor(a *Actor) {
	if a.Name == "" {
		return
	}
	kind := actorTypes[a.Type]
	if kind == "" {
		kind = "Thing"
	}
	n.text("@type", kind)
	n.identify(a.URL)
	n.text("name", a.Name)
	n.texts("alternateName", a.OtherNames)
	n.text("description", a.Description)
	if wikidata(a.Wikidata) {
		n.text("sameAs", "https://www.wikidata.org/entity/"+a.Wikidata)
	}
	if kind != "Thing" {
		n.allLinked("memberOf", "Organization", a.MemberOf)
	}
}

// wikidata reports whether s is the name of an item: Q and a number.
func wikidata(s string) bool {
	digits, ok := strings.CutPrefix(s, "Q")
	return ok && digits != "" && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}

func (p Place) describe(page *pen) {
	from := page.open("mainEntity")
	page.place(&p)
	page.close(from)
}

func (n *pen) place(p *Place) {
	if p.Name == "" {
		return
	}
	n.text("@type", "Place")
	n.identify(p.URL)
	n.text("name", p.Name)
	n.texts("alternateName", p.OtherNames)
	n.text("description", p.Description)
	n.coordinates("geo", p.Lat, p.Lon)
	if len(p.Within) > 0 { // the nearest; the others contain it
		n.linked("containedInPlace", "Place", p.Within[len(p.Within)-1])
	}
}

// describe says that the page is made from the article and tells of it.
func (a Article) describe(page *pen) {
	from := page.open("isBasedOn")
	page.article(&a)
	page.close(from)
	if id := address(a.URL); id != "" {
		from := page.open("about")
		page.text("@id", id)
		page.close(from)
	}
}

// article writes the article with all that is stated of it.
func (n *pen) article(a *Article) {
	id := address(a.URL)
	if a.Headline == "" && id == "" {
		return
	}
	n.text("@type", "NewsArticle")
	n.text("@id", id)
	n.text("url", id)
	n.text("headline", a.Headline)
	n.linked("publisher", "Organization", Link{Name: a.Publisher})
	n.text("datePublished", iso(a.Published))
	n.text("dateModified", iso(a.Modified))
	n.text("inLanguage", a.Language)
	n.url("archivedAt", a.Archive)
}

// reference names the article where it is described elsewhere: by its address,
// or in full where it has none.
func (n *pen) reference(a *Article) {
	if id := address(a.URL); id != "" {
		n.text("@type", "NewsArticle")
		n.text("@id", id)
		return
	}
	n.article(a)
}
