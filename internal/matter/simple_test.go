package matter

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/dossier"
)

// asYAML compares what simple reads with what YAML reads, where it reads
// anything.
func asYAML(t *testing.T, front string) (read bool) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(front, "\n"), "\n")
	got := simple(lines, new([]yaml.Node))
	if got == nil {
		return false
	}
	var doc yaml.Node
	if err := unmarshal([]byte(front), &doc); err != nil {
		t.Fatalf("%q was read, and is no YAML: %v", front, err)
	}
	if diff := cmp.Diff(rootOf(&doc), got, cmpopts.IgnoreFields(yaml.Node{}, "Tag")); diff != "" {
		t.Fatalf("%q (-YAML +simple)\n%s", front, diff)
	}
	return true
}

func TestSimple(t *testing.T) {
	for front, want := range map[string]bool{
		"title: 'A: b # c'\ndate: 2022-03-06\ncases: [case-2, b]\nurl: https://a.example/b?c#d": true,
		"title: \"A — b\"\n": true, "title: ''\n": true, "draft: true\n": true, "a: b 'c' \"d\"\n": true, "a: 08\n": true, "a: b:c\n": true,
		"a: b: c\n": false, "a: b #c\n": false, "a: 'it''s'\n": false, "a: \"\\n\"\n": false, "a:\n": false, "a: \n": false, "a: b \n": false, "a: ~\n": false,
		"a: [b,c]\n": false, "a: [b, ]\n": false, "a: []\n": true, "a: ['b c', \"d é\", 1.5, -0.25, e]\n": true, "a: ['b, c']\n": false, "a: ['b'c]\n": false, "a: [-]\n": false, "a: [--b]\n": false, "a: ['é', b]\n": true, "a: *b\n": false, "a: |\n": false, "a: - b\n": false, "A: b\n": false, "a: b:\n": false, "": false, "a: '\n": false, "a: [\n": false,
		"a:\n  - b\n  - 'c: d'\ne: f\n": true, "a:\n- b\n- c d\ne: f\n": true, "a:\n  b: c\n  d:\n    e: f\ng: h\n": true, "a:\n  - b: c\n    d: e\n  - b: f\n": true,
		"a:\n  - b:\n    - c\n    d:\n      - e: f\n": true, "a:\n  - {id: b-c, role: chef d état}\n  - {id: é}\n": false, "a:\n  - {id: b-c, role: chef d été, n: x}\nb: c\n": true,
		"a:\n  - b\n - c\n": false, "a:\n  - b\n    c\n": false, "a: b\n  c: d\n": false, "a:\n  b\n": false, "a:\n\n  - b\n": false, "a:\n  - - b\n": false, "a:\n  -  b\n": false, "a:\n\t- b\n": false,
		" a: b\n": false, "- a\n": false, "a:\n  # b\n  - c\n": false, "a:\nb: c\n": false, "a:\n  - b:\n  - c: d\n": false, "a: {b: c,d: e}\n": false, "a: {}\n": false, "a: {b: 'c'}\n": false, "a:\n  - b\n  c: d\n": false,
		"a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i: j\n":                            true,
		"a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i:\n         j:\n          k: l\n": false,
	} {
		if got := asYAML(t, front); got != want {
			t.Errorf("%q: read by itself %v", front, got)
		}
	}
}

// Random keys and values, most of them simple, read like YAML.
func TestSimpleIsYAML(t *testing.T) {
	parts := []string{"a", "null", "~", "é", "“", "'", "\"", "[", "]", "{", "}", ", ", ",", ": ", ":", " #", "#", " ", "- ", "-", "1", "0x1f", "1_000", "2022-03-06", ".", "!", "&", "*", "|", ">", "%", "@", "`", "\\", "?", "=", "<<", "true", "\u00a0", "…", "\t"}
	r := rand.New(rand.NewPCG(3, 4))
	n := 0
	for range 20000 {
		var b strings.Builder
		for i := range 1 + r.IntN(3) {
			b.WriteString([]string{"a", "title", "null", "n"}[r.IntN(4)] + string(rune('a'+i)) + ": ")
			mark := []string{"", "", "'", "\"", "["}[r.IntN(5)]
			b.WriteString(mark)
			for range 1 + r.IntN(4) {
				b.WriteString(parts[r.IntN(len(parts))])
			}
			b.WriteString(strings.Replace(mark, "[", "]", 1) + "\n")
		}
		if asYAML(t, b.String()) {
			n++
		}
	}
	if n < 2000 {
		t.Errorf("only %d were simple", n)
	}
}

// Random lines, indented at random, read like YAML.
func TestSimpleBlocksAreYAML(t *testing.T) {
	lines := []string{"k:", "k:", "k:", "- k:", "k: v", "- k: v", "- v", "- v", "- 'v: w'", "- {a: b, c: d é}", "k: {a: b}", "k: [b, c]", "- [b]", "- - v", "-", "- k: v w", "k: 'v", "# k", "", "- \"v\"", "v", "- k:v", "k : v"}
	r := rand.New(rand.NewPCG(5, 6))
	n := 0
	for range 60000 {
		var b strings.Builder
		indent := 0
		for i := range 1 + r.IntN(7) {
			line := strings.ReplaceAll(lines[min(r.IntN(len(lines)), r.IntN(len(lines)))], "k", string(rune('a'+i)))
			b.WriteString(strings.Repeat(" ", indent) + line + "\n")
			switch {
			case strings.HasSuffix(line, ":") && r.IntN(8) > 0:
				indent += []int{0, 2, 2, 4, 1}[r.IntN(5)]
			case r.IntN(3) == 0:
				indent = max(0, indent-[]int{1, 2, 2, 4}[r.IntN(4)])
			}
		}
		if asYAML(t, b.String()) {
			n++
		}
	}
	if n < 3000 {
		t.Errorf("only %d were simple", n)
	}
}

func FuzzSimple(f *testing.F) {
	f.Add("a:\n  - {id: b, role: c d}\n  - {id: e}\nf:\n  - g: h\n    i:\n      - j: 'k'\n        l: \"m\"\n")
	f.Add("title: 'A: b'\ndate: 2022-03-06\ncases: [a, b-c]\nurl: https://a.example/b\n")
	f.Add("a: \"b\"\nb: c d: e\n")
	f.Fuzz(func(t *testing.T, front string) {
		if strings.ContainsAny(front, "\r") || !strings.HasSuffix(front, "\n") || strings.HasSuffix(front, "\n\n") {
			t.Skip()
		}
		asYAML(t, front)
	})
}

func BenchmarkParse(b *testing.B) {
	data := []byte("---\ntitle: '3645 market women visited the gate'\ndate: 2022-03-06\npublisher: 'Relo Post'\nbyline: 'Walo Sorolde'\n" +
		"url: https://relo-post.example/2022/03/06/visited-2922\ncases: [case-2]\n---\n\n" + strings.Repeat("The council met again on Monday.\n\n", 150))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(dossier.KindArticle, "content/articles/a.md", data)
	}
}
