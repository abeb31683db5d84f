package collate_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"dossier/internal/collate"
	"dossier/internal/dossier"
)

// Whatever changes a word of a quote, or of the source below it, ends the
// proof; whatever is declared to be the same words does not. Both are shown on
// every quote of the dossier in this repository, and of an invented one.
func TestMisquotes(t *testing.T) {
	for name, archive := range map[string]*txtar.Archive{"mali": ownDossier(t), "invented": inventedPress(200)} {
		t.Run(name, func(t *testing.T) {
			config, records := read(t, archive)
			d, diags := collate.Collate(config, records, collate.Options{})
			if diags.Failed() {
				t.Fatal(diags)
			}
			quotes := quotesOf(d)
			if len(quotes) < 250 {
				t.Fatalf("only %d quotes", len(quotes))
			}
			t.Run("quote", func(t *testing.T) { refuse(t, d, quotes, misquoted) })
			t.Run("source", func(t *testing.T) { refuse(t, d, quotes, tampered) })
			t.Run("same words", func(t *testing.T) { accept(t, d, quotes) })
		})
	}
}

// ownDossier reads the dossier of this repository.
func ownDossier(t *testing.T) *txtar.Archive {
	t.Helper()
	root := os.DirFS(filepath.Join("..", ".."))
	archive := &txtar.Archive{}
	add := func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) == "" {
			return err
		}
		data, err := fs.ReadFile(root, name)
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: data})
		return err
	}
	if err := add("dossier.yaml", nil, nil); err != nil {
		t.Fatal(err)
	}
	if err := fs.WalkDir(root, "content", add); err != nil {
		t.Fatal(err)
	}
	return archive
}

// inventedPress gives n articles in English and French, and a page that quotes
// each three times. Numbers tell their sentences apart.
func inventedPress(n int) *txtar.Archive {
	r := rand.New(rand.NewPCG(3, 5))
	archive := &txtar.Archive{}
	add := func(name, text string) {
		archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(text)})
	}
	var page strings.Builder
	for i := range n {
		sentences := pressInEnglish
		if i%2 > 0 {
			sentences = pressInFrench
		}
		var text strings.Builder
		fmt.Fprintf(&text, "---\ntitle: Report %d\n---\n\n", i)
		var said []string
		for k, s := range sentences {
			said = append(said, fmt.Sprintf(s, 10+i, 100+r.IntN(900)))
			fmt.Fprintf(&text, "## %02d:%02d Entry %d\n\n%s It was told on page %d.\n\n", k, i%60, k, said[k], k)
		}
		add(fmt.Sprintf("content/articles/a%d.md", i), text.String())
		for _, k := range r.Perm(len(said))[:3] {
			words := strings.Fields(said[k])
			from, to := r.IntN(3), len(words)-r.IntN(3)
			claim := dossier.Claim{Source: fmt.Sprintf("a%d", i), Quote: strings.Join(words[from:to], " ")}
			switch {
			case from == 0 && r.IntN(3) == 0: // from the heading on
				claim.Quote = fmt.Sprintf("Entry %d %s", k, claim.Quote)
			case to-from > 8 && r.IntN(3) == 0:
				claim.Quote = strings.Join(words[from:from+4], " ") + " … " + strings.Join(words[to-3:to], " ")
			}
			fmt.Fprintf(&page, "So it was. [%s]\n\n", claim)
		}
	}
	add("content/pages/quotes.md", "---\ntitle: Quotes\n---\n"+page.String())
	return archive
}

var pressInEnglish = []string{
	"The ferry left the north bank with %d passengers and %d sacks of rice, the harbour office said.",
	"“We were not overloaded,” said the captain of boat no-%d, who did not leave the bridge for %d minutes.",
	"Fishermen saw smoke at about 7.30 a.m. and pulled %d people, aged from 3 to 70, from the water in box-%d.",
	"No boat had failed an inspection since 2009, the owners’ association of %d boats wrote in letter %d.",
	"The ministry put the number of dead at %d, then at %d; by evening the vice-governor had closed the river.",
}

var pressInFrench = []string{
	"L’Amina a quitté la rive nord avec %d passagers et quelque %d litres d’essence, selon l’office du port.",
	"« Le bac n’était pas surchargé », a déclaré la capitaine du bac %d ; elle n’a pas quitté la passerelle avant %d minutes.",
	"Les pêcheurs, à %d km en aval, ont aperçu la fumée et n’ont pas attendu les secours du poste %d.",
	"Aujourd’hui encore, « personne ne sait », disent-ils au vice-président de la liste %d, et nul n’a été entendu le %d mai.",
}

// quoted is a claim with the passage that proves it.
type quoted struct {
	dossier.Claim
	passage *dossier.Passage
	article *dossier.Article
}

