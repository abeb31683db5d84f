package charset

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// readLines reads a file of testdata: lines that are no comments, each split at
// tabs, with the escapes of Go.
func readLines(t testing.TB, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var row []string
		for cell := range strings.SplitSeq(line, "\t") {
			s, err := strconv.Unquote(`"` + strings.ReplaceAll(cell, `"`, `\"`) + `"`)
			if err != nil {
				t.Fatalf("%s: %q: %v", name, cell, err)
			}
			row = append(row, s)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestGoodLinesStay(t *testing.T) {
	for _, row := range readLines(t, "good.txt") {
		if got, repairs := Mend(row[0]); got != row[0] || len(repairs) > 0 {
			t.Errorf("Mend(%q) = %q, %v", row[0], got, repairs)
		}
	}
}
