package census

import "strings"

// frenchPhrase reads a body's or place's name in French that begins at token i
// with a word such as "Comité" or "place", and gives the token after it; i where
// there is none.
func (r *reader) frenchPhrase(i int) int {
	t := r.list[i]
	if end := r.lieu(i); end > i {
		return end
	}
	if !corps[t.key] && !(corpsSmall[t.key] && !t.capital) || !t.capital && !corpsSmall[t.key] {
		return i
	}
	end := r.extent(i)
	capital := false
	for _, t := range r.list[i+1 : end+1] {
		capital = capital || t.capital
	}
	if end == i || !capital && (!t.capital || t.opens && end-i < 2) {
		return i
	}
	if r.title > 0 && r.title == i {
		return i
	}
	r.keep(i, end, body)
	return end + 1
}

// lieu reads the name of a place such as "place de la Nation" or "fleuve Niger".
func (r *reader) lieu(i int) int {
	t := r.list[i]
	if !lieux[t.key] || i+1 >= len(r.list) || !joined(t, r.list[i+1]) {
		return i
	}
	j := i + 1
	for j < len(r.list) && j < i+3 && linking[r.list[j].text] && joined(r.list[j-1], r.list[j]) {
		j++
	}
	if j >= len(r.list) || !joined(r.list[j-1], r.list[j]) || r.list[j].opens {
		return i
	}
	linked, n := j > i+1, r.list[j]
	switch {
	case n.capital && !calendar[n.key] && !titles[n.key] && !corps[n.key]:
		if gap := r.list[i+1].text; linked && gazetteer()[n.key] && !ways[t.key] || !linked && corps[t.key] && t.capital || n.number && !strings.Contains(n.text, "-") || gap == "d" && gazetteer()[n.key] {
			return i // "aéroport de Bamako" is named by its town
		}
		if linked && !t.capital && !ways[t.key] && !halls[t.key] && j == i+2 && r.list[i+1].text != "du" && r.list[i+1].text != "des" && r.list[i+1].text != "l" && !n.number {
			return i // "camp de Kati"
		}
	case n.number && len(n.text) <= 4 && t.capital && !linked:
		r.keep(i, j, place)
		return j + 1
	case n.number && linked && j+1 < len(r.list) && calendar[r.list[j+1].key] && blank(r.list[j+1].gap):
		j++
	case t.capital && !t.opens && linked && !corps[t.key] && !stops[n.key] && !n.number:
		r.keep(i, j, place)
		return j + 1
	default:
		return i
	}
	end := j
	for n.capital && end+1 < len(r.list) && blank(r.list[end+1].gap) && r.goesOn(end) {
		end++
	}
	r.keep(i, end, place)
	return end + 1
}

// ways and halls are called by a town's name and the word before it: "rue de
// Marseille", "palais d’Abomey".
var (
	ways  = keys(`rue avenue boulevard`)
	halls = keys(`palais vélodrome hippodrome prison abbaye col`)
)

// linking are the small words within the names of places and bodies.
var linking = words(`de du des d la le l les`)

// extent gives the last token of a body's name in French that begins at token i.
// Only its first word needs a capital: adjectives follow, and nouns after "de",
// "pour" and "et".
func (r *reader) extent(i int) int {
	end, prep := i, ""
	for k := i + 1; k < len(r.list) && joined(r.list[k-1], r.list[k]) && k <= i+14; {
		t := r.list[k]
		switch {
		case t.capital && !calendar[t.key] && !t.number && !t.opens && !titles[t.key] && end == k-1:
			k++
		case t.text == "et" && k > i+1 && k+1 < len(r.list) && adjective(r.list[k-1]) && adjective(r.list[k+1]) && !stops[r.list[k+1].key] && joined(t, r.list[k+1]):
			k += 2 // "Conseil économique et social"
		case (adjective(t) || !t.capital && peoples[t.key] && end == k-1 && (end == i || r.list[end].capital)) && !stops[t.key]:
			k++
		default:
			noun, word := r.prepositional(k, prep)
			if noun < 0 {
				return end
			}
			k = noun + 1
			if word != "" {
				prep = word
			}
		}
		end = k - 1
	}
	return end
}

// prepositional reads "de la justice", "pour le salut", "et du renouveau" from
// token k on. It gives the noun's token, or -1, and the preposition.
func (r *reader) prepositional(k int, before string) (noun int, prep string) {
	and := false
	if r.list[k].text == "et" {
		if before == "" {
			return -1, ""
		}
		and, k = true, k+1
	}
	from := k
	for k < len(r.list) && k < from+3 && inBodies[r.list[k].text] && joined(r.list[k-1], r.list[k]) {
		k++
	}
	if k >= len(r.list) || !joined(r.list[k-1], r.list[k]) {
		return -1, ""
	}
	if k > from {
		prep = r.list[from].text
	}
	n := r.list[k]
	switch {
	case stops[n.key] || calendar[n.key] || n.opens || titles[n.key] && !n.capital:
		return -1, ""
	case n.number && !(prep == "du" && k+1 < len(r.list) && calendar[r.list[k+1].key]):
		return -1, ""
	case n.number:
		return k + 1, prep
	case k == from && !and, prep == "la" || prep == "le" || prep == "l" || prep == "les":
		if !and || before != "pour" && prep != "" {
			return -1, ""
		}
	case prep == "pour" && k == from+1 && infinitive(n.text):
		return -1, ""
	}
	if strings.HasSuffix(n.text, "ième") && k+1 < len(r.list) && blank(r.list[k+1].gap) {
		k++
	}
	if and && prep == "" && (n.capital || !strings.HasSuffix(n.text, "s")) {
		return -1, ""
	}
	if and && prep != "" && (n.capital != r.list[from-2].capital || prep == "pour" && before != "pour") && !(before == "pour") {
		return -1, ""
	}
	return k, prep
}

var inBodies = words(`de du des d la le l les pour contre`)

func infinitive(s string) bool {
	return strings.HasSuffix(s, "er") || strings.HasSuffix(s, "ir") || strings.HasSuffix(s, "re")
}

// adjective reports whether a word in small letters may be an adjective.
func adjective(t token) bool {
	if t.capital || t.number || len(t.text) < 4 {
		return false
	}
	for _, ending := range adjectives {
		if strings.HasSuffix(t.text, ending) {
			return true
		}
	}
	return false
}
