package bibliography

import (
	"bytes"
	"strings"
)

// languages gives the names by which biblatex and babel know languages.
var languages = map[string]string{
	"ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french", "it": "italian", "nl": "dutch",
	"pl": "polish", "pt": "portuguese", "ru": "russian", "sv": "swedish", "tr": "turkish", "uk": "ukrainian",
}

// BibLaTeX writes the entries for biblatex, in UTF-8, with dates as ISO 8601-2
// has them. An entry with an outlet is an article of that newspaper; one without
// is online where it has an address, else anything.
func BibLaTeX(entries []Entry) []byte {
	b := roomFor(entries, 205)
	for i, e := range entries {
		if i > 0 {
			b.WriteByte('\n')
		}
		e.clean().bibLaTeX(b)
	}
	return b.Bytes()
}

func (e Entry) bibLaTeX(b *bytes.Buffer) {
	kind := "misc"
	switch {
	case e.Outlet != "":
		kind = "article"
	case e.URL != "":
		kind = "online"
	}
	write := func(texts ...string) {
		for _, text := range texts {
			b.WriteString(text)
		}
	}
	field := func(key, value string) {
		if value != "" {
			write("  ", key, " = {", value, "},\n")
		}
	}
	write("@", kind, "{", e.ID, ",\n")
	field("author", whole(e.Byline))
	field("title", whole(e.Title))
	if e.Outlet != "" {
		field("journaltitle", tex(e.Outlet))
		field("entrysubtype", "newspaper")
	}
	field("date", e.Published.edtf())
	if e.URL != "" {
		field("url", verbatim(e.URL))
		field("urldate", e.Retrieved.edtf())
	}
	primary, _, _ := strings.Cut(strings.ToLower(e.Language), "-")
	field("langid", languages[primary])
	field("note", tex(e.Note))
	b.WriteString("}\n")
}

// whole gives a text that styles leave as it is: its capitals stay, and it is
// no list of names.
func whole(s string) string {
	if s == "" {
		return ""
	}
	return "{" + tex(s) + "}"
}

// signs are the characters that mean something to TeX. A brace is written by
// its name, for readers of .bib files count braces, a backslash before them or
// not.
var signs = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`%`, `\%`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `$`, `\$`,
)

func tex(s string) string { return signs.Replace(s) }

var inAddress = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20")

// verbatim writes an address: biblatex reads it sign by sign, but for braces.
func verbatim(address string) string {
	return inAddress.Replace(address)
}

// edtf gives a date as ISO 8601-2 has it: "2012-03-22", "2012~".
func (d Day) edtf() string {
	var text []byte
	for i, n := range d.known() {
		if i == 0 {
			text = appendYear(text, n)
			continue
		}
		text = appendPair(append(text, '-'), n)
	}
	if len(text) > 0 && d.Circa {
		text = append(text, '~')
	}
	return string(text)
}
