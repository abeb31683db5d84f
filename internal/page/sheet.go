package page

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/slug"
)

// sheet is a page in the making: it knows where the page stands and numbers
// its notes.
type sheet struct {
	p       *planner
	path    string
	self    string // the id of the page's own record, which it does not link to
	notes   []Note
	numbers map[*dossier.Passage]int
	anchors map[string]bool // ids of headings that are taken
}

func (p *planner) sheet(path, self string) *sheet {
	return &sheet{p: p, path: path, self: self, numbers: map[*dossier.Passage]int{}, anchors: map[string]bool{}}
}

// to gives the address of a path of the site as seen from the page.
func (s *sheet) to(path string) string { return relative(s.path, path) }

// link leads to a record; to the page itself it has no address.
func (s *sheet) link(r dossier.Record) Link {
	h := r.Header()
	if h.ID == s.self && h.Kind != dossier.KindBrief {
		return Link{Label: h.Title}
	}
	return Link{s.to(pathOf(r)), h.Title}
}

// linkTo leads to the record of an id; it is empty where there is none.
func (s *sheet) linkTo(id string) (Link, bool) {
	r := s.p.d.Lookup(id)
	if r == nil {
		return Link{}, false
	}
	return s.link(r), true
}

func (s *sheet) links(refs []dossier.Ref) []Link {
	var list []Link
	for _, ref := range refs {
		if l, ok := s.linkTo(ref.ID); ok {
			list = append(list, l)
		}
	}
	return list
}

// frame finishes the page: it must be called last, when all notes are known.
func (s *sheet) frame(kind, title, description string, crumbs ...Link) Frame {
	c := s.p.d.Config
	f := Frame{
		Kind: kind, Title: title, Description: oneLine(description), Notes: s.notes, Crumbs: crumbs,
		Root: strings.Repeat("../", strings.Count(s.path, "/")),
		Site: Site{
			Title: c.Title, Subtitle: c.Subtitle, Language: c.Language, Author: c.Author, Accent: c.Accent, Drafts: s.p.drafts,
			Home: s.to("index.html"), Style: s.asset("site.css"), Script: s.asset("site.js"), Icon: s.asset("icon.svg"),
			Nav: s.nav(), Notice: s.p.sheet(s.path, "").prose(c.Notice),
		},
	}
	if c.BaseURL != "" {
		f.Canonical = c.BaseURL + strings.TrimSuffix(s.path, "index.html")
	}
	return f
}

func (s *sheet) asset(name string) string {
	if path, ok := s.p.assets[name]; ok {
		return s.to(path)
	}
	return ""
}

// home is the crumb that begins every trail.
func (s *sheet) home() Link { return Link{s.to("index.html"), s.p.words.T("Brief")} }

func (s *sheet) nav() []NavLink {
	d := s.p.d
	list := []NavLink{{Link: s.home(), Current: s.path == "index.html"}}
	add := func(show bool, folder, label string) {
		if show {
			current := strings.HasPrefix(s.path, folder+"/")
			list = append(list, NavLink{Link{s.to(folder + "/index.html"), s.p.words.T(label)}, current})
		}
	}
	add(len(d.Timeline) > 0, "timeline", "Timeline")
	add(len(d.Cases) > 0, "cases", "Cases")
	add(len(d.Comparisons) > 0, "comparisons", "Comparisons")
	add(len(d.Actors) > 0, "actors", "Actors")
	add(len(d.Places) > 0, "places", "Places")
	add(len(d.Disputes) > 0, "disagreements", "Disagreements")
	add(len(d.Articles) > 0, "sources", "Sources")
	for _, pg := range d.Pages {
		list = append(list, NavLink{Link{s.to(pathOf(pg)), pg.Title}, s.path == pathOf(pg)})
	}
	return list
}

// cites gives the marks of citations that stand in front matter.
func (s *sheet) cites(cites []dossier.Cite) []NoteRef {
	var refs []NoteRef
	for _, c := range cites {
		passage := s.p.d.Evidence[c.Claim]
		if passage == nil {
			continue
		}
		if ref := s.mark(passage); !slices.ContainsFunc(refs, func(r NoteRef) bool { return r.Number == ref.Number }) {
			refs = append(refs, ref)
		}
	}
	return refs
}

// mark adds a mark for a passage; its note is made when it is first cited.
func (s *sheet) mark(p *dossier.Passage) NoteRef {
	n := s.numbers[p]
	if n == 0 {
		n = len(s.notes) + 1
		s.numbers[p] = n
		s.notes = append(s.notes, s.note(p, n))
	}
	return s.markOf(n)
}

func (s *sheet) markOf(n int) NoteRef {
	note := &s.notes[n-1]
	id := fmt.Sprintf("r%d", n)
	if k := len(note.Back); k > 0 {
		id += fmt.Sprintf("-%d", k+1)
	}
	note.Back = append(note.Back, id)
	return NoteRef{n, id, "#" + note.ID}
}

func noteID(n int) string { return fmt.Sprintf("n%d", n) }

func (s *sheet) note(p *dossier.Passage, n int) Note {
	a := s.p.d.Records[p.Article].(*dossier.Article)
	note := Note{
		Number: n, ID: noteID(n), Quote: p.Quote, Where: p.Number,
		Source: s.passageLink(p), Outlet: a.Publisher, Date: s.dated(a.Date), Form: s.p.sort(string(a.Form)),
	}
	if a.Language != "" && a.Language != s.p.d.Config.Language {
		note.Language = a.Language
	}
	if a.URL != "" && a.Form != dossier.FormDigest {
		note.Original = original(a.URL) + textFragment(p.Quote)
	} else if a.URL != "" {
		note.Original = original(a.URL)
	}
	return note
}

func (s *sheet) passageLink(p *dossier.Passage) Link {
	a := s.p.d.Records[p.Article]
	href := s.to(pathOf(a))
	if p.Anchor != "" {
		href += "#" + p.Anchor
	}
	return Link{href, a.Header().Title}
}

// original gives an address with its scheme, which print often leaves out.
func original(address string) string {
	if strings.Contains(address, "://") {
		return address
	}
	return "https://" + address
}

// textFragment makes a browser scroll to the quoted words of an outside page
// (WICG, URL Fragment Text Directives). A quote with an ellipsis gives its
// first part.
func textFragment(quote string) string {
	first, _, _ := strings.Cut(quote, " … ")
	if first == "" {
		return ""
	}
	return "#:~:text=" + strings.ReplaceAll(url.PathEscape(first), "-", "%2D")
}

func (s *sheet) dated(d dossier.Dated) Date {
	v := Date{
		Label: d.Date.Label(s.p.locale), Short: d.Date.Short(s.p.locale),
		Clock: d.Date.Clock(s.p.locale), ISO: d.Date.ISO(), From: d.From,
	}
	if d.Date.Precision() == date.Day {
		v.Part = d.Date.Part().Label(s.p.locale)
	}
	if d.Basis != 0 {
		v.Basis = s.p.words.T(d.Basis.String())
	}
	return v
}

// heading gives a heading its id: the slug of its words, or "s" and a number
// where the words have no letter that a slug can show.
func (s *sheet) heading(words string) string {
	id := slug.Make(words)
	if id == "" {
		id = fmt.Sprintf("s%d", len(s.anchors)+1)
	}
	base := id
	for n := 2; s.anchors[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	s.anchors[id] = true
	return id
}

// oneLine shortens a text to what a description may hold.
func oneLine(text string) string {
	const most = 200
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > most {
		cut := string(r[:most])
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		return cut + "…"
	}
	return text
}
