package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/parallel"
)

// Report is what came of a check.
type Report struct {
	Program, Version string // that sealed the dossier
	Files            int    // that stand in the folder, SHA256SUMS included
	Pages            int
	Citations        int    // that evidence.json lists
	Proved           int    // whose words were found anew in the text of their source
	Excerpts         int    // whose words were found anew, on a page that holds no others: they prove no more than the evidence
	Digest           string // the SHA-256 of SHA256SUMS: one number for the whole
	Findings         []Finding
}

// Failed reports whether anything is wrong.
func (r Report) Failed() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Level == diag.Error })
}

// Finding is one thing that was found. File is relative to the sealed folder;
// it is empty for one about the whole. What and Hint are lower case, without a
// full stop; Hint may be empty.
type Finding struct {
	Level diag.Severity
	File  string
	What  string
	Hint  string
}

// limits are what a check takes on. What a hostile file could cost is bounded
// by them: they are far above what a dossier holds.
type limits struct {
	files int   // in a folder or an archive
	page  int64 // bytes of a page
	tags  int64 // of a page: in memory each takes some hundred bytes
	lists int64 // bytes of SHA256SUMS, and of evidence.json
	file  int64 // bytes of any file
	total int64 // bytes of all files
	depth int   // folders within folders
	name  int   // bytes of a path
}

var usual = limits{files: 500_000, page: 32 << 20, tags: 2_000_000, lists: 512 << 20, file: 512 << 20, total: 8 << 30, depth: 32, name: 1024}

// Verify checks a sealed folder. The error is one of reading the folder itself;
// all else is a finding.
func Verify(fsys fs.FS) (Report, error) { return usual.verify(fsys) }

func (l limits) verify(fsys fs.FS) (Report, error) {
	v := &verifier{limits: l, fsys: fsys}
	if err := v.list(); err != nil {
		return Report{}, err
	}
	if v.readSums() {
		v.readEvidence()
		v.readFiles()
		v.checkEvidence()
	}
	v.report.Files = len(v.names)
	v.report.Findings = sortFindings(append(v.report.Findings, v.found...))
	return v.report, nil
}

// verifier checks one folder.
type verifier struct {
	limits
	fsys   fs.FS
	names  []string // of all files, sorted
	report Report
	found  []Finding
	sums   map[string]string // as SHA256SUMS tells them
	items  []Item
	read   atomic.Int64 // bytes so far
	large  sync.Mutex   // for a page that takes much memory

	byPage  map[string][]int // items by their source's page
	targets map[string]int   // an item by "path#anchor"
	cited   map[string][]int // items with a quote by what their notes lead to
	pages   []*sealedPage    // by the index in names; nil for what is no page
	broken  bool             // evidence.json could not be read
}

// sealedPage is what is kept of a page once it was read.
type sealedPage struct {
	path   string
	leads  map[string]bool
	notes  []note
	quoted []note
	faults map[int]*fault // by the index of the item

	proved, excerpts int
}

func (v *verifier) add(level diag.Severity, file, hint, format string, args ...any) {
	v.found = append(v.found, Finding{level, file, fmt.Sprintf(format, args...), hint})
}

// list finds the files.
func (v *verifier) list() error {
	defer func() { slices.Sort(v.names) }() // the walk sorts within a folder only
	return fs.WalkDir(v.fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			v.add(diag.Error, name, "", "it cannot be read: %v", reason(err))
			return nil
		case d.IsDir() && strings.Count(name, "/") >= v.depth:
			v.add(diag.Error, name, "", "folders stand too deep in one another")
			return fs.SkipDir
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			v.add(diag.Error, name, "a dossier holds files and folders only", "it is not a plain file")
			return nil
		case len(v.names) == v.files:
			v.add(diag.Error, "", "", "there are more than %d files", v.files)
			return fs.SkipAll
		}
		v.names = append(v.names, name)
		return nil
	})
}

// readSums reads SHA256SUMS and compares the files that it lists with those
// that are there. Without it there is nothing to verify.
func (v *verifier) readSums() bool {
	data, err := v.readAll(SumsPath, v.lists)
	if err != nil {
		const hint = "only what dossier zip made can be verified"
		if errors.Is(err, fs.ErrNotExist) {
			v.add(diag.Error, SumsPath, hint, "the file is missing: this is no sealed dossier")
		} else {
			v.add(diag.Error, SumsPath, hint, "it cannot be read: %v", reason(err))
		}
		return false
	}
	digest := sha256.Sum256(data)
	v.report.Digest = hex.EncodeToString(digest[:])
	sums, line := parseSums(data)
	if line > 0 {
		v.add(diag.Error, SumsPath, "", "line %d is not as dossier writes it", line)
	}
	v.sums = map[string]string{}
	for _, s := range sums {
		v.sums[s.path] = s.sha256
		if _, there := slices.BinarySearch(v.names, s.path); !there {
			v.add(diag.Error, s.path, "it was removed or renamed", "the file is missing, and %s lists it", SumsPath)
		}
	}
	for _, name := range v.names {
		if v.sums[name] == "" && name != SumsPath {
			v.add(diag.Error, name, "it was added or renamed", "%s does not list the file", SumsPath)
		}
	}
	return true
}

