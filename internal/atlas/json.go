package atlas

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/diag"
)

// The bounds of a file. They are far above what a locator map can show.
const (
	maxBytes    = 4 << 20
	maxVertices = 200_000
	maxNodes    = 5 * maxVertices // values of JSON, so that memory is bounded too
	maxDepth    = 24
	maxFaults   = 20 // told in one run
)

// kind is what sort of value of JSON a node is.
type kind uint8

const (
	isNull kind = iota
	isBool
	isNumber
	isText
	isList
	isObject
)

var kindNames = [...]string{"null", "true or false", "a number", "a text", "a list", "an object"}

// node is a value of JSON that knows where it stands.
type node struct {
	kind  kind
	at    int32 // offset in the file
	key   string
	num   float64
	text  string
	items []node // of a list; of an object, each with its key
}

// get gives a member of an object.
func (n *node) get(key string) *node {
	if n.kind == isObject {
		for i := range n.items {
			if n.items[i].key == key {
				return &n.items[i]
			}
		}
	}
	return nil
}

// trail is the way from the root of a file to a value. It is put in words only
// where there is something to say.
type trail struct {
	up    *trail
	key   string
	index int
}

func (t *trail) String() string {
	if t == nil || t.up == nil {
		return ""
	}
	up := t.up.String()
	switch {
	case t.key == "":
		return fmt.Sprintf("%s[%d]", up, t.index)
	case up == "":
		return t.key
	}
	return up + "." + t.key
}

func (t *trail) in(key string) *trail  { return &trail{up: t, key: key} }
func (t *trail) item(index int) *trail { return &trail{up: t, index: index} }

// reader reads one file.
type reader struct {
	file     string
	src      []byte
	dec      *json.Decoder
	nodes    int
	vertices int
	list     *diag.List
}

// errTold ends the reading after a fault that has been told.
var errTold = errors.New("told")

// fault tells what is wrong with the value at an offset. The first that are
// told are the ones worth reading.
func (r *reader) fault(at int, where *trail, hint, format string, args ...any) {
	if len(*r.list) >= maxFaults {
		return
	}
	message := fmt.Sprintf(format, args...)
	if path := where.String(); path != "" {
		message = path + ": " + message
	}
	r.list.Errorf(diag.At(r.file, r.src, at), hint, "%s", message)
}

// tree reads the file as JSON.
func (r *reader) tree() (node, error) {
	const hint = "GeoJSON is a text in UTF-8; see RFC 7946"
	if len(r.src) > maxBytes {
		r.list.Errorf(diag.Pos{File: r.file}, "simplify the outlines: a locator map shows a few hundred points", "the map has %d bytes, more than %d", len(r.src), maxBytes)
		return node{}, errTold
	}
	if at := invalid(r.src); at >= 0 {
		r.fault(at, nil, hint, "a byte that is not UTF-8")
		return node{}, errTold
	}
	r.dec = json.NewDecoder(bytes.NewReader(r.src))
	r.dec.UseNumber()
	root, err := r.value(&trail{}, 0)
	if err == nil {
		at := r.next()
		if _, err := r.dec.Token(); err != io.EOF {
			r.fault(at, nil, hint, "something follows the end of the map")
			return node{}, errTold
		}
	}
	return root, err
}

// invalid gives the offset of the first byte that is not UTF-8, or -1.
func invalid(src []byte) int {
	for i := 0; i < len(src); {
		c, size := utf8.DecodeRune(src[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// next gives the offset at which the next token begins.
func (r *reader) next() int {
	at := int(r.dec.InputOffset())
	for at < len(r.src) && strings.IndexByte(" \t\r\n,:", r.src[at]) >= 0 {
		at++
	}
	return at
}

func (r *reader) value(where *trail, depth int) (node, error) {
	at := r.next()
	r.nodes++
	switch {
	case depth > maxDepth:
		r.fault(at, where, "GeoJSON needs no more than 10 levels", "more than %d levels of lists and objects", maxDepth)
		return node{}, errTold
	case r.nodes > maxNodes:
		r.fault(at, where, "simplify the outlines: a locator map shows a few hundred points", "more than %d values", maxNodes)
		return node{}, errTold
	}
	token, err := r.dec.Token()
	if err != nil {
		return node{}, r.syntax(err, where)
	}
	n := node{at: int32(at)}
	switch v := token.(type) {
	case json.Delim:
		if v == '[' {
			return r.listed(n, where, depth)
		}
		return r.object(n, where, depth)
	case json.Number:
		n.kind = isNumber
		n.num, err = strconv.ParseFloat(v.String(), 64)
		if err != nil {
			r.fault(at, where, "coordinates are degrees", "the number %.20s is too large", v.String())
			return node{}, errTold
		}
	case string:
		n.kind, n.text = isText, v
	case bool:
		n.kind = isBool
	}
	return n, nil
}

func (r *reader) listed(n node, where *trail, depth int) (node, error) {
	n.kind = isList
	here := where.item(0)
	for r.dec.More() {
		item, err := r.value(here, depth+1)
		if err != nil {
			return node{}, err
		}
		n.items = append(n.items, item)
		here.index++
	}
	return n, r.end(where)
}

func (r *reader) object(n node, where *trail, depth int) (node, error) {
	n.kind = isObject
	seen := map[string]bool{}
	for r.dec.More() {
		at := r.next()
		token, err := r.dec.Token()
		if err != nil {
			return node{}, r.syntax(err, where)
		}
		key, _ := token.(string)
		if seen[key] {
			r.fault(at, where.in(key), "remove one of them", "the name %q stands twice", key)
			return node{}, errTold
		}
		seen[key] = true
		item, err := r.value(where.in(key), depth+1)
		if err != nil {
			return node{}, err
		}
		item.key = key
		n.items = append(n.items, item)
	}
	return n, r.end(where)
}

func (r *reader) end(where *trail) error {
	if _, err := r.dec.Token(); err != nil {
		return r.syntax(err, where)
	}
	return nil
}

// syntax tells what the decoder found wrong.
func (r *reader) syntax(err error, where *trail) error {
	at, message := r.next(), err.Error()
	var fault *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		at, message = len(r.src), "the file ends in the middle"
	case errors.As(err, &fault):
		at = max(at, int(fault.Offset)-1)
	}
	r.fault(at, where, "the file must be JSON: look for a missing comma, bracket or quotation mark", "%s", message)
	return errTold
}
