package seed

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dossier/internal/pattern"
)

// TestAnyWord: a word is found as a search of the whole text would find it.
func TestAnyWord(t *testing.T) {
	texts := []string{
		"", "he", "HE", "2020-08-18", "she2", "2she", "théhe", "hel", "l’armée", "Le fleuve est sorti de son lit.", "sorti de son litre", "inondées",
		"policemen", "polic\u00e9", "\xffhe\xff", "he\u0301", "ſhe", "grand-mères and grandmothers", "a power cut", "power cuts.", "powercut", "tremblements de terre",
	}
	files, _ := filepath.Glob("../quality/testdata/passages/*.txtar")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, strings.Split(string(data), " of ")...)
		texts = append(texts, strings.Fields(string(data))...)
	}
	for _, p := range []*pattern.Pattern{somebody, natural} {
		whole := regexp.MustCompile(strings.Replace(p.String(), "(?i)^", `(?i)(?:^|[^\pL])`, 1))
		for _, text := range texts {
			if got, want := anyWord(text, p), whole.MatchString(text); got != want {
				t.Errorf("%.80q: %v, want %v", text, got, want)
			}
		}
	}
}
