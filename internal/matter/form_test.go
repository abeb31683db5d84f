package matter

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// one is what is read of a file.
type one struct {
	parsed Parsed
	diags  diag.List
	ok     bool
}

// examples are the files of testdata, each with its kind.
func examples(t testing.TB) (files []txtar.File, kinds []dossier.Kind) {
	for _, archive := range archives(t) {
		for _, f := range archive.Files {
			f.Name = f.Name[max(0, strings.Index(f.Name, "content/")):]
			if k, ok := KindOf(f.Name); ok {
				files, kinds = append(files, f), append(kinds, k)
			}
		}
	}
	return files, kinds
}

// What a Reader gives of a file is what is read of it alone, whatever was read
// before, side by side too; and it stays so whatever is read after.
func TestReader(t *testing.T) {
	files, kinds := examples(t)
	var want []one
	for i, f := range files {
		parsed, diags, ok := ParseText(kinds[i], f.Name, string(f.Data))
		want = append(want, one{parsed, diags, ok})
	}
	var r Reader
	var readers sync.WaitGroup
	for turn := range 4 {
		readers.Go(func() {
			got := make([]one, len(files))
			order := make([]int, len(files))
			for i := range order {
				order[i] = i
			}
			if turn%2 > 0 {
				slices.Reverse(order)
			}
			for _, i := range order {
				got[i].parsed, got[i].diags, got[i].ok = r.Parse(kinds[i], files[i].Name, string(files[i].Data))
			}
			for i := range got {
				if !reflect.DeepEqual(got[i], want[i]) {
					t.Errorf("%s: got %+v, want %+v", files[i].Name, got[i], want[i])
				}
			}
		})
	}
	readers.Wait()
}

// longest is the longest example of each kind.
func longest(t testing.TB) map[dossier.Kind]string {
	list := map[dossier.Kind]string{}
	files, kinds := examples(t)
	for i, f := range files {
		if k := kinds[i]; len(f.Data) > len(list[k]) {
			list[k] = string(f.Data)
		}
	}
	return list
}

// checkReader fails unless a Reader reads of a file, between two others, what is read
// of it alone.
func checkReader(t *testing.T, k dossier.Kind, file string, others map[dossier.Kind]string) {
	t.Helper()
	const name = "content/a/a.md"
	var r Reader
	var got, want one
	r.Parse(k, name, others[k])
	got.parsed, got.diags, got.ok = r.Parse(k, name, file)
	r.Parse(k, name, others[k])
	want.parsed, want.diags, want.ok = ParseText(k, name, file)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q: %+v between others, %+v alone", file, got, want)
	}
}

// A Reader asks for a small part of the memory that files read by themselves take.
func TestReaderUsesItsRoomAgain(t *testing.T) {
	const text = "---\ntitle: The boats stay\ndate: 2031-05-04\npublisher: Herald\ntags: [boats, strike]\n---\n\nNone sailed.\n"
	var r Reader
	alone := testing.AllocsPerRun(100, func() { ParseText(dossier.KindArticle, "content/articles/a.md", text) })
	again := testing.AllocsPerRun(100, func() { r.Parse(dossier.KindArticle, "content/articles/a.md", text) })
	if again > alone/2 {
		t.Errorf("%v allocations, %v alone", again, alone)
	}
}
