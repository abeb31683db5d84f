package layout

import (
	"fmt"
	"html"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/collate"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/locale"
	"dossier/internal/markdown"
	"dossier/internal/page"
)

// A case is a text in Markdown, below lines that say what is laid over it:
//
//	cite words           a page cites these words of it
//	name Kati            a place has this name
//	compare One | Two    it is a comparison of two cases
//	differ               the sources differ on the first of them
//	prefix print-        of every id
func TestTexts(t *testing.T) {
	golden(t, "texts.txtar", func(_, source string) string {
		head, body, _ := strings.Cut(source, "\n\n")
		text, diags := laid(strings.Split(head, "\n"), body)
		for _, d := range diags {
			t.Errorf("%s", d)
		}
		html, err := textOf(text, locale.For("en"))
		if err != nil {
			t.Fatal(err)
		}
		return breakUp.Replace(string(html)) + "\n"
	})
}

// breakUp puts blocks on lines of their own.
var breakUp = strings.NewReplacer("</p>", "</p>\n", "</li>", "</li>\n", "<tr>", "\n<tr>\n", "</td>", "</td>\n", "</th>", "</th>\n", "</h2>", "</h2>\n", "</h3>", "</h3>\n", "<ul>", "<ul>\n")

// laid plans the page of a text and gives the text as the page holds it.
func laid(commands []string, body string) (page.Text, diag.List) {
	about := &dossier.Page{Head: dossier.Head{Kind: dossier.KindPage, ID: "about", File: "content/pages/about.md"}}
	head := dossier.Head{Kind: dossier.KindArticle, ID: "a", File: "content/articles/a.md", Title: "A"}
	var record dossier.Record = &dossier.Article{Head: head, Rights: dossier.RightsFull}
	records := []dossier.Record{about}
	prefix, differ := "", false
	for _, command := range commands {
		verb, object, _ := strings.Cut(command, " ")
		switch verb {
		case "cite":
			claim := dossier.Cite{Claim: dossier.Claim{Source: "a", Quote: object}}
			cited := dossier.Leaf{Block: dossier.Block{Kind: dossier.Paragraph}, Pieces: []dossier.Piece{{Kind: dossier.Citation, Sign: &dossier.Sign{Cites: []dossier.Cite{claim}}}}}
			about.Body = dossier.NewBody("", append(about.Body.Leaves(), cited))
		case "name":
			id := fmt.Sprintf("place-%d", len(records))
			records = append(records, &dossier.Place{Head: dossier.Head{Kind: dossier.KindPlace, ID: id, File: id, Title: object}})
		case "compare":
			first, second, _ := strings.Cut(object, " | ")
			for i, name := range []string{first, second} {
				id := fmt.Sprintf("c%d", i)
				start := dossier.Dated{Date: date.NewDay(2012+i, 1, 1)}
				records = append(records, &dossier.Case{Head: dossier.Head{Kind: dossier.KindCase, ID: id, File: id, Title: name}, Start: start})
			}
			head.Kind = dossier.KindComparison
			record = &dossier.Comparison{Head: head, Of: []dossier.Ref{{ID: "c0"}, {ID: "c1"}}}
		case "differ":
			differ = true
		case "prefix":
			prefix = object
		}
	}
	text, diags := markdown.New().Body("a.md", body, 1)
	record.Header().Body = text
	d, more := collate.Collate(dossier.Config{Language: "en"}, append(records, record), collate.Options{})
	diags = append(diags, more...)
	for _, p := range page.Plan(d, page.Assets{"assets/map.png": "assets/map.1.png"}, false) {
		switch v := p.View().(type) {
		case page.ArticleView:
			v.Body.Prefix = prefix
			return v.Body, diags
		case page.ComparisonView:
			v.Body.Table.Columns[0].Disputed = differ
			return v.Body, diags
		}
	}
	return page.Text{}, diags
}

// Whatever is laid over words, a reader sees the same words; each passage's
// marks hold its words and no others, its id stands once, before them, and
// every element ends where it should.
func TestMarksHoldTheirWords(t *testing.T) {
	for seed := range uint64(2000) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		text, passages := scattered(rnd)
		drawn, err := textOf(text, locale.For("en"))
		if err != nil {
			t.Fatal(err)
		}
		got, err := readHTML(string(drawn))
		if err != nil {
			t.Fatalf("seed %d: %v in %s", seed, err, drawn)
		}
		var words strings.Builder
		for i := range text.Blocks {
			words.WriteString(text.Blocks[i].Words())
		}
		if diff := cmp.Diff(words.String(), got.words); diff != "" {
			t.Fatalf("seed %d: the words: -want +got:\n%s\n%s", seed, diff, drawn)
		}
		if diff := cmp.Diff(passages, got.marked); diff != "" {
			t.Fatalf("seed %d: the passages: -want +got:\n%s\n%s", seed, diff, drawn)
		}
		for anchor := range passages {
			at := strings.Index(string(drawn), `<span id="`+anchor+`" class="spot"></span>`)
			mark := regexp.MustCompile(`data-q="(?:[^"]* )?` + anchor + `[ "]`).FindStringIndex(string(drawn))
			if at < 0 || mark[0] < at || strings.Count(string(drawn), `id="`+anchor+`"`) != 1 {
				t.Fatalf("seed %d: the id %s does not stand once, before its marks: %s", seed, anchor, drawn)
			}
		}
	}
}

