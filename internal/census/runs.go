package census

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/annotate"
	"dossier/internal/pattern"
)

// run is a name as it stands in a text.
type run struct {
	par, start, end int
	first, last     int // tokens
	name, key       string
	words           int
	opens           bool // one word that may owe its capital to its place
	evidence        [kinds]evidence
	title           string // that stands before it
	whole           *group // what it names
}

const (
	person = iota
	body
	place
	kinds
)

var kindNames = [kinds]string{Person, Body, Place}

// evidence is what speaks for a kind: its weight, and the gravest in words.
type evidence struct {
	weight, gravest int
	why             string
}

func (e *evidence) add(weight int, why string) {
	e.weight += weight
	if weight > e.gravest {
		e.gravest, e.why = weight, why
	}
}

// verdict gives the kind for which most speaks, and why; nothing where two are
// even.
func verdict(ev [kinds]evidence) (kind, why string) {
	best := -1
	for k := range kinds {
		if ev[k].weight > 0 && (best < 0 || ev[k].weight > ev[best].weight) {
			best = k
		}
	}
	if best < 0 {
		return "", ""
	}
	for k := range kinds {
		if k != best && ev[k].weight == ev[best].weight {
			return "", "as much for " + kindNames[best] + " (" + ev[best].why + ") as for " + kindNames[k] + " (" + ev[k].why + ")"
		}
	}
	return kindNames[best], ev[best].why
}

// reader finds the runs of one paragraph.
type reader struct {
	text   string
	par    int
	french bool
	list   []token
	runs   []*run
	title  int // 1 + the token of a title with a capital that stands before
	ahead  ahead
	known  struct{ next, n, kind int } // what gazetted found at token next-1
}

func (r *reader) read() {
	if !strings.ContainsFunc(r.text, unicode.IsLower) {
		return // a heading in capitals tells nothing of names
	}
	for i := 0; i < len(r.list); {
		i = r.at(i)
	}
	r.acronyms()
}

// at reads what begins at token i and gives the token to go on with.
func (r *reader) at(i int) int {
	t := r.list[i]
	if r.french {
		if end := r.frenchPhrase(i); end > i {
			return end
		}
	}
	if !r.french && ordinal.MatchString(t.text) && r.goesOn(i) && r.headAhead(i+1) {
		if end := r.gather(i + 1); units[r.list[end].key] {
			r.keep(i, end, body)
			return end + 1
		}
	}
	if !t.capital {
		return i + 1
	}
	if !r.french && lieuxAbroad[t.key] {
		if end := r.lieu(i); end > i {
			return end
		}
	}
	if r.french && articles[t.key] && i+1 < len(r.list) && blank(r.list[i+1].gap) {
		n, _ := r.gazetted(i)
		if after, kind := r.gazetted(i + 1); n == 0 && after > 0 && kind == place && !r.goesOn(i+after) {
			return i + 1 // "Le Togo"
		}
	}
	if n, kind := r.gazetted(i); n > 0 && kind == body && !bodyAlone[t.key] && r.french && i+n < len(r.list) && blank(r.list[i+n].gap) && !r.list[i+n].capital && peoples[r.list[i+n].key] {
		r.keep(i, i+n, body) // "Croissant-Rouge marocain"
		return i + n + 1
	}
	if end := r.paired(i); end > i {
		r.keep(i, end, body)
		return end + 1
	}
	if n, kind := r.gazetted(i); n > 0 && !r.goesOn(i+n-1) && !(kind == body && r.bodyOf(i+n-1)) {
		r.keep(i, i+n-1, kind)
		return i + n
	}
	switch {
	case t.opens && starters[t.key] && !r.initial(i), t.key == "the", t.key == "i":
		return i + 1
	case r.titleAt(i):
		r.title = i + 1
		return r.officeOf(i)
	case t.opens && offices[t.key] && r.goesOn(i) && !r.headAhead(i+1):
		r.title = i + 1
		return i + 1
	case r.dated(i) && !r.nameOfMonth(i), t.number && !strings.Contains(t.text, "-"):
		return i + 1
	case peoples[t.key] && !r.headAhead(i):
		return i + 1
	}
	end := r.gather(i)
	r.keep(i, end, -1)
	return end + 1
}

// units of an army have numbers: "2nd Armoured Division".
var (
	ordinal = pattern.New(`^\d{1,4}(?:st|nd|rd|th|d)$`)
	units   = keys(`division brigade battalion regiment corps army squadron infantry cavalry battery fleet legion`)
)

