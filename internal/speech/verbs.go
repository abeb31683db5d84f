package speech

import "strings"

// trait is what a verb of speech can do, a set.
type trait uint16

const (
	clause     trait = 1 << iota // a statement: "said that …", and without "that" if the words have a verb
	plain                        // a statement without "that", whatever its words: said
	utters                       // whole quotations: "…" he shouted
	hearer                       // has the hearer as its object: told Reuters
	infinitive                   // a statement as an infinitive: vowed to, a promis de
	call                         // an infinitive after the hearer: urged them to
	noun                         // its present is also a noun: reports, annonce
	reads                        // what is written: the statement reads
	judges                       // a statement with “that”, where a court or an expert finds it
	puts                         // only with it or on: as he put it, she went on
	denies                       // tells that its statement is not so: denied that
)

// verb is what is known of a verb of speech. Words in marks may follow any.
type verb struct{ traits trait }

func (v verb) can(t trait) bool { return v.traits&t != 0 }

// shape is the form of a verb in which it stands.
type shape uint8

const (
	finite     shape = iota // said, says, dit, déclarait
	base                    // say: a present or an infinitive
	participle              // said, déclaré: after has, a
	present                 // saying, ajoutant
)

// form is a word that may be a form of a verb of speech.
type form struct {
	verb
	shapes uint8 // a set of shapes
	noun   bool  // this form may be a noun
}

func (f form) has(s shape) bool { return f.shapes&(1<<s) != 0 }

// lexicon is what is known of a language.
type lexicon struct {
	french bool
	forms  map[string]form
	words
	openings *openings
}

// words are the lists of small words by what they do in a phrase.
type words struct {
	articles     *glossary // begin a noun phrase
	pronouns     *glossary // are one
	links        *glossary // join two noun phrases to one: of, for, de
	stoppers     *glossary // are in no noun phrase
	adverbs      *glossary // may stand beside a verb
	times        *glossary // weekdays, months, yesterday
	have, be     *glossary
	modal        *glossary
	negations    *glossary
	nobody       *glossary // of whom nothing is said that follows
	doubts       *glossary // tell that a clause is not so, or not sure
	claims       *glossary // nouns of what somebody claims
	that         *glossary
	who          *glossary
	and          *glossary
	prepositions *glossary // begin an adjunct: in a statement
	verbs        *glossary // finite verbs that show a clause
	titles       *glossary // stand before a name
	roles        *glossary // say what a person is
	bodies       *glossary // words of names that are no person's
	works        *glossary // stand before a title or a nickname in marks
	sources      *glossary // what speaks for somebody: statement
}

func (l *lexicon) add(word string, v verb, s shape, mayBeNoun bool) {
	f := l.forms[word]
	f.traits |= v.traits
	f.shapes |= 1 << s
	f.noun = f.noun || mayBeNoun
	l.forms[word] = f
}

// addEnglish adds verbs, by the forms that the rules give: say of irregular
// ones "say/says/said/said/saying".
func (l *lexicon) addEnglish(list string, traits trait) {
	v := verb{traits}
	isNoun := traits&noun != 0
	for entry := range strings.FieldsSeq(list) {
		parts := strings.Split(entry, "/")
		if len(parts) == 1 {
			parts = englishForms(entry)
		}
		l.add(parts[0], v, base, isNoun)
		l.add(parts[1], v, finite, isNoun)
		l.add(parts[2], v, finite, false)
		l.add(parts[3], v, participle, false)
		l.add(parts[4], v, present, false)
	}
}

func englishForms(base string) []string {
	stem, third := base, base+"s"
	last := base[len(base)-1]
	switch {
	case last == 'e':
		return []string{base, third, base + "d", base + "d", base[:len(base)-1] + "ing"}
	case last == 'y' && !strings.ContainsRune("aeiou", rune(base[len(base)-2])):
		return []string{base, base[:len(base)-1] + "ies", base[:len(base)-1] + "ied", base[:len(base)-1] + "ied", base + "ing"}
	case strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "ss"), strings.HasSuffix(base, "ch"):
		third = base + "es"
	case doubling.has(base):
		stem = base + string(last)
	}
	return []string{base, third, stem + "ed", stem + "ed", stem + "ing"}
}

var doubling = set(`admit quip snap beg brag blog slam dub label rebut counsel`)

// addFrench adds verbs by their infinitives: those in -er by the rules, others
// as "infinitive/dit,disent,disait/dit/disant", where the participle takes the
// endings of the feminine and plural.
func (l *lexicon) addFrench(list string, traits trait) {
	v := verb{traits}
	isNoun := traits&noun != 0
	for entry := range strings.FieldsSeq(list) {
		parts := strings.Split(entry, "/")
		if len(parts) == 1 {
			l.addRegular(entry, v, isNoun)
			continue
		}
		l.add(parts[0], v, base, false)
		for f := range strings.SplitSeq(parts[1], ",") {
			l.add(f, v, finite, isNoun)
		}
		for _, e := range []string{"", "e", "s", "es"} {
			l.add(parts[2]+e, v, participle, false)
		}
		l.add(parts[3], v, present, false)
	}
}

// addRegular adds a verb in -er. The last vowel of its stem changes before a
// silent e (révéler, révèle; rappeler, rappelle), g and c keep their sound.
func (l *lexicon) addRegular(infinitive string, v verb, isNoun bool) {
	stem := strings.TrimSuffix(infinitive, "er")
	soft := stem
	switch stem[len(stem)-1] {
	case 'g':
		soft = stem + "e"
	case 'c':
		soft = stem[:len(stem)-1] + "ç"
	}
	strong := stem
	if at := max(strings.LastIndex(stem, "é"), strings.LastIndex(stem, "e")); at >= 0 && !strings.ContainsAny(strings.Trim(stem[at:], "éeè"), "aiou") {
		after := strings.TrimPrefix(strings.TrimPrefix(stem[at:], "é"), "e")
		switch {
		case strings.HasSuffix(stem, "ppel"):
			strong = stem + "l"
		case len(after) == 1 || after == "gr" || after == "br":
			strong = stem[:at] + "è" + after
		}
	}
	l.add(infinitive, v, base, false)
	l.add(strong+"e", v, finite, isNoun)
	l.add(strong+"ent", v, finite, false)
	for _, ending := range []string{"ait", "aient", "a"} {
		l.add(soft+ending, v, finite, false)
	}
	l.add(stem+"èrent", v, finite, false)
	for _, ending := range []string{"é", "ée", "és", "ées"} {
		l.add(stem+ending, v, participle, false)
	}
	l.add(soft+"ant", v, present, false)
}
