package audit_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/audit"
	"dossier/internal/dossier"
)

func TestCaptures(t *testing.T) {
	article := func(id, file, sum string) *dossier.Article {
		return &dossier.Article{Head: dossier.Head{File: id + ".md"}, Seed: dossier.Seed{File: file, SHA256: sum}}
	}
	articles := []*dossier.Article{
		article("same", "seeds/a.txt", "aa"), article("part", "seeds/a.txt", "aa"), article("changed", "seeds/b.txt", "aa"),
		article("gone", "seeds/c.txt", "aa"), article("unread", "seeds/d.txt", "aa"), article("unsummed", "seeds/b.txt", ""),
		article("by-hand", "", ""),
	}
	if diff := cmp.Diff([]string{"seeds/a.txt", "seeds/b.txt", "seeds/c.txt", "seeds/d.txt"}, audit.CaptureFiles(articles)); diff != "" {
		t.Error(diff)
	}
	diags := audit.Captures(articles, func(file string) (string, error) {
		switch file {
		case "seeds/a.txt":
			return "aa", nil
		case "seeds/b.txt":
			return "bb", nil
		case "seeds/c.txt":
			return "", fs.ErrNotExist
		}
		return "", errors.New("is a directory")
	})
	var b strings.Builder
	for _, f := range audit.FromDiagnostics(diags) {
		b.WriteString(f.Rule + " " + f.Level.String() + " " + f.Pos.File + ": " + f.What + "\n")
	}
	const want = `seed-changed error changed.md: the capture seeds/b.txt is not the one that the article was made from
seed-missing warning gone.md: the capture seeds/c.txt is missing
seed-missing warning unread.md: the capture seeds/d.txt cannot be compared: is a directory
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestCredits(t *testing.T) {
	article := func(credit, origin string) *dossier.Article {
		return &dossier.Article{Head: dossier.Head{File: "a.md"}, Credit: credit, Origin: origin}
	}
	diags := audit.Credits([]*dossier.Article{
		article("", ""), article("afp", ""), article("Photo: AFP", ""), article("Harbour News", "Harbour News"), article("Harbour News", ""),
	})
	if got := found(audit.FromDiagnostics(diags)); got != "note unknown-agency: the credit \"Harbour News\" names no agency that is known\n" {
		t.Error(got)
	}
}
