package matter

import (
	"errors"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// A reader takes one YAML value. It reports what is wrong with it and goes on,
// so that all mistakes of a file are found in one run.
type reader func(n *yaml.Node)

// fields says which keys a mapping may have and how each is read.
type fields map[string]reader

// decoder reads YAML nodes into records. A scalar is taken as the text that
// stands in the file and read by the rules of its key: YAML's own guesses at
// numbers, dates and truth values are never used.
type decoder struct {
	file  string
	fence int      // line of the opening fence; nodes count from the line after it
	lines []string // of the front matter
	bare  bool     // there are no such parts of YAML as plain refuses
	diags *diag.List
}

func (d *decoder) pos(n *yaml.Node) diag.Pos {
	return diag.Pos{File: d.file, Line: d.fence + n.Line, Col: n.Column}
}

// plain reports whether a node is free of the parts of YAML that are refused:
// anchors, aliases and tags.
func (d *decoder) plain(n *yaml.Node) bool {
	switch {
	case d.bare:
		return true
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.diags.Errorf(d.pos(n), "write the value out; a text that begins with & or * stands in quotation marks", "YAML anchors and aliases are not taken")
	case n.Style&yaml.TaggedStyle != 0 || d.startsWith(n, '!'):
		d.diags.Errorf(d.pos(n), "remove the tag; a text that begins with ! stands in quotation marks", "YAML tags are not taken")
	default:
		return true
	}
	return false
}

// startsWith reports whether a node's text in the file begins with c. YAML
// takes a lone ! for a tag and does not tell of it.
func (d *decoder) startsWith(n *yaml.Node, c byte) bool {
	line := n.Line - 1
	if line < 0 || line >= len(d.lines) {
		return false
	}
	at := d.byteOf(line, n.Column)
	return at < len(d.lines[line]) && d.lines[line][at] == c
}

// mapping reads a mapping with the given keys; what names it in messages.
func (d *decoder) mapping(what string, fs fields) reader {
	return func(n *yaml.Node) { d.keys(what, fs, n) }
}

// keys reads a mapping and reports whether it is one.
func (d *decoder) keys(what string, fs fields, n *yaml.Node) bool {
	switch {
	case !d.plain(n):
		return false
	case n.Kind != yaml.MappingNode:
		d.diags.Errorf(d.pos(n), "write keys and values: "+strings.Join(firstKeys(fs), ", ")+" …", "%s is not a set of keys", what)
		return false
	}
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		d.entry(what, fs, n.Content[i], n.Content[i+1], seen)
	}
	return true
}

// needs reports the keys that a mapping cannot do without. One that is there
// with a value of the wrong sort has been reported already.
func (d *decoder) needs(what string, n *yaml.Node, pos diag.Pos, needs []need) {
	wrong := map[string]bool{}
	for i := 0; n != nil && i+1 < len(n.Content); i += 2 {
		value := n.Content[i+1]
		wrong[n.Content[i].Value] = value.Kind != yaml.ScalarNode || strings.TrimSpace(value.Value) != ""
	}
	for _, need := range needs {
		if need.missing() && !wrong[need.key] {
			d.diags.Errorf(pos, need.hint, "%s has no %s", what, need.key)
		}
	}
}

func (d *decoder) entry(what string, fs fields, key, value *yaml.Node, seen map[string]int) {
	if !d.plain(key) {
		return
	}
	read, known := fs[key.Value]
	first, twice := seen[key.Value]
	switch {
	case key.Kind != yaml.ScalarNode:
		d.diags.Errorf(d.pos(key), "a key is a word", "a key of %s is not a word", what)
	case !known:
		d.diags.Errorf(d.pos(key), suggestKey(key.Value, fs), "unknown key %q in %s", key.Value, what)
	case twice:
		d.diags.Errorf(d.pos(key), "keep one of the two", "key %q stands twice; first on line %d", key.Value, first)
	case isNull(value):
		seen[key.Value] = d.fence + key.Line
		if d.plain(value) && (value.LineComment != "" || key.LineComment != "") {
			d.diags.Warnf(d.pos(key), "a text that begins with # stands in quotation marks", "key %q has no value, only a comment", key.Value)
		}
	default:
		seen[key.Value] = d.fence + key.Line
		read(value)
	}
}

func firstKeys(fs fields) []string {
	keys := slices.Sorted(maps.Keys(fs))
	return keys[:min(4, len(keys))]
}

// isNull reports an empty value, which counts as none given.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0
}

