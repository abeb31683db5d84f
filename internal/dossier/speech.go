package dossier

import (
	"iter"
	"sync"
)

// Speech is what a text has people say. It is found when it is first asked for: few
// pages need it. The zero value is none.
type Speech struct{ text *spokenText }

// spokenText is the speech of one text, once it is found.
type spokenText struct {
	once     sync.Once
	find     func() ([]Said, []Speaker) // nil once it is found
	said     []Said
	speakers []Speaker
}

// NewSpeech makes speech of a function that finds it: what is said, in order, and who
// speaks. The function is called once at most, from any goroutine.
func NewSpeech(find func() ([]Said, []Speaker)) Speech { return Speech{&spokenText{find: find}} }

func (s Speech) found() *spokenText {
	t := s.text
	if t == nil {
		return &spokenText{}
	}
	t.once.Do(func() {
		t.said, t.speakers = t.find()
		t.find = nil
	})
	return t
}

// List lists the speech, in order. The caller must not change it.
func (s Speech) List() []Said { return s.found().said }

// Speakers lists who certainly speaks, each once: see [Said.Speaker]. The caller must
// not change it.
func (s Speech) Speakers() []Speaker { return s.found().speakers }

// Said is something that the text of an article has somebody say. It is kept as
// numbers, of which a large dossier has millions.
type Said struct {
	Direct     bool // words in quotation marks, or a line of dialogue after a dash
	speaker    uint32
	block      uint32
	from, to   uint32
	told, ends uint32 // where what shows whose words they are begins and ends
}

// NewSaid makes something said of the words, with their quotation marks where they
// have any, else the clause; of what shows whose words they are, in the same block;
// and of the number of its speaker, see [Said.Speaker].
func NewSaid(words, told Range, direct bool, speaker int) Said {
	return Said{direct, uint32(speaker), uint32(words.Block), uint32(words.From), uint32(words.To), uint32(told.From), uint32(told.To)}
}

// Words gives the words: with their quotation marks where they have any, else the
// clause.
func (s Said) Words() Range { return Range{int(s.block), int(s.from), int(s.to)} }

// Told gives what shows whose words they are: of words in quotation marks the words,
// else these with the speaker and the verb.
func (s Said) Told() Range { return Range{int(s.block), int(s.told), int(s.ends)} }

// Speaker gives the number, from 1, of who speaks among the speakers of the text; 0
// where it is not certain, for that is so of the subject of a verb of speech alone.
func (s Said) Speaker() int { return int(s.speaker) }

// Speaker is somebody who speaks in a text.
type Speaker struct {
	Name string // the fullest that the text has, else as printed, without title: "Captain Sanogo" gives "Sanogo"; "she"

	// Namesakes are the longer names in the text that end as Name does, where Name is
	// one word that names somebody: of these persons, any may be meant.
	Namesakes []string
}

// Voices are the words in articles of which it is certain which actor says them.
// They are found when they are first asked for, as [Speech] is. The zero value is
// none.
type Voices struct {
	in func(*Article) iter.Seq[Spoken]
	by func(actor string) iter.Seq[Statement]
}

// NewVoices makes voices of what finds the words in an article, and by an actor
// with an id; both may be called from any goroutine, and often.
func NewVoices(in func(*Article) iter.Seq[Spoken], by func(actor string) iter.Seq[Statement]) Voices {
	return Voices{in, by}
}

// In gives the words in an article, in the order of the text.
func (v Voices) In(a *Article) iter.Seq[Spoken] {
	if v.in == nil {
		return func(func(Spoken) bool) {}
	}
	return v.in(a)
}

// By gives the words of an actor by its id, in the order of Articles and of the
// text.
func (v Voices) By(actor string) iter.Seq[Statement] {
	if v.by == nil {
		return func(func(Statement) bool) {}
	}
	return v.by(actor)
}

// Spoken is words of an article that an actor says.
type Spoken struct {
	Actor string // the id
	Said
}

// Statement is something that an article has an actor say.
type Statement struct {
	Article *Article
	Said
}
