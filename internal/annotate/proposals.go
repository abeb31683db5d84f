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
	Key     string // the folded words: two spellings of one name have one key
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

// Proposals lists what may be names in a text, in order. Titles are left out of
// names; weekdays, months, agencies, nationalities by themselves, and words
// that only join a sentence to the last one ("Later Diarra", "In Gao") are no
// names. A sentence in capitals throughout tells nothing of names.
func Proposals(text string) []Proposal {
	p := proposer{text: text}
	for _, s := range Sentences(text) {
		p.sentence(s)
	}
	return p.found
}

type proposer struct {
	text  string
	run   []word // of one sentence, reused
	found []Proposal
}

func (p *proposer) sentence(s Span) {
	if !strings.ContainsFunc(s.Of(p.text), unicode.IsLower) && len(strings.Fields(s.Of(p.text))) > 1 {
		return
	}
	first := true
	for w, ok := nextWord(p.text, s.Start); ok && w.from < s.End; w, ok = nextWord(p.text, w.to) {
		opening := first || p.afterMark(w.from)
		first = false
		if !unicode.IsUpper(runeAt(p.text, w.from)) {
			continue
		}
		w.to = p.gather(w, s.End)
		p.split(opening)
	}
}

// afterMark reports whether a colon, a quotation mark or a dash stands before
// offset i, after which a word may have a capital as at a sentence's beginning.
func (p *proposer) afterMark(i int) bool {
	before := strings.TrimRight(p.text[max(0, i-8):i], " \u00a0\u202f")
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(`:"“„«‘—–•([`, r)
}

// gather reads the run of words that begins with w into p.run, and gives its
// end.
func (p *proposer) gather(w word, end int) int {
	p.run = append(p.run[:0], w)
	for {
		next, ok := p.follows(w, end)
		if !ok {
			return w.to
		}
		if unicode.IsUpper(runeAt(p.text, next.from)) {
			p.run, w = append(p.run, next), next
			continue
		}
		joined, ok := p.bridge(next, end)
		if !ok || titles[p.lower(w)] {
			return w.to
		}
		p.run = append(p.run, joined...)
		w = joined[len(joined)-1]
	}
}

// follows gives the next word where it may belong to the same name.
func (p *proposer) follows(w word, end int) (word, bool) {
	next, ok := nextWord(p.text, w.to)
	if !ok || next.from >= end {
		return word{}, false
	}
	gap := p.text[w.to:next.from]
	joined, dot := joins(gap, p.text[w.from:w.to])
	switch {
	case !joined:
		return word{}, false
	case dot:
		return next, titles[p.lower(w)]
	case strings.ContainsAny(gap, "'’ʼ"):
		return next, w.to-w.from <= 2 && unicode.IsUpper(runeAt(p.text, next.from))
	}
	return next, true
}

// bridge gives the small words from w on, two at most, that join a name such as
// "Bank of the Sahel", and the word with a capital after them.
func (p *proposer) bridge(w word, end int) ([]word, bool) {
	list := []word{w}
	for len(list) <= 2 && bridges[p.text[w.from:w.to]] {
		next, ok := nextWord(p.text, w.to)
		if !ok || next.from >= end || strings.Trim(p.text[w.to:next.from], " -'’\u00a0") != "" {
			return nil, false
		}
		list = append(list, next)
		if unicode.IsUpper(runeAt(p.text, next.from)) {
			return list, true
		}
		w = next
	}
	return nil, false
}

func (p *proposer) lower(w word) string { return strings.ToLower(p.text[w.from:w.to]) }

// split cuts the run where a word is no part of a name, and keeps what is left
// between.
func (p *proposer) split(opening bool) {
	from := 0
	for i, w := range p.run {
		lower := p.lower(w)
		_, day := weekdays[lower]
		leads := i == from && (lower == "the" || opening && i == 0 && starters[lower])
		if day || leads || titles[lower] || isMonth(lower) {
			p.keep(p.run[from:i], opening && from == 0)
			from = i + 1
			if leads {
				opening = opening && from < len(p.run) && starters[p.lower(p.run[from])]
			}
		}
	}
	p.keep(p.run[from:], opening && from == 0)
}

func isMonth(lower string) bool { return months[lower] != 0 || fullMonths[lower] }

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
	text := s.Of(p.text)
	if len(words) == 1 && (nationalities[strings.ToLower(text)] || text == strings.ToUpper(text) && !strings.ContainsFunc(text, unicode.IsLetter)) {
		return
	}
	if AgencyNamed(text) != "" || len(words) == 1 && opening && starters[strings.ToLower(text)] {
		return
	}
	p.found = append(p.found, Proposal{s, Key(text), opening && len(words) == 1})
}

// set makes a set of the words of a list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// fullMonths are the English names; vocabulary.go has their first letters.
var fullMonths = set(`january february march april may june july august september october november december`)

// bridges are the small words within names.
var bridges = set(`of the de du des d la le les al el bin ibn ben ould ag von van der den da dos di l et`)

// titles stand before names, or for an office, and are no names.
var titles = set(`president vice captain capt colonel col general gen lieutenant lt major maj sergeant sgt corporal commander
	marshal admiral brigadier minister prime foreign defence defense interior justice premier chancellor secretary king queen
	prince princess emir sheikh imam pope bishop archbishop cardinal father sister ambassador judge justice senator governor mayor
	chief mr mrs ms miss dr prof professor sir lord lady rev m mm mme mlle me maître docteur président présidente capitaine
	colonelle général lieutenant commandant maréchal adjudant sergent ministre chancelier roi reine cheikh ambassadeur
	ambassadrice juge sénateur gouverneur maire chef monsieur madame`)

// starters begin a sentence with a capital and are no names.
var starters = set(`the a an in on at by for from to of after before when while later earlier but and or however meanwhile
	yesterday today tomorrow tonight his her their its our my your this that these those last next many most some several all
	both no not nor none there here it he she they we you i if as since until once with without under over near across
	according despite during among amid then now so yet still also only even what who whom whose whether how why where which
	because although though unless against between behind beyond inside outside about around above below through within
	one two three four five six seven eight nine ten dozens hundreds thousands first second third another other others each
	every any few more less soldiers protesters troops police witnesses officials people
	le la les l un une des du de d dans en à au aux sur sous pour par avec sans après avant depuis pendant selon mais et ou
	donc or ni car ce cet cette ces il elle ils elles on nous vous je tu son sa ses leur leurs notre votre hier aujourd demain
	lors alors puis ainsi cependant toutefois quant si comme quand lorsque plusieurs tous tout toute toutes deux trois quatre
	c s n qu j m t y chez entre vers contre malgré dès ici là où qui que quoi dont parmi outre certes enfin ensuite`)

// nationalities are words with a capital that, by themselves, name nobody.
var nationalities = set(`african american arab asian european western islamic islamist muslim christian jewish british french
	german italian spanish portuguese dutch belgian swiss danish norwegian swedish finnish polish czech hungarian greek turkish
	russian ukrainian chinese japanese korean indian pakistani afghan iranian iraqi syrian israeli palestinian saudi egyptian
	libyan tunisian algerian moroccan mauritanian malian senegalese gambian guinean ivorian burkinabe ghanaian togolese
	beninese nigerian nigerien cameroonian chadian sudanese ethiopian eritrean somali kenyan ugandan rwandan burundian
	congolese angolan zambian zimbabwean english latin gmt utc`)
