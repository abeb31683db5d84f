package jsonld

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dossier/internal/date"
)

// node is an object whose keys keep the order in which they were written.
// Without a value there is no key.
type node []field

type field struct {
	key   string
	value any // string, int, float64, node, []string or []node
}

func (n *node) value(key string, v any) { *n = append(*n, field{key, v}) }

func (n *node) text(key, s string) {
	if s != "" {
		n.value(key, s)
	}
}

func (n *node) url(key, s string) { n.text(key, address(s)) }

func (n *node) node(key string, v node) {
	if len(v) > 0 {
		n.value(key, v)
	}
}

func (n *node) texts(key string, list []string) {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
	if len(list) > 0 {
		n.value(key, list)
	}
}

// list writes what there is of nodes.
func (n *node) list(key string, nodes []node) {
	var full []node
	for _, v := range nodes {
		if len(v) > 0 {
			full = append(full, v)
		}
	}
	if len(full) > 0 {
		n.value(key, full)
	}
}

// append writes the fields in their order. Planning a large dossier writes some
// ten thousand pages, so there is one buffer and no reflection.
func (n node) append(b []byte) []byte {
	b = append(b, '{')
	for i, f := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(quote(b, f.key), ':')
		switch v := f.value.(type) {
		case string:
			b = quote(b, v)
		case int:
			b = strconv.AppendInt(b, int64(v), 10)
		case float64:
			b = strconv.AppendFloat(b, v, 'f', -1, 64)
		case node:
			b = v.append(b)
		case []string:
			b = list(b, v, quote)
		case []node:
			b = list(b, v, func(b []byte, n node) []byte { return n.append(b) })
		}
	}
	return append(b, '}')
}

func list[T any](b []byte, values []T, write func([]byte, T) []byte) []byte {
	b = append(b, '[')
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = write(b, v)
	}
	return append(b, ']')
}

// quote writes a string. encoding/json escapes <, >, & and the line separators
// of JavaScript, and puts U+FFFD for bytes that are no UTF-8.
func quote(b []byte, s string) []byte {
	if plain(s) {
		return append(append(append(b, '"'), s...), '"')
	}
	q, err := json.Marshal(s)
	if err != nil {
		panic("a string cannot be written as JSON: " + err.Error())
	}
	return append(b, q...)
}

// plain reports whether s needs no escape.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c > '~', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		}
	}
	return true
}

// address gives a full address of the web without the part that only tells a
// browser which words to show, or nothing.
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	s, _, _ = strings.Cut(s, ":~:")
	return strings.TrimSuffix(s, "#")
}

// coordinates gives a point, or nothing where one of the two is not a number
// of degrees.
func coordinates(lat, lon string) node {
	y, latErr := strconv.ParseFloat(lat, 64)
	x, lonErr := strconv.ParseFloat(lon, 64)
	if latErr != nil || lonErr != nil || !(y >= -90 && y <= 90 && x >= -180 && x <= 180) { // so that NaN is none either
		return nil
	}
	return node{{"@type", "GeoCoordinates"}, {"latitude", y}, {"longitude", x}}
}

// iso gives what is certain of a date, and nothing for an interval: one of its
// ends may be asked for.
func iso(d date.Date) string {
	s := d.ISO() // an hour is its day there already
	if s == "" || !d.Approximate() && !d.Uncertain() || d.Precision() == date.Hour {
		return s
	}
	switch d.Precision() {
	case date.Minute:
		return s[:len("2012-03-22")]
	case date.Day:
		return s[:len("2012-03")]
	case date.Month:
		return s[:len("2012")]
	}
	return ""
}

// coverage gives the time from one date to another, as ISO 8601 writes it; ".."
// stands for an open end. Of an open beginning schema.org knows nothing.
func coverage(d date.Date) string {
	if !d.IsInterval() {
		return iso(d)
	}
	start, end := iso(d.Start()), iso(d.End())
	if d.End().IsZero() {
		end = ".."
	}
	if start == "" || end == "" {
		return ""
	}
	return start + "/" + end
}
