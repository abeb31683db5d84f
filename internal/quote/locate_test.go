package quote

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	tests := []struct{ quote, want string }{
		{"rowed out in eleven boats", "found 2:rowed out in eleven boats"},
		{`"We were light," she told reporters`, "found 1:\u201cWe were light,\u201d she told reporters"},
		{"It was not overloaded … who did not leave the bridge", "found 1:It was not overloaded+who did not leave the bridge"},
		{"The ferry Amina … 37 passengers", "found 0:The ferry Amina+37 passengers"},
		{"closed the river to all traffic", "found 3:closed the river to all traffic"},

		{"the river", "ambiguous 3:the river 5:the river 5:the river"},
		{"if the river was … closed", "ambiguous 5:if the river was+closed 5:if the river was+closed"},
		{"they would … sail if the river was closed", "ambiguous 5:they would+sail if the river was closed 5:they would+sail if the river was closed"},

		{"The ferry Amina … seen by this paper", "missing"}, // not in one passage
		{"closed the border to all traffic", "missing"},
		{"overloaded … light … overloaded", "missing"},

		{"", "invalid: the quote is empty"},
		{" \u00a0\u200b", "invalid: the quote is empty"},
		{"… !", "invalid: the quote has no words"},
		{"a \xff", "invalid: the quote is not valid UTF-8"},
	}
	texts := prepareAll(river)
	for _, tt := range tests {
		if got := shown(river, Find(texts, tt.quote)); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.quote, got, tt.want)
		}
	}
}

// What an editor is told about a quote that is missing.
func TestHint(t *testing.T) {
	tests := []struct{ what, quote, want string }{
		{"a letter", "closed the rivers to all traffic", "… closed the [rivers → river] to all traffic …"},
		{"a digit", "They pulled 28 people from the water", "… They pulled [28 → 29] people from the water …"},
		{"case", "the Ferry Amina left", "[the Ferry → The ferry] Amina left …"},
		{"a word dropped", "It was overloaded, according", "It was [→ not] overloaded, according …"},
		{"a word added", "no boat had ever failed an inspection", "… no boat had [ever →] failed an inspection …"},
		{"words swapped", "the of number dead at six", "… the [of number → number of] dead at six …"},
		{"the last word", "asked the army to search both shores", "… asked the army to search both [shores → banks] …"},
		{"the first word", "Sailors in the village of Belko", "[Sailors → Fishermen] in the village of Belko …"},
		{"punctuation", "at six; then at nine", "… at six[; → ,] then at nine …"},
		{"a space", "saw smoke at about 7.30 a. m. and", "… saw smoke at about 7.30 [a. m → a.m]. and …"},
		{"only a space", `"We were light,"she told`, `… "We were light,"[she → ␣she] told …`},
		{"ellipsis", "The ministry put … then at ten … the governor", "The ministry put … then at [ten → nine] … the governor …"},
		{"out of order", "the governor … The ministry put the number", "the words stand there, but in another order: … The ministry put the number … the governor …"},
		{"out of order, and another word", "the governors … The ministry put the number", "[the governors →] The ministry put the number …"},
		{"a cut number", "5 km downstream", "… [5 → 15] km downstream …"},
		{"a cut group", "240 sacks of rice", "… [240 → 1,240] sacks of rice …"},
		{"a cut word", "spectors", "… [spectors → inspectors] …"},
		{"hidden characters", "closed the \u200eriver to all traffic", "… closed the [U+200Eriver → river] to all traffic …"},
		{"nothing alike", "elephants dance", ""},
		{"too little alike", "the elephants dance slowly", ""},
	}
	texts := prepareAll(river)
	for _, tt := range tests {
		r := Find(texts, tt.quote)
		if got := Closest(texts, tt.quote).Hint(); r.Status != Missing || got != tt.want {
			t.Errorf("%s: %s\n got %s\nwant %s", tt.what, r.Status, got, tt.want)
		}
	}
}

// Words that hold the marks of a hint are marked with others.
func TestHintMarks(t *testing.T) {
	texts := prepareAll([]string{"He said [sic] the a_b *borders* were closed [→ north] today, by the army. Cars turned back."})
	tests := []struct{ quote, want string }{
		{"the a_b *border* were closed", "… the a_b *[border → borders]* were closed …"},
		{"[sic] the a_b *border* were", "… [sic] the a_b *⟦border → borders⟧* were …"},
		{"sic] the a_b *border* were", "… sic] the a_b *⟦border → borders⟧* were …"},
		{"He said (sic) the a_b", "He said ⟦( → [⟧sic⟦) → ]⟧ the a_b …"},
		{"the army. Trucks turned → back", "… the army. [Trucks ⇒ Cars] turned [→ ⇒] back …"},
		{"closed [north] today", "… closed [⟦north ⇒ → north⟧] today …"},
	}
	for _, tt := range tests {
		if got := Closest(texts, tt.quote).Hint(); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.quote, got, tt.want)
		}
	}
}

func TestHintOfHyphens(t *testing.T) {
	texts := prepareAll([]string{"The farm-hands left.", "A well known man, mother-in-law of nobody, co-operates from 2012-03 on."})
	for quote, want := range map[string]string{
		"farm hands":       "… farm [hands → -hands] …",
		"farm-hand":        "… farm[-hand → -hands] …",
		"well-known man":   "… well[-known → known] man …",
		"mother in law of": "… mother [in law → -in-law] of …",
		"from 2012 03 on":  "… from [2012 03 → 2012-03] on …",
		"elephant-hands":   "… [elephant → farm]-hands …",
		"elephant hands":   "",
	} {
		if got := Closest(texts, quote).Hint(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", quote, got, want)
		}
	}
}

