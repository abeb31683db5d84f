package main

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestWithheldStaysOffTheNetwork: who opens the preview to a network with drafts
// shows drafts, and no word that is kept from the public: neither in the note on
// how a capture was read, nor in mistakes.
func TestWithheldStaysOffTheNetwork(t *testing.T) {
	const secret = "Qzukanaryxq"
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"dossier.yaml":            "title: T\n",
		"seeds/noon.txt":          "The port stands still\n\nBy " + secret + "\nThe Tide\n3 May 2031\n\nWords of the capture.\n",
		"content/actors/x.md":     "---\nname: " + secret + "\npublish_as: an officer\n---\n",
		"content/articles/a.md":   "---\ntitle: The port stands still\ndraft: true\nprivate: [byline]\nbyline: " + secret + "\nseed:\n  file: seeds/noon.txt\n---\nWords of the capture. <!-- private -->" + secret + "<!-- /private -->\n",
		"content/pages/hidden.md": "---\ntitle: Hidden\ndraft: true\n---\nNot yet.\n",
	})
	base := startPreview(t, dir, "--bind", "0.0.0.0", "--drafts")
	get := func(path string) (int, string) {
		t.Helper()
		answer, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(body), secret) {
			t.Errorf("/%s tells: %s", path, body)
		}
		return answer.StatusCode, string(body)
	}
	wait := func(path, what string) {
		t.Helper()
		for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
			if _, body := get(path); strings.Contains(body, what) {
				return
			}
		}
		t.Fatalf("waited in vain for %q", what)
	}
	wait("hidden/index.html", "Not yet")
	wait("articles/a/index.html", "Words of the capture")

	write(t, dir, map[string]string{"content/articles/a.md": "---\ntitel: " + secret + "\n---\n"})
	base = startPreview(t, dir, "--bind", "0.0.0.0", "--drafts")
	wait("", " in the dossier")
}