// scalar hands the text of a scalar on.
func (d *decoder) scalar(what string, use func(n *yaml.Node)) reader {
	return func(n *yaml.Node) {
		switch {
		case !d.plain(n):
		case n.Kind == yaml.ScalarNode:
			if i := controlIn(n.Value); i >= 0 {
				d.diags.Errorf(d.inside(n, i), "remove the invisible character", "a control character in %s", what)
				return
			}
			use(n)
		case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0:
			d.diags.Errorf(d.pos(n), "a text that begins with { stands in quotation marks", "expected %s, found a set of keys", what)
		default:
			d.diags.Errorf(d.pos(n), "", "expected %s, found %s", what, kindName(n))
		}
	}
}

func kindName(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a set of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	return "a value"
}

// list reads a list, or one value that stands for a list of one.
func (d *decoder) list(each reader) reader {
	return func(n *yaml.Node) {
		if n.Kind != yaml.SequenceNode {
			each(n)
			return
		}
		if d.plain(n) {
			for _, item := range n.Content {
				if isNull(item) && d.plain(item) {
					d.diags.Errorf(d.pos(item), "write a value there, or remove it", "an empty item in a list")
					continue
				}
				each(item)
			}
		}
	}
}

// text reads words that stay as they are. A citation in them would be printed,
// not proved.
func (d *decoder) text(dst *string) reader {
	return d.scalar("a text", func(n *yaml.Node) {
		*dst = strings.TrimSpace(strings.ReplaceAll(n.Value, `\[@`, "[@"))
		d.unmarked(n)
		if i := strings.Index(strings.ReplaceAll(n.Value, `\[@`, `\[_`), "[@"); i >= 0 {
			d.diags.Errorf(d.inside(n, i), "cite in the body, in summary, or under cite; where the sign is meant, write \\[@", "this text takes no citation")
		}
	})
}

func (d *decoder) texts(dst *[]string) reader {
	return d.list(d.scalar("a text", func(n *yaml.Node) {
		text := strings.TrimSpace(n.Value)
		d.unmarked(n)
		if text == "" {
			d.diags.Errorf(d.pos(n), "write a value there, or remove it", "an empty text in a list")
			return
		}
		*dst = append(*dst, text)
	}))
}

func (d *decoder) prose(dst *dossier.Prose) reader {
	return d.scalar("a text", func(n *yaml.Node) {
		spots, from := d.spots(n), len(n.Value)-len(strings.TrimLeftFunc(n.Value, unicode.IsSpace))
		*dst = dossier.Prose{Source: strings.TrimSpace(n.Value), Pos: dossier.PosAt(n.Value, spots, from)}
		if len(spots) > 1 {
			dst.Spots = shifted(spots, dst.Pos, from)
		}
	})
}

// shifted gives the spots of a text from which the first bytes are cut.
func shifted(spots []dossier.Spot, start diag.Pos, by int) []dossier.Spot {
	list := []dossier.Spot{{Pos: start}}
	for _, s := range spots {
		if s.Offset > by {
			list = append(list, dossier.Spot{Offset: s.Offset - by, Pos: s.Pos})
		}
	}
	return list
}

func (d *decoder) boolean(dst *bool) reader {
	return d.scalar("true or false", func(n *yaml.Node) {
		switch n.Value {
		case "true":
			*dst = true
		case "false":
			*dst = false
		default:
			d.diags.Errorf(d.pos(n), "write true or false", "%q is neither true nor false", n.Value)
		}
	})
}

func (d *decoder) integer(dst *int) reader {
	return d.scalar("a whole number", func(n *yaml.Node) {
		v, err := strconv.Atoi(n.Value)
		if err != nil {
			d.diags.Errorf(d.pos(n), "write digits only, such as 10", "%q is not a whole number", n.Value)
			return
		}
		*dst = v
	})
}

// choice reads one of a few words.
func choice[T ~string](d *decoder, dst *T, values []T) reader {
	return d.scalar("a word", func(n *yaml.Node) {
		if i := slices.Index(values, T(n.Value)); i >= 0 {
			*dst = values[i] // and not the node's, which may be a stretch of the file
			return
		}
		names := make([]string, len(values))
		for i, v := range values {
			names[i] = string(v)
		}
		d.diags.Errorf(d.pos(n), "one of: "+strings.Join(names, ", "), "%q is not valid here", n.Value)
	})
}

