package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// startPreview runs dossier serve on a free port and gives its address.
func startPreview(t *testing.T, dir string, flags ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	out, in := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "-C", dir, "--port", "0"}, flags...), nil, in, io.Discard)
		in.Close()
	}()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != exitOK {
			t.Errorf("serve ended with %d", code)
		}
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve told no address: %v", err)
	}
	return strings.TrimSpace(address)
}

// TestPreviewFollowsSaves plays an editor's session in a real browser: a save
// shows by itself, a mistake is laid over the page and goes when it is mended,
// and the last good page stays underneath.
func TestPreviewFollowsSaves(t *testing.T) {
	chromium(t)
	dir := t.TempDir()
	save := func(path, text string) {
		t.Helper()
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	save("dossier.yaml", "title: The strike\n")
	save("content/pages/about.md", "---\ntitle: About\n---\n\nFirst words.\n")
	base := startPreview(t, dir)
	b := openBrowser(t, base)
	b.do(chromedp.Navigate(base + "about/index.html"))
	b.waitFor("the page", `document.body.innerText.includes("First words")`)

	save("content/pages/about.md", "---\ntitle: About\n---\n\nOther words.\n")
	b.waitFor("the edit", `document.body.innerText.includes("Other words")`)

	save("content/pages/about.md", "---\ntitel: About\n---\n\nThird words.\n")
	b.waitFor("the mistake", `document.querySelector("dossier-problems[role=alert]")?.shadowRoot.textContent.includes("titel")`)
	if !eval[bool](b, `document.body.innerText.includes("Other words")`) {
		t.Error("the last good page does not stay under the message")
	}

	save("content/pages/about.md", "---\ntitle: About\n---\n\nThird words.\n")
	b.waitFor("the mended page", `document.body.innerText.includes("Third words") && !document.querySelector("dossier-problems")`)
	for _, trouble := range b.take() {
		t.Error(trouble)
	}
}

// waitFor waits until an expression is true in the page, across its reloads.
func (b *browser) waitFor(what, expression string) {
	b.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+expression+")")); err == nil && ok {
			return
		}
	}
	b.t.Fatalf("waited in vain for %s", what)
}
