package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"dossier/internal/slug"
)

// longest is the length in bytes of the longest address.
const longest = 8000

// readAddress reads an address that a person wrote, and gives it in one
// spelling.
func readAddress(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	fail := func(what, hint string) (*url.URL, error) {
		return nil, &Error{Address: shown(address), what: what, hint: hint}
	}
	u, err := url.Parse(address)
	switch {
	case address == "":
		return nil, &Error{Address: `""`, what: "an empty address", hint: "give the address of a page, such as https://example.org/page"}
	case err != nil: // its text may hold a password
		return fail("this cannot be read as an address", "copy the address from the browser")
	case u.User != nil:
		return fail("the address holds a name or a password", "leave them out; a page that needs them can be saved from the browser, and imported as a file")
	case u.Scheme == "" && u.Host == "":
		return fail("this is not the address of a page of the web", "write "+strconv.Quote("https://"+address))
	case u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "":
		return fail("this is not the address of a page of the web", "give an address that begins with https:// or http://")
	}
	if fault := canonical(u); fault != "" {
		return fail(fault, "copy the address from the browser")
	}
	return u, nil
}

// shown is an address as an error names it: without a password, on one line.
func shown(address string) string {
	start := strings.Index(address, "//") + 2
	if start < 2 {
		start = 0
	}
	end := len(address)
	if i := strings.IndexAny(address[start:], "/?#"); i >= 0 {
		end = start + i
	}
	if at := strings.LastIndexByte(address[start:end], '@'); at >= 0 {
		address = address[:start] + "…" + address[start+at:]
	}
	if len(address) > 200 {
		address = strings.ToValidUTF8(address[:200], "") + "…"
	}
	if quoted := strconv.QuoteToGraphic(address); quoted != `"`+address+`"` {
		return quoted
	}
	return address
}

// canonical gives an address its one spelling, all of it ASCII: no fragment, the
// host in lower case and encoded for the name system, no port that goes without
// saying. The fault tells why that cannot be done.
func canonical(u *url.URL) (fault string) {
	host, port := u.Hostname(), u.Port()
	if host == "" {
		return "it names no host"
	}
	if _, err := netip.ParseAddr(host); err != nil {
		if host, err = hostName(host); err != nil || host == "" || host[0] == '.' || strings.Contains(host, "..") {
			return "its host is not the name of a host"
		}
	}
	switch n, err := strconv.ParseUint(port, 10, 16); {
	case port == "" || u.Scheme == "http" && n == 80 || u.Scheme == "https" && n == 443:
		port = ""
	case err != nil || n == 0:
		return "its port is not a number from 1 to 65535"
	default:
		port = ":" + strconv.FormatUint(n, 10)
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	u.Host = strings.ToLower(host) + port
	u.Fragment, u.RawFragment, u.ForceQuery = "", "", false
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = escapeQuery(u.RawQuery)
	if len(u.String()) > longest {
		return "it is longer than " + strconv.Itoa(longest) + " characters"
	}
	return ""
}

// hostName gives a name in lower case and ASCII. A name with an underscore,
// which the standard of names forbids, is left as it is: there are such hosts.
func hostName(name string) (string, error) {
	plain := func(r rune) bool {
		return r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-._", r))
	}
	if !strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }) && len(name) < 255 {
		return strings.ToLower(name), nil
	}
	return idna.Lookup.ToASCII(name)
}

// escapeQuery writes the bytes of a query that may not stand there as %XX.
func escapeQuery(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>`{}|\\^", c) >= 0 {
			b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// FileName gives the name in seeds/ for the page at an address: its host and the
// last parts of its path, made into an id, and .txt for plain text and
// Markdown, .html for all else. Where the id leaves out what could tell the page
// from another, such as a query or the beginning of a long path, it ends in a
// digest of the address. The same address always gives the same name.
func FileName(address, contentType string) string {
	extension := ".html"
	if t := mediaType(contentType); t == plainType || t == markdownType || t == oldMarkdownType {
		extension = ".txt"
	}
	u, err := readAddress(address)
	if err != nil {
		address = shown(address)
		return join(cut(slug.Make(address)), digest(address)) + extension
	}
	host, err := idna.ToUnicode(strings.TrimPrefix(u.Host, "www."))
	if err != nil || lossy(host) {
		host = u.Host
	}
	id, lost := ending(slug.Make(host), segments(u.Path))
	if lost || u.RawQuery != "" {
		return join(id, digest(u.String())) + extension
	}
	return slug.Make(id) + extension // which keeps clear of the names of devices
}

// RecordName gives the name of the record that lies beside a capture.
func RecordName(capture string) string {
	return strings.TrimSuffix(capture, path.Ext(capture)) + ".record.yaml"
}

func digest(address string) string {
	sum := sha256.Sum256([]byte(address))
	return hex.EncodeToString(sum[:4])
}

// room is the length of an id that leaves room for a digest.
const room = slug.MaxLen - len("-") - 8

// ending adds to the id of a host as many of the last segments as there is room
// for.
func ending(host string, segments []string) (id string, lost bool) {
	tail := ""
	for _, s := range slices.Backward(segments) {
		longer := join(slug.Make(s), tail)
		if len(join(host, longer)) > room && tail != "" {
			lost = true
			break
		}
		lost = lost || lossy(s)
		tail = longer
	}
	id = join(host, tail)
	return cut(id), lost || len(id) > room
}

// cut shortens an id to what there is room for, at a dash if it can.
func cut(id string) string {
	if len(id) <= room {
		return id
	}
	if dash := strings.LastIndexByte(id[:room+1], '-'); dash > 0 {
		return id[:dash]
	}
	return id[:room]
}

// join puts a dash between two ids, unless one is empty.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "-" + b
}

// segments gives the parts of a path that tell pages apart.
func segments(p string) []string {
	parts := strings.FieldsFunc(p, func(r rune) bool { return r == '/' })
	if len(parts) == 0 {
		return nil
	}
	last := &parts[len(parts)-1]
	switch extension := strings.ToLower(path.Ext(*last)); extension {
	case ".html", ".htm", ".xhtml", ".shtml", ".stm", ".php", ".asp", ".aspx", ".jsp", ".txt", ".md":
		*last = (*last)[:len(*last)-len(extension)]
	}
	if *last == "index" || *last == "" {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// lossy reports whether a text has a letter or digit that an id cannot show.
func lossy(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r == unicode.ReplacementChar || (unicode.IsLetter(r) || unicode.IsNumber(r)) && slug.Make(string(r)) == ""
	})
}
