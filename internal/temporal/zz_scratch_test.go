package temporal

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"dossier/internal/date"
)

func TestScratch(t *testing.T) {
	name := os.Getenv("SENT")
	if name == "" {
		t.Skip()
	}
	f, _ := os.Open(name)
	sc := bufio.NewScanner(f)
	lang, anchor := "en", date.Date{}
	for sc.Scan() {
		l := sc.Text()
		if rest, ok := strings.CutPrefix(l, "@"); ok {
			a, b, _ := strings.Cut(rest, " ")
			lang = a
			anchor, _ = date.Parse(b)
			fmt.Println(l)
			continue
		}
		if l == "" {
			continue
		}
		l = strings.ReplaceAll(l, "¶", "\n\n")
		fmt.Printf("%s\n      => %s\n", l, written(l, Tag(l, Options{Language: lang, Anchor: anchor})))
	}
}

func TestLines(t *testing.T) {
	if os.Getenv("LINES") == "" {
		t.Skip()
	}
	fs, _ := os.ReadDir("../quality/testdata/passages")
	for _, f := range fs {
		b, _ := os.ReadFile("../quality/testdata/passages/" + f.Name())
		for _, l := range strings.Split(string(b), "\n") {
			func() {
				defer func() {
					if r := recover(); r != nil {
						fmt.Printf("%s: %q: %v\n", f.Name(), l, r)
					}
				}()
				for _, e := range Tag(l, Options{}) {
					if e.End <= e.Start {
						fmt.Printf("%s: %q: %d %d\n", f.Name(), l, e.Start, e.End)
					}
				}
			}()
		}
	}
}
