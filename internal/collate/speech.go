package collate

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
	"dossier/internal/speech"
)

// Listener finds what one article after another has people say. Several goroutines
// may use it at a time.
type Listener struct {
	finder speech.Finder
	rooms  sync.Pool // of *speakables
}

// speakables are the paragraphs of an article in which somebody may speak, and then
// those of the next one, in the same room.
type speakables struct {
	body   *dossier.Body
	blocks []int // of each paragraph
}

// Len gives the number of paragraphs.
func (in *speakables) Len() int { return len(in.blocks) }

// Paragraph gives the words of one.
func (in *speakables) Paragraph(i int) string { return in.body.Words(in.blocks[i]) }

// Append adds the words of one to room.
func (in *speakables) Append(room []byte, i int) []byte {
	return in.body.AppendWords(in.blocks[i], room)
}

// Speech gives what an article's text has people say; language is the dossier's,
// which an article may leave to it. It depends on no other file.
func (l *Listener) Speech(a *dossier.Article, language string) dossier.Speech {
	return dossier.NewSpeech(func() []dossier.Said { return l.said(a, language) })
}

// said finds what an article's text has people say.
func (l *Listener) said(a *dossier.Article, language string) []dossier.Said {
	in, ok := l.rooms.Get().(*speakables)
	if !ok {
		in = new(speakables)
	}
	in.gather(&a.Body)
	list := l.saidIn(in, a, language)
	in.body = nil
	l.rooms.Put(in)
	return list
}

// gather takes the paragraphs and the items of lists; not headings, captions, tables
// or notes.
func (in *speakables) gather(body *dossier.Body) {
	in.body, in.blocks = body, in.blocks[:0]
	for i := range body.Blocks {
		if speakable(body, i) {
			in.blocks = append(in.blocks, i)
		}
	}
}

// saidIn finds what people say in the paragraphs of an article. A digest is told in the
// dossier's words, so that of it what stands in quotation marks alone counts.
func (l *Listener) saidIn(in *speakables, a *dossier.Article, language string) []dossier.Said {
	primary, _, _ := strings.Cut(strings.ToLower(cmp.Or(a.Language, language)), "-")
	found := l.finder.Find(in, primary)
	if len(found) == 0 {
		return nil
	}
	list := make([]dossier.Said, 0, len(found))
	for _, s := range found {
		if a.Form == dossier.FormDigest && !s.Direct {
			continue
		}
		speaks, tells := in.blocks[s.SpeakerParagraph], in.blocks[s.Paragraph]
		said := dossier.Said{
			Range:  dossier.Range{Block: tells, From: s.Words.Start, To: s.Words.End},
			Direct: s.Direct, Denies: s.Denies, Who: s.Who, Sure: s.Sure,
			Speaker: a.Body.Part(speaks, s.Speaker.Start, s.Speaker.End), Verb: a.Body.Part(tells, s.Verb.Start, s.Verb.End),
		}
		said.Told = said.Range
		if !s.Direct {
			said.Told.From, said.Told.To = s.Told.Start, s.Told.End
		}
		if strayed(&a.Body, said, speaks) {
			said.Who = ""
		}
		said.Namesakes = in.namesakes(said.Who)
		list = append(list, said)
	}
	return list
}

// speakable reports whether a block is a paragraph in which somebody may speak. One
// with a link on a record is left out: its words are not whole.
func speakable(body *dossier.Body, block int) bool {
	b := &body.Blocks[block]
	if b.Kind != dossier.Paragraph && b.Kind != dossier.Tight || b.Aside {
		return false
	}
	return !body.Has(block, dossier.RefPiece)
}

// strayed reports whether a speaker who is not printed by name is named in none
// but other sections: "he" in one entry of a live blog is nobody of the next.
// block holds the speaker.
func strayed(body *dossier.Body, said dossier.Said, block int) bool {
	words := strings.Fields(said.Who)
	if len(words) == 0 || strings.Contains(said.Speaker, words[len(words)-1]) {
		return false
	}
	for i := max(sectionOf(body.Blocks, block), 0); i <= block; i++ {
		if strings.Contains(body.Words(i), words[len(words)-1]) {
			return false
		}
	}
	return true
}

// sectionOf gives the block of the heading above a block, or -1.
func sectionOf(blocks []dossier.Block, block int) int {
	for ; block >= 0 && blocks[block].Kind != dossier.Heading; block-- {
	}
	return block
}

