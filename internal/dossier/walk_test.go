package dossier

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/diag"
)

func prose(source, cited string) Prose {
	return Prose{Source: source, Pieces: []Piece{{Kind: Text, Text: source}, {Kind: Citation, Cites: cites(cited)}}}
}

func cites(sources ...string) (list []Cite) {
	for _, s := range sources {
		list = append(list, Cite{Claim: Claim{Source: s}})
	}
	return list
}

func accounts(prefix string) []Account {
	return []Account{{
		Why:     prose(prefix+"why", prefix+"w"),
		Answers: []Answer{{Value: prose(prefix+"value", prefix+"v"), Cites: cites(prefix + "a")}, {Value: prose(prefix+"other", prefix+"o")}},
	}}
}

func head(prefix string) Head {
	body := Body{{Kind: Paragraph, Pieces: []Piece{{Kind: Citation, Cites: cites(prefix+"b1", prefix+"b2")}}}}
	return Head{Summary: prose(prefix+"summary", prefix+"s"), Body: body}
}

// Every kind of record: the texts of its front matter, then the sources cited
// in it, in the order of the page.
func TestWalk(t *testing.T) {
	event := &Event{Head: head("e-"), Cites: cites("e-c"), Accounts: accounts("e-")}
	tests := []struct {
		what           string
		record         Record
		proses, claims []string
	}{
		{"article", &Article{Head: head(""), Events: []*Event{event}}, []string{"summary", "e-summary", "e-why", "e-value", "e-other"}, []string{"s", "b1", "b2"}},
		{"event", event, []string{"e-summary", "e-why", "e-value", "e-other"}, []string{"e-c", "e-s", "e-v", "e-a", "e-o", "e-w", "e-b1", "e-b2"}},
		{"actor", &Actor{Head: head(""), Posts: []Post{{Cites: cites("p")}}, Accounts: accounts("")}, []string{"summary", "why", "value", "other"}, []string{"p", "s", "v", "a", "o", "w", "b1", "b2"}},
		{"place", &Place{Head: head(""), Accounts: accounts("")}, []string{"summary", "why", "value", "other"}, []string{"s", "v", "a", "o", "w", "b1", "b2"}},
		{"case", &Case{Head: head(""), Accounts: accounts("")}, []string{"summary", "why", "value", "other"}, []string{"s", "v", "a", "o", "w", "b1", "b2"}},
		{"comparison", &Comparison{Head: head(""), Accounts: accounts("")}, []string{"summary", "why", "value", "other"}, []string{"s", "v", "a", "o", "w", "b1", "b2"}},
		{"page", &Page{Head: head(""), Accounts: accounts("")}, []string{"summary", "why", "value", "other"}, []string{"s", "v", "a", "o", "w", "b1", "b2"}},
		{"brief", &Brief{Head: head("")}, []string{"summary"}, []string{"s", "b1", "b2"}},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			var texts, sources []string
			for _, p := range Proses(tt.record) {
				texts = append(texts, p.Source)
			}
			for _, c := range Cites(tt.record) {
				sources = append(sources, c.Source)
			}
			if diff := cmp.Diff(tt.proses, texts); diff != "" {
				t.Errorf("texts (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(tt.claims, sources); diff != "" {
				t.Errorf("sources (-want +got)\n%s", diff)
			}
		})
	}
	Proses(event)[1].Source = "changed"
	if event.Accounts[0].Why.Source != "changed" {
		t.Error("the texts are copies")
	}
}

func TestTables(t *testing.T) {
	cell := func(row, col int) Block { return Block{Kind: Cell, Row: row, Col: col} }
	open, end := Block{Kind: Open, Tag: "table"}, Block{Kind: Close, Tag: "table"}
	body := Body{{Kind: Paragraph}, open, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1), end, open, cell(0, 0), end, open, end}
	want := []Table{{Rows: [][]int{{2, 3}, {4, 5}}}, {Rows: [][]int{{8}}}, {}}
	if diff := cmp.Diff(want, body.Tables()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestOpenness(t *testing.T) {
	for words, want := range map[string]Openness{
		"no source": NoSource, "No source": NoSource, "sans source": NoSource, "Sans source": NoSource,
		"does not apply": DoesNotApply, "Does not apply": DoesNotApply, "sans objet": DoesNotApply, "Sans objet": DoesNotApply,
		"": Answered, "NO SOURCE": Answered, "no source yet": Answered,
	} {
		if got := OpennessOf(words); got != want {
			t.Errorf("OpennessOf(%q) = %v, want %v", words, got, want)
		}
	}
}

// The words of a text are those of its Text pieces, with a line feed for a
// break; signs add nothing, so that offsets hold.
func TestWords(t *testing.T) {
	line := []Piece{
		{Kind: Text, Text: "One "}, {Kind: Begin, Tag: "em"}, {Kind: Text, Text: "two"}, {Kind: End, Tag: "em"}, {Kind: Break},
		{Kind: RefPiece, Text: "three"}, {Kind: Citation}, {Kind: NoteRef}, {Kind: Image, Text: "four"}, {Kind: Text, Text: "five"},
	}
	body := Body{{Kind: Open}, {Kind: Paragraph, Pieces: line}, {Kind: Close}, {Kind: Rule}, {Kind: Code, Pieces: []Piece{{Kind: Text, Text: "six"}}}, {Kind: Cell}}
	if got, want := body.Plain(), "One two\nfive\nsix\n\n"; got != want {
		t.Errorf("Plain: %q, want %q", got, want)
	}
	if got, want := (Prose{Pieces: line}).Words(), "One two\nfive"; got != want {
		t.Errorf("Words: %q, want %q", got, want)
	}
}

func TestPosAt(t *testing.T) {
	spots := []Spot{{0, diag.Pos{Line: 3, Col: 10}}, {3, diag.Pos{Line: 3, Col: 20}}, {5, diag.Pos{Line: 4, Col: 1}}}
	for offset, want := range map[int]string{0: ":3:10", 2: ":3:11", 3: ":3:20", 4: ":3:21", 5: ":4:1", 8: ":4:4"} {
		if got := PosAt("éabcdef", spots, offset).String(); got != want {
			t.Errorf("offset %d is at %s, want %s", offset, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	if got := (Ref{ID: "a", Part: "b"}).String() + " " + (Ref{ID: "a"}).String(); got != "a#b a" {
		t.Error(got)
	}
	if got := (Claim{"a", `b "c" \`, 4}).String(); got != `@a, p. 4 "b \"c\" \\"` {
		t.Error(got)
	}
	if got := (&Head{File: "content/a.md"}).Pos().String(); got != "content/a.md:1:1" {
		t.Error(got)
	}
}
