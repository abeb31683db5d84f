package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// seasons is a dossier with a timeline of two cases. Its events are told by one
// origin, by two, or by none.
const seasons = `
-- dossier.yaml --
title: Seasons
language: LANGUAGE
-- content/_index.md --
---
title: Seasons
---
Two of them.
-- content/articles/gazette.md --
---
title: Gazette
publisher: Gazette
---
Élus de l’Œuvre met at the palace. Rain fell. Snow fell.
-- content/articles/wire.md --
---
title: Wire
publisher: Wire
events:
  - {id: own, title: A garden is opened, date: 2012-03, cite: '@wire "A garden opens"'}
---
They met. A garden opens.
-- content/cases/spring.md --
---
name: Spring
start: 2012-03-01
---
-- content/cases/winter.md --
---
name: Winter
start: 2012-12-01
---
-- content/actors/keita.md --
---
name: Keïta
---
-- content/actors/traore.md --
---
name: Traoré
---
-- content/places/kati.md --
---
name: Kati
---
-- content/places/gao.md --
---
name: Gao
---
-- content/events/meeting.md --
---
title: Élus de l’Œuvre
date: 2012-03-21
case: spring
actors: [keita, traore]
places: [kati]
summary: They met at the palace.
cite: ['@gazette "met at the palace"', '@wire "They met"']
---
-- content/events/rain.md --
---
title: Rain
date: 2012-03-21T16:00Z
case: spring
actors: [keita]
places: [gao]
cite: '@gazette "Rain fell"'
---
-- content/events/snow.md --
---
title: Snow
date: 2012-12-24
end: 2012-12-26
case: winter
places: [kati]
cite: '@gazette "Snow fell"'
---
-- content/events/ice.md --
---
title: Ice
date: 2012-12-24
case: winter
---
`

func seasonsSite(t *testing.T, language string) string {
	t.Helper()
	return siteOf(t, strings.ReplaceAll(seasons, "LANGUAGE", language))
}

// left tells what the timeline shows: the count, then the days, each with the
// ids of its events.
const left = `(text => document.querySelector(".count").textContent + ":" + [...document.querySelectorAll(".day")].filter(d => d.checkVisibility()).map(d => " " +
	[...d.querySelectorAll(".event")].filter(e => e.checkVisibility()).map(e => e.id.slice(2)).join("+")).join(""))()`

const everything = "5 events: wire_own meeting+rain ice+snow"

// leaves waits until the timeline shows what it should.
func (b *browser) leaves(want string) {
	b.t.Helper()
	b.settles(left, want)
}

// settles waits until an expression has a value.
func (b *browser) settles(expression, want string) {
	b.t.Helper()
	got := ""
	for end := time.Now().Add(patience); got != want; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			b.t.Fatalf("got %q, not %q", got, want)
		}
		got, _ = chromedp.Run(b.ctx, chromedp.Evaluate[string](expression)) // fails while the page changes
	}
}

// choose gives a filter a value, as its reader does.
func (b *browser) choose(name, value string) {
	b.t.Helper()
	const script = `(c => { c.value = %q; c.dispatchEvent(new Event("input", {bubbles: true})); })(document.querySelector(".narrow [name=%s]"))`
	b.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(script, value, name)))
}

