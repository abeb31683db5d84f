package jsonld

import (
	"encoding/json"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/internal/date"
)

// pen writes an object as JSON, the ones within it in place; its keys keep the
// order in which they are written. Without a value there is no key. An object or
// a list in which nothing was written is none: closing it takes its key back.
type pen struct{ b []byte }

// part parts a value from the one before.
func (n *pen) part() {
	if last := n.b[len(n.b)-1]; last != '{' && last != '[' {
		n.b = append(n.b, ',')
	}
}

// key begins a field.
func (n *pen) key(key string) {
	n.part()
	n.b = append(append(append(n.b, '"'), key...), '"', ':') // no key has anything to escape
}

func (n *pen) text(key, s string) {
	if s != "" {
		n.key(key)
		n.b = quote(n.b, s)
	}
}

func (n *pen) url(key, s string) { n.text(key, address(s)) }

func (n *pen) number(key string, f float64) {
	n.key(key)
	n.b = strconv.AppendFloat(n.b, f, 'f', -1, 64)
}

// open begins an object that is the value of a key, and gives what close asks for.
func (n *pen) open(key string) (from int) {
	from = len(n.b)
	n.key(key)
	n.b = append(n.b, '{')
	return from
}

// item begins an object in a list likewise.
func (n *pen) item() (from int) {
	from = len(n.b)
	n.part()
	n.b = append(n.b, '{')
	return from
}

func (n *pen) close(from int) { n.end(from, '{', '}') }

// openList begins a list, and gives what closeList asks for.
func (n *pen) openList(key string) (from int) {
	from = len(n.b)
	n.key(key)
	n.b = append(n.b, '[')
	return from
}

func (n *pen) closeList(from int) { n.end(from, '[', ']') }

func (n *pen) end(from int, opening, closing byte) {
	if n.b[len(n.b)-1] == opening {
		n.b = n.b[:from]
		return
	}
	n.b = append(n.b, closing)
}

// texts writes what there is of a list of strings.
func (n *pen) texts(key string, list []string) {
	from := n.openList(key)
	for _, s := range list {
		if s != "" {
			n.part()
			n.b = quote(n.b, s)
		}
	}
	n.closeList(from)
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
	var met sign
	for i := range len(s) {
		met |= signs[s[i]]
	}
	return met == 0 || met == foreign && utf8.ValidString(s) && !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029")
}

// sign tells what a byte is that may not stand for itself.
type sign uint8

const (
	escaped sign = 1 << iota
	foreign      // of a letter beyond ASCII
)

var signs = func() (table [256]sign) {
	for c := range table {
		switch {
		case c < ' ' || strings.IndexByte(`"\<>&`, byte(c)) >= 0:
			table[c] = escaped
		case c >= utf8.RuneSelf:
			table[c] = foreign
		}
	}
	return table
}()

// address gives a full address of the web without the part that only tells a
// browser which words to show, or nothing.
func address(s string) string {
	if s == "" || simple(s) {
		return s
	}
	return parsed(s)
}

func parsed(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	s, _, _ = strings.Cut(s, ":~:")
	return strings.TrimSuffix(s, "#")
}

// simple reports whether s is an address of a host and a path alone, without a
// sign that could mean anything else, as most are.
func simple(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(s, "http://")
	}
	if !ok || rest == "" || rest[0] == '/' {
		return false
	}
	for i := range len(rest) {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '-', c == '/', c == '_':
		default:
			return false
		}
	}
	return true
}

// coordinates writes a point, or nothing where one of the two is not a number
// of degrees.
func (n *pen) coordinates(key, lat, lon string) {
	if lat == "" || lon == "" {
		return
	}
	y, latErr := strconv.ParseFloat(lat, 64)
	x, lonErr := strconv.ParseFloat(lon, 64)
	if latErr != nil || lonErr != nil || !(y >= -90 && y <= 90 && x >= -180 && x <= 180) { // so that NaN is none either
		return
	}
	from := n.open(key)
	n.text("@type", "GeoCoordinates")
	n.number("latitude", y)
	n.number("longitude", x)
	n.close(from)
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
