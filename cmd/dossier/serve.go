package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os/exec"
	"runtime"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/matter"
	"dossier/internal/seed"
	"dossier/internal/serve"
	"dossier/internal/watch"
	"dossier/internal/workspace"
)

// defaultPort is the port of the preview, unless told.
const defaultPort = 4321

func serveCommand(t *terminal) *cobra.Command {
	var port int
	var bind string
	var open, drafts bool
	var who audienceFlag
	var poll time.Duration
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show a preview that follows each save",
		Long: `serve shows the site in a browser on this machine, and builds it again each
time a file is saved. Open pages reload by themselves. A mistake is shown over
the page until it is mended; the last good site stays meanwhile.

It is the public's site, so that what is seen is what would be published; with
--audience internal it shows what is withheld too.

Nothing is written to public/. Only this machine can see the preview, unless
--bind names one of its addresses in a network. Then everybody in that network can
read it, and it shows what build would publish: drafts and proposals only where
--drafts is said too; what is withheld, the words of mistakes and how captures were
read never.
Stop it with Ctrl-C.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ws, err := openWorkspace(cmd, t)
			if err != nil {
				return err
			}
			defer ws.Close()
			if port < 0 || port > 65535 {
				return usageError{fmt.Errorf("there is no port %d\n  hint: choose one from 1024 to 65535, or 0 for any that is free", port)}
			}
			if err := checkPoll(poll); err != nil {
				return err
			}
			listener, err := serve.Listen(net.JoinHostPort(bind, strconv.Itoa(port)))
			if err != nil {
				return err
			}
			if err := who.check(); err != nil {
				return err
			}
			p, err := newPreview(t, ws, listener, bind, build.Input{Drafts: drafts, Preview: true, Internal: who.internal()})
			if err != nil {
				return err
			}
			t.tell("%s\n", serve.URL(listener))
			if open {
				openInBrowser(t, serve.URL(listener))
			}
			return p.run(cmd.Context(), listener, watch.Options{Poll: poll, Trouble: t.fail})
		},
	}
	cmd.Flags().IntVarP(&port, "port", "p", defaultPort, "the port to listen on; 0 takes any that is free")
	cmd.Flags().StringVar(&bind, "bind", "127.0.0.1", "the address of this machine to listen on; 0.0.0.0 is all of them, and then others can read the preview")
	cmd.Flags().BoolVar(&open, "open", false, "open the preview in the browser")
	who.add(cmd)
	cmd.Flags().BoolVar(&drafts, "drafts", false, "show records marked draft: true too")
	addPollFlag(cmd, &poll)
	return cmd
}

// preview follows the dossier's files and shows the site.
type preview struct {
	t      *terminal
	ws     *workspace.Workspace
	want   build.Input // but for the files
	open   bool        // others than the editor can read it: no mistake is told in words, for it may quote what is withheld
	server *serve.Server
	latest atomic.Pointer[made] // the site that is shown; nil: none was yet
}

// newPreview makes the preview for those who can reach the listener. To others
// than this machine it shows what build would publish, and drafts and proposals
// where the editor shows them on purpose. What is for the internal audience, the
// words of mistakes and how captures were read are for this machine alone.
func newPreview(t *terminal, ws *workspace.Workspace, l net.Listener, bind string, want build.Input) (*preview, error) {
	p := &preview{t: t, ws: ws, want: want}
	options := serve.Options{Hosts: []string{bind}, Note: p.note, ErrorLog: log.New(io.Discard, "", 0)}
	if !serve.Loopback(l) {
		if want.Internal {
			return nil, errors.Join(usageError{errors.New("--audience internal shows what is withheld, and --bind shows it to a network\n  hint: leave one of them out")}, l.Close())
		}
		what := "drafts and proposals too"
		if !want.Drafts {
			p.want = build.Input{BaseURL: serve.URL(l)}
			what = "it shows what build would publish"
		}
		p.open, options.Note = true, nil
		t.say("note: everybody who can reach %s can read this preview: %s\n", l.Addr(), what)
	}
	p.server = serve.New(options)
	return p, nil
}

// note tells of an article's page how its capture was read, and what a person
// has edited since.
func (p *preview) note(page string) string {
	m := p.latest.Load()
	id, ok := strings.CutPrefix(page, "articles/")
	id, index := strings.CutSuffix(id, "/index.html")
	if m == nil || !ok || !index {
		return ""
	}
	a, ok := m.Whole.Lookup(id).(*dossier.Article)
	if !ok || a.Seed.File == "" {
		return ""
	}
	data, err := p.ws.Read(a.Seed.File)
	if err != nil {
		return a.Seed.File + ": " + err.Error()
	}
	drafts, diags := seed.Convert(a.Seed.File, data, seed.Options{Language: m.Dossier.Config.Language})
	for _, d := range drafts {
		if max(d.Article.Seed.Part, 1) == max(a.Seed.Part, 1) {
			return a.Seed.File + "\n" + d.Report() + edits([]byte(m.text(a.File)))
		}
	}
	return a.Seed.File + "\n" + fmt.Sprint(diags)
}

// edits tells what a person has edited of an imported file.
func edits(file []byte) string {
	switch names, imported := matter.Edited(file); {
	case !imported:
		return "the article's file was written by hand, or before fields were told apart\n"
	case len(names) > 0:
		return "edited by hand since: " + strings.Join(names, ", ") + "\n"
	}
	return "not edited since\n"
}

// run serves until ctx ends, or until serving or watching fails.
func (p *preview) run(ctx context.Context, l net.Listener, opt watch.Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	served := make(chan error, 1)
	go func() {
		defer cancel()
		served <- p.server.Serve(ctx, l)
	}()
	f := &follower{ws: p.ws, builder: build.New(), want: p.want, show: p.show, rest: tidy}
	err := f.follow(ctx, opt, make(chan string, 2*fewFiles))
	cancel()
	if serveErr := <-served; err == nil {
		err = serveErr
	}
	return err
}

// tidy collects the garbage of the last builds, if there is much, while nobody
// waits for a page: a collection that begins in the middle of a build makes it late.
func tidy() {
	const much = 32 << 20 // bytes
	heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/gc/heap/live:bytes"}}
	metrics.Read(heap)
	if heap[0].Value.Uint64() > heap[1].Value.Uint64()+much {
		go runtime.GC() // which returns when it is done
	}
}

// show hands a build to the server and tells it in a line.
func (p *preview) show(m made, took time.Duration) {
	p.t.report(m.Diagnostics, m.sources)
	if m.Draft == nil {
		p.fail(m)
		what := "no site yet"
		if p.latest.Load() != nil {
			what = "the last good site stays"
		}
		p.t.say("%s: %s\n", what, plural(m.Diagnostics.Count(diag.Error), "error"))
		return
	}
	p.latest.Store(&m)
	p.server.Show(m.Draft)
	p.t.say("%s, %s read anew, in %d ms\n", plural(m.Stats.Pages, "page"), plural(m.Stats.Parsed, "file"), took.Milliseconds())
}

// fail has the pages tell the mistakes. They quote the content, which is not for
// everybody before it is published.
func (p *preview) fail(m made) {
	if !p.open {
		p.server.Fail(m.Diagnostics, m.text)
		return
	}
	var told diag.List
	told.Errorf(diag.Pos{}, "they are told where dossier serve runs", "%s in the dossier", plural(m.Diagnostics.Count(diag.Error), "mistake"))
	p.server.Fail(told, nil)
}

// text gives the text of a file of the dossier.
func (m made) text(file string) string {
	for _, s := range m.sources {
		if s.Path == file {
			return s.Data
		}
	}
	return ""
}

// openInBrowser asks the system to open an address. Where it cannot, the
// address is on the screen anyway.
func openInBrowser(t *terminal, address string) {
	command := map[string][]string{
		"darwin":  {"open"},
		"windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	if err := exec.Command(command[0], append(command[1:], address)...).Start(); err != nil {
		t.say("no browser could be opened; the address is %s\n", address)
	}
}
