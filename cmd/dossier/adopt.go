package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dossier/internal/bundle"
	"dossier/internal/fetch"
	"dossier/internal/slug"
	"dossier/internal/workspace"
)

// What is named for an import and does not lie in seeds/ is adopted: copied
// there, so that the dossier holds every capture that its articles were made of.

// named is a file, folder, zip or address that was named on the command line.
type named struct {
	arg  string
	at   string // where it is, as seen from the working folder
	rel  string // its path in the dossier; empty: it does not lie in seeds/
	kind namedKind
}

type namedKind uint8

const (
	namedFile namedKind = iota
	namedFolder
	namedZip
	namedAddress
	namedInput
)

// wanted gives the captures and folders that were named, adopting those from
// elsewhere. All names are looked at before the first is copied. No name means
// all.
func (im *importer) wanted(ctx context.Context, args []string) (selection, error) {
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
		if n.rel != "" && n.kind != namedZip {
			list = append(list, n.rel)
			continue
		}
		adopted, err := im.adopt(ctx, n)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil: // the others are imported all the same
			im.t.fail(err)
			im.failed = true
		}
		list = append(list, adopted...)
	}
	if len(args) > 0 && len(list) == 0 && im.failed {
		return nil, errReported
	}
	if len(args) > 0 && len(list) == 0 {
		im.t.say("nothing to import: no capture was found in what was named\n")
		return nil, errReported
	}
	return list, nil
}

var addressArg = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*://`)

// find looks for a file from the working folder, then from the dossier's. What
// is no capture, nor holds any, is an error.
func (im *importer) find(arg string) (named, error) {
	n := named{arg: arg, at: arg}
	switch {
	case arg == "-":
		n.kind = namedInput
		return n, nil
	case addressArg.MatchString(arg):
		n.kind = namedAddress
		return n, nil
	}
	info, err := os.Stat(n.at)
	if errors.Is(err, fs.ErrNotExist) && !filepath.IsAbs(arg) {
		n.at = filepath.Join(im.ws.Dir(), arg)
		info, err = os.Stat(n.at)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return n, hinted{"no capture " + arg, "name a file or folder, as seen from the working folder or from the dossier's, or an address that begins with https://"}
	}
	if err != nil {
		return n, err
	}
	if rel, err := im.ws.Rel(n.at); err == nil && (rel == "seeds" || strings.HasPrefix(rel, "seeds/")) {
		n.rel = rel
	}
	return n, n.judge(info)
}

// judge tells what sort of thing was named, or why it cannot be imported.
func (n *named) judge(info fs.FileInfo) error {
	ending := strings.ToLower(filepath.Ext(n.at))
	switch {
	case info.IsDir():
		n.kind = namedFolder
		return nil
	case !info.Mode().IsRegular():
		return hinted{n.arg + ": not a file that can be read", "save the article's text as a file ending in .txt"}
	case ending == ".zip":
		n.kind = namedZip
	case !slices.Contains(workspace.Endings, ending):
		return hinted{n.arg + ": only text, saved web pages, Markdown and zips of them are imported", "save the article's text as a file ending in .txt"}
	case strings.HasPrefix(filepath.Base(n.at), "."):
		return hinted{n.arg + ": left out, for its name begins with a dot", "rename it"}
	case info.Size() > workspace.MaxFile:
		return hinted{fmt.Sprintf("%s: larger than %d MB", n.arg, workspace.MaxFile>>20), "split it, or save the article's text alone"}
	}
	return nil
}

// adopt copies what was named into seeds/, and gives the captures' paths there.
func (im *importer) adopt(ctx context.Context, n named) (selection, error) {
	switch n.kind {
	case namedFolder:
		return im.adoptFolder(n)
	case namedZip:
		return im.adoptZip(n)
	case namedAddress:
		return im.adoptAddress(ctx, n)
	case namedInput:
		return im.adoptInput()
	}
	data, err := os.ReadFile(n.at)
	if err != nil {
		return nil, err
	}
	return im.keep(n.arg, path.Join("seeds", filepath.Base(n.at)), data)
}

// keep writes a capture into seeds/, unless it is there already.
func (im *importer) keep(from, to string, data []byte) (selection, error) {
	if old, err := im.ws.Read(to); err == nil && bytes.Equal(old, data) {
		return selection{to}, nil
	}
	if err := im.change.WriteNew(to, data); err != nil {
		return nil, err
	}
	im.t.say("%s: copied to %s\n", from, to)
	return selection{to}, nil
}

