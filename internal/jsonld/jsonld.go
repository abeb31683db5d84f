// Package jsonld tells machines what a page is, in the words of schema.org: a
// page of ours, what it is about, and whose work it cites.
//
// # What is claimed
//
// The page is ours: a WebPage, a CollectionPage or, for the brief, a Report. A
// cited article is somebody else's NewsArticle, and only what was stated of it
// is repeated. The page of an article is a WebPage that is based on the
// NewsArticle and about it, never the NewsArticle itself.
//
// A date is given as ISO 8601 and only as far as it is certain: a qualifier
// takes away the finest thing the date states, as package date reads it, and
// a part of a day goes. What is left of "2012-03-22T04:30Z~" is the day, of
// "2012~" nothing. A value that is not what it should be, such as an address
// without a scheme, is left out.
//
// # Where it goes
//
// The bytes stand in <script type="application/ld+json"> as they are: no <, >,
// & or line separator of JavaScript's is left in them. That element is a data
// block, which is not run; a Content-Security-Policy without 'unsafe-inline'
// lets it be.
package jsonld

import "dossier/internal/date"

// MaxCited is how many articles and how many quotations a page lists at most:
// beyond it they would weigh more than the page.
const MaxCited = 100

// PageType is what sort of page a page of ours is.
type PageType string

// The types of page. The zero value is a WebPage.
const (
	WebPage        PageType = "WebPage"
	CollectionPage PageType = "CollectionPage" // a list: a timeline, an index, the sources
	Report         PageType = "Report"         // the brief, the whole dossier on one page
	AboutPage      PageType = "AboutPage"      // how the dossier was made
)

// Link is a name and the full address of its page, which may be empty.
type Link struct{ Name, URL string }

// Site is the dossier that a page belongs to.
type Site struct {
	Name, Description string
	Language          string // BCP 47
	URL               string
	Author            string // person or body: nobody says which
}

// Page is a page of ours. All addresses are full ones; those of other schemes
// than http and https are left out.
type Page struct {
	Site        Site
	Type        PageType
	Name        string // empty: the site's
	Description string
	URL         string
	Image       string    // address of a picture
	Modified    date.Date // zero: not known
	Covers      date.Date // the time that it tells of; an interval, or zero
	Crumbs      []Link    // from the home page down to the parent
	About       Thing     // nil: nothing in particular
	Cited       []Article
	Quoted      []Quotation
}

// Thing is what a page may be about: an Event or several, an Actor, a Place or
// an Article.
type Thing interface{ describe(page *pen) }

// Event is something that happened, or a case.
type Event struct {
	Name, Description string
	URL               string    // of its page
	Date              date.Date // an interval gives beginning and end
	End               date.Date // zero: that of Date
	Places            []Place
	Actors            []Actor
	Within            Link   // the case
	Holds             []Link // the events of a case
}

// Events is several of them, none before the others: the cases of a brief.
type Events []Event

// Actor is a person or a body that acts.
type Actor struct {
	Type              string // as dossier.ActorTypes: "person", "armed-force" …
	Name, Description string
	URL               string
	OtherNames        []string
	Wikidata          string // "Q" and digits, or empty
	MemberOf          []Link
}

// Place is somewhere things happened.
type Place struct {
	Name, Description string
	URL               string
	OtherNames        []string
	Lat, Lon          string // decimal degrees on WGS 84; empty: not given
	Within            []Link // from the widest
}

// Article is the work of a newspaper or an agency.
type Article struct {
	Headline  string
	Publisher string // empty: the capture names none
	URL       string // of the original
	Archive   string // of an archived copy
	Language  string
	Published date.Date // as the source states it; zero where it was derived or inferred
	Modified  date.Date // as the source states it
}

// Quotation is words of a source.
type Quotation struct {
	Text     string
	Language string
	Speaker  Actor   // zero: not known
	Source   Article // where they stand
}

// JSON gives the page's description on one line, or nothing for a page without
// a name. Equal pages give equal bytes.
func (p Page) JSON() []byte { return p.Append(nil) }

// Append writes what JSON gives behind b.
func (p Page) Append(b []byte) []byte {
	if p.Name == "" {
		p.Name = p.Site.Name
	}
	if p.Name == "" {
		return b
	}
	if p.Type == "" {
		p.Type = WebPage
	}
	n := pen{append(b, '{')}
	n.text("@context", "https://schema.org")
	n.text("@type", string(p.Type))
	id := address(p.URL)
	n.text("@id", id)
	n.text("url", id)
	n.text("name", p.Name)
	n.text("description", p.Description)
	n.text("inLanguage", p.Site.Language)
	n.text("author", p.Site.Author)
	n.url("image", p.Image)
	n.text("dateModified", iso(p.Modified))
	n.text("temporalCoverage", coverage(p.Covers))
	n.site("isPartOf", p.Site)
	n.breadcrumb("breadcrumb", p)
	if p.About != nil {
		p.About.describe(&n)
	}
	n.citations("citation", p.Cited)
	n.quotations("hasPart", p.Quoted)
	return append(n.b, '}')
}

func (n *pen) site(key string, s Site) {
	if s.Name == "" {
		return
	}
	from := n.open(key)
	n.text("@type", "WebSite")
	if id := address(s.URL); id != "" {
		n.text("@id", id+"#site")
		n.text("url", id)
	}
	n.text("name", s.Name)
	n.text("description", s.Description)
	n.text("inLanguage", s.Language)
	n.close(from)
}

// breadcrumb lists the way from the home page to the page itself.
func (n *pen) breadcrumb(key string, p Page) {
	if len(p.Crumbs) == 0 {
		return
	}
	from := n.open(key)
	n.text("@type", "BreadcrumbList")
	list := n.openList("itemListElement")
	for i, c := range p.Crumbs {
		n.crumb(i+1, c)
	}
	n.crumb(len(p.Crumbs)+1, Link{p.Name, p.URL})
	n.closeList(list)
	n.close(from)
}

func (n *pen) crumb(position int, c Link) {
	from := n.item()
	n.text("@type", "ListItem")
	n.number("position", float64(position))
	n.text("name", c.Name)
	n.url("item", c.URL)
	n.close(from)
}

func (n *pen) citations(key string, articles []Article) {
	list := n.openList(key)
	for i := range articles[:min(len(articles), MaxCited)] {
		from := n.item()
		n.article(&articles[i])
		n.close(from)
	}
	n.closeList(list)
}

func (n *pen) quotations(key string, quoted []Quotation) {
	list := n.openList(key)
	for i := range quoted[:min(len(quoted), MaxCited)] {
		q := &quoted[i]
		if q.Text == "" {
			continue
		}
		from := n.item()
		n.text("@type", "Quotation")
		n.text("text", q.Text)
		n.text("inLanguage", q.Language)
		who := n.open("spokenByCharacter")
		n.actor(&q.Speaker)
		n.close(who)
		where := n.open("isPartOf")
		n.reference(&q.Source)
		n.close(where)
		n.close(from)
	}
	n.closeList(list)
}
