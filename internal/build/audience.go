package build

import (
	"slices"
	"strings"

	"dossier/internal/audience"
	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/page"
)

// collated puts the records together as the audience reads them. For the public
// that is done twice where anything is withheld: the whole is proved, and what is
// left of it put together anew, so that no later stage sees more.
func (b *Builder) collated(in Input, config dossier.Config, read contents, r *Result) *dossier.Dossier {
	records := read.records
	if in.Internal {
		records = inFull(records)
	}
	opt := collate.Options{Drafts: in.Drafts || in.Internal, Proposed: in.Preview}
	whole, diags := b.collator.Collate(config, records, opt)
	r.Dossier, r.Whole = whole, whole
	r.Diagnostics = append(r.Diagnostics, diags...)
	if in.Internal || !read.private || r.Diagnostics.Failed() {
		return whole
	}
	public, diags := audience.Publish(whole, records, in.Drafts)
	r.Withheld = public.Names
	for _, src := range in.Sources {
		if strings.HasPrefix(src.Path, "layouts/") || strings.HasPrefix(src.Path, "assets/") {
			public.Names.Sources(src.Path, src.Data, &diags)
		}
	}
	if r.Diagnostics = append(r.Diagnostics, diags...); diags.Failed() {
		return whole
	}
	for _, a := range public.Changed {
		a.Speech = b.listener.Speech(a, config.Language)
	}
	opt.Placed = public.Placed
	r.Dossier, diags = b.public.Collate(public.Config, public.Records, opt)
	for _, d := range diags {
		if d.Severity != diag.Error {
			continue // the whole has told it
		}
		if file, renamed := public.Files[d.Pos.File]; renamed {
			d.Pos.File = file
		}
		r.Diagnostics = append(r.Diagnostics, d)
	}
	return r.Dossier
}

// inFull gives records of which the internal audience reads every word.
func inFull(records []dossier.Record) []dossier.Record {
	own := slices.Clone(records)
	for i, r := range own {
		if a, ok := r.(*dossier.Article); ok && a.Rights != dossier.RightsFull {
			full := *a
			full.Rights = dossier.RightsFull
			own[i] = &full
		}
	}
	return own
}

// withoutHidden leaves out pictures that records show, but none that is published:
// of an article of which the site does not show the whole text, it shows no
// picture. images are those of all records, shown those of the dossier's among
// others.
func withoutHidden(files []File, assets page.Assets, images, shown map[dossier.Record][]dossier.Piece, d *dossier.Dossier) []File {
	hidden := map[string]bool{} // by paths of the site
	for _, pieces := range images {
		for _, p := range pieces {
			hidden[assets[p.Target()]] = true
		}
	}
	for r, pieces := range shown {
		if r != d.Brief && d.Records[r.Header().ID] != r {
			continue
		}
		if a, ok := r.(*dossier.Article); ok && a.Rights != dossier.RightsFull {
			pieces = imagesOfFront(r)
		}
		for _, p := range pieces {
			delete(hidden, assets[p.Target()])
		}
	}
	if len(hidden) == 0 {
		return files
	}
	return slices.DeleteFunc(files, func(f File) bool { return hidden[f.Path] })
}

// published lists the records of a dossier, the brief among them.
func published(d *dossier.Dossier) []dossier.Record {
	records := []dossier.Record{d.Brief}
	for id, r := range d.Records {
		if r.Header().ID == id { // not an alias
			records = append(records, r)
		}
	}
	return records
}

// imagesOf lists the pictures that records show.
func imagesOf(records []dossier.Record) map[dossier.Record][]dossier.Piece {
	images := map[dossier.Record][]dossier.Piece{}
	for _, r := range records {
		if list := imagesIn(r); len(list) > 0 {
			images[r] = list
		}
	}
	return images
}
