package main

import (
	"cmp"
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/page"
)

func gapsCommand(t *terminal) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "gaps",
		Short: "List what the dossier does not know",
		Long: `gaps lists sentences without a citation, events told by one origin alone, dates
that are vague, derived or inferred, days of which nothing is told, sources that
are never cited, frequent names that have no page, cells marked "no source", and
captures without outlet or date. The site shows the same on one page.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ws, err := openWorkspace(cmd, t)
			if err != nil {
				return err
			}
			defer ws.Close()
			m, err := planned(cmd.Context(), ws, build.New(), build.Input{})
			if err != nil {
				return err
			}
			if m.Draft == nil {
				t.report(m.Diagnostics, m.sources)
				t.say("gaps are looked for once the dossier builds: %s, %s\n", plural(m.Diagnostics.Count(diag.Error), "error"), plural(m.Diagnostics.Count(diag.Warning), "warning"))
				return errReported
			}
			if asJSON {
				return t.gapsJSON(m.Dossier)
			}
			t.tellGaps(m.Dossier.Weights.Gaps.List())
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON document, for programs")
	return cmd
}

func (t *terminal) tellGaps(gaps []dossier.Gap) {
	for _, g := range gaps {
		t.tell("%s: %s: %s", g.Pos, g.Kind, gapWords(g))
		if g.Count > 0 {
			t.tell(" (%s)", plural(g.Count, "mention"))
		}
		t.tell("\n")
	}
	t.say("%s\n", plural(len(gaps), "gap"))
}

// gapWords tells what a gap is about. An event without an origin has no words
// of its own.
func gapWords(g dossier.Gap) string {
	if g.Kind == dossier.GapSingleOrigin {
		return cmp.Or(g.Words, "no source named")
	}
	return cmp.Or(g.Words, g.Record)
}

// jsonGaps is the document that gaps --json writes. Its field names are those
// of check --json; a change of their meaning changes Version.
type jsonGaps struct {
	Version int       `json:"version"`
	Gaps    []jsonGap `json:"gaps"`
}

type jsonGap struct {
	Class    string `json:"class"`              // one of dossier.GapKinds
	Page     string `json:"page,omitempty"`     // of the site
	File     string `json:"file,omitempty"`     // of the content, relative to the dossier's folder
	Line     int    `json:"line,omitempty"`     // from 1
	Column   int    `json:"column,omitempty"`   // from 1, in characters
	Words    string `json:"words"`              // the sentence, date, name, or row and column
	Mentions int    `json:"mentions,omitempty"` // of a name in the sources
}

func (t *terminal) gapsJSON(d *dossier.Dossier) error {
	gaps := d.Weights.Gaps.List()
	list := jsonGaps{Version: 1, Gaps: make([]jsonGap, len(gaps))}
	for i, g := range gaps {
		list.Gaps[i] = jsonGap{
			Class: string(g.Kind), Page: gapPage(d, g), File: g.Pos.File, Line: g.Pos.Line, Column: g.Pos.Col,
			Words: gapWords(g), Mentions: g.Count,
		}
	}
	enc := json.NewEncoder(t.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

// gapPage gives the page that a gap concerns. An article's event stands on the
// article's page.
func gapPage(d *dossier.Dossier, g dossier.Gap) string {
	if g.Record == "" {
		return page.CiterPaths(d)(dossier.Citer{Kind: dossier.KindBrief})
	}
	id, _, _ := strings.Cut(g.Record, "#")
	return page.RecordPath(d, id)
}
