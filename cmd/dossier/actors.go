package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/annotate"
	"dossier/internal/build"
	"dossier/internal/census"
	"dossier/internal/diag"
	"dossier/internal/dossier"
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
			var actors []declaredActor
			if declared || !proposed {
				actors = c.actors()
			}
			var names []census.Proposal
			if proposed || !declared {
				names = c.proposals()
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
	change  *workspace.Change // nil: nothing is to be changed
	d       *dossier.Dossier
	sources []build.Source
	diags   diag.List

	unreadable diag.List // files that are there and could not be read
}

// takeCast reads the dossier that a command is about. Records that have mistakes
// are taken as far as they could be read.
func takeCast(cmd *cobra.Command, t *terminal) (*cast, func(), error) {
	ws, err := openWorkspace(cmd, t)
	if err != nil {
		return nil, nil, err
	}
	c, err := readCast(cmd.Context(), t, ws)
	if err != nil {
		return nil, nil, errors.Join(err, ws.Close())
	}
	return c, func() { _ = ws.Close() }, nil
}

// changeCast has do change the people, bodies and places of a dossier, for the
// command of a name.
func changeCast(cmd *cobra.Command, t *terminal, name string, do func(*cast) error) error {
	ws, err := openWorkspace(cmd, t)
	if err != nil {
		return err
	}
	defer ws.Close()
	change, err := ws.Begin(name)
	if err != nil {
		return err
	}
	defer change.Close()
	c, err := readCast(cmd.Context(), t, ws)
	if err != nil {
		return err
	}
	if c.unreadable.Failed() {
		t.report(c.unreadable, nil)
		t.say("nothing was changed: a file that cannot be read may be that of a record\n")
		return errReported
	}
	c.change = change
	if err := do(c); err != nil {
		return err
	}
	return change.Succeed()
}

func readCast(ctx context.Context, t *terminal, ws *workspace.Workspace) (*cast, error) {
	m, err := planned(ctx, ws, build.New(), build.Input{Internal: true})
	if err != nil {
		return nil, err
	}
	return &cast{t: t, ws: ws, d: m.Dossier, sources: m.sources, diags: m.Diagnostics, unreadable: m.unread}, nil
}

// texts gives the paragraphs of the articles.
func (c *cast) texts() []census.Text {
	var texts []census.Text
	for _, a := range c.d.Articles {
		texts = append(texts, surveyed(a, c.d.Config.Language))
	}
	return texts
}

// surveyed gives the words of an article for the census. language is the dossier's.
func surveyed(a *dossier.Article, language string) census.Text {
	return census.Text{Article: a.ID, Paragraphs: paragraphsOf(&a.Body), Language: cmp.Or(a.Language, language)}
}

// knownOf gives the names that a record declares for the census; false for a
// record that is neither actor nor place.
func knownOf(r dossier.Record) (census.Known, bool) {
	switch r := r.(type) {
	case *dossier.Actor:
		kind := census.Body
		switch r.Type {
		case "person":
			kind = census.Person
		case "":
			kind = ""
		}
		return census.Known{ID: r.ID, Kind: kind, Names: append([]string{r.Title}, r.OtherNames...)}, true
	case *dossier.Place:
		return census.Known{ID: r.ID, Kind: census.Place, Names: append([]string{r.Title}, r.OtherNames...)}, true
	}
	return census.Known{}, false
}

func (c *cast) known() []census.Known {
	var known []census.Known
	for _, a := range c.d.Actors {
		one, _ := knownOf(a)
		known = append(known, one)
	}
	for _, p := range c.d.Places {
		one, _ := knownOf(p)
		known = append(known, one)
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
		t.tell("%s: %s (%s%s)\n", a.ID, a.Name, prefixed(a.Kind), plural(a.Mentions, "mention"))
	}
	for _, p := range names {
		t.tell("proposed: %s (%s%s in %s)", p.Name, prefixed(p.Kind), plural(p.Count, "mention"), plural(len(p.Articles), "article"))
		if len(p.Spellings) > 0 {
			t.tell("; also %s", strings.Join(p.Spellings, ", "))
		}
		if p.Why != "" {
			t.tell("; %s", p.Why)
		}
		if p.Like != "" {
			t.tell("; perhaps %s", p.Like)
		}
		t.tell("\n")
	}
	t.say("%d declared, %d proposed\n", len(actors), len(names))
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
