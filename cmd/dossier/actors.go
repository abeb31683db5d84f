package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/annotate"
	"dossier/internal/build"
	"dossier/internal/census"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/matter"
	"dossier/internal/slug"
	"dossier/internal/workspace"
)

func actorsCommand(t *terminal) *cobra.Command {
	list := actorsListCommand(t)
	cmd := &cobra.Command{
		Use:   "actors",
		Short: "List, accept, merge and rename people, bodies and places",
		Long: `actors lists the people and bodies that the dossier declares, and the names
that its articles print and no record declares: proposed people, bodies and
places, with what speaks for the kind. A proposed name becomes a record only
when you accept it.

  dossier actors                               the list
  dossier actors accept "Awa Traoré"           write content/actors/awa-traore.md
  dossier actors accept Kidal --as place       write content/places/kidal.md
  dossier actors merge "A. Traoré" awa-traore  one more spelling of a record
  dossier actors rename traore "Awa Traoré"    another name; the old one is kept`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("unknown command %q%s", "actors "+args[0], actorsSuggestion(cmd, args[0]))}
			}
			return nil
		},
		RunE: list.RunE,
	}
	cmd.Flags().AddFlagSet(list.Flags())
	cmd.AddCommand(list, acceptCommand(t), mergeCommand(t), renameCommand(t))
	return cmd
}

func actorsSuggestion(cmd *cobra.Command, word string) string {
	cmd.SuggestionsMinimumDistance = 2
	if names := cmd.SuggestionsFor(word); len(names) > 0 {
		return "\n  hint: did you mean dossier actors " + names[0] + "?"
	}
	return "\n  hint: dossier actors --help lists the commands"
}

func actorsListCommand(t *terminal) *cobra.Command {
	var proposed, declared, asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List declared actors and proposed names",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c, done, err := takeCast(cmd, t)
			if err != nil {
				return err
			}
			defer done()
			actors, names := c.actors(), c.proposals()
			switch {
			case proposed && !declared:
				actors = nil
			case declared && !proposed:
				names = nil
			}
			if asJSON {
				return t.castJSON(actors, names)
			}
			t.tellCast(actors, names)
			return nil
		},
	}
	cmd.Flags().BoolVar(&proposed, "proposed", false, "only names that no record declares")
	cmd.Flags().BoolVar(&declared, "declared", false, "only actors that have a record")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON document, for programs")
	return cmd
}

// cast is the people, bodies and places of a dossier, declared and proposed.
type cast struct {
	t       *terminal
	ws      *workspace.Workspace
	d       *dossier.Dossier
	sources []build.Source
	diags   diag.List
}

// takeCast reads the dossier that a command is about. Records that have mistakes
// are taken as far as they could be read.
func takeCast(cmd *cobra.Command, t *terminal) (*cast, func(), error) {
	ws, err := openWorkspace(cmd)
	if err != nil {
		return nil, nil, err
	}
	c, err := readCast(cmd.Context(), t, ws)
	if err != nil {
		return nil, nil, errors.Join(err, ws.Close())
	}
	return c, func() { _ = ws.Close() }, nil
}

func readCast(ctx context.Context, t *terminal, ws *workspace.Workspace) (*cast, error) {
	m, _, err := scanAndBuild(ctx, ws, build.New(), build.Input{Drafts: true})
	if err != nil {
		return nil, err
	}
	return &cast{t, ws, m.Dossier, m.sources, m.Diagnostics}, nil
}

// texts gives the paragraphs of the articles.
func (c *cast) texts() []census.Text {
	var texts []census.Text
	for _, a := range c.d.Articles {
		text := census.Text{Article: a.ID, Language: cmp.Or(a.Language, c.d.Config.Language)}
		for i := range a.Body {
			if k := a.Body[i].Kind; k == dossier.Paragraph || k == dossier.Tight {
				text.Paragraphs = append(text.Paragraphs, a.Body[i].Words())
			}
		}
		texts = append(texts, text)
	}
	return texts
}

func (c *cast) known() []census.Known {
	var known []census.Known
	for _, a := range c.d.Actors {
		kind := census.Body
		switch a.Type {
		case "person":
			kind = census.Person
		case "":
			kind = ""
		}
		known = append(known, census.Known{ID: a.ID, Kind: kind, Names: append([]string{a.Title}, a.OtherNames...)})
	}
	for _, p := range c.d.Places {
		known = append(known, census.Known{ID: p.ID, Kind: census.Place, Names: append([]string{p.Title}, p.OtherNames...)})
	}
	return known
}

