package weigh_test

import (
	"regexp"
	"strings"
	"testing"

	"dossier/internal/weigh"
)

// tolls is a comparison whose cells cite numbers that exclude each other: of the
// killed, the wounded, and the guards of Kati.
const tolls = `
-- content/articles/one.md --
---
title: One
date: 2001-05-03
events:
  - {id: gao, title: Gao, date: 2001-05-03, accounts: @report}
---
Soldiers killed 12 people and wounded 30, it was said.

The 12 dead lay on the quay. In Gao 12 guards died. In Kati 12 guards died. There came 12 ships. Later they counted twelve dead.
-- content/articles/two.md --
---
title: Two
date: 2001-05-03
events:
  - {id: gao, title: Gao, date: 2001-05-03, accounts: @gathered}
---
There were 15 people killed and 40 wounded.

The 15 dead were buried. In Gao 15 guards died. In Kati 15 guards died. There came 16 dead.
-- content/articles/three.md --
---
title: Three
date: 2001-05-03
---
The 15 dead were counted.
-- content/events/gao.md --
---
title: Gao
date: 2001-05-03
reports: [two#gao]
accounts: @event
---
-- content/places/quay.md --
---
name: The quay
accounts: @place
---
-- content/comparisons/tolls.md --
---
title: Tolls
of: [one, two]
accounts: @comparison
---
| Row | First | Second |
| --- | --- | --- |
| People | 12 or 15 [@one "killed 12 people and wounded 30"; @two "15 people killed and 40 wounded"] | does not apply |
| Guards | 12 or 15 [@one "In Kati 12 guards died"; @two "In Kati 15 guards died"] | does not apply |
`

// An account hides the numbers that two of its answers cite, and no others.
func TestAccountsHideTheirNumbers(t *testing.T) {
	const all = "12 people, 30, 12 guards died"
	for _, c := range []struct{ name, one, other, want string }{
		{"the same quotes", `value: so, cite: '@one "killed 12 people and wounded 30"'`, `value: so, cite: '@two "15 people killed and 40 wounded"'`, "12 guards died"},
		{"in the other order", `value: so, cite: '@two "15 people killed and 40 wounded"'`, `value: so, cite: '@one "killed 12 people and wounded 30"'`, "12 guards died"},
		{"in the words of the answers", `value: '12 [@one "12 people"]', cite: '@three "counted"'`, `value: '15 [@two "15 people"]', cite: '@three "counted"'`, "30, 12 guards died"},
		{"the paragraphs", `value: so, cite: '@one, p. 1'`, `value: so, cite: '@two, p. 1'`, "12 guards died"},
		{"other paragraphs", `value: so, cite: '@one, p. 1'`, `value: so, cite: '@two, p. 2'`, all},
		{"whole articles", `value: so, cite: '@one'`, `value: so, cite: '@two'`, all},
		{"the numbers without their unit", `value: so, cite: '@one "12 people"'`, `value: so, cite: '@two "15 people"'`, "30, 12 guards died"},
		{"words beside the numbers", `value: so, cite: '@one "people and wounded"'`, `value: so, cite: '@two "people killed and"'`, all},
		{"the other numbers of the same quotes", `value: so, cite: '@one "wounded 30"'`, `value: so, cite: '@two "40 wounded"'`, "12 people, 12 guards died"},
		{"the same numbers elsewhere in the articles", `value: so, cite: '@one "12 dead lay"'`, `value: so, cite: '@two "The 15 dead"'`, "30, 12 guards died"},
		{"the same number in words", `value: so, cite: '@one "counted twelve dead"'`, `value: so, cite: '@two "The 15 dead"'`, "30, 12 guards died"},
		{"the same number in another article", `value: so, cite: '@one "12 dead lay"'`, `value: so, cite: '@three "The 15 dead"'`, all},
		{"another number of that unit", `value: so, cite: '@one "12 dead lay"'`, `value: so, cite: '@two "There came 16 dead"'`, all},
		{"that number of another unit", `value: so, cite: '@one "There came 12 ships"'`, `value: so, cite: '@two "The 15 dead"'`, all},
		{"the same numbers of another place", `value: so, cite: '@one "In Gao 12 guards died"'`, `value: so, cite: '@two "In Gao 15 guards died"'`, all},
		{"one of the two", `value: so, cite: '@one "12 people"'`, `value: so, cite: '@three "15 dead"'`, all},
		{"both by one answer", `value: so, cite: ['@one "12 people"', '@two "15 people"']`, `value: so, cite: '@three "15 dead"'`, all},
		{"both by both answers", `value: so, cite: ['@one "12 people"', '@two "15 people"']`, `value: so, cite: ['@one "12 people"', '@two "15 people"']`, "30, 12 guards died"},
		{"one answer", `value: so, cite: ['@one "12 people"', '@two "15 people"']`, "", all},
	} {
		accounts := "[{question: What was told?, answers: [{" + c.one + "}"
		if c.other != "" {
			accounts += ", {" + c.other + "}"
		}
		accounts += "]}]"
		for _, record := range []string{"@report", "@gathered", "@event", "@place", "@comparison"} {
			files := accountsOf.ReplaceAllStringFunc(tolls, func(at string) string {
				if strings.HasSuffix(at, record) {
					return "accounts: " + accounts
				}
				return "accounts: []"
			})
			var got []string
			for _, found := range weigh.Contradictions(weighed(read(t, text(files)))) {
				got = append(got, quoted.FindStringSubmatch(found.Message)[1])
			}
			if got := strings.Join(got, ", "); got != c.want {
				t.Errorf("%s, in the account of a %s: listed %q, want %q", c.name, record[1:], got, c.want)
			}
		}
	}
}

var (
	accountsOf = regexp.MustCompile(`accounts: @\w+`)
	quoted     = regexp.MustCompile(`“(.*?)”`)
)
