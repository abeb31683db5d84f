package main

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/dossier"
)

func gapsCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "gaps",
		Short: "List what the dossier does not know",
		Long: `gaps lists sentences without a citation, events told by one origin alone, dates
that are vague, derived or inferred, days of which nothing is told, sources that
are never cited, frequent names that have no page, cells marked "no source", and
captures without outlet or date. The site shows the same on one page.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ws, err := openWorkspace(cmd)
			if err != nil {
				return err
			}
			defer ws.Close()
			m, _, err := scanAndBuild(cmd.Context(), ws, build.New(), false)
			if err != nil {
				return err
			}
			if m.Site == nil {
				return (&publisher{t: t}).refuse(m)
			}
			t.tellGaps(m.Dossier.Weights.Gaps)
			return nil
		},
	}
}

func (t *terminal) tellGaps(gaps []dossier.Gap) {
	for _, g := range gaps {
		fmt.Fprintf(t.out, "%s: %s: %s", g.Pos, g.Kind, cmp.Or(g.Words, g.Record))
		if g.Count > 0 {
			fmt.Fprintf(t.out, " (%s)", plural(g.Count, "mention"))
		}
		fmt.Fprintln(t.out)
	}
	fmt.Fprintf(t.err, "%s\n", plural(len(gaps), "gap"))
}
