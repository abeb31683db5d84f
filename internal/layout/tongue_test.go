package layout

import (
	"testing"

	"dossier/internal/dossier"
	"dossier/internal/locale"
	"dossier/internal/page"
)

func TestTongue(t *testing.T) {
	for _, c := range []struct{ site, language, words, want string }{
		{"en", "", "Keita", ``},
		{"en", "", "1960", ``},
		{"en", "fr", "Le ministre", ` lang="fr"`},
		{"en", "ar", "", ` lang="ar" dir="rtl"`},
		{"en", "", "كيتا", ` dir="auto"`},
		{"ar", "", "كيتا", ``},
		{"ar", "", "(Keita)", ` dir="auto"`},
		{"ar", "en", "", ` lang="en" dir="ltr"`},
		{"ar", "fa", "", ` lang="fa"`},
		{"fr", `a"b`, "", ` lang="a&#34;b"`},
	} {
		if got := tongueOf(locale.For(c.site))(c.language, c.words); string(got) != c.want {
			t.Errorf("%s page, %q in %q: got %q, want %q", c.site, c.words, c.language, got, c.want)
		}
	}
}

func TestApart(t *testing.T) {
	for _, c := range []struct{ site, words, want string }{
		{"en", "A & B", "A &amp; B"}, {"en", "كيتا & B", "<bdi>كيتا &amp; B</bdi>"}, {"ar", "كيتا", "كيتا"}, {"ar", "AFP", "<bdi>AFP</bdi>"}, {"ar", "22", "22"}, {"ar", "", ""},
	} {
		if got := apartOf(locale.For(c.site))(c.words); string(got) != c.want {
			t.Errorf("%s page, %q: got %q, want %q", c.site, c.words, got, c.want)
		}
	}
}

func TestPageDirection(t *testing.T) {
	for site, want := range map[string]string{"en": "", "fr": "", "ar": "rtl"} {
		if got := pageDirection(locale.For(site)); got != want {
			t.Errorf("%s: %q", site, got)
		}
	}
}

func TestPlain(t *testing.T) {
	text := page.Text{Blocks: []page.Block{{Pieces: []page.Piece{{Kind: dossier.Text, Text: "One "}, {Kind: dossier.Text, Text: "line."}}}}}
	if got := plain(text); got != "One line." {
		t.Errorf("got %q", got)
	}
}
