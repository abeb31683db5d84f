package matter

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
)

var update = flag.Bool("update", false, "rewrite the results in testdata")

// archives are the files of testdata, by their names.
func archives(t testing.TB) map[string]*txtar.Archive {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	all := map[string]*txtar.Archive{}
	for _, file := range files {
		if all[file], err = txtar.ParseFile(file); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// Each file of testdata holds files of a dossier, and below each, under its
// name and ".want", what is read from it: the record, then its mistakes. Run
// the test with -update to write the results anew, and read the change.
//
// A file "content/events/x.md" is an event; "two/content/events/x.md" too, for
// cases of one name.
func TestGolden(t *testing.T) {
	for file, archive := range archives(t) {
		results := &txtar.Archive{Comment: archive.Comment}
		for i, f := range archive.Files {
			if strings.HasSuffix(f.Name, ".want") {
				continue
			}
			got, want := read(t, f.Name, f.Data), ""
			if i+1 < len(archive.Files) && archive.Files[i+1].Name == f.Name+".want" {
				want = string(archive.Files[i+1].Data)
			}
			results.Files = append(results.Files, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
			t.Run(filepath.Base(file)+"/"+f.Name, func(t *testing.T) {
				if diff := cmp.Diff(want, got); diff != "" && !*update {
					t.Errorf("(-want +got)\n%s", diff)
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(results), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// read gives what is read from a file, as text.
func read(t *testing.T, name string, data []byte) string {
	t.Helper()
	if path.Base(name) == ConfigPath {
		config, diags := ParseConfig(data)
		return dump(config) + messages(diags)
	}
	file := name[strings.Index(name, "content/"):]
	kind, ok := KindOf(file)
	if !ok {
		t.Fatalf("%s is no record", name)
	}
	parsed, diags, ok := Parse(kind, file, data)
	if !ok {
		return "not read\n" + messages(diags)
	}
	return dump(parsed.Record) + fmt.Sprintf("body from line %d: %q\n", parsed.BodyLine, parsed.Body) + messages(diags)
}

func messages(diags diag.List) string {
	diags.Sort()
	var b strings.Builder
	for _, d := range diags {
		b.WriteString(d.String() + "\n")
	}
	return b.String()
}

// dump shows the fields of a record that are set, one to the line, by path.
func dump(record any) string {
	var b strings.Builder
	dumpValue(&b, "", reflect.ValueOf(record))
	return b.String()
}

func dumpValue(b *strings.Builder, name string, v reflect.Value) {
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.IsZero() {
		return
	}
	switch x := v.Interface().(type) {
	case diag.Pos:
		fmt.Fprintf(b, "%s at %d:%d\n", name, x.Line, x.Col)
		return
	case date.Date, date.Basis, date.Zone:
		fmt.Fprintf(b, "%s: %v\n", name, x)
		return
	case dossier.Cite:
		fmt.Fprintf(b, "%s: %s at %d:%d\n", name, x.Claim, x.Pos.Line, x.Pos.Col)
		return
	case dossier.Ref:
		fmt.Fprintf(b, "%s: %s at %d:%d\n", name, x, x.Pos.Line, x.Pos.Col)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			dumpValue(b, strings.TrimPrefix(name+"."+field.Name, "."), v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			dumpValue(b, fmt.Sprintf("%s[%d]", name, i), v.Index(i))
		}
	case reflect.String:
		fmt.Fprintf(b, "%s: %q\n", name, v.String())
	default:
		fmt.Fprintf(b, "%s: %v\n", name, v.Interface())
	}
}
