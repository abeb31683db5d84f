package audience

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFind: whatever a text is, what is found in it lies in order and in whole
// characters, and once it is replaced nothing is found any more: a source could
// stop a build otherwise. And whatever text stands around it, a name on a line of
// its own is found.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Sanogo2012 #FreeSanogo @amadousanogo A. H. Sanogo", "他说阿马杜·萨诺戈上尉", "S A N O G O S", "San-o-go Sa'id N'Golo K.", "https://e.org/%53anogo%zz sanogo", "с Сангарем и Амаду", "وسانوغو سـانـوغو",
		"Ansar Dine's AnsarDine", "Modibo Keita, Keita", "antisanogoists JeSuisSanogoAmadou.Sanogo", "sanogo.org/sanogo", "A.A.A. Sanogo, A. A. Sanogo A", "San\u00adogo\u0301 Sаnogo",
	} {
		f.Add(s)
	}
	n := NewNames()
	for _, name := range []string{"Amadou Haya Sanogo", "阿马杜·萨诺戈", "Амаду Сангаре", "أمادو سانوغو", "N'Golo Konaté", "Saʿid Bah", "Jean-Marie Ba"} {
		n.Withhold(name, "an officer", true)
	}
	n.Withhold("Ibrahim Keita", "a minister", true)
	n.Withhold("Ansar Dine", "a group", false)
	n.Publish("Modibo Keita")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4096 || !utf8.ValidString(text) {
			return
		}
		var source, own strings.Builder
		last := 0
		for _, h := range n.find(text) {
			if h.from < last || h.to <= h.from || h.to > len(text) || !utf8.ValidString(text[h.from:h.to]) {
				t.Fatalf("%q: %+v after %d", text, h, last)
			}
			source.WriteString(text[last:h.from] + ellipsis)
			own.WriteString(text[last:h.from] + h.words)
			if h.words == "" {
				own.WriteString(ellipsis)
			}
			last = h.to
		}
		for _, public := range []string{source.String() + text[last:], own.String() + text[last:]} {
			if n.Holds(public) {
				t.Fatalf("%q becomes %q, in which is a name yet: %+v", text, public, n.find(public))
			}
		}
		name := [...]string{"Amadou Haya Sanogo", "sanogo", "أمادو سانوغو"}[len(text)%3]
		around, at := text+"\n\n"+name+"\n\n"+text, len(text)+len("\n\n")
		if !slices.ContainsFunc(n.find(around), func(h hit) bool { return h.from <= at && at+len(name) <= h.to }) {
			t.Fatalf("%q is not found in %q: %+v", name, around, n.find(around))
		}
	})
}
