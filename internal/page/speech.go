package page

import (
	"strings"
	"unicode"

	"dossier/internal/dossier"
)

// What an actor's page shows at most, so that it stays small however much an
// actor is quoted: of each sort, quoted and reported, so many statements and
// bytes of words; and so many articles that hold more.
const (
	maxSaid      = 50
	maxSaidBytes = 20_000
	maxUnshown   = 30
)

// speech lists what the articles have an actor say: words in quotation marks,
// and statements without with their speaker and verb, so that none that is
// denied reads as a claim. What stands in one paragraph is one statement.
func (s *sheet) speech(id string) Speech {
	direct, all := 0, 0
	for st := range s.p.d.Voices.By(id) {
		if all++; st.Direct {
			direct++
		}
	}
	said := &s.stock.said
	v := Speech{Quoted: said.list(min(direct, maxSaid)), Reported: said.list(min(all-direct, maxSaid))}
	quoted, reported := spoken{list: &v.Quoted}, spoken{list: &v.Reported}
	var unshown *dossier.Article // the last, of whose words some are not shown
	for st := range s.p.d.Voices.By(id) {
		to := &reported
		if st.Direct {
			to = &quoted
		}
		if s.p.mayShow(st) && to.take(s, st) {
			continue
		}
		if st.Article != unshown {
			if unshown = st.Article; len(v.More) == maxUnshown {
				v.Beyond++
			} else {
				v.More = append(v.More, Unshown{s.link(unshown), 0})
			}
		}
		if v.Beyond == 0 {
			v.More[len(v.More)-1].Count++
		}
	}
	return v
}

// spoken gathers statements of one sort.
type spoken struct {
	list    *[]Statement
	article *dossier.Article // of the last
	block   int
	from    int // where the last part of the last stands in its block
	to      int
	bytes   int // of words
	full    bool
}

// take adds a statement, unless there are as many as a page shows.
func (to *spoken) take(s *sheet, st dossier.Statement) bool {
	n, told := len(*to.list), st.Told()
	goesOn := n > 0 && to.article == st.Article && to.block == told.Block
	overlaps := goesOn && told.From < to.to && to.from < told.To // two statements of one sentence
	from, end, more := told.From, told.To, told.To-told.From
	if overlaps {
		from, end = min(from, to.from), max(end, to.to)
		more = end - from - (to.to - to.from)
	}
	to.bytes += more
	to.full = to.full || n == maxSaid && !goesOn || to.bytes > maxSaidBytes
	if to.full {
		return false
	}
	words := st.Article.Body.Part(told.Block, from, end)
	to.article, to.block, to.from, to.to = st.Article, told.Block, from, end
	if !goesOn {
		*to.list = append(*to.list, s.statement(st, words))
		return true
	}
	last := &(*to.list)[n-1]
	if overlaps {
		last.Words = last.Words[:len(last.Words)-1]
	}
	last.Words = append(last.Words, words)
	return true
}

func (s *sheet) statement(st dossier.Statement, words string) Statement {
	a := st.Article
	v := Statement{Words: append(s.stock.labels.list(1), words), Language: s.p.foreign(a), Where: int(a.Body.Blocks[st.Words().Block].Number), Date: s.dated(a.Date)}
	v.Source = s.link(a)
	if a.Publisher != "" {
		v.Source.Label, v.Source.Language = a.Publisher, ""
	}
	switch {
	case a.Rights != dossier.RightsFull:
		v.Source.Href = s.stock.words.joined(v.Source.Href, "#", s.p.citedAt(st).Anchor)
	case v.Where > 0:
		v.Source.Href = s.stock.words.joined(v.Source.Href, "#p", itoa(v.Where))
	}
	return v
}

// mayShow reports whether the site shows the words of a statement: those of an
// article whose text it shows, and of one shown in part those that are cited.
func (p *planner) mayShow(st dossier.Statement) bool {
	switch st.Article.Rights {
	case dossier.RightsFull:
		return true
	case dossier.RightsExcerpt:
		return p.citedAt(st) != nil
	}
	return false
}

// citedAt gives the first cited passage that holds what is shown of a statement,
// if not the marks around it, or nil.
func (p *planner) citedAt(st dossier.Statement) *dossier.Passage {
	told := st.Told()
	words := st.Article.Body.Part(told.Block, told.From, told.To)
	from := told.From + len(words) - len(strings.TrimLeftFunc(words, isSign))
	to := told.From + len(strings.TrimRightFunc(words, isSign))
	for _, passage := range p.d.Cited[st.Article.ID] {
		for _, r := range passage.Spans {
			if r.Block == told.Block && r.From <= from && to <= r.To {
				return passage
			}
		}
	}
	return nil
}

func isSign(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }
