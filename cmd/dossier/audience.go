package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/dossier"
	"dossier/internal/weigh"
)

// audiences are those for whom a site can be made. What is published is for the
// public unless somebody says otherwise.
var audiences = []string{"public", "internal"}

// audienceFlag tells for whom a site is made.
type audienceFlag struct{ name string }

func (a *audienceFlag) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.name, "audience", "public", "who reads it: public, or internal, which withholds nothing")
}

func (a *audienceFlag) check() error {
	if !slices.Contains(audiences, a.name) {
		return usageError{fmt.Errorf("there is no audience %q\n  hint: one of %s", a.name, strings.Join(audiences, ", "))}
	}
	return nil
}

func (a *audienceFlag) internal() bool { return a.name == "internal" }

func (a *audienceFlag) input() build.Input { return build.Input{Internal: a.internal()} }

// weighed gives the whole dossier with what its evidence weighs, for its editor.
func (m made) weighed() *dossier.Dossier {
	if m.Whole != m.Dossier {
		var scale weigh.Scale
		m.Whole.Weights = scale.Weigh(m.Whole)
	}
	return m.Whole
}
