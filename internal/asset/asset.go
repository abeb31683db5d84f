// Package asset makes files smaller without changing what a reader sees, and
// names them by their contents.
package asset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
)

// Minifier makes files smaller. It may be used by several goroutines at a time.
type Minifier struct{ m *minify.M }

// NewMinifier makes a Minifier. HTML keeps its optional tags and the quotation
// marks of attributes: they cost little once compressed, and the pages stay
// plain to read. XML keeps a blank wherever it has white space, and JSON its
// numbers as they are written, for a program may read them.
func NewMinifier() *Minifier {
	m := minify.New()
	m.Add("text/html", &html.Minifier{KeepDocumentTags: true, KeepEndTags: true, KeepQuotes: true, KeepDefaultAttrVals: true})
	m.AddFunc("text/css", css.Minify)
	m.AddFunc("text/javascript", js.Minify)
	m.AddFunc("image/svg+xml", svg.Minify)
	m.Add("application/json", &json.Minifier{KeepNumbers: true})
	m.Add("text/xml", &xml.Minifier{KeepWhitespace: true})
	return &Minifier{m}
}

// mostScript is the longest script that is made smaller, in bytes. To join its
// declarations the library takes time that grows with the square of their number;
// who publishes more than this has made it small already.
const mostScript = 128 << 10

// types tells which files are made smaller, and how they are read.
var types = map[string]string{
	".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml",
	".json": "application/json", ".geojson": "application/json", ".xml": "text/xml",
}

// Minify makes a file smaller by the kind its name tells; other kinds, and very
// long scripts, it leaves as they are. The error holds an *Error, which tells where the file cannot be
// read.
func (m *Minifier) Minify(name string, data []byte) ([]byte, error) {
	mime, ok := types[strings.ToLower(path.Ext(name))]
	if !ok || mime == "text/javascript" && len(data) > mostScript {
		return data, nil
	}
	if err := check(mime, data); err != nil {
		return nil, fmt.Errorf("minify %s: %w", name, err)
	}
	small, err := m.m.Bytes(mime, bytes.Clone(data)) // the library works in place
	if err != nil {
		return nil, fmt.Errorf("minify %s: %w", name, plain(err))
	}
	return small, nil
}

// Fingerprint puts a digest of the data into a name: "site.css" becomes
// "site.1a2b3c4d5e.css". Equal files have equal names, and a changed one is
// never taken for its old self from a browser's store.
func Fingerprint(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
}
