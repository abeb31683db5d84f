package census

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/annotate"
	"dossier/internal/pattern"
)

// The weights of evidence. What names a kind outright outweighs any words
// around; what only hints is outweighed by two others.
const (
	certain = 10 // a title, an expanded acronym, a country
	strong  = 7  // "Ministry", "place de"
	clear   = 5  // "in Kati", ", who"
	fair    = 3
	slight  = 2
)

// judge adds what speaks for the kinds of a run: the name itself and the words
// around it.
func (r *reader) judge(n *run, kind int) {
	switch {
	case kind == place && gazetteer()[n.key]:
		n.evidence[place].add(certain, "a country, region or city")
	case kind == body && (bodyPhrases[n.key] || bodyAlone[n.key]):
		n.evidence[body].add(certain, "a body known by name")
	case kind >= 0:
		n.evidence[kind].add(certain, "the word “"+r.list[n.first].text+"”")
	case annotate.AgencyNamed(n.name) != "":
		n.evidence[body].add(certain, "a news agency")
	default:
		r.heads(n)
	}
	if n.title != "" {
		n.evidence[person].add(certain, "title “"+n.title+"”")
	}
	if r.dateline(n) {
		n.evidence[place].add(certain, "it opens the report")
	}
	r.before(n)
	r.after(n)
}

// heads looks for the words of the name that tell its kind.
func (r *reader) heads(n *run) {
	list := r.list[n.first : n.last+1]
	if len(list) == 1 {
		if t := list[0]; t.capitals && (len(t.text) <= 7 || strings.ContainsAny(t.text, "-0123456789")) {
			n.evidence[body].add(clear+1, "an acronym")
		}
		return
	}
	if last := list[len(list)-1].key; placeBefore[list[0].key] && !r.french && bodyWords[last] && !placeWords[last] {
		n.head(list[len(list)-1])
		return
	}
	if placeBefore[list[0].key] || (lieuxAbroad[list[0].key] || r.french && lieux[list[0].key]) && !bodyWords[list[0].key] {
		n.evidence[place].add(strong+1, "the word “"+list[0].text+"”")
		return
	}
	if leading[list[0].key] && (len(list) == 2 || r.french && articles[list[0].key]) && !list[0].opens && n.title == "" {
		n.evidence[body].add(clear, "“"+list[0].text+"” with a capital")
	}
	if list[0].key == "new" && len(list) == 2 && !bodyWords[list[1].key] && !novelties[list[1].key] && n.title == "" {
		n.evidence[place].add(clear, "“New” before it")
	}
	main := len(list) - 1 // the word before the first "of"
	for i, t := range list {
		if !t.capital && i > 0 {
			main = i - 1
			break
		}
	}
	if main > 0 && centres[list[main].key] && sites[list[main-1].key] {
		n.evidence[place].add(strong+1, "the words “"+list[main-1].text+" "+list[main].text+"”")
		return
	}
	if k := list[main].key; bodyWords[k] || placeWords[k] {
		n.head(list[main])
		return
	}
	if k := list[len(list)-1].key; r.french && lieux[k] {
		n.evidence[place].add(strong+1, "the word “"+list[len(list)-1].text+"”")
		return
	}
	for _, t := range slices.Backward(list) {
		if bodyWords[t.key] || placeWords[t.key] && n.title == "" {
			n.head(t)
			return
		}
	}
	if slices.ContainsFunc(list, func(t token) bool { return len([]rune(t.text)) == 1 }) {
		n.evidence[person].add(fair, "an initial")
	}
}

// novelties follow "New" in what is no place.
var novelties = words(`year years deal testament wave age labour right left generation economy order`)

// leading are articles that have a capital within a sentence only in the names of
// newspapers, and of people and places.
var leading = words(`le la les el il o os die der`)

// sites are the centres that are places, as a detention centre.
var (
	centres = words(`centre center facility`)
	sites   = words(`detention shopping correctional exhibition convention sports leisure reception`)
)

func (n *run) head(t token) {
	kind := body
	if placeWords[t.key] && !bodyWords[t.key] {
		kind = place
	}
	n.evidence[kind].add(strong+1, "the word “"+t.text+"”")
}

