package main

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// landing is what a note says, and where its link leads.
type landing struct {
	From  string `json:"from"` // the page, and the note's id there
	ID    string `json:"id"`   // on the page that it leads to; empty: the page as such
	Quote string `json:"quote"`
}

// landings follows the link of every note of a site, and groups the notes by the
// page that they lead to.
func landings(t *testing.T, dir string) map[string][]landing {
	t.Helper()
	byPage := map[string][]landing{}
	for name, doc := range documents(t, dir) {
		for n := range doc.root.Descendants() {
			if n.Data != "li" || !strings.HasPrefix(attr(n, "id"), "n") || !inside(n, "notes") {
				continue
			}
			quote, target := noteParts(n)
			if target == nil || target.Path == "" {
				t.Errorf("%s: note %s leads to no source", name, attr(n, "id"))
				continue
			}
			to := path.Join(path.Dir(name), target.Path)
			byPage[to] = append(byPage[to], landing{name + "#" + attr(n, "id"), target.Fragment, quote})
		}
	}
	return byPage
}

// land goes, in the page, to each place that a note leads to, and tells what is
// not as it should be: the place is there and is the target, its marked words are
// the quoted ones and look other than before, and it is in the window.
const land = `(notes => notes.flatMap(n => {
	if (!n.id) return [];
	const el = document.getElementById(n.id);
	if (!el) return [n.from + ": there is no #" + n.id];
	const marks = [...document.querySelectorAll('mark[data-q~="' + n.id + '"]')];
	const bare = s => s.replaceAll(" … ", "").replace(/\s/g, "");
	const words = marks.length || !n.quote ? marks.map(m => m.textContent).join("") : el.textContent;
	const look = () => marks.length ? getComputedStyle(marks[0]).backgroundColor : "";
	location.hash = "";
	const before = look();
	location.hash = n.id;
	const box = el.getBoundingClientRect(), wrong = [];
	if (n.quote && !bare(words).includes(bare(n.quote)) || marks.length && bare(words) !== bare(n.quote))
		wrong.push(n.from + ": quotes\n\t" + n.quote + "\nand lands on\n\t" + words);
	if (document.querySelector(":target") !== el) wrong.push(n.from + ": #" + n.id + " is not the target");
	if (marks.length && look() === before) wrong.push(n.from + ": #" + n.id + " is not highlighted");
	if (box.top < 0 || box.top > innerHeight) wrong.push(n.from + ": #" + n.id + " is not in the window");
	return wrong;
}))`

// TestNotesLandWithoutScripts opens the unpacked zip from the disk, with scripts
// off, and follows the link of every note of every page.
func TestNotesLandWithoutScripts(t *testing.T) {
	chromium(t)
	base := unpackedZip(t)
	b := openBrowser(t, base)
	b.scripts(false)
	followed, marked := 0, 0
	for page, notes := range landings(t, folderOfAddress(t, base)) {
		b.visit(base + page)
		if !eval[bool](b, `document.querySelector(".theme").hidden`) {
			t.Fatal("scripts run: this test shows nothing")
		}
		list, err := json.Marshal(notes)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range eval[[]string](b, land+"("+string(list)+")") {
			t.Errorf("%s: %s", page, wrong)
		}
		followed += len(notes)
		for _, n := range notes {
			if n.Quote != "" && strings.HasPrefix(n.ID, "q-") {
				marked++
			}
		}
	}
	if followed < 500 || marked < followed*9/10 {
		t.Errorf("only %d notes were followed, and %d of them to marked words", followed, marked)
	}
}

// folderOfAddress gives the folder of a file address.
func folderOfAddress(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.FromSlash(u.Path)
}

// focused describes what has the focus.
const focused = `(e => !e || e === document.body ? "" : e.matches("sup.cite > a") ? "mark " + e.id : e.matches(".pop") ? "note" :
	e.closest(".pop") ? "in the note: " + e.localName + " " + (e.getAttribute("href") || "") : e.localName)(document.activeElement)`

// press presses a key.
func (b *browser) press(key string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key))
}

// tabTo presses Tab until what has the focus begins with some words, and gives it.
func (b *browser) tabTo(what string) string {
	b.t.Helper()
	const most = 80
	for range most {
		b.press(kb.Tab)
		if at := eval[string](b, focused); strings.HasPrefix(at, what) {
			return at
		}
	}
	b.t.Fatalf("after %d times Tab the focus is on no %s", most, what)
	return ""
}

