package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/pattern"
)

// paragraphs parts lines into paragraphs, in which a run of white space is one
// blank.
func paragraphs(lines []string) ([]string, Parting) {
	parting := Lines
	chunks := chunksOf(lines)
	if len(chunks) > 1 {
		parting = BlankLines
	}
	if width, ok := wrapWidth(chunks); ok {
		parting = Wrapped
		for i, chunk := range chunks {
			chunks[i] = unwrap(chunk, width)
		}
	}
	var list []string
	total := 0
	for _, chunk := range chunks {
		for _, line := range chunk {
			list = append(list, line)
			total += len(line)
		}
	}
	var parted []string
	for _, line := range list {
		parts := []string{line}
		if 2*len(line) >= total {
			parts = splitDoubleBlanks(line)
		}
		if len(parts) > 1 {
			parting = DoubleBlanks
		}
		for _, p := range parts {
			if p = collapse(p); p != "" {
				parted = append(parted, p)
			}
		}
	}
	return parted, parting
}

// chunksOf groups the lines between blank ones, each line trimmed.
func chunksOf(lines []string) [][]string {
	var chunks [][]string
	fresh := true
	for _, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" {
			fresh = true
			continue
		}
		if fresh {
			chunks = append(chunks, nil)
			fresh = false
		}
		chunks[len(chunks)-1] = append(chunks[len(chunks)-1], line)
	}
	return chunks
}

// collapse makes each run of white space one blank. No-break and other
// typographic spaces stay, save at the ends.
func collapse(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return r < utf8.RuneSelf && unicode.IsSpace(r) })
	return strings.TrimSpace(strings.Join(words, " "))
}

// endsSentence reports whether a line ends as a sentence does, or as the
// words before a list do.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"”’')]»›`, r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:", r)
}

var doubleBlank = pattern.New(` {2,}`)

// splitDoubleBlanks parts a line at the double blanks after its sentences,
// where there are two or more, and three in four of all double blanks are.
func splitDoubleBlanks(line string) []string {
	gaps := doubleBlank.FindAllStringIndex(line, -1)
	var cuts [][]int
	for _, g := range gaps {
		if endsSentence(line[:g[0]]) {
			cuts = append(cuts, g)
		}
	}
	if len(cuts) < 2 || 4*len(cuts) < 3*len(gaps) {
		return []string{line}
	}
	var parts []string
	start := 0
	for _, c := range cuts {
		parts = append(parts, line[start:c[0]])
		start = c[1]
	}
	return append(parts, line[start:])
}

const (
	minWidth = 30 // of the longest line, where lines were wrapped
	maxWidth = 100
	minPairs = 3 // of neighbouring lines, for wrapping to show
)

// wrapWidth tells whether the lines were wrapped at a fixed width, and at
// which. Then hardly a line leaves room for the next one's first word, and
// many a line ends amid a sentence.
func wrapWidth(chunks [][]string) (width int, ok bool) {
	for _, chunk := range chunks {
		for _, line := range chunk {
			if len(chunk) > 1 {
				width = max(width, utf8.RuneCountInString(line))
			}
		}
	}
	if width < minWidth || width > maxWidth {
		return width, false
	}
	pairs, full, open := 0, 0, 0
	for _, chunk := range chunks {
		alone := standsAlone(chunk[0])
		for i := 1; i < len(chunk); i++ {
			before := alone
			if alone = standsAlone(chunk[i]); before || alone {
				continue
			}
			pairs++
			if fills(chunk[i-1], chunk[i], width) {
				full++
			}
			if !endsSentence(chunk[i-1]) {
				open++
			}
		}
	}
	return width, pairs >= minPairs && 10*full >= 8*pairs && 2*open >= pairs
}

// fills reports whether the first word of next had no room behind line.
func fills(line, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) >= width
}

// unwrap joins the lines of a chunk that were one. A line that is something by
// itself stays so.
func unwrap(chunk []string, width int) []string {
	var joined []string
	start := 0
	for i := 1; i <= len(chunk); i++ {
		if i < len(chunk) && fills(chunk[i-1], chunk[i], width) && !standsAlone(chunk[i-1]) && !standsAlone(chunk[i]) {
			continue
		}
		joined = append(joined, strings.Join(chunk[start:i], " "))
		start = i
	}
	return joined
}

// standsAlone reports whether a line is a live entry or a label.
func standsAlone(line string) bool {
	_, entry := readEntry(line)
	return entry || labelPattern.MatchString(line)
}
