package dossier

import (
	"slices"
	"strings"
)

// Dossier is the whole: every record, and what follows from putting them
// together. Package collate makes it. It is immutable.
type Dossier struct {
	Config      Config
	Brief       *Brief        // never nil
	Articles    []*Article    // by date, then id
	Actors      []*Actor      // by weight, then name
	Places      []*Place      // by weight, then name
	Cases       []*Case       // by weight, then start
	Comparisons []*Comparison // by weight, then title
	Pages       []*Page       // by weight, then title
	Timeline    []*Entry      // in order of time

	Roster    *Roster               // stands for the ids, aliases and kinds of the records
	Records   map[string]Record     // by id and by alias
	Titles    map[string]Titled     // how many records are titled alike
	Entries   map[string]*Entry     // by the event's id or alias, or "article#event"; a gathered one gives its gatherer
	Evidence  map[Claim]*Passage    // of every claim that was proved
	Cited     map[string][]*Passage // by article's id, in the order of the text
	Mentions  map[string]Mentions   // of names, by the id of the record in whose body they stand
	Named     map[string][]Naming   // the articles in whose bodies an actor or place is named, by its id; in the order of Articles
	Voices    Voices                // what the articles have actors say
	Disputes  []Dispute             // accounts with two answers or more, in the order of the pages
	Weights   Weights               // set by package weigh
	Ambiguous []Ambiguity           // names that two records share
}

// Roster stands for a state of all ids, aliases and kinds of records. Those of two
// dossiers that have the same one, not only an equal one, are the same; what stands
// in the records may differ.
type Roster struct {
	Aliases []string // of records that are published, sorted
}

// Titled counts the records of one title, by the place of their kind in [Kinds].
type Titled [len(Kinds)]int32

// All counts the records of all kinds.
func (t Titled) All() int {
	var all int32
	for _, n := range t {
		all += n
	}
	return int(all)
}

// Lookup finds a record by its id or an alias; nil where there is none.
func (d *Dossier) Lookup(id string) Record { return d.Records[id] }

// Words gives the text of pieces as a reader sees it, with the words of links
// on records. Body.Words, by which marks and mentions are counted, leaves
// those out.
func (d *Dossier) Words(pieces []Piece) string {
	if len(pieces) == 1 {
		return d.wordsOf(&pieces[0])
	}
	var s strings.Builder
	for i := range pieces {
		s.WriteString(d.wordsOf(&pieces[i]))
	}
	return s.String()
}

// WordsIn gives the text of a body's block as a reader sees it, see Words.
func (d *Dossier) WordsIn(b *Body, block int) string {
	if !b.Has(block, RefPiece) {
		return b.Words(block)
	}
	var s strings.Builder
	for p := range b.Pieces(block) {
		s.WriteString(d.wordsOf(&p))
	}
	return s.String()
}

func (d *Dossier) wordsOf(p *Piece) string {
	if p.Kind != RefPiece {
		return p.Words()
	}
	if p.Text != "" {
		return p.Text
	}
	if r := d.Records[p.Target()]; r != nil {
		return r.Header().Title
	}
	return p.Target()
}

// Entry is an event in its place in the timeline.
type Entry struct {
	Event   *Event
	Case    *Case      // nil: none
	Reports []*Article // that tell of it: owner, reports, cited sources; by date
	Gathers []*Event   // the articles' events that it replaces
}

// HasPage reports whether the event has a page of its own.
func (e *Entry) HasPage() bool { return e.Event.Owner == "" }

// Accounts gives the questions of an event, and of the events that it gathers:
// taking up a report does not settle what the report leaves open.
func (e *Entry) Accounts() []Account {
	list := e.Event.Accounts
	for _, g := range e.Gathers {
		list = slices.Concat(list, g.Accounts)
	}
	return list
}

// Passage is a stretch of an article that is cited.
type Passage struct {
	Article  string
	Anchor   string  // its id on the article's page; empty: the article as a whole
	Number   int     // of its paragraph; 0 where it has none
	Quote    string  // the words as the article has them; empty: a whole paragraph or article
	Spans    []Range // where the words stand; empty for a whole article
	Withheld bool    // of the words, some are withheld from the audience
	CitedBy  []Citer // in the order of the records' kinds and ids, each once
}

// Range is a stretch of the words of a body's block: bytes From to To of
// Body.Words, To excluded.
type Range struct{ Block, From, To int }

// Citer is a record that cites: its id, or "article#event".
type Citer struct {
	Kind Kind
	ID   string
}

// Naming is an article that names a record, and how often.
type Naming struct {
	Article *Article
	Times   int
}

// Dispute is an account to which sources give differing answers.
type Dispute struct {
	Record  Record
	Account Account
}

// Ambiguity is a name that more than one record declares.
type Ambiguity struct {
	Name string
	IDs  []string
}
