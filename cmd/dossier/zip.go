package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"dossier/internal/dossier"
	"dossier/internal/page"
	"dossier/internal/publish"
	"dossier/internal/seal"
	"dossier/internal/slug"
)

func zipCommand(t *terminal) *cobra.Command {
	var output string
	var who audienceFlag
	cmd := &cobra.Command{
		Use:   "zip",
		Short: "Pack the site into one file that opens without a network",
		Long: `zip builds the site and packs it into one file. Whoever unpacks it opens
index.html in a browser; no network is needed, nor a server.

The pages are sealed: SHA256SUMS tells the digest of each file, evidence.json each
citation with its place in its source. dossier verify checks both. Nothing is
packed where a capture is not the one that an article says it was made from.

Equal dossiers make equal files. The time of the files in it is 1 January 1980,
or that of the variable SOURCE_DATE_EPOCH.

It is for the public, and holds no capture. With --audience internal it holds
everything, says so on each page, and its name ends in -internal.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ws, err := openWorkspace(cmd, t)
			if err != nil {
				return err
			}
			defer ws.Close()
			if err := who.check(); err != nil {
				return err
			}
			modified, err := sourceDate()
			if err != nil {
				return err
			}
			done := t.busy("building")
			defer done()
			m, err := built(cmd.Context(), ws, who.input())
			if err != nil {
				return err
			}
			if m.Site != nil {
				captures, err := compareCaptures(cmd.Context(), ws, m.Whole)
				if err != nil {
					return err
				}
				m.Diagnostics = append(m.Diagnostics, captures...)
				m.Diagnostics.Sort()
			}
			if m.Diagnostics.Failed() {
				done()
				return (&publisher{t: t, ws: ws}).refuse(m)
			}
			top := folderName(m)
			if output == "" {
				output = top + ".zip"
			}
			if err := outside(within(cmd, output), protected(ws)); err != nil {
				return err
			}
			sealed := seal.Seal(m.Site, evidenceOf(m.Dossier), seal.Options{Name: "dossier", Version: version()})
			size, err := publish.ZipFile(t.disk, sealed, within(cmd, output), top, modified)
			done()
			if err != nil {
				return err
			}
			t.report(m.Diagnostics, m.sources)
			t.tell("%s: %s, %s; open %s/index.html once it is unpacked\n", output, plural(m.Draft.Pages(), "page"), bytesOf(size), top)
			return nil
		},
	}
	who.add(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "the file to write, as seen from the dossier's folder (default: the dossier's title, ending in .zip)")
	return cmd
}

// evidenceOf lists every citation with its page and its source's.
func evidenceOf(d *dossier.Dossier) []seal.Item {
	return seal.Items(d,
		page.CiterPaths(d),
		func(id string) string { return page.RecordPath(d, id) })
}

// folderName names the folder in the zip by the title. Where that has no letter
// that a file name can show everywhere it is always the same: the name of the
// dossier's own folder differs between machines, and is nobody else's business.
func folderName(m made) string {
	name := slug.Make(m.Dossier.Config.Title)
	if name == "" || m.Withheld.HoldsAddress(name) {
		name = "dossier"
	}
	if m.Dossier.Config.Internal {
		name += "-internal"
	}
	return name
}

// sourceDate reads SOURCE_DATE_EPOCH, seconds since 1970 (the convention of
// reproducible-builds.org). Zero means none.
func sourceDate() (time.Time, error) {
	s := os.Getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return time.Time{}, usageError{fmt.Errorf("SOURCE_DATE_EPOCH is %q, not a number of seconds", s)}
	}
	return time.Unix(seconds, 0).UTC(), nil
}
