package main

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/annotate"
	"dossier/internal/census"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/matter"
	"dossier/internal/slug"
)

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
			return changeCast(cmd, t, "actors accept", func(c *cast) error { return c.accept(args, as, id) })
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
		if err := c.change.WriteNew(r.path, r.data); err != nil {
			return err
		}
		c.t.tell("%s\n", r.told)
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
	if names := safeSpellings(p); err == nil && len(names) > 0 {
		data, err = matter.AddToList(file, data, "other_names", names...)
	}
	if err == nil && kind != "" {
		data, err = matter.SetText(file, data, "kind", kind)
	}
	return data, err
}

// safeSpellings gives the spellings that may be declared: not a person's surname
// alone, which another person may bear in an article to come.
func safeSpellings(p census.Proposal) []string {
	if p.Kind != census.Person {
		return p.Spellings
	}
	return slices.DeleteFunc(slices.Clone(p.Spellings), func(s string) bool { return !strings.ContainsAny(s, " -.") })
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
