package layout

import (
	"html/template"
	"strings"

	"dossier/internal/lettering"
	"dossier/internal/locale"
	"dossier/internal/page"
)

// tongueOf gives the attributes of an element whose words are not the page's.
func tongueOf(words *locale.Language) func(language, text string) template.HTMLAttr {
	leftward := words.RightToLeft()
	return func(language, text string) template.HTMLAttr {
		r := run{manner: generous}
		r.tongue(language, text, leftward)
		return template.HTMLAttr(r.b) //nolint:gosec // every word was escaped
	}
}

// apartOf gives words so that, in another direction than the page's, they leave
// the order of those around them alone.
func apartOf(words *locale.Language) func(text string) template.HTML {
	leftward := words.RightToLeft()
	return func(text string) template.HTML {
		r := run{manner: generous}
		r.apart(text, leftward)
		return template.HTML(r.b) //nolint:gosec // every word was escaped
	}
}

// tongue writes the attributes of an element whose words are not the page's: the
// language they are known to be in, and the direction where it is not the page's.
// Of words in no stated language, such as a name, the browser finds it.
func (r *run) tongue(language, text string, leftward bool) {
	if language == "" {
		if strays(text, leftward) {
			r.raw(` dir="auto"`)
		}
		return
	}
	r.raw(` lang="`)
	r.write(language, r.value)
	r.raw(`"`)
	if to := directionOf(lettering.Leftward(language)); to != directionOf(leftward) {
		r.raw(` dir="`, to, `"`)
	}
}

// apart writes words so that, in another direction than the page's, they leave
// the order of those around them alone.
func (r *run) apart(text string, leftward bool) {
	stray := strays(text, leftward)
	if stray {
		r.raw(`<bdi>`)
	}
	r.write(text, r.shown)
	if stray {
		r.raw(`</bdi>`)
	}
}

// plain gives the words of a text, without those of its links.
func plain(t page.Text) string {
	var words strings.Builder
	for i := range t.Blocks {
		words.WriteString(t.Blocks[i].Words())
	}
	return words.String()
}

// strays reports whether words run in another direction than the page.
func strays(text string, pageLeftward bool) bool {
	leftward, known := lettering.Begins(text)
	return known && leftward != pageLeftward
}

func directionOf(leftward bool) string {
	if leftward {
		return "rtl"
	}
	return "ltr"
}

// pageDirection is "rtl" for a page that is read from right to left, else empty:
// pages need not say the usual.
func pageDirection(words *locale.Language) string {
	if words.RightToLeft() {
		return "rtl"
	}
	return ""
}
