package collate

import (
	"cmp"
	"slices"
	"strings"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
	"dossier/internal/speech"
)

// Said finds what an article's text has people say: in its paragraphs and the
// items of its lists, not in headings, captions, tables or notes. A digest is
// told in the dossier's words, so that of it what stands in quotation marks
// alone counts. language is the dossier's, which an article may leave to it. It
// depends on no other file, and so is found once for each.
func Said(a *dossier.Article, language string) []dossier.Said {
	return new(Listener).Said(a, language)
}

// Listener finds what one article after another has people say. Several goroutines
// may use it at a time.
type Listener struct{ finder speech.Finder }

// Said is the function Said.
func (l *Listener) Said(a *dossier.Article, language string) []dossier.Said {
	var paragraphs []string
	var blocks []int // of each paragraph
	for i := range a.Body {
		if speakable(&a.Body[i]) {
			paragraphs = append(paragraphs, a.Body[i].Words())
			blocks = append(blocks, i)
		}
	}
	primary, _, _ := strings.Cut(strings.ToLower(cmp.Or(a.Language, language)), "-")
	found := l.finder.Find(paragraphs, primary)
	if len(found) == 0 {
		return nil
	}
	list := make([]dossier.Said, 0, len(found))
	for _, s := range found {
		if a.Form == dossier.FormDigest && !s.Direct {
			continue
		}
		said := dossier.Said{
			Range:  dossier.Range{Block: blocks[s.Paragraph], From: s.Words.Start, To: s.Words.End},
			Direct: s.Direct, Denies: s.Denies, Who: s.Who, Sure: s.Sure,
			Speaker: s.Speaker.Of(paragraphs[s.SpeakerParagraph]), Verb: s.Verb.Of(paragraphs[s.Paragraph]),
		}
		said.Told = said.Range
		if !s.Direct {
			said.Told.From, said.Told.To = s.Told.Start, s.Told.End
		}
		if strayed(a.Body, said, blocks[s.SpeakerParagraph]) {
			said.Who = ""
		}
		said.Namesakes = namesakes(paragraphs, said.Who)
		list = append(list, said)
	}
	return list
}

// speakable reports whether a block is a paragraph in which somebody may speak. One
// with a link on a record is left out: its words are not whole.
func speakable(b *dossier.Block) bool {
	if b.Kind != dossier.Paragraph && b.Kind != dossier.Tight || b.Aside {
		return false
	}
	return !slices.ContainsFunc(b.Pieces, func(p dossier.Piece) bool { return p.Kind == dossier.RefPiece })
}

// strayed reports whether a speaker who is not printed by name is named in none
// but other sections: "he" in one entry of a live blog is nobody of the next.
// block holds the speaker.
func strayed(body dossier.Body, said dossier.Said, block int) bool {
	words := strings.Fields(said.Who)
	if len(words) == 0 || strings.Contains(said.Speaker, words[len(words)-1]) {
		return false
	}
	for i := max(sectionOf(body, block), 0); i <= block; i++ {
		if strings.Contains(body[i].Words(), words[len(words)-1]) {
			return false
		}
	}
	return true
}

// sectionOf gives the block of the heading above a block, or -1.
func sectionOf(body dossier.Body, block int) int {
	for ; block >= 0 && body[block].Kind != dossier.Heading; block-- {
	}
	return block
}

// namesakes lists the longer names in a text that end with a name of one word,
// each once.
func namesakes(paragraphs []string, name string) []string {
	if name == "" || strings.ContainsAny(name, " -\u00a0\u202f") {
		return nil
	}
	var list []string
	ending := " " + annotate.Key(name)
	for _, text := range paragraphs {
		if !strings.Contains(text, name) {
			continue
		}
		annotate.EachProposal(text, func(p annotate.Proposal) {
			if longer := p.Of(text); strings.HasSuffix(string(p.Key), ending) && !slices.Contains(list, longer) {
				list = append(list, longer)
			}
		})
	}
	return list
}

