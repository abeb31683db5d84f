package slug

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMake(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Amadou Sanogo", "amadou-sanogo"},
		{"BBC News, 22 March 2012", "bbc-news-22-march-2012"},
		{"bbc-2012", "bbc-2012"},

		// Accents and letters.
		{"L'Élysée", "l-elysee"},
		{"L’Élysée", "l-elysee"},
		{"E\u0301lyse\u0301e", "elysee"},
		{"Cœur de bœuf, ÆON", "coeur-de-boeuf-aeon"},
		{"Straße", "strasse"},
		{"STRAẞE", "strasse"},
		{"Łódź", "lodz"},
		{"Đà Nẵng", "da-nang"},
		{"Søren Ærø", "soren-aero"},
		{"mañana", "manana"},
		{"Diyarbakır, İstanbul", "diyarbakir-istanbul"},
		{"Þórður", "thordur"},
		{"Ségou ɲɛgɛ ŋ Ɓ", "segou-nyege-ng-b"},
		{"ﬁn ２０１２ №", "fin-2012-no"},

		// What parts words, and what does not.
		{"  --a__b..c//d--  ", "a-b-c-d"},
		{"21–22 mars", "21-22-mars"},
		{"co\u00adup d\u200b'état", "coup-d-etat"},
		{"R&D", "r-d"},
		{"Mali مالي 2012", "mali-2012"},

		// Nothing left.
		{"", ""},
		{"مالي", ""},
		{"!?", ""},
		{"\xff", ""},

		// Devices.
		{"Con", "con-1"},
		{"NUL", "nul-1"},
		{"lpt9", "lpt9-1"},
		{"com0", "com0"},
		{"com10", "com10"},
		{"conakry", "conakry"},

		// Length.
		{strings.Repeat("a", 80), strings.Repeat("a", 80)},
		{strings.Repeat("a", 81), strings.Repeat("a", 80)},
		{strings.Repeat("a", 80) + " b", strings.Repeat("a", 80)},
		{strings.Repeat("a", 78) + " bc", strings.Repeat("a", 78)},
		{strings.Repeat("a", 78) + " b", strings.Repeat("a", 78) + "-b"},
		{strings.Repeat("abc ", 30), strings.Repeat("abc-", 19) + "abc"},
	}
	for _, tt := range tests {
		if got := Make(tt.name); got != tt.want {
			t.Errorf("Make(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestValid(t *testing.T) {
	for _, id := range []string{"a", "7", "bbc-2012", "a--b", "com0", "com10", "lpt", strings.Repeat("a", 80)} {
		if err := Valid(id); err != nil {
			t.Errorf("Valid(%q): %v", id, err)
		}
	}
}

func TestValidExplains(t *testing.T) {
	tests := []struct {
		id   string
		want Error
	}{
		{"", Error{0, "an empty id", ""}},
		{"bbC", Error{2, `capital letter "C" in an id`, `write "bbc"`}},
		{"Élysée", Error{0, `capital letter "É" in an id`, `write "elysee"`}},
		{"lysée", Error{3, `"é" in an id, which has only a-z, 0-9 and dashes`, `write "lysee"`}},
		{"a b", Error{1, `" " in an id, which has only a-z, 0-9 and dashes`, `write "a-b"`}},
		{"a_b.md", Error{1, `"_" in an id, which has only a-z, 0-9 and dashes`, `write "a-b-md"`}},
		{"../x", Error{0, `"." in an id, which has only a-z, 0-9 and dashes`, `write "x"`}},
		{"مالي", Error{0, `"م" in an id, which has only a-z, 0-9 and dashes`, ""}},
		{"-a", Error{0, "a dash at the start of an id", `write "a"`}},
		{"a-", Error{1, "a dash at the end of an id", `write "a"`}},
		{"-", Error{0, "a dash at the start of an id", ""}},
		{"con", Error{0, `"con" is the name of a device on Windows`, `write "con-1"`}},
		{"com1", Error{0, `"com1" is the name of a device on Windows`, `write "com1-1"`}},
		{strings.Repeat("abc-", 20) + "a", Error{80, "an id of 81 characters, 80 at most",
			`write "` + strings.Repeat("abc-", 19) + `abc"`}},
	}
	for _, tt := range tests {
		var got *Error
		if !errors.As(Valid(tt.id), &got) {
			t.Errorf("Valid(%q) finds no fault", tt.id)
			continue
		}
		if diff := cmp.Diff(tt.want, *got); diff != "" {
			t.Errorf("Valid(%q) (-want +got):\n%s", tt.id, diff)
		}
	}
}

func TestErrorIsOneLine(t *testing.T) {
	for id, want := range map[string]string{
		"":   "an empty id",
		"a-": `a dash at the end of an id: write "a"`,
	} {
		if got := Valid(id).Error(); got != want {
			t.Errorf("Valid(%q): got %q, want %q", id, got, want)
		}
	}
}

func TestFoldMakesSpellingsAlike(t *testing.T) {
	tests := []struct {
		want      string
		spellings []string
	}{
		{"amadou toumani toure", []string{"Amadou Toumani Touré", "AMADOU TOUMANI TOURE\u0301", " Amadou\u00a0Toumani \n Touré "}},
		{"l'elysee", []string{"L'Élysée", "L’Élysée", "lʼélysée", "L‘Elysée"}},
		{"front-line", []string{"Front-line", "front‐line", "front‑line", "FRONT–LINE", "front\u00ad-line"}},
		{"strasse", []string{"Straße", "STRASSE", "strasse", "STRAẞE"}},
		{"ναυσ", []string{"ΝΑΥΣ", "ναυς"}},
		{"محمد", []string{"محمد", "مُحَمَّد"}},
		{"istanbul", []string{"İstanbul", "Istanbul"}},
		{"søren", []string{"Søren", "SØREN"}},
		{"Ꮵ", []string{"Ꮵ", "ꮵ"}},
		{"'n j", []string{"ŉ ǰ"}},
		{"", []string{"", " \t"}},
	}
	for _, tt := range tests {
		for _, s := range tt.spellings {
			if got := Fold(s); got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", s, got, tt.want)
			}
		}
	}
}

func FuzzMake(f *testing.F) {
	for _, s := range []string{"L'Élysée", "con", "مالي", strings.Repeat("é ", 99), "\xff-a", "İ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		id := Make(name)
		if again := Make(id); again != id {
			t.Errorf("Make(%q) = %q, and of that %q", name, id, again)
		}
		if id != "" && Valid(id) != nil {
			t.Errorf("Make(%q) = %q: %v", name, id, Valid(id))
		}
		if strings.Contains(id, "--") {
			t.Errorf("Make(%q) = %q", name, id)
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"L’Élysée", "İ ŉ ΐ ᾳ", "a \u00ad b", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, and of that %q", s, once, Fold(once))
		}
	})
}

// Names in ASCII are spelled at once, as they would be letter by letter.
func FuzzBasic(f *testing.F) {
	for _, name := range []string{"", "--", " A  b-C_9 ", "L'Elysee", "a\x00\x7fb", "é", "\xff", strings.Repeat("Kati 1 ", 40)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if id, ok := basic(name); ok && id != spelled(name) {
			t.Errorf("%q is spelled %q, letter by letter %q", name, id, spelled(name))
		}
	})
}
