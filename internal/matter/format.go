package matter

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/pattern"
)

// Format writes an article's file: front matter in a fixed order of keys, then
// the body, which is Markdown. Its last key is "imported", by which Merge tells
// what a person has edited since.
func Format(a *dossier.Article, body []byte) []byte {
	e := &emitter{}
	e.line("---")
	e.article(a)
	rest := "---\n\n" + strings.TrimLeft(strings.Map(printable, strings.ReplaceAll(string(body), "\r\n", "\n")), "\n")
	return sealed(e.b.String() + rest)
}

// printable puts a blank in place of a control character, which Parse refuses.
func printable(r rune) rune {
	if isControl(r) {
		return ' '
	}
	return r
}

// emitter writes the part of YAML that Parse reads: keys in order, plain
// scalars where nothing could be misread, else double-quoted ones on one line.
type emitter struct {
	b      strings.Builder
	indent string
	first  string // stands in place of indent on the next line: "- " begins an item
}

func (e *emitter) line(s string) {
	if e.first != "" {
		e.b.WriteString(e.first)
		e.first = ""
	} else {
		e.b.WriteString(e.indent)
	}
	e.b.WriteString(s)
	e.b.WriteByte('\n')
}

// text writes a key, unless its value is empty.
func (e *emitter) text(key, value string) {
	if value != "" {
		e.line(key + ": " + scalar(value))
	}
}

// words writes a text that takes no citation: a sign of one stands for itself.
func (e *emitter) words(key, value string) { e.text(key, withoutCitation(value)) }

func withoutCitation(text string) string { return strings.ReplaceAll(text, "[@", `\[@`) }

func (e *emitter) texts(key string, values []string) {
	if len(values) == 0 {
		return
	}
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = scalar(v)
	}
	e.line(key + ": [" + strings.Join(quoted, ", ") + "]")
}

func (e *emitter) refs(key string, refs []dossier.Ref) {
	names := make([]string, len(refs))
	for i, r := range refs {
		names[i] = r.String()
	}
	e.texts(key, names)
}

// date writes a date as it stands in the documentation, though other readers
// of YAML take it for more than text.
func (e *emitter) date(key string, d date.Date) {
	if text := d.String(); plainScalar.MatchString(text) {
		e.line(key + ": " + text)
	} else {
		e.text(key, text)
	}
}

func (e *emitter) dated(d dossier.Dated) {
	e.date("date", d.Date)
	if d.Basis != date.Stated {
		e.text("basis", d.Basis.String())
	}
	e.words("basis_from", d.From)
}

func (e *emitter) article(a *dossier.Article) {
	e.words("title", a.Title)
	e.dated(a.Date)
	e.head(&a.Head)
	e.words("publisher", a.Publisher)
	e.words("byline", a.Byline)
	e.words("credit", a.Credit)
	e.words("origin", a.Origin)
	e.text("url", a.URL)
	e.text("archive_url", a.Archive)
	e.date("retrieved", a.Retrieved)
	e.text("language", a.Language)
	e.text("form", string(a.Form))
	if a.Rights != dossier.RightsFull {
		e.text("rights", string(a.Rights))
	}
	e.refs("cases", a.Cases)
	if a.Seed != (dossier.Seed{}) {
		e.line("seed:")
		e.nested(func() {
			e.text("file", a.Seed.File)
			e.text("sha256", a.Seed.SHA256)
			if a.Seed.Part > 0 {
				e.line("part: " + strconv.Itoa(a.Seed.Part))
			}
		})
	}
	if len(a.Events) > 0 {
		e.line("events:")
		for _, ev := range a.Events {
			e.item(func() { e.event(ev) })
		}
	}
}

// head writes what every kind of record has, but for the title.
func (e *emitter) head(h *dossier.Head) {
	if h.Draft {
		e.line("draft: true")
	}
	e.date("lastmod", h.Lastmod)
	if h.Weight != 0 {
		e.line("weight: " + strconv.Itoa(h.Weight))
	}
	e.refs("aliases", h.Aliases)
	e.text("summary", h.Summary.Source)
	e.texts("tags", h.Tags)
}

func (e *emitter) event(ev *dossier.Event) {
	e.text("id", ev.ID)
	if ev.Proposed {
		e.text("status", string(proposed))
	}
	e.words("title", ev.Title)
	e.dated(ev.Date)
	e.date("end", ev.End)
	e.head(&ev.Head)
	e.text("case", ev.Case.String())
	e.refs("places", ev.Places)
	e.parts(ev.Actors)
	e.cites(ev.Cites)
	e.refs("reports", ev.Reports)
	if len(ev.Accounts) > 0 {
		e.line("accounts:")
		for _, a := range ev.Accounts {
			e.item(func() { e.account(a) })
		}
	}
}

func (e *emitter) parts(parts []dossier.Part) {
	if len(parts) == 0 {
		return
	}
	list := make([]string, len(parts))
	for i, p := range parts {
		if list[i] = scalar(p.Actor.String()); p.Role != "" {
			list[i] = "{id: " + list[i] + ", role: " + scalar(p.Role) + "}"
		}
	}
	e.line("actors: [" + strings.Join(list, ", ") + "]")
}

func (e *emitter) cites(cites []dossier.Cite) {
	claims := make([]string, len(cites))
	for i, c := range cites {
		claims[i] = c.String()
	}
	if len(claims) == 1 {
		e.text("cite", claims[0])
	} else {
		e.texts("cite", claims)
	}
}

func (e *emitter) account(a dossier.Account) {
	e.words("question", a.Question)
	if len(a.Answers) > 0 {
		e.line("answers:")
	}
	for _, answer := range a.Answers {
		e.item(func() {
			e.text("value", answer.Value.Source)
			e.cites(answer.Cites)
		})
	}
	if a.Prefer != 0 {
		e.line("prefer: " + strconv.Itoa(a.Prefer))
	}
	e.text("why", a.Why.Source)
}

func (e *emitter) nested(write func()) {
	outer := e.indent
	e.indent += "  "
	write()
	e.indent = outer
}

func (e *emitter) item(write func()) {
	outer := e.indent
	e.first, e.indent = outer+"  - ", outer+"    "
	write()
	e.first, e.indent = "", outer
}

// plainScalar matches texts that mean themselves in every version of YAML, in
// a list in brackets too.
var plainScalar = pattern.New(`^[\p{L}\p{N}](?: *[\p{L}\p{N}_./+-]|:[\p{L}\p{N}/]|#[\p{L}\p{N}])*$`)

// typedScalar matches texts that Parse takes as they stand, but some version of
// YAML for a truth value, nothing, a number, a date or a time.
var typedScalar = pattern.New(`(?i)^(?:y|n|yes|no|on|off|true|false|null` +
	`|[0-9][0-9_.,:]*(?:e[+-]?[0-9]+)?|0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t ].*)?)$`)

// scalar writes a text on one line: plain, in single quotes where it holds
// double ones and nothing to escape, else in double ones.
func scalar(s string) string {
	switch {
	case plainScalar.MatchString(s) && !typedScalar.MatchString(s):
		return s
	case strings.Contains(s, `"`) && strings.IndexFunc(s, escaped) < 0 && utf8.ValidString(s):
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.Map(printable, s) {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r == '\n':
			b.WriteString(`\n`)
		case escaped(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// escaped reports a character that does not stand for itself in YAML, or would
// not be seen: controls, ends of lines, the byte order mark, and U+FFFE, U+FFFF.
func escaped(r rune) bool {
	return unicode.IsControl(r) || isLineEnd(r) || r == 0xfeff || r == 0xfffe || r == 0xffff
}
