package quote

import (
	"fmt"
	"strings"
	"testing"
)

func spansIn(s string, found []Match) string {
	var places []string
	for _, m := range found {
		var parts []string
		for _, span := range m.Spans {
			parts = append(parts, fmt.Sprintf("%d-%d", span.From, span.To))
		}
		places = append(places, strings.Join(parts, "+"))
	}
	return strings.Join(places, " ")
}

func TestFindAllPlaces(t *testing.T) {
	tests := []struct{ source, quote, want string }{
		{"no, no and no", "no", "0-2 4-6 11-13"},
		{"ha ha ha", "ha ha", "0-5 3-8"}, // overlapping ones too
		{"that party is an art, art", "art", "17-20 22-25"},
		{"\u2018no\u2019 and \u2018no\u2019", "'no'", "0-8 13-21"},
		{"nothing", "else", ""},
	}
	for _, tt := range tests {
		if got := spansIn(tt.source, Prepare(tt.source).Find(tt.quote)); got != tt.want {
			t.Errorf("%q in %q: %s, want %s", tt.quote, tt.source, got, tt.want)
		}
	}
}

func TestEllipsis(t *testing.T) {
	const source = "The army closed the borders, and the army left."
	tests := []struct{ what, source, quote, want string }{
		{"joins two parts", source, "closed the borders … left", "9-27+42-46"},
		{"joins three", source, "closed … borders … left", "9-15+20-27+42-46"},
		{"three full stops", source, "closed the borders ... left", "9-27+42-46"},
		{"square brackets", source, "closed the borders […] left", "9-27+42-46"},
		{"round brackets", source, "closed the borders (...) left", "9-27+42-46"},
		{"without spaces", source, "closed…left", "9-15+42-46"},
		{"nothing between", source, "closed … the borders", "9-15+16-27"},
		{"two in a row", source, "closed … … left", "9-15+42-46"},
		{"at the ends", source, "… closed the borders …", "9-27"},
		{"four full stops are none", source, "closed .... left", ""},
		{"four at the end neither", source, "closed the borders ....", ""},
		{"both signs", source, "closed ... borders … left", "9-15+20-27+42-46"},
		{"the order counts", source, "left … closed", ""},
		{"each part is exact", source, "closed the border … left", ""},
		{"parts are whole words", source, "clos… left", ""},
		{"parts do not overlap", source, "closed the … the borders", ""},
		{"a part in two places", source, "the … left", "16-19+42-46 33-36+42-46"},
		{"the last part in two places", "up, down, down", "up … down", "0-2+4-8 0-2+10-14"},
		{"a middle part in two places", "a up up z", "a … up … z", "0-1+2-4+8-9 0-1+5-7+8-9"},
		{"held by its neighbours", "up a up z up", "a … up … z", "3-4+5-7+8-9"},
		{"a later part inside a word", "we left art to a party", "left … art", "3-7+8-11"},
		{"shots", "shots, more shots, then silence fell", "shots … fell", "0-5+32-36 12-17+32-36"},
		{"more shots", "shots, more shots, then silence fell", "more shots … fell", "7-17+32-36"},
		{"the same part twice", "on and on", "on … on", "0-2+7-9"},

		{"the source's own", "We left … then we ran", "We left … then", "0-16"},
		{"the source's own, in full stops", "We left... then we ran", "left... then", "3-15"},
		{"the source's own goes first", "go … on, go then on", "go … on", "0-9"},
		{"the source's own, left out", "We left … then we ran", "left … we ran", "3-7+17-23"},
	}
	for _, tt := range tests {
		if got := spansIn(tt.source, Prepare(tt.source).Find(tt.quote)); got != tt.want {
			t.Errorf("%s: %q in %q: %q, want %q", tt.what, tt.quote, tt.source, got, tt.want)
		}
	}
}

func TestFindRefusesWhatIsNoQuote(t *testing.T) {
	for _, quote := range []string{"", " \n", "\u00ad", "...", "…", "?!", `"`, "\xff"} {
		if found := Prepare("\u00ad… ... ?! \" \xff").Find(quote); found != nil {
			t.Errorf("%q: found", quote)
		}
	}
}

func TestZeroTextIsEmpty(t *testing.T) {
	var text Text
	if text.Original() != "" || text.Normal() != "" || text.Find("a") != nil {
		t.Error("not empty")
	}
}
