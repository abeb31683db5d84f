package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// chromium finds the browser. Without one the test is skipped, or fails where
// DOSSIER_BROWSER=required says that it has to run.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("DOSSIER_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	if os.Getenv("DOSSIER_BROWSER") == "required" {
		t.Fatal("no Chromium was found: install the package chromium, or name one in DOSSIER_CHROMIUM")
	}
	t.Skip("skipped: no Chromium on this machine (install the package chromium to run the browser tests)")
	return ""
}

// browser is a tab that notes what goes wrong in it.
type browser struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex
	troubles []string
	allowed  string // addresses may begin with this, and with data: and about:
}

// A browser may take this long to start, and a tab to live. Both only end what
// hangs: on a busy machine the audits of the largest dossier take minutes.
const (
	startsWithin = 2 * time.Minute
	livesFor     = 30 * time.Minute
)

// openBrowser starts Chromium with one tab. allowed is the beginning of the
// only addresses that pages may ask for.
func openBrowser(t *testing.T, allowed string) *browser {
	t.Helper()
	path := chromium(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.WSURLReadTimeout(startsWithin),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true), chromedp.Flag("hide-scrollbars", true),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	ctx, expire := context.WithTimeout(ctx, livesFor)
	t.Cleanup(expire)
	b := &browser{t: t, ctx: ctx, allowed: allowed}
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, log.Enable, struct{}{}); err != nil {
		t.Fatal(err)
	}
	return b
}

// hear notes errors of scripts, messages of the console, and requests.
func (b *browser) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		b.trouble("console.%s %s", e.Type, e.Args[0].Value)
	case *runtime.EventExceptionThrown:
		b.trouble("script error: %s", e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		b.trouble("browser says: %s %s", e.Entry.Text, e.Entry.URL)
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.allowed) && !strings.HasPrefix(u, "data:") && !strings.HasPrefix(u, "about:") {
			b.trouble("request to %s", u)
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.trouble("answer %d for %s", int(e.Response.Status), e.Response.URL)
		}
	}
}

func (b *browser) trouble(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.troubles = append(b.troubles, fmt.Sprintf(format, args...))
}

// take gives what went wrong since the last call.
func (b *browser) take() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	list := b.troubles
	b.troubles = nil
	return list
}

// do runs steps in the tab.
func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// eval gives the value of an expression in the page.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// visit opens an address and fails on anything that goes wrong there.
func (b *browser) visit(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(address))
	for _, trouble := range b.take() {
		b.t.Errorf("%s: %s", address, trouble)
	}
}

func (b *browser) scripts(on bool) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on}); err != nil {
		b.t.Fatal(err)
	}
}

// dark asks pages for dark colours, or light ones.
func (b *browser) dark(on bool) {
	b.t.Helper()
	b.media("", on)
}

// media asks pages for what they show on a screen or on paper, in dark colours or
// light ones.
func (b *browser) media(media string, dark bool) {
	b.t.Helper()
	value := "light"
	if dark {
		value = "dark"
	}
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media:    media,
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: value}},
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

// beforeEachPage runs a script in every page before those of its own.
func (b *browser) beforeEachPage(script string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		b.t.Fatal(err)
	}
}

// awaitPromise makes an evaluation wait for what the expression promises.
func awaitPromise(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }
