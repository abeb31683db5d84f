package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/annotate"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/matter"
)

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
			return changeCast(cmd, t, "actors merge", func(c *cast) error { return c.merge(args[0], args[1]) })
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
	m.data = []byte(c.sources[i].Data)
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
		c.t.tell("%s: unchanged\n", m.File)
		return nil
	}
	if err := c.change.Replace(m.File, data, m.data); err != nil {
		return err
	}
	c.t.tell("%s: added %s\n", m.File, what)
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
		if err := c.change.WriteNew(away, from.data); err != nil {
			return err
		}
	}
	if err := c.replace(to, data, fmt.Sprintf("%s and the alias %s", from.Title, from.ID)); err != nil {
		return err
	}
	if err := c.change.Remove(from.File, from.data); err != nil {
		return err
	}
	c.t.tell("%s: moved to %s\n", from.File, away)
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
	note("its text", len(h.Body.Blocks) > 0)
	return keys
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
			return changeCast(cmd, t, "actors rename", func(c *cast) error { return c.rename(args[0], args[1], id) })
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
		c.t.tell("%s: unchanged\n", m.File)
		return nil
	}
	if err := c.change.Replace(m.File, data, m.data); err != nil {
		return err
	}
	c.t.tell("%s: %s is now %s\n", m.File, m.Title, name)
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
		if err := c.change.Replace(m.File, data, m.data); err != nil {
			return err
		}
		c.t.tell("%s: %s is now %s\n", m.File, m.ID, id)
		return nil
	}
	to := path.Join(path.Dir(m.File), id+".md")
	if !bytes.Equal(data, m.data) {
		if err := c.change.Replace(m.File, data, m.data); err != nil {
			return err
		}
	}
	if err := c.change.Move(m.File, to, data); err != nil {
		return err
	}
	c.t.tell("%s: now %s, with the alias %s\n", m.File, to, m.ID)
	return nil
}