// quotesOf lists the claims of a dossier that quote words, in a fixed order.
func quotesOf(d *dossier.Dossier) []quoted {
	var list []quoted
	for claim, p := range d.Evidence {
		if claim.Quote != "" {
			list = append(list, quoted{claim, p, d.Records[p.Article].(*dossier.Article)})
		}
	}
	slices.SortFunc(list, func(a, b quoted) int { return strings.Compare(a.String(), b.String()) })
	return list
}

// trial is a claim that must be refused, and what was done to it.
type trial struct {
	dossier.Claim
	article *dossier.Article // its source, with the claim's own id
	how     string
}

// refuse collates what spoil makes of each quote and expects no proof, save of
// what an independent look finds in the source exactly once.
func refuse(t *testing.T, d *dossier.Dossier, quotes []quoted, spoil func(*rand.Rand, quoted) []trial) {
	r := rand.New(rand.NewPCG(7, 11))
	refused, elsewhere := 0, 0
	for chunk := range slices.Chunk(quotes, 50) {
		var trials []trial
		for _, q := range chunk {
			trials = append(trials, spoil(r, q)...)
		}
		proved := prove(trials)
		for _, trial := range trials {
			if !proved[trial.Claim] {
				refused++
				continue
			}
			elsewhere++
			if n := stands(trial.article, trial.Claim); n != 1 {
				t.Errorf("%s was proved, and stands %d times in the source: %s", trial.Claim, n, trial.how)
			}
		}
	}
	if refused < 15*len(quotes) || elsewhere > refused/100 {
		t.Errorf("of %d quotes %d changed ones were refused, and %d stand elsewhere", len(quotes), refused, elsewhere)
	}
}

// prove collates a page that makes all the claims, and tells which are proved.
func prove(trials []trial) map[dossier.Claim]bool {
	page := &dossier.Page{Head: dossier.Head{Kind: dossier.KindPage, ID: "page-of-trials", File: "content/pages/page-of-trials.md"}}
	records := []dossier.Record{page}
	added := map[string]bool{}
	var cites []dossier.Cite
	for _, trial := range trials {
		cites = append(cites, dossier.Cite{Claim: trial.Claim})
		if a := trial.article; !added[a.ID] {
			added[a.ID] = true
			records = append(records, a)
		}
	}
	page.Body = dossier.NewBody("", []dossier.Leaf{{Block: dossier.Block{Kind: dossier.Paragraph, Number: 1}, Pieces: []dossier.Piece{{Kind: dossier.Citation, Sign: &dossier.Sign{Cites: cites}}}}})
	d, _ := collate.Collate(dossier.Config{}, records, collate.Options{})
	proved := map[dossier.Claim]bool{}
	for claim := range d.Evidence {
		proved[claim] = true
	}
	return proved
}

// misquoted gives the claim with its quote spoiled, in each way.
func misquoted(r *rand.Rand, q quoted) []trial {
	var list []trial
	article := *q.article
	article.ID, article.Cases, article.Events = q.Source, nil, nil // the claim may use a former id
	for _, m := range spoiled(r, q.Quote) {
		claim := q.Claim
		claim.Quote = m.text
		list = append(list, trial{claim, &article, m.how})
	}
	return list
}

// tampered gives the claim with the words that it quotes spoiled in the source,
// in each way.
func tampered(r *rand.Rand, q quoted) []trial {
	var list []trial
	for _, span := range q.passage.Spans {
		words := q.article.Body.Words(span.Block)
		for i, m := range spoiled(r, words[span.From:span.To]) {
			article := *q.article
			article.ID = fmt.Sprintf("%s-%x-%d-%d", q.article.ID, q.passage.Anchor, span.From, i)
			article.File, article.Aliases, article.Cases, article.Events = "content/articles/"+article.ID+".md", nil, nil, nil
			leaves := q.article.Body.Leaves()
			leaves[span.Block].Pieces = []dossier.Piece{{Kind: dossier.Text, Text: words[:span.From] + m.text + words[span.To:]}}
			article.Body = dossier.NewBody("", leaves)
			claim := q.Claim
			claim.Source = article.ID
			list = append(list, trial{claim, &article, fmt.Sprintf("%s: %q", m.how, m.text)})
		}
	}
	return list
}

// mutant is a text with one change, and which.
type mutant struct{ text, how string }

