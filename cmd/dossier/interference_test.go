package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestPublicDoesNotTellWhatIsPrivate: two dossiers that differ in what is private
// alone, in words, names, ids and numbers, have the same public bytes. What no
// search for words finds, a digest, an order or a count, would show here.
func TestPublicDoesNotTellWhatIsPrivate(t *testing.T) {
	c := &canaries{}
	one := canaryDossier(c)
	other := map[string]string{}
	swap := []string{
		"Krastovik", "Abbelune", "krastovik", "abbelune", "KRASTOVIK", "ABBELUNE", "Krästóvik", "Äbbelüné", "KRA\u0308STOVIK", "ABBE\u0308LUNE",
		"Kra\u00adsto\u00advik", "Ab\u00adbelune", "Krasto-vik", "Abbe-lune", "Krasto-\nvik", "Abbe-\nlune", "*Kras*tovik", "*Ab*belune", "K r a s t o v i k", "A b b e l u n e", "V. Krastovik", "Z. Abbelune",
		"Ozimandel", "Marrigold", "Vardunio", "Zelk", "vardunio", "zelk", "thegreyfox", "afterdark", "Kordelina", "Beremundo", "V. O. ", "Z. M. ", "wikidata: Q7", "wikidata: Q4321",
	}
	for i, w := range c.words {
		swap = append(swap, w, fmt.Sprintf("Other%dwords", 100+i*7))
	}
	swapped := strings.NewReplacer(swap...)
	for name, text := range one {
		other[swapped.Replace(name)] = swapped.Replace(text)
	}
	if maps.EqualFunc(one, other, func(a, b string) bool { return a == b }) {
		t.Fatal("the dossiers are the same")
	}
	samePublic(t, outputs(t, one), outputs(t, other))
}

// samePublic reports each file in which two sites differ, with what stands there.
func samePublic(t *testing.T, one, other map[string][]byte) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(one)) {
		a, b := one[path], other[path]
		if b == nil {
			t.Errorf("%s is not in the other site", path)
			continue
		}
		at := 0
		for at < min(len(a), len(b)) && a[at] == b[at] {
			at++
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s tells: at byte %d\n  %q\n  %q", path, at, a[max(0, at-80):min(len(a), at+80)], b[max(0, at-80):min(len(b), at+80)])
		}
	}
	for _, path := range slices.Sorted(maps.Keys(other)) {
		if one[path] == nil {
			t.Errorf("%s is in the other site alone", path)
		}
	}
}
