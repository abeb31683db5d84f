// Package quality measures how well captures are read: dates, speech, names and
// events in labelled passages, and the text of saved pages. It holds tests and
// their data only; docs/import-quality.md tells the figures and what the labels
// mean.
package quality

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/date"
)

// passage is a text with what a reader finds in it.
type passage struct {
	name     string
	language string
	anchor   date.Date
	text     string
	dates    []label
	events   []label
	speech   []said
	names    []label
}

// label is words of the text, or a kind, and what they are.
type label struct {
	words, value string
	from, to     int // of the words in the text
}

// said is a labelled quotation or statement.
type said struct {
	direct         bool
	words, speaker string
	who, verb      string
}

func (p passage) paragraphs() []string { return strings.Split(p.text, "\n\n") }

// The sets of passages: those that the readers were mended against, and those
// that are only looked at to be scored.
const (
	worked   = "passages"
	heldBack = "heldback"
)

// passages reads the labelled passages of a set in a language.
func passages(t *testing.T, set, language string) []passage {
	t.Helper()
	files, err := filepath.Glob("testdata/" + set + "/" + language + "-*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d passages: %v", len(files), err)
	}
	var list []passage
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := passage{name: strings.TrimSuffix(filepath.Base(file), ".txtar")}
		for _, f := range archive.Files {
			p.section(t, f.Name, strings.TrimSpace(string(f.Data)))
		}
		list = append(list, p)
	}
	return list
}

// section reads a section of a passage. The text stands before the labels.
func (p *passage) section(t *testing.T, name, data string) {
	t.Helper()
	if name == "text" {
		p.text = data
		return
	}
	cursor := 0
	for line := range strings.Lines(data) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, " | ")
		switch name {
		case "meta":
			key, value, _ := strings.Cut(line, ": ")
			p.meta(t, key, value)
		case "speech":
			if len(parts) != 4 {
				t.Fatalf("%s: %s", p.name, line)
			}
			s := said{direct: parts[0] == "direct", words: parts[1], verb: parts[3]}
			s.speaker, s.who, _ = strings.Cut(parts[2], " = ")
			p.speech = append(p.speech, s)
		case "names":
			p.names = append(p.names, label{words: parts[1], value: parts[0]})
		case "dates", "events":
			if len(parts) != 2 {
				t.Fatalf("%s: %s", p.name, line)
			}
			l := label{words: parts[0], value: parts[1]}
			at := strings.Index(p.text[cursor:], l.words)
			if at < 0 {
				t.Fatalf("%s: %q does not stand in the text behind the label before", p.name, l.words)
			}
			l.from = cursor + at
			l.to = l.from + len(l.words)
			if name == "dates" {
				cursor = l.to
				p.dates = append(p.dates, l)
			} else {
				p.events = append(p.events, l)
			}
		}
	}
}

func (p *passage) meta(t *testing.T, key, value string) {
	t.Helper()
	switch key {
	case "language":
		p.language = value
	case "anchor":
		day, err := date.Parse(value)
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		p.anchor = day
	default:
		t.Fatalf("%s: %s", p.name, key)
	}
}

// score counts what was found, what was to be found, and what is right of it.
type score struct{ right, found, wanted int }

func (s *score) add(o score) {
	s.right, s.found, s.wanted = s.right+o.right, s.found+o.found, s.wanted+o.wanted
}

func (s score) precision() float64 { return float64(s.right) / float64(max(s.found, 1)) }
func (s score) recall() float64    { return float64(s.right) / float64(max(s.wanted, 1)) }

func (s score) f1() float64 {
	return 2 * float64(s.right) / float64(max(s.found+s.wanted, 1))
}

// hold fails where a score has fallen below what it was.
func (s score) hold(t *testing.T, what string, least float64) {
	t.Helper()
	t.Logf("%-34s P %.3f  R %.3f  F1 %.3f  (%d found, %d labelled)", what, s.precision(), s.recall(), s.f1(), s.found, s.wanted)
	if s.f1() < least {
		t.Errorf("%s: F1 is %.3f, and was %.3f: run with -v and -args -misses to see what is missed", what, s.f1(), least)
	}
}
