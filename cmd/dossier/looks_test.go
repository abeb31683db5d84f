package main

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// covered gives what lies on top at the middle of an element, where that is another
// element.
const covered = `(e => { const r = e.getBoundingClientRect(), top = document.elementFromPoint(r.x + 4, r.y + r.height / 2);
	return e.contains(top) ? "" : (top ? top.outerHTML.slice(0, 80) : "nothing") })`

// The labels of a comparison stay in view beside columns that are scrolled, and its
// heads above rows, and nothing that moves shows through them.
func TestLabelsStayInView(t *testing.T) {
	chromium(t)
	base := address(stressSite(t))
	b := openBrowser(t, base)
	b.do(chromedp.EmulateViewport(800, 900))
	b.visit(base + "comparisons/forty/index.html")
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".scroll").scrollLeft = 2000`))
	for _, label := range []string{"thead th", "tbody th"} {
		first := `document.querySelector(".scroll ` + label + `")`
		if x := eval[float64](b, first+`.getBoundingClientRect().x - document.querySelector(".scroll").getBoundingClientRect().x`); x != 0 {
			t.Errorf("beside scrolled columns %s stands at %.0f px", label, x)
		}
		// Wherever the columns stand, no mark of a cell lies on a label.
		for x := 2000; x < 2200; x += 10 {
			b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".scroll").scrollLeft += 10`))
			const end = `(e => { const r = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(r.right - 20, r.y + 14)) })`
			if !eval[bool](b, end+`(`+first+`)`) {
				t.Fatalf("something lies on %s", label)
			}
		}
	}

	base = address(maliSite(t))
	b = openBrowser(t, base)
	b.do(chromedp.EmulateViewport(1280, 900))
	b.visit(base + "comparisons/coups/index.html")
	const head = `document.querySelectorAll(".compare")[1].querySelectorAll("thead th")[1]`
	b.do(chromedp.Evaluate[chromedp.Void](`scrollTo(0, document.querySelectorAll(".compare")[1].getBoundingClientRect().y + 120)`))
	b.settles(`String(`+head+`.getBoundingClientRect().y)`, "0")
	b.settles(covered+`(`+head+`)`, "")
	b.settles(`getComputedStyle(`+head+`).boxShadow.includes("inset") ? "ruled" : "bare"`, "ruled")
}

// The marks after a link stand on the line on which it ends.
func TestMarksStayWithTheirWords(t *testing.T) {
	chromium(t)
	base := address(maliSite(t))
	b := openBrowser(t, base)
	for _, width := range []int64{320, 360, 420, 768, 1280} {
		b.do(chromedp.EmulateViewport(width, 900))
		for _, page := range []string{"index.html", "cases/coup-2012/index.html", "comparisons/coups/index.html"} {
			b.visit(base + page)
			const alone = `[...document.querySelectorAll(".cite")].filter(c => {
				const before = c.previousSibling, range = document.createRange();
				if (!before || !before.textContent.trim()) return false;
				range.selectNodeContents(before);
				const words = [...range.getClientRects()].pop(), mark = c.querySelector("a").getBoundingClientRect();
				return words && mark.top + mark.height / 2 > words.bottom;
			}).map(c => c.parentNode.textContent.trim()).join("; ")`
			if got := eval[string](b, alone); got != "" {
				t.Errorf("%s: in a window of %d px marks stand alone: %s", page, width, got)
			}
		}
	}
}
