package collate_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/page"
)

// strike is a dossier in which every record that may hold an account has one
// answer to a question, where @ stands. One question is open from the beginning, so
// that the navigation stays as it is.
const strike = `
-- content/_index.md --
---
summary: 'Work stopped. [@herald "stopped work at noon"]'
chronology: [stop]
actors: [union]
comparison: reports
---
-- content/articles/herald.md --
---
title: Dockers stop work
date: 2001-05-03
cases: [strike]
events:
  - id: meeting
    title: The dockers meet
    date: 2001-05-02
    actors: [union]
    accounts: @herald "before noon"
---
The dockers stopped work at noon. They had met before noon, some say after noon.
-- content/articles/courier.md --
---
title: Quiet in the harbour
date: 2001-05-04
cases: [strike]
events:
  - id: quiet
    title: The harbour is quiet
    date: 2001-05-03
    accounts: @herald "before noon"
---
Nothing was heard of it.
-- content/events/stop.md --
---
title: Work stops
date: 2001-05-03
case: strike
places: [quay]
actors: [union]
reports: [courier#quiet]
accounts: @herald "before noon"
---
-- content/events/march.md --
---
title: A march
date: 2001-06-01
case: lockout
places: [square]
actors: [owners]
accounts: @herald "before noon"
---
-- content/events/rest.md --
---
title: Rest
date: 2001-07
accounts:
  - question: For how long?
    answers:
      - {value: a day, cite: '@herald "before noon"'}
      - {value: two, cite: '@herald "after noon"'}
---
-- content/actors/union.md --
---
name: The union
accounts: @herald "before noon"
---
-- content/actors/owners.md --
---
name: The owners
---
-- content/places/quay.md --
---
name: Long Quay
within: square
accounts: @herald "before noon"
---
-- content/places/square.md --
---
name: Square
---
-- content/cases/strike.md --
---
name: The strike
start: 2001-05-03
accounts: @herald "before noon"
---
-- content/cases/lockout.md --
---
name: The lockout
start: 2001-06-01
---
-- content/comparisons/reports.md --
---
title: Both
of: [strike, lockout]
accounts: @herald "before noon"
---
-- content/pages/method.md --
---
title: Method
accounts: @herald "before noon"
---
`

