package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The parts of a bill of materials that are used here (CycloneDX 1.6, ECMA-424).
// The number of the bill and its time are left out, as the standard allows: they
// would differ from one build to the next.
type bill struct {
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type       string           `json:"type"`
	Ref        string           `json:"bom-ref"`
	Name       string           `json:"name"`
	Version    string           `json:"version,omitempty"`
	PURL       string           `json:"purl,omitempty"`
	Hashes     []hash           `json:"hashes,omitempty"`
	Licences   []billLicence    `json:"licenses,omitempty"`
	Properties []map[string]any `json:"properties,omitempty"`
}

type hash struct {
	Alg     string `json:"alg"`
	Content string `json:"content"`
}

type billLicence struct {
	Licence struct {
		ID string `json:"id"`
	} `json:"license"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn,omitempty"`
}

// billOf writes the bill of a program from what it says of itself, which go
// version -m shows too.
func billOf(file string, licences map[string]licence) ([]byte, error) {
	info, err := buildinfo.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("reading what %s is made of: %w", file, err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	self := component{
		Type: "application", Ref: "dossier", Name: filepath.Base(file), Version: info.Main.Version,
		Hashes: []hash{{"SHA-256", fmt.Sprintf("%x", sha256.Sum256(data))}}, Licences: licensed("MIT"),
	}
	for _, s := range info.Settings {
		if strings.HasPrefix(s.Key, "vcs.") || s.Key == "GOOS" || s.Key == "GOARCH" {
			self.Properties = append(self.Properties, property("go:"+s.Key, s.Value))
		}
	}
	standard := component{Type: "library", Ref: "std", Name: "std", Version: strings.TrimPrefix(info.GoVersion, "go"), Licences: licensed("BSD-3-Clause")}
	standard.PURL = "pkg:golang/std@" + standard.Version
	b := bill{Format: "CycloneDX", Spec: "1.6", Version: 1, Metadata: metadata{self}, Components: []component{standard}}
	uses := dependency{Ref: self.Ref, DependsOn: []string{standard.Ref}}
	for _, m := range info.Deps {
		l, known := licences[m.Path]
		if !known {
			return nil, fmt.Errorf("%s is linked and no licence of it was read", m.Path)
		}
		purl := "pkg:golang/" + m.Path + "@" + m.Version
		b.Components = append(b.Components, component{
			Type: "library", Ref: purl, Name: m.Path, Version: m.Version, PURL: purl, Licences: licensed(l.kinds...),
			Properties: []map[string]any{property("go:sum", m.Sum)},
		})
		uses.DependsOn = append(uses.DependsOn, purl)
	}
	slices.Sort(uses.DependsOn)
	b.Dependencies = []dependency{uses}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err = e.Encode(b)
	return text.Bytes(), err
}

func property(name, value string) map[string]any { return map[string]any{"name": name, "value": value} }

func licensed(ids ...string) []billLicence {
	list := make([]billLicence, len(ids))
	for i, id := range ids {
		list[i].Licence.ID = id
	}
	return list
}
