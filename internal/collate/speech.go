package collate

import (
	"cmp"
	"iter"
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
	found  []speech.Said
	whose  []string // of each speaker so far the fullest name, where it is certain
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
	return dossier.NewSpeech(func() ([]dossier.Said, []dossier.Speaker) { return l.said(a, language) })
}

// said finds what an article's text has people say.
func (l *Listener) said(a *dossier.Article, language string) ([]dossier.Said, []dossier.Speaker) {
	in, ok := l.rooms.Get().(*speakables)
	if !ok {
		in = new(speakables)
	}
	in.gather(&a.Body)
	list, speakers := l.saidIn(in, a, language)
	in.empty()
	l.rooms.Put(in)
	return list, speakers
}

// empty makes ready for another article. Nothing leads to the words of the last one.
func (in *speakables) empty() {
	const many = 1 << 10 // statements, whose room is not kept
	in.body = nil
	if clear(in.found); cap(in.found) > many {
		in.found = nil
	}
	if clear(in.whose); cap(in.whose) > many {
		in.whose = nil
	}
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
func (l *Listener) saidIn(in *speakables, a *dossier.Article, language string) ([]dossier.Said, []dossier.Speaker) {
	primary, _, _ := strings.Cut(strings.ToLower(cmp.Or(a.Language, language)), "-")
	in.found = l.finder.Append(in.found[:0], in, primary)
	if a.Form == dossier.FormDigest {
		in.found = slices.DeleteFunc(in.found, func(s speech.Said) bool { return !s.Direct })
	}
	if len(in.found) == 0 {
		return nil, nil
	}
	list, speakers := make([]dossier.Said, len(in.found)), []dossier.Speaker(nil)
	in.whose = in.whose[:0]
	for i := range in.found {
		s := &in.found[i]
		words := dossier.Range{Block: in.blocks[s.Paragraph], From: s.Words.Start, To: s.Words.End}
		told := words
		if !s.Direct {
			told.From, told.To = s.Told.Start, s.Told.End
		}
		speaker := 0
		if s.Sure {
			speaker, speakers = in.speaker(s, speakers)
		}
		list[i] = dossier.NewSaid(words, told, s.Direct, speaker)
	}
	return list, slices.Clip(speakers)
}

// speaker gives the number of who says something among the speakers so far, to whom
// it adds a new one; 0 where nobody is printed.
func (in *speakables) speaker(s *speech.Said, so []dossier.Speaker) (int, []dossier.Speaker) {
	block := in.blocks[s.SpeakerParagraph]
	printed, who := in.body.Part(block, s.Speaker.Start, s.Speaker.End), s.Who
	if strayed(in.body, who, printed, block) {
		who = ""
	}
	name := cmp.Or(who, printed)
	if name == "" {
		return 0, so
	}
	for i := range so {
		if so[i].Name == name && in.whose[i] == who {
			return i + 1, so
		}
	}
	in.whose = append(in.whose, who)
	return len(so) + 1, append(so, dossier.Speaker{Name: name, Namesakes: in.namesakes(who)})
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

// strayed reports whether a speaker, who is not printed by name, is named in none
// but other sections: "he" in one entry of a live blog is nobody of the next.
// block holds what is printed.
func strayed(body *dossier.Body, who, printed string, block int) bool {
	last := ""
	for word := range strings.FieldsSeq(who) {
		last = word
	}
	if last == "" || strings.Contains(printed, last) {
		return false
	}
	for i := max(sectionOf(body.Blocks, block), 0); i <= block; i++ {
		if strings.Contains(body.Words(i), last) {
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
	heard := make([]*hearing, len(cards)) // of the articles of this dossier, whatever the next has
	for i, k := range cards {
		if k.heard == nil || k.heard.speakers != m.speakers {
			k.heard = &hearing{article: k.record.(*dossier.Article), speakers: m.speakers}
		}
		heard[i] = k.heard
	}
	c.d.Voices = m.speakers.voices(c.d.Articles, heard)
}

// voices makes voices of what is heard in each article.
func (s *speakers) voices(articles []*dossier.Article, heard []*hearing) dossier.Voices {
	hearings := sync.OnceValue(func() map[*dossier.Article]*hearing {
		of := make(map[*dossier.Article]*hearing, len(heard))
		for i, a := range articles {
			of[a] = heard[i]
		}
		return of
	})
	in := func(a *dossier.Article) iter.Seq[dossier.Spoken] {
		return func(yield func(dossier.Spoken) bool) {
			h := hearings()[a]
			if h == nil {
				return
			}
			said := a.Speech.List()
			for i, actor := range h.all() {
				if !yield(dossier.Spoken{Actor: s.ids[actor], Said: said[i]}) {
					return
				}
			}
		}
	}
	spoken := sync.OnceValue(func() [][]utterance { return s.utterances(heard) })
	by := func(actor string) iter.Seq[dossier.Statement] {
		return func(yield func(dossier.Statement) bool) {
			for _, u := range spoken()[s.numbers[actor]] {
				if !yield(dossier.Statement{Article: articles[u.article], Said: u.Said}) {
					return
				}
			}
		}
	}
	return dossier.NewVoices(in, by)
}

// utterance is what an actor says in an article, which is told by its number. It is a
// copy, so that all that an actor says lies together.
type utterance struct {
	article uint32
	dossier.Said
}

// utterances lists by the number of each actor what it says, in one room. Nobody,
// whose number is 0, says nothing.
func (s *speakers) utterances(heard []*hearing) [][]utterance {
	parallel.Each(len(heard), func(i int) { heard[i].actorsIn() })
	counts, sum := make([]int, len(s.ids)), 0
	for _, h := range heard {
		for _, actor := range h.all() {
			counts[actor]++
			sum++
		}
	}
	list, free := make([][]utterance, len(s.ids)), make([]utterance, sum)
	for actor, n := range counts {
		list[actor], free = free[:0:n], free[n:]
	}
	for i, h := range heard {
		said := h.article.Speech.List()
		for k, actor := range h.all() {
			list[actor] = append(list[actor], utterance{uint32(i), said[k]})
		}
	}
	return list
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

// speakers finds actors by the names that they declare, each by its number. Several
// goroutines may use it at a time.
type speakers struct {
	ids     []string          // by number, from 1; 0 is nobody
	persons []bool            // by number
	numbers map[string]uint32 // by id
	finder  func() *annotate.Names
	known   sync.Map // name → the number found
}

func newSpeakers(voices []voice) *speakers {
	s := &speakers{ids: []string{""}, persons: []bool{false}, numbers: map[string]uint32{}}
	for _, v := range voices {
		if s.numbers[v.Target] == 0 {
			s.numbers[v.Target] = uint32(len(s.ids))
			s.ids, s.persons = append(s.ids, v.Target), append(s.persons, v.person)
		}
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

// of gives the actor who certainly is a speaker of a text, or nobody.
func (s *speakers) of(speaker *dossier.Speaker) uint32 {
	actor := s.named(speaker.Name)
	if s.persons[actor] {
		for _, longer := range speaker.Namesakes {
			if s.named(longer) != actor {
				return 0
			}
		}
	}
	return actor
}

// named gives the one actor who declares a name, or nobody.
func (s *speakers) named(name string) uint32 {
	if actor, known := s.known.Load(name); known {
		return actor.(uint32)
	}
	actor := uint32(0)
	for _, hit := range s.finder().Find(name) {
		if hit.To == len(name) && articles[strings.ToLower(strings.TrimSpace(name[:hit.From]))] {
			actor = s.numbers[hit.Target]
		}
	}
	s.known.Store(name, actor)
	return actor
}

// articles are the words that may stand before a name without being part of it.
var articles = map[string]bool{"": true, "the": true, "le": true, "la": true, "les": true, "l'": true, "l’": true}

// hearing tells which actors speak in an article, once that is asked for.
type hearing struct {
	article  *dossier.Article
	speakers *speakers // who they may be
	once     sync.Once
	actors   []uint32 // whom each speaker of the article certainly is
}

// actorsIn gives the actor who certainly is each speaker of the article, or nobody.
func (h *hearing) actorsIn() []uint32 {
	h.once.Do(func() {
		list := h.article.Speech.Speakers()
		h.actors = make([]uint32, len(list))
		for i := range list {
			h.actors[i] = h.speakers.of(&list[i])
		}
	})
	return h.actors
}

// all gives what actors certainly say in the article: its number in the speech, and
// the actor.
func (h *hearing) all() iter.Seq2[int, uint32] {
	return func(yield func(int, uint32) bool) {
		actors := h.actorsIn()
		for i, said := range h.article.Speech.List() {
			by := said.Speaker()
			if by == 0 || actors[by-1] == 0 {
				continue
			}
			if !yield(i, actors[by-1]) {
				return
			}
		}
	}
}
