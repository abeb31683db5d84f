package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dossier/assets"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/publish"
	"dossier/internal/watch"
	"dossier/internal/workspace"
	"dossier/layouts"
)

func buildCommand(t *terminal) *cobra.Command {
	var output, base string
	var watching bool
	var who audienceFlag
	var proof verification
	var poll time.Duration
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site into public/",
		Long: `build checks the whole dossier and writes the site into public/.

Every mistake is reported with its file, line and column. Where there is an
error, nothing is written: the site that is there stays as it is. In the output
folder only files that build itself wrote are ever changed or removed.

The site is for the public: what is a draft, private or withheld is in none of
its files. With --audience internal it holds everything, says so on each page, and
is written into internal-site/.

With --verify the site is built a second time, by another process in other
conditions, and both must be equal, byte for byte.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ws, err := openWorkspace(cmd, t)
			if err != nil {
				return err
			}
			defer ws.Close()
			if err := who.check(); err != nil {
				return err
			}
			if who.internal() && !cmd.Flags().Changed("output") {
				output = internalFolder
			}
			p := &publisher{t: t, ws: ws, output: within(cmd, output), shown: output, builder: build.New(), want: who.input()}
			p.want.Reversed = proof.reversed
			if proof.wanted && watching {
				return usageError{errors.New("--verify and --watch do not go together\n  hint: verify once, without --watch")}
			}
			if p.want.BaseURL, err = baseURL(base, os.Getenv); err != nil {
				return err
			}
			if err := checkPoll(poll); err != nil {
				return err
			}
			if watching {
				return p.watch(cmd.Context(), watch.Options{Poll: poll, Trouble: t.fail})
			}
			p.thrift = newThrift()
			if err := p.once(cmd.Context()); err != nil || !proof.wanted {
				return err
			}
			return p.verify(cmd.Context(), who)
		},
	}
	who.add(cmd)
	proof.add(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "public", "the folder to write into, as seen from the dossier's folder")
	cmd.Flags().BoolVarP(&watching, "watch", "w", false, "keep running and build again after each change")
	addBaseFlag(cmd, &base)
	addPollFlag(cmd, &poll)
	return cmd
}

// internalFolder is where a site for the internal audience is written, unless told.
const internalFolder = "internal-site"

func addPollFlag(cmd *cobra.Command, poll *time.Duration) {
	cmd.Flags().DurationVar(poll, "poll", 0, "look at all files this often instead of waiting for the system to tell, for network drives (such as 2s)")
}

func checkPoll(poll time.Duration) error {
	if poll < 0 {
		return usageError{fmt.Errorf("--poll takes a time of more than nothing, found %s\n  hint: choose one such as 2s", poll)}
	}
	return nil
}

// folderOf gives the dossier's folder as the user named it.
func folderOf(cmd *cobra.Command) string {
	dir, err := cmd.Flags().GetString("dir")
	if err != nil {
		panic(err) // the flag is defined for every command
	}
	return dir
}

func openWorkspace(cmd *cobra.Command, t *terminal) (*workspace.Workspace, error) {
	return workspace.Open(t.disk, folderOf(cmd))
}

// within gives a path that was named relative to the dossier's folder as seen
// from the working folder.
func within(cmd *cobra.Command, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folderOf(cmd), path)
}

// protected are the folders that no output may touch. publish.Open refuses an
// output folder in them, outside a file.
func protected(ws *workspace.Workspace) []string {
	var folders []string
	for _, name := range []string{"content", "seeds", "layouts", "assets", ".dossier", ".git"} {
		folders = append(folders, filepath.Join(ws.Dir(), name))
	}
	return folders
}

// outside refuses to write a file into one of the folders, through whatever
// link or spelling.
func outside(file string, folders []string) error {
	at, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return fmt.Errorf("finding %s: %w", file, err)
	}
	if at, err = filepath.EvalSymlinks(at); err != nil {
		return nil // who writes the file tells what is wrong with its folder
	}
	for ; ; at = filepath.Dir(at) {
		for _, folder := range folders {
			if oneFolder(at, folder) {
				return hinted{file + ": the file would lie in " + folder + ", which is not for output", "choose another folder"}
			}
		}
		if filepath.Dir(at) == at {
			return nil
		}
	}
}

// oneFolder reports whether two paths are one folder on the disk.
func oneFolder(a, b string) bool {
	one, err := os.Stat(a)
	other, otherErr := os.Stat(b)
	return err == nil && otherErr == nil && os.SameFile(one, other)
}

// builtin gives the layouts and assets that come with the program.
func builtin() ([]build.Source, error) {
	var sources []build.Source
	for _, part := range []struct {
		folder string
		files  embed.FS
	}{{"layouts", layouts.Files}, {"assets", assets.Files}} {
		err := fs.WalkDir(part.files, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := part.files.ReadFile(name)
			sources = append(sources, build.Source{Path: part.folder + "/" + name, Data: string(data)})
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("read the built-in %s: %w", part.folder, err)
		}
	}
	return sources, nil
}

// made is a build with the sources it was made from.
type made struct {
	build.Result
	Site    *build.Site // the finished site, where it was asked for
	sources []build.Source
	unread  diag.List // files that are there and could not be read
}

// planned reads the dossier and plans its site as want says, but for the files,
// which it fills in.
func planned(ctx context.Context, ws *workspace.Workspace, b *build.Builder, want build.Input) (made, error) {
	snap, err := ws.Once(ctx)
	if err != nil {
		return made{}, err
	}
	return plan(ctx, snap, b, want)
}

// plan plans the site of files as want says.
func plan(ctx context.Context, snap workspace.Snapshot, b *build.Builder, want build.Input) (made, error) {
	own, err := builtin()
	if err != nil {
		return made{}, err
	}
	want.Sources, want.Builtin = snap.Sources, own
	r, err := b.Plan(ctx, want)
	if err != nil {
		return made{}, err
	}
	r.Diagnostics = append(r.Diagnostics, snap.Diagnostics...)
	if r.Diagnostics.Sort(); r.Diagnostics.Failed() {
		r.Draft = nil
	}
	return made{Result: r, sources: snap.Sources, unread: snap.Diagnostics}, nil
}

// shown gives the files of which a message may show a line: those that one is
// about, and the layouts, whose mistakes may come to light when pages are drawn.
func (m made) shown() []build.Source {
	about := map[string]bool{}
	for _, d := range m.Diagnostics {
		about[d.Pos.File] = true
	}
	var list []build.Source
	for _, s := range m.sources {
		if about[s.Path] || strings.HasPrefix(s.Path, "layouts/") {
			list = append(list, s)
		}
	}
	return list
}

// settled reads the dossier while no other command writes into it.
func settled(ctx context.Context, ws *workspace.Workspace) (workspace.Snapshot, error) {
	done, err := ws.Settled()
	if err != nil {
		return workspace.Snapshot{}, err
	}
	defer done()
	return ws.Once(ctx)
}

// built reads the dossier and makes its whole site.
func built(ctx context.Context, ws *workspace.Workspace, want build.Input) (made, error) {
	snap, err := settled(ctx, ws)
	if err != nil {
		return made{}, err
	}
	m, err := plan(ctx, snap, build.New(), want)
	if err != nil || m.Draft == nil {
		return m, err
	}
	site, diags, err := m.Draft.Site(ctx)
	m.Site = site
	m.Diagnostics = append(m.Diagnostics, diags...)
	m.Diagnostics.Sort()
	return m, err
}

// publisher builds a dossier into a folder.
type publisher struct {
	t       *terminal
	ws      *workspace.Workspace
	output  string
	shown   string // the folder as the user named it
	builder *build.Builder
	want    build.Input // all but the files
	thrift  *thrift
}

// once builds and publishes. Where the last build was of the same files, and its
// site stands untouched, there is nothing to do.
func (p *publisher) once(ctx context.Context) error {
	start := time.Now()
	done := p.t.busy("building")
	defer done()
	last := lastReceipt(p.ws)
	by := newSummer(last.Key)
	program := by.program() // while the dossier is read
	p.thrift.reading()
	snap, err := settled(ctx, p.ws)
	if err != nil {
		return err
	}
	now, known := receiptOf(by, program(), snap, p.output, p.want)
	if known && now.unchanged(last, p.output) {
		done()
		p.tell(last.Pages, publish.Summary{Unchanged: last.Files, Bytes: last.Bytes}, 0, start)
		return nil
	}
	p.thrift.planning(snap.Sources)
	defer p.thrift.planned()
	m, err := plan(ctx, snap, p.builder, p.want)
	if err != nil {
		return err
	}
	// What a large dossier was read from would be half of the memory in use.
	m.sources, snap, p.builder = m.shown(), workspace.Snapshot{}, nil
	site, err := p.publish(ctx, m, start, done)
	if err == nil && known && site.silent {
		now.leave(p.ws, m.Draft.Pages(), site)
	}
	return err
}

// published is what a publication did.
type published struct {
	publish.Summary
	stamp  string // of the output folder; see [publish.Stamp]
	silent bool   // there was nothing to say of the dossier
}

func (p *publisher) publish(ctx context.Context, m made, start time.Time, done func()) (published, error) {
	if m.Draft == nil {
		done()
		return published{}, p.refuse(m)
	}
	m.Draft = keepDomain(m.Draft, p.output)
	site, diags, err := p.draw(ctx, m.Draft)
	done()
	if err != nil {
		return published{}, err
	}
	if m.Diagnostics = append(m.Diagnostics, diags...); len(diags) > 0 {
		m.Diagnostics.Sort()
		return published{}, p.refuse(m)
	}
	m.Diagnostics = append(m.Diagnostics, build.Limits(m.Draft.Paths(), site.Bytes)...)
	p.t.report(m.Diagnostics, m.sources)
	p.tell(m.Draft.Pages(), site.Summary, m.Diagnostics.Count(diag.Warning), start)
	site.silent = len(m.Diagnostics) == 0
	return site, nil
}

// tell sums a publication up in a line.
func (p *publisher) tell(pages int, sum publish.Summary, warnings int, start time.Time) {
	p.t.tell("%s: %s, %s, %s (%d written, %d unchanged, %d removed); %s; %.2f s\n",
		p.shown, plural(pages, "page"), plural(sum.Written+sum.Unchanged, "file"), bytesOf(sum.Bytes),
		sum.Written, sum.Unchanged, sum.Removed, plural(warnings, "warning"), time.Since(start).Seconds())
}

// draw draws the pages into the output folder, each as it is finished. Where one
// cannot be drawn, the site that is there stays.
func (p *publisher) draw(ctx context.Context, d *build.Draft) (published, diag.List, error) {
	stage, err := publish.Open(p.t.disk, p.output, d.Paths(), protected(p.ws)...)
	if err != nil {
		return published{}, nil, err
	}
	if diags, err := d.Draw(ctx, p.thrift.resting(stage.Add)); err != nil || len(diags) > 0 {
		stage.Discard()
		return published{}, diags, err
	}
	sum, err := stage.Commit()
	if err != nil {
		return published{}, nil, err
	}
	return published{Summary: sum, stamp: stage.Stamp()}, nil, nil
}

// refuse tells why nothing was published.
func (p *publisher) refuse(m made) error {
	p.t.report(m.Diagnostics, m.sources)
	p.t.say("nothing was published: %s, %s\n", plural(m.Diagnostics.Count(diag.Error), "error"), plural(m.Diagnostics.Count(diag.Warning), "warning"))
	return errReported
}

// watch builds and publishes again after each change, until ctx ends.
func (p *publisher) watch(ctx context.Context, opt watch.Options) error {
	f := &follower{ws: p.ws, builder: p.builder, want: p.want, show: func(m made, took time.Duration) {
		if _, err := p.publish(ctx, m, time.Now().Add(-took), func() {}); err != nil && err != errReported {
			p.t.fail(err)
		}
	}}
	return f.follow(ctx, opt, nil)
}