func (d *decoder) date(dst *date.Date) reader {
	return d.scalar("a date", func(n *yaml.Node) {
		v, err := date.Parse(n.Value)
		if err == nil {
			*dst = v
			return
		}
		fault := &date.Error{Message: err.Error()}
		errors.As(err, &fault)
		d.diags.Errorf(d.inside(n, fault.Offset), fault.Hint, "date %q: %s", n.Value, fault.Message)
	})
}

func (d *decoder) basis(dst *date.Basis) reader {
	return d.scalar("a word", func(n *yaml.Node) {
		v, err := date.ParseBasis(n.Value)
		if err != nil {
			d.diags.Errorf(d.pos(n), "one of: stated, derived, inferred", "%q is not a basis", n.Value)
			return
		}
		*dst = v
	})
}

// dated adds the three keys that tell a date and how it is known. key is
// "date" or "start".
func (d *decoder) dated(fs fields, key string, dst *dossier.Dated) {
	read := d.date(&dst.Date)
	fs[key] = func(n *yaml.Node) {
		dst.Pos = d.pos(n)
		read(n)
	}
	fs["basis"] = d.basis(&dst.Basis)
	fs["basis_from"] = d.text(&dst.From)
}

func (d *decoder) ref(dst *dossier.Ref) reader {
	return d.scalar("an id", func(n *yaml.Node) { *dst, _ = d.makeRef(n) })
}

func (d *decoder) refs(dst *[]dossier.Ref) reader {
	read := d.list(d.scalar("an id", func(n *yaml.Node) {
		if ref, ok := d.makeRef(n); ok {
			*dst = append(*dst, ref)
		}
	}))
	return func(n *yaml.Node) {
		*dst = slices.Grow(*dst, len(n.Content)) // they are kept
		read(n)
	}
}

func (d *decoder) makeRef(n *yaml.Node) (dossier.Ref, bool) {
	id, part, _ := strings.Cut(strings.TrimSpace(n.Value), "#")
	if id == "" {
		d.diags.Errorf(d.pos(n), "write the id of a record, or remove the key", "an empty id")
		return dossier.Ref{}, false
	}
	return dossier.Ref{ID: id, Part: part, Pos: d.pos(n)}, true
}

// cites reads '@source "words"', with or without the brackets of Markdown.
func (d *decoder) cites(dst *[]dossier.Cite) reader {
	return d.list(d.scalar("a citation", func(n *yaml.Node) {
		text := strings.TrimSpace(n.Value)
		skipped := strings.Index(n.Value, text)
		if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") {
			text, skipped = text[1:len(text)-1], skipped+1
		}
		claims, offsets, read, err := dossier.Claims(text)
		if err == nil && read < len(text) {
			err = &dossier.SyntaxError{Offset: read, Message: "something stands after the citation", Hint: `write '@source "exact words"'`}
		}
		spots := d.spots(n)
		if fault := (*dossier.SyntaxError)(nil); errors.As(err, &fault) {
			pos := dossier.PosAt(n.Value, spots, min(fault.Offset+skipped, len(n.Value)))
			d.diags.Errorf(pos, fault.Hint, "%s", fault.Message)
			return
		}
		for i, c := range claims {
			*dst = append(*dst, dossier.Cite{Claim: c, Pos: dossier.PosAt(n.Value, spots, offsets[i]+skipped)})
		}
	}))
}

func (d *decoder) coordinates(dst **dossier.Coordinates) reader {
	const hint = "latitude and longitude in degrees: [12.75, -8.07]"
	return func(n *yaml.Node) {
		var numbers []string
		if n.Kind != yaml.MappingNode {
			d.texts(&numbers)(n)
		}
		if len(numbers) == 1 {
			numbers = strings.Split(numbers[0], ",")
		}
		var c dossier.Coordinates
		if len(numbers) != 2 || !degree(numbers[0], &c.Lat) || !degree(numbers[1], &c.Lon) {
			d.diags.Errorf(d.pos(n), hint, "these are not coordinates")
			return
		}
		if math.Abs(c.Lat) > 90 {
			d.diags.Errorf(d.pos(n), hint, "a latitude beyond 90 degrees: %s", strings.TrimSpace(numbers[0]))
			return
		}
		if math.Abs(c.Lon) > 180 {
			d.diags.Errorf(d.pos(n), hint, "a longitude beyond 180 degrees: %s", strings.TrimSpace(numbers[1]))
			return
		}
		*dst = &c
	}
}

func degree(s string, dst *float64) bool {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	*dst = v
	return err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}
