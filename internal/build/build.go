// Package build turns the files of a dossier into a site.
//
// A build is a pure function of its input, in stages: parse each file, collate
// the records, plan the pages, draw them. Its two dear ends, parsing a file and
// drawing a page or a picture, are remembered from one build to the next by the
// equality of what they were made from; the cheap middle is done anew each time.
// So an incremental build is a clean build that skipped equal work.
package build

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"dossier/internal/asset"
	"dossier/internal/atlas"
	"dossier/internal/audience"
	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/layout"
	"dossier/internal/locale"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/page"
	"dossier/internal/parallel"
	"dossier/internal/weigh"
)

// Input is all that a build depends on.
type Input struct {
	Sources  []Source // the dossier's files, sorted by path
	Builtin  []Source // layouts and assets that come with the program
	BaseURL  string   // of the site, ending in a slash; empty: as dossier.yaml has it
	Drafts   bool     // records marked as drafts are built too
	Internal bool     // for the internal audience: nothing is withheld, and every page says so
	Reversed bool     // files are taken in the opposite order, which must make no difference; see dossier build --verify
	Preview  bool     // for the editor's eyes: what is only proposed is shown, and marked so
}

// Result is what a build made. Where Diagnostics hold an error, Draft and Site
// are nil.
type Result struct {
	Draft       *Draft           // the site, its pages planned and not yet drawn
	Dossier     *dossier.Dossier // as the audience reads it
	Whole       *dossier.Dossier // as its editor does: with what is private, not drafts; the same where nothing is withheld
	Withheld    *audience.Names  // names that stand nowhere in the site; nil: none
	Diagnostics diag.List        // sorted
	Stats       Stats
}

// Stats tells what a build did.
type Stats struct {
	Parsed, ParseHits int // content files read anew, and remembered
	Pages             int // without those over which a list goes on
	Painted           int // pictures made anew
}

// Builder builds, and remembers from one build to the next. It is for one
// goroutine at a time; the drafts that it made may be drawn meanwhile. What a draft
// asks when it is drawn stands apart from the Builder: a draft holds on to none of
// the files that the Builder remembers.
type Builder struct {
	matter   matter.Reader
	markdown *markdown.Parser
	listener *collate.Listener
	minifier *asset.Minifier
	parsed   map[string]*parsedFile
	drawn    *drawnPages
	layouts  *layoutMemo
	paths    soundPaths
	collator *collate.Collator
	public   *collate.Collator // of what is left for the public, where anything is withheld
	scale    *weigh.Scale
	assets   map[string]*assetFile
	outlines map[string]*mapFile
	painted  map[string]*painted
}

// New makes a Builder that remembers nothing yet.
func New() *Builder {
	return &Builder{
		markdown: markdown.New(), minifier: asset.NewMinifier(),
		listener: new(collate.Listener), collator: new(collate.Collator), public: new(collate.Collator), scale: new(weigh.Scale),
		drawn: newDrawnPages(remembered), assets: map[string]*assetFile{},
	}
}

// Plan does all of a build but the drawing of pages. The error is that of ctx;
// whatever is wrong with the input is a diagnostic.
func (b *Builder) Plan(ctx context.Context, in Input) (Result, error) {
	var r Result
	if in.Reversed {
		in.Sources = slices.Clone(in.Sources)
		slices.Reverse(in.Sources)
	}
	read := b.parse(in, &r)
	config := read.config
	config.BaseURL = cmp.Or(in.BaseURL, config.BaseURL)
	set := b.parseLayouts(in, config, &r)
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	outlines := b.maps(in, &r)
	config.Previewed = in.Preview
	config.Internal = in.Internal
	d := b.collated(in, config, read, &r)
	assets, files := b.buildAssets(in, d.Config, &r) // as its readers may know it: the title stands in the style
	shown := read.images
	if r.Whole != d || in.Internal {
		shown = imagesOf(published(d))
	}
	checkImages(d, shown, assets, &r.Diagnostics)
	files = withoutHidden(files, assets, read.images, shown, d)
	if r.Diagnostics.Sort(); r.Diagnostics.Failed() {
		return r, nil
	}
	pictures := b.paint(d, assets)
	var weighing sync.WaitGroup
	weighing.Go(func() { d.Weights = b.scale.Weigh(d) })
	pages := page.NewRegister(d, assets, in.Drafts, outlines...)
	files = append(files, pictures(&r)...)
	r.Stats.Pages = pages.CountKnown()
	draft := newDraft(b, set, append(files, hosting(d)...), listings(d, pages), pages)
	b.paths.check(d.Roster, draft.with(nil), pages.Known, &r.Diagnostics)
	weighing.Wait()
	if r.Diagnostics.Sort(); !r.Diagnostics.Failed() {
		r.Draft = draft
	}
	return r, ctx.Err()
}