// Parts that an ellipsis joins and that stand in another order are no other
// words.
func TestTurned(t *testing.T) {
	texts := prepareAll([]string{"Monday came.", "On Monday the officials left; the officials spoke.", "Talks at noon, then at one."})
	for _, tt := range []struct{ quote, want, span string }{
		{"officials … Monday", "the words stand there, but in another order: … Monday … officials …", "Monday the officials"},
		{"spoke … officials left … On", "the words stand there, but in another order: … On … officials left … spoke …", "On Monday the officials left; the officials spoke"},
		{"at one … Talks at noon", "the words stand there, but in another order: … Talks at noon … at one …", "Talks at noon, then at one"},
		{"Talks at … at noon", "Talks at … at [noon → one] …", ""}, // they overlap
		{"officials … Tuesday", "… officials … [Tuesday → .]", ""},
		{"officials Monday", "… officials [Monday → spoke] …", ""},
	} {
		n := Closest(texts, tt.quote)
		checkNearest(t, texts, n)
		if got := n.Hint(); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.quote, got, tt.want)
		}
		if n.Turned != nil && texts[n.Passage].Original()[n.Span.From:n.Span.To] != tt.span {
			t.Errorf("%s: the span %v of passage %d", tt.quote, n.Span, n.Passage)
		}
	}
}

// A word with another ending is nearer than another word.
func TestNearestPrefersInflections(t *testing.T) {
	for _, passage := range []string{"boats sank twice, boats burnt twice", "boats burnt twice, boats sank twice"} {
		hint := Closest(prepareAll([]string{passage}), "boats burned twice").Hint()
		if !strings.Contains(hint, "boats [burned → burnt] twice") {
			t.Errorf("%s: %s", passage, hint)
		}
	}
}

// Of two passages, that with the rarer words is looked at, and the one that needs
// fewer changes is shown.
func TestNearestPrefersRareWords(t *testing.T) {
	passages := []string{
		"It was the day of the fair in the town", "It was the day of the dog in the town",
		"It was the day of the kitten in the town", "It was the sun of the fog in the town", "There the zebra bolted.",
	}
	if got := Closest(prepareAll(passages), "the zebra bolted was of").Passage; got != 4 {
		t.Errorf("passage %d", got)
	}
	if got := Closest(prepareAll(passages), "It was the day of the kittens in the town").Passage; got != 2 {
		t.Errorf("passage %d", got)
	}
}

// Words in order are nearer than the same words in disorder.
func TestNearestPrefersOrder(t *testing.T) {
	passages := []string{
		"Red boat: dawn sank.", "They met the man at the mill.", "They left the man at the gate.",
		"They saw the man at the well.", "So the red boat sank at noon.",
	}
	if got := Closest(prepareAll(passages), "the red boat sank at dawn").Passage; got != 4 {
		t.Errorf("passage %d", got)
	}
}

func TestNearestMakesUpBothTexts(t *testing.T) {
	const quote = "Fishermen in a village of Belko, 5 km downstream, saw much smoke"
	n := Closest(prepareAll(river), quote)
	var ours, theirs strings.Builder
	for _, d := range n.Diff {
		if d.Kind == Same || d.Kind == OnlyQuote {
			ours.WriteString(d.Text)
		}
		if d.Kind != OnlyQuote {
			theirs.WriteString(d.Text)
		}
	}
	if ours.String() != quote {
		t.Errorf("quote %q", ours.String())
	}
	if n.Passage != 2 || theirs.String() != Normalise(river[2]) {
		t.Errorf("passage %d: %q", n.Passage, theirs.String())
	}
	const span = "Fishermen in the village of Belko, 15 km downstream, saw smoke"
	if got := river[2][n.Span.From:n.Span.To]; got != span || n.Cut {
		t.Errorf("span %q, cut %v", got, n.Cut)
	}
}

func TestNearestOfCutQuote(t *testing.T) {
	n := Closest(prepareAll(river), "spectors")
	if got := river[n.Passage][n.Span.From:n.Span.To]; !n.Cut || got != "inspectors" {
		t.Errorf("cut %v, span %q", n.Cut, got)
	}
}

func TestLongTexts(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("all work and no play ", 500)) // 10,499 bytes
	passages := []Text{Prepare(long), Prepare(river[0])}
	if r := Find(passages, long); r.Status != Found {
		t.Errorf("the whole passage: %s", r.Status)
	}
	r := Find(passages, long+" twice")
	if r.Status != Missing {
		t.Errorf("a longer one: %s", r.Status)
	}
	for _, quote := range []string{long + " twice", strings.Repeat("work and play ", 800), strings.Repeat("x", 10000)} {
		hint := Closest(passages, quote).Hint()
		if n := len([]rune(hint)); n > hintLength {
			t.Errorf("hint of %d characters: %s", n, hint)
		}
	}
}

func TestNearestInVeryLongPassage(t *testing.T) {
	passages := []Text{Prepare("The ferry sank at dawn. " + strings.Repeat("Rain fell. ", maxPassageTokens))}
	n := Closest(passages, "The ferry sank at noon.")
	checkNearest(t, passages, n)
	if got, want := n.Hint(), "The ferry sank at [noon → dawn]. …"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
