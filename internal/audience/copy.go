package audience

import (
	"reflect"
	"slices"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// addresses are the fields that hold no prose: an id, a file's name, an address.
// In them no name can be replaced, and one that stands there is an error. Every
// other text is taken for prose, so that a field that is added one day is not
// forgotten.
var addresses = map[string]string{
	"ID": "the id (the file's name, or slug)", "File": "the file's name", "Part": "the id of an event", "Owner": "the id of an article",
	"URL": "url", "Archive": "archive_url", "BaseURL": "base_url", "Wikidata": "wikidata", "Language": "language", "Target": "a link or a picture",
	"Imported": "imported", "SHA256": "seed", "Accent": "accent", "Label": "a label",
}

var (
	stringType = reflect.TypeFor[string]()
	packageOf  = reflect.TypeFor[dossier.Head]().PkgPath()
)

// copyInto replaces withheld names in every text of a record that is our own,
// and copies what it holds before it is changed. Its body is finished.
func (p *publisher) copyInto(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Field(i)
		if _, address := addresses[v.Type().Field(i).Name]; address && f.Type() == stringType {
			continue
		}
		f.Set(p.copied(f))
	}
}

// copied gives a public copy of a value.
func (p *publisher) copied(v reflect.Value) reflect.Value {
	switch x := v.Interface().(type) {
	case dossier.Body, dossier.Speech, dossier.Seed, dossier.Alias:
		return v
	case dossier.Prose:
		return reflect.ValueOf(p.prose(x))
	case dossier.Cite:
		return reflect.ValueOf(p.cite(x))
	case dossier.Ref:
		if id, withheld := p.ids[x.ID]; withheld {
			x.ID, p.touched = id, true
		}
		return reflect.ValueOf(x)
	case string:
		return reflect.ValueOf(p.plain(x, dossierWords))
	}
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() != packageOf {
			return v
		}
		own := reflect.New(v.Type()).Elem()
		own.Set(v)
		p.copyInto(own)
		return own
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			own.Index(i).Set(p.copied(v.Index(i)))
		}
		return own
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		own := reflect.New(v.Type().Elem())
		own.Elem().Set(p.copied(v.Elem()))
		return own
	}
	return v
}

// plain replaces withheld names in a text without signs.
func (p *publisher) plain(s string, v voice) string {
	public := p.replaced(s, v)
	p.touched = p.touched || public != s
	return public
}

func (p *publisher) replaced(s string, v voice) string {
	var edits []edit
	for _, h := range p.names.find(s) {
		edits = append(edits, edit{h.from, h.to, p.standIn(h.words, v)})
	}
	if len(edits) == 0 {
		return s
	}
	return edited(s, 0, edits)
}

// prose makes a text of front matter public.
func (p *publisher) prose(prose dossier.Prose) dossier.Prose {
	b := lineOf(prose.Pieces)
	out, edits := p.block(&b, dossierWords, &text{})
	changed := len(edits) > 0 || piecesMarked(prose.Pieces)
	changed = p.targets(&out) || changed
	out.Pieces, _ = p.recitedAmong(out.Pieces)
	if !changed {
		prose.Pieces = out.Pieces
		if p.names.Holds(prose.Source) { // in a quote that it cites, which is told anew
			prose.Source, prose.Spots = shownWords(out.Pieces), nil
		}
		return prose
	}
	p.touched = true
	if isEmpty(&out) {
		return dossier.Prose{Pos: prose.Pos}
	}
	return dossier.Prose{Source: shownWords(out.Pieces), Pieces: out.Pieces, Pos: prose.Pos}
}

// shownWords gives words that are not empty where pieces show something.
func shownWords(pieces []dossier.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Words())
		if p.Kind == dossier.RefPiece {
			b.WriteString(p.Target())
		}
	}
	return b.String()
}

// lineOf gives a text of one line.
func lineOf(pieces []dossier.Piece) dossier.Leaf {
	return dossier.Leaf{Block: dossier.Block{Kind: dossier.Tight}, Pieces: pieces}
}

// recited gives a body whose citations are those of the public texts.
func (p *publisher) recited(b *dossier.Body) dossier.Body {
	changed := false
	var leaves []dossier.Leaf
	for i := range b.Blocks {
		if !b.Has(i, dossier.Citation) {
			continue
		}
		own, anew := p.recitedAmong(slices.Collect(b.Pieces(i)))
		if !anew {
			continue
		}
		if !changed {
			leaves, changed = b.Leaves(), true
		}
		leaves[i].Pieces = own
	}
	if !changed {
		return *b
	}
	return dossier.NewBody("", leaves)
}

// recitedAmong gives pieces whose citations are those of the public texts, and
// whether any was another one.
func (p *publisher) recitedAmong(pieces []dossier.Piece) (own []dossier.Piece, anew bool) {
	own = pieces
	for i, piece := range pieces {
		if piece.Kind != dossier.Citation {
			continue
		}
		cites, changed := make([]dossier.Cite, len(piece.Cites())), false
		for k, c := range piece.Cites() {
			cites[k] = p.cite(c)
			changed = changed || cites[k] != c
		}
		if !changed {
			continue
		}
		if !anew {
			own, anew = slices.Clone(pieces), true
		}
		own[i].Sign = &dossier.Sign{Cites: cites, Pos: piece.Pos()}
	}
	return own, anew
}

