package layout

import "strings"

// The escapers of html/template, done for the plain values that views hold.
// Package html/template stays the one that decides which of them goes where.

// table gives what stands for a byte; "" for the byte itself. Only bytes of
// ASCII have an entry, so UTF-8 passes, and broken UTF-8 too.
type table [256]string

// What html/template writes for a value.
var exact = &table{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// manner is how words are written.
type manner struct {
	shown *table // in text
	value *table // in an attribute with double quotation marks
}

// What the functions write into a page of html/template; and what is enough.
var (
	generous = manner{classic, classic}
	sparing  = manner{
		shown: &table{0: "\uFFFD", '&': "&amp;", '<': "&lt;", '>': "&gt;"},
		value: &table{0: "\uFFFD", '&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;"},
	}
	classic = &table{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '<': "&lt;", '>': "&gt;"}
)

// write writes a string through a table.
func (p *pen) write(s string, to *table) {
	done := 0
	for i := 0; i < len(s); i++ {
		if stands := to[s[i]]; stands != "" {
			p.b = append(p.b, s[done:i]...)
			p.b = append(p.b, stands...)
			done = i + 1
		}
	}
	p.b = append(p.b, s[done:]...)
}

// filtered gives an address of a scheme that is safe, or none of its own; else
// what html/template puts in its place.
func filtered(address string) string {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.Contains(scheme, "/") {
		return address
	}
	for _, safe := range [...]string{"https", "http", "mailto"} {
		if strings.EqualFold(scheme, safe) {
			return address
		}
	}
	return "#ZgotmplZ"
}

// The bytes that an address has as they are; those of RFC 3986 that part it only
// where it is whole.
var (
	unreserved = bytesOf("-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
	reserved   = bytesOf("!#$&*+,/:;=?@[]")
	hexDigits  = bytesOf("0123456789abcdefABCDEF")
)

func bytesOf(s string) (set [256]bool) {
	for i := range len(s) {
		set[s[i]] = true
	}
	return set
}

// address writes an address, or a part of one, into an attribute. In a whole
// one, the bytes that part it and what is encoded already stay.
func (p *pen) address(s string, whole bool, to *table) {
	const digits = "0123456789abcdef"
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case unreserved[c]:
			p.b = append(p.b, c)
		case whole && (reserved[c] || c == '%' && i+2 < len(s) && hexDigits[s[i+1]] && hexDigits[s[i+2]]):
			if stands := to[c]; stands != "" {
				p.b = append(p.b, stands...)
			} else {
				p.b = append(p.b, c)
			}
		default:
			p.b = append(p.b, '%', digits[c>>4], digits[c&15])
		}
	}
}
