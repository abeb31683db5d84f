package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"mime"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"dossier/internal/census"
	"dossier/internal/date"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/fetch"
	"dossier/internal/intake"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/parallel"
	"dossier/internal/quote"
	"dossier/internal/seed"
	"dossier/internal/workspace"
)

func importCommand(t *terminal) *cobra.Command {
	im := &importer{t: t}
	cmd := &cobra.Command{
		Use:   "import [FILE|FOLDER|ZIP|URL|-…]",
		Short: "Turn captures in seeds/ into articles",
		Long: `import reads captured articles (text files, saved web pages, Markdown) and
writes each as Markdown with front matter into content/articles. Without
arguments it reads all of seeds/. What lies elsewhere is first copied there: a
file, the captures of a folder or of a zip, standard input (-), or the page at
an address, which is fetched once, with its robots' leave, and kept beside a
record of when and from where. FILE is looked for from the working folder, then
from the dossier's; seeds/ or a folder below it stands for all its captures.

For each capture import tells what was found in it, and what needs a look;
--report tells of every word. A capture is never changed. What a person has
written in an article stays: an import updates only the fields that nobody has
touched. The events that it finds are proposed: the preview shows them, and they
are published once "status: proposed" is removed.`,
		Args: func(_ *cobra.Command, args []string) error {
			if slices.Contains(args, "") {
				return usageError{errors.New("import was given an empty name\n  hint: leave it out to import all of seeds/")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if thrifty() {
				debug.SetGCPercent(65) // captures make much that is garbage soon
			}
			ws, err := openWorkspace(cmd, t)
			if err != nil {
				return err
			}
			defer ws.Close()
			im.ws = ws
			if im.change, err = ws.Begin("import"); err != nil {
				return err
			}
			defer im.change.Close()
			if err := im.run(cmd.Context(), args); err != nil {
				return err
			}
			return im.change.Succeed()
		},
	}
	cmd.Flags().StringVar(&im.seed.Encoding, "encoding", "", "the character set of the captures, such as windows-1252; found out where it is not given")
	cmd.Flags().BoolVar(&im.seed.NoRepair, "no-repair", false, "leave garbled characters as the captures have them")
	cmd.Flags().BoolVar(&im.report, "report", false, "tell for each capture which words were kept and dropped, and what needs a decision")
	return cmd
}

// importer carries an import out.
type importer struct {
	t      *terminal
	ws     *workspace.Workspace
	change *workspace.Change
	seed   seed.Options
	report bool // tell of every word
	failed bool

	config   dossier.Config
	declared []seed.Declared
	known    []census.Known // the same, by what they are
	years    [2]int
	articles map[string]*dossier.Article // by path, those that are there
}

func (im *importer) run(ctx context.Context, args []string) error {
	done := im.t.busy("reading captures")
	defer func() { done() }()
	wanted, err := im.wanted(ctx, args)
	if err != nil {
		return err
	}
	captures, err := im.captures(ctx, wanted)
	if err != nil {
		return err
	}
	existing, err := im.existing(ctx)
	if err != nil {
		return err
	}
	done()
	var read atomic.Int64
	done = im.t.progress("captures read", len(captures), &read)
	im.seed.Language = im.config.Language
	outcomes, diags := intake.Plan(captures, existing, intake.Writer{Format: format, Merge: matter.Merge, Check: check}, intake.Options{
		Seed: im.seed, Names: im.declared, Years: im.years, Progress: func() { read.Add(1) }, Stop: ctx.Done(),
	})
	done()
	if err := ctx.Err(); err != nil {
		return err
	}
	im.t.report(diags, nil)
	im.failed = im.failed || diags.Failed()
	if err := im.write(ctx, outcomes, existing); err != nil {
		return err
	}
	if len(outcomes) == 0 && !im.failed {
		im.t.say("nothing to import: put captured articles into seeds/, as text files (.txt), saved pages (.html) or Markdown (.md)\n")
	}
	if err := im.review(outcomes); err != nil {
		return err
	}
	if im.failed {
		return errReported
	}
	return nil
}

// selection is a choice of captures: paths of files, and of folders for all
// below them. The empty one chooses all.
type selection []string

func (s selection) has(name string) bool {
	return len(s) == 0 || slices.ContainsFunc(s, func(chosen string) bool { return name == chosen || strings.HasPrefix(name, chosen+"/") })
}

// concerns reports whether trouble with a file or folder keeps a chosen capture
// from being read.
func (s selection) concerns(name string) bool {
	return s.has(name) || slices.ContainsFunc(s, func(chosen string) bool { return strings.HasPrefix(chosen, name+"/") })
}

// captures reads seeds/. Those that are not wanted serve to date the others,
// and nothing is told of them.
func (im *importer) captures(ctx context.Context, wanted selection) ([]intake.Capture, error) {
	seeds, err := im.ws.Seeds(ctx)
	if err != nil {
		return nil, err
	}
	troubles := slices.DeleteFunc(seeds.Diagnostics, func(d diag.Diagnostic) bool { return !wanted.concerns(d.Pos.File) })
	im.t.report(troubles, nil)
	im.failed = im.failed || troubles.Failed()
	for _, name := range seeds.Skipped {
		if wanted.has(name) && !strings.HasSuffix(name, ".record.yaml") {
			im.t.say("%s: skipped: only text, saved web pages and Markdown are read\n", name)
		}
	}
	var captures []intake.Capture
	for _, c := range seeds.Captures {
		one := intake.Capture{Path: c.Path, Data: c.Data, Evidence: !wanted.has(c.Path)}
		im.record(&one)
		captures = append(captures, one)
	}
	im.missed(wanted, captures, troubles)
	return captures, nil
}

// record takes over what the record beside a capture says of where it is from.
func (im *importer) record(c *intake.Capture) {
	data, err := im.ws.Read(fetch.RecordName(c.Path))
	if err != nil {
		return
	}
	r, err := fetch.ParseRecord(data)
	if err != nil {
		im.t.fail(hinted{fmt.Sprintf("%s: %v", fetch.RecordName(c.Path), err), "mend it, or remove it: it tells where the capture beside it is from"})
		im.failed = true
		return
	}
	c.Address = r.Final
	if _, params, err := mime.ParseMediaType(r.ContentType); err == nil {
		c.Charset = params["charset"]
	}
	c.Retrieved, _ = date.Parse(r.Time.Format("2006-01-02"))
}

// missed tells of each name for which no capture was read.
func (im *importer) missed(wanted selection, captures []intake.Capture, told diag.List) {
	for _, name := range wanted {
		one := selection{name}
		if !slices.ContainsFunc(captures, func(c intake.Capture) bool { return one.has(c.Path) }) &&
			!slices.ContainsFunc(told, func(d diag.Diagnostic) bool { return one.concerns(d.Pos.File) }) {
			im.t.fail(hinted{name + ": no capture is read here", "names that begin with a dot and folders that end in _files are left out"})
			im.failed = true
		}
	}
}

// existing reads the articles that are there, and what the dossier declares. An
// article whose front matter cannot be read stands in nobody's way but its own:
// it is kept.
func (im *importer) existing(ctx context.Context) ([]intake.Existing, error) {
	snap, err := im.ws.Scan(ctx)
	if err != nil {
		return nil, err
	}
	if err := im.unread(snap.Diagnostics); err != nil {
		return nil, err
	}
	list := make([]*intake.Existing, len(snap.Sources))
	records := make([]dossier.Record, len(snap.Sources))
	parser := markdown.New()
	parallel.Each(len(snap.Sources), func(i int) {
		src := snap.Sources[i]
		kind, ok := matter.KindOf(src.Path)
		if !ok {
			return
		}
		parsed, _, ok := matter.ParseText(kind, src.Path, src.Data)
		if ok {
			records[i] = parsed.Record
		}
		if kind != dossier.KindArticle {
			return
		}
		e := &intake.Existing{Path: src.Path, ID: strings.TrimSuffix(path.Base(src.Path), ".md"), Data: []byte(src.Data)}
		e.Edited, e.Imported = matter.Edited(e.Data)
		if ok {
			a := parsed.Record.(*dossier.Article)
			e.ID, e.Seed, e.Date = a.ID, a.Seed, a.Date
			a.Body, _ = parser.Body(src.Path, parsed.Body, parsed.BodyLine)
		} else {
			e.Seed.File = intake.SeedOf(e.Data)
			e.Imported = false
		}
		list[i] = e
	})
	im.articles = map[string]*dossier.Article{}
	for _, r := range records {
		im.learn(r)
	}
	for _, src := range snap.Sources {
		if src.Path == matter.ConfigPath {
			im.config, _ = matter.ParseConfig([]byte(src.Data))
		}
	}
	var existing []intake.Existing
	for _, e := range list {
		if e != nil {
			existing = append(existing, *e)
		}
	}
	return existing, nil
}

// learn takes over what a record tells of the dossier: names, and the years it
// is about.
func (im *importer) learn(r dossier.Record) {
	year := func(d date.Date) {
		if y := d.Year(); y > 0 {
			if im.years[0] == 0 || y < im.years[0] {
				im.years[0] = y
			}
			im.years[1] = max(im.years[1], y)
		}
	}
	if known, ok := knownOf(r); ok {
		im.known = append(im.known, known)
	}
	switch r := r.(type) {
	case *dossier.Actor:
		im.declared = append(im.declared, seed.Declared{ID: r.ID, Names: append([]string{r.Title}, r.OtherNames...)})
	case *dossier.Place:
		im.declared = append(im.declared, seed.Declared{ID: r.ID, Place: true, Names: append([]string{r.Title}, r.OtherNames...)})
	case *dossier.Case:
		year(r.Start.Date)
		year(r.End)
	case *dossier.Event:
		year(r.Date.Date)
	case *dossier.Article:
		im.articles[r.File] = r
	}
}

// unread ends the import where the bytes of a file below content/ cannot be had
// at all: an article may be the one of any capture, under another name, and a
// record may declare any name.
func (im *importer) unread(diags diag.List) error {
	troubles := slices.DeleteFunc(slices.Clone(diags), func(d diag.Diagnostic) bool {
		return d.Pos.File != workspace.ConfigName && !selection{"content"}.concerns(d.Pos.File)
	})
	if !troubles.Failed() {
		return nil
	}
	im.t.report(troubles, nil)
	im.t.say("nothing was imported: a file that cannot be read may be the article of a capture, or declare a name\n")
	return errReported
}

// format writes an article's file. Where Markdown would read other words than
// the body has, its links and emphasis are left out: the words are what counts.
func format(a *dossier.Article) []byte {
	text := markdown.Format(a.Body)
	if read, _ := markdown.New().Body(a.File, string(text), 1); read.Plain() != a.Body.Plain() {
		text = markdown.Format(a.Body.Bare())
	}
	return matter.Format(a, text)
}

// check reads a file as a build does.
func check(file string, data []byte) (trouble string, quoted bool) {
	parsed, diags, ok := matter.Parse(dossier.KindArticle, file, data)
	if !ok || diags.Failed() {
		return first(diags), true
	}
	a := parsed.Record.(*dossier.Article)
	if a.Body, diags = markdown.New().Body(file, parsed.Body, parsed.BodyLine); diags.Failed() {
		return first(diags), true
	}
	var passages []quote.Text
	for i := range a.Body.Blocks {
		passages = append(passages, quote.Prepare(a.Body.Words(i)))
	}
	for _, e := range a.Events {
		for _, c := range e.Cites {
			if c.Source == a.ID && c.Quote != "" && quote.Find(passages, c.Quote).Status == quote.Missing {
				return "", false
			}
		}
	}
	return "", true
}

// first gives the message of the first error.
func first(diags diag.List) string {
	for _, d := range diags {
		if d.Severity == diag.Error {
			return d.Message
		}
	}
	return ""
}

// write carries the outcomes out, side by side, and tells them in their order.
// Where it is stopped, what was written stays, and the next import goes on.
func (im *importer) write(ctx context.Context, outcomes []intake.Outcome, existing []intake.Existing) error {
	was := map[string][]byte{}
	for _, e := range existing {
		was[e.Path] = e.Data
	}
	var written atomic.Int64
	done := im.t.progress("articles written", len(outcomes), &written)
	errs := make([]error, len(outcomes))
	parallel.Each(len(outcomes), func(i int) {
		switch o := outcomes[i]; {
		case ctx.Err() != nil:
			errs[i] = ctx.Err()
		case o.Data == nil:
		case o.Action == intake.New:
			errs[i] = im.change.WriteNew(o.Path, o.Data)
		default:
			errs[i] = im.change.Replace(o.Path, o.Data, was[o.Path])
		}
		written.Add(1)
	})
	done()
	for i, o := range outcomes {
		switch {
		case errors.Is(errs[i], context.Canceled):
			return errs[i]
		case errs[i] != nil:
			im.t.fail(errs[i])
			im.failed = true
			continue
		}
		im.t.tell("%s\n", diag.Plain(o.Line()))
		if im.report && o.Report != "" {
			im.t.tell("%s\n", indented(diag.Plain(strings.TrimRight(o.Report, "\n"))))
		}
	}
	return nil
}

// indented sets lines in by two blanks.
func indented(lines string) string { return "  " + strings.ReplaceAll(lines, "\n", "\n  ") }

// review writes the list of names that the articles print and no record
// declares, and tells how many there are.
func (im *importer) review(outcomes []intake.Outcome) error {
	for _, o := range outcomes {
		if o.Article != nil {
			im.articles[o.Path] = o.Article
		}
	}
	var texts []census.Text
	for _, file := range slices.Sorted(maps.Keys(im.articles)) {
		texts = append(texts, surveyed(im.articles[file], im.config.Language))
	}
	proposals := census.Propose(texts, im.known)
	if err := im.ws.Overwrite(census.ReviewPath, census.Review(proposals)); err != nil {
		return err
	}
	if n := len(proposals); n > 0 {
		im.t.tell("%s without a record in the articles: see %s, or dossier actors\n", plural(n, "name"), census.ReviewPath)
	}
	return nil
}

// paragraphsOf gives the paragraphs of a text.
func paragraphsOf(body *dossier.Body) []string {
	var list []string
	for i := range body.Blocks {
		if k := body.Blocks[i].Kind; k == dossier.Paragraph || k == dossier.Tight {
			list = append(list, body.Words(i))
		}
	}
	return list
}