// cite gives a citation as the public reads it.
func (p *publisher) cite(c dossier.Cite) dossier.Cite {
	if r := p.gone[c.Source]; r != nil && r.Header().Private {
		p.diags.Errorf(c.Pos, "put the citation into a private passage, or publish "+r.Header().File, "the source %q is private", c.Source)
	}
	if claim, anew := p.claims[c.Claim]; anew {
		c.Claim, p.touched = claim, true
	}
	return c
}

// bodies makes the public texts of records.
func (p *publisher) bodies(records []dossier.Record) {
	for _, r := range records {
		h, v := r.Header(), dossierWords
		if h.Kind == dossier.KindArticle {
			v = sourceWords
		}
		if t := p.body(&h.Body, v); t != nil {
			p.texts[h.ID] = t
		}
	}
}

// restate makes the claims anew of whose words some are withheld, and notes where
// their words stand.
func (p *publisher) restate() {
	taken := map[dossier.Claim][]dossier.Range{}
	var again []dossier.Claim
	for _, claim := range p.sortedClaims() {
		passage := p.whole.Evidence[claim]
		if t := p.texts[passage.Article]; t != nil && t.withholds(passage.Spans) {
			again = append(again, claim)
			continue
		}
		taken[claim] = passage.Spans
	}
	for _, claim := range again {
		public, spans := p.anew(claim, taken)
		p.claims[claim] = public
		if public.Quote != "" {
			taken[public] = spans
			p.out.Placed[public] = spans
		}
	}
}

func (t *text) withholds(spans []dossier.Range) bool {
	return slices.ContainsFunc(spans, func(r dossier.Range) bool {
		_, withheld, ok := t.place(r)
		return withheld || !ok
	})
}

// anew makes a claim of the words of its passage that are left. Where the words
// stand for another passage too, it names the paragraph; where they do not say
// anything any more, the article as such.
func (p *publisher) anew(claim dossier.Claim, taken map[dossier.Claim][]dossier.Range) (dossier.Claim, []dossier.Range) {
	passage := p.whole.Evidence[claim]
	t := p.texts[passage.Article]
	var spans []dossier.Range
	for _, r := range passage.Spans {
		if public, _, ok := t.place(r); ok {
			spans = append(spans, public)
		}
	}
	public := dossier.Claim{Source: passage.Article, Para: claim.Para, Quote: t.body.Quoted(spans)}
	if !speaks(public.Quote) {
		return dossier.Claim{Source: passage.Article}, nil
	}
	if passage.Quote == "" {
		return dossier.Claim{Source: passage.Article, Para: claim.Para}, nil
	}
	free := func() bool { other, known := taken[public]; return !known || slices.Equal(other, spans) }
	if !free() {
		public.Para = passage.Number
	}
	if !free() {
		return dossier.Claim{Source: passage.Article, Para: passage.Number}, nil
	}
	return public, spans
}

// sweeper looks for names that were not replaced.
type sweeper struct{ p *publisher }

func (s sweeper) look(v reflect.Value, field string, pos diag.Pos) {
	switch x := v.Interface().(type) {
	case diag.Pos, dossier.Speech: // speech is told in words of the body
		return
	case dossier.Ref:
		pos = x.Pos
	case dossier.Cite:
		pos = x.Pos
	case dossier.Prose:
		pos = x.Pos
	case dossier.Body:
		for _, l := range x.Leaves() {
			s.look(reflect.ValueOf(l), field, pos)
		}
		return
	case dossier.Leaf:
		if x.Line > 0 {
			pos.Line, pos.Col = int(x.Line), int(x.Column)
		}
	case dossier.Piece:
		if x.Pos().Line > 0 {
			pos = x.Pos()
		}
	case string:
		s.text(x, field, pos)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() != packageOf {
			return
		}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				s.look(v.Field(i), f.Name, pos)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			s.look(v.Index(i), field, pos)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			s.look(v.Elem(), field, pos)
		}
	}
}

func (s sweeper) text(words, field string, pos diag.Pos) {
	what, address := addresses[field]
	switch {
	case field == "File": // of a record: it is not published, but as its id; of a capture: it is left out
	case address && s.p.names.HoldsAddress(words):
		hint := "rename it, here and where it is named"
		switch field {
		case "URL", "Archive":
			hint = "keep it from the public: private: [" + what + "]"
		case "Target":
			hint = "rename the file, or put the picture or link into a private passage"
		}
		s.p.diags.Errorf(pos, hint, "a name that is withheld stands in %s, where it cannot be replaced", what)
	case !address && s.p.names.Holds(words):
		s.p.diags.Errorf(pos, "put the words into a private passage", "a name that is withheld stands where it cannot be replaced")
	}
}