func (c *cast) proposals() []census.Proposal { return census.Propose(c.texts(), c.known()) }

// declaredActor is an actor of the list. Its field names are those of the
// document that actors --json writes.
type declaredActor struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Kind     string `json:"kind,omitempty"`
	Mentions int    `json:"mentions"` // of its names in the articles
}

func (c *cast) actors() []declaredActor {
	var names []annotate.Name
	for _, k := range c.known() {
		for _, n := range k.Names {
			names = append(names, annotate.Name{Text: n, Target: k.ID})
		}
	}
	finder, counts := annotate.NewNames(names), map[string]int{}
	for _, t := range c.texts() {
		for _, p := range t.Paragraphs {
			for _, h := range finder.Find(p) {
				counts[h.Target]++
			}
		}
	}
	var list []declaredActor
	for _, a := range c.d.Actors {
		list = append(list, declaredActor{a.ID, a.Title, string(a.Type), counts[a.ID]})
	}
	slices.SortFunc(list, func(a, b declaredActor) int { return cmp.Compare(a.ID, b.ID) })
	return list
}

func (t *terminal) tellCast(actors []declaredActor, names []census.Proposal) {
	for _, a := range actors {
		fmt.Fprintf(t.out, "%s: %s (%s%s)\n", a.ID, a.Name, prefixed(a.Kind), plural(a.Mentions, "mention"))
	}
	for _, p := range names {
		fmt.Fprintf(t.out, "proposed: %s (%s%s in %s)", p.Name, prefixed(p.Kind), plural(p.Count, "mention"), plural(len(p.Articles), "article"))
		if len(p.Spellings) > 0 {
			fmt.Fprintf(t.out, "; also %s", strings.Join(p.Spellings, ", "))
		}
		if p.Why != "" {
			fmt.Fprintf(t.out, "; %s", p.Why)
		}
		if p.Like != "" {
			fmt.Fprintf(t.out, "; perhaps %s", p.Like)
		}
		fmt.Fprintln(t.out)
	}
	fmt.Fprintf(t.err, "%d declared, %d proposed\n", len(actors), len(names))
}

func prefixed(kind string) string {
	if kind == "" {
		return ""
	}
	return kind + ", "
}

// jsonCast is the document that actors --json writes; a change of the meaning of
// its fields changes Version.
type jsonCast struct {
	Version  int             `json:"version"`
	Declared []declaredActor `json:"declared"`
	Proposed []jsonProposal  `json:"proposed"`
}

type jsonProposal struct {
	Name      string   `json:"name"`
	Spellings []string `json:"spellings,omitempty"`
	Kind      string   `json:"kind,omitempty"` // person, body or place
	Why       string   `json:"why,omitempty"`
	Mentions  int      `json:"mentions"`
	Articles  []string `json:"articles"`
	Excerpt   string   `json:"excerpt"`
	Like      string   `json:"like,omitempty"` // id of a record that it may be
}

