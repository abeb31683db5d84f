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

	"dossier/internal/dossier"
	"dossier/internal/intake"
	"dossier/internal/markdown"
	"dossier/internal/matter"
	"dossier/internal/workspace"
)

func importCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "import [FILE…]",
		Short: "Turn captures in seeds/ into articles",
		Long: `import reads captured articles, plain text files, and writes each as Markdown
with front matter into content/articles. Without FILE it reads all of seeds/; a
FILE from elsewhere is first copied there. For each capture it tells what was
found in it, and what needs a look.

A capture is never changed. An article that a person has edited is never
overwritten: import says "kept: edited by hand".`,
		RunE: func(cmd *cobra.Command, args []string) error {
			ws, err := openWorkspace(cmd)
			if err != nil {
				return err
			}
			defer ws.Close()
			im := &importer{t: t, ws: ws}
			return im.run(cmd.Context(), args)
		},
	}
}

// importer carries an import out.
type importer struct {
	t      *terminal
	ws     *workspace.Workspace
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
	outcomes, diags := intake.Plan(captures, existing, im.format)
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

// wanted gives the paths of the captures that were named, copying those from
// elsewhere into seeds/. No name means all.
func (im *importer) wanted(args []string) ([]string, error) {
	var list []string
	for _, arg := range args {
		rel, err := im.ws.Rel(arg)
		if err != nil || !strings.HasPrefix(rel, "seeds/") {
			if rel, err = im.adopt(arg); err != nil {
				return nil, err
			}
		}
		if _, err := im.ws.Read(rel); errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("no capture %s", arg)
		}
		list = append(list, rel)
	}
	return list, nil
}

// adopt copies a file into seeds/.
func (im *importer) adopt(file string) (string, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("no capture %s", file)
	}
	if err != nil {
		return "", err
	}
	to := path.Join("seeds", filepath.Base(file))
	if old, err := im.ws.Read(to); err == nil && bytes.Equal(old, data) {
		return to, nil
	}
	if err := im.ws.WriteNew(to, data); err != nil {
		return "", err
	}
	fmt.Fprintf(im.t.err, "%s: copied to %s\n", file, to)
	return to, nil
}

// captures reads seeds/. Those that are not wanted serve to date the others.
func (im *importer) captures(ctx context.Context, wanted []string) ([]intake.Capture, error) {
	seeds, err := im.ws.Seeds(ctx)
	if err != nil {
		return nil, err
	}
	im.t.report(seeds.Diagnostics, nil)
	im.failed = seeds.Diagnostics.Failed()
	for _, name := range seeds.Skipped {
		if len(wanted) == 0 || slices.Contains(wanted, name) {
			fmt.Fprintf(im.t.err, "%s: skipped: only text files ending in .txt are read\n", name)
		}
	}
	var captures []intake.Capture
	for _, c := range seeds.Captures {
		captures = append(captures, intake.Capture{
			Path: c.Path, Data: c.Data, Evidence: len(wanted) > 0 && !slices.Contains(wanted, c.Path),
		})
	}
	return captures, nil
}

// existing reads the articles that are there. One that cannot be read stands in
// nobody's way but its own: it is kept.
func (im *importer) existing(ctx context.Context) ([]intake.Existing, error) {
	snap, err := im.ws.Scan(ctx)
	if err != nil {
		return nil, err
	}
	var list []intake.Existing
	for _, src := range snap.Sources {
		if kind, ok := matter.KindOf(src.Path); !ok || kind != dossier.KindArticle {
			continue
		}
		e := intake.Existing{Path: src.Path, ID: strings.TrimSuffix(path.Base(src.Path), ".md"), Data: src.Data, Untouched: matter.Untouched(src.Data)}
		if parsed, _, ok := matter.Parse(dossier.KindArticle, src.Path, src.Data); ok {
			a := parsed.Record.(*dossier.Article)
			e.ID, e.Seed, e.Date = a.ID, a.Seed, a.Date
		}
		list = append(list, e)
	}
	return list, nil
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
}
