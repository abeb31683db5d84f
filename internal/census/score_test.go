package census

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/internal/annotate"
)

// passages are texts in two languages in which a person has labelled the names.
const passages = "../quality/testdata/passages/*.txtar"

// tally counts names found rightly, found wrongly and missed.
type tally struct{ right, wrong, missed int }

func (t tally) String() string {
	p, r := ratio(t.right, t.right+t.wrong), ratio(t.right, t.right+t.missed)
	return fmt.Sprintf("precision %.3f, recall %.3f, F1 %.3f (%d labelled)", p, r, t.f1(), t.right+t.missed)
}

func (t tally) f1() float64 { return ratio(2*t.right, 2*t.right+t.wrong+t.missed) }

func (t tally) plus(u tally) tally {
	return tally{t.right + u.right, t.wrong + u.wrong, t.missed + u.missed}
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// TestScore compares names and kinds with labelled passages: a name counts where
// its whole form and its kind are those of the label.
func TestScore(t *testing.T) {
	files, _ := filepath.Glob(passages)
	if len(files) == 0 {
		t.Skip("the labelled passages are not here")
	}
	scores := map[string]tally{}
	for _, file := range files {
		p := readPassage(t, file)
		found := map[string]bool{}
		for _, m := range Names(p.paragraphs, p.language) {
			name := m.Whole
			if m.Kind == Body {
				name = m.Name
			}
			if m.Kind != "" {
				found[m.Kind+" | "+annotate.Key(name)] = true
			}
		}
		var wrong []string
		for label := range found {
			kind, _, _ := strings.Cut(label, " | ")
			c := scores[p.language+" "+kind]
			if slices.Contains(p.names, label) {
				c.right++
			} else {
				c.wrong++
				wrong = append(wrong, "+ "+label)
			}
			scores[p.language+" "+kind] = c
		}
		for _, label := range p.names {
			if !found[label] {
				kind, _, _ := strings.Cut(label, " | ")
				c := scores[p.language+" "+kind]
				c.missed++
				scores[p.language+" "+kind] = c
				wrong = append(wrong, "- "+label)
			}
		}
		if len(wrong) > 0 && testing.Verbose() && os.Getenv("MISSES") != "" {
			slices.Sort(wrong)
			t.Logf("%s\n\t%s", filepath.Base(file), strings.Join(wrong, "\n\t"))
		}
	}
	all := tally{}
	for _, language := range []string{"en", "fr"} {
		for _, kind := range []string{Person, Body, Place} {
			c := scores[language+" "+kind]
			all = all.plus(c)
			t.Logf("%s %-6s %v", language, kind, c)
		}
	}
	t.Logf("all       %v", all)
	for kind, floor := range map[string]float64{Person: 0.90, Body: 0.80, Place: 0.85} {
		if c := scores["en "+kind].plus(scores["fr "+kind]); c.f1() < floor {
			t.Errorf("%s: %v, at least %.2f is wanted", kind, c, floor)
		}
	}
}

// passage is a labelled text.
type passage struct {
	language   string
	paragraphs []string
	names      []string // "kind | folded name"
}

func readPassage(t *testing.T, file string) passage {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var p passage
	sections := map[string]string{}
	section := ""
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(name, " --") {
			section = strings.TrimSuffix(name, " --")
			continue
		}
		sections[section] += line
	}
	for line := range strings.Lines(sections["meta"]) {
		if v, ok := strings.CutPrefix(line, "language:"); ok {
			p.language = strings.TrimSpace(v)
		}
	}
	for par := range strings.SplitSeq(strings.TrimSpace(sections["text"]), "\n\n") {
		p.paragraphs = append(p.paragraphs, par)
	}
	for line := range strings.Lines(sections["names"]) {
		kind, name, ok := strings.Cut(strings.TrimSpace(line), " | ")
		if label := kind + " | " + annotate.Key(name); ok && !strings.HasPrefix(line, "#") && !slices.Contains(p.names, label) {
			p.names = append(p.names, label)
		}
	}
	return p
}