// spoiled gives a text with one thing changed: a letter, a digit, the order of
// two neighbours, a negation more or less, each at some places drawn by lot. What
// is the same words by the declared rules is left out, and so is a change that
// only leaves a word out at an end.
func spoiled(r *rand.Rand, text string) []mutant {
	var list []mutant
	put := func(how, changed string) {
		if plain(changed) != plain(text) && strings.IndexFunc(changed, unicode.IsLetter) >= 0 {
			list = append(list, mutant{changed, how})
		}
	}
	var letters, digits []int
	for i, c := range text {
		switch {
		case unicode.IsLetter(c):
			letters = append(letters, i)
		case unicode.IsDigit(c):
			digits = append(digits, i)
		}
	}
	for _, at := range some(r, 3, letters) {
		c, n := utf8.DecodeRuneInString(text[at:])
		put("another letter", text[:at]+string(otherLetter(r, c))+text[at+n:])
		put("another case", text[:at]+string(otherCase(c))+text[at+n:])
		put("a letter more", text[:at]+string(c)+text[at:])
		if partOfWord(text, at, n) {
			put("a letter less", text[:at]+text[at+n:])
		}
	}
	for _, at := range some(r, 2, digits) {
		put("another digit", text[:at]+string('0'+(text[at]-'0'+1+byte(r.IntN(9)))%10)+text[at+1:])
		put("a digit more", text[:at]+"1"+text[at:])
	}
	words := strings.Split(text, " ")
	join := func(how string, words ...string) { put(how, strings.Join(words, " ")) }
	var inner []int // the words but the first
	for i := range words {
		if i > 0 {
			inner = append(inner, i)
		}
		if i > 0 && i < len(words)-1 && slices.Contains([]string{"not", "no", "No", "pas", "ne", "never"}, words[i]) {
			join("a negation less", slices.Delete(slices.Clone(words), i, i+1)...)
		}
	}
	for _, i := range some(r, 3, inner) {
		swapped := slices.Clone(words)
		swapped[i-1], swapped[i] = swapped[i], swapped[i-1]
		join("two words swapped", swapped...)
		join("not", slices.Insert(slices.Clone(words), i, "not")...)
		join("no", slices.Insert(slices.Clone(words), i, "no")...)
		join("ne … pas", slices.Insert(slices.Insert(slices.Clone(words), i, "pas"), i-1, "ne")...)
	}
	for _, neg := range []string{"n’", "n'"} {
		if i := strings.Index(text, " "+neg); i >= 0 {
			put("a negation less", strings.Replace(text[:i+1]+text[i+1+len(neg):], " pas ", " ", 1))
		}
	}
	return list
}

// some draws at most n of a list.
func some(r *rand.Rand, n int, list []int) []int {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list[:min(n, len(list))]
}

func otherLetter(r *rand.Rand, c rune) rune {
	for {
		if other := rune("abcdefghijklmnopqrstuvwxyz"[r.IntN(26)]); other != unicode.ToLower(c) {
			return other
		}
	}
}

func otherCase(c rune) rune {
	if unicode.IsUpper(c) {
		return unicode.ToLower(c)
	}
	return unicode.ToUpper(c)
}

// partOfWord reports whether the letter at text[at:at+n] has a letter beside it.
func partOfWord(text string, at, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+n:])
	return unicode.IsLetter(before) || unicode.IsLetter(after)
}

// stands counts, by a plain search and knowing nothing of how collate searches,
// in how many places of a source a claim's words stand. Of a quote with an
// ellipsis it counts the paragraphs that hold all parts in order.
func stands(a *dossier.Article, claim dossier.Claim) int {
	n := 0
	above := ""
	for i := range a.Body.Blocks {
		b := &a.Body.Blocks[i]
		words := a.Body.Words(i)
		if words == "" || claim.Para > 0 && int(b.Number) != claim.Para && b.Kind != dossier.Heading {
			continue
		}
		n += times(plain(words), claim.Quote)
		if above != "" && b.Number > 0 {
			n += times(plain(above+" "+words), claim.Quote) - times(plain(above), claim.Quote) - times(plain(words), claim.Quote)
		}
		above = ""
		if b.Kind == dossier.Heading {
			above = words
		}
	}
	return n
}

func times(text, quote string) int {
	parts := strings.Split(quote, "…")
	if len(parts) == 1 {
		return strings.Count(text, plain(quote))
	}
	for _, part := range parts {
		_, rest, found := strings.Cut(text, plain(part))
		if !found {
			return 0
		}
		text = rest
	}
	return 1
}

