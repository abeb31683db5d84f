package audit

import (
	"regexp"
	"strings"

	"dossier/internal/diag"
	"dossier/internal/pattern"
)

// RuleContent is the rule of findings about the content that have none of their
// own: YAML that cannot be read, in the words of its parser.
const RuleContent = "content"

// contentRules names what a build tells about the content, by the words in which
// it does, before their gaps are filled. The first that fits counts. A message
// with a wording that is not listed here fails TestEveryMessageHasARule.
var contentRules = []struct {
	rule     string
	messages []string
}{
	{"quote-missing", []string{"the quote is not in %s: %s"}},
	{"quote-ambiguous", []string{"the quote stands more than once in %s"}},
	{"paragraph-range", []string{"%s has no paragraph %d"}},
	{"unknown-source", []string{"unknown source %q", "%q is not an article: it stands in %s"}},
	{"draft", []string{
		"the source %q is a draft", "%q is a draft", "%q is a draft and is left out", "%q is a draft, and a link to it has no words of its own",
	}},
	{"private", []string{
		"the source %q is private", "%q is private", "%q is private and is left out", "%q is private, and a link to it has no words of its own",
		"the key %q cannot be kept private by itself", "%s cannot be published without its key %q", "private names no key of %s: %q",
	}},
	{"private-passage", []string{
		"a private passage ends that has not begun", "a private passage begins within another", "a private passage is not closed",
		"this mark of a private passage hides nothing", "a private passage within the words of a picture",
		"the address of a link is defined in a private passage", "this text takes no private passage",
	}},
	{"withheld-name", []string{
		"the name %q is withheld elsewhere, and published here", "publish_as holds a name that is withheld", "%q stands for %s too",
		"a name that is withheld stands in this file", "a name that is withheld stands in %s, where it cannot be replaced",
		"a name that is withheld stands where it cannot be replaced",
	}},
	{"original-names", []string{"the site leads to the originals of %d articles, which print the name"}},
	{"bad-citation", []string{
		"unexpected %s after a citation", "a citation begins with @, not %s", "a citation without a source", "nothing stands after the comma",
		"a paragraph number is missing", "the quote is not closed", "the quote is not closed within %d kB", "the quote holds no words",
		"the citation is not closed", "the citation is not closed within %d kB", "something stands after the citation",
		"the quote is not valid UTF-8", "the quote is empty", "the quote has no words",
	}},
	{"no-citation-here", []string{"this text takes no citation", "the notice takes no citation"}},
	{"unknown-event", []string{"unknown event %q", "the article %s lists no event %q"}},
	{"unknown-record", []string{"unknown %s %q"}},
	{"wrong-record", []string{"%q is not one of the %s: it stands in %s"}},
	{"id-taken", []string{
		"the id %q belongs to %s already", "the id %q is needed by the site itself", "the alias %q belongs to %s",
		"two events of this article have the id %q", "the alias %q is this record's own id", "the alias %q stands here twice",
	}},
	{"bad-id", []string{"%q is not an id: %s", "%q is not an id", "an empty id", "the home page has no id", "the home page has no former ids"}},
	{"end-before-beginning", []string{"the end, %s, comes before the beginning, %s"}},
	{"gathered-twice", []string{"%s is gathered by %s already"}},
	{"bad-comparison", []string{
		"a comparison needs two subjects", "%q is one of the %s", "%q is compared with itself", "%d under subjects, %d under of",
		"the table has %d columns, not %d", "rows of no comparison", "the comparison %s has no row %q",
	}},
	{"cell-without-evidence", []string{"a cell of the row %q has no evidence"}},

	{"seed-changed", []string{"the capture %s is not the one that the article was made from"}},
	{"seed-missing", []string{"the capture %s is missing", "the capture %s cannot be compared: %v"}},
	{"unknown-agency", []string{"the credit %q names no agency that is known"}},

	{"shared-name", []string{"the name %q is shared by %s, and never links by itself"}},
	{"perhaps-copy", []string{"it shares %d %% of its text with %s: perhaps one origin"}},
	{"ellipsis-denies", []string{"the ellipsis leaves out %q"}},
	{"dated-after-report", []string{"the event is dated %s, after %s, which tells of it on %s"}},
	{"dates-exclude", []string{"two dates of one event exclude each other: %s in %s, %s in %s"}},
	{"numbers-exclude", []string{"%s cites numbers that exclude each other: “%s” in %s, “%s” in %s"}},

	{"no-front-matter", []string{
		"front matter is missing", "front matter is not closed", "the file is empty", "a line that begins with %s",
		"a line --- that is indented or followed by blanks", "front matter is longer than 64 KB",
	}},
	{"unknown-key", []string{"unknown key %q in %s"}},
	{"key-twice", []string{"key %q stands twice; first on line %d"}},
	{"bad-account", []string{
		"an account has no question", "an account has no answers", "there is no answer %d to prefer", "an answer is preferred without a reason",
	}},
	{"bad-date", []string{"date %q: %s", "%q is not a basis"}},
	{"bad-value", []string{
		"%q is not a language", "%q is not a Wikidata item", "%q is not a web address", "%q is not a SHA-256", "the interface has no language %q",
		"base_url has no scheme", "base_url has a query or a fragment", "%q is not a zone", "%q is not a colour",
		"%s is not a set of keys", "a key of %s is not a word", "key %q has no value, only a comment", "expected %s, found a set of keys",
		"expected %s, found %s", "an empty item in a list", "an empty text in a list", "%q is neither true nor false",
		"%q is not a whole number", "%q is not valid here", "these are not coordinates",
		"a latitude beyond 90 degrees: %s", "a longitude beyond 180 degrees: %s",
		"YAML anchors and aliases are not taken", "YAML tags are not taken",
	}},
	{"bad-encoding", []string{
		"the file is UTF-16", "a byte %#x that is not UTF-8", "a control character %U", "a control character in %s", "a hidden end of line %U",
	}},

	{"bad-footnote", []string{
		"a footnote in front matter", "there is no footnote %q", "footnote %q stands twice", "footnote %q is not called from the text",
		"a footnote without words", "a footnote holds lists, headings or tables",
	}},
	{"too-long", []string{
		"the text is longer than %d MB", "more than %d lines", "more than %d paragraphs", "more than %d KB without a blank line",
		"a paragraph with more than %d signs of markup", "more signs of markup than a text of %d KB should have",
		"quotations or lists more than %d deep", "tables with more than %d cells", "more than %d footnotes and calls of them", "more than %d citations",
		"the file is larger than %d MB",
	}},
	{"bad-link", []string{"a link to no record", "the link to %q is not closed", "a link to %q"}},
	{"bad-table", []string{"a row of %d cells in a table of %d columns"}},
	{"html", []string{"HTML is not taken"}},
	{"unknown-markup", []string{"this kind of markup is not taken: %s"}},
	{"picture-missing", []string{"no picture %s", "a picture outside the dossier: %q"}},
	{"picture-without-words", []string{"the picture %s has no text in its stead"}},

	{"no-configuration", []string{"the file is missing"}},
	{"unused-file", []string{"this file is not used", "no page uses this layout"}},
	{"same-path", []string{"two files of the site have one path: %s and %s"}},
	{"host-limit", []string{
		"the site is %d MB: GitHub Pages takes 1000 MB", "the site has %d files: Cloudflare Pages takes %d",
		"the folder has more than %d files: Netlify takes no more", "a name of %d bytes: most disks take %d",
		"a path of %d characters: Windows takes 260 with the folder around",
	}},
	{"file-name", []string{
		"a name of %d bytes, and disks take %d at most", "%q in a name, which Windows does not take",
		"a name that ends in a dot or a blank, which Windows does not take", "%q is the name of a device on Windows",
	}},
	{"unreadable-file", []string{
		"a file where a folder is expected", "not a file that can be read", "the name %s in this folder is not UTF-8",
		"the link leads to nothing", "the link cannot be followed: %v", "a link to a folder is not followed", "cannot be read: %v",
	}},
	{"layout", []string{"a layout is missing", "a layout is empty", "a layout of more than %d KB", "a page of more than %d MB", "no template %q is defined", "the page %s: %v"}},

	{"key-missing", []string{"%s has no %s"}}, // fits much: it is the last
}

