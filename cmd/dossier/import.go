package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/intake"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/seed"
	"dossier/internal/workspace"
)

func importCommand(t *terminal) *cobra.Command {
	im := &importer{t: t}
	cmd := &cobra.Command{
		Use:   "import [FILE…]",
		Short: "Turn captures in seeds/ into articles",
		Long: `import reads captured articles, plain text files, and writes each as Markdown
with front matter into content/articles. Without FILE it reads all of seeds/; a
FILE from elsewhere is first copied there. FILE is looked for from the working
folder, then from the dossier's; seeds/ or a folder below it stands for all its
captures. For each capture import tells what was found in it, and what needs a
look.

A capture is never changed. An article that a person has edited is never
overwritten: import says "kept: edited by hand".`,
		Args: func(_ *cobra.Command, args []string) error {
			if slices.Contains(args, "") {
				return usageError{errors.New("import was given an empty name\n  hint: leave it out to import all of seeds/")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			ws, err := openWorkspace(cmd)
			if err != nil {
				return err
			}
			defer ws.Close()
			im.ws = ws
			return im.run(cmd.Context(), args)
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
	seed   seed.Options
	report bool // tell of every word
	failed bool
}

func (im *importer) run(ctx context.Context, args []string) error {
	done := im.t.busy("reading captures")
	defer done()
	wanted, err := im.wanted(args)
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
	outcomes, diags := intake.Plan(captures, existing, intake.Writer{Format: im.format, Merge: matter.Merge}, intake.Options{Seed: im.seed, Stop: ctx.Done()})
	if err := ctx.Err(); err != nil {
		return err
	}
	done()
	im.t.report(diags, nil)
	im.failed = im.failed || diags.Failed()
	for _, o := range outcomes {
		if err := ctx.Err(); err != nil {
			return err
		}
		im.write(o, existing)
	}
	if len(outcomes) == 0 && !im.failed {
		fmt.Fprintln(im.t.err, "nothing to import: put captured articles, as text files ending in .txt, into seeds/")
	}
	if im.failed {
		return errReported
	}
	return nil
}

// wanted gives the captures and folders that were named, copying captures from
// elsewhere into seeds/. All names are looked at before the first is copied. No
// name means all.
func (im *importer) wanted(args []string) (selection, error) {
	found := make([]named, len(args))
	for i, arg := range args {
		var err error
		if found[i], err = im.find(arg); err != nil {
			im.t.fail(err)
			im.failed = true
		}
	}
	if im.failed {
		return nil, errReported
	}
	var list selection
	for _, n := range found {
		if n.rel == "" {
			var err error
			if n.rel, err = im.adopt(n); err != nil {
				return nil, err
			}
		}
		list = append(list, n.rel)
	}
	return list, nil
}

// named is a file or folder that was named on the command line.
type named struct {
	arg string
	at  string // where it is, as seen from the working folder
	rel string // its path in the dossier; empty: it does not lie in seeds/
}

// find looks for a file from the working folder, then from the dossier's. What
// is no capture, nor a folder of captures, is an error.
func (im *importer) find(arg string) (named, error) {
	n := named{arg: arg, at: arg}
	info, err := os.Stat(n.at)
	if errors.Is(err, fs.ErrNotExist) && !filepath.IsAbs(arg) {
		n.at = filepath.Join(im.ws.Dir(), arg)
		info, err = os.Stat(n.at)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return n, hinted{"no capture " + arg, "name a text file, as seen from the working folder or from the dossier's"}
	}
	if err != nil {
		return n, err
	}
	if rel, err := im.ws.Rel(n.at); err == nil && (rel == "seeds" || strings.HasPrefix(rel, "seeds/")) {
		n.rel = rel
	}
	return n, n.refuse(info)
}

// refuse tells why a file or folder cannot be imported.
func (n named) refuse(info fs.FileInfo) error {
	switch {
	case info.IsDir() && n.rel != "":
		return nil
	case info.IsDir():
		return hinted{n.arg + ": a folder outside seeds/", "name the text files in it, one by one or as " + filepath.Join(n.arg, "*.txt")}
	case !info.Mode().IsRegular():
		return hinted{n.arg + ": not a file that can be read", "save the article's text as a file ending in .txt"}
	case !strings.EqualFold(filepath.Ext(n.at), ".txt"):
		return hinted{n.arg + ": only text files ending in .txt are imported", "save the article's text as a file ending in .txt"}
	case strings.HasPrefix(filepath.Base(n.at), "."):
		return hinted{n.arg + ": left out, for its name begins with a dot", "rename it"}
	case info.Size() > workspace.MaxFile:
		return hinted{fmt.Sprintf("%s: larger than %d MB", n.arg, workspace.MaxFile>>20), "split it"}
	}
	return nil
}

// adopt copies a file into seeds/.
func (im *importer) adopt(n named) (string, error) {
	data, err := os.ReadFile(n.at)
	if err != nil {
		return "", err
	}
	to := path.Join("seeds", filepath.Base(n.at))
	if old, err := im.ws.Read(to); err == nil && bytes.Equal(old, data) {
		return to, nil
	}
	if err := im.ws.WriteNew(to, data); err != nil {
		return "", err
	}
	fmt.Fprintf(im.t.err, "%s: copied to %s\n", n.arg, to)
	return to, nil
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
	im.failed = troubles.Failed()
	for _, name := range seeds.Skipped {
		if wanted.has(name) {
			fmt.Fprintf(im.t.err, "%s: skipped: only text files ending in .txt are read\n", name)
		}
	}
	var captures []intake.Capture
	for _, c := range seeds.Captures {
		captures = append(captures, intake.Capture{Path: c.Path, Data: c.Data, Evidence: !wanted.has(c.Path)})
	}
	im.missed(wanted, captures, troubles)
	return captures, nil
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

// existing reads the articles that are there. One whose front matter cannot be
// read stands in nobody's way but its own: it is kept.
func (im *importer) existing(ctx context.Context) ([]intake.Existing, error) {
	snap, err := im.ws.Scan(ctx)
	if err != nil {
		return nil, err
	}
	if err := im.unread(snap.Diagnostics); err != nil {
		return nil, err
	}
	var list []intake.Existing
	for _, src := range snap.Sources {
		if kind, ok := matter.KindOf(src.Path); !ok || kind != dossier.KindArticle {
			continue
		}
		e := intake.Existing{Path: src.Path, ID: strings.TrimSuffix(path.Base(src.Path), ".md"), Data: src.Data}
		e.Edited, e.Imported = matter.Edited(src.Data)
		if parsed, _, ok := matter.Parse(dossier.KindArticle, src.Path, src.Data); ok {
			a := parsed.Record.(*dossier.Article)
			e.ID, e.Seed, e.Date = a.ID, a.Seed, a.Date
		} else {
			e.Seed.File = intake.SeedOf(src.Data)
		}
		list = append(list, e)
	}
	return list, nil
}

// unread ends the import where an article's bytes cannot be had at all: it may
// be the one of any capture, under another name.
func (im *importer) unread(diags diag.List) error {
	const articles = "content/articles"
	troubles := slices.DeleteFunc(slices.Clone(diags), func(d diag.Diagnostic) bool {
		return !selection{articles}.concerns(d.Pos.File)
	})
	if !troubles.Failed() {
		return nil
	}
	im.t.report(troubles, nil)
	fmt.Fprintln(im.t.err, "nothing was imported: an article that cannot be read may be that of a capture")
	return errReported
}

func (im *importer) format(a *dossier.Article) []byte {
	return matter.Format(a, markdown.Format(a.Body))
}

// write carries one outcome out and tells it.
func (im *importer) write(o intake.Outcome, existing []intake.Existing) {
	var err error
	switch {
	case o.Data == nil:
	case o.Action == intake.New:
		err = im.ws.WriteNew(o.Path, o.Data)
	default:
		i := slices.IndexFunc(existing, func(e intake.Existing) bool { return e.Path == o.Path })
		err = im.ws.Replace(o.Path, o.Data, existing[i].Data)
	}
	if err != nil {
		im.t.fail(err)
		im.failed = true
		return
	}
	fmt.Fprintln(im.t.out, o.Line())
	if im.report && o.Report != "" {
		fmt.Fprintln(im.t.out, indented(strings.TrimRight(o.Report, "\n")))
	}
}

// indented sets lines in by two blanks.
func indented(lines string) string { return "  " + strings.ReplaceAll(lines, "\n", "\n  ") }