// plain writes a text as the declared rules have it, one after the other.
func plain(s string) string {
	s = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "").Replace(s)
	s = strings.Join(strings.Fields(norm.NFC.String(s)), " ")
	s = strings.NewReplacer("« ", "«", " »", "»", "‹ ", "‹", " ›", "›").Replace(s)
	return strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`,
		"‘", "'", "’", "'", "‚", "'", "‛", "'", "‹", "'", "›", "'", "\u02bc", "'",
		"\u2010", "-", "\u2011", "-").Replace(s)
}

// rewriting writes words in another way that the rules declare to be the same.
type rewriting struct {
	name  string
	write func(string) string
}

func replacing(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

var rewritings = []rewriting{
	{"as it stands", func(s string) string { return s }},
	{"straight marks", replacing("“", `"`, "”", `"`, "« ", `"`, " »", `"`, "’", "'", "‘", "'")},
	{"curly marks", replacing("'", "’")},
	{"low marks", replacing("“", "„", "”", "“")},
	{"guillemets", replacing("“", "«\u00a0", "”", "\u202f»")},
	{"no-break blanks", replacing(" ", "\u00a0")},
	{"narrow and thin blanks", replacing(" ", "\u202f\u2009")},
	{"many blanks", replacing(" ", " \t ")},
	{"line ends", replacing(" ", "\n")},
	{"decomposed", norm.NFD.String},
	{"composed", norm.NFC.String},
	{"soft hyphens", replacing("e", "e\u00ad", "é", "é\u00ad")},
	{"places to break", replacing("o", "\u200bo", "-", "-\u2060")},
	{"hyphens", replacing("-", "\u2010")},
	{"no-break hyphens", replacing("-", "\u2011")},
}

// accept expects the same proof of every quote in every rewriting: of the quote,
// as the editor writes it in Markdown, and of the source.
func accept(t *testing.T, d *dossier.Dossier, quotes []quoted) {
	for _, w := range rewritings {
		var page strings.Builder
		claims := make([]dossier.Claim, len(quotes))
		for i, q := range quotes {
			claims[i] = q.Claim
			claims[i].Quote = w.write(q.Quote)
			fmt.Fprintf(&page, "So. [%s]\n\n", oneParagraph(claims[i].String()))
		}
		pages := read1(t, "content/pages/rewritten.md", "---\ntitle: Rewritten\n---\n"+page.String())
		sameProofs(t, w.name+" in the quote", d, append(articlesOf(d, nil), pages), quotes)
	}
	var page strings.Builder
	for _, q := range quotes {
		fmt.Fprintf(&page, "So. [%s]\n\n", q.Claim)
	}
	as := read1(t, "content/pages/rewritten.md", "---\ntitle: Rewritten\n---\n"+page.String())
	for _, w := range rewritings {
		sameProofs(t, w.name+" in the source", nil, append(articlesOf(d, w.write), as), quotes)
	}
}

// oneParagraph keeps a line of a wrapped quote from beginning a list or a
// heading.
func oneParagraph(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if i > 0 && (line == "" || !unicode.IsLetter(rune(line[0])) && line[0] < utf8.RuneSelf) {
			lines[i] = "\x00" + line
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), "\n\x00", " ")
}

func read1(t *testing.T, name, text string) dossier.Record {
	t.Helper()
	_, records := read(t, &txtar.Archive{Files: []txtar.File{{Name: name, Data: []byte(text)}}})
	return records[0]
}

// articlesOf gives copies of a dossier's articles, their words rewritten.
func articlesOf(d *dossier.Dossier, write func(string) string) []dossier.Record {
	var list []dossier.Record
	for _, a := range d.Articles {
		article := *a
		article.Events, article.Cases, article.Summary = nil, nil, dossier.Prose{}
		leaves := a.Body.Leaves()
		for i := range leaves {
			if l := &leaves[i]; write != nil && l.Words() != "" {
				l.Pieces = []dossier.Piece{{Kind: dossier.Text, Text: write(l.Words())}}
			}
		}
		article.Body = dossier.NewBody("", leaves)
		list = append(list, &article)
	}
	return list
}

// sameProofs collates the records and expects each quote's passage: in before,
// where it is not nil, or else wherever the same words stand now.
func sameProofs(t *testing.T, how string, before *dossier.Dossier, records []dossier.Record, quotes []quoted) {
	t.Helper()
	d, diags := collate.Collate(dossier.Config{}, records, collate.Options{})
	for _, g := range diags {
		t.Errorf("%s: a false alarm: %s", how, g)
	}
	found := map[string]*dossier.Passage{}
	for _, list := range d.Cited {
		for _, p := range list {
			found[p.Article+"#"+p.Anchor] = p
		}
	}
	for _, q := range quotes {
		p := found[q.passage.Article+"#"+q.passage.Anchor]
		switch {
		case p == nil:
			t.Errorf("%s: %s is proved at another place than %s", how, q.Claim, q.passage.Anchor)
		case before != nil && !slices.Equal(p.Spans, q.passage.Spans):
			t.Errorf("%s: %s stands at %v, not at %v", how, q.Claim, p.Spans, q.passage.Spans)
		case plain(p.Quote) != plain(q.passage.Quote):
			t.Errorf("%s: %s proves %q", how, q.Claim, p.Quote)
		}
	}
}