// disputed are the records that hold an account, and the views that show each.
// A view shows a question with its answers, a list of questions, or a flag beside
// an event.
var disputed = []struct {
	file, title string
	views       string
}{
	{"content/events/stop.md", "Work stops", `
		actors/union/index.html: flag
		articles/courier/index.html: flag
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		disagreements/index.html: question
		events/stop/index.html: flag, question
		index.html: flag, question
		places/quay/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/articles/courier.md", "The harbour is quiet", `
		actors/union/index.html: flag
		articles/courier/index.html: flag
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		disagreements/index.html: question
		events/stop/index.html: flag, question
		index.html: flag, question
		places/quay/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/events/march.md", "A march", `
		actors/owners/index.html: flag
		articles/herald/index.html: flag
		cases/lockout/index.html: flag
		disagreements/index.html: question
		events/march/index.html: flag, question
		index.html: question
		places/square/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/lockout/index.html: flag`},
	{"content/articles/herald.md", "The dockers meet", `
		actors/union/index.html: flag
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		disagreements/index.html: question
		index.html: question
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/actors/union.md", "The union", `
		actors/union/index.html: question
		disagreements/index.html: question
		index.html: question
		print/index.html: question`},
	{"content/places/quay.md", "Long Quay", `
		disagreements/index.html: question
		index.html: question
		places/quay/index.html: question
		print/index.html: question`},
	{"content/cases/strike.md", "The strike", `
		cases/strike/index.html: question
		disagreements/index.html: question
		index.html: question
		print/index.html: question`},
	{"content/comparisons/reports.md", "Both", `
		comparisons/reports/index.html: question
		disagreements/index.html: question
		index.html: question
		print/index.html: question`},
	{"content/pages/method.md", "Method", `
		disagreements/index.html: question
		index.html: question
		method/index.html: question
		print/index.html: question`},
}

// One contradicting answer more adds one disagreement to each view that shows
// the record, and changes no other view. A third answer adds none. Nor does a
// preference take any away.
func TestOneAnswerMore(t *testing.T) {
	for _, c := range disputed {
		t.Run(c.title, func(t *testing.T) {
			one, two := planned(t, "", 0), planned(t, c.file, 2)
			want := strings.ReplaceAll(strings.TrimSpace(c.views), "\t", "")
			if diff := gocmp.Diff(want, strings.Join(added(one, two), "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			for path := range one {
				changed := !reflect.DeepEqual(one[path], two[path])
				if shows := strings.Contains("\n"+want, "\n"+path+":"); changed != shows {
					t.Errorf("%s: changed is %t, shows the record is %t", path, changed, shows)
				}
			}
			if more := added(two, planned(t, c.file, 3)); len(more) > 0 {
				t.Errorf("a third answer adds disagreements: %v", more)
			}
			if more := added(two, planned(t, c.file, -2)); len(more) > 0 {
				t.Errorf("a preference changes disagreements: %v", more)
			}
		})
	}
}

// planned plans the strike with so many answers to the question of a file, and
// one to all others. A negative number prefers the last.
func planned(t *testing.T, file string, answers int) map[string]page.Page {
	t.Helper()
	archive := txtar.Parse([]byte(strike))
	for i := range archive.Files {
		f := &archive.Files[i]
		n := 1
		if f.Name == file {
			n = answers
		}
		f.Data = []byte(withAnswers(string(f.Data), n))
	}
	config, records := read(t, archive)
	config.Language = "en"
	d, diags := collate.Collate(config, records, collate.Options{})
	for _, g := range diags {
		t.Fatal(g)
	}
	pages := map[string]page.Page{}
	for _, p := range page.Plan(d, nil, false) {
		pages[p.Path] = p
	}
	return pages
}

// withAnswers writes the account of a file. All answers cite what the record
// cites anyway, so that no other page gains a word.
func withAnswers(text string, n int) string {
	head, cite, found := strings.Cut(text, "accounts: @")
	if !found {
		return text
	}
	cite, rest, _ := strings.Cut(cite, "\n")
	indent := head[strings.LastIndexByte(head, '\n')+1:]
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, "\n"+indent+format, args...) }
	b.WriteString(head + "accounts:")
	line("  - question: When?")
	line("    answers:")
	for i := range max(n, -n) {
		line("      - {value: answer %d, cite: '@%s'}", i+1, cite)
	}
	if n < 0 {
		line("    prefer: %d", -n)
		line("    why: It was seen.")
	}
	return b.String() + "\n" + rest
}

// added tells what disagreements each page has more than before, each sort that
// was added exactly once by its name.
func added(before, after map[string]page.Page) []string {
	var list []string
	for _, path := range slices.Sorted(maps.Keys(after)) {
		var words []string
		old, now := marks(before[path].View), marks(after[path].View)
		for _, sort := range []string{"flag", "question"} {
			switch n := now[sort] - old[sort]; {
			case n == 1:
				words = append(words, sort)
			case n != 0:
				words = append(words, fmt.Sprintf("%+d × %s", n, sort))
			}
		}
		if len(words) > 0 {
			list = append(list, path+": "+strings.Join(words, ", "))
		}
	}
	return list
}

// marks counts, in a view of whatever type, the events flagged as disputed and
// the open questions, with their answers or by their words alone.
func marks(view any) map[string]int {
	n := map[string]int{}
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch x := v.Interface().(type) {
		case page.EventItem:
			if x.Disputed {
				n["flag"]++
			}
		case page.Account:
			if x.Disputed && len(x.Answers) > 1 {
				n["question"]++
			}
		case page.BriefView:
			n["question"] += len(x.Disputes)
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(view))
	return n
}
