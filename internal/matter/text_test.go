package matter

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/internal/diag"
)

// slowly tells which character of a text is the first that makes it no text, one by
// one; -1: none.
func slowly(text string) int {
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") || isControl(r) {
			return i
		}
	}
	return -1
}

func checkDecoded(t *testing.T, raw string) {
	t.Helper()
	text := strings.ReplaceAll(raw, "\r\n", "\n")
	var diags diag.List
	got, ok := decoded("a.md", raw, &diags)
	switch at := slowly(text); {
	case at < 0 && (!ok || got != text || len(diags) > 0):
		t.Errorf("%q: got %q, %v", raw, got, diags)
	case at >= 0 && (ok || len(diags) != 1 || diags[0].Pos != diag.At("a.md", []byte(text), at)):
		t.Errorf("%q: got %q, %v; a fault at byte %d", raw, got, diags, at)
	}
}

// Each byte is looked at in each of eight places, among others and at the end.
func TestDecodedLooksAtAll(t *testing.T) {
	for _, around := range []string{"", "a", "seven b", "eight by", "nine byte", "“quoted”", "sixteen bytes ab\n\t"} {
		for c := range 256 {
			for n := range 9 {
				checkDecoded(t, around+strings.Repeat("~", n)+string([]byte{byte(c)})+strings.Repeat(" ", 8-n)+around)
			}
		}
	}
}

func FuzzDecoded(f *testing.F) {
	for _, text := range []string{"\ufffd", "\xff", "a\r\nb\r", "é“”…", "\x7f", "\x1f ", "eight by\x00", "\x80\x80\x80\x80\x80\x80\x80\x80"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		if strings.HasPrefix(raw, "\ufeff") || strings.HasPrefix(raw, "\xff\xfe") || strings.HasPrefix(raw, "\xfe\xff") {
			t.Skip()
		}
		checkDecoded(t, raw)
		at := -1
		for i, r := range raw {
			if isControl(r) {
				at = i
				break
			}
		}
		if got := controlIn(raw); got != at {
			t.Errorf("%q: a control character at %d, want %d", raw, got, at)
		}
	})
}

// What is called a plain address is one.
func TestPlainAddresses(t *testing.T) {
	for s, want := range map[string]bool{
		"https://a.example/b-c/2_d~.html": true, "http://A.b": true, "https://a.b/": true, "https://...": true,
		"a.example": false, "https://a/b.c": false, "https://a.b?c": false, "https://a.b:80": false, "https://a.b/%41": false, "ftp://a.b": false, "https:///a.b": false, "https://é.b": false, "https://u@a.b": false, "": false,
	} {
		checkAddress(t, s)
		if isPlainAddress(s) != want {
			t.Errorf("%q is plain: %v", s, !want)
		}
	}
}

// checkAddress fails where an address that is called plain is none.
func checkAddress(t *testing.T, s string) {
	t.Helper()
	if isPlainAddress(s) && !isParsedAddress(s) {
		t.Errorf("%q is called an address", s)
	}
}

func FuzzPlainAddress(f *testing.F) {
	f.Add("https://a.example/b-c/2_d~.html")
	f.Add("http://-.-//..")
	f.Fuzz(checkAddress)
}
