package speech

import (
	"slices"
	"strings"
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
			if got, want := f.Append(nil, Paragraphs(text), "en"), Find(text, "en"); !slices.Equal(got, want) {
				t.Errorf("%q: %+v, want %+v", text, got, want)
			}
		}
	}
}

// So it does of all the texts there are, in both languages and after a long one.
func TestFinderKeepsNothingOfATextForAnother(t *testing.T) {
	list := texts(t)
	list = append(list, slices.Concat(list...))
	var f Finder
	for range 2 {
		for i, text := range list {
			for _, language := range []string{"en", "fr"} {
				if got, want := f.Append(nil, Paragraphs(text), language), Find(text, language); !slices.Equal(got, want) {
					t.Fatalf("text %d in %s: %+v, want %+v", i, language, got, want)
				}
			}
		}
		slices.Reverse(list)
	}
}

// The room of a long text is not kept.
func TestFinderKeepsNoLargeRoom(t *testing.T) {
	var f Finder
	f.Append(nil, Paragraphs{strings.Repeat("“The port opens on Monday,” said Awa Traoré. ", mostKept/40)}, "en")
	if f.rooms.Get() != nil {
		t.Error("the room is kept")
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
