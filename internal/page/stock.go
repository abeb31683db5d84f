package page

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"dossier/internal/atlas"
	"dossier/internal/dossier"
	"dossier/internal/jsonld"
	"dossier/internal/plot"
)

// Most of what a build that publishes would ask memory for are views, each of
// which is drawn once and never seen again. So a sheet on which a lent view was
// made is used for others, with the room that its lists took.

// stack is the sheets that may be used again. Several goroutines may use it at
// once; there are no more sheets than were in use at a time.
type stack struct {
	new func() *sheet

	mu     sync.Mutex
	sheets []*sheet
}

func (k *stack) take() *sheet {
	k.mu.Lock()
	defer k.mu.Unlock()
	n := len(k.sheets) - 1
	if n < 0 {
		return k.new()
	}
	s := k.sheets[n]
	k.sheets = k.sheets[:n]
	return s
}

func (k *stack) put(s *sheet) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.sheets = append(k.sheets, s)
}

// lent puts a view where the last one of its type was on this sheet.
func lent[V any](s *sheet, view V) any {
	typ := reflect.TypeFor[V]()
	v, ok := s.stock.views[typ].(*V)
	if !ok {
		v = new(V)
		s.stock.views[typ] = v
	}
	*v = view
	s.stock.view = v
	return v
}

// shelf is room for lists of one type. A list that there is no room for is made
// by itself; the room is made as large as all lists of a page together when it
// is cleared, so that the sheet of a view that is kept has none.
type shelf[T any] struct {
	room  []T
	asked int // by the lists of this page
	lists int // that are open: the first of them goes on in the room, all else is made by itself
}

// list gives an empty list with room for n.
func (h *shelf[T]) list(n int) []T {
	if n == 0 {
		return nil
	}
	from := h.asked
	h.asked += n
	if h.lists > 0 || h.asked > len(h.room) {
		return make([]T, 0, n)
	}
	return h.room[from:from:h.asked]
}

// open gives an empty list that is to become nobody knows how long. It is to be
// closed.
func (h *shelf[T]) open() []T {
	if h.lists++; h.lists > 1 {
		return nil
	}
	return h.room[min(h.asked, len(h.room)):][:0]
}

// close ends such a list.
func (h *shelf[T]) close(list []T) []T {
	if h.lists--; len(list) == 0 {
		return nil
	}
	h.asked += len(list)
	return slices.Clip(list)
}

// mostRoom is the bytes of room that a shelf keeps: the pages of most dossiers
// take a tenth of that.
const mostRoom = 1 << 18

// clear lets go of what the lists hold, and makes room for as much.
func (h *shelf[T]) clear() {
	size := int(reflect.TypeFor[T]().Size())
	switch n := h.asked; {
	case n <= len(h.room):
		clear(h.room[:n])
	case n*size <= mostRoom:
		h.room = make([]T, n+n/4)
	default:
		clear(h.room)
	}
	h.asked, h.lists = 0, 0
}

// stock is the room of a sheet, for the lists of its view.
type stock struct {
	views map[reflect.Type]any // a pointer to a view of each type
	view  any                  // of these, that of this page
	ids   map[string]bool      // see met
	seen  ticks
	taken map[string]int // the ids of headings
	data  Data
	words sheaf
	order []*dossier.Passage

	reported []*dossier.Passage // see citedOf

	actors, sites []Link          // see named
	found         []dossier.Range // see spotsIn
	places        []place
	board         plot.Board
	drawn         []plot.Event // on it
	company       company
	work          jsonld.Article // that the page of an article is about
	mapped        []atlas.Place  // see there
	distant       []distant      // see located
	called        [2][]string    // see filter
	tallies       []tally        // see choices
	fetched       byte           // of no interest, but that compilers keep the reads of fetch

	blocks   shelf[Block]
	pieces   shelf[Piece]
	names    shelf[NameLink]
	links    shelf[Link]
	notes    shelf[[]NoteRef]
	marks    shelf[NoteRef]
	roles    shelf[Role]
	tags     shelf[CaseTag]
	events   shelf[EventItem]
	sources  shelf[Source]
	reports  shelf[Report]
	quotes   shelf[Quoted]
	passages shelf[Passage]
	mentions shelf[Mention]
	snippets shelf[Snippet]
	said     shelf[Statement]
	gaps     shelf[GapItem]
	told     shelf[PrintPart]
	articles shelf[PrintArticle]
	crumbs   shelf[jsonld.Link]
	cited    shelf[jsonld.Article]
	quoted   shelf[jsonld.Quotation]
	evidence shelf[Note]
	drawings shelf[plot.Mark]
	days     shelf[Day]
	ways     shelf[NavLink]
	offers   shelf[Choice]
	labels   shelf[string]
	anchors  shelf[string]

	spellings shelf[Spelling]
	spelled   shelf[SpelledIn]
	players   shelf[ActorCard]
}

func (k *stock) clear() {
	reflect.ValueOf(k.view).Elem().SetZero()
	for _, shelf := range [...]interface{ clear() }{
		&k.blocks, &k.pieces, &k.names, &k.links, &k.notes, &k.marks, &k.roles, &k.tags, &k.events, &k.sources, &k.reports,
		&k.quotes, &k.passages, &k.mentions, &k.snippets, &k.said, &k.gaps, &k.told, &k.articles, &k.crumbs, &k.cited, &k.quoted, &k.evidence,
		&k.drawings, &k.days, &k.ways, &k.offers, &k.labels, &k.anchors, &k.spellings, &k.spelled, &k.players,
	} {
		shelf.clear()
	}
}

// sheaf is room for the many short strings that pages are made of: they stand one
// after the other, so that few need memory of their own. The zero value is for a
// sheet that is kept, on which each has its own and holds on to no other.
type sheaf struct {
	lent bool
	b    *strings.Builder // nil: none yet
}

// joined gives the parts of a string in one.
func (f *sheaf) joined(parts ...string) string {
	if !f.lent {
		return strings.Join(parts, "")
	}
	n := 0
	for _, part := range parts {
		n += len(part)
	}
	const size = 8 << 10
	if f.b == nil || f.b.Cap()-f.b.Len() < n {
		f.b = new(strings.Builder) // the strings hold on to the one before
		f.b.Grow(max(n, size))
	}
	from := f.b.Len()
	for _, part := range parts {
		f.b.WriteString(part)
	}
	return f.b.String()[from:]
}

// ticks tells which of some numbered things were met.
type ticks struct {
	at    []uint32 // the round in which each was met last
	round uint32
}

// anew begins a round for n things, none of which was met.
func (t *ticks) anew(n int) {
	if t.round++; len(t.at) < n || t.round == 0 {
		t.at, t.round = make([]uint32, n), 1
	}
}

// tick marks one as met, and reports whether it was already.
func (t *ticks) tick(i int) (before bool) {
	before = t.has(i)
	t.at[i] = t.round
	return before
}

func (t *ticks) has(i int) bool { return t.at[i] == t.round }

// met gives the ids that a list has met: none yet.
func (k *stock) met() map[string]bool {
	k.ids = emptied(k.ids)
	return k.ids
}

// headings gives the ids of headings that are taken on a page: none yet.
func (k *stock) headings() map[string]int {
	k.taken = emptied(k.taken)
	return k.taken
}

// emptied gives a map to be used again, a new one in place of a large one: to
// clear it would take as long on each page that follows.
func emptied[K comparable, V any](m map[K]V) map[K]V {
	const large = 200
	if m == nil || len(m) > large {
		return map[K]V{}
	}
	clear(m)
	return m
}