func (t *terminal) castJSON(actors []declaredActor, names []census.Proposal) error {
	doc := jsonCast{Version: 1, Declared: append([]declaredActor{}, actors...), Proposed: []jsonProposal{}}
	for _, p := range names {
		doc.Proposed = append(doc.Proposed, jsonProposal{p.Name, p.Spellings, p.Kind, p.Why, p.Count, p.Articles, p.Excerpt, p.Like})
	}
	enc := json.NewEncoder(t.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

// sorts are what a name may be accepted as.
func sorts() []string {
	var list []string
	for _, s := range dossier.ActorTypes {
		list = append(list, string(s))
	}
	return append(list, "place")
}

func acceptCommand(t *terminal) *cobra.Command {
	var as, id string
	cmd := &cobra.Command{
		Use:   "accept NAME…",
		Short: "Make records of proposed names",
		Long: `accept writes a record for each NAME that the articles print: content/actors/ID.md,
or content/places/ID.md, with its name, its other spellings and its kind. It
never overwrites a file, and refuses an id that is taken.`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 || slices.Contains(args, ""):
				return usageError{errors.New("accept takes one name or more\n  hint: dossier actors --proposed lists them")}
			case as != "" && !slices.Contains(sorts(), as):
				return usageError{fmt.Errorf("--as %s: there is no such kind\n  hint: one of %s", as, strings.Join(sorts(), ", "))}
			case id != "" && len(args) > 1:
				return usageError{errors.New("--id names one record, and there are several names\n  hint: accept them one by one")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			c, done, err := takeCast(cmd, t)
			if err != nil {
				return err
			}
			defer done()
			return c.accept(args, as, id)
		},
	}
	cmd.Flags().StringVar(&as, "as", "", "its kind: "+strings.Join(sorts(), ", "))
	cmd.Flags().StringVar(&id, "id", "", "its id, and the file's name; otherwise made of the name")
	return cmd
}

// newRecord is a record that accept writes.
type newRecord struct {
	path, told string
	data       []byte
}

// accept looks at all names before it writes the first record.
func (c *cast) accept(names []string, as, id string) error {
	proposals := c.proposals()
	taken := c.ids()
	var records []newRecord
	failed := false
	for _, name := range names {
		r, err := c.record(name, as, id, proposals, taken)
		if err != nil {
			c.t.fail(err)
			failed = true
			continue
		}
		taken[strings.TrimSuffix(path.Base(r.path), ".md")] = r.path
		records = append(records, r)
	}
	if failed {
		return errReported
	}
	for _, r := range records {
		if err := c.ws.WriteNew(r.path, r.data); err != nil {
			return err
		}
		fmt.Fprintln(c.t.out, r.told)
	}
	return nil
}

// ids gives the ids of all records, and their files.
func (c *cast) ids() map[string]string {
	taken := map[string]string{}
	for id, r := range c.d.Records {
		taken[id] = r.Header().File
	}
	for _, s := range c.sources {
		if _, ok := matter.KindOf(s.Path); ok {
			if id := strings.TrimSuffix(path.Base(s.Path), ".md"); taken[id] == "" {
				taken[id] = s.Path
			}
		}
	}
	return taken
}

func (c *cast) record(name, as, id string, proposals []census.Proposal, taken map[string]string) (newRecord, error) {
	if owner := c.owner(name); owner != "" {
		return newRecord{}, hinted{fmt.Sprintf("%q is a name of %s already", name, owner), "see " + taken[owner]}
	}
	p, err := c.proposed(name, as, proposals)
	if err != nil {
		return newRecord{}, err
	}
	if as == "" {
		if as = kindFor(p); as == "" {
			return newRecord{}, hinted{fmt.Sprintf("what %q is cannot be told from the texts", p.Name), "say it: --as " + strings.Join(sorts(), ", --as ")}
		}
	}
	if id == "" {
		id = slug.Make(p.Name)
	}
	if err := freeID(id, p.Name, as, taken); err != nil {
		return newRecord{}, err
	}
	folder, key, add := "actors", as, "summary, posts and a text with citations"
	if as == "place" {
		folder, key, add = "places", "", "coordinates, within and a text with citations"
	}
	r := newRecord{path: "content/" + folder + "/" + id + ".md"}
	if r.data, err = written(r.path, p, key); err != nil {
		return newRecord{}, err
	}
	r.told = fmt.Sprintf("%s: new: %s (%s, %s in %s); add %s", r.path, p.Name, as, plural(p.Count, "mention"), plural(len(p.Articles), "article"), add)
	return r, nil
}

// written gives the file of a new record.
func written(file string, p census.Proposal, kind string) ([]byte, error) {
	data, err := matter.SetText(file, []byte("---\nname:\n---\n"), "name", p.Name)
	if err == nil && len(p.Spellings) > 0 {
		data, err = matter.AddToList(file, data, "other_names", p.Spellings...)
	}
	if err == nil && kind != "" {
		data, err = matter.SetText(file, data, "kind", kind)
	}
	return data, err
}

// freeID refuses an id that is none, or taken.
func freeID(id, name, as string, taken map[string]string) error {
	if id == "" {
		return hinted{fmt.Sprintf("no id can be made of %q", name), "choose one: --id …"}
	}
	if fault := (*slug.Error)(nil); errors.As(slug.Valid(id), &fault) {
		return hinted{fmt.Sprintf("%q is not an id: %s", id, fault.Message), fault.Hint}
	}
	if file, ok := taken[id]; ok {
		return hinted{fmt.Sprintf("the id %q is taken by %s", id, file), "choose another, such as --id " + another(id, as, taken)}
	}
	return nil
}

// another gives a free id like one that is taken.
func another(id, as string, taken map[string]string) string {
	try := id
	if as != "" {
		try = id + "-" + as
	}
	for n := 2; taken[try] != ""; n++ {
		try = fmt.Sprintf("%s-%d", id, n)
	}
	return try
}

// owner gives the id of the record that declares a name, letters compared
// without accents and case.
func (c *cast) owner(name string) string {
	key := annotate.Key(name)
	for _, k := range c.known() {
		for _, n := range k.Names {
			if annotate.Key(n) == key {
				return k.ID
			}
		}
	}
	return ""
}

// proposed finds the proposal of a name. A name that was not proposed is taken
// all the same where its kind is given and an article prints it.
func (c *cast) proposed(name, as string, proposals []census.Proposal) (census.Proposal, error) {
	key := annotate.Key(name)
	var names []string
	for _, p := range proposals {
		if annotate.Key(p.Name) == key || slices.ContainsFunc(p.Spellings, func(s string) bool { return annotate.Key(s) == key }) {
			return p, nil
		}
		names = append(names, p.Name)
	}
	p := census.Proposal{Name: name}
	if key != "" && as != "" {
		p = c.printed(name)
	}
	if p.Count == 0 {
		what := "is not among the proposed names"
		if as != "" {
			what = "stands in no article"
		}
		return p, hinted{fmt.Sprintf("%q %s", name, what), cmp.Or(nearest(name, names), "dossier actors --proposed lists them")}
	}
	return p, nil
}

// nearest gives a hint that names the most alike of the names.
func nearest(name string, names []string) string {
	if hint := diag.Suggest(name, names); strings.HasPrefix(hint, "did you mean") {
		return hint
	}
	return ""
}

// printed looks for a name in the articles, and gives it as it stands there
// first.
func (c *cast) printed(name string) census.Proposal {
	found := census.Proposal{Name: name}
	finder := annotate.NewNames([]annotate.Name{{Text: name, Target: "it"}})
	for _, t := range c.texts() {
		before := found.Count
		for _, p := range t.Paragraphs {
			for _, h := range finder.Find(p) {
				if found.Count++; found.Count == 1 {
					found.Name = p[h.From:h.To]
				}
			}
		}
		if found.Count > before {
			found.Articles = append(found.Articles, t.Article)
		}
	}
	return found
}

// kindFor gives what a proposal is accepted as where nothing is said.
func kindFor(p census.Proposal) string {
	switch {
	case p.Kind == census.Body && annotate.AgencyNamed(p.Name) != "":
		return "outlet"
	case p.Kind == census.Body:
		return "organization"
	}
	return p.Kind
}

func mergeCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "merge FROM INTO",
		Short: "Make a name, or a record, one with a record",
		Long: `merge adds FROM, a proposed name with its spellings, to the other names of the
record INTO. Where FROM is the id of a record, its names are added, its id
becomes an alias, so that links still work, and its file is moved to
.dossier/merged; a record that holds more than names and kind is left for you
to move by hand.`,
		Args: twoArgs("merge takes a proposed name or an id, and the id of a record", `dossier actors merge "A. Traoré" awa-traore`),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, done, err := takeCast(cmd, t)
			if err != nil {
				return err
			}
			defer done()
			return c.merge(args[0], args[1])
		},
	}
}

