package matter

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// Format writes an article's file: front matter in a fixed order of keys, then
// the body, which is Markdown. Its last key is "imported", a digest of all the
// rest, by which Untouched tells whether a person has edited the file since.
func Format(a *dossier.Article, body []byte) []byte {
	e := &emitter{}
	e.line("---")
	e.article(a)
	front := e.b.String()
	rest := "---\n\n" + strings.TrimLeft(string(body), "\n")
	return []byte(front + "imported: " + digest(front+rest) + "\n" + rest)
}

var importedLine = regexp.MustCompile(`(?m)^imported: ([0-9a-f]{16})\n`)

// Untouched reports whether file is, apart from the ends of its lines, as
// Format wrote it.
func Untouched(file []byte) bool {
	text := strings.ReplaceAll(string(file), "\r\n", "\n")
	m := importedLine.FindStringSubmatchIndex(text)
	return m != nil && text[m[2]:m[3]] == digest(text[:m[0]]+text[m[1]:])
}

// digest gives the first 64 bits of the text's SHA-256 as 16 hexadecimal
// digits: enough to notice an edit, and short enough to read past.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
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

func (e *emitter) dated(d dossier.Dated) {
	e.text("date", d.Date.String())
	if d.Basis != date.Stated {
		e.text("basis", d.Basis.String())
	}
	e.text("basis_from", d.From)
}

func (e *emitter) article(a *dossier.Article) {
	e.text("title", a.Title)
	e.dated(a.Date)
	e.text("lastmod", a.Lastmod.String())
	e.text("publisher", a.Publisher)
	e.text("byline", a.Byline)
	e.text("credit", a.Credit)
	e.text("url", a.URL)
	e.text("archive_url", a.Archive)
	e.text("retrieved", a.Retrieved.String())
	e.text("language", a.Language)
	e.text("form", string(a.Form))
	if a.Rights != dossier.RightsFull {
		e.text("rights", string(a.Rights))
	}
	e.refs("cases", a.Cases)
	e.text("summary", a.Summary.Source)
	e.texts("tags", a.Tags)
	if a.Seed.File != "" {
		e.line("seed:")
		e.nested(func() {
			e.text("file", a.Seed.File)
			e.text("sha256", a.Seed.SHA256)
		})
	}
	if len(a.Events) > 0 {
		e.line("events:")
		for _, ev := range a.Events {
			e.item(func() { e.event(ev) })
		}
	}
}

func (e *emitter) event(ev *dossier.Event) {
	e.text("id", ev.ID)
	e.text("title", ev.Title)
	e.dated(ev.Date)
	e.text("end", ev.End.String())
	e.text("case", ev.Case.String())
	e.refs("places", ev.Places)
	if len(ev.Actors) > 0 {
		parts := make([]dossier.Ref, len(ev.Actors))
		for i, p := range ev.Actors {
			parts[i] = p.Actor
		}
		e.refs("actors", parts)
	}
	switch len(ev.Cites) {
	case 0:
	case 1:
		e.text("cite", ev.Cites[0].String())
	default:
		claims := make([]string, len(ev.Cites))
		for i, c := range ev.Cites {
			claims[i] = c.String()
		}
		e.texts("cite", claims)
	}
}

func (e *emitter) nested(write func()) {
	outer := e.indent
	e.indent += "  "
	write()
	e.indent = outer
}

func (e *emitter) item(write func()) {
	outer := e.indent
	e.first = outer + "  - "
	e.indent = outer + "    "
	write()
	e.first, e.indent = "", outer
}

// plainScalar matches texts that mean themselves in every version of YAML, in
// a list in brackets too.
var plainScalar = regexp.MustCompile(`^[\p{L}\p{N}](?:[\p{L}\p{N} _./+-]|:[\p{L}\p{N}/]|#[\p{L}\p{N}])*$`)

// scalar writes a text on one line: plain, in single quotes where it holds
// double ones and nothing to escape, else as a JSON string, which YAML reads alike.
func scalar(s string) string {
	if plainScalar.MatchString(s) && !strings.HasSuffix(s, " ") {
		return s
	}
	if strings.Contains(s, `"`) && strings.IndexFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff || r == 0xfffd
	}) < 0 {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return strconv.Quote(s)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
