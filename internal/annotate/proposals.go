package annotate

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Proposal is what may be a name in a text, though nobody declared it: a run
// of words with capitals ("Modibo Diarra", "Bank of the Sahel"), an acronym, or
// the name after a title ("Capt Diarra").
type Proposal struct {
	Span
	Key     []byte // as Key gives it: two spellings of one name have one key; valid during the call
	Opening bool   // a word that begins its sentence, and may owe its capital to that
}

// Key gives the folded words of a name with a blank between them.
func Key(name string) string {
	key, _ := foldedKey(name)
	return key
}

// EachWord calls yield with each folded word of a text, in order. The bytes are
// valid during the call.
func EachWord(text string, yield func(folded []byte)) {
	var space [64]byte
	for w, ok := nextWord(text, 0); ok; w, ok = nextWord(text, w.to) {
		yield(appendFolded(space[:0], text[w.from:w.to]))
	}
}

// Proposer finds what may be a name in one text after another, in the same room.
// Its zero value is ready.
type Proposer struct {
	text  []byte
	run   []part
	key   []byte
	yield func(Proposal)
}

// part is a word of a run, and what is known of it.
type part struct {
	word
	class
}

// EachProposal calls yield with what may be a name in a text, in order.
func EachProposal(text string, yield func(Proposal)) { new(Proposer).Each([]byte(text), yield) }

// Each calls yield with what may be a name in a text, in order. Titles
// are left out of names; weekdays, months, agencies, nationalities by
// themselves, and words that only join a sentence to the last one ("Later
// Diarra", "In Gao") are no names. A text in capitals throughout tells nothing
// of names.
func (p *Proposer) Each(text []byte, yield func(Proposal)) {
	if !bytes.ContainsFunc(text, unicode.IsLower) && bytes.ContainsFunc(text, unicode.IsSpace) {
		return
	}
	p.text, p.yield = text, yield
	for w, ok := next(text, 0, &capitals); ok; w, ok = next(text, w.to, &capitals) {
		if upper(text, w) {
			opening := p.opens(w.from)
			w.to = p.gather(w)
			p.split(opening)
		}
	}
}

// upper reports whether a word begins with a capital.
func upper(text []byte, w word) bool {
	if c := text[w.from]; c < utf8.RuneSelf {
		return 'A' <= c && c <= 'Z'
	}
	r, _ := decode(text, w.from)
	return unicode.IsUpper(r)
}

// opens reports whether a word at offset i may owe its capital to its place: at
// the beginning of a sentence, or after a colon, a quotation mark or a dash.
func (p *Proposer) opens(i int) bool {
	for end := i; i > 0; {
		r, size := decodeLast(p.text, i)
		i -= size
		switch r {
		case ' ', '\u00a0', '\u202f', '\t', '”', '»', '’', '\'', ')', ']':
			continue
		case ':', '"', '“', '„', '«', '‘', '—', '–', '•', '(', '[', '\n':
			return true
		case '.', '!', '?', '…':
			return ends(p.text, i, r, closers(p.text[:end], i+size))
		}
		return false
	}
	return true
}

// gather reads the run of words that begins with w into p.run, and gives its
// end.
func (p *Proposer) gather(w word) int {
	p.run = p.run[:0]
	known := p.take(w)
	for {
		next, ok := p.follows(w, known)
		switch {
		case !ok:
			return w.to
		case upper(p.text, next):
			w, known = next, p.take(next)
			continue
		case !bridges.may(next) || known&title != 0 || !p.bridge(next):
			return w.to
		}
		last := p.run[len(p.run)-1]
		w, known = last.word, last.class
	}
}

// take adds a word to the run, and gives what is known of it.
func (p *Proposer) take(w word) class {
	var c class
	c, p.key = classes.of(p.text, w, p.key)
	p.run = append(p.run, part{w, c})
	return c
}

// follows gives the word after one, of which something is known, where it may belong to
// the same name.
func (p *Proposer) follows(w word, known class) (word, bool) {
	next, ok := nextWord(p.text, w.to)
	if !ok {
		return word{}, false
	}
	gap := p.text[w.to:next.from]
	if string(gap) == " " {
		return next, true
	}
	joined, dot := joins(gap, p.text[w.from:w.to])
	switch {
	case !joined:
		return word{}, false
	case dot:
		return next, known&title != 0
	case bytes.ContainsAny(gap, "'’ʼ"):
		return next, w.to-w.from <= 2 && upper(p.text, next)
	}
	return next, true
}

// bridge adds the small words from w on to the run, two at most, that join a name
// such as "Bank of the Sahel", and the word with a capital after them. Where there
// is none, it adds nothing.
func (p *Proposer) bridge(w word) bool {
	before := len(p.run)
	for len(p.run) < before+2 && bridges.known[string(p.text[w.from:w.to])] {
		p.take(w)
		next, ok := nextWord(p.text, w.to)
		if !ok || len(bytes.Trim(p.text[w.to:next.from], " -'’\u00a0")) > 0 {
			break
		}
		if upper(p.text, next) {
			p.take(next)
			return true
		}
		w = next
	}
	p.run = p.run[:before]
	return false
}

// split cuts the run where a word is no part of a name, and keeps what is left
// between.
func (p *Proposer) split(opening bool) {
	from := 0
	for i, w := range p.run {
		leads := i == from && (w.class&article != 0 || opening && w.class&starter != 0 && !p.initial(w.word))
		if !leads && w.class&(title|calendar) == 0 {
			continue
		}
		p.keep(p.run[from:i], opening && from == 0)
		from, opening = i+1, opening && leads
	}
	p.keep(p.run[from:], opening && from == 0)
}

