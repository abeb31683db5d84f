package markdown_test

import (
	"strings"
	"testing"

	"dossier/internal/dossier"
	"dossier/internal/markdown"
)

// What of a text is private, in brackets: words, signs, and blocks that hold none.
func TestPrivatePassages(t *testing.T) {
	for source, want := range map[string]string{
		"a <!-- private -->b<!-- /private --> c":                               "a [b] c",
		"<!--private-->a<!--/PRIVATE--> b":                                     "[a] b",
		"<!-- private -->\na\n\nb\n<!-- /private -->\nc":                       "[a]/[b]/c",
		"a <!-- private -->b\n\nc<!-- /private --> d":                          "a [b]/[c] d",
		"a\n<!-- private -->b<!-- /private -->\nc":                             "a [b] c",
		"- <!-- private -->a\n- b<!-- /private --> c":                          "[a]/[b] c",
		"<!-- private -->\n\n---\n\n```\na\n```\n\n<!-- /private -->\n\nb":     "[]/[a]/b",
		"a[^n] b\n\n<!-- private -->\n\n[^n]: c\n\n<!-- /private -->":          "a^ b/[c]",
		"a<!-- private -->[^n]<!-- /private --> b\n\n[^n]: c":                  "a[^] b/c",
		"a <!-- private -->**b** [@x \"y\"]<!-- /private --> [@z \"w\"] [[k]]": "a [b][@]@ @",
		"*a <!-- private -->b* c<!-- /private --> d":                           "a [b][ c] d",
		"| a | <!-- private -->b |\n| - | - |\n| c<!-- /private --> | d |":     "a/[b]/[c]/d",
		"<!-- private -->[a](https://example.org/)<!-- /private -->":           "[a]",
		"<!-- private -->https://example.org/<!-- /private --> a":              "[https://example.org/] a",
	} {
		body, diags := markdown.New().Body("a.md", source+"\n", 1)
		if len(diags) > 0 {
			t.Errorf("%q: %v", source, diags)
		}
		if got := bracketed(body); got != want {
			t.Errorf("%q: got %s, want %s", source, got, want)
		}
	}
}

func bracketed(body dossier.Body) string {
	var blocks []string
	for _, b := range body.Leaves() {
		if b.Kind == dossier.Open || b.Kind == dossier.Close {
			continue
		}
		var s strings.Builder
		for _, p := range b.Pieces {
			words := p.Words()
			switch p.Kind {
			case dossier.Citation, dossier.RefPiece:
				words = "@"
			case dossier.NoteRef:
				words = "^"
			case dossier.Begin, dossier.End:
				continue
			}
			if p.Private {
				words = "[" + words + "]"
			}
			s.WriteString(words)
		}
		if b.Kind == dossier.Rule && b.Private {
			s.WriteString("[]")
		}
		blocks = append(blocks, s.String())
	}
	return strings.Join(blocks, "/")
}
