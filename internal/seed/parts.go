package seed

import (
	"strings"

	"dossier/internal/pattern"
)

// rulePattern matches a line that is nothing but a rule.
var rulePattern = pattern.New(`^\s*(?:(?:[-=*_~#•]\s*){3,}|[—–]{3,})$`)

// leastWords is how many words an article has at the least that a rule parts
// from others. A stamp is proof enough by itself.
const leastWords = 20

// partsOf parts a text that holds several articles: at each new date stamp, or
// else at rules, if each part then begins as an article does. lines tells on
// which line of the text, from 0, each part begins.
func partsOf(text string) (parts []string, lines []int) {
	all := strings.Split(text, "\n")
	for _, way := range []struct {
		begins func([]string, int) bool
		least  int
	}{{atStamp, 1}, {afterRule, leastWords}} {
		starts := []int{0}
		for i := 1; i < len(all); i++ {
			if way.begins(all, i) {
				starts = append(starts, i)
			}
		}
		if parts, ok := articles(all, starts, way.least); ok {
			return parts, starts
		}
	}
	return []string{text}, []int{0}
}

// atStamp reports whether a line begins with a date stamp.
func atStamp(lines []string, i int) bool { return stampPattern.MatchString(lines[i]) }

// afterRule reports whether a rule stands above a line.
func afterRule(lines []string, i int) bool { return rulePattern.MatchString(lines[i-1]) }

// articles cuts lines at their starts. It is false where one of several parts
// does not look like an article, or has fewer words than the least.
func articles(lines []string, starts []int, least int) (parts []string, ok bool) {
	if len(starts) < 2 {
		return nil, false
	}
	for i, from := range starts {
		to := len(lines)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		if to > from && i+1 < len(starts) && rulePattern.MatchString(lines[to-1]) {
			to-- // the rule belongs to neither
		}
		part := strings.Join(lines[from:to], "\n")
		if bare, _, _ := cutStamp(part); len(strings.Fields(bare)) < least || !hasHead(part) {
			return nil, false
		}
		parts = append(parts, part)
	}
	return parts, true
}

// hasHead reports whether a part begins as an article does, and not as a text
// goes on behind a break: with a stamp, a headline, an address, or keys.
func hasHead(part string) bool {
	if stampPattern.MatchString(part) {
		return true
	}
	lines := strings.Split(part, "\n")
	if _, ok := addressLine(lines); ok {
		return true
	}
	for _, line := range lines {
		if line = strings.TrimSpace(line); line != "" {
			return isHeadline(line) || keyPattern.MatchString(line)
		}
	}
	return false
}
