package page

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/dossier"
	"dossier/internal/jsonld"
	"dossier/internal/slug"
)

// sheet is a page in the making: it knows where the page stands and numbers
// its notes.
type sheet struct {
	p       *planner
	stock   stock
	cards   *cards // of a sheet that is lent
	path    string
	depth   int            // how many folders it lies in
	base    string         // begins every address, where the page does not know at which address it will be read
	self    string         // the id of the page's own record, which it does not link to
	record  dossier.Record // that one; nil: the page is no record's
	notes   []Note
	unread  []func() // lay the words of footnotes
	numbers map[*dossier.Passage]int
	order   []*dossier.Passage // in the order of their notes
	anchors map[string]int     // ids of headings that are taken, and the number that the next of that name is tried with
	about   jsonld.Thing       // what machines are told that the page is about; nil: nothing in particular
}

func (p *planner) sheet(path, self string) *sheet {
	s := &sheet{p: p, numbers: map[*dossier.Passage]int{}, stock: stock{views: map[reflect.Type]any{}}}
	s.begin(path, self)
	return s
}

// blank is a sheet that is no page yet, and will be many.
func (p *planner) blank() *sheet {
	s := p.sheet("", "")
	s.cards, s.stock.words.lent = p.cards(), true
	return s
}

// of begins the sheet of a page.
func (s *sheet) of(p Page) {
	self := ""
	if p.record != nil {
		self = p.record.Header().ID
	}
	s.begin(p.Path, self)
	s.record = p.record
}

func (s *sheet) begin(path, self string) {
	s.path, s.self, s.depth = path, self, strings.Count(path, "/")
	s.notes, s.order = s.stock.evidence.open(), s.stock.order[:0]
}

// clear makes a sheet blank again. What was on it is gone.
func (s *sheet) clear() {
	s.stock.order = s.order
	s.stock.clear()
	*s = sheet{p: s.p, cards: s.cards, numbers: emptied(s.numbers), stock: s.stock}
}

// to gives the address of a path of the site as seen from the page.
func (s *sheet) to(path string) string {
	if s.base != "" {
		return s.base + path
	}
	shared, up := between(s.path, path)
	switch {
	case up == 0:
		return path[shared:]
	case 3*up > len(ups):
		return relative(s.path, path)
	}
	return s.stock.words.joined(ups[:3*up], path[shared:])
}

// label names a record, marked where the sources differ on it. Every name of a
// record that is not in running text comes from here.
func (p *planner) label(r dossier.Record) Link {
	l := Link{Label: r.Header().Title}
	if disputed := p.disputed(); len(disputed) > 0 {
		l.Disputed = disputed[r]
	}
	if a, ok := r.(*dossier.Article); ok {
		l.Language = p.foreign(a)
	}
	return l
}

// link leads to a record; to the page itself it has no address.
func (s *sheet) link(r dossier.Record) Link {
	if c := s.cards.head(r.Header()); c != nil {
		return s.linkOf(c)
	}
	l := s.p.label(r)
	if h := r.Header(); h.ID != s.self || h.Kind == dossier.KindBrief {
		l.Href = s.wayTo(h)
	}
	return l
}

// linkTo leads to the record of an id; it is empty where there is none.
func (s *sheet) linkTo(id string) (Link, bool) {
	r, l := s.known(id)
	return l, r != nil
}

// known finds the record of an id and leads to it; it gives none where there is
// none.
func (s *sheet) known(id string) (dossier.Record, Link) {
	if c := s.cards.id(id); c != nil {
		return c.record, s.linkOf(c)
	}
	if r := s.p.d.Lookup(id); r != nil {
		return r, s.link(r)
	}
	return nil, Link{}
}

// links leads to the records of ids, of which there may be cards.
func (s *sheet) links(refs []dossier.Ref, known []*card) []Link {
	list := s.stock.links.list(len(refs))
	for i, ref := range refs {
		if r, l := s.at(known, i, ref.ID); r != nil {
			list = append(list, l)
		}
	}
	return list
}

// frame finishes the page: it must be called last, when all notes are known.
func (s *sheet) frame(kind, title, description string, crumbs ...Link) Frame {
	for len(s.unread) > 0 {
		lay := s.unread[0]
		s.unread = s.unread[1:]
		lay()
	}
	f := Frame{
		Kind: kind, Title: title, Twin: s.p.twin(s.record, title, crumbs), Description: oneLine(description), Notes: s.stock.evidence.close(s.notes),
		Crumbs: append(s.stock.links.list(len(crumbs)), crumbs...), Root: s.up(), Site: s.site(),
	}
	f.Canonical = s.canonical(s.path)
	f.Data = s.data(f)
	return f
}

// standing is where pages have the same way to the site's other parts: below the
// same one of them, as deep.
type standing struct {
	base, part string
	depth      int
}

// site gives what is the same on every page. It is made once for the pages of a
// standing, unless the notice leads to records, to which the ways differ.
func (s *sheet) site() Site {
	part, _, _ := strings.Cut(s.path, "/")
	at := standing{s.base, part, strings.Count(s.path, "/")}
	if known, ok := s.p.sites.Load(at); ok {
		return known.(Site)
	}
	c := s.p.d.Config
	site := Site{
		Title: c.Title, Subtitle: c.Subtitle, Language: c.Language, Author: c.Author, Drafts: s.p.drafts, Internal: c.Internal,
		Home: s.to("index.html"), Style: s.asset("site.css"), Script: s.asset("site.js"), Icon: s.asset(TabIcon), Touch: s.asset(TouchIcon), Card: s.p.card(), Print: s.to("print/index.html"),
		Nav: s.nav(), Notice: s.notice(),
	}
	if len(site.Notice.Refs) == 0 {
		s.p.sites.Store(at, site)
	}
	return site
}

