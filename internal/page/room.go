package page

import (
	"iter"
	"strings"

	"dossier/internal/dossier"
)

// room is how much the list of a page may weigh, in bytes as a server sends
// them, compressed. With what stands around the list, a page stays below 40 KB.
const room = 26_000

// proseWeight is what a line of text adds to a page. Markup that repeats costs
// little, words about half their bytes; a citation brings a note and its source.
func proseWeight(text dossier.Prose) int {
	return len(text.Source)/2 + 75*strings.Count(text.Source, "@")
}

// entryWeight is what an event adds to a page that lists it, its marks in the
// drawings included. It errs upwards.
func entryWeight(e *dossier.Entry) int {
	ev := e.Event
	weight := 40 + len(ev.Title)/2 + proseWeight(ev.Summary) + 8*(len(ev.Actors)+len(ev.Places)+len(e.Reports))
	for _, c := range ev.Cites {
		weight += 85 + len(c.Quote)*2/3
	}
	return weight
}

// recordWeight is what a record adds to an index.
func recordWeight(r dossier.Record) int {
	h := r.Header()
	return 25 + len(h.Title)/2 + proseWeight(h.Summary)
}

// textWeight is what a record adds to a page that holds its text too.
func textWeight(r dossier.Record) int {
	weight := recordWeight(r)
	body := &r.Header().Body
	for i := range body.Blocks {
		for p := range body.Pieces(i) {
			if p.Kind != dossier.Label {
				weight += len(p.Text)/2 + 150*len(p.Cites())
			}
		}
	}
	return weight
}

func gapWeight(g dossier.Gap) int { return 20 + len(g.Words)/2 }

// sourceWeight is what an article adds to a list of sources.
func sourceWeight(a *dossier.Article) int {
	return 60 + (len(a.Title)+len(a.URL)+len(a.Archive)+len(a.Byline)+len(a.Credit))/2 + 8*len(a.Cases) + proseWeight(a.Summary)
}

// accountWeight is what a question adds to a page with its answers.
func accountWeight(a dossier.Account) int {
	weight := 40 + len(a.Question)/2 + proseWeight(a.Why)
	for _, answer := range a.Answers {
		weight += 30 + proseWeight(answer.Value)
		for _, c := range answer.Cites {
			weight += 110 + len(c.Quote)/2
		}
	}
	return weight
}

func disputeWeight(d dossier.Dispute) int { return 40 + accountWeight(d.Account) }

// mentionWeight is what an article that names a record adds to that record's
// page, with the words around the name.
func mentionWeight(m dossier.Naming) int {
	weight := 60 + len(m.Article.Title)/2
	if m.Article.Rights == dossier.RightsFull {
		weight += 90 * min(m.Times, mostSnippets)
	}
	return weight
}

// saidWeight is what the words of an actor add to its page.
func saidWeight(said iter.Seq[dossier.Statement]) int {
	n, words := 0, 0
	for st := range said {
		told := st.Told()
		n, words = n+1, words+told.To-told.From
	}
	return 30*min(n, 2*maxSaid) + min(words, 2*maxSaidBytes)/2
}

// linkWeight is what a link to a record adds to a page.
func linkWeight[R dossier.Record](r R) int { return 12 + len(r.Header().Title)/2 }

// sum weighs all of a list.
func sum[T any](list []T, weight func(T) int) int {
	n := 0
	for _, item := range list {
		n += weight(item)
	}
	return n
}

// parcels parts a list, in its order, into pieces for each of which a page has
// room. A thing that is too heavy for any page has one to itself.
func parcels[T any](list []T, weight func(T) int) [][]T {
	var pieces [][]T
	from, sum := 0, 0
	for i, item := range list {
		w := weight(item)
		if i > from && sum+w > room {
			pieces = append(pieces, list[from:i])
			from, sum = i, 0
		}
		sum += w
	}
	if from < len(list) {
		pieces = append(pieces, list[from:])
	}
	return pieces
}

// first gives the beginning of a list, as far as some room goes, and at least
// one thing.
func first[T any](list []T, room int, weight func(T) int) []T {
	sum := 0
	for i, item := range list {
		if sum += weight(item); sum > room && i > 0 {
			return list[:i]
		}
	}
	return list
}

// leafMark begins the last folder of a page over which a long list goes on. No
// id holds "_".
const leafMark = "/page_"

// leafPath gives the path of a page over which a long list goes on; the first,
// 0, is the list's own.
func leafPath(folder string, leaf int) string {
	if leaf == 0 {
		return folder + "/index.html"
	}
	return folder + leafMark + itoa(leaf+1) + "/index.html"
}

// leaves links the pages over which a list goes on, by their numbers; one alone
// is not linked. Of very many it links the first and the last, those around the
// page and some between.
func (s *sheet) leaves(folder string, count, current int) []NavLink {
	const most, around = 24, 3
	if count < 2 {
		return nil
	}
	list := s.stock.ways.open()
	for i := range count {
		near := i >= current-around && i <= current+around
		if count <= most || near || i == 0 || i == count-1 || (i+1)%((count+most-1)/most*2) == 0 {
			list = append(list, NavLink{Link{Href: s.to(leafPath(folder, i)), Label: itoa(i + 1)}, i == current})
		}
	}
	return s.stock.ways.close(list)
}

// leafHead names a page over which a list goes on, and leads to its first.
func (s *sheet) leafHead(folder, title string, leaf int) (string, []Link) {
	if leaf == 0 {
		return s.p.words.T(title), []Link{s.home()}
	}
	return leafTitle(s.p.words.T(title), leaf), []Link{s.home(), s.sectionLink(folder, title)}
}

func leafTitle(title string, leaf int) string {
	if leaf == 0 {
		return title
	}
	return title + " (" + itoa(leaf+1) + ")"
}