// Each kind of filter narrows the list, together they narrow it further, and the
// address says which they are; "Show all" takes them away.
func TestTimelineFilters(t *testing.T) {
	chromium(t)
	base := address(seasonsSite(t, "en"))
	b := openBrowser(t, base)
	for _, c := range []struct{ filters, hash, want string }{
		{"case=winter", "#case=winter", "2 of 5 events: ice+snow"},
		{"actor=keita", "#actor=keita", "2 of 5 events: meeting+rain"},
		{"place=kati", "#place=kati", "2 of 5 events: meeting snow"},
		{"origins=1", "#origins=1", "4 of 5 events: wire_own rain ice+snow"},
		{"origins=2", "#origins=2", "1 of 5 events: meeting"},
		{"words=palace", "#words=palace", "1 of 5 events: meeting"},
		{"words=ELUS oeuvre l'", "#words=ELUS+oeuvre+l%27", "1 of 5 events: meeting"},
		{"words=keita", "#words=keita", "2 of 5 events: meeting+rain"},
		{"words=december", "#words=december", "2 of 5 events: ice+snow"},
		{"words=report", "#words=report", "0 of 5 events:"},
		{"words=  ", "", everything},
		{"place=kati words=snow", "#place=kati&words=snow", "1 of 5 events: snow"},
		{"actor=keita case=winter", "#case=winter&actor=keita", "0 of 5 events:"},
	} {
		b.visit("about:blank")
		b.visit(base + "timeline/index.html")
		b.leaves(everything)
		for f := range strings.SplitSeq(strings.ReplaceAll(strings.ReplaceAll(c.filters, " words", "&words"), " case", "&case"), "&") {
			name, value, _ := strings.Cut(f, "=")
			b.choose(name, value)
		}
		b.leaves(c.want)
		b.settles(`location.hash`, c.hash)
		if none := eval[bool](b, `document.querySelector(".none").checkVisibility()`); none != strings.HasPrefix(c.want, "0") {
			t.Errorf("%s: that nothing fits is said: %v", c.filters, none)
		}
		b.do(chromedp.Click(".narrow button"))
		b.leaves(everything)
		b.settles(`location.hash`, "")
		for _, trouble := range b.take() {
			t.Errorf("%s: %s", c.filters, trouble)
		}
	}
}

// An address that was sent on shows the same events and choices; what it should
// not say does no harm; and no filter outlives another page's address.
func TestTimelineAddress(t *testing.T) {
	chromium(t)
	base := address(seasonsSite(t, "en"))
	b := openBrowser(t, base)
	for _, c := range []struct{ page, hash, want string }{
		{"timeline", "#case=spring&actor=traore&place=kati&words=palace&origins=2", "1 of 5 events: meeting"},
		{"timeline", "#words=%C3%A9lus%20de", "1 of 5 events: meeting"},
		{"timeline", "#words=100%&case=%E0%A4%A", "0 of 5 events:"},
		{"timeline", "#actor=nobody", everything},
		{"timeline", "#case=", everything},
		{"timeline", "#case=%22%5D&colour=red&actor", everything},
		{"timeline", "#origins=3", everything},
		{"timeline", "#%", everything},
		{"timeline", "#constructor=1", everything},
		{"timeline/winter", "#case=spring&place=kati", "1 of 2 events: snow"},
	} {
		b.visit("about:blank")
		b.visit(base + c.page + "/index.html" + c.hash)
		b.leaves(c.want)
	}
	b.visit(base + "timeline/index.html#case=spring&actor=traore&words=palace")
	const chosen = `[...document.querySelectorAll(".narrow [name]")].map(c => c.name + "=" + c.value).join()`
	b.settles(chosen, "case=spring,actor=traore,place=,origins=,words=palace")
}

// Back and forward go from one set of filters to another; words that were typed
// in one go are one step.
func TestTimelineHistory(t *testing.T) {
	chromium(t)
	server := httptest.NewServer(http.FileServer(http.Dir(seasonsSite(t, "en"))))
	defer server.Close()
	for _, base := range []string{server.URL + "/", address(seasonsSite(t, "en"))} {
		b := openBrowser(t, base)
		b.visit(base + "timeline/index.html")
		b.choose("place", "kati")
		b.settles(`location.hash`, "#place=kati")
		for _, words := range []string{"s", "sn", "snow"} {
			b.choose("words", words)
			b.settles(`location.hash`, "#place=kati&words="+words)
		}
		b.choose("place", "")
		b.settles(`location.hash`, "#words=snow")
		for _, step := range []struct{ way, want string }{
			{"back", "1 of 5 events: snow"}, {"back", "2 of 5 events: meeting snow"}, {"back", everything}, {"forward", "2 of 5 events: meeting snow"},
		} {
			b.do(chromedp.Evaluate[chromedp.Void]("history." + step.way + "()"))
			b.leaves(step.want)
		}
		if got := eval[string](b, `document.querySelector(".narrow [name=place]").value + document.querySelector(".narrow [name=words]").value`); got != "kati" {
			t.Errorf("the filters say %q", got)
		}
		for _, trouble := range b.take() {
			t.Error(trouble)
		}
	}
}