// scattered makes a text of random words and elements, with random marks and
// names on it, and gives the words of each passage.
func scattered(rnd *rand.Rand) (page.Text, map[string]string) {
	samples := []string{"soldiers ", "<b>", "&amp; ", "“l’État” ", "\"'", "é\u0301 ", " ", "\u00a0", "مالي ", "a&lt;b ", "1 < 2 > 0; ", "\U0001f1f2\U0001f1f1 "}
	text, passages := page.Text{Numbered: rnd.IntN(2) == 0, Backlinks: rnd.IntN(2) == 0}, map[string]string{}
	for i := range 1 + rnd.IntN(3) {
		b := page.Block{Kind: []dossier.BlockKind{dossier.Paragraph, dossier.Tight, dossier.Heading, dossier.Code}[rnd.IntN(4)], Start: 2, Number: i + 1}
		var open []string
		for range rnd.IntN(12) {
			switch rnd.IntN(8) {
			case 0:
				open = append(open, []string{"em", "strong", "a", "code"}[rnd.IntN(4)])
				b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.Begin, Tag: open[len(open)-1], Target: `https://example.org/?a="b"&c`})
			case 1:
				if n := len(open); n > 0 {
					b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.End, Tag: open[n-1]})
					open = open[:n-1]
				}
			case 2:
				b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.Citation})
				text.Notes = append(text.Notes, []page.NoteRef{{Number: 7, ID: "r7", Href: "#n7"}, {Number: 8, ID: "r8", Href: "#n8"}})
			case 3:
				b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.Break})
			default:
				b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.Text, Text: samples[rnd.IntN(len(samples))]})
			}
		}
		for _, tag := range slices.Backward(open) {
			b.Pieces = append(b.Pieces, page.Piece{Kind: dossier.End, Tag: tag})
		}
		text.Blocks = append(text.Blocks, b)
		markAtRandom(rnd, &text, i, passages)
		nameAtRandom(rnd, &text, i)
	}
	slices.SortFunc(text.Marks, func(a, b page.Mark) int {
		return cmpInts(a.Block, b.Block, a.From, b.From, b.To, a.To)
	})
	return text, passages
}

func cmpInts(pairs ...int) int {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != pairs[i+1] {
			return pairs[i] - pairs[i+1]
		}
	}
	return 0
}

// markAtRandom marks passages of one stretch or two. As those that are found in
// a source do, each stretch begins with a character that is not white space.
func markAtRandom(rnd *rand.Rand, text *page.Text, block int, passages map[string]string) {
	words := text.Blocks[block].Words()
	var starts []int
	for i, r := range words {
		if r != '\n' {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 {
		return
	}
	ends := append(starts[1:], len(words))
	for k := range rnd.IntN(5) {
		from := rnd.IntN(len(starts))
		to := from + rnd.IntN(len(starts)-from)
		anchor := fmt.Sprintf("q-%d-%d", block, k)
		text.Marks = append(text.Marks, page.Mark{Range: dossier.Range{Block: block, From: starts[from], To: ends[to]}, Anchor: anchor, First: true})
		passages[anchor] = strings.ReplaceAll(words[starts[from]:ends[to]], "\n", "")
		if to+2 < len(starts) && rnd.IntN(2) == 0 {
			second := to + 2
			text.Marks = append(text.Marks, page.Mark{Range: dossier.Range{Block: block, From: starts[second], To: len(words)}, Anchor: anchor})
			passages[anchor] += strings.ReplaceAll(words[starts[second]:], "\n", "")
		}
	}
}

// nameAtRandom links a name within one piece outside of links, as a plan does.
func nameAtRandom(rnd *rand.Rand, text *page.Text, block int) {
	at, links := 0, 0
	for _, p := range text.Blocks[block].Pieces {
		switch {
		case p.Kind == dossier.Begin && p.Tag == "a":
			links++
		case p.Kind == dossier.End && p.Tag == "a":
			links--
		case p.Kind == dossier.Text && links == 0 && rnd.IntN(3) == 0:
			text.Names = append(text.Names, page.NameLink{Range: dossier.Range{Block: block, From: at, To: at + len(p.Text)}, Href: "../kati/"})
		}
		at += len(p.Words())
	}
}

// seen is what a reader sees of HTML: the words, without the numbers of notes
// and paragraphs, and those in the marks of each passage.
type seen struct {
	words  string
	marked map[string]string
}

var (
	token  = regexp.MustCompile(`<[^>]*>|[^<]+`)
	tagOf  = regexp.MustCompile(`^<(/?)([a-z0-9]+)`)
	quoted = regexp.MustCompile(`data-q="([^"]*)"`)
)

func readHTML(drawn string) (seen, error) {
	s := seen{marked: map[string]string{}}
	var open []string
	var passages []string
	hidden := 0 // how deep within numbers
	for _, part := range token.FindAllString(drawn, -1) {
		tag := tagOf.FindStringSubmatch(part)
		switch {
		case tag == nil:
			if hidden == 0 {
				s.words += html.UnescapeString(part)
				for _, p := range passages {
					s.marked[p] += html.UnescapeString(part)
				}
			}
		case tag[2] == "br":
			s.words += "\n"
		case tag[2] == "hr" || tag[2] == "img":
		case tag[1] == "":
			open = append(open, tag[2])
			if strings.Contains(part, `class="pn"`) || strings.Contains(part, `class="cite`) || hidden > 0 {
				hidden++
			}
			if m := quoted.FindStringSubmatch(part); m != nil {
				passages = strings.Fields(m[1])
			}
		case len(open) == 0 || open[len(open)-1] != tag[2]:
			return s, fmt.Errorf("%s ends, open are %v", part, open)
		default:
			open = open[:len(open)-1]
			hidden = max(hidden-1, 0)
			if tag[2] == "mark" {
				passages = nil
			}
		}
	}
	if len(open) > 0 {
		return s, fmt.Errorf("%v do not end", open)
	}
	return s, nil
}
