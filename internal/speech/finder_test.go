package speech

import (
	"slices"
	"testing"
)

// A Finder takes every text into words in the room of the one before, and finds
// what a new one does.
func TestFinderFindsTheSame(t *testing.T) {
	texts := [][]string{
		{"“The port opens on Monday,” said Awa Traoré, who has led the union for years.", "She said that ships would come. Awa Traoré denied it."},
		{"No one spoke."},
		{`The minister, Moussa Keita, said: "We will see." "Not now," he added.`},
		{},
		{"“The port opens on Monday,” said Awa Traoré, who has led the union for years.", "She said that ships would come. Awa Traoré denied it."},
	}
	var f Finder
	for range 3 {
		for _, text := range texts {
			got, want := f.Append(nil, Paragraphs(text), "en"), Find(text, "en")
			if !slices.EqualFunc(got, want, func(a, b Said) bool { return a == b }) {
				t.Errorf("%q: %+v, want %+v", text, got, want)
			}
		}
	}
}

// Room that was used before is used again.
func TestFinderKeepsItsRoom(t *testing.T) {
	text := []string{"“The port opens on Monday,” said Awa Traoré, who has led the union for years."}
	var f Finder
	f.Append(nil, Paragraphs(text), "en")
	again := testing.AllocsPerRun(100, func() { f.Append(nil, Paragraphs(text), "en") })
	if anew := testing.AllocsPerRun(100, func() { Find(text, "en") }); again >= anew {
		t.Errorf("%v allocations in the same room, %v in a new one", again, anew)
	}
}