// adoptFolder copies the captures of a folder from elsewhere.
func (im *importer) adoptFolder(n named) (selection, error) {
	var list selection
	base := filepath.Base(filepath.Clean(n.at))
	if abs, err := filepath.Abs(n.at); err == nil {
		base = filepath.Base(abs)
	}
	err := filepath.WalkDir(n.at, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && name != n.at
		switch {
		case entry.IsDir() && (hidden || strings.HasSuffix(entry.Name(), "_files")):
			return fs.SkipDir
		case entry.IsDir() || hidden:
			return nil
		case !entry.Type().IsRegular() || !slices.Contains(workspace.Endings, strings.ToLower(filepath.Ext(name))):
			im.t.say("%s: skipped: only text, saved web pages and Markdown are read\n", name)
			return nil
		}
		if info, err := entry.Info(); err != nil || info.Size() > workspace.MaxFile {
			im.t.fail(hinted{fmt.Sprintf("%s: larger than %d MB", name, workspace.MaxFile>>20), "split it, or save the article's text alone"})
			im.failed = true
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(n.at, name)
		if err != nil {
			return err
		}
		kept, err := im.keep(name, path.Join("seeds", base, filepath.ToSlash(rel)), data)
		if err != nil {
			im.t.fail(err)
			im.failed = true
		}
		list = append(list, kept...)
		return nil
	})
	return list, err
}

// adoptZip unpacks the captures of a zip into a folder of its name.
func (im *importer) adoptZip(n named) (selection, error) {
	data, err := os.ReadFile(n.at)
	if err != nil {
		return nil, err
	}
	files, skipped, err := bundle.Files(data, bundle.Limits{})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", n.arg, err)
	}
	for _, s := range skipped {
		im.t.fail(hinted{fmt.Sprintf("%s: %s: %s", n.arg, s.Name, s.Reason), s.Hint})
		im.failed = true
	}
	folder := slug.Make(strings.TrimSuffix(filepath.Base(n.at), filepath.Ext(n.at)))
	if folder == "" {
		folder = "zip"
	}
	var list selection
	for _, f := range files {
		kept, err := im.keep(n.arg+"/"+f.Name, path.Join("seeds", folder, f.Name), f.Data)
		if err != nil {
			im.t.fail(err)
			im.failed = true
			continue
		}
		if !strings.HasSuffix(f.Name, ".record.yaml") {
			list = append(list, kept...)
		}
	}
	return list, nil
}

// adoptAddress fetches a page and keeps it beside its record.
func (im *importer) adoptAddress(ctx context.Context, n named) (selection, error) {
	done := im.t.busy("fetching " + n.arg)
	page, err := fetch.Get(ctx, n.arg, fetch.Options{UserAgent: "dossier/" + version()})
	done()
	if err != nil {
		return nil, err
	}
	to := path.Join("seeds", fetch.FileName(n.arg, page.ContentType))
	if old, err := im.ws.Read(to); err == nil && !bytes.Equal(old, page.Body) {
		return nil, hinted{fmt.Sprintf("%s: %s holds another state of this page", n.arg, to), "rename that capture to keep both, or remove it"}
	}
	if err := im.keepRecord(to, page.Record); err != nil {
		return nil, err
	}
	if page.Refresh != "" {
		im.t.say("%s: the page leads on to %s: import that address if this is not the article\n", n.arg, page.Refresh)
	}
	return im.keep(n.arg, to, page.Body)
}

// keepRecord writes the record of a capture, which stays when the same page is
// fetched again.
func (im *importer) keepRecord(capture string, r fetch.Record) error {
	err := im.change.WriteNew(fetch.RecordName(capture), r.Format())
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// adoptInput keeps what comes on standard input, named after its bytes.
func (im *importer) adoptInput() (selection, error) {
	data, err := io.ReadAll(io.LimitReader(im.t.in, workspace.MaxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("standard input: %w", err)
	case len(data) > workspace.MaxFile:
		return nil, hinted{fmt.Sprintf("standard input: larger than %d MB", workspace.MaxFile>>20), "split it, or save the article's text alone"}
	case len(bytes.TrimSpace(data)) == 0:
		return nil, hinted{"standard input: nothing came", "pipe a capture into it: dossier import - <article.txt"}
	}
	return im.keep("standard input", path.Join("seeds", inputName(data)), data)
}

// inputName names a capture by its bytes, so that the same one is kept once.
func inputName(data []byte) string {
	sum := sha256.Sum256(data)
	ending := ".txt"
	if bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)])), []byte("<")) {
		ending = ".html"
	}
	return "pasted-" + hex.EncodeToString(sum[:4]) + ending
}
