package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/xml"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"dossier/internal/asset"
	"dossier/internal/bibliography"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/page"
	"dossier/internal/picture"
)

// listing is a file that is made of the whole dossier when it is asked for.
type listing struct {
	path string
	make func() []byte
}

// listings plans the sources for reference managers and, where the site's address
// is known, its sitemap.
func listings(d *dossier.Dossier, pages *page.Register) []listing {
	var list []listing
	if len(d.Articles) > 0 {
		entries := sync.OnceValue(func() []bibliography.Entry { return page.Bibliography(d) })
		for _, r := range page.References {
			list = append(list, listing{r.Path, func() []byte { return r.Write(entries()) }})
		}
	}
	if d.Config.BaseURL != "" {
		list = append(list, listing{"sitemap.xml", func() []byte { return sitemap(d.Config.BaseURL, pages.All()) }})
	}
	return list
}

// painted is a finished picture, and what it was made from.
type painted struct {
	from any
	file File
}

// wanted is a picture that a site has, unless it has one of its own of that name.
type wanted struct {
	name string
	from any // all that it is made from
	draw func() []byte
}

// wantedOf lists the icons for a tab and for a home screen and, where the site's
// address is known, the card that other sites show, which they find by its full
// address alone.
func wantedOf(d *dossier.Dossier) []wanted {
	c := d.Config
	icon := picture.Icon{Title: c.Title, Language: c.Language, Accent: c.Accent}
	list := []wanted{{page.TabIcon, icon, icon.SVG}, {page.TouchIcon, icon, icon.Touch}}
	if c.BaseURL != "" {
		card := picture.Card{Title: c.Title, Subtitle: c.Subtitle, Language: c.Language, Accent: c.Accent}
		for i, of := range d.Cases {
			card.Cases = append(card.Cases, picture.Case{Name: of.Title, Hue: i + 1})
		}
		list = append(list, wanted{page.CardImage, card, func() []byte { return picture.Social(card) }})
	}
	return list
}

// paint begins to draw the pictures that are not among the assets, beside whatever is
// done meanwhile. What is made from the same as in the last build keeps its bytes.
// finish waits for them, and adds their names to the assets.
func (b *Builder) paint(d *dossier.Dossier, assets page.Assets) (finish func(r *Result) []File) {
	list := slices.DeleteFunc(wantedOf(d), func(w wanted) bool { return assets[w.name] != "" })
	pictures := make([]*painted, len(list))
	var drawing sync.WaitGroup
	anew := 0
	for i, w := range list {
		if old := b.painted[w.name]; old != nil && reflect.DeepEqual(old.from, w.from) {
			pictures[i] = old
			continue
		}
		anew++
		drawing.Go(func() {
			data := w.draw()
			pictures[i] = &painted{w.from, newFile(asset.Fingerprint("assets/"+w.name, data), data)}
		})
	}
	return func(r *Result) (files []File) {
		drawing.Wait()
		r.Stats.Painted += anew
		b.painted = make(map[string]*painted, len(list))
		for i, w := range list {
			b.painted[w.name], assets[w.name] = pictures[i], pictures[i].file.Path
			files = append(files, pictures[i].file)
		}
		return files
	}
}

func newFile(path string, data []byte) File {
	return File{Path: path, Data: data, SHA256: sha256.Sum256(data)}
}

// sitemap lists the pages by the protocol of sitemaps.org, version 0.9.
func sitemap(base string, pages []page.Page) []byte {
	size := len(xml.Header) + 100
	for _, p := range pages {
		size += len(base) + len(p.Path) + 22
	}
	var b bytes.Buffer
	b.Grow(size) // but for what is escaped: to grow step by step would take three times as much
	var address []byte
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for _, p := range pages {
		if p.Layout != "404" && p.Layout != "redirect" {
			b.WriteString("<url><loc>")
			address = append(append(address[:0], base...), strings.TrimSuffix(p.Path, "index.html")...)
			_ = xml.EscapeText(&b, address) // to memory, which does not fail
			b.WriteString("</loc></url>")
		}
	}
	b.WriteString("</urlset>")
	return b.Bytes()
}

// checkImages reports pictures that the text of a published record shows and
// assets/ does not hold, and those that say nothing to a reader who does not see
// them.
func checkImages(d *dossier.Dossier, images map[dossier.Record][]dossier.Piece, assets page.Assets, diags *diag.List) {
	known := slices.Sorted(maps.Keys(assets))
	for r, pieces := range images {
		if r != d.Brief && d.Records[r.Header().ID] != r {
			continue
		}
		for _, p := range pieces {
			switch {
			case assets[p.Target()] == "":
				diags.Errorf(p.Pos(), diag.Suggest(p.Target(), known), "no picture %s", p.Target())
			case p.Text == "":
				diags.Warnf(p.Pos(), "write what it shows: ![what it shows]("+p.Target()+")", "the picture %s has no text in its stead", p.Target())
			}
		}
	}
}

// imagesIn lists the pictures that a record's texts show.
func imagesIn(r dossier.Record) []dossier.Piece {
	var list []dossier.Piece
	for p := range r.Header().Body.Signs() {
		if p.Kind == dossier.Image {
			list = append(list, p)
		}
	}
	return append(list, imagesOfFront(r)...)
}

// imagesOfFront lists the pictures that the texts of a record's front matter show.
func imagesOfFront(r dossier.Record) []dossier.Piece {
	var list []dossier.Piece
	for _, prose := range dossier.Proses(r) {
		list = appendImages(list, prose.Pieces)
	}
	return list
}

func appendImages(list, pieces []dossier.Piece) []dossier.Piece {
	for i := range pieces {
		if pieces[i].Kind == dossier.Image {
			list = append(list, pieces[i])
		}
	}
	return list
}
