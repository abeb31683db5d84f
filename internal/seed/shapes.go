package seed

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/internal/dossier"
	"dossier/internal/pattern"
)

var (
	bulletPattern = pattern.New(`^[•‣▪◦●·*-]\s+(\S.*)$`)
	numberPattern = pattern.New(`^(\d{1,2})[.)]\s+(\S.*)$`)
)

// bullet gives the words of an item of a list: behind a bullet, or behind the
// number that is due.
func bullet(line string, due int) (words string, ok bool) {
	if due == 0 {
		if m := bulletPattern.FindStringSubmatch(line); m != nil {
			return m[1], true
		}
		return "", false
	}
	m := numberPattern.FindStringSubmatch(line)
	if m == nil || m[1] != strconv.Itoa(due) {
		return "", false
	}
	return m[2], true
}

// list makes a list of the lines that begin with bullets, or are numbered from
// one on, and tells how many they are. One line alone is none.
func (d *Draft) list(lines []string) int {
	for _, ordered := range []bool{false, true} {
		var items []string
		for _, line := range lines {
			due := 0
			if ordered {
				due = len(items) + 1
			}
			words, ok := bullet(line, due)
			if !ok {
				break
			}
			items = append(items, words)
		}
		if len(items) < 2 {
			continue
		}
		open, end := container(dossier.Open, dossier.TagUL), container(dossier.Close, dossier.TagUL)
		if ordered {
			open.Tag, open.Start, end.Tag = dossier.TagOL, 1, dossier.TagOL
		}
		d.leaves = append(d.leaves, open)
		for _, words := range items {
			d.Found.Paragraphs++
			d.leaves = append(d.leaves, container(dossier.Open, dossier.TagLI),
				leaf(dossier.Block{Kind: dossier.Tight, Number: int32(d.Found.Paragraphs)}, words),
				container(dossier.Close, dossier.TagLI))
		}
		d.leaves = append(d.leaves, end)
		for i := range items {
			d.Found.Marks = append(d.Found.Marks, strings.Fields(lines[i])[0])
		}
		return len(items)
	}
	return 0
}

// container gives the beginning or the end of something that holds blocks.
func container(kind dossier.BlockKind, tag dossier.Tag) dossier.Leaf {
	return dossier.Leaf{Block: dossier.Block{Kind: kind, Tag: tag}}
}

// maxSubhead is the length of the longest line between paragraphs that is a
// heading.
const maxSubhead = 60

// subhead reports whether a line stands as a heading between paragraphs that are
// parted by blank lines: short, without a stop, with a paragraph or a list below.
func (d *Draft) subhead(paragraphs []string, i int) bool {
	line := paragraphs[i]
	if d.Found.Parting != BlankLines || i == 0 || i+1 == len(paragraphs) || utf8.RuneCountInString(line) > maxSubhead {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	if !unicode.IsUpper(first) || endsSentence(line) && !strings.HasSuffix(line, "?") || strings.ContainsAny(line[len(line)-1:], ",;)]\"") || !strings.ContainsFunc(line, unicode.IsLower) {
		return false
	}
	before, below := paragraphs[i-1], paragraphs[i+1]
	const least = 60
	if utf8.RuneCountInString(before) < least && !bulletPattern.MatchString(before) {
		return false
	}
	if creditOf(line) != "" || morePattern.MatchString(line) || labelPattern.MatchString(line) || creditLine.MatchString(line) && len(strings.Fields(line)) < 3 && strings.ToUpper(line) == line {
		return false
	}
	return utf8.RuneCountInString(below) >= least || bulletPattern.MatchString(below) || numberPattern.MatchString(below)
}

// speaksOfSelf matches a writer's own "I", in what stands outside quotation marks.
var speaksOfSelf = pattern.New(`(?:^|[^\pL'’])(?:I|I['’](?:ve|m|d|ll)|[Jj]e|[Jj]['’]ai|mon avis)(?:$|[^\pL.])`)

var quoted = pattern.New(`“[^”]*”?|«[^»]*»?|"[^"]*"?`)

// analysis finds the one paragraph of a report in which its writer speaks as "I":
// the box of an analyst that was captured with the report. -1: there is none, or
// more than one, as in an opinion.
func analysis(paragraphs []string) int {
	const shortest, words = 5, 40
	found := -1
	for i, p := range paragraphs {
		if !strings.ContainsAny(p, "IJj") && !strings.Contains(p, "avis") {
			continue // most paragraphs hold nothing of the expression, which is dear
		}
		if !speaksOfSelf.MatchString(quoted.ReplaceAllString(p, " ")) {
			continue
		}
		if found >= 0 || len(strings.Fields(p)) < words {
			return -1
		}
		found = i
	}
	if len(paragraphs) < shortest {
		return -1
	}
	return found
}
