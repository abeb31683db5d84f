package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"dossier/internal/diag"
	"dossier/internal/seal"
)

func verifyCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "verify FILE|FOLDER",
		Short: "Check a sealed zip, and prove its quotes anew",
		Long: `verify checks a file that dossier zip made, or the folder unpacked from it.
It compares every file with its digest in SHA256SUMS, and finds every quote of
evidence.json again in the page of its source. It needs nothing but the sealed
files.

A quote is proved anew where its source's page holds the text around it. Of an
article that is shown in excerpts the page holds the quoted words alone: those are
counted apart, and worth comparing with the original.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("verify takes one zip or folder\n  hint: dossier verify my-dossier.zip")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			report, err := verify(args[0])
			if err != nil {
				return err
			}
			return t.tellReport(args[0], report)
		},
	}
}

func verify(name string) (seal.Report, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return seal.Report{}, fmt.Errorf("no file or folder %s", name)
	}
	if err != nil {
		return seal.Report{}, err
	}
	if info.IsDir() {
		return seal.Verify(os.DirFS(name))
	}
	file, err := os.Open(name)
	if err != nil {
		return seal.Report{}, err
	}
	defer file.Close()
	return seal.VerifyZip(file, info.Size()), nil
}

// tellReport tells what a check of sealed files found.
func (t *terminal) tellReport(name string, r seal.Report) error {
	for _, f := range r.Findings {
		t.say("%s\n", diag.Diagnostic{Severity: f.Level, Pos: diag.Pos{File: f.File}, Message: f.What, Hint: f.Hint})
	}
	if r.Failed() {
		t.say("%s is not what was sealed\n", name)
		return errReported
	}
	excerpts := ""
	if r.Excerpts > 0 {
		excerpts = ", " + plural(r.Excerpts, "excerpt") + ": only the quoted words are sealed"
	}
	t.tell("%s: %s as sealed by %s %s; %d of %s proved anew%s; seal %s\n",
		name, plural(r.Files, "file"), r.Program, r.Version, r.Proved, plural(r.Citations, "citation"), excerpts, r.Digest)
	return nil
}