// By keyboard alone: Tab goes from filter to filter in the order in which they
// are read, letters choose, and the list that is left follows.
func TestTimelineByKeyboard(t *testing.T) {
	chromium(t)
	base := address(seasonsSite(t, "en"))
	b := openBrowser(t, base)
	b.visit(base + "timeline/index.html")
	const at = `(e => e.name || e.type || e.localName)(document.activeElement)`
	var order []string
	for range 40 {
		b.press(kb.Tab)
		on := eval[string](b, at)
		if on == "case" || len(order) > 0 {
			order = append(order, on)
		}
		switch on {
		case "actor":
			b.press("K")
		case "words":
			for _, key := range "palace" {
				b.press(string(key))
			}
			b.press(kb.Enter)
			b.leaves("1 of 5 events: meeting")
		}
		if on == "reset" {
			break
		}
	}
	if want := []string{"case", "actor", "place", "origins", "words", "reset"}; !slices.Equal(order, want) {
		t.Fatalf("Tab goes to %v, not %v", order, want)
	}
	for marks := 0; marks < 20; marks++ { // the drawing stands between the filters and the list
		if b.press(kb.Tab); !eval[bool](b, `!!document.activeElement.closest(".plot")`) {
			break
		}
	}
	if on := eval[string](b, `document.activeElement.closest(".event")?.id ?? "nothing"`); on != "e-meeting" {
		t.Errorf("after the filters Tab goes to %q", on)
	}
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".narrow button").focus()`))
	b.press(kb.Enter)
	b.leaves(everything)
	if on := eval[string](b, at); on != "reset" {
		t.Errorf("after that the focus is on %q", on)
	}
	for _, trouble := range b.take() {
		t.Error(trouble)
	}
}

// An id in the address is no filter: it leaves the list as it is, unless what it
// names would not be seen.
func TestTimelineAnchors(t *testing.T) {
	chromium(t)
	base := address(seasonsSite(t, "en"))
	b := openBrowser(t, base)
	goTo := func(hash string) { b.do(chromedp.Evaluate[chromedp.Void]("location.hash = '" + hash + "'")) }
	b.visit(base + "timeline/index.html#e-wire_own")
	b.leaves(everything)
	b.settles(`document.querySelector(":target").id`, "e-wire_own")
	b.choose("case", "winter")
	b.leaves("2 of 5 events: ice+snow")
	goTo("e-ice")
	time.Sleep(50 * time.Millisecond)
	b.leaves("2 of 5 events: ice+snow")
	goTo("e-rain")
	b.leaves(everything)
	b.settles(`String((r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector(":target").getBoundingClientRect()))`, "true")
	b.choose("case", "winter")
	b.leaves("2 of 5 events: ice+snow")
	goTo("r1") // a mark of an event that is hidden
	b.leaves(everything)
	for _, trouble := range b.take() {
		t.Error(trouble)
	}
}

// Without scripts there is no bar; its choices are links to the pages that show
// the same events, and all of the list is there. With scripts those links are not.
func TestTimelineWithoutScripts(t *testing.T) {
	chromium(t)
	site := seasonsSite(t, "en")
	base := address(site)
	b := openBrowser(t, base)
	const seen = `["form.narrow", ".unscripted"].map(s => document.querySelector(s).checkVisibility()).join()`
	b.visit(base + "timeline/index.html")
	b.settles(seen, "true,false")
	b.scripts(false)
	b.visit("about:blank")
	b.visit(base + "timeline/index.html#case=winter")
	b.settles(seen, "false,true")
	b.leaves(everything)
	var links []string
	docs := documents(t, site)
	for n := range docs["timeline/index.html"].root.Descendants() {
		if n.Data == "a" && inside(n, "unscripted") {
			links = append(links, textOf(n)+" "+attr(n, "href"))
		}
	}
	want := []string{
		"All cases index.html", "Spring spring/index.html", "Winter winter/index.html",
		"Keïta ../actors/keita/index.html#h-events", "Traoré ../actors/traore/index.html#h-events", "All actors ../actors/index.html",
		"Gao ../places/gao/index.html#h-events", "Kati ../places/kati/index.html#h-events", "All places ../places/index.html",
		"Told by one origin alone, or by none ../gaps/index.html#single-origin",
	}
	if !slices.Equal(links, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(links, "\n"), strings.Join(want, "\n"))
	}
}

// Nothing moves while the page is drawn, with a filter in the address or without,
// and the bar is not printed.
func TestTimelineStandsStill(t *testing.T) {
	chromium(t)
	server := httptest.NewServer(http.FileServer(http.Dir(maliSite(t))))
	defer server.Close()
	b := openBrowser(t, server.URL)
	for _, width := range []int64{360, 1280} {
		b.do(chromedp.EmulateViewport(width, 900))
		for _, hash := range []string{"", "#case=mutiny-2020&words=kati"} {
			b.visit("about:blank")
			b.visit(server.URL + "/timeline/index.html" + hash)
			// Each element that moved, with where it stood before and after.
			const shift = `new Promise(done => new PerformanceObserver(list => done(list.getEntries().map(e => e.sources.map(s => (s.node && (s.node.className || s.node.localName)) + " " + s.previousRect.y + " → " + s.currentRect.y).join()).join())).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(""), 300))`
			moved, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](shift, awaitPromise))
			if err != nil || moved != "" {
				t.Errorf("%d px, %q: the page shifts: %s (%v)", width, hash, moved, err)
			}
		}
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	b.settles(`[".narrow", ".unscripted", ".count"].map(s => document.querySelector(s).checkVisibility()).join()`, "false,false,true")
}

// The words of the filters are in the dossier's language.
func TestTimelineInFrench(t *testing.T) {
	chromium(t)
	base := address(seasonsSite(t, "fr"))
	b := openBrowser(t, base)
	b.visit(base + "timeline/index.html#case=winter")
	b.leaves("2 sur 5 événements: ice+snow")
	const labels = `[...document.querySelectorAll(".narrow label")].map(l => l.firstChild.textContent.trim()).join()`
	b.settles(labels, "Cas,Acteur,Lieu,Origines,Mots")
}

// A list about as long as a page has room for follows soon: the time from a choice until
// the page is laid out, on a machine that has other things to do.
func TestTimelineIsQuick(t *testing.T) {
	chromium(t)
	var text strings.Builder
	text.WriteString("-- dossier.yaml --\ntitle: Long\nlanguage: en\n-- content/_index.md --\n---\ntitle: Long\n---\nLong.\n")
	for i := range 300 {
		fmt.Fprintf(&text, "-- content/events/e%d.md --\n---\ntitle: Event %d\ndate: %d-%02d-%02d\nsummary: Words of number %d about what went on that day.\n---\n", i, i, 2000, i/28%12+1, i%28+1, i)
	}
	base := address(siteOf(t, text.String()))
	b := openBrowser(t, base)
	b.visit(base + "timeline/index.html")
	const change = `((c, from) => { c.value = "299"; c.form.dispatchEvent(new Event("input")); return new Promise(done => {
		const look = () => document.querySelector(".count").textContent.startsWith("1 of") ? document.body.offsetHeight && done(performance.now() - from) : setTimeout(look);
		look(); }); })(document.querySelector(".narrow [name=words]"), performance.now())`
	took, err := chromedp.Run(b.ctx, chromedp.Evaluate[float64](change, awaitPromise))
	if err != nil || took > 10_000 {
		t.Errorf("300 events are filtered in %.0f ms (%v)", took, err)
	}
	t.Logf("300 events are filtered in %.0f ms", took)
}