// initial reports whether a word is one letter with a full stop.
func (p *Proposer) initial(w word) bool {
	return utf8.RuneCount(p.text[w.from:w.to]) == 1 && w.to < len(p.text) && p.text[w.to] == '.'
}

// keep adds a proposal of the words, if they can be a name.
func (p *Proposer) keep(words []part, opening bool) {
	for len(words) > 0 && p.small(words[0]) {
		words = words[1:]
	}
	for len(words) > 0 && p.small(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if !slices.ContainsFunc(words, func(w part) bool { return w.to-w.from > 1 && (w.plain || utf8.RuneCount(p.text[w.from:w.to]) > 1) }) {
		return
	}
	s := Span{words[0].from, words[len(words)-1].to}
	if len(words) == 1 && (words[0].class&nationality != 0 || opening && words[0].class&starter != 0) {
		return
	}
	if words[0].class&wire != 0 && agenciesByWord[string(p.text[words[0].from:words[0].to])] != nil && AgencyNamed(string(p.text[s.Start:s.End])) != "" {
		return
	}
	p.key = p.key[:0]
	for i, w := range words {
		if i > 0 {
			p.key = append(p.key, ' ')
		}
		p.key = appendFolded(p.key, p.text[w.from:w.to])
	}
	p.yield(Proposal{s, p.key, opening && len(words) == 1})
}

// small reports whether a word is one of the small ones within names.
func (p *Proposer) small(w part) bool {
	return !upper(p.text, w.word) && bridges.may(w.word) && bridges.known[string(p.text[w.from:w.to])]
}

// class is what is known of a word, a set.
type class uint8

const (
	title       class = 1 << iota // stands before a name, or for an office, and is none itself
	starter                       // begins a sentence with a capital and is no name
	article                       // is no part of the name that follows, wherever it stands
	calendar                      // a weekday or a month
	nationality                   // by itself, names nobody
	wire                          // begins the name of a news agency
)

// classes are the words of which something is known.
var classes = func() (t table[class]) {
	for c, list := range map[class]string{title: titles, starter: Starters, article: "the", calendar: Calendar, nationality: nationalities} {
		for w := range strings.FieldsSeq(list) {
			t.set(Key(w), t.known[Key(w)]|c)
		}
	}
	for w := range agenciesByWord {
		t.set(Key(w), t.known[Key(w)]|wire)
	}
	return t
}()

// bridges are the small words within names.
var bridges = func() (t table[bool]) {
	for w := range strings.FieldsSeq(`of the de du des d la le les al el bin ibn ben ould ag von van der den da dos di l et`) {
		t.set(w, true)
	}
	return t
}()

// Words of English and French of which something is known, parted by white space.
const (
	// Calendar are the months and weekdays, and the short forms of months.
	Calendar = `january february march april may june july august september october november december jan feb mar apr jun jul
		aug sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre novembre décembre
		monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche`

	titles = `president vice captain capt colonel col general gen lieutenant lt major maj sergeant sgt corporal commander
	marshal admiral brigadier minister prime foreign defence defense interior justice premier chancellor secretary king queen
	prince princess emir sheikh imam pope bishop archbishop cardinal father sister ambassador judge justice senator governor mayor
	chief mr mrs ms miss dr prof professor sir lord lady rev m mm mme mlle me maître docteur président présidente capitaine
	colonelle général lieutenant commandant maréchal adjudant sergent ministre chancelier roi reine cheikh ambassadeur
	ambassadrice juge sénateur gouverneur maire chef monsieur madame`

	// Starters begin a sentence with a capital that is their place's.
	Starters = `the a an in on at by for from to of after before when while later earlier but and or however meanwhile
	yesterday today tomorrow tonight his her their its our my your this that these those last next many most some several all
	both no not nor none there here it he she they we you i if as since until once with without under over near across
	according despite during among amid then now so yet still also only even what who whom whose whether how why where which
	because although though unless against between behind beyond inside outside about around above below through within
	one two three four five six seven eight nine ten dozens hundreds thousands first second third another other others each
	every any few more less soldiers protesters troops police witnesses officials people
	le la les l un une des du de d dans en à au aux sur sous pour par avec sans après avant depuis pendant selon mais et ou
	donc or ni car ce cet cette ces il elle ils elles on nous vous je tu son sa ses leur leurs notre votre hier aujourd demain
	lors alors puis ainsi cependant toutefois quant si comme quand lorsque plusieurs tous tout toute toutes deux trois quatre
	c s n qu j m t y chez entre vers contre malgré dès ici là où qui que quoi dont parmi outre certes enfin ensuite`

	nationalities = `african american arab asian european western islamic islamist muslim christian jewish british french
	german italian spanish portuguese dutch belgian swiss danish norwegian swedish finnish polish czech hungarian greek turkish
	russian ukrainian chinese japanese korean indian pakistani afghan iranian iraqi syrian israeli palestinian saudi egyptian
	libyan tunisian algerian moroccan mauritanian malian senegalese gambian guinean ivorian burkinabe ghanaian togolese
	beninese nigerian nigerien cameroonian chadian sudanese ethiopian eritrean somali kenyan ugandan rwandan burundian
	congolese angolan zambian zimbabwean english latin gmt utc`
)