// dateline reports whether a run opens a report: "BAMAKO (AFP) —".
func (r *reader) dateline(n *run) bool {
	rest := r.text[n.end:]
	return strings.TrimSpace(r.text[:n.start]) == "" && !common[r.list[n.first].key] && n.last-n.first < 4 && (datelineAfter.MatchString(rest) || dayAfter.MatchString(rest))
}

var dayAfter = pattern.New(`^, (?:le )?\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b`)

var datelineAfter = pattern.New(`^(?:,? \p{Lu}[\p{L} -]{2,24})?(?:,? (?:le )?(?:\d{1,2}(?:er)? \p{L}+\.?|\p{L}+\.? \d{1,2})(?:,? \d{4})?)?(?: ?\([^()]{2,40}\))?(?: ?[—–] ?| --? )`)

// before looks at the words before a run.
func (r *reader) before(n *run) {
	i, article := n.first-1, ""
	if i < 0 {
		return
	}
	gap := n.gap(r)
	if strings.TrimSpace(gap) == "," {
		r.introduced(n)
		return
	}
	if !blank(gap) && !(strings.Trim(gap, "'’ʼ") == "" && gap != "") {
		return
	}
	p := r.list[i]
	if articles[p.key] {
		article = p.key
		r.determined(n, article)
		if i--; i < 0 || !joined(r.list[i], p) {
			return
		}
		p = r.list[i]
	}
	cue := func(k, weight int) {
		n.evidence[k].add(weight, "“"+r.text[p.from:n.end]+"”")
	}
	switch {
	case i > 0 && (p.key == "de" || p.key == "d") && r.french && lieux[r.list[i-1].key] && joined(r.list[i-1], p):
		n.evidence[place].add(clear, "“"+r.text[r.list[i-1].from:n.end]+"”")
	case (p.key == "of" || p.key == "de" || p.key == "du" || p.key == "des" || p.key == "d") && r.area(i):
		n.evidence[place].add(clear+1, "“"+r.text[r.list[i-1].from:n.end]+"”")
	case offices[p.key] && !p.opens && article == "":
		cue(person, clear)
	case firms[p.key] && article == "":
		cue(body, clear+1)
	case areas[p.key] && article == "" && n.title == "":
		cue(place, fair)
	case p.key == "for" && i > 0 && members[r.list[i-1].key]:
		cue(place, clear)
	case near[p.key]:
		cue(place, clear)
	case p.text == "à" || p.text == "À":
		if !r.spoken(i) {
			cue(place, clear)
		}
	case toward[p.key] && r.french && (p.key == "de" || p.key == "d" || p.key == "du"):
		cue(place, slight-1)
	case toward[p.key]:
		cue(place, slight)
	case speech[p.key] && (p.key != "told" && p.key != "tells" && p.key != "asked"):
		cue(person, fair)
	case p.key == "pour":
		cue(place, slight-1)
	case p.key == "selon", p.key == "by", p.key == "par":
		cue(person, slight-1)
	}
}

// members sit in a parliament for a place.
var members = words(`member mp mps deputy senator congressman congresswoman councillor`)

var articles = words(`the le la l les`)

// gap gives what stands before a run.
func (n *run) gap(r *reader) string { return r.list[n.first].gap }

// area reports whether a word such as "town" stands before token i.
func (r *reader) area(i int) bool {
	return i > 0 && areas[r.list[i-1].key] && joined(r.list[i-1], r.list[i])
}

// spoken reports whether a verb of speech stands just before token i: "a déclaré à".
func (r *reader) spoken(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if speech[r.list[k].key] {
			return true
		}
	}
	return false
}

// determined weighs the article before a name: persons have none.
func (r *reader) determined(n *run, article string) {
	single, why := n.first == n.last, "an article before it"
	switch {
	case n.title != "" || r.list[n.first].capitals && single:
	case !single:
		n.evidence[body].add(clear-1, why)
	case article == "the":
	case article == "le":
		n.evidence[place].add(slight, why)
	case article == "les":
		n.evidence[place].add(slight-1, why)
	case r.attribute(n.last + 1):
		n.evidence[body].add(clear, why)
	default:
		n.evidence[body].add(slight-1, why)
	}
	if single && article != "the" && r.attribute(n.last+1) {
		n.evidence[body].add(fair, "“"+r.text[n.start:r.list[n.last+1].to]+"”")
	}
}