// parsedFile is a content file as it was read, and from what: its bytes, and
// the language in which the dossier has it read.
type parsedFile struct {
	data     string
	language string         // the dossier's; empty where the file does not depend on it
	record   dossier.Record // nil where the file could not be read at all
	images   []dossier.Piece
	private  bool // some of it is kept from the public
	diags    diag.List
}

// contents are what the files of a dossier hold.
type contents struct {
	config  dossier.Config
	records []dossier.Record
	images  map[dossier.Record][]dossier.Piece // that their texts show
	private bool                               // some of it is kept from the public
}

// parse reads dossier.yaml and every content file. A file of the same path and
// bytes as in the last build keeps its value and its diagnostics, unless it is
// in the dossier's language and that is another one now.
func (b *Builder) parse(in Input, r *Result) contents {
	var config dossier.Config
	var content []Source
	found := false
	for _, src := range in.Sources {
		switch {
		case src.Path == matter.ConfigPath:
			var diags diag.List
			config, diags = matter.ParseConfig([]byte(src.Data))
			r.Diagnostics, found = append(r.Diagnostics, diags...), true
			r.Diagnostics = append(r.Diagnostics, b.markdown.Prose(&config.Notice)...)
		case strings.HasPrefix(src.Path, "content/"):
			content = append(content, src)
		}
	}
	if !found {
		r.Diagnostics.Errorf(diag.Pos{File: matter.ConfigPath}, "run dossier init, or add the file with a line: title: …", "the file is missing")
	}
	if b.parsed == nil {
		b.parsed = make(map[string]*parsedFile, len(content))
	}
	files := make([]*parsedFile, len(content))
	hit := make([]bool, len(content))
	language := cmp.Or(config.Language, "en") // none where dossier.yaml could not be read
	parallel.Each(len(content), func(i int) {
		old := b.parsed[content[i].Path]
		if old != nil && old.data == content[i].Data && (old.language == "" || old.language == language) {
			files[i], hit[i] = old, true
			return
		}
		files[i] = b.parseFile(content[i], language)
	})
	read := contents{config: config, images: map[dossier.Record][]dossier.Piece{}}
	for i, f := range files {
		r.Diagnostics = append(r.Diagnostics, f.diags...)
		if f.record != nil {
			read.records = append(read.records, f.record)
		}
		if len(f.images) > 0 {
			read.images[f.record] = f.images
		}
		read.private = read.private || f.private
		if hit[i] {
			r.Stats.ParseHits++
		} else {
			r.Stats.Parsed++
			b.parsed[content[i].Path] = f
		}
	}
	if len(b.parsed) > len(content) {
		b.forget(content)
	}
	return read
}

// forget lets go of the files that are there no more.
func (b *Builder) forget(content []Source) {
	there := make(map[string]bool, len(content))
	for _, src := range content {
		there[src.Path] = true
	}
	maps.DeleteFunc(b.parsed, func(path string, _ *parsedFile) bool { return !there[path] })
}

// parseFile reads one content file. Of the other files it depends on nothing
// but the dossier's language.
func (b *Builder) parseFile(src Source, language string) *parsedFile {
	f := &parsedFile{data: src.Data}
	kind, ok := matter.KindOf(src.Path)
	if !ok {
		f.diags.Warnf(diag.Pos{File: src.Path}, "content stands in "+folders()+", in files that end in .md", "this file is not used")
		return f
	}
	parsed, diags, ok := b.matter.Parse(kind, src.Path, src.Data)
	f.diags = diags
	if !ok {
		return f
	}
	f.record = parsed.Record
	head := f.record.Header()
	body, diags := b.markdown.Body(src.Path, parsed.Body, parsed.BodyLine)
	head.Body = body
	f.diags = append(f.diags, diags...)
	for _, p := range dossier.Proses(f.record) {
		f.diags = append(f.diags, b.markdown.Prose(p)...)
	}
	if a, ok := f.record.(*dossier.Article); ok {
		if a.Language == "" {
			f.language = language
		}
		a.Speech = b.listener.Speech(a, language)
	}
	f.images, f.private = imagesIn(f.record), audience.Private(f.record)
	return f
}

func folders() string {
	names := make([]string, len(dossier.Kinds))
	for i, k := range dossier.Kinds {
		names[i] = "content/" + string(k)
	}
	return strings.Join(names, ", ")
}

// layoutMemo is a set of layouts, and what it was made from.
type layoutMemo struct {
	files    []layout.File
	language string
	set      *layout.Set
	diags    diag.List
}

// Layouts lists the layouts that a site needs.
var Layouts = []string{
	"brief", "article", "event", "timeline", "index", "actor", "place", "case", "comparison",
	"sources", "disagreements", "gaps", "print", "page", "404", "redirect",
}

