package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"dossier/internal/layout"
	"dossier/internal/locale"
)

// A layout that is too long, and one that draws without end, end in messages.
func TestEndlessLayouts(t *testing.T) {
	doubling := `{{define "a0"}}` + strings.Repeat("a", 1000) + "{{end}}"
	for i := range 40 {
		doubling += fmt.Sprintf(`{{define "a%d"}}{{template "a%d" .}}{{template "a%d" .}}{{end}}`, i+1, i, i)
	}
	loops := strings.Repeat("{{range $}}", 12) + "x" + strings.Repeat("{{end}}", 12)
	for _, c := range []struct{ name, own, want string }{
		{"long", strings.Repeat("a", 1<<17+1), "layouts/page.html:1:1: error: a layout of more than 128 KB"},
		{"doubling", doubling + `{{template "a40" .}}`, "layouts/page.html: error: a page of more than 16 MB"},
		{"loops", loops, "layouts/page.html: error: a page of more than 16 MB"},
		{"a wide word", `{{range .}}{{printf "%999999d" 1}}{{end}}`, "layouts/page.html: error: a page of more than 16 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := []layout.File{{Path: "layouts/page.html", Data: []byte("x")}, {Path: "layouts/page.html", Data: []byte(c.own)}}
			set, diags := layout.Parse(files, []string{"page"}, locale.For("en"))
			got := ""
			if len(diags) > 0 {
				got = diags[0].String()
			} else if _, fault := set.Execute("page", make([]int, 50)); fault != nil {
				got = fault.String()
				if _, _, fault := set.Draw("page", make([]int, 50)); fault == nil || fault.String() != got {
					t.Errorf("Draw tells %v", fault)
				}
			}
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
