package seed

import (
	"slices"
	"strings"

	"dossier/internal/annotate"
	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/matter"
	"dossier/internal/pattern"
)

var stampPattern = pattern.New(`^\s*((?:[Dd]ate|DATE):?[ \t]+(\d{4}-\d{2}-\d{2}))(?:\s|$)`)

// cutStamp takes the date stamp from the beginning of a text. A stamp with an
// impossible date stays in the text.
func cutStamp(text string) (rest, stamp string, day date.Date) {
	m := stampPattern.FindStringSubmatchIndex(text)
	if m == nil {
		return text, "", date.Date{}
	}
	day, err := date.Parse(text[m[4]:m[5]])
	if err != nil {
		return text, "", date.Date{}
	}
	return text[m[3]:], text[m[2]:m[3]], day
}

var addressPattern = pattern.New(`^(https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(:\d+)?(/\S*)?$`)

// addressLine finds the line among the first six with words that is a web
// address and nothing else.
func addressLine(lines []string) (int, bool) {
	seen := 0
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if seen++; seen > 6 {
			break
		}
		m := addressPattern.FindStringSubmatch(line)
		if m != nil && matter.IsAddress(line) && (m[1] != "" || m[4] != "" || strings.HasPrefix(line, "www.")) {
			return i, true
		}
	}
	return 0, false
}

// outlet gives the host of an address, as all that a capture says of who
// published it. It is empty for what is no address.
func outlet(address string) string {
	m := addressPattern.FindStringSubmatch(address)
	if m == nil {
		return ""
	}
	return strings.TrimPrefix(m[2], "www.")
}

// maxTitle is the length of the longest title that is cut from a text.
const maxTitle = 80

// maxHeadline is the length of the longest first line that counts as a headline.
const maxHeadline = 110

// title names the draft after its headline, or after its first words.
func (d *Draft) title() {
	for i := range d.leaves {
		b := &d.leaves[i]
		words := b.Words()
		if b.Aside {
			continue
		}
		if b.Kind == dossier.Paragraph && i == 0 && isHeadline(words) && len(d.leaves) > 1 {
			d.Article.Title, d.Found.Headline = words, true
			d.leaves = slices.Delete(d.leaves, i, i+1)
			d.renumber()
			d.taken(words)
			return
		}
		_, _, from := datelineOf(words)
		first := words[from:]
		if s := annotate.Sentences(first); len(s) > 0 {
			first = s[0].Of(first)
		}
		if bare := strings.TrimSuffix(first, "."); bare != "" {
			first = bare
		}
		d.Article.Title = shorten(first, maxTitle)
		return
	}
	d.Article.Title = shorten(d.leaves[0].Words(), maxTitle) // nothing but asides
}

// renumber counts the paragraphs anew, and finds the entries and captions again,
// after the first paragraph was taken out.
func (d *Draft) renumber() {
	n := int32(0)
	for i := range d.leaves {
		if b := &d.leaves[i]; b.Kind == dossier.Paragraph || b.Kind == dossier.Tight {
			n++
			b.Number = n
		}
	}
	d.Found.Paragraphs = int(n)
	for i := range d.Found.Entries {
		d.Found.Entries[i].Block--
	}
	for i := range d.Found.Captions {
		d.Found.Captions[i].Paragraph--
	}
}

// isHeadline reports whether a first line is a headline: short, with words,
// and without the stop that ends a sentence.
func isHeadline(line string) bool {
	return len([]rune(line)) <= maxHeadline && strings.Contains(line, " ") && !endsSentence(line) && !strings.HasSuffix(line, ",") && !strings.HasSuffix(line, ";")
}

// shorten cuts a text at a blank so that it has at most n characters, the
// ellipsis that then ends it included.
func shorten(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	} else {
		cut = string(runes[:n-1])
	}
	return strings.TrimRight(cut, " ,;:.–—-") + "…"
}
