package census

import (
	"fmt"
	"strings"
)

// ReviewPath is where an import leaves the list of names for an editor to go
// through. The build does not read it.
const ReviewPath = ".dossier/names.md"

// Review writes proposals as a list in Markdown: each with what speaks for it,
// the words around it, and the command that makes it a record.
func Review(proposals []Proposal) []byte {
	var b strings.Builder
	b.WriteString("# Names that no record declares\n\n")
	if len(proposals) == 0 {
		b.WriteString("None: every name that was found has its record.\n")
		return []byte(b.String())
	}
	b.WriteString("Written by the program, and anew with each import: nothing here is published. Run the commands of those that matter, from the dossier’s folder.\n")
	for _, section := range []struct{ kind, title string }{{Person, "People"}, {Body, "Bodies"}, {Place, "Places"}, {"", "Undecided"}} {
		first := true
		for _, p := range proposals {
			if p.Kind != section.kind {
				continue
			}
			if first {
				fmt.Fprintf(&b, "\n## %s\n\n", section.title)
				first = false
			}
			p.review(&b)
		}
	}
	return []byte(b.String())
}

func (p *Proposal) review(b *strings.Builder) {
	fmt.Fprintf(b, "- **%s**", plain(p.Name))
	if len(p.Spellings) > 0 {
		fmt.Fprintf(b, ", also %s", plain(strings.Join(p.Spellings, ", ")))
	}
	fmt.Fprintf(b, " — %s in %s", counted(p.Count, "mention"), counted(len(p.Articles), "article"))
	if p.Why != "" {
		fmt.Fprintf(b, "; %s", plain(p.Why))
	}
	fmt.Fprintf(b, "\n  > %s (%s)\n\n", plain(p.Excerpt), p.First.Article)
	fmt.Fprintf(b, "      dossier actors accept %s%s\n", inQuotes(p.Name), p.as())
	if p.Like != "" {
		fmt.Fprintf(b, "      dossier actors merge %s %s\n", inQuotes(p.Name), p.Like)
	}
	b.WriteByte('\n')
}

// as gives the flag that a command needs where the kind is open.
func (p *Proposal) as() string {
	switch p.Kind {
	case "":
		return " --as person|organization|place"
	case Body:
		return " --as organization"
	}
	return ""
}

// plain takes what Markdown would read as markup.
func plain(s string) string {
	return markup.Replace(s)
}

var markup = strings.NewReplacer("*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "\\", `\\`)

// inQuotes writes a name as an argument on a command line.
func inQuotes(s string) string {
	if strings.ContainsAny(s, "\"$`\\!") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return `"` + s + `"`
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
