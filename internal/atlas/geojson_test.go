package atlas_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/atlas"
)

// Each file of testdata/geojson.txtar is followed by what is told of it, or by
// what was read.
func TestParse(t *testing.T) {
	const file = "testdata/geojson.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	results := &txtar.Archive{Comment: archive.Comment}
	for i, f := range archive.Files {
		if f.Name == "want" {
			continue
		}
		want := ""
		if i+1 < len(archive.Files) && archive.Files[i+1].Name == "want" {
			want = string(archive.Files[i+1].Data)
		}
		got := told(atlas.Parse(f.Name, f.Data))
		if diff := cmp.Diff(want, got); diff != "" && !*update {
			t.Errorf("%s: -want +got:\n%s", f.Name, diff)
		}
		results.Files = append(results.Files, f, txtar.File{Name: "want", Data: []byte(got)})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(results), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func told[D ~[]E, E fmt.Stringer](o atlas.Outlines, diags D) string {
	var b strings.Builder
	for _, d := range diags {
		fmt.Fprintln(&b, d)
	}
	for _, s := range o.Shapes {
		fmt.Fprintf(&b, "%q %v river=%t accuracy=%g cut=%v areas=%v lines=%v points=%v\n", s.Name, s.Names, s.River, s.Accuracy, s.Cut, s.Areas, s.Lines, s.Points)
	}
	if o.Source != "" {
		fmt.Fprintf(&b, "source %q\n", o.Source)
	}
	return b.String()
}

// Files that are too large are refused, and soon.
func TestBounds(t *testing.T) {
	line := func(n int) string {
		return `{"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[` + strings.TrimSuffix(strings.Repeat("[1,2],", n), ",") + `]}}`
	}
	for _, c := range []struct{ name, source, want string }{
		{"bytes", strings.Repeat(" ", 4<<20+1), "more than 4194304"},
		{"positions", line(200_001), "geometry.coordinates[200000]: more than 200000 positions"},
		{"values", "[" + strings.Repeat("1,", 1_100_000) + "1]", "more than 1000000 values"},
		{"depth", strings.Repeat("[", 1_000_000), "more than 24 levels"},
		{"depth of objects", strings.Repeat(`{"a":`, 800_000), "more than 24 levels"},
		{"a long number", `{"type": ` + strings.Repeat("9", 4_000_000) + "}", "too large"},
		{"many mistakes", `{"type":"FeatureCollection","features":[` + strings.TrimSuffix(strings.Repeat("1,", 200_000), ",") + "]}", "features[0]"},
	} {
		start := time.Now()
		_, diags := atlas.Parse("x.geojson", []byte(c.source))
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s took %v", c.name, d)
		}
		if len(diags) == 0 || len(diags) > 20 || !strings.Contains(diags[0].Message, c.want) {
			t.Errorf("%s: %v", c.name, diags)
		}
	}
	if _, diags := atlas.Parse("x.geojson", []byte(line(200_000))); len(diags) > 0 {
		t.Error(diags)
	}
}

// A very ragged outline of as many points as are allowed is drawn soon, and
// small.
func TestRaggedOutline(t *testing.T) {
	s := atlas.Shape{Name: "Ragged"}
	ring := []atlas.Point{{Lat: 8, Lon: -12}}
	for i := range 199_000 {
		ring = append(ring, atlas.Point{Lat: 18 + float64(i*7919%1000)/200, Lon: -12 + float64(i)*20/199_000})
	}
	ring = append(ring, atlas.Point{Lat: 8, Lon: 8}, ring[0])
	s.Areas = [][][]atlas.Point{{ring}}
	start := time.Now()
	v := atlas.Draw([]atlas.Place{kati, bamako, gao}, []atlas.Outlines{{Shapes: []atlas.Shape{s}}}, atlas.Options{})
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("it took %v", d)
	}
	check(t, "ragged", v)
	if n := len(v.Areas[0].Fill); n == 0 || n > 8000 {
		t.Errorf("%d bytes of path", n)
	}
}

// Whatever bytes a file holds, it is read or refused, and what is read can be
// drawn.
func FuzzParse(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/geojson.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		o, diags := atlas.Parse("x.geojson", data)
		if diags.Failed() {
			if len(o.Shapes) > 0 {
				t.Error("a file with mistakes gives outlines")
			}
			for _, d := range diags {
				if d.Pos.Line < 1 || d.Pos.Col < 1 || d.Message == "" {
					t.Errorf("%v", d)
				}
			}
			return
		}
		check(t, "fuzz", atlas.Draw([]atlas.Place{kati, bamako}, []atlas.Outlines{o}, atlas.Options{}))
	})
}
