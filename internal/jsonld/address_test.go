package jsonld

import (
	"encoding/json"
	"math/rand/v2"
	"testing"
)

// What is taken for a simple address is one by the rules of the library, which
// says the same of it.
func TestSimpleAddresses(t *testing.T) {
	const signs = "ab.-_/:#?%@~ é[]0"
	random := rand.New(rand.NewPCG(1, 2))
	simples := 0
	for range 50_000 {
		b := []byte("https://"[:random.IntN(9)])
		for range random.IntN(8) {
			b = append(b, signs[random.IntN(len(signs))])
		}
		s := string(b)
		if !simple(s) {
			continue
		}
		simples++
		if got := parsed(s); got != s {
			t.Errorf("%q is simple, but its address is %q", s, got)
		}
	}
	for _, s := range []string{"http://example.org", "https://example.org/a/b_c-d.html", "https://EXAMPLE.org/"} {
		if !simple(s) || parsed(s) != s {
			t.Errorf("%q is not simple", s)
		}
	}
	if simples < 100 {
		t.Errorf("only %d simple addresses were tried", simples)
	}
}

// What is taken for plain is what encoding/json writes as it is: each byte, alone,
// and beside letters beyond ASCII.
func TestPlainIsWrittenAsItIs(t *testing.T) {
	for c := range 256 {
		for _, s := range []string{string([]byte{byte(c)}), "a" + string([]byte{byte(c)}) + "é", string(rune(c)), string(rune(0x2000 + c))} {
			want, err := json.Marshal(s)
			if got := string(quote(nil, s)); err != nil || got != string(want) {
				t.Errorf("%q is written %s, not %s", s, got, want)
			}
		}
	}
}
