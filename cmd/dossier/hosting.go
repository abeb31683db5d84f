package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dossier/internal/build"
	"dossier/internal/matter"
)

// addBaseFlag adds the flag that takes the place of base_url for one build.
func addBaseFlag(cmd *cobra.Command, base *string) {
	cmd.Flags().StringVar(base, "base-url", "", "the address of the site, in place of base_url in dossier.yaml (on Netlify, a preview's own address is taken by itself)")
}

// baseURL gives the address for which the site is built where that is not the one
// in dossier.yaml: the flag's, or that of a preview on Netlify; empty: neither.
func baseURL(flag string, env func(string) string) (string, error) {
	if flag != "" {
		base, message, hint := matter.BaseURL(flag)
		if message != "" {
			return "", usageError{fmt.Errorf("--base-url: %s\n  hint: %s", message, hint)}
		}
		return base, nil
	}
	// Netlify sets these for each build (Build environment variables). Only the
	// site itself stands at the address that dossier.yaml names.
	if env("NETLIFY") != "true" || env("CONTEXT") == "production" || env("DEPLOY_PRIME_URL") == "" {
		return "", nil
	}
	base, message, hint := matter.BaseURL(env("DEPLOY_PRIME_URL"))
	if message != "" {
		return "", hinted{"the variable DEPLOY_PRIME_URL: " + message, hint}
	}
	return base, nil
}

// keepDomain writes the domain's file as the editor's own in the output folder is
// written, where that names the same domain. Another domain in it is for publish
// to refuse: one of the two is wrong.
func keepDomain(d *build.Draft, output string) *build.Draft {
	file := filepath.Join(output, build.DomainFile)
	info, err := os.Lstat(file)
	const most = 1000 // bytes: a domain has at most 253
	if d.Domain() == "" || err != nil || !info.Mode().IsRegular() || info.Size() > most {
		return d
	}
	data, err := os.ReadFile(file)
	if err != nil || string(data) == d.Domain()+"\n" || !strings.EqualFold(strings.TrimSpace(string(data)), d.Domain()) {
		return d
	}
	return d.With(build.DomainFile, data)
}
