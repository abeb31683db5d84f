package jsonld

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
)

// node is an object as JSON, but for the brace at its end; its keys keep the order
// in which they were written. Without a value there is no key. A node without keys
// is empty, and none.
type node []byte

// key begins a field.
func (n *node) key(key string) {
	sep := byte(',')
	if len(*n) == 0 {
		sep = '{'
	}
	*n = append(quote(append(*n, sep), key), ':')
}

func (n *node) text(key, s string) {
	if s != "" {
		n.key(key)
		*n = quote(*n, s)
	}
}

func (n *node) url(key, s string) { n.text(key, address(s)) }

func (n *node) number(key string, f float64) {
	n.key(key)
	*n = strconv.AppendFloat(*n, f, 'f', -1, 64)
}

func (n *node) node(key string, v node) {
	if len(v) > 0 {
		n.key(key)
		*n = append(append(*n, v...), '}')
	}
}

func (n *node) texts(key string, list []string) {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
	if len(list) == 0 {
		return
	}
	n.key(key)
	for i, s := range list {
		*n = quote(append(*n, before(i)), s)
	}
	*n = append(*n, ']')
}

// list writes what there is of nodes.
func (n *node) list(key string, nodes []node) {
	written := 0
	for _, v := range nodes {
		if len(v) == 0 {
			continue
		}
		if written == 0 {
			n.key(key)
		}
		*n = append(append(append(*n, before(written)), v...), '}')
		written++
	}
	if written > 0 {
		*n = append(*n, ']')
	}
}

// before gives what stands before the i-th value of a list.
func before(i int) byte {
	if i == 0 {
		return '['
	}
	return ','
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
	ascii := true
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&':
			return false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return ascii || utf8.ValidString(s) && !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029")
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
	var n node
	n.text("@type", "GeoCoordinates")
	n.number("latitude", y)
	n.number("longitude", x)
	return n
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
