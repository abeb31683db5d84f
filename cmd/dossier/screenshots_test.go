package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestPicture makes the picture in the README:
//
//	DOSSIER_PICTURE=docs/brief.png go test ./cmd/dossier -run Picture
func TestPicture(t *testing.T) {
	file := os.Getenv("DOSSIER_PICTURE")
	if file == "" {
		t.Skip("skipped: DOSSIER_PICTURE names no file")
	}
	base := "file://" + filepath.ToSlash(maliSite(t)) + "/"
	b := openBrowser(t, base)
	b.dark(false)
	b.do(chromedp.EmulateViewport(1280, 1040))
	b.visit(base + "index.html")
	picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("../..", file), picture, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestScreenshots writes pictures of each kind of page into the folder that
// DOSSIER_SCREENSHOTS names, a folder for each site: narrow and wide, light, dark
// and as printed, to be looked at one by one. DOSSIER_SCREENSHOTS_OF, a regular
// expression, chooses pages by site and path.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("DOSSIER_SCREENSHOTS")
	if folder == "" {
		t.Skip("skipped: DOSSIER_SCREENSHOTS names no folder")
	}
	which, err := regexp.Compile(os.Getenv("DOSSIER_SCREENSHOTS_OF"))
	if err != nil {
		t.Fatal(err)
	}
	chromium(t)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join("../..", folder)
	}
	for _, site := range auditedSites(t) {
		b, base := openBrowser(t, loopback), served(t, site.dir)
		for _, page := range site.pages {
			if which.MatchString(site.name + "/" + page) {
				b.photograph(base+page, filepath.Join(folder, site.name, pictureName(page)))
			}
		}
	}
}

// tallest is how much of a page a picture shows, in pixels of the page.
const tallest = 6000

// photograph writes pictures of a page into files whose names begin alike.
func (b *browser) photograph(address, name string) {
	b.t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.t.Fatal(err)
	}
	take := func(media string, dark bool, width int64, suffix string) {
		b.media(media, dark)
		b.do(chromedp.EmulateViewport(width, 900))
		b.visit(address)
		height := eval[int64](b, "document.documentElement.scrollHeight")
		b.do(chromedp.EmulateViewport(width, max(900, min(height, tallest))))
		picture, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			b.t.Fatal(err)
		}
		if err := os.WriteFile(name+"-"+suffix+".png", picture, 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
	for _, width := range []int64{360, 1280} {
		take("screen", false, width, strconv.FormatInt(width, 10))
		take("screen", true, width, strconv.FormatInt(width, 10)+"-dark")
	}
	take("print", false, 720, "print") // A4 within its margins
}

func pictureName(page string) string {
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(page, ".html"), "/index"), "/", "-")
}