// attribute reports whether a political adjective in French is token i.
func (r *reader) attribute(i int) bool {
	return i < len(r.list) && blank(r.list[i].gap) && !r.list[i].capital && political[r.list[i].key]
}

// introduced looks for an office before a comma: "its secretary, Ali Diallo".
func (r *reader) introduced(n *run) {
	for i := n.first - 1; i >= 0 && i > n.first-9; i-- {
		t := r.list[i]
		if (offices[t.key] || titles[t.key]) && !areas[t.key] && len(t.text) > 2 {
			n.evidence[person].add(fair, "“"+t.text+"” before it")
			return
		}
		if !blank(t.gap) && !(strings.Trim(t.gap, "'’") == "") {
			return
		}
	}
}

// after looks at the words after a run.
func (r *reader) after(n *run) {
	i := n.last + 1
	if i >= len(r.list) {
		return
	}
	t := r.list[i]
	words := func(j int) string { return "“" + strings.TrimSpace(r.text[n.end:r.list[j].to]) + "” after it" }
	if strings.TrimSpace(t.gap) == "," && !t.opens {
		r.apposition(n, i)
		return
	}
	if strings.TrimSpace(t.gap) == "(" && t.number && strings.HasPrefix(r.text[t.to:], ")") && len(t.text) == 2 {
		n.evidence[person].add(clear+1, "an age after it")
	}
	if !blank(t.gap) {
		return
	}
	for i < len(r.list)-1 && auxiliaries[r.list[i].key] && i < n.last+3 {
		i++
	}
	switch t := r.list[i]; {
	case speech[t.key] && !t.capital && blank(t.gap):
		if n.first > 0 && articles[r.list[n.first-1].key] {
			n.evidence[body].add(slight, words(i))
		} else if n.last > n.first || !n.singleOpening(r) {
			n.evidence[person].add(slight, words(i))
		}
	case !t.capital && i == n.last+1 && areasAfter[t.key]:
		n.evidence[place].add(clear+1, words(i))
	case !t.capital && i == n.last+1 && r.french && personal[t.key]:
		n.evidence[person].add(slight, words(i))
	}
}

func (n *run) singleOpening(r *reader) bool { return n.first == n.last && r.list[n.first].opens }

// areasAfter follow the name of a place in English; personal verbs that of a
// person.
var (
	areasAfter = keys(`villages towns hills areas mine dam crossing bridge hospital square highway neighbourhood quarter mountains desert forest island camp barracks airport region province district town city village residents suburb governorate prefecture river valley market prison`)
	personal   = keys(`habite vend travaille soupire sourit raconte tient attend`)
)

// apposition looks at what follows a comma: ", who", ", 34,", ", a teacher".
func (r *reader) apposition(n *run, i int) {
	t := r.list[i]
	why := fmt.Sprintf("“, %s” after it", t.text)
	switch {
	case t.number && len(t.text) == 2:
		rest := r.text[t.to:]
		if strings.HasPrefix(rest, ",") || strings.HasPrefix(strings.TrimLeftFunc(rest, unicode.IsSpace), "ans") {
			n.evidence[person].add(clear+1, "an age after it")
		}
	case t.key == "who" || t.key == "whose":
		n.evidence[person].add(clear, why)
	case (offices[t.key] || titles[t.key]) && !t.capital && t.key != "m" && t.key != "me":
		n.evidence[person].add(clear, why)
	case t.key == "near" || t.key == "where":
		n.evidence[place].add(fair, why)
	case determiners[t.key]:
		r.described(n, i)
	case t.capital && gazetteer()[t.key] && n.last-n.first < 2:
		n.evidence[place].add(fair, why)
	}
}

var determiners = keys(`a an the its his her their son sa ses leur un une le la l les`)