// fromLine is what a note says of its source: article, paragraph, outlet, date,
// form.
var fromLine = regexp.MustCompile(`^.+, ¶.\d+ · (no outlet named|[^·]+) · \d{1,2} \pL+\.? \d{4} · (report|live blog|analysis|digest)( ·|$)`)

// TestNotesByKeyboard reads a note of the brief by keyboard alone: Tab comes to its
// mark, Enter opens it beside the mark, Escape leads back, and its link lands on
// the marked words.
func TestNotesByKeyboard(t *testing.T) {
	chromium(t)
	base := unpackedZip(t)
	b := openBrowser(t, base)
	b.visit(base + "index.html")
	mark := b.tabTo("mark ")

	b.press(kb.Enter)
	if at := eval[string](b, focused); at != "note" {
		t.Fatalf("Enter on the mark put the focus on %q, not on the note", at)
	}
	if open := eval[string](b, `[...document.querySelectorAll("sup.cite > a[aria-expanded=true]")].map(a => "mark " + a.id).join()`); open != mark {
		t.Errorf("%q says that it is open, not %q", open, mark)
	}
	if named := eval[string](b, `(p => p.getAttribute("role") + " " + p.getAttribute("aria-label"))(document.activeElement)`); named != "dialog Evidence 1" {
		t.Errorf("the note is announced as %q", named)
	}
	if shown := eval[bool](b, `(r => r.width > 0 && r.top >= 0 && r.bottom <= innerHeight && r.left >= 0 && r.right <= innerWidth)(document.activeElement.getBoundingClientRect())`); !shown {
		t.Error("the note is not wholly in the window")
	}
	quote := eval[string](b, `document.querySelector(".notes li q").textContent`)
	if got := eval[string](b, `document.querySelector(".pop q").textContent`); got != quote || quote == "" {
		t.Errorf("the note quotes %q, not %q", got, quote)
	}
	from := eval[string](b, `document.querySelector(".pop .from").textContent.trim().replace(/\s+/g, " ")`)
	if !fromLine.MatchString(from) {
		t.Errorf("of its source the note says %q", from)
	}
	b.axeOfNote()

	b.press(kb.Escape)
	if at := eval[string](b, focused); at != mark {
		t.Errorf("Escape put the focus on %q, not back on %q", at, mark)
	}
	if n := eval[int](b, `document.querySelectorAll(".pop").length`); n != 0 {
		t.Errorf("%d notes are still open", n)
	}

	b.press(kb.Enter)
	link := b.tabTo("in the note: a ")
	b.press(kb.Enter)
	b.landedOn(link[strings.Index(link, "#")+1:], quote)
}

// TestSkipLink: the first Tab comes to a link that shows itself, and Enter on it
// leads past the navigation, so that the next Tab stays in the contents.
func TestSkipLink(t *testing.T) {
	chromium(t)
	base := address(smallSite(t))
	b := openBrowser(t, base)
	b.visit(base + "index.html")
	b.press(kb.Tab)
	if !eval[bool](b, `(a => a.matches(".skip") && a.getBoundingClientRect().top >= 0)(document.activeElement)`) {
		t.Fatal("the first Tab does not show the link to the contents")
	}
	b.press(kb.Enter)
	b.settles(`document.activeElement.id`, "main")
	b.press(kb.Tab)
	if !eval[bool](b, `!!document.activeElement.closest("main")`) {
		t.Error("the next Tab leaves the contents")
	}
}

// landedOn expects that the browser comes to a passage, and that its marks are
// highlighted, all of them and no other.
func (b *browser) landedOn(id, quote string) {
	b.t.Helper()
	const state = `[location.hash.slice(1), [...document.querySelectorAll("mark.on")].map(m => m.textContent).join("")]`
	want := []string{id, strings.ReplaceAll(quote, " … ", "")}
	var got []string
	for end := time.Now().Add(patience); !slices.Equal(got, want); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("the note's link led to %q, not to %q", got, want)
		}
		got, _ = chromedp.Run(b.ctx, chromedp.Evaluate[[]string](state)) // fails while the page changes
	}
}

// axeOfNote runs axe over the page as it is, in light and in dark, where
// DOSSIER_AXE names it.
func (b *browser) axeOfNote() {
	b.t.Helper()
	file := os.Getenv("DOSSIER_AXE")
	if file == "" {
		return
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		b.t.Fatalf("%v; run npm ci in .ci", err)
	}
	b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[*struct{}]("("+`function(){`+string(axe)+`})(); null`))
		return err
	}))
	for _, dark := range []bool{false, true} {
		b.dark(dark)
		for _, finding := range axeFindings(b, "") {
			b.t.Errorf("with a note open (dark %v): %s", dark, finding)
		}
	}
}