// namesakes lists the longer names in a text that end with a name of one word,
// each once.
func (in *speakables) namesakes(name string) []string {
	if name == "" || strings.ContainsAny(name, " -\u00a0\u202f") {
		return nil
	}
	var list []string
	ending := " " + annotate.Key(name)
	for _, block := range in.blocks {
		text := in.body.Words(block)
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

// speakers gives what the articles have each actor say. It is certain whose
// words they are where a verb of speech says so and the speaker's name is one
// that no other actor declares; else they are nobody's.
func (c *collator) speakers() {
	m := c.memory
	if voices := voicesOf(c.d); m.speakers == nil || !slices.Equal(m.voices, voices) {
		m.voices, m.speakers = voices, newSpeakers(voices)
	}
	cards := c.shelves[dossier.KindArticle]
	heard := make([]func() []dossier.Spoken, len(cards)) // of the articles of this dossier, whatever the next has
	for i, k := range cards {
		if k.speakers != m.speakers {
			k.speakers, k.spoken = m.speakers, m.speakers.hear(k.record.(*dossier.Article))
		}
		heard[i] = k.spoken
	}
	c.d.Voices = voices(c.d.Articles, heard)
}

// voices makes voices of what is heard in each article.
func voices(articles []*dossier.Article, heard []func() []dossier.Spoken) dossier.Voices {
	in := func(a *dossier.Article) []dossier.Spoken {
		if i, ok := slices.BinarySearchFunc(articles, a, byPublication); ok {
			return heard[i]()
		}
		return nil
	}
	all := sync.OnceValue(func() map[string][]dossier.Statement {
		parallel.Each(len(heard), func(i int) { heard[i]() })
		list := map[string][]dossier.Statement{}
		for i, spoken := range heard {
			for _, by := range spoken() {
				list[by.Actor] = append(list[by.Actor], dossier.Statement{Article: articles[i], Said: by.Said})
			}
		}
		return list
	})
	return dossier.NewVoices(in, func(actor string) []dossier.Statement { return all()[actor] })
}

// voice is a name of an actor, and whether it is a person's.
type voice struct {
	annotate.Name
	person bool
}

func isPerson(a *dossier.Actor) bool { return a.Type == "person" || a.Type == "" }

// voicesOf lists all on which it depends whose words a text holds. What stands
// for a name that is withheld may stand for anybody's.
func voicesOf(d *dossier.Dossier) []voice {
	var list []voice
	for _, a := range d.Actors {
		if a.Withheld {
			continue
		}
		for _, n := range namesOf(&a.Head, a.OtherNames) {
			list = append(list, voice{n, isPerson(a)})
		}
	}
	return list
}

// speakers finds actors by the names that they declare. Several goroutines may use
// it at a time.
type speakers struct {
	finder  func() *annotate.Names
	persons map[string]bool // by id
	known   sync.Map        // name → the id found
}

func newSpeakers(voices []voice) *speakers {
	s := &speakers{persons: map[string]bool{}}
	for _, v := range voices {
		s.persons[v.Target] = v.person
	}
	s.finder = sync.OnceValue(func() *annotate.Names {
		names := make([]annotate.Name, len(voices))
		for i, v := range voices {
			names[i] = v.Name
		}
		return annotate.NewNames(names)
	})
	return s
}

// of gives the id of the actor who certainly speaks, or "".
func (s *speakers) of(said *dossier.Said) string {
	if !said.Sure {
		return ""
	}
	id := s.named(cmp.Or(said.Who, said.Speaker))
	if s.persons[id] {
		for _, longer := range said.Namesakes {
			if s.named(longer) != id {
				return ""
			}
		}
	}
	return id
}

// hear gives what finds the words of an article that are certainly an actor's.
func (s *speakers) hear(a *dossier.Article) func() []dossier.Spoken {
	return sync.OnceValue(func() []dossier.Spoken {
		var list []dossier.Spoken
		said := a.Speech.List()
		for i := range said {
			if id := s.of(&said[i]); id != "" {
				list = append(list, dossier.Spoken{Actor: id, Said: &said[i]})
			}
		}
		return list
	})
}

// named gives the one actor who declares a name, or "".
func (s *speakers) named(name string) string {
	if name == "" {
		return ""
	}
	if id, known := s.known.Load(name); known {
		return id.(string)
	}
	id := ""
	for _, hit := range s.finder().Find(name) {
		if hit.To == len(name) && articles[strings.ToLower(strings.TrimSpace(name[:hit.From]))] {
			id = hit.Target
		}
	}
	s.known.Store(name, id)
	return id
}

// articles are the words that may stand before a name without being part of it.
var articles = map[string]bool{"": true, "the": true, "le": true, "la": true, "les": true, "l'": true, "l’": true}
