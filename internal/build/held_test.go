package build_test

import (
	"context"
	"runtime"
	"testing"
	"weak"

	"dossier/internal/build"
)

// A draft holds on to nothing of its Builder, which remembers every file: a build
// that publishes lets go of it once all is planned.
func TestDraftHoldsNoBuilder(t *testing.T) {
	b := build.New()
	r, err := b.Plan(context.Background(), build.Input{Sources: invented(4).sources(), Builtin: builtin(t)})
	if err != nil || r.Draft == nil {
		t.Fatal(err, r.Diagnostics)
	}
	held := weak.Make(b)
	b = nil
	runtime.GC()
	if held.Value() != nil {
		t.Error("the Builder is held on to")
	}
	runtime.KeepAlive(r)
}
