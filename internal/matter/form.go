package matter

import (
	"path"
	"strings"
	"sync"

	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// Reader reads one file after another in the same room. Its zero value is ready,
// and several goroutines may use it at once. What it gives of a file does not depend
// on what it read before.
type Reader struct {
	forms sync.Map // dossier.Kind → *sync.Pool of *form
}

// Parse is [ParseText].
func (r *Reader) Parse(k dossier.Kind, file, text string) (parsed Parsed, diags diag.List, ok bool) {
	known, there := r.forms.Load(k)
	if !there {
		known, _ = r.forms.LoadOrStore(k, &sync.Pool{New: func() any { return newForm(k) }})
	}
	pool := known.(*sync.Pool)
	f := pool.Get().(*form)
	defer pool.Put(f)
	return f.parse(k, file, text)
}

// form is a record with the keys that fill it, of which a copy is given away: to
// make the keys takes longer than to read most files.
type form struct {
	d      decoder
	record dossier.Record
	fs     fields
	needs  []need
	empty  func()                // makes the record as if nothing had been read
	copied func() dossier.Record // gives what was read
	named  bool                  // the id stands in the file
	room   room
}

// formOf makes a form of what a record is before anything is read, and of its keys.
func formOf[R any, P interface {
	*R
	dossier.Record
}](blank R, keys func(*decoder, P) (fields, []need)) *form {
	record := P(new(R))
	f := &form{record: record, empty: func() { *record = blank }}
	f.copied = func() dossier.Record {
		own := *record
		return P(&own)
	}
	f.fs, f.needs = keys(&f.d, record)
	f.fs["slug"] = f.d.scalar("an id", func(n *yaml.Node) { record.Header().ID, f.named = n.Value, f.d.checkID(n) })
	return f
}

func (f *form) parse(k dossier.Kind, file, text string) (parsed Parsed, diags diag.List, ok bool) {
	doc, ok := split(file, text, &f.room, &diags)
	if !ok {
		return Parsed{}, diags, false
	}

	f.empty()
	f.d, f.named = decoder{file: file, fence: doc.frontLine, lines: doc.lines, bare: doc.bare, diags: &diags}, false
	head := f.record.Header()
	head.Kind, head.File = k, file
	head.ID = strings.TrimSuffix(path.Base(file), ".md")
	root := rootOf(doc.front)
	if root == nil || f.d.keys(article(k), f.fs, root) {
		f.d.needs(article(k), root, diag.Pos{File: file, Line: doc.frontLine, Col: 1}, f.needs)
		f.d.hidden(article(k), head, f.fs, f.needs)
	}
	if !f.named && k != dossier.KindBrief {
		f.d.checkName(head.ID)
	}
	return Parsed{Record: f.copied(), Body: doc.body, BodyLine: doc.bodyLine}, diags, true
}
