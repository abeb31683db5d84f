package jsonld

import "strings"

// thing ends the address of the page of what is not a page, so that the one is
// not taken for the other: a person is not a WebPage.
const thing = "#thing"

// identify writes how a thing with a page of ours is told apart from others.
func (n *node) identify(page string) {
	if page = address(page); page != "" {
		n.text("@id", page+thing)
		n.text("url", page)
	}
}

// linked names a thing of which no more is said here.
func linked(kind string, l Link) node {
	if l.Name == "" {
		return nil
	}
	var n node
	n.text("@type", kind)
	n.identify(l.URL)
	n.text("name", l.Name)
	return n
}

func allLinked(kind string, links []Link) []node {
	var list []node
	for _, l := range links {
		if n := linked(kind, l); n != nil {
			list = append(list, n)
		}
	}
	return list
}

func (e Event) describe(page *node) { page.node("mainEntity", e.node()) }

// describe says that the page covers all of them.
func (list Events) describe(page *node) {
	var nodes []node
	for _, e := range list {
		if n := e.node(); n != nil {
			nodes = append(nodes, n)
		}
	}
	page.list("about", nodes)
}

func (e Event) node() node {
	if e.Name == "" {
		return nil
	}
	start, end := iso(e.Date.Start()), iso(e.End)
	if end == "" && e.Date.IsInterval() {
		end = iso(e.Date.End())
	}
	var places, actors []node
	for _, p := range e.Places {
		places = append(places, p.node())
	}
	for _, a := range e.Actors {
		actors = append(actors, a.node())
	}
	var n node
	n.text("@type", "Event")
	n.identify(e.URL)
	n.text("name", e.Name)
	n.text("description", e.Description)
	n.text("startDate", start)
	n.text("endDate", end)
	n.list("location", places)
	n.list("about", actors)
	n.node("superEvent", linked("Event", e.Within))
	n.list("subEvent", allLinked("Event", e.Holds))
	return n
}

// actorTypes gives the type of schema.org for a dossier's. A state that acts
// is its organs, not the stretch of land.
var actorTypes = map[string]string{
	"person": "Person", "group": "Organization", "armed-force": "Organization", "organization": "Organization",
	"state": "Organization", "outlet": "NewsMediaOrganization",
}

func (a Actor) describe(page *node) { page.node("mainEntity", a.node()) }

func (a Actor) node() node {
	if a.Name == "" {
		return nil
	}
	kind := actorTypes[a.Type]
	if kind == "" {
		kind = "Thing"
	}
	var n node
	n.text("@type", kind)
	n.identify(a.URL)
	n.text("name", a.Name)
	n.texts("alternateName", a.OtherNames)
	n.text("description", a.Description)
	if wikidata(a.Wikidata) {
		n.text("sameAs", "https://www.wikidata.org/entity/"+a.Wikidata)
	}
	if kind != "Thing" {
		n.list("memberOf", allLinked("Organization", a.MemberOf))
	}
	return n
}

// wikidata reports whether s is the name of an item: Q and a number.
func wikidata(s string) bool {
	digits, ok := strings.CutPrefix(s, "Q")
	return ok && digits != "" && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}

func (p Place) describe(page *node) { page.node("mainEntity", p.node()) }

func (p Place) node() node {
	if p.Name == "" {
		return nil
	}
	var n node
	n.text("@type", "Place")
	n.identify(p.URL)
	n.text("name", p.Name)
	n.texts("alternateName", p.OtherNames)
	n.text("description", p.Description)
	n.node("geo", coordinates(p.Lat, p.Lon))
	if len(p.Within) > 0 { // the nearest; the others contain it
		n.node("containedInPlace", linked("Place", p.Within[len(p.Within)-1]))
	}
	return n
}

// describe says that the page is made from the article and tells of it.
func (a Article) describe(page *node) {
	page.node("isBasedOn", a.node())
	if id := address(a.URL); id != "" {
		var work node
		work.text("@id", id)
		page.node("about", work)
	}
}

// node gives the article with all that is stated of it.
func (a Article) node() node {
	id := address(a.URL)
	if a.Headline == "" && id == "" {
		return nil
	}
	n := make(node, 0, 9)
	n.text("@type", "NewsArticle")
	n.text("@id", id)
	n.text("url", id)
	n.text("headline", a.Headline)
	n.node("publisher", linked("Organization", Link{Name: a.Publisher}))
	n.text("datePublished", iso(a.Published))
	n.text("dateModified", iso(a.Modified))
	n.text("inLanguage", a.Language)
	n.url("archivedAt", a.Archive)
	return n
}

// reference names the article where it is described elsewhere: by its address,
// or in full where it has none.
func (a Article) reference() node {
	if id := address(a.URL); id != "" {
		var n node
		n.text("@type", "NewsArticle")
		n.text("@id", id)
		return n
	}
	return a.node()
}