// paired gives the last token of a body's name in English that two places begin,
// as in "the Hong Kong and Macao Affairs Office"; i where there is none.
func (r *reader) paired(i int) int {
	n, kind := r.gazetted(i)
	and := i + n
	if r.french || n == 0 || kind != place || i == 0 || r.list[i-1].key != "the" || and+1 >= len(r.list) || r.list[and].text != "and" ||
		!joined(r.list[and-1], r.list[and]) || !joined(r.list[and], r.list[and+1]) {
		return i
	}
	m, kind := r.gazetted(and + 1)
	if m == 0 || kind != place || !r.goesOn(and+m) || !r.headAhead(and+1+m) {
		return i
	}
	if end := r.gather(and + 1); bodyWords[r.list[end].key] {
		return end
	}
	return i
}

// gazetted finds the longest name of the gazetteer, or of the known bodies, that
// begins at token i.
func (r *reader) gazetted(i int) (n, kind int) {
	if r.known.next != i+1 {
		r.known.n, r.known.kind = r.inGazetteer(i)
		r.known.next = i + 1
	}
	return r.known.n, r.known.kind
}

func (r *reader) inGazetteer(i int) (n, kind int) {
	key := ""
	for j := i; j < len(r.list) && j < i+longestPlace(); j++ {
		if j > i {
			if !joined(r.list[j-1], r.list[j]) && r.list[j].gap != "." {
				break
			}
			key += " "
		}
		key += r.list[j].key
		switch {
		case !r.list[j].capital && j == i, len(key) < 3 && !r.list[i].capitals && len(r.list[i].text) > 1:
		case gazetteer()[key] && !(j > i && articles[r.list[i].key] && !r.list[j].capital):
			n, kind = j-i+1, place
		case bodyPhrases[key], j == i && bodyAlone[key] && !(r.list[i].opens && common[key]):
			n, kind = j-i+1, body
		}
	}
	return n, kind
}

// goesOn reports whether a name with a capital follows token j directly.
func (r *reader) goesOn(j int) bool {
	if j+1 >= len(r.list) || !joined(r.list[j], r.list[j+1]) {
		return false
	}
	n := r.list[j+1]
	return n.capital && !n.opens && !r.dated(j+1) && !titles[n.key] && !modifiers[n.key] && !n.number
}

// bodyOf reports whether "of" and a name follow token j: "High Court of Zambia".
func (r *reader) bodyOf(j int) bool {
	return !r.french && bodyWords[r.list[j].key] && j+2 < len(r.list) && r.list[j+1].text == "of" && blank(r.list[j+1].gap) &&
		r.list[j+2].capital && joined(r.list[j+1], r.list[j+2])
}

func (r *reader) initial(i int) bool {
	t := r.list[i]
	return utf8.RuneCountInString(t.text) == 1 && i+1 < len(r.list) && strings.HasPrefix(r.list[i+1].gap, ".")
}

