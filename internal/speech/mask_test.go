package speech

import (
	"strings"
	"testing"
	"time"
)

// TestMaskedSoon: of however many genitives before a stop none is an initial, and they
// are found in one pass.
func TestMaskedSoon(t *testing.T) {
	text := strings.Repeat("Keita's. Awa’s. ", 100_000)
	want := strings.Repeat("Keitaxs. Awaxxxs. ", 100_000)
	start := time.Now()
	got := (&paragraph{text: text}).mask([]byte(text))
	if took := time.Since(start); took > time.Second {
		t.Errorf("%d bytes took %v", len(text), took)
	}
	if string(got) != want {
		t.Errorf("masked: %.40s…", got)
	}
}
