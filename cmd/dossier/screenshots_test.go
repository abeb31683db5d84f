package main

import (
	"os"
	"path/filepath"
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
// DOSSIER_SCREENSHOTS names, narrow and wide, light and dark, to be looked at
// one by one.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("DOSSIER_SCREENSHOTS")
	if folder == "" {
		t.Skip("skipped: DOSSIER_SCREENSHOTS names no folder")
	}
	chromium(t)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join("../..", folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	base := "file://" + filepath.ToSlash(maliSite(t)) + "/"
	b := openBrowser(t, base)
	for _, dark := range []bool{false, true} {
		b.dark(dark)
		for _, width := range []int64{360, 1280} {
			b.do(chromedp.EmulateViewport(width, 900))
			for _, page := range kinds {
				b.visit(base + page)
				picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(folder, pictureName(page, width, dark)), picture, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func pictureName(page string, width int64, dark bool) string {
	name := strings.ReplaceAll(strings.TrimSuffix(strings.TrimSuffix(page, ".html"), "/index"), "/", "-") + "-" + strconv.FormatInt(width, 10)
	if dark {
		name += "-dark"
	}
	return name + ".png"
}
