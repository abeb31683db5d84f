package temporal

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestFormsFailForGood: what begins at a token does not depend on what was tried
// before it, so that a form that failed there may be passed by.
func TestFormsFailForGood(t *testing.T) {
	words := strings.Fields("August août 2014 08 | – 3 the le du and et from to , : . 16 GMT Tuesday mardi early tard last year two weeks ago 1er 15th by six since depuis jusqu ' au " +
		"night of a half past ten 16:40 2020-08-18 May between entre 12h30 pm in the morning 1990s - / mars next jours days 's fin du mois de")
	chance := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		line := make([]string, 12)
		for i := range line {
			line[i] = words[chance.IntN(len(words))]
		}
		text := strings.Join(line, " ")
		after := parserOf(text)
		for i := range after.tokens {
			after.expression(i)
		}
		for i := range after.tokens {
			want, found := parserOf(text).expression(i)
			if got, ok := after.expression(i); ok != found || !reflect.DeepEqual(got, want) {
				t.Fatalf("%q at %d: %v, %v before any other was tried", text, i, ok, found)
			}
		}
	}
}

func parserOf(text string) *parser {
	known := languagesOf("")
	p := &parser{text: text, known: known, tokens: tokenize(text, known)}
	p.end = len(p.tokens)
	return p
}

// TestVainIsNotTriedAgain: the forms that number after number might begin, and
// does not, cost no memory, and each is tried at a token once.
func TestVainIsNotTriedAgain(t *testing.T) {
	p := parserOf(strings.Repeat("1 ", 100))
	for i := range p.tokens {
		if _, ok := p.expression(i); ok {
			t.Fatal("an expression")
		}
		for _, f := range []forms{aTime, anEdge, aPart, aDay, aLooseDay, anAmount} {
			if !p.tried(f, i) {
				t.Errorf("form %b is not known to have failed at %d", f, i)
			}
		}
	}
	if n := testing.AllocsPerRun(10, func() {
		for i := range p.tokens {
			p.tokens[i].failed = 0
			p.expression(i)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestHeaps: in a heap of numbers nothing is tried; beside one, dates are found.
func TestHeaps(t *testing.T) {
	for _, heap := range []string{"1 2 ", "1. 2. ", "1,2,", "1, 2, "} {
		p := parserOf(strings.Repeat(heap, 50))
		for i := range p.tokens[:len(p.tokens)-20] {
			if p.begins(i) {
				t.Errorf("%q: something may begin at token %d", heap, i)
			}
		}
	}
	for text, want := range map[string]string{
		"1 2 3 March 2012": "3 March 2012", "on 3, 4, 5 and 6 March 2012, 7 8 9": "3, 4, 5 and 6 March 2012", "In 2012. 3 men left.": "2012", "1. 2. 3 March 2012": "3 March 2012",
	} {
		if found := Tag(text, Options{}); len(found) != 1 || found[0].Of(text) != want {
			t.Errorf("%q: %v", text, found)
		}
	}
}
