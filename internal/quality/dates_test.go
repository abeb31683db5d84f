package quality

import (
	"flag"
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/temporal"
)

var misses = flag.Bool("misses", false, "list what is missed and what is found too much")

func TestDates(t *testing.T) {
	for _, c := range []struct {
		set, language           string
		strict, relaxed, valued float64
	}{
		{worked, "en", .98, .98, .97}, {worked, "fr", .98, .98, .97},
		{heldBack, "en", 0, 0, 0}, {heldBack, "fr", 0, 0, 0},
	} {
		t.Run(c.set+"/"+c.language, func(t *testing.T) {
			var strict, relaxed, valued score
			for _, p := range passages(t, c.set, c.language) {
				s, r, v := dates(t, p)
				strict.add(s)
				relaxed.add(r)
				valued.add(v)
			}
			relaxed.hold(t, "dates, any overlap", c.relaxed)
			strict.hold(t, "dates, the very words", c.strict)
			valued.hold(t, "dates, overlap and right value", c.valued)
			t.Logf("of those found, %.3f have the right value", float64(valued.right)/float64(max(relaxed.right, 1)))
		})
	}
}

func dates(t *testing.T, p passage) (strict, relaxed, valued score) {
	found := temporal.Tag(p.text, temporal.Options{Language: p.language, Anchor: p.anchor})
	n := score{found: len(found), wanted: len(p.dates)}
	strict, relaxed, valued = n, n, n
	taken := make([]bool, len(found))
	for _, want := range p.dates {
		hit := -1
		for i, e := range found {
			if !taken[i] && e.Start < want.to && want.from < e.End {
				hit = i
				break
			}
		}
		if hit < 0 {
			if *misses {
				t.Logf("%s: missed %q %s", p.name, want.words, want.value)
			}
			continue
		}
		e := found[hit]
		taken[hit] = true
		relaxed.right++
		exact := e.Start == want.from && e.End == want.to
		if exact {
			strict.right++
		}
		right := valueOf(e) == want.value || alike(valueOf(e), want.value)
		if right {
			valued.right++
		}
		if *misses && !(exact && right) {
			t.Logf("%s: %q %s, found %q %s", p.name, want.words, want.value, p.text[e.Start:e.End], valueOf(e))
		}
	}
	for i, e := range found {
		if *misses && !taken[i] {
			t.Logf("%s: too much: %q %s", p.name, p.text[e.Start:e.End], valueOf(e))
		}
	}
	return strict, relaxed, valued
}

func valueOf(e temporal.Expr) string {
	var list []string
	for _, r := range e.Readings {
		list = append(list, r.String())
	}
	switch {
	case len(list) > 1:
		return strings.Join(list, " or ")
	case e.Value.IsZero():
		return "open"
	}
	return e.Value.String()
}

// alike reports whether two values are one date written in two ways.
func alike(a, b string) bool {
	x, err := date.Parse(a)
	y, err2 := date.Parse(b)
	return err == nil && err2 == nil && x == y
}
