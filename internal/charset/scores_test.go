package charset

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScores repairs what was misread, and counts; of what is good, nothing may
// change.
func TestScores(t *testing.T) {
	type score struct{ repaired, total int }
	scores := map[int]score{}
	repaired, total := 0, 0
	for _, row := range readLines(t, "repair.txt") {
		got, repairs := Mend(row[0])
		layers := 0
		for _, r := range repairs {
			layers = max(layers, r.Layers)
		}
		s := scores[layers]
		s.total++
		total++
		if got == row[1] && layers > 0 {
			s.repaired++
			repaired++
		} else {
			t.Errorf("Mend(%q)\n got %q\nwant %q", row[0], got, row[1])
		}
		scores[layers] = s
	}
	touched, good := 0, readLines(t, "good.txt")
	for _, row := range good {
		if got, _ := Mend(row[0]); got != row[0] {
			touched++
		}
	}
	for layers := 1; layers <= maxLayers; layers++ {
		t.Logf("misread %d times  repaired %3d of %3d", layers, scores[layers].repaired, scores[layers].total)
	}
	t.Logf("misread          repaired %3d of %3d", repaired, total)
	t.Logf("good             touched  %3d of %3d", touched, len(good))
	if total < 160 || scores[2].total < 40 || len(good) < 250 || touched > 0 {
		t.Errorf("%d misread lines, %d of them twice, %d good lines, %d of them touched", total, scores[2].total, len(good), touched)
	}
}

// TestProseOfThisDossier misreads the dossier's own files, whole: all comes
// back, and as it is, none of it changes.
func TestProseOfThisDossier(t *testing.T) {
	texts, misreadable := 0, 0
	for _, folder := range []string{"../../content", "../../docs", "../../README.md", "../../CHANGELOG.md"} {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(name) != ".md" {
				return err
			}
			data, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			text := string(data)
			if strings.Contains(text, "Ã") {
				return nil // it tells of misread text
			}
			texts++
			if got, repairs := Mend(text); got != text {
				t.Errorf("%s: %v", name, repairs)
			}
			for _, wrong := range []func(string) string{misread, asLatin1, func(s string) string { return misread(misread(s)) }} {
				if got, _ := Mend(wrong(text)); got != text {
					t.Errorf("%s misread does not come back: %s", name, firstDifference(got, text))
				}
			}
			if !ascii(data) {
				misreadable++
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d texts, %d of them with characters above ASCII", texts, misreadable)
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] + "\nwant " + b[i]
		}
	}
	return "lines"
}
