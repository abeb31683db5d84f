package matter

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"dossier/internal/dossier"
)

// Front matter of any shape ends in a record or in a message with its place, soon.
func TestFrontMatterBounds(t *testing.T) {
	const longest = 20 * time.Second // of the wall clock, on a machine that does other work; the slowest takes 0.1 s by itself
	bomb := "a0: &a0 [x, x]\n"
	for _, c := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"} {
		last := string(c[0] - 1)
		bomb += "a" + c + ": &a" + c + " [" + strings.TrimSuffix(strings.Repeat("*a"+last+", ", 20), ", ") + "]\n"
	}
	shapes := map[string]string{"aliases of aliases": bomb, "itself": "a: &a [*a]\n", "merged keys": "a: &a {b: c}\n<<: *a\n"}
	for _, unit := range []string{"[", "{", "- ", "? ", "a: ", "a:\n ", "\"", "'", "|\n", "&a ", "!!a ", "*a ", "# \n", "a: b\n", "[a, ", "{a: ", "\t", "%", "\\", "---\n", "é", "\x00", "<<: ", "@", "`"} {
		for name, bytes := range map[string]int{"64 KB of ": maxFront - 100, "1 MB of ": 1 << 20} {
			shapes[name+unit] = strings.Repeat(unit, bytes/len(unit)) + "\n"
			shapes["a value of "+name+unit] = "title: " + strings.Repeat(unit, bytes/len(unit)) + "\n"
		}
	}
	for name, front := range shapes {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			parsed, diags, ok := Parse(dossier.KindArticle, "a.md", []byte("---\n"+front+"---\n\nIt rained.\n"))
			if took := time.Since(start); took > longest {
				t.Errorf("%d bytes took %v", len(front), took)
			}
			if parsed.Record == nil && !diags.Failed() || !ok && len(diags) == 0 {
				t.Error("neither a record nor a message")
			}
			for _, d := range diags {
				if d.Pos.Line < 1 || d.Pos.Col < 1 || d.Hint == "" {
					t.Errorf("without its place or a hint: %s", d)
				}
			}
		})
	}
}

// Of front matter that is too long, or does not end, no more is kept than may be read.
func TestEndlessFrontMatterIsNotKept(t *testing.T) {
	const most = 32 << 20 // bytes; the lines alone would take eight times as much
	for name, end := range map[string]string{"without an end": "", "with its end": "---\n"} {
		text := []byte("---\n" + strings.Repeat("\n", 16<<20) + end)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, diags, ok := Parse(dossier.KindArticle, "a.md", text)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > most {
			t.Errorf("%s: %d MB were asked for", name, took>>20)
		}
		if want := map[string]string{"without an end": "front matter is not closed", "with its end": "front matter is longer than 64 KB"}[name]; ok || len(diags) != 1 || diags[0].Message != want {
			t.Errorf("%s: %v", name, diags)
		}
	}
}
