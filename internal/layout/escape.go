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

// write writes a string through a table. Most words have nothing that is written
// otherwise, and a page is written sparingly, so they are passed eight bytes at a time.
func (p *pen) write(s string, to *table) {
	done, quick := 0, to == sparing.shown || to == sparing.value
	for i := 0; i < len(s); {
		if quick {
			i += calm(s[i:])
		}
		for end := min(i+8, len(s)); i < end; i++ {
			if stands := to[s[i]]; stands != "" {
				p.b = append(p.b, s[done:i]...)
				p.b = append(p.b, stands...)
				done = i + 1
			}
		}
	}
	p.b = append(p.b, s[done:]...)
}

// calm gives how many bytes a string begins with of which none has an entry in a
// sparing table: all, or as many as are found eight or more at a time.
func calm(s string) int {
	const high = 0x80_80_80_80_80_80_80_80
	if len(s) < 8 {
		return 0
	}
	i := 0
	for ; i+24 <= len(s); i += 24 {
		if t := s[i : i+24]; (stirred(word(t))|stirred(word(t[8:]))|stirred(word(t[16:])))&high != 0 {
			break
		}
	}
	for ; ; i += 8 {
		i = min(i, len(s)-8) // the last bytes are looked at with some of those before them
		if stirred(word(s[i:]))&high != 0 {
			return i
		}
		if i == len(s)-8 {
			return len(s)
		}
	}
}

func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// stirred sets the highest bit of some of eight bytes where one of them may have an
// entry in a sparing table: where it is 0, " or &, or one of < = >. For if n is taken
// from a byte of ASCII, its highest bit is set where the byte is less, and in no byte
// before the first such.
func stirred(word uint64) uint64 {
	const ones = 0x01_01_01_01_01_01_01_01
	quotes := word&^(ones*0x04) ^ ones*'"' // zero where a byte is " or &
	angles := word ^ ones*'<'              // less than 3 where it is one of < = >
	return ((word - ones) | (quotes - ones) | (angles - ones*3)) &^ word
}

// filtered gives an address of a scheme that is safe, or none of its own; else
// what html/template puts in its place. Most begin with "../".
func filtered(address string) string {
	end := 0
	for end < len(address) && address[end] != ':' && address[end] != '/' {
		end++
	}
	if end == len(address) || address[end] == '/' {
		return address
	}
	scheme := address[:end]
	for _, safe := range [...]string{"https", "http", "mailto"} {
		if strings.EqualFold(scheme, safe) {
			return address
		}
	}
	return "#ZgotmplZ"
}

// The bytes that an address has as they are; those of RFC 3986 that part it only
// where it is whole, and of these the ones that every table leaves alone.
var (
	unreserved = bytesOf("-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
	reserved   = bytesOf("!#$&*+,/:;=?@[]")
	verbatim   = bytesOf("-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + "!#$*,/:;=?@[]")
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
	asIs, done := &unreserved, 0
	if whole {
		asIs = &verbatim
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if asIs[c] {
			continue
		}
		p.b = append(p.b, s[done:i]...)
		done = i + 1
		switch {
		case !whole || !reserved[c] && !(c == '%' && i+2 < len(s) && hexDigits[s[i+1]] && hexDigits[s[i+2]]):
			p.b = append(p.b, '%', digits[c>>4], digits[c&15])
		case to[c] != "":
			p.b = append(p.b, to[c]...)
		default:
			p.b = append(p.b, c)
		}
	}
	p.b = append(p.b, s[done:]...)
}
