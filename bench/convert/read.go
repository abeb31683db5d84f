package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	yaml "go.yaml.in/yaml/v4"
)

// record is a file of the corpus.
type record struct {
	slug string // the file's name without its ending
	body string

	Title     string
	Date      string
	Precision string
	Publisher string
	URL       string
	Kind      string `yaml:"kind_of_actor"`
	Role      string
	Aliases   []string
	Actors    []string
	Events    []string
	Places    []string
	Draft     bool
	Sources   []struct{ Title, URL string }
}

// collection is the whole corpus; records stand in the order of their names.
type collection struct {
	articles, actors, events []record
	places                   []string // names, sorted
}

func read(folder string) (*collection, error) {
	c := &collection{}
	names := map[string]bool{}
	for kind, list := range map[string]*[]record{"articles": &c.articles, "actors": &c.actors, "events": &c.events} {
		files, err := filepath.Glob(filepath.Join(folder, "content", kind, "*.md"))
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			r, err := readFile(f)
			if err != nil {
				return nil, err
			}
			for _, p := range r.Places {
				names[p] = true
			}
			*list = append(*list, r)
		}
	}
	if len(c.articles) == 0 {
		return nil, fmt.Errorf("%s has no articles", folder)
	}
	c.places = slices.Sorted(maps.Keys(names))
	return c, nil
}

func readFile(name string) (record, error) {
	r := record{slug: strings.TrimSuffix(filepath.Base(name), ".md")}
	data, err := os.ReadFile(name)
	if err != nil {
		return r, err
	}
	head, body, ok := bytes.Cut(bytes.TrimPrefix(data, []byte("---\n")), []byte("\n---\n"))
	if !ok {
		return r, fmt.Errorf("%s has no front matter", name)
	}
	r.body = string(body)
	if err := yaml.Unmarshal(head, &r); err != nil {
		return r, fmt.Errorf("%s: %w", name, err)
	}
	return r, nil
}
