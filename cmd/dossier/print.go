package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/dossier"
	"dossier/internal/workspace"
)

func printCommand(t *terminal) *cobra.Command {
	p := &printer{t: t, limit: time.Minute}
	var output, browser string
	var who audienceFlag
	cmd := &cobra.Command{
		Use:   "print",
		Short: "Make a PDF of the whole dossier",
		Long: `print builds the site and lets an installed browser print its page for paper:
the whole dossier with all its evidence, a table of contents, running heads and
page numbers. Links lead to places in the PDF itself, or to the site's address
where dossier.yaml names one (base_url).

The browser is Chromium, Chrome or Edge, run without a window and without a
network, with a profile that is removed afterwards. A PDF that is there already
is replaced; any other file is not.

The PDF is for the public. With --audience internal it holds everything, and says
so.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if _, known := papers[p.paper]; !known {
				return usageError{fmt.Errorf("there is no paper %q\n  hint: one of a4, letter", p.paper)}
			}
			if p.browser, err = findBrowser(browser); err != nil {
				return err
			}
			if err := who.check(); err != nil {
				return err
			}
			p.want = who.input()
			return p.publish(cmd, output)
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "the file to write, as seen from the dossier's folder (default: the dossier's title, ending in .pdf)")
	who.add(cmd)
	cmd.Flags().StringVar(&p.paper, "paper", "a4", "the size of the paper: a4 or letter")
	cmd.Flags().StringVar(&browser, "browser", "", "the browser to print with (default: the first of Chromium, Chrome and Edge that is installed)")
	return cmd
}

// printer prints a site with a browser.
type printer struct {
	t       *terminal
	browser string
	paper   string
	limit   time.Duration // for the browser
	want    build.Input   // all but the files
}

// publish builds the dossier as zip does, prints it and writes the PDF.
func (p *printer) publish(cmd *cobra.Command, output string) error {
	ws, err := openWorkspace(cmd, p.t)
	if err != nil {
		return err
	}
	defer ws.Close()
	done := p.t.busy("printing")
	defer done()
	m, err := buildChecked(cmd.Context(), ws, p.want)
	if err != nil {
		return err
	}
	if m.Diagnostics.Failed() {
		done()
		return (&publisher{t: p.t, ws: ws}).refuse(m)
	}
	if output == "" {
		output = folderName(m) + ".pdf"
	}
	file := within(cmd, output)
	if err := outside(file, protected(ws)); err != nil {
		return err
	}
	if err := replaceablePDF(file); err != nil {
		return err
	}
	site, err := onPaper(m)
	if err != nil {
		return err
	}
	data, err := p.print(cmd.Context(), site, m.Dossier.Config)
	if err == nil {
		err = writeWhole(p.t.disk, file, data)
	}
	done()
	if err != nil {
		return err
	}
	p.t.report(m.Diagnostics, m.sources)
	p.t.tell("%s: %s, %s\n", output, plural(pagesOf(data), "page"), bytesOf(int64(len(data))))
	return nil
}

// onPaper gives the site with all of the dossier on the page for paper, which is
// several pages in the site of a large one.
func onPaper(m made) (*build.Site, error) {
	paper, err := m.Draft.Paper()
	if err != nil {
		return nil, fmt.Errorf("drawing the page for paper: %w", err)
	}
	others := slices.DeleteFunc(slices.Clone(m.Site.Files()), func(f build.File) bool { return f.Path == printPage })
	return build.NewSite(append(others, paper)), nil
}

// buildChecked builds a dossier and holds its captures against their sums.
func buildChecked(ctx context.Context, ws *workspace.Workspace, want build.Input) (made, error) {
	m, err := built(ctx, ws, want)
	if err != nil || m.Site == nil {
		return m, err
	}
	captures, err := compareCaptures(ctx, ws, m.Whole)
	m.Diagnostics = append(m.Diagnostics, captures...)
	m.Diagnostics.Sort()
	return m, err
}

// print gives the page for paper as a PDF. What the browser reads and writes
// lies in a folder of its own, which is removed.
func (p *printer) print(ctx context.Context, site *build.Site, config dossier.Config) ([]byte, error) {
	folder, err := os.MkdirTemp(scratchFor(p.browser), "dossier-print-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the browser: %w", err)
	}
	defer removeSoon(folder)
	if err := layOut(site, config, papers[p.paper], folder); err != nil {
		return nil, fmt.Errorf("writing for the browser: %w", err)
	}
	if err := p.run(ctx, folder); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(folder, "out.pdf"))
	if err != nil || !isPDF(data) {
		return nil, p.failed(folder, "made no PDF")
	}
	return data, nil
}

// run lets the browser print.
func (p *printer) run(ctx context.Context, folder string) error {
	ctx, cancel := context.WithTimeoutCause(ctx, p.limit, errTooSlow)
	defer cancel()
	cmd := exec.CommandContext(ctx, p.browser, browserArgs(folder, os.Geteuid() == 0)...)
	cmd.Env = append(os.Environ(), "XDG_CONFIG_HOME="+filepath.Join(folder, "config"), "XDG_CACHE_HOME="+filepath.Join(folder, "cache"))
	cmd.WaitDelay = 2 * time.Second
	talk, err := os.Create(filepath.Join(folder, "talk"))
	if err != nil {
		return fmt.Errorf("writing for the browser: %w", err)
	}
	defer talk.Close()
	cmd.Stderr = talk // a file: helpers that outlive the browser keep no pipe open
	err = cmd.Run()
	switch {
	case context.Cause(ctx) == errTooSlow:
		return hinted{fmt.Sprintf("%s did not finish within %s", p.browser, p.limit), "try again, name another with --browser, or open print/index.html of the built site in a browser and print it"}
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return p.failed(folder, "made no PDF: "+err.Error())
	}
	return nil
}

var errTooSlow = errors.New("too slow")

// failed tells what the browser did, and what it said last.
func (p *printer) failed(folder, what string) error {
	hint := "name another with --browser, or open print/index.html of the built site in a browser and print it"
	talk, _ := os.ReadFile(filepath.Join(folder, "talk"))
	if lines := strings.Split(strings.TrimSpace(string(talk)), "\n"); lines[len(lines)-1] != "" {
		hint = "it said: " + lines[len(lines)-1] + "\n" + hint
	}
	return hinted{p.browser + " " + what, hint}
}

// browserArgs are the arguments to print a page on the disk without a window
// and without a network. Only for root, whom Chromium refuses to start for
// otherwise, its sandbox is off.
func browserArgs(folder string, root bool) []string {
	args := []string{
		"--headless", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
		"--user-data-dir=" + filepath.Join(folder, "profile"), "--no-first-run", "--no-default-browser-check",
		"--password-store=basic", "--use-mock-keychain",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps",
		"--disable-breakpad", "--disable-crash-reporter", "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND",
		"--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=" + filepath.Join(folder, "out.pdf"),
	}
	if root {
		args = append(args, "--no-sandbox")
	}
	return append(args, fileURL(filepath.Join(folder, "site", filepath.FromSlash(printPage))))
}

func fileURL(file string) string {
	name := filepath.ToSlash(file)
	if !strings.HasPrefix(name, "/") { // C:/…
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name}).String()
}

// browserNames are the names under which browsers that can print lie on the
// path of commands.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge", "microsoft-edge-stable"}

// findBrowser finds the browser that was named, or one that is installed.
func findBrowser(named string) (string, error) {
	if named != "" {
		found, err := exec.LookPath(named)
		if err != nil {
			return "", hinted{"no browser " + named, "name a program with --browser, or leave it out"}
		}
		return filepath.Abs(found)
	}
	for _, name := range slices.Concat(browserNames, usualPlaces(runtime.GOOS, os.Getenv)) {
		if found, err := exec.LookPath(name); err == nil {
			return filepath.Abs(found)
		}
	}
	return "", hinted{"no Chromium or Chrome was found", "install one, or open print/index.html in a browser and print it"}
}

// usualPlaces lists where browsers lie on systems that do not put programs on
// the path of commands.
func usualPlaces(system string, env func(string) string) []string {
	var places []string
	switch system {
	case "darwin":
		for _, folder := range []string{"/Applications", path.Join(env("HOME"), "Applications")} {
			for _, app := range []string{"Chromium", "Google Chrome", "Microsoft Edge"} {
				places = append(places, path.Join(folder, app+".app/Contents/MacOS", app))
			}
		}
	case "windows":
		for _, app := range []string{`Chromium\Application\chrome.exe`, `Google\Chrome\Application\chrome.exe`, `Microsoft\Edge\Application\msedge.exe`} {
			for _, folder := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
				if dir := env(folder); dir != "" {
					places = append(places, dir+`\`+app)
				}
			}
		}
	}
	return places
}

// scratchFor gives the folder for temporary files; empty: the system's. A
// browser that comes as a snap, as on Ubuntu, has a /tmp of its own and sees
// only its folder in the user's home.
func scratchFor(browser string) string {
	real, err := filepath.EvalSymlinks(browser)
	home, homeErr := os.UserHomeDir()
	if err != nil || homeErr != nil || filepath.Base(real) != "snap" {
		return ""
	}
	folder := filepath.Join(home, "snap", filepath.Base(browser), "common")
	if os.MkdirAll(folder, 0o700) != nil {
		return ""
	}
	return folder
}

// removeSoon removes a folder into which the browser's last helpers may still
// write.
func removeSoon(folder string) {
	for range 20 {
		if os.RemoveAll(folder) == nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}
