package dossier

// Proses lists every text of front matter in a record, for the reading of its
// signs. The pointers lead into the record.
func Proses(r Record) []*Prose {
	list := []*Prose{&r.Header().Summary}
	accounts := Accounts(r)
	for i := range accounts {
		list = append(list, &accounts[i].Why)
		for j := range accounts[i].Answers {
			list = append(list, &accounts[i].Answers[j].Value)
		}
	}
	if a, ok := r.(*Article); ok {
		for _, e := range a.Events {
			list = append(list, Proses(e)...)
		}
	}
	return list
}

// Accounts gives the questions to which a record lists answers.
func Accounts(r Record) []Account {
	switch r := r.(type) {
	case *Event:
		return r.Accounts
	case *Actor:
		return r.Accounts
	case *Place:
		return r.Accounts
	case *Case:
		return r.Accounts
	case *Comparison:
		return r.Accounts
	case *Page:
		return r.Accounts
	}
	return nil
}

// Cites lists every citation in a record, in front matter and body, but not
// those of an article's events, which are records themselves.
func Cites(r Record) []Cite {
	var list []Cite
	switch r := r.(type) {
	case *Event:
		list = append(list, r.Cites...)
	case *Actor:
		for _, p := range r.Posts {
			list = append(list, p.Cites...)
		}
	}
	list = appendCites(list, r.Header().Summary.Pieces)
	for _, a := range Accounts(r) {
		for _, answer := range a.Answers {
			list = appendCites(list, answer.Value.Pieces)
			list = append(list, answer.Cites...)
		}
		list = appendCites(list, a.Why.Pieces)
	}
	for p := range r.Header().Body.Signs() {
		if p.Kind == Citation {
			list = append(list, p.Cites()...)
		}
	}
	return list
}

func appendCites(list []Cite, pieces []Piece) []Cite {
	for i := range pieces {
		if pieces[i].Kind == Citation {
			list = append(list, pieces[i].Cites()...)
		}
	}
	return list
}

// Table is a table of a body, by the indexes of its cells' blocks: Rows[0] is
// the head.
type Table struct{ Rows [][]int }

// Tables lists the tables of a body.
func (b *Body) Tables() []Table {
	var tables []Table
	for i := range b.Blocks {
		switch block := &b.Blocks[i]; {
		case block.Kind == Open && block.Tag == TagTable:
			tables = append(tables, Table{})
		case block.Kind == Cell:
			t := &tables[len(tables)-1]
			if int(block.Row) == len(t.Rows) {
				t.Rows = append(t.Rows, nil)
			}
			t.Rows[block.Row] = append(t.Rows[block.Row], i)
		}
	}
	return tables
}

// Openness tells whether a comparison's cell is left open on purpose.
type Openness uint8

// The sorts of cell.
const (
	Answered     Openness = iota
	NoSource              // "no source": nothing that was read tells
	DoesNotApply          // "does not apply"
)

// OpennessOf reads the words of a cell.
func OpennessOf(words string) Openness {
	switch words {
	case "no source", "No source", "sans source", "Sans source", "بلا مصدر":
		return NoSource
	case "does not apply", "Does not apply", "sans objet", "Sans objet", "لا ينطبق":
		return DoesNotApply
	}
	return Answered
}
