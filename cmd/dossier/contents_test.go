package main

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"
)

// The contents of a page lead to its sections, all of them, in their order and in
// the words of their headings; a page of many sections has contents.
func TestContentsAreThePage(t *testing.T) {
	kinds := map[string]int{}
	for path, doc := range documents(t, maliSite(t)) {
		var listed, there []string
		kind := ""
		for n := range doc.root.Descendants() {
			switch {
			case n.Data == "main":
				kind = attr(n, "class")
			case n.Data == "a" && inside(n, "toc") && n.Parent.Parent.Parent.Data == "div":
				id := strings.TrimPrefix(attr(n, "href"), "#")
				listed = append(listed, id+" "+headingOf(doc.ids[id]))
				if got := textOf(n); got != headingOf(doc.ids[id]) && !regexp.MustCompile(`^\d`).MatchString(headingOf(doc.ids[id])) {
					t.Errorf("%s: %q leads to %q", path, got, headingOf(doc.ids[id]))
				}
			case n.Data == "h2" && !standsIn(n, "aside") || n.Data == "h3" && kind == "disagreements":
				there = append(there, cmp.Or(attr(n, "id"), attr(n.Parent, "id"))+" "+textOf(n))
			}
		}
		if kind == "disagreements" {
			there = slices.DeleteFunc(there, func(s string) bool { return strings.HasPrefix(s, "h-accounts ") })
		}
		switch kind {
		case "brief", "timeline", "index", "sources", "print":
			continue
		}
		if len(listed) > 0 {
			kinds[kind]++
		}
		if n := len(slices.DeleteFunc(slices.Clone(there), func(s string) bool { return strings.HasPrefix(s, "h-evidence ") })); n < 4 && len(listed) > 0 || n >= 4 && !slices.Equal(listed, there) {
			t.Errorf("%s lists\n%s\nand has\n%s", path, strings.Join(listed, "\n"), strings.Join(there, "\n"))
		}
	}
	for _, kind := range []string{"actor", "place", "case", "comparison", "article", "page", "gaps", "disagreements"} {
		if kinds[kind] == 0 {
			t.Errorf("no page of the kind %q has contents", kind)
		}
	}
}

func standsIn(n *html.Node, tag string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == tag {
			return true
		}
	}
	return false
}

// headingOf gives the words of a heading, or of the first in a section.
func headingOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	if strings.HasPrefix(n.Data, "h") {
		return textOf(n)
	}
	for d := range n.Descendants() {
		if d.Data == "h2" || d.Data == "h3" {
			return textOf(d)
		}
	}
	return ""
}

// No two pages have one title.
func TestTitlesTellPagesApart(t *testing.T) {
	site := siteOf(t, `
-- dossier.yaml --
title: Twins
language: en
-- content/_index.md --
---
title: Twins
---
Two.
-- content/actors/mali-state.md --
---
name: Mali
---
-- content/actors/mali-band.md --
---
name: Mali
---
-- content/places/mali.md --
---
name: Mali
---
-- content/events/rising.md --
---
title: Rising
date: 2012
---
`)
	var titles []string
	for path, doc := range documents(t, site) {
		for n := range doc.root.Descendants() {
			if n.Data == "title" && standsIn(n, "head") {
				titles = append(titles, textOf(n))
				if strings.HasPrefix(path, "places/mali/") && textOf(n) != "Mali (Places) · Twins" {
					t.Errorf("%s is titled %q", path, textOf(n))
				}
				if path == "events/rising/index.html" && textOf(n) != "Rising · Twins" {
					t.Errorf("%s is titled %q", path, textOf(n))
				}
			}
		}
	}
	slices.Sort(titles)
	if n := len(titles); len(slices.Compact(titles)) != n {
		t.Errorf("a title stands twice: %q", titles)
	}
}

// A drawing is one stop of the keyboard, whose marks the arrows go through;
// without scripts each mark is a stop.
func TestDrawingIsOneStop(t *testing.T) {
	chromium(t)
	base := address(seasonsSite(t, "en"))
	b := openBrowser(t, base)
	b.visit(base + "timeline/index.html")
	const on = `document.activeElement.closest(".plot") ? document.activeElement.getAttribute("href") : document.activeElement.localName`
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".narrow button").focus()`))
	for _, step := range []struct{ key, want string }{
		{kb.Tab, "#e-wire_own"}, {kb.ArrowLeft, "#e-wire_own"}, {kb.ArrowRight, "../events/meeting/index.html"}, {kb.ArrowDown, "../events/rain/index.html"},
		{kb.End, "../events/ice/index.html"}, {kb.ArrowUp, "../events/snow/index.html"}, {kb.Home, "#e-wire_own"}, {kb.ArrowRight, "../events/meeting/index.html"}, {kb.Tab, "a"},
	} {
		b.press(step.key)
		b.settles(on, step.want)
	}
	b.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(8))) // back, to the mark that was left
	b.settles(on, "../events/meeting/index.html")
	b.scripts(false)
	b.visit("about:blank")
	b.visit(base + "timeline/index.html")
	b.settles(`String(document.querySelectorAll(".plot a:not([tabindex])").length)`, "10")
}

// Filters fade the marks of what they hide, of which none can be followed then;
// a column counts what is left of it.
func TestTimelineFiltersDrawing(t *testing.T) {
	chromium(t)
	base := address(seasonsSite(t, "en"))
	b := openBrowser(t, base)
	b.visit(base + "timeline/index.html")
	const shown = `[...document.querySelectorAll(".plot.wide a")].filter(a => a.checkVisibility({visibilityProperty: true})).map(a => a.getAttribute("href").replace(/^#e-|^..\/events\/|\/index.html$/g, "")).join()`
	b.settles(shown, "wire_own,meeting,rain,snow,ice")
	b.choose("case", "winter")
	b.settles(shown, "snow,ice")
	b.settles(`document.querySelector(".plot.wide a[tabindex='0']").getAttribute("href")`, "../events/snow/index.html")
	b.choose("words", "snow")
	b.settles(shown, "snow")
	b.do(chromedp.Click(".narrow button"))
	b.settles(shown, "wire_own,meeting,rain,snow,ice")

	var many strings.Builder
	for i := range 30 {
		many.WriteString("-- content/events/e" + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ".md --\n---\ntitle: Event " + string(rune('a'+i%26)) + "\ndate: 2012-03-22\n---\n")
	}
	base = address(siteOf(t, "-- dossier.yaml --\ntitle: Many\nlanguage: en\n-- content/_index.md --\n---\ntitle: Many\n---\nMany.\n"+many.String()))
	b = openBrowser(t, base)
	b.visit(base + "timeline/index.html")
	const counted = `[...document.querySelectorAll(".plot.wide [data-items*=' '] text")].map(t => t.textContent).join()`
	b.settles(counted, "+ 21 events")
	b.choose("words", "event z")
	b.settles(counted, "+1")
	b.do(chromedp.Click(".narrow button"))
	b.settles(counted, "+ 21 events")
}
