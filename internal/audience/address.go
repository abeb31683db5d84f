package audience

import (
	"encoding/hex"
	"html"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"dossier/internal/annotate"
	"dossier/internal/diag"
	"dossier/internal/pattern"
)

// shortest is the number of letters of a word that is looked for within others.
const shortest = 5

// HoldsAddress is Holds for what is no prose: an id, a file's name, an address.
// There names run together too, and are written with percent signs.
func (n *Names) HoldsAddress(text string) bool {
	if !n.Any() || text == "" {
		return false
	}
	text = unescaped(text)
	text = strings.Map(func(r rune) rune {
		if r == '_' || r == '.' || r == '/' || r == '+' {
			return ' '
		}
		return r
	}, text)
	return len(n.found(text)) > 0 || n.within(foldWords(text)...)
}

// within reports whether a withheld name stands in folded words that run together:
// in one of them, or as the whole of several.
func (n *Names) within(words ...string) bool {
	run := strings.Join(words, "")
	if len(run) < shortest {
		return false
	}
	edges, at := make([]bool, len(run)+1), 0 // offsets at which a word begins or ends
	for _, w := range words {
		edges[at] = true
		at += len(w)
	}
	edges[at] = true
	run = n.bared(run)
	return slices.ContainsFunc(n.inner, func(name string) bool {
		for from := 0; ; from++ {
			i := strings.Index(run[from:], name)
			if i < 0 {
				return false
			}
			from += i
			to := from + len(name)
			if edges[from] && edges[to] || !slices.Contains(edges[from+1:to], true) {
				return true
			}
		}
	})
}

// bared puts bars in the place of published names in folded words that run
// together.
func (n *Names) bared(run string) string {
	for _, name := range n.published {
		run = strings.ReplaceAll(run, name, strings.Repeat("|", len(name)))
	}
	return run
}

// unescaped undoes the escapes of an address: percent signs, however often,
// references of HTML, and the writing of foreign letters in a host's name (RFC
// 3492). Bytes that are no UTF-8 are taken for ISO 8859-1.
func unescaped(text string) string {
	const rounds = 4 // of both kinds in turn
	for range rounds {
		plain := unpercented(html.UnescapeString(text))
		if plain == text {
			break
		}
		text = plain
	}
	var hosts strings.Builder
	for _, label := range hostLabel.FindAllString(text, -1) {
		const longest = 63 // bytes of a label (RFC 1035)
		if len(label) > longest {
			continue
		}
		if shown, err := idna.Punycode.ToUnicode(strings.ToLower(label)); err == nil {
			hosts.WriteString(" " + shown)
		}
	}
	return text + hosts.String()
}

// hostLabel is a part of a host's name that stands for letters of any script.
var hostLabel = pattern.New(`(?i)\bxn--[a-z0-9-]+`)

// manyPercents is a percent sign that was escaped, and its escape again.
var manyPercents = pattern.New(`%(?:25)+`)

// unpercented takes each percent sign with two digits for the byte that it
// stands for.
func unpercented(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	text = manyPercents.ReplaceAllString(text, "%")
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if c, err := hex.DecodeString(text[i+1 : i+3]); err == nil {
				b.WriteByte(c[0])
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	if utf8.ValidString(b.String()) {
		return b.String()
	}
	var latin strings.Builder
	for rest := b.String(); rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && size == 1 {
			r = rune(rest[0])
		}
		latin.WriteRune(r)
		rest = rest[size:]
	}
	return latin.String()
}

// percented lists the stretches of a text that percent signs make an address of,
// and in which a name stands; or one of plain, which were found in the text as it is
// written, in order and apart: what such a stretch is without them may be read as
// another name.
func (n *Names) percented(text string, plain []hit) []hit {
	var hits []hit
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '%')
		if i < 0 {
			return hits
		}
		from := strings.LastIndexFunc(text[:at+i], endsAddress) + 1
		if from > 0 { // behind the whole blank
			_, size := utf8.DecodeRuneInString(text[from-1:])
			from += size - 1
		}
		to := len(text)
		if end := strings.IndexFunc(text[at+i:], endsAddress); end >= 0 {
			to = at + i + end
		}
		for len(plain) > 0 && plain[0].to <= from {
			plain = plain[1:]
		}
		met := len(plain) > 0 && plain[0].from < to
		if chunk := text[from:to]; unpercented(chunk) != chunk && (met || n.HoldsAddress(chunk)) {
			hits = append(hits, hit{from: from, to: to})
		}
		at = to
	}
}

