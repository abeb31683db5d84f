package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// No file of 1 MB may take longer, or hold more. The time is that of a machine
// that does something else too.
const (
	bombTime   = 10 * time.Second
	bombMemory = 200 << 20 // bytes that are held at the end of a command
)

// bombs are files of about 1 MB that are slow to read, or large once they are
// read, for every reader of the program but those of captures, front matter and
// Markdown, whose packages test them: each with the file of a dossier that it is.
func bombs() map[string]map[string]string {
	const size = 1 << 20
	fill := func(unit string) string { return strings.Repeat(unit, size/len(unit)) }
	article := func(front, body string) string {
		return "---\ntitle: A\ndate: 2031-05-04\n" + front + "---\n\nThe dockers stopped work at noon.\n\n" + body + "\n"
	}
	list := map[string]map[string]string{}
	add := func(name, file, text string) { list[name] = map[string]string{file: text} }
	for _, unit := range []string{"[", `{"a":`, "[0,0],", `"`, `\u0000`, `"a":1,`, "1e9999,", "-", " ", "{\"type\":\"Feature\"},"} {
		add("outlines of "+unit, "assets/maps/x.geojson", fill(unit))
		add("outlines that begin well and go on with "+unit, "assets/maps/x.geojson", `{"type":"FeatureCollection","features":[`+fill(unit))
	}
	ring := strings.TrimSuffix(strings.Repeat("[1.1,12.3],", size/11), ",")
	add("outlines of one ring", "assets/maps/x.geojson", `{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"Polygon","coordinates":[[`+ring+`,[1.1,12.3]]]}}`)
	var star strings.Builder
	for i := range size / 20 {
		fmt.Fprintf(&star, "[%.4f,%.4f],", float64(i*7919%3600)/100-18, float64(i*104729%1400)/100+4)
	}
	add("outlines of a star", "assets/maps/x.geojson", `{"type":"Feature","properties":{"name":"x"},"geometry":{"type":"LineString","coordinates":[`+strings.TrimSuffix(star.String(), ",")+`]}}`)
	for _, unit := range []string{"a ", "…", "\"", "\\\"", "a … ", "“", "”", "«a» ", "[", "]", "; @x ", "@", ", p. 1", "'"} {
		quote := fill(unit)[:60<<10]
		add("quotes of "+unit, "content/articles/x.md", article("", "Words.[@x \""+quote+"\"]"))
		add("citations of "+unit, "content/articles/x.md", article("", fill("Words [@x \""+unit+"\"].\n\n")))
	}
	add("one quote often", "content/articles/x.md", article("", fill("Words [@x \"dockers stopped\"].\n\n")))
	add("words that nearly stand there", "content/articles/x.md", article("", fill("The dockers stopped work at midday. ")[:200<<10]+"\n\nWords [@x \""+strings.Repeat("dockers stopped work at noon and ", 200)+"\"].\n"))
	for _, unit := range []string{"1", "2031-", "0", "..", "~", "2031-05-04/", "T", "x", "{2031,"} {
		add("dates of "+unit, "content/articles/x.md", "---\ntitle: A\ndate: "+fill(unit)[:60<<10]+"\n---\n\nWords.\n")
	}
	var accounts strings.Builder
	for i := range 700 {
		fmt.Fprintf(&accounts, "  - {question: q%d, answers: [{value: a, cite: '@x \"dockers\"'}]}\n", i)
	}
	add("accounts", "content/cases/c.md", "---\nname: C\nstart: 2031\naccounts:\n"+accounts.String()+"---\n")
	add("names", "content/actors/a.md", "---\nname: A\nother_names: ["+strings.Repeat("a, ", 15_000)+"a]\n---\n")
	add("a style sheet", "assets/site.css", fill("a{b:c;"))
	add("a script", "assets/x.js", fill("((("))
	add("a drawing", "assets/x.svg", "<svg>"+fill("<g>"))
	add("data", "assets/x.json", fill("["))
	add("a configuration", "dossier.yaml", "title: "+fill("[")+"\n")
	add("a layout", "layouts/page.html", fill("{{if .}}"))
	add("a layout of calls", "layouts/page.html", `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`)
	return list
}

// TestBombs: a build with any of them comes to its end, with a site or with
// messages.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while")
	}
	for name, files := range bombs() {
		t.Run(name[:min(len(name), 60)], func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, map[string]string{
				"dossier.yaml": "title: Bombs\n", "content/articles/x.md": "---\ntitle: A\ndate: 2031-05-04\n---\n\nThe dockers stopped work at noon.\n",
				"content/pages/p.md": "---\ntitle: P\n---\n", "content/places/q.md": "---\nname: Q\ncoordinates: [12, 1]\n---\n",
			})
			write(t, dir, files)
			ends(t, "build", "-C", dir)
		})
	}
}

// TestZipBombs: a zip of captures that is small and becomes large ends in
// messages, and writes no more than it may.
func TestZipBombs(t *testing.T) {
	for name, fill := range map[string]func(*zip.Writer){
		"one large file": func(w *zip.Writer) {
			f, _ := w.Create("a.txt")
			for range 1 << 10 {
				f.Write(make([]byte, 1<<20))
			}
		},
		"many files": func(w *zip.Writer) {
			for i := range 60_000 {
				w.Create(fmt.Sprintf("%d.txt", i))
			}
		},
		"a zip in a zip": func(w *zip.Writer) {
			f, _ := w.Create("a.zip")
			inner := zip.NewWriter(f)
			inner.Create("b.txt")
			inner.Close()
		},
		"names that lead out": func(w *zip.Writer) {
			for _, name := range []string{"../../a.txt", "/etc/a.txt", `C:\a.txt`, `\\host\share\a.txt`, "a/../../b.txt", "con.txt", strings.Repeat("x", 5000) + ".txt", "\u202etxt.a", "A.txt", "a.txt"} {
				f, _ := w.Create(name)
				f.Write([]byte("A short note\n\n4 May 2031\n\nIt rained.\n"))
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			var packed bytes.Buffer
			w := zip.NewWriter(&packed)
			fill(w)
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			above := t.TempDir()
			dir := filepath.Join(above, "dossier")
			write(t, dir, map[string]string{"dossier.yaml": "title: Bombs\n", "seeds/.keep": "", "x.zip": packed.String()})
			ends(t, "import", "-C", dir, filepath.Join(dir, "x.zip"))
			if entries, err := os.ReadDir(above); err != nil || len(entries) != 1 {
				t.Errorf("something was written outside the dossier: %v, %v", entries, err)
			}
		})
	}
}

// ends runs a command, which must come to its end soon, with something to tell.
func ends(t *testing.T, args ...string) {
	t.Helper()
	for try := range 2 { // something else may have held it up
		var out, errs bytes.Buffer
		start := time.Now()
		code := run(context.Background(), args, nil, &out, &errs)
		took := time.Since(start)
		if code == exitUsage || out.Len()+errs.Len() == 0 || strings.Contains(errs.String(), "panic") {
			t.Errorf("exit %d, and it says %.300s%.300s", code, out.String(), errs.String())
		}
		if took < bombTime {
			break
		}
		if try == 1 {
			t.Errorf("it took %v: %.300s", took, errs.String())
		}
	}
	var m runtime.MemStats
	runtime.GC()
	if runtime.ReadMemStats(&m); m.HeapAlloc > bombMemory {
		t.Errorf("%d MB are held", m.HeapAlloc>>20)
	}
}