func twoArgs(what, example string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != 2 || slices.Contains(args, "") {
			return usageError{errors.New(what + "\n  hint: " + example)}
		}
		return nil
	}
}

// member is a declared actor or place.
type member struct {
	*dossier.Head
	others []string
	data   []byte
}

// member finds an actor or place by its id or alias.
func (c *cast) member(id string) (member, error) {
	m := member{}
	switch r := c.d.Lookup(id).(type) {
	case *dossier.Actor:
		m.Head, m.others = &r.Head, r.OtherNames
	case *dossier.Place:
		m.Head, m.others = &r.Head, r.OtherNames
	case nil:
		if told := c.unread(id); told {
			return m, errReported
		}
		var ids []string
		for _, k := range c.known() {
			ids = append(ids, k.ID)
		}
		return m, hinted{fmt.Sprintf("no actor or place has the id %q", id), cmp.Or(nearest(id, ids), "dossier actors --declared lists the actors")}
	default:
		return m, hinted{fmt.Sprintf("%q is neither an actor nor a place: it stands in %s", id, r.Header().File), ""}
	}
	i := slices.IndexFunc(c.sources, func(s build.Source) bool { return s.Path == m.File })
	if i < 0 {
		return m, fmt.Errorf("%s: gone meanwhile", m.File)
	}
	m.data = c.sources[i].Data
	return m, nil
}