// readEvidence reads evidence.json and sorts the citations by page.
func (v *verifier) readEvidence() {
	v.byPage, v.targets, v.cited = map[string][]int{}, map[string]int{}, map[string][]int{}
	data, err := v.readAll(EvidencePath, v.lists)
	if errors.Is(err, fs.ErrNotExist) {
		err = errors.New("the file is missing")
	}
	if err == nil {
		var opts Options
		v.items, opts, err = decode(data)
		v.report.Program, v.report.Version = opts.Name, opts.Version
	}
	if err != nil {
		v.broken = true
		v.add(diag.Error, EvidencePath, "the quotes are proved by the program that wrote them, or a newer one", "%v", reason(err))
		return
	}
	v.report.Citations = len(v.items)
	for i, item := range v.items {
		v.byPage[item.SourcePage] = append(v.byPage[item.SourcePage], i)
		v.targets[item.SourcePage+"#"+item.Anchor] = i
		if item.Anchor != "" {
			v.cited[item.target()] = append(v.cited[item.target()], i)
		}
	}
}

// readFiles compares every file with its digest, and proves the quotes of the
// pages.
func (v *verifier) readFiles() {
	v.pages = make([]*sealedPage, len(v.names))
	found := make([][]Finding, len(v.names))
	parallel.Each(len(v.names), func(i int) {
		v.pages[i], found[i] = v.readFile(v.names[i])
	})
	v.found = append(v.found, slices.Concat(found...)...)
	for _, p := range v.pages {
		if p != nil {
			v.report.Pages++
			v.report.Proved += p.proved
			v.report.Excerpts += p.excerpts
		}
	}
}

// largePage is how many bytes a page has that is read while no other such is.
const largePage = 256 << 10

func (v *verifier) readFile(name string) (*sealedPage, []Finding) {
	if v.sums[name] == "" {
		return nil, nil // told already
	}
	wrong := func(format string, args ...any) []Finding {
		return []Finding{{diag.Error, name, fmt.Sprintf(format, args...), ""}}
	}
	if strings.ToLower(path.Ext(name)) != ".html" {
		digest, err := v.digest(name)
		if err != nil {
			return nil, wrong("it cannot be read: %v", reason(err))
		}
		return nil, v.compare(name, digest)
	}
	data, err := v.readAll(name, v.page)
	if err != nil {
		return nil, wrong("it cannot be read: %v", reason(err))
	}
	found := v.compare(name, sha256.Sum256(data))
	tags := int64(bytes.Count(data, []byte{'<'}))
	if tags > v.tags {
		return nil, append(found, wrong("the page has more than %d tags", v.tags)...)
	}
	if len(data) > largePage {
		v.large.Lock() // one after the other
		defer v.large.Unlock()
	}
	s, err := readSheet(name, data)
	if err != nil {
		return nil, append(found, wrong("the page cannot be parsed: %v", err)...)
	}
	return v.provePage(s), append(found, v.provePrint(s)...)
}

// provePage proves every citation of a source's page, and keeps of the page
// what others need.
func (v *verifier) provePage(s *sheet) *sealedPage {
	p := &sealedPage{path: s.path, leads: s.leads, notes: s.notes, quoted: s.quoted, faults: map[int]*fault{}}
	for _, i := range v.byPage[s.path] {
		item := v.items[i]
		if item.Anchor == "" || item.Rights == dossier.RightsLink {
			continue
		}
		if f := s.prove("", item); f != nil {
			p.faults[i] = f
		} else if item.Rights == dossier.RightsExcerpt {
			p.excerpts++
		} else {
			p.proved++
		}
	}
	return p
}

// eventPages is where the pages of events lie.
const eventPages = "events/"

// compare holds a file against its digest.
func (v *verifier) compare(name string, digest [sha256.Size]byte) []Finding {
	if want := v.sums[name]; want != "" && want != hex.EncodeToString(digest[:]) {
		return []Finding{{diag.Error, name, "its bytes are not those that " + SumsPath + " tells", "it was changed, or damaged on its way; take a fresh copy"}}
	}
	return nil
}

// readAll reads a file of at most so many bytes.
func (v *verifier) readAll(name string, most int64) ([]byte, error) {
	f, err := v.fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(v.counted(f), most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("it is larger than %d bytes", most)
	}
	return data, err
}