// described looks for the noun of a description such as ", the company that".
func (r *reader) described(n *run, i int) {
	for k := i + 1; k < len(r.list) && k <= i+4 && (joined(r.list[k-1], r.list[k])); k++ {
		t, why := r.list[k], ""
		if t.capital {
			return
		}
		why = "“" + strings.TrimSpace(strings.TrimPrefix(r.text[n.end:t.to], ",")) + "” after it"
		switch {
		case firms[t.key]:
			n.evidence[body].add(clear+1, why)
			return
		case areas[t.key] || placeWords[t.key]:
			n.evidence[place].add(clear, why)
			return
		case offices[t.key] || titles[t.key]:
			n.evidence[person].add(clear, why)
			return
		case t.key == "of" || t.key == "de":
			return
		}
	}
}

// acronyms pairs acronyms in brackets with what they shorten, in either order.
func (r *reader) acronyms() {
	for i := 1; i < len(r.list); i++ {
		t := r.list[i]
		if !strings.HasSuffix(t.gap, "(") || !blank(strings.TrimSuffix(t.gap, "(")) {
			continue
		}
		if strings.HasPrefix(r.text[t.to:], ")") {
			r.bracketed(i)
		} else if short := r.list[i-1]; short.capitals {
			r.spelledOut(i, short)
		}
	}
}

// farthest is how many tokens before its brackets an acronym's expansion may
// begin.
const farthest = 24

// bracketed reads the acronym in brackets that is token i.
func (r *reader) bracketed(i int) {
	t := r.list[i]
	if !isAcronym(t, r.french) {
		return
	}
	before := r.ending(i - 1)
	if before != nil && (before.evidence[place].gravest >= certain) {
		return
	}
	floor := i - 1
	for floor > max(0, i-farthest) && !r.list[floor].opens {
		floor--
	}
	why := "acronym (" + t.text + ")"
	if from, ok := expansion(r.list, floor, i, t.text); ok {
		if starters[r.list[from].key] && r.list[from].opens && from+1 < i {
			from++
		}
		before = r.replace(from, i-1)
		before.evidence[body].add(certain, why)
	} else if before != nil && before.title == "" && !gazetteer()[t.key] {
		before.evidence[body].add(clear, why)
	} else {
		return
	}
	if n := r.ending(i); n != nil && n.first == i {
		n.evidence[body].add(certain, "it stands for “"+before.name+"”")
	}
}

// spelledOut reads what follows an acronym in brackets from token i on.
func (r *reader) spelledOut(i int, short token) {
	end := strings.IndexByte(r.text[r.list[i].from:], ')')
	if end < 0 || end > 160 {
		return
	}
	j := i
	for j+1 < len(r.list) && r.list[j+1].to <= r.list[i].from+end {
		j++
	}
	from := i
	for from < j && elided[r.list[from].key] || articles[r.list[from].key] && from < j {
		from++
	}
	if !r.list[from].capital || !initials(r.list[from:j+1], acronymLetters(short.text)) {
		return
	}
	long := r.replace(from, j)
	long.evidence[body].add(certain, "acronym "+short.text)
	if n := r.ending(i - 1); n != nil {
		n.evidence[body].add(certain, "it stands for “"+long.name+"”")
	}
}

// ending gives the run that ends with token i.
func (r *reader) ending(i int) *run {
	at := r.from(i)
	for at > 0 && (at == len(r.runs) || r.runs[at].first > i) {
		at--
	}
	if at < len(r.runs) && r.runs[at].last == i {
		return r.runs[at]
	}
	return nil
}

// from gives the place among the runs of the first that begins with token i or
// later.
func (r *reader) from(i int) int {
	at, _ := slices.BinarySearchFunc(r.runs, i, func(n *run, i int) int { return n.first - i })
	return at
}

// replace makes one run of the tokens i to j, in the place of those within.
func (r *reader) replace(i, j int) *run {
	at, end := r.from(i), r.from(j+1)
	if at > 0 && r.runs[at-1].last >= i {
		at--
	}
	if end == at+1 && r.runs[at].first == i && r.runs[at].last == j {
		return r.runs[at]
	}
	n := &run{par: r.par, first: i, last: j, start: r.list[i].from, end: r.list[j].to}
	n.name = strings.Join(strings.Fields(r.text[n.start:n.end]), " ")
	n.key = annotate.Key(n.name)
	n.words = 1 + strings.Count(n.key, " ")
	r.runs = slices.Replace(r.runs, at, end, n)
	return n
}
