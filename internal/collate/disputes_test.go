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
	"dossier/internal/layout"
	"dossier/internal/locale"
	"dossier/internal/page"
	"dossier/layouts"
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
The dockers stopped work at noon on Long Quay. They had met before noon, some say after noon.
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
-- content/events/talks.md --
---
title: Talks
date: 2001-06-02
case: lockout
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
member_of: [union]
---
Against [[union|them]], the union.
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
subjects: [Dockers, Owners]
accounts: @herald "before noon"
---
| | Dockers | Owners |
|---|---|---|
| Why | no source | no source |
-- content/pages/method.md --
---
title: Method
accounts: @herald "before noon"
---
On the work of [[union]], on [[quay]], [[strike]], [[reports]] and [[stop]].
`

// disputed are the files that hold an account, the record that it concerns (an
// event stands for the reports that it gathers) by address and title, and the
// pages that show it. A page shows a question with its answers, a list of questions,
// or flags beside the record's name.
var disputed = []struct {
	file, record, title string
	pages               string
}{
	{"content/events/stop.md", "events/stop/index.html", "Work stops", `
		actors/union/index.html: flag
		articles/courier/index.html: flag
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		comparisons/reports/index.html: flag
		disagreements/index.html: question
		events/stop/index.html: question
		index.html: flag, question
		places/quay/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/articles/courier.md", "events/stop/index.html", "Work stops", `
		actors/union/index.html: flag
		articles/courier/index.html: flag
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		comparisons/reports/index.html: flag
		disagreements/index.html: question
		events/stop/index.html: question
		index.html: flag, question
		places/quay/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/events/march.md", "events/march/index.html", "A march", `
		actors/owners/index.html: flag
		articles/herald/index.html: flag
		cases/lockout/index.html: flag
		disagreements/index.html: question
		events/march/index.html: question
		events/talks/index.html: flag
		index.html: question
		places/square/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/lockout/index.html: flag`},
	{"content/articles/herald.md", "timeline/index.html#e-herald_meeting", "The dockers meet", `
		actors/union/index.html: flag
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		disagreements/index.html: question
		index.html: question
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/actors/union.md", "actors/union/index.html", "The union", `
		actors/index.html: flag
		actors/owners/index.html: flag
		actors/union/index.html: flag, question
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		comparisons/reports/index.html: flag
		disagreements/index.html: question
		events/stop/index.html: flag
		index.html: flag, question
		places/quay/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/places/quay.md", "places/quay/index.html", "Long Quay", `
		actors/union/index.html: flag
		articles/herald/index.html: flag
		cases/strike/index.html: flag
		comparisons/reports/index.html: flag
		disagreements/index.html: question
		events/stop/index.html: flag
		index.html: question
		places/index.html: flag
		places/quay/index.html: flag, question
		places/square/index.html: flag
		print/index.html: flag, question
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/cases/strike.md", "cases/strike/index.html", "The strike", `
		actors/union/index.html: flag
		articles/courier/index.html: flag
		articles/herald/index.html: flag
		cases/index.html: flag
		cases/strike/index.html: flag, question
		comparisons/reports/index.html: flag
		disagreements/index.html: question
		events/stop/index.html: flag
		index.html: flag, question
		places/quay/index.html: flag
		print/index.html: flag, question
		sources/index.html: flag
		timeline/index.html: flag
		timeline/strike/index.html: flag`},
	{"content/comparisons/reports.md", "comparisons/reports/index.html", "Both", `
		articles/herald/index.html: flag
		cases/lockout/index.html: flag
		cases/strike/index.html: flag
		comparisons/index.html: flag
		comparisons/reports/index.html: question
		disagreements/index.html: question
		index.html: flag, question
		print/index.html: flag, question`},
	{"content/pages/method.md", "method/index.html", "Method", `
		articles/herald/index.html: flag
		disagreements/index.html: question
		index.html: question
		method/index.html: question
		print/index.html: flag, question`},
}

// One contradicting answer more adds one disagreement to each page that shows
// the record, and changes no other page. Each name of the record is marked. A third answer adds none. Nor does a
// preference take any away.
func TestOneAnswerMore(t *testing.T) {
	for _, c := range disputed {
		t.Run(c.file, func(t *testing.T) {
			one, two := drawn(t, "", 0), drawn(t, c.file, 2)
			want := strings.ReplaceAll(strings.TrimSpace(c.pages), "\t", "")
			if diff := gocmp.Diff(want, strings.Join(added(one, two), "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			for path := range one {
				changed := one[path].html != two[path].html
				if shows := strings.Contains("\n"+want, "\n"+path+":"); changed != shows {
					t.Errorf("%s: changed is %t, shows the record is %t", path, changed, shows)
				}
				for _, l := range links(two[path].view) {
					names := l.Label == c.title || strings.HasSuffix(l.Href, c.record)
					if open := names || l.Label == "Rest"; l.Disputed != open {
						t.Errorf("%s: %+v, want %t", path, l, open)
					}
				}
			}
			if more := added(two, drawn(t, c.file, 3)); len(more) > 0 {
				t.Errorf("a third answer adds disagreements: %v", more)
			}
			if more := added(two, drawn(t, c.file, -2)); len(more) > 0 {
				t.Errorf("a preference changes disagreements: %v", more)
			}
		})
	}
}

// sheet is a page: what is planned, and what is drawn of it.
type sheet struct {
	view any
	html string
}

// drawn draws the strike with so many answers to the question of a file, and
// one to all others. A negative number prefers the last.
func drawn(t *testing.T, file string, answers int) map[string]sheet {
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
	set := builtIn(t)
	pages := map[string]sheet{}
	for _, p := range page.Plan(d, nil, false) {
		html, fault := set.Execute(p.Layout, p.View())
		if fault != nil {
			t.Fatal(fault)
		}
		pages[p.Path] = sheet{p.View(), string(html)}
	}
	return pages
}

// builtIn reads the layouts that come with the program.
func builtIn(t *testing.T) *layout.Set {
	t.Helper()
	entries, err := layouts.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var files []layout.File
	for _, e := range entries {
		data, err := layouts.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, layout.File{Path: "layouts/" + e.Name(), Data: data})
	}
	set, diags := layout.Parse(files, nil, locale.For("en"))
	for _, g := range diags {
		t.Fatal(g)
	}
	return set
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

// added tells what disagreements each page has more than before: flags, however
// many, and exactly one question.
func added(before, after map[string]sheet) []string {
	var list []string
	for _, path := range slices.Sorted(maps.Keys(after)) {
		var words []string
		old, now := before[path], after[path]
		switch n := strings.Count(now.html, mark) - strings.Count(old.html, mark); {
		case n > 0:
			words = append(words, "flag")
		case n < 0:
			words = append(words, fmt.Sprintf("%+d × flag", n))
		}
		switch n := questions(now.view) - questions(old.view); {
		case n == 1:
			words = append(words, "question")
		case n != 0:
			words = append(words, fmt.Sprintf("%+d × question", n))
		}
		if len(words) > 0 {
			list = append(list, path+": "+strings.Join(words, ", "))
		}
	}
	return list
}

// mark begins the flag of a record on which the sources differ.
const mark = `<span class="flag"`

// links lists the names of records in a view. None are those in running text and
// in the navigation, nor the one below a question, which says itself that it is
// open.
func links(view any) []page.Link {
	var list []page.Link
	walk(reflect.ValueOf(view), func(v any) bool {
		switch x := v.(type) {
		case page.NavLink, page.Choice: // navigation carries no mark
			return false
		case page.Link:
			list = append(list, x)
		case page.Text:
			for _, column := range x.Table.Columns {
				list = append(list, column.Link)
			}
			return false
		case page.Account:
			for _, answer := range x.Answers {
				for _, s := range answer.Sources {
					list = append(list, s.Article)
				}
			}
			return false
		}
		return true
	})
	return list
}

// questions counts the open questions of a view, with their answers or by their
// words alone.
func questions(view any) int {
	n := 0
	walk(reflect.ValueOf(view), func(v any) bool {
		switch x := v.(type) {
		case page.Account:
			if x.Disputed && len(x.Answers) > 1 {
				n++
			}
		case page.BriefView:
			n += len(x.Disputes)
		}
		return true
	})
	return n
}

// walk visits a value, and those in it as long as visit says so.
func walk(v reflect.Value, visit func(any) bool) {
	if !visit(v.Interface()) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), visit)
		}
	}
}
