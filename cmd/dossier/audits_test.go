package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// audited is a site with the pages of it that the audits look at.
type audited struct {
	name  string
	dir   string
	pages []string
}

// auditedSites are the dossier of this repository, the one that is made to break
// pages, and those with next to nothing in them.
func auditedSites(t *testing.T) []audited {
	t.Helper()
	list := []audited{{"mali", maliSite(t), kinds}, {"stress", stressSite(t), stressKinds}}
	dir := tinySites(t)
	for _, d := range tiny {
		list = append(list, audited{d.name, filepath.Join(dir, d.name), d.pages})
	}
	return list
}

// loopback begins the addresses of what is served on this machine.
const loopback = "http://127.0.0.1:"

// served serves a site from this machine, and gives its address.
func served(t *testing.T, dir string) string {
	t.Helper()
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// standing gives, once the page has been drawn with its style, script and fonts,
// how wide it is, what is wider than the window, and what has moved.
const standing = `(async () => {
	await document.fonts.ready;
	await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
	const moved = await new Promise(done => {
		new PerformanceObserver(list => done(list.getEntries().flatMap(e => e.sources.map(s =>
			(s.node && (s.node.className || s.node.nodeName)) + " " + s.previousRect.y + " → " + s.currentRect.y)).join() || "something")).observe({type: "layout-shift", buffered: true});
		setTimeout(() => done(""), 40);
	});
	const wide = document.documentElement.scrollWidth;
	const over = wide <= innerWidth ? "" : [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll > *"))
		.slice(-1).map(e => e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 60)).join();
	return {wide, over, moved};
})()`

// TestPagesStand: no page is wider than the window, from a small phone to a large
// screen, and nothing on it moves while it is drawn.
func TestPagesStand(t *testing.T) {
	chromium(t)
	b := openBrowser(t, loopback)
	for _, site := range auditedSites(t) {
		t.Run(site.name, func(t *testing.T) {
			base := served(t, site.dir)
			b.t = t
			for _, page := range site.pages {
				b.stands(base+page, 1280, 768, 1920)
				b.stands(base+page, 320)
			}
		})
	}
}

// stands opens a page in a window of a width, and then makes the window as wide as
// the others are.
func (b *browser) stands(address string, width int64, others ...int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
	b.visit(address)
	for i, w := range append([]int64{width}, others...) {
		if i > 0 {
			b.do(chromedp.EmulateViewport(w, 900))
		}
		got, err := chromedp.Run(b.ctx, chromedp.Evaluate[struct {
			Wide        int64
			Over, Moved string
		}](standing, awaitPromise))
		if err != nil {
			b.t.Fatal(err)
		}
		if got.Wide > w {
			b.t.Errorf("%s is %d px wide in a window of %d px: %s", address, got.Wide, w, got.Over)
		}
		if got.Moved != "" && i == 0 {
			b.t.Errorf("%s moves in a window of %d px: %s", address, w, got.Moved)
		}
	}
}

// TestAxe runs axe over each kind of page, in light and in dark. The path of
// axe.min.js stands in DOSSIER_AXE.
func TestAxe(t *testing.T) {
	chromium(t)
	file := os.Getenv("DOSSIER_AXE")
	if file == "" {
		t.Skip("skipped: DOSSIER_AXE does not name axe.min.js (the full check in .ci/run does)")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run npm ci in .ci", err)
	}
	for _, site := range auditedSites(t) {
		t.Run(site.name, func(t *testing.T) {
			b, base := openBrowser(t, loopback), served(t, site.dir)
			for _, page := range site.pages {
				if site.name == "stress" && strings.HasPrefix(page, "print/") {
					continue // as many nodes as all other pages together, and the same parts as in Mali
				}
				b.dark(false)
				b.visit(base + page)
				b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
					_, err := chromedp.Run(ctx, chromedp.Evaluate[*struct{}]("("+`function(){`+string(axe)+`})(); null`))
					return err
				}))
				for _, finding := range axeFindings(b, "") {
					t.Errorf("%s: %s", page, finding)
				}
				// Only colours are other in the dark.
				b.dark(true)
				for _, finding := range axeFindings(b, `, runOnly: ["color-contrast", "link-in-text-block"]`) {
					t.Errorf("%s, dark: %s", page, finding)
				}
			}
		})
	}
}

// axeFindings runs axe, which the page holds already. more are further options.
func axeFindings(b *browser, more string) []string {
	b.t.Helper()
	script := `axe.run(document, {resultTypes: ["violations"], preload: false` + more + `}).then(r =>
		r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.split("\n")[1])))`
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](script, awaitPromise))
	if err != nil {
		b.t.Fatalf("axe: %v", err)
	}
	return v
}

// printed gives a page as it is printed, and how many sheets of paper it takes.
func (b *browser) printed() ([]byte, int) {
	b.t.Helper()
	pdf, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		b.t.Fatal(err)
	}
	return pdf.Data, len(sheetOfPaper.FindAll(pdf.Data, -1))
}
