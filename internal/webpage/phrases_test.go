package webpage

import (
	"math/rand/v2"
	"regexp/syntax"
	"strings"
	"testing"
)

// TestPhrases: the lines that stand about a text are told by their first words or
// by those in their midst, and no line of a text is.
func TestPhrases(t *testing.T) {
	for _, line := range []string{
		"Advertisement", "— Read more —", "Share this article on Facebook", "3 comments", "© 2031 The Herald",
		"Les propos tenus n’engagent que leur auteur.", "The opinions expressed here are those of their authors.", "These pages do not reflect the views of the Herald.", "They do not necessarily REPRESENT THE OPINION of the paper.",
		"Las opiniones no reflejan necesariamente las del diario.", "Los textos no representan necesariamente al diario.", "Der Beitrag gibt die Meinung des Autors wieder.", "We may earn a commission.", "This article contains affiliate links.", "Liens d’affiliation",
		"If you spot an error, write to us.", "Please tell us if you find an error.", "The Herald. All rights reserved.", "Tous droits réservés à la rédaction",
	} {
		if !isPhrase(line) || !isPhrase(strings.ToUpper(line)) {
			t.Errorf("%q is not known", line)
		}
	}
	for _, line := range []string{
		"It rained all day in Sandmouth.", "A commission of inquiry found that the harbour had been shut by mistake.", "His opinion did not represent the union’s.",
	} {
		if isPhrase(line) {
			t.Errorf("%q is none", line)
		}
	}
}

// TestGuards: each line that a guarded pattern tells has one of its words. The
// lines are made at random from the expressions themselves.
func TestGuards(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for name, g := range map[string]guarded{"noticed": noticed, "payWords": payWords, "letterAsks": letterAsks} {
		tree, err := syntax.Parse(g.lines.String(), syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for range 3000 {
			line := lineOf(tree, chance)
			if !g.lines.MatchString(line) {
				continue // a word's end was asked for where none is
			}
			if told++; !g.matches(line) {
				t.Errorf("%s: %q has none of the words", name, line)
			}
		}
		if told < 1000 {
			t.Errorf("%s: %d lines", name, told)
		}
	}
}

// lineOf makes a text that an expression matches, but for what it asks of the ends
// of words.
func lineOf(re *syntax.Regexp, chance *rand.Rand) string {
	var b strings.Builder
	several := func(least, most int) {
		if most < 0 || most > least+3 {
			most = least + 3
		}
		for range least + chance.IntN(most-least+1) {
			b.WriteString(lineOf(re.Sub[0], chance))
		}
	}
	switch re.Op {
	case syntax.OpLiteral:
		b.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		pair := chance.IntN(len(re.Rune)/2) * 2
		b.WriteRune(re.Rune[pair])
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.WriteString([]string{" ", "a", "’"}[chance.IntN(3)])
	case syntax.OpAlternate:
		b.WriteString(lineOf(re.Sub[chance.IntN(len(re.Sub))], chance))
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			b.WriteString(lineOf(sub, chance))
		}
	case syntax.OpStar:
		several(0, -1)
	case syntax.OpPlus:
		several(1, -1)
	case syntax.OpQuest:
		several(0, 1)
	case syntax.OpRepeat:
		several(re.Min, re.Max)
	}
	return b.String()
}