// unread tells what keeps the file of an actor or place from being read, and
// whether there is such a file.
func (c *cast) unread(id string) bool {
	var of diag.List
	for _, d := range c.diags {
		if d.Severity == diag.Error && (d.Pos.File == "content/actors/"+id+".md" || d.Pos.File == "content/places/"+id+".md") {
			of = append(of, d)
		}
	}
	c.t.report(of, c.sources)
	return len(of) > 0
}

func (c *cast) merge(from, into string) error {
	to, err := c.member(into)
	if err != nil {
		return err
	}
	if c.d.Lookup(from) != nil {
		return c.mergeRecord(from, to)
	}
	if owner := c.owner(from); owner == to.ID {
		return hinted{fmt.Sprintf("%q is a name of %s already", from, owner), ""}
	} else if owner != "" {
		return c.mergeRecord(owner, to)
	}
	p, err := c.proposed(from, "any", c.proposals())
	if err != nil {
		return err
	}
	data, err := to.with(append([]string{p.Name}, p.Spellings...))
	if err != nil {
		return err
	}
	return c.replace(to, data, fmt.Sprintf("%s (%s)", p.Name, plural(p.Count, "mention")))
}

// with gives the member's file with more names.
func (m *member) with(names []string) ([]byte, error) {
	names = slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == m.Title })
	return matter.AddToList(m.File, m.data, "other_names", names...)
}

func (c *cast) replace(m member, data []byte, what string) error {
	if bytes.Equal(data, m.data) {
		fmt.Fprintf(c.t.out, "%s: unchanged\n", m.File)
		return nil
	}
	if err := c.ws.Replace(m.File, data, m.data); err != nil {
		return err
	}
	fmt.Fprintf(c.t.out, "%s: added %s\n", m.File, what)
	return nil
}

func (c *cast) mergeRecord(id string, to member) error {
	from, err := c.member(id)
	switch {
	case err != nil:
		return err
	case from.ID == to.ID:
		return hinted{fmt.Sprintf("%q and %q are one record", id, to.ID), "name two"}
	case from.Kind != to.Kind:
		return hinted{fmt.Sprintf("%s and %s cannot be one: an actor is no place", from.File, to.File), "link one with the other in their texts: [[" + to.ID + "]]"}
	}
	if rest := c.rest(from.ID); len(rest) > 0 {
		return hinted{fmt.Sprintf("%s holds more than names and kind: %s", from.File, strings.Join(rest, ", ")),
			"move that into " + to.File + " by hand, then merge again"}
	}
	names := append([]string{from.Title}, from.others...)
	data, err := to.with(names)
	if err != nil {
		return err
	}
	aliases := []string{from.ID}
	for _, a := range from.Aliases {
		aliases = append(aliases, a.ID)
	}
	if data, err = matter.AddToList(to.File, data, "aliases", aliases...); err != nil {
		return err
	}
	away := ".dossier/merged/" + path.Base(from.File)
	if held, err := c.ws.Read(away); err != nil || !bytes.Equal(held, from.data) {
		if err := c.ws.WriteNew(away, from.data); err != nil {
			return err
		}
	}
	if err := c.replace(to, data, fmt.Sprintf("%s and the alias %s", from.Title, from.ID)); err != nil {
		return err
	}
	if err := c.remove(from); err != nil {
		return err
	}
	fmt.Fprintf(c.t.out, "%s: moved to %s\n", from.File, away)
	return nil
}