func (b *Builder) parseLayouts(in Input, config dossier.Config, r *Result) *layout.Set {
	var files []layout.File
	for _, src := range slices.Concat(in.Builtin, in.Sources) {
		if strings.HasPrefix(src.Path, "layouts/") && path.Ext(src.Path) == ".html" {
			files = append(files, layout.File{Path: src.Path, Data: []byte(src.Data)})
		}
	}
	equal := func(x, y layout.File) bool { return x.Path == y.Path && bytes.Equal(x.Data, y.Data) }
	if m := b.layouts; m == nil || m.language != config.Language || !slices.EqualFunc(m.files, files, equal) {
		set, diags := layout.Parse(files, Layouts, locale.For(config.Language))
		b.layouts = &layoutMemo{files, config.Language, set, diags}
	}
	r.Diagnostics = append(r.Diagnostics, b.layouts.diags...)
	return b.layouts.set
}

// isMap reports whether a file holds outlines, which are drawn and not published
// by themselves.
func isMap(name string) bool {
	return strings.HasPrefix(name, "assets/maps/") && path.Ext(name) == ".geojson"
}

// mapFile is the outlines of a file, and what they were read from.
type mapFile struct {
	data     string
	outlines atlas.Outlines
	diags    diag.List
}

// maps reads the outlines that the dossier supplies for its maps.
func (b *Builder) maps(in Input, r *Result) []atlas.Outlines {
	next := map[string]*mapFile{}
	var list []atlas.Outlines
	for _, src := range in.Sources {
		if !isMap(src.Path) {
			continue
		}
		m := b.outlines[src.Path]
		if m == nil || m.data != src.Data {
			m = &mapFile{data: src.Data}
			m.outlines, m.diags = atlas.Parse(src.Path, []byte(src.Data))
		}
		next[src.Path] = m
		r.Diagnostics = append(r.Diagnostics, m.diags...)
		list = append(list, m.outlines)
	}
	b.outlines = next
	return list
}

// stylePath is the style sheet, to which the rule of styleOf is added.
const stylePath = "assets/site.css"

// styleOf gives what a style sheet cannot know of a dossier: the quotation marks
// of its language, its accent, and its title at the head of printed pages, which
// no style can take from the page.
func styleOf(config dossier.Config) string {
	q := locale.For(config.Language).Quotes
	inner := `"` + q[2] + `" "` + q[3] + `"`
	style := `--quotes:"` + q[0] + `" "` + q[1] + `" ` + inner + ";--inner:" + inner
	if config.Accent != "" {
		style += ";--accent:" + config.Accent
	}
	corner := "left"
	if locale.For(config.Language).RightToLeft() {
		corner = "right"
	}
	head := "@top-" + corner + "{content:" + asset.CSSString(strings.Join(strings.Fields(config.Title), " ")) + ";font:7.5pt sans-serif;color:#444}"
	return ":root{" + style + "}\n@page{" + head + "}\n"
}

// assetFile is a finished asset, and what it was made from.
type assetFile struct {
	data string
	file File
	diag *diag.Diagnostic
}

// buildAssets makes the assets small and names them by their contents. A
// dossier's own file takes the place of a built-in one of the same name.
func (b *Builder) buildAssets(in Input, config dossier.Config, r *Result) (page.Assets, []File) {
	chosen := map[string]Source{}
	for _, src := range slices.Concat(in.Builtin, in.Sources) {
		if strings.HasPrefix(src.Path, "assets/") && path.Ext(src.Path) != ".go" && !isMap(src.Path) {
			chosen[src.Path] = src
		}
	}
	if src, ok := chosen[stylePath]; ok {
		src.Data += "\n" + styleOf(config)
		chosen[stylePath] = src
	}
	names, files := page.Assets{}, []File(nil)
	next := make(map[string]*assetFile, len(chosen))
	for name, src := range chosen {
		a := b.assets[name]
		if a == nil || a.data != src.Data {
			a = b.buildAsset(src)
		}
		next[name] = a
		if a.diag != nil {
			r.Diagnostics = append(r.Diagnostics, *a.diag)
			continue
		}
		names[strings.TrimPrefix(name, "assets/")] = a.file.Path
		names[name] = a.file.Path
		files = append(files, a.file)
	}
	b.assets = next
	return names, files
}

func (b *Builder) buildAsset(src Source) *assetFile {
	small, err := b.minifier.Minify(src.Path, []byte(src.Data))
	if err != nil {
		d := diag.Diagnostic{Pos: diag.Pos{File: src.Path}, Message: err.Error(), Hint: "correct the file, or remove it"}
		if fault := (*asset.Error)(nil); errors.As(err, &fault) {
			d.Pos.Line, d.Pos.Col, d.Message = fault.Line, fault.Col, fault.Message
		}
		return &assetFile{data: src.Data, diag: &d}
	}
	return &assetFile{data: src.Data, file: newFile(asset.Fingerprint(src.Path, small), small)}
}
