package speech

import "testing"

// What a glossary tells soon is what it holds.
func TestGlossary(t *testing.T) {
	g := set("said says a l’ élu", "l'")
	for word, want := range map[string]bool{
		"said": true, "says": true, "a": true, "l’": true, "l'": true, "élu": true,
		"": false, "sad": false, "sold": false, "b": false, "elu": false,
	} {
		if got := g.has(word); got != want {
			t.Errorf("has(%q) is %v", word, got)
		}
	}
	if (*glossary)(nil).has("said") {
		t.Error("no glossary has a word")
	}
	for _, lex := range []*lexicon{english, french} {
		for _, words := range []*glossary{lex.articles, lex.stoppers, lex.roles, lex.bodies, lex.titles, particles, questions} {
			for w := range lex.roles.words {
				if words.has(w) != words.words[w] {
					t.Errorf("%q is looked up wrongly", w)
				}
			}
		}
	}
}