// rest names the keys of a record that merging would lose.
func (c *cast) rest(id string) []string {
	var keys []string
	note := func(key string, there bool) {
		if there {
			keys = append(keys, key)
		}
	}
	r := c.d.Lookup(id)
	h := r.Header()
	note("summary", !h.Summary.Empty())
	note("tags", len(h.Tags) > 0)
	note("weight", h.Weight != 0)
	note("lastmod", h.Lastmod.String() != "")
	switch r := r.(type) {
	case *dossier.Actor:
		note("posts", len(r.Posts) > 0)
		note("member_of", len(r.MemberOf) > 0)
		note("wikidata", r.Wikidata != "")
		note("accounts", len(r.Accounts) > 0)
	case *dossier.Place:
		note("coordinates", r.Coordinates != nil)
		note("within", r.Within.ID != "")
		note("accounts", len(r.Accounts) > 0)
	}
	note("its text", len(h.Body) > 0)
	return keys
}

// remove takes a file away whose bytes are kept elsewhere, if it still holds
// them.
func (c *cast) remove(m member) error {
	held, err := c.ws.Read(m.File)
	if err != nil {
		return err
	}
	if !bytes.Equal(held, m.data) {
		return &workspace.EditedError{Path: m.File}
	}
	root, err := os.OpenRoot(c.ws.Dir())
	if err != nil {
		return err
	}
	return errors.Join(root.Remove(m.File), root.Close())
}

func renameCommand(t *terminal) *cobra.Command {
	var id string
	cmd := &cobra.Command{
		Use:   "rename ID NAME",
		Short: "Give an actor or place another name",
		Long: `rename writes NAME into the record's file and keeps the old name among the other
names, so that the articles are searched for it still. With --id the file gets
another name too, and the old id becomes an alias: links to it still work.`,
		Args: twoArgs("rename takes the id of a record and its new name", `dossier actors rename traore "Awa Traoré"`),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, done, err := takeCast(cmd, t)
			if err != nil {
				return err
			}
			defer done()
			return c.rename(args[0], args[1], id)
		},
	}
	cmd.Flags().StringVar(&id, "id", "", "a new id, too")
	return cmd
}

func (c *cast) rename(id, name, newID string) error {
	m, err := c.member(id)
	if err != nil {
		return err
	}
	if name = strings.Join(strings.Fields(name), " "); annotate.Key(name) == "" {
		return usageError{errors.New("a name has at least one letter\n  hint: dossier actors rename " + id + ` "Awa Traoré"`)}
	}
	if owner := c.owner(name); owner != "" && owner != m.ID {
		return hinted{fmt.Sprintf("%q is a name of %s already", name, owner), "dossier actors merge " + owner + " " + m.ID + " makes the two one"}
	}
	data := m.data
	if name != m.Title {
		if data, err = matter.SetText(m.File, data, "name", name); err != nil {
			return err
		}
		if data, err = matter.AddToList(m.File, data, "other_names", m.Title); err != nil {
			return err
		}
	}
	if newID != "" && newID != m.ID {
		return c.move(m, data, newID)
	}
	if bytes.Equal(data, m.data) {
		fmt.Fprintf(c.t.out, "%s: unchanged\n", m.File)
		return nil
	}
	if err := c.ws.Replace(m.File, data, m.data); err != nil {
		return err
	}
	fmt.Fprintf(c.t.out, "%s: %s is now %s\n", m.File, m.Title, name)
	return nil
}

// move gives a record another id: by its key slug where it has one, else by its
// file's name.
func (c *cast) move(m member, data []byte, id string) error {
	if err := freeID(id, m.Title, "", c.ids()); err != nil {
		return err
	}
	data, err := matter.AddToList(m.File, data, "aliases", m.ID)
	if err != nil {
		return err
	}
	if m.ID != strings.TrimSuffix(path.Base(m.File), ".md") {
		if data, err = matter.SetText(m.File, data, "slug", id); err != nil {
			return err
		}
		if err := c.ws.Replace(m.File, data, m.data); err != nil {
			return err
		}
		fmt.Fprintf(c.t.out, "%s: %s is now %s\n", m.File, m.ID, id)
		return nil
	}
	to := path.Join(path.Dir(m.File), id+".md")
	if err := c.ws.WriteNew(to, data); err != nil {
		return err
	}
	if err := c.remove(m); err != nil {
		return err
	}
	fmt.Fprintf(c.t.out, "%s: now %s, with the alias %s\n", m.File, to, m.ID)
	return nil
}