// twin tells a record's page from others of the same title: by the part of the
// site in which it is, and where another is there too by its id.
func (p *planner) twin(self dossier.Record, title string, crumbs []Link) string {
	if self == nil {
		return ""
	}
	all := p.d.Titles[title]
	if all.All() < 2 {
		return ""
	}
	if own := slices.Index(dossier.Kinds[:], self.Header().Kind); own >= 0 && all[own] > 1 || len(crumbs) < 2 {
		return self.Header().ID
	}
	return crumbs[len(crumbs)-1].Label
}

// notice gives the line at the foot of each page. What it cites has no notes.
func (s *sheet) notice() Text {
	foot := s.p.sheet(s.path, "")
	foot.base = s.base
	return foot.prose(s.p.d.Config.Notice)
}

// canonicalOf gives the full address of a path of the site, where the site's
// is known.
func (p *planner) canonicalOf(path string) string {
	if p.d.Config.BaseURL == "" {
		return ""
	}
	return p.d.Config.BaseURL + strings.TrimSuffix(path, "index.html")
}

// canonical is canonicalOf for what this page shows.
func (s *sheet) canonical(path string) string {
	if s.p.d.Config.BaseURL == "" {
		return ""
	}
	return s.stock.words.joined(s.p.d.Config.BaseURL, strings.TrimSuffix(path, "index.html"))
}

// The plain names of the pictures that a dossier need not have.
const (
	CardImage = "card.png"       // what other sites show beside a link
	TabIcon   = "icon.svg"       // for a browser's tab
	TouchIcon = "touch-icon.png" // for a home screen
)

// card gives the full address of the picture that other sites show.
func (p *planner) card() string {
	base, path := p.d.Config.BaseURL, p.assets[CardImage]
	if base == "" || path == "" {
		return ""
	}
	return base + path
}

func (s *sheet) asset(name string) string {
	if path, ok := s.p.assets[name]; ok {
		return s.to(path)
	}
	return ""
}

// home is the crumb that begins every trail.
func (s *sheet) home() Link { return Link{Href: s.to("index.html"), Label: s.p.words.T("Brief")} }

func (s *sheet) nav() []NavLink {
	d := s.p.d
	list := []NavLink{{Link: s.home(), Current: s.path == "index.html"}}
	add := func(show bool, folder, label string) {
		if show {
			current := strings.HasPrefix(s.path, folder+"/")
			list = append(list, NavLink{s.sectionLink(folder, label), current})
		}
	}
	add(len(d.Timeline) > 0, "timeline", "Timeline")
	add(len(d.Cases) > 0, "cases", "Cases")
	add(len(d.Comparisons) > 0, "comparisons", "Comparisons")
	add(len(d.Actors) > 0, "actors", "Actors")
	add(len(d.Places) > 0, "places", "Places")
	add(len(d.Disputes) > 0, "disagreements", "Disagreements")
	add(d.Weights.Gaps.Any(), "gaps", "Gaps")
	add(len(d.Articles) > 0, "sources", "Sources")
	for _, pg := range d.Pages {
		list = append(list, NavLink{Link{Href: s.to(pathOf(pg)), Label: pg.Title}, s.path == pathOf(pg)})
	}
	return list
}

// foreign gives an article's language where it is not the site's.
func (p *planner) foreign(a *dossier.Article) string {
	if a.Language == p.d.Config.Language {
		return ""
	}
	return a.Language
}

// original gives an address with its scheme, which print often leaves out.
func original(address string) string {
	if strings.Contains(address, "://") {
		return address
	}
	return "https://" + address
}

// heading gives a heading its id: the slug of its words, or a number where the
// words have no letter that a slug can show. The "s-" keeps it apart from the
// ids of paragraphs, notes and accounts, and from those in layouts.
func (s *sheet) heading(words string) string {
	id := s.stock.words.joined("s-", cmp.Or(slug.Make(words), itoa(len(s.anchors)+1)))
	base := id
	n := max(2, s.anchors[base])
	for ; s.anchors[id] > 0; n++ {
		id = base + "-" + itoa(n)
	}
	if s.anchors == nil {
		s.anchors = s.stock.headings()
	}
	s.anchors[base], s.anchors[id] = n, max(2, s.anchors[id])
	return id
}

// oneLine shortens a text to what a description may hold. Most texts are short
// lines.
func oneLine(text string) string {
	const most = 160
	if isLine(text) {
		if len(text) <= most {
			return text
		}
	} else {
		text = strings.Join(strings.FieldsFunc(text, isSpace), " ")
	}
	end, n := 0, 0 // where the last character begins of those for which there is room, and their number
	for i := range text {
		if n == most-1 {
			end = i
		}
		if n++; n > most {
			return shortened(text[:end], text[end] == ' ')
		}
	}
	return text
}

// shortened gives the beginning of a text with an ellipsis, as far as words are whole:
// the last one of it is where a blank follows.
func shortened(text string, whole bool) string {
	if !utf8.ValidString(text) {
		text = string([]rune(text))
	}
	if i := strings.LastIndexByte(text, ' '); i > 0 && !whole {
		text = text[:i]
	}
	return text + "…"
}

// isLine reports whether a text has no space but single blanks within.
func isLine(text string) bool {
	blank := true // where a blank would be one too many
	for _, r := range text {
		space := r == ' ' || (r < ' ' || r > '~') && isSpace(r)
		if space && (blank || r != ' ') {
			return false
		}
		blank = space
	}
	return !blank || text == ""
}

// isSpace reports whether a line may be broken here.
func isSpace(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }
