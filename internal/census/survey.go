package census

import (
	"slices"
	"strings"

	"dossier/internal/pattern"
)

// survey is what is known of names after reading texts.
type survey struct {
	groups   map[string]*group // by the folded name
	order    []*group
	lower    map[string]bool // words that stand in small letters
	surnames map[string][]*group
}

// group is all mentions of one name.
type group struct {
	name, key string
	words     int
	inside    bool // it has its capital in the middle of a sentence
	evidence  [kinds]evidence
	kind, why string
}

func newSurvey() *survey {
	return &survey{groups: map[string]*group{}, lower: map[string]bool{}, surnames: map[string][]*group{}}
}

// read gives the runs of a text, and counts them.
func (s *survey) read(paragraphs []string, language string) []*run {
	var all []*run
	for i, text := range paragraphs {
		r := &reader{text: text, par: i, french: strings.HasPrefix(language, "fr"), list: tokens(text)}
		r.read()
		r.beside()
		for _, t := range r.list {
			if !t.capital {
				s.lower[t.key] = true
			}
		}
		all = append(all, r.runs...)
	}
	for _, r := range all {
		s.count(r)
	}
	return all
}

// beside lets places in a row speak for each other: "Gao, Kidal and Tessalit".
func (r *reader) beside() {
	for i := 1; i < len(r.runs); i++ {
		a, b := r.runs[i-1], r.runs[i]
		if b.last-b.first > 1 || b.last > b.first && r.text[a.end] == ',' || b.start < a.end || !inRow.MatchString(r.text[a.end:b.start]) {
			continue
		}
		if w := a.evidence[place].weight; w >= slight && w > a.evidence[person].weight && w > a.evidence[body].weight {
			b.evidence[place].add(min(w, clear), "beside “"+a.name+"”")
		}
	}
}

var inRow = pattern.New(`^(?:,|,? (?:and|et|or|ou|&)) (?:(?:à|de|du|in|at|au|en) |d['’])?(?:(?:the|le|la|les) |l['’])?$`)

func (s *survey) count(r *run) {
	g := s.groups[r.key]
	if g == nil {
		g = &group{name: r.name, key: r.key, words: r.words}
		if r.last > r.first {
			switch {
			case r.last-r.first < 4:
				g.evidence[person].add(fair, "words with capitals")
			default:
				g.evidence[body].add(slight, "words with capitals")
			}
		}
		s.groups[r.key] = g
		s.order = append(s.order, g)
	}
	if shouted(g.name) && !shouted(r.name) {
		g.name = r.name
	}
	g.inside = g.inside || !r.opens
	for k := range kinds {
		e := &g.evidence[k]
		e.add(r.evidence[k].weight, r.evidence[k].why)
	}
	r.whole = g
}

// weigh decides the kind of each name, when all texts are read.
func (s *survey) weigh() {
	for _, g := range s.order {
		g.kind, g.why = verdict(g.evidence)
		if g.kind == Person && g.words > 1 {
			last := lastWord(g.key)
			s.surnames[last] = append(s.surnames[last], g)
		}
	}
}

func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

// bearers counts the persons of a surname, declared and not. A longer form of a
// name is no other person.
func (s *survey) bearers(surname string, k *register) int {
	declared := len(k.surnames[surname])
	groups := slices.DeleteFunc(slices.Clone(s.surnames[surname]), func(g *group) bool { return k.declared(g.key) })
	if one(groups) != nil {
		return declared + 1
	}
	return declared + len(groups)
}

// settle leaves out of a text's runs what is no name, and tells of each of the
// others what it names.
func (s *survey) settle(runs []*run) []*run {
	here := map[string][]*group{} // persons of the text, by parts of their names
	seen := map[*group]bool{}
	for _, r := range runs {
		g := s.groups[r.key]
		if g.kind == Person && g.words > 1 && !seen[g] {
			seen[g] = true
			for _, part := range partsOfName(g.key) {
				here[part] = append(here[part], g)
			}
		}
	}
	var list []*run
	for _, r := range runs {
		g := s.groups[r.key]
		if g.evidence[place].gravest < strong && g.evidence[body].gravest < strong {
			if full := one(here[r.key]); full != nil {
				g = full
			}
		}
		if g.words > 1 || s.named(g) {
			r.whole = g
			list = append(list, r)
		}
	}
	return list
}

// partsOfName gives what may stand for a person's whole name: the first word, and
// the last one or more.
func partsOfName(key string) []string {
	first, rest, _ := strings.Cut(key, " ")
	parts := []string{first}
	for rest != "" && len(parts) < 6 {
		if rest != first {
			parts = append(parts, rest)
		}
		_, rest, _ = strings.Cut(rest, " ")
	}
	return parts
}

// named reports whether a single word is a name, and owes its capital to nothing
// else.
func (s *survey) named(g *group) bool {
	heaviest := max(g.evidence[person].gravest, g.evidence[body].gravest, g.evidence[place].gravest)
	switch {
	case heaviest >= certain:
		return true
	case s.lower[g.key] && heaviest < clear:
		return false
	}
	return g.inside
}

// one gives the person whom all of the groups may be, the fullest form; nil where
// they are several.
func one(groups []*group) *group {
	var fullest *group
	for _, g := range groups {
		switch {
		case fullest == nil || contains(g.key, fullest.key):
			fullest = g
		case !contains(fullest.key, g.key):
			return nil
		}
	}
	return fullest
}

// contains reports whether the words of a name stand in another, in order.
func contains(long, short string) bool {
	words := strings.Fields(short)
	for w := range strings.FieldsSeq(long) {
		if len(words) > 0 && words[0] == w {
			words = words[1:]
		}
	}
	return len(words) == 0
}
