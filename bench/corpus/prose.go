package corpus

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// prose writes the text of one record about its people and places.
type prose struct {
	r      *rand.Rand
	actors []actor
	places []place
	links  []string // ids that a text may link
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// who names an actor of the text: in full, or by the short name.
func (p *prose) who() string {
	a := p.actors[p.r.IntN(len(p.actors))]
	if p.r.IntN(3) == 0 && a.person() {
		return a.others[len(a.others)-1]
	}
	return a.name
}

func (p *prose) where() string { return p.places[p.r.IntN(len(p.places))].name }

func (p *prose) thing() string {
	if p.r.IntN(3) == 0 {
		return "the " + one(p.r, things)
	}
	return "the " + one(p.r, qualities) + " " + one(p.r, things)
}

// doer is the subject of a clause: an actor for every fifth.
func (p *prose) doer() string {
	switch p.r.IntN(10) {
	case 0, 1:
		return p.who()
	case 3:
		return fmt.Sprintf("%d %s", 2+p.r.IntN(4000), one(p.r, crowds))
	case 4:
		return one(p.r, qualities) + " " + one(p.r, crowds)
	}
	return one(p.r, crowds)
}

// clause tells of a deed, without a capital or a full stop.
func (p *prose) clause() string {
	s := p.doer() + " " + one(p.r, deeds) + " " + p.thing()
	switch p.r.IntN(6) {
	case 0:
		s += " in " + p.where()
	case 1:
		s += " near " + p.where() + " " + one(p.r, moments)
	case 2:
		s += " " + one(p.r, manners)
	case 3:
		s += " on " + one(p.r, weekdays)
	}
	return s
}

// sentence is of one of the forms of news.
func (p *prose) sentence() string {
	switch p.r.IntN(16) {
	case 0:
		return "“" + one(p.r, pledges) + ",” said " + p.who() + "."
	case 1:
		return capital(p.who()) + " said that " + p.clause() + "."
	case 2:
		return fmt.Sprintf("%s counted %d %s at %s, %d more than a week before.", capital(p.doer()), 10+p.r.IntN(9000), one(p.r, units), p.thing(), 1+p.r.IntN(300))
	case 3:
		return capital(one(p.r, moments)) + ", " + p.clause() + ", and " + p.clause() + "."
	case 4:
		return fmt.Sprintf("The price of %s rose by %d.%d per cent, %s told %s.", one(p.r, units), p.r.IntN(40), p.r.IntN(10), p.who(), one(p.r, agencies))
	case 5:
		return "It was not clear why " + p.clause() + "."
	}
	s := capital(p.clause())
	if p.r.IntN(2) == 0 {
		s += one(p.r, []string{", while ", " and ", " because ", ", although ", " after "}) + p.clause()
	}
	return s + "."
}

// paragraph is of two to five sentences, plain words only.
func (p *prose) paragraph() string {
	list := make([]string, 2+p.r.IntN(4))
	for i := range list {
		list[i] = p.sentence()
	}
	return strings.Join(list, " ")
}

// marked is a sentence with emphasis, a link outside or a link of the dossier.
func (p *prose) marked() string {
	words := one(p.r, qualities) + " " + one(p.r, things)
	switch p.r.IntN(3) {
	case 0:
		words = "*" + words + "*"
	case 1:
		words = "[" + words + "](https://news.example/" + ident(words) + ")"
	default:
		if len(p.links) > 0 {
			words = "[[" + one(p.r, p.links) + "|" + words + "]]"
		}
	}
	return "This is the " + words + " of which " + p.clause() + "."
}

// headline is a title of up to ten words.
func (p *prose) headline() string {
	s := capital(p.doer()) + " " + one(p.r, deeds) + " " + p.thing()
	if p.r.IntN(3) == 0 {
		return p.where() + ": " + s
	}
	return s
}

// body writes paragraphs until there are so many words. It gives the plain
// ones, which may be quoted, and the Markdown of all.
func (p *prose) body(words int, live bool) (plain []string, text string) {
	var b strings.Builder
	clock := 360 + p.r.IntN(300)
	for n := 0; n < words; {
		switch k := p.r.IntN(20); {
		case live:
			fmt.Fprintf(&b, "## %02d:%02d %s\n\n", clock/60, clock%60, p.headline())
			clock = (clock + 3 + p.r.IntN(20)) % 1440
		case k < 3 && n > 0:
			b.WriteString("## " + one(p.r, topics) + "\n\n")
		case k == 3:
			fmt.Fprintf(&b, "- %s\n- %s\n- %s\n\n", p.sentence(), p.sentence(), p.sentence())
		case k == 4:
			b.WriteString("> " + p.sentence() + " " + p.sentence() + "\n\n")
		case k < 8:
			b.WriteString(p.marked() + " " + p.sentence() + "\n\n")
		}
		s := p.paragraph()
		plain = append(plain, s)
		b.WriteString(s + "\n\n")
		n += strings.Count(s, " ") + 1
	}
	return plain, b.String()
}

// quote finds some words of the paragraphs that stand only once in the whole
// text. It gives none where chance does not meet any.
func quote(r *rand.Rand, plain []string, text string) string {
	for range 40 {
		words := strings.Fields(plain[r.IntN(len(plain))])
		n := 6 + r.IntN(4)
		if len(words) <= n {
			continue
		}
		at := r.IntN(len(words) - n)
		s := strings.TrimRight(strings.Join(words[at:at+n], " "), ".,")
		if !strings.ContainsAny(s, "“”.") && strings.Count(text, s) == 1 {
			return s
		}
	}
	return ""
}