// wording is one of the messages as an expression.
type wording struct {
	rule string
	fits *pattern.Pattern
}

var wordings = compile()

// compile makes expressions of the messages. %q stands for what strconv.Quote
// writes, so that no word of an editor's can take part; the other gaps for
// anything.
func compile() []wording {
	var list []wording
	gap := pattern.New(`%#?[a-zA-Z]`)
	for _, r := range contentRules {
		for _, m := range r.messages {
			expr := gap.ReplaceAllStringFunc(regexp.QuoteMeta(m), func(verb string) string {
				switch verb {
				case "%q":
					return `"(?:[^"\\]|\\.)*"`
				case "%d":
					return `-?[0-9]+`
				}
				return `.*`
			})
			list = append(list, wording{r.rule, pattern.New(`(?s)^(?:` + strings.ReplaceAll(expr, "%%", "%") + `)$`)})
		}
	}
	return list
}

// ruleOf names what a diagnostic is about.
func ruleOf(d diag.Diagnostic) string {
	for _, w := range wordings {
		if w.fits.MatchString(d.Message) {
			return w.rule
		}
	}
	switch folder, _, _ := strings.Cut(d.Pos.File, "/"); folder {
	case "layouts":
		return "layout" // in the words of html/template
	case "assets":
		return "asset" // in the words of the minifier
	}
	return RuleContent
}
