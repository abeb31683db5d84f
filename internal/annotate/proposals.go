package annotate

import (
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

// EachProposal calls yield with what may be a name in a text, in order. Titles
// are left out of names; weekdays, months, agencies, nationalities by
// themselves, and words that only join a sentence to the last one ("Later
// Diarra", "In Gao") are no names. A text in capitals throughout tells nothing
// of names.
func EachProposal(text string, yield func(Proposal)) {
	if !strings.ContainsFunc(text, unicode.IsLower) && strings.ContainsFunc(text, unicode.IsSpace) {
		return
	}
	p := proposer{text: text, yield: yield}
	for w, ok := nextWord(text, 0); ok; w, ok = nextWord(text, w.to) {
		if unicode.IsUpper(RuneAt(text, w.from)) {
			opening := p.opens(w.from)
			w.to = p.gather(w)
			p.split(opening)
		}
	}
}

type proposer struct {
	text  string
	run   []word // reused
	key   []byte // reused
	yield func(Proposal)
}

// opens reports whether a word at offset i may owe its capital to its place: at
// the beginning of a sentence, or after a colon, a quotation mark or a dash.
func (p *proposer) opens(i int) bool {
	for end := i; i > 0; {
		r, size := utf8.DecodeLastRuneInString(p.text[:i])
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
func (p *proposer) gather(w word) int {
	p.run = append(p.run[:0], w)
	for {
		next, ok := p.follows(w)
		if !ok {
			return w.to
		}
		if unicode.IsUpper(RuneAt(p.text, next.from)) {
			p.run, w = append(p.run, next), next
			continue
		}
		joined, ok := p.bridge(next)
		if !ok || p.class(w)&title != 0 {
			return w.to
		}
		p.run = append(p.run, joined...)
		w = joined[len(joined)-1]
	}
}

// follows gives the next word where it may belong to the same name.
func (p *proposer) follows(w word) (word, bool) {
	next, ok := nextWord(p.text, w.to)
	if !ok {
		return word{}, false
	}
	gap := p.text[w.to:next.from]
	joined, dot := joins(gap, p.text[w.from:w.to])
	switch {
	case !joined:
		return word{}, false
	case dot:
		return next, p.class(w)&title != 0
	case strings.ContainsAny(gap, "'’ʼ"):
		return next, w.to-w.from <= 2 && unicode.IsUpper(RuneAt(p.text, next.from))
	}
	return next, true
}

// bridge gives the small words from w on, two at most, that join a name such as
// "Bank of the Sahel", and the word with a capital after them.
func (p *proposer) bridge(w word) ([]word, bool) {
	list := []word{w}
	for len(list) <= 2 && bridges[p.text[w.from:w.to]] {
		next, ok := nextWord(p.text, w.to)
		if !ok || strings.Trim(p.text[w.to:next.from], " -'’\u00a0") != "" {
			return nil, false
		}
		list = append(list, next)
		if unicode.IsUpper(RuneAt(p.text, next.from)) {
			return list, true
		}
		w = next
	}
	return nil, false
}

// class tells what is known of a word.
func (p *proposer) class(w word) class {
	p.key = appendFolded(p.key[:0], p.text[w.from:w.to])
	return classes[string(p.key)]
}

// split cuts the run where a word is no part of a name, and keeps what is left
// between.
func (p *proposer) split(opening bool) {
	from := 0
	for i, w := range p.run {
		c := p.class(w)
		leads := i == from && (c&article != 0 || opening && c&starter != 0 && !p.initial(w))
		if !leads && c&(title|calendar) == 0 {
			continue
		}
		p.keep(p.run[from:i], opening && from == 0)
		from, opening = i+1, opening && leads
	}
	p.keep(p.run[from:], opening && from == 0)
}

// initial reports whether a word is one letter with a full stop.
func (p *proposer) initial(w word) bool {
	return utf8.RuneCountInString(p.text[w.from:w.to]) == 1 && strings.HasPrefix(p.text[w.to:], ".")
}

// keep adds a proposal of the words, if they can be a name.
func (p *proposer) keep(words []word, opening bool) {
	for len(words) > 0 && bridges[p.text[words[0].from:words[0].to]] {
		words = words[1:]
	}
	for len(words) > 0 && bridges[p.text[words[len(words)-1].from:words[len(words)-1].to]] {
		words = words[:len(words)-1]
	}
	if !slices.ContainsFunc(words, func(w word) bool { return utf8.RuneCountInString(p.text[w.from:w.to]) > 1 }) {
		return
	}
	s := Span{words[0].from, words[len(words)-1].to}
	if len(words) == 1 && (p.class(words[0])&nationality != 0 || opening && p.class(words[0])&starter != 0) {
		return
	}
	if _, known := agenciesByWord[p.text[words[0].from:words[0].to]]; known && AgencyNamed(s.Of(p.text)) != "" {
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

// class is what is known of a word, a set.
type class uint8

const (
	title       class = 1 << iota // stands before a name, or for an office, and is none itself
	starter                       // begins a sentence with a capital and is no name
	article                       // is no part of the name that follows, wherever it stands
	calendar                      // a weekday or a month
	nationality                   // by itself, names nobody
)

// classes are the words of which something is known, folded.
var classes = func() map[string]class {
	table := map[string]class{}
	for c, list := range map[class]string{title: titles, starter: Starters, article: "the", calendar: Calendar, nationality: nationalities} {
		for w := range strings.FieldsSeq(list) {
			table[Key(w)] |= c
		}
	}
	return table
}()

// bridges are the small words within names.
var bridges = func() map[string]bool {
	table := map[string]bool{}
	for w := range strings.FieldsSeq(`of the de du des d la le les al el bin ibn ben ould ag von van der den da dos di l et`) {
		table[w] = true
	}
	return table
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
