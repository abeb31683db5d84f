// Package speech finds in news prose what somebody is said to have said: words
// in quotation marks, and statements that are attributed without any ("the
// curfew would be lifted, the governor said"), with the words that name the
// speaker and the verb.
//
// It reads English and French. A paragraph is read in five steps:
//
//	marks     the quotations of the paragraph, told from apostrophes and inches
//	words     its words, each quotation counting as one, and its sentences
//	phrases   a noun phrase before or after a verb of speech
//	clauses   each verb of speech with who speaks, and where the statement stands
//	people    the persons that the text names, for "he", "Traoré" and "the minister"
//
// Nothing is known of the language but lists of words and the order in which
// news prose puts them. Words in marks that no grammar gives to anybody are
// reported with an open speaker if they are a sentence, and left out if they
// are a word or two: those are titles, nicknames and the writer's own distance.
//
// After a quotation any verb may be one of speech: « … », grince un conseiller.
// A quotation that follows another, or a statement, without a verb of its own is
// given to the same speaker; one that stands alone, to the person with whom the
// next sentence begins. A turn of a transcript is a statement, as a whole.
//
// Not found are thoughts ("she believes"), what a study or a film shows, orders
// and requests without marks ("urged them to leave"), what is said without a
// clause ("promised a bridge"), and speech told by a noun alone ("the claim
// that", "in her view"). Nor is what the text does not tell to have been said:
// under a negation, a condition, a question or a future, and what is called
// false or doubtful. What somebody denies is found, and marked.
package speech

import (
	"cmp"
	"slices"
	"sync"

	"dossier/internal/annotate"
)

// Said is something that a text has somebody say.
//
// Spans are bytes of one paragraph: Words and Verb of Paragraph, Speaker of
// SpeakerParagraph, which differ where a quote goes on from an earlier
// paragraph.
type Said struct {
	Paragraph int
	Direct    bool          // words in quotation marks, or a line of dialogue after a dash
	Words     annotate.Span // with the marks; of a statement without marks, its clause

	// Told is a statement without marks as the text tells it, speaker and verb
	// with it, for a reader to see whose it is and whether it is denied: from the
	// speaker to the end of the statement, or the sentence. Zero: words in marks.
	Told annotate.Span

	// Denies tells that the verb is one of denial, and the statement what is
	// denied: "denied that he had left".
	Denies bool

	Speaker          annotate.Span // without apposition, and in English without title: "Awa Traoré", "a Reuters witness", "le colonel Fouda"; zero: open
	SpeakerParagraph int
	Verb             annotate.Span // "said", "a-t-il ajouté", "according to"; zero: none

	// Who is the fullest name that the text has for the speaker, where a short
	// name, a title or a pronoun can mean only one person. Otherwise it is the
	// name as printed, and empty where the speaker is not named.
	Who string

	// Sure is false where the speaker is taken from the sentence as a whole, or
	// from a sentence before or after, instead of the subject of a verb of speech.
	Sure bool
}

// Find lists what the paragraphs of one text have people say, in order. The
// language is "fr"; anything else is read as English. Quotes inside a quote are
// part of it. A quote that a "he said" interrupts is two.
func Find(paragraphs []string, language string) []Said {
	return new(Finder).Append(nil, Paragraphs(paragraphs), language)
}

// Text is a text that is read: paragraphs, which may have to be put together first.
// In most nobody speaks, and these are only looked through.
type Text interface {
	Len() int                         // the number of paragraphs
	Paragraph(i int) string           // the words of one
	Append(room []byte, i int) []byte // adds the same to room
}

// Paragraphs are a Text that is there.
type Paragraphs []string

func (p Paragraphs) Len() int { return len(p) }

func (p Paragraphs) Paragraph(i int) string { return p[i] }

func (p Paragraphs) Append(room []byte, i int) []byte { return append(room, p[i]...) }

// Finder finds in one text after another, and takes them into words in the same
// room. Several goroutines may use it at a time.
type Finder struct{ rooms sync.Pool } // of *room

// Append adds to list what the function Find lists.
func (f *Finder) Append(list []Said, text Text, language string) []Said {
	lex := inEnglish()
	if language == "fr" {
		lex = inFrench()
	}
	in, ok := f.rooms.Get().(*room)
	if !ok {
		in = new(room)
	}
	r := newReader(text, lex, in)
	list = r.find(list)
	in.found = r.found
	if in.empty(); in.size <= mostKept {
		f.rooms.Put(in)
	}
	return list
}

// newReader makes a reader of a text, in a room.
func newReader(text Text, lex *lexicon, in *room) *reader {
	in.places(text.Len())
	r := &in.reader
	*r = reader{lex: lex, source: text, texts: in.texts, paragraphs: in.known, room: in, found: in.found[:0]}
	for i := range in.idle {
		in.look(i, text, lex)
	}
	return r
}

// find reads the paragraphs in order and adds what it finds to list. One that is idle
// is not even taken into words.
func (r *reader) find(list []Said) []Said {
	if r.thorough {
		r.persons()
	}
	r.turns = r.transcript()
	for i := range r.texts {
		if r.open == 0 && r.idle(i) {
			r.last = nil
			continue
		}
		r.read(i)
	}
	r.joinParagraphs()
	return r.result(list)
}

// idle reports of a paragraph that nobody speaks in it, as far as one look tells.
func (r *reader) idle(i int) bool { return !r.thorough && r.room.idle[i] }

// text gives the words of a paragraph.
func (r *reader) text(i int) string {
	if r.texts[i] == "" {
		r.texts[i] = r.source.Paragraph(i)
	}
	return r.texts[i]
}

// paragraph gives a paragraph in words, which it is taken into when it is first
// asked for.
func (r *reader) paragraph(i int) *paragraph {
	if r.paragraphs[i] == nil {
		r.paragraphs[i] = r.newParagraph(i)
	}
	return r.paragraphs[i]
}

// persons gives the people of the text, who are looked for when a speaker needs
// them first. They are those of the paragraphs before any is changed by being
// read: see joinSentences and within.
func (r *reader) persons() *people {
	if r.people == nil {
		for i := range r.texts {
			r.paragraph(i)
		}
		r.people = &r.room.people
		r.people.read(r.paragraphs, r.lex)
	}
	return r.people
}

// reader holds what is found while a text is read.
type reader struct {
	lex        *lexicon
	source     Text
	texts      []string     // of its paragraphs; empty until they are asked for
	paragraphs []*paragraph // the same in words; nil until they are asked for
	room       *room        // for the paragraphs that are not in words yet
	people     *people      // nil until they are asked for
	found      []finding
	last       *finding // the last quote, for one that goes on; nil or &kept
	kept       finding
	open       int  // quotations before the sentence that is read, to which nobody is given yet
	turns      bool // the text is a transcript
	thorough   bool // nothing is left out for speed: for tests
}

// finding is a Said with what is known of its speaker.
type finding struct {
	Said
	speaker phrase
	known   bool // whether speaker is set
	goesOn  bool // the quote has no closing mark and goes on in the next paragraph
}

// result adds what was found to list, in the order of the text.
func (r *reader) result(list []Said) []Said {
	slices.SortStableFunc(r.found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.Words.Start, b.Words.Start))
	})
	for i := range r.found {
		list = append(list, r.found[i].Said)
	}
	return list
}
