package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/audit"
	"dossier/internal/build"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/weigh"
	"dossier/internal/workspace"
)

func checkCommand(t *terminal) *cobra.Command {
	c := &checker{t: t}
	var asJSON bool
	var who audienceFlag
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Look over the whole dossier and the finished site",
		Long: `check builds the site in memory and tells everything that should be looked at:
mistakes in the content, citations that are not proved, links and anchors of the
finished pages that lead nowhere, captures that are not those the articles were
made from, names that two records share, sources that contradict each other, and
articles that may be copies of each other.

It exits with 1 where something of the chosen level, or graver, was found. What
is not known, which is no mistake, is listed by dossier gaps.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ws, err := openWorkspace(cmd, t)
			if err != nil {
				return err
			}
			defer ws.Close()
			if asJSON && cmd.Flags().Changed("format") {
				return usageError{errors.New("--json and --format say the same thing\n  hint: choose one of the two")}
			}
			if asJSON {
				c.format = "json"
			}
			if err := who.check(); err != nil {
				return err
			}
			c.want = who.input()
			return c.run(cmd.Context(), ws)
		},
	}
	who.add(cmd)
	cmd.Flags().StringVar(&c.format, "format", "text", "how to tell it: text, json or github (annotations of a workflow)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "the same as --format json")
	cmd.Flags().StringVar(&c.level, "level", "error", "exit with 1 on findings of this level or graver: error, warning or note")
	cmd.Flags().BoolVar(&c.external, "external", false, "ask outside links whether they still answer (uses the network)")
	return cmd
}

// checker gathers findings and tells them.
type checker struct {
	t             *terminal
	format, level string
	external      bool
	want          build.Input // all but the files
}

// levels are the names of the severities, the gravest first.
var levels = []string{"error", "warning", "note"}

func (c *checker) run(ctx context.Context, ws *workspace.Workspace) error {
	level := slices.Index(levels, c.level)
	if level < 0 {
		return usageError{fmt.Errorf("there is no level %q\n  hint: one of %s", c.level, strings.Join(levels, ", "))}
	}
	write, ok := map[string]func([]audit.Finding) error{
		"text":   c.text,
		"json":   func(f []audit.Finding) error { return audit.JSON(c.t.out, f) },
		"github": func(f []audit.Finding) error { return audit.GitHub(c.t.out, f) },
	}[c.format]
	if !ok {
		return usageError{fmt.Errorf("there is no format %q\n  hint: one of text, json, github", c.format)}
	}
	findings, err := c.findings(ctx, ws)
	if err != nil {
		return err
	}
	if err := write(findings); err != nil {
		return err
	}
	if audit.Count(findings, diag.Severity(level)) > 0 {
		return errReported
	}
	return nil
}

// findings builds the dossier and looks it over.
func (c *checker) findings(ctx context.Context, ws *workspace.Workspace) ([]audit.Finding, error) {
	done := c.t.busy("checking")
	defer done()
	m, err := built(ctx, ws, c.want)
	if err != nil {
		return nil, err
	}
	findings := audit.FromDiagnostics(m.Diagnostics)
	if m.Site != nil {
		captures, err := compareCaptures(ctx, ws, m.Whole)
		if err != nil {
			return nil, err
		}
		findings = append(findings, audit.FromDiagnostics(captures)...)
		findings = append(findings, audit.FromDiagnostics(audit.Credits(m.Whole.Articles))...)
		findings = append(findings, audit.FromDiagnostics(weigh.Diagnostics(m.weighed()))...)
		findings = append(findings, audit.FromDiagnostics(build.Limits(m.Draft.Paths(), weightOf(m.Site)))...)
		findings = append(findings, audit.Site(m.Site, m.Dossier.Config.BaseURL)...)
		if c.external {
			findings = append(findings, audit.Check(ctx, audit.External(m.Site), audit.CheckOptions{UserAgent: "dossier/" + version()})...)
		}
	}
	audit.Sort(&findings)
	return findings, nil
}

// weightOf gives the bytes of a site's files.
func weightOf(s *build.Site) int64 {
	var sum int64
	for _, f := range s.Files() {
		sum += int64(len(f.Data))
	}
	return sum
}

// compareCaptures holds the captures against the sums that the articles tell.
func compareCaptures(ctx context.Context, ws *workspace.Workspace, d *dossier.Dossier) (diag.List, error) {
	sums, err := ws.Sums(ctx, audit.CaptureFiles(d.Articles))
	if err != nil {
		return nil, err
	}
	return audit.Captures(d.Articles, func(file string) (string, error) { return sums[file].SHA256, sums[file].Err }), nil
}

// text tells findings for a person, and how many there are.
func (c *checker) text(findings []audit.Finding) error {
	if err := audit.Text(c.t.out, findings); err != nil {
		return err
	}
	count := func(s diag.Severity) int {
		n := 0
		for _, f := range findings {
			if f.Level == s {
				n++
			}
		}
		return n
	}
	c.t.say("%s, %s, %s\n", plural(count(diag.Error), "error"), plural(count(diag.Warning), "warning"), plural(count(diag.Note), "note"))
	return nil
}