// gather gives the last token of the run that begins at token i.
func (r *reader) gather(i int) int {
	j := i
	for j+1 < len(r.list) && j-i < longestName && joined(r.list[j], r.list[j+1]) {
		n := r.list[j+1]
		switch {
		case n.opens || n.text == "I":
			return j
		case n.capital && r.dated(j+1):
			if !r.french || j+2 < len(r.list) && r.list[j+2].number || !unicode.IsUpper(firstRune(n.text)) {
				return j
			}
			j++
		case n.capital && titles[n.key] && !r.headAhead(j+1) && !bodyWords[n.key]:
			return j
		case n.capital && n.key != "the" && !(n.number && !r.list[j].capitals && !lieux[r.list[j].key]):
			j++
		case n.number && len(n.text) <= 4 && (r.list[j].capitals || lieux[r.list[j].key]) && blank(n.gap):
			return j + 1
		default:
			k := r.bridge(i, j)
			if k < 0 {
				return j
			}
			j = k
		}
	}
	return j
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// bridge gives the token with a capital that small words join to the run from i
// to j, or -1.
func (r *reader) bridge(i, j int) int {
	k := j + 1
	for k < len(r.list) && k <= j+2 && !r.list[k].capital && joined(r.list[k-1], r.list[k]) {
		k++
	}
	if k == j+1 || k >= len(r.list) || !r.list[k].capital || r.list[k].opens || !joined(r.list[k-1], r.list[k]) || r.dated(k) {
		return -1
	}
	small := r.list[j+1 : k]
	switch {
	case r.personal(i, j, small, k), !r.french && r.connects(i, j, small, k):
		return k
	}
	return -1
}

// personal reports whether small words join the parts of a person's name.
func (r *reader) personal(i, j int, small []token, k int) bool {
	for _, t := range small {
		if !particles[t.text] {
			return false
		}
	}
	switch small[0].text {
	case "le", "la", "les", "e", "i", "y":
		if r.french || small[0].text[0] == 'l' {
			return false
		}
	}
	for _, t := range r.list[i : j+1] {
		if bodyWords[t.key] || placeWords[t.key] || gazetteer()[t.key] || t.capitals || corps[t.key] && r.french {
			return false
		}
	}
	switch small[0].text {
	case "de", "du", "des", "d":
		return j-i < 2 && !gazetteer()[r.list[k].key] && !(r.list[i].opens && r.title == 0 && i == j) && !r.placed(i)
	}
	return !r.list[k].capitals
}

// placed reports whether the words before token i say that a place follows.
func (r *reader) placed(i int) bool {
	return i > 0 && (near[r.list[i-1].text] || r.list[i-1].text == "à" || r.list[i-1].text == "l")
}

// connects reports whether small words join the parts of a body's or place's name
// in English.
func (r *reader) connects(i, j int, small []token, k int) bool {
	bodied, placed := false, false
	for _, t := range r.list[i : j+1] {
		bodied = bodied || bodyWords[t.key]
		placed = placed || placeWords[t.key] || lieuxAbroad[t.key]
	}
	if len(small) == 2 && small[1].text != "the" && small[1].text != "a" {
		return small[0].text == "of" && small[1].text == "la" && placed
	}
	switch small[0].text {
	case "of":
		return bodied || placed && !(areas[r.list[j].key] && gazetteer()[r.list[k].key])
	case "for", "on":
		return bodied
	case "and":
		return abstract[r.list[j].key] && r.headAhead(k) || (bodied || abstract[r.list[j].key]) && (abstract[r.list[k].key] || abstract[r.list[j].key])
	case "de", "du", "del", "da", "do", "des", "d", "la":
		return placed
	}
	return false
}

// keep adds the run of tokens i to j, with a kind that is known, or -1.
func (r *reader) keep(i, j, kind int) {
	for j > i && !r.list[j].capital && kind < 0 && !r.list[j].number {
		j--
	}
	if kind < 0 && i == j && r.french && i > 0 && articles[r.list[i-1].key] && r.attribute(j+1) {
		j++
	}
	for kind < 0 && j > i && captions[r.list[j].key] {
		j--
	}
	if j > i && !r.french && statutes[r.list[j].key] && r.list[j].capital {
		r.title = 0
		return
	}
	if kind < 0 && !r.french && j+1 < len(r.list) && legalForms[r.list[j+1].text] && blank(r.list[j+1].gap) {
		j++
	}
	n := &run{par: r.par, first: i, last: j, start: r.list[i].from, end: r.list[j].to, words: 0}
	for _, t := range r.list[i : j+1] {
		n.words += 1 + strings.Count(t.key, " ")
	}
	if utf8.RuneCountInString(r.list[j].text) == 1 && strings.HasPrefix(r.text[n.end:], ".") && j > i && r.list[j].gap == "." {
		n.end++ // U.N.
	}
	n.name = strings.Join(strings.Fields(r.text[n.start:n.end]), " ")
	n.key = annotate.Key(n.name)
	single := i == j
	if n.key == "" || kind < 0 && (single && r.plain(i) || r.common(i, j)) {
		r.title = 0
		return
	}
	n.opens = single && r.list[i].opens && !r.list[i].capitals
	r.titled(n)
	r.judge(n, kind)
	r.runs = append(r.runs, n)
}

// plain reports whether a word by itself is no name, whatever its capital.
func (r *reader) plain(i int) bool {
	t := r.list[i]
	return common[t.key] || peoples[t.key] || ministries[t.key] || utf8.RuneCountInString(t.text) < 2 ||
		!t.capitals && r.title != i && (bodyWords[t.key] || placeWords[t.key] || lieux[t.key] || corps[t.key] || offices[t.key] || modifiers[t.key] || abstract[t.key])
}

var ministries = keys(`intérieur défense finances justice extérieur sécurité santé éducation affaires culture sports économie environnement agriculture énergie travail transports commerce`)

// statutes end the name of a law; legalForms, in small letters, a company's.
var (
	statutes   = words(`act bill amendment`)
	legalForms = words(`plc ltd inc gmbh`)
)

var captions = keys(`photo photos image images picture pictures video vidéo`)

// common reports whether words are no name together: "Communiqué No", "West
// African".
func (r *reader) common(i, j int) bool {
	if j > i && peoples[r.list[j].key] && r.list[j].capital && !bodyWords[r.list[j].key] {
		return true
	}
	for _, t := range r.list[i : j+1] {
		first, _, hyphen := strings.Cut(t.key, " ")
		if !common[t.key] && !(hyphen && i == j && (common[first] || peoples[first])) {
			return false
		}
	}
	return true
}