// speakers lists what the articles have each actor say. It is certain whose
// words they are where a verb of speech says so and the speaker's name is one
// that no other actor declares; else they are nobody's.
func (c *collator) speakers() {
	m := c.memory
	if voices := voicesOf(c.d); m.said == nil || !slices.Equal(m.voices, voices) {
		m.voices, m.said = voices, nil
		m.voicing++
	}
	s := &speakers{d: c.d, known: map[string]string{}}
	put := map[string][]dossier.Spoken{}
	for _, k := range c.freshArticles(m.said == nil) {
		if k.voices != m.voicing {
			k.spoken, k.voices = s.heard(k.record.(*dossier.Article)), m.voicing
		}
		if len(k.spoken) > 0 {
			put[k.id()] = k.spoken
		}
	}
	if m.said == nil {
		m.spoken = nil
	}
	m.spoken = amended(m.spoken, ids(c.gone), put)
	m.said = c.statements()
	c.d.Spoken, c.d.Said = m.spoken, m.said
}

// statements lists what actors say: anew of those who speak in what is new or gone.
func (c *collator) statements() map[string][]dossier.Statement {
	put, old := map[string][]dossier.Statement{}, c.memory.said
	for _, k := range c.freshArticles(old == nil) {
		for _, by := range k.spoken {
			put[by.Actor] = append(put[by.Actor], dossier.Statement{Article: k.record.(*dossier.Article), Said: by.Said})
		}
	}
	var lost []string
	for _, k := range c.gone {
		for _, by := range k.spoken {
			lost = append(lost, by.Actor)
		}
	}
	return amendedLists(old, c.gone, lost, put, func(st dossier.Statement) *dossier.Article { return st.Article })
}

// voice is a name of an actor, and whether it is a person's.
type voice struct {
	annotate.Name
	person bool
}

func isPerson(a *dossier.Actor) bool { return a.Type == "person" || a.Type == "" }

// voicesOf lists all on which it depends whose words a text holds.
func voicesOf(d *dossier.Dossier) []voice {
	var list []voice
	for _, a := range d.Actors {
		for _, n := range namesOf(&a.Head, a.OtherNames) {
			list = append(list, voice{n, isPerson(a)})
		}
	}
	return list
}

// speakers finds actors by the names that they declare.
type speakers struct {
	d      *dossier.Dossier
	finder *annotate.Names   // made when it is first needed
	known  map[string]string // the ids found, by name
}

// of gives the id of the actor who certainly speaks, or "".
func (s *speakers) of(said *dossier.Said) string {
	if !said.Sure {
		return ""
	}
	id := s.named(cmp.Or(said.Who, said.Speaker))
	if a, ok := s.d.Records[id].(*dossier.Actor); ok && isPerson(a) {
		for _, longer := range said.Namesakes {
			if s.named(longer) != id {
				return ""
			}
		}
	}
	return id
}

// heard lists the words of an article that are certainly an actor's.
func (s *speakers) heard(a *dossier.Article) []dossier.Spoken {
	var list []dossier.Spoken
	for i := range a.Said {
		if id := s.of(&a.Said[i]); id != "" {
			list = append(list, dossier.Spoken{Actor: id, Said: &a.Said[i]})
		}
	}
	return list
}

// named gives the one actor who declares a name, or "".
func (s *speakers) named(name string) string {
	id, known := s.known[name]
	if known || name == "" {
		return id
	}
	if s.finder == nil {
		s.finder = annotate.NewNames(actorNames(s.d))
	}
	for _, hit := range s.finder.Find(name) {
		if hit.To == len(name) && articles[strings.ToLower(strings.TrimSpace(name[:hit.From]))] {
			id = hit.Target
		}
	}
	s.known[name] = id
	return id
}

// articles are the words that may stand before a name without being part of it.
var articles = map[string]bool{"": true, "the": true, "le": true, "la": true, "les": true, "l'": true, "l’": true}