// endsAddress reports whether a character is a blank behind which no address goes
// on. Some that Unicode counts as blanks show nothing, and part no words.
func endsAddress(r rune) bool { return unicode.IsSpace(r) && kindOf(r) == between }

// knitAt finds a name in one word that was run together of several: by its
// capitals, or where it is part of an address, a hashtag or a name in a network.
func (n *Names) knitAt(text string, t token) bool {
	parts := humps(text[t.from:t.to])
	if len(parts) > 0 {
		bared := n.bared(t.folded)
		part := func(s string) bool {
			_, _, ok := n.partOf(s, fold(s))
			return ok && strings.Contains(bared, fold(s))
		}
		if slices.ContainsFunc(parts, part) {
			return true
		}
	}
	return n.behindPrefix(t.folded) || (parts != nil || linked(text, t)) && n.within(t.folded)
}

// behindPrefix finds a name that a prefix is written together with. Short ones
// are not looked for: progress is nobody.
func (n *Names) behindPrefix(folded string) bool {
	for _, prefix := range prefixes {
		stem, ok := strings.CutPrefix(folded, prefix)
		if !ok || len(stem) < shortest {
			continue
		}
		for _, f := range stems(stem) {
			if _, known := n.parts[f.word]; !f.restored && (known || n.whole[f.word] != "") {
				return true
			}
		}
	}
	return false
}

// linked reports whether a word touches a sign or a number as those of prose do
// not.
func linked(text string, t token) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:t.from])
	if strings.ContainsRune("#＃@/_=&?~+.", before) || unicode.IsDigit(before) {
		return t.from > 0
	}
	if t.to == len(text) {
		return false
	}
	after, size := utf8.DecodeRuneInString(text[t.to:])
	return strings.ContainsRune("@/_=&~", after) || unicode.IsDigit(after) || after == '.' && unicode.IsLetter(annotate.RuneAt(text, t.to+size))
}

// Sources reports names that stand in layouts and assets of the dossier's own,
// which are published as they are. What a picture shows, and what is compressed in
// one, is not read.
func (n *Names) Sources(file, data string, diags *diag.List) {
	if n.HoldsAddress(file) || n.holdsFile(file, data) {
		diags.Errorf(diag.Pos{File: file}, "take the name out of the file, and out of the file's name", "a name that is withheld stands in this file")
	}
}

// holdsFile looks for names in a file. In one that is no words, such as code or a
// picture, short names and small letters stand by chance.
func (n *Names) holdsFile(file, text string) bool {
	words := false
	switch strings.ToLower(path.Ext(file)) {
	case ".bib", ".csv", ".geojson", ".gpx", ".htm", ".html", ".json", ".kml", ".md", ".ris", ".srt", ".tsv", ".txt", ".vtt", ".xml", ".yaml", ".yml":
		words = true
	}
	if utf8.ValidString(text) {
		text = unquoted(unescaped(text))
	}
	return slices.ContainsFunc(n.find(text), func(h hit) bool {
		word := text[h.from:h.to]
		return words || len(word) >= shortest && strings.ToLower(word) != word
	})
}

// unquoted undoes the escapes of letters in the strings of code and of JSON.
func unquoted(text string) string {
	return escape.ReplaceAllStringFunc(text, func(s string) string {
		r, err := strconv.ParseUint(strings.Trim(s[2:], "{}"), 16, 32)
		if err != nil {
			return s
		}
		return string(rune(r))
	})
}

var escape = pattern.New(`\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|u\{[0-9A-Fa-f]{1,6}\})`)