func (v *verifier) digest(name string) (sum [sha256.Size]byte, err error) {
	f, err := v.fsys.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(v.counted(f), v.file+1))
	if err == nil && n > v.file {
		err = fmt.Errorf("it is larger than %d bytes", v.file)
	}
	return [sha256.Size]byte(h.Sum(nil)), err
}

// counted counts what is read of all files together.
func (v *verifier) counted(r io.Reader) io.Reader { return &counter{r, v} }

type counter struct {
	r io.Reader
	v *verifier
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.v.read.Add(int64(n)) > c.v.total {
		return 0, fmt.Errorf("the files are larger than %d bytes together", c.v.total)
	}
	return n, err
}

// checkEvidence tells which citations were not proved, and looks at the pages
// that cite.
func (v *verifier) checkEvidence() {
	if v.broken {
		return
	}
	byPath := map[string]*sealedPage{}
	for _, p := range v.pages {
		if p != nil {
			byPath[p.path] = p
		}
	}
	for i, item := range v.items {
		v.checkItem(i, item, byPath)
	}
	for _, p := range v.pages {
		if p != nil {
			v.checkPage(p)
		}
	}
	if byPath[printPath] != nil {
		if lost := v.lostOn(onPaper(byPath), byPath); lost != "" {
			v.add(diag.Error, printPath, "it was changed; take a fresh copy", "no note of the page leads to a passage that another page cites: %s", short(lost))
		}
	}
	links := map[string]int{}
	for _, item := range v.items {
		if item.Rights == dossier.RightsLink && item.Anchor != "" {
			links[item.SourcePage]++
		}
	}
	for _, page := range slices.Sorted(maps.Keys(links)) {
		v.add(diag.Note, page, "compare them with the original", "the page does not show the article's text, so its quotes cannot be proved here: %d", links[page])
	}
}

// checkItem tells what is wrong with one citation.
func (v *verifier) checkItem(i int, item Item, pages map[string]*sealedPage) {
	name := fmt.Sprintf("citation %d, of %s", i+1, item.SourcePage)
	if item.Quote != "" {
		name += ", " + short(item.Quote)
	}
	source := pages[item.SourcePage]
	if source == nil {
		v.add(diag.Error, EvidencePath, "", "%s: there is no such page", name)
		return
	}
	if f := source.faults[i]; f != nil && f.page {
		v.add(diag.Error, item.SourcePage, f.hint, "%s (citation %d of %s)", f.what, i+1, EvidencePath)
	} else if f != nil {
		v.add(diag.Error, EvidencePath, f.hint, "%s: %s", name, f.what)
	}
	if item.Page == "" {
		return
	}
	citing := pages[item.Page]
	switch to := item.target(); {
	case citing == nil:
		v.add(diag.Error, EvidencePath, "", "%s: the page that cites it, %s, is not there", name, short(item.Page))
	case !slices.ContainsFunc(slices.Concat(citing.notes, citing.quoted), func(n note) bool { return n.target == to }):
		v.add(diag.Error, item.Page, "", "no note of the page leads to the passage that it cites: %s", short(to))
	}
}

// target gives what a note of the citation leads to: the passage, or the page
// where that does not show it.
func (item Item) target() string {
	if item.Anchor == "" || item.Rights == dossier.RightsLink {
		return item.SourcePage
	}
	return item.SourcePage + "#" + item.Anchor
}

// checkPage compares what a page quotes with the evidence.
func (v *verifier) checkPage(p *sealedPage) {
	for _, to := range slices.Sorted(maps.Keys(p.leads)) {
		if _, ok := v.targets[to]; !ok {
			v.add(diag.Error, p.path, "", "the page leads to a passage that %s does not list: %s", EvidencePath, short(to))
		}
	}
	for _, n := range slices.Concat(p.notes, p.quoted) {
		v.checkNote(p.path, n)
	}
}

// checkNote compares the quotes of a note with the evidence. A note of words of
// the dossier's own, or of a whole paragraph or article, has none.
func (v *verifier) checkNote(page string, n note) {
	if len(n.quotes) == 0 {
		return
	}
	known := v.cited[n.target]
	switch {
	case len(n.quotes) > 1:
		v.add(diag.Error, page, "", "a note quotes twice: %s", short(n.quotes[1]))
	case len(known) == 0:
		v.add(diag.Error, page, "", "a note quotes what leads to no passage of %s: %s", EvidencePath, short(n.quotes[0]))
	case !slices.ContainsFunc(known, func(i int) bool { return v.items[i].Quote == n.quotes[0] }):
		v.add(diag.Error, page, EvidencePath+" has "+short(v.items[known[0]].Quote), "a note quotes other words than the evidence: %s", short(n.quotes[0]))
	}
}
