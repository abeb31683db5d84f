// convert brings a corpus of the plain style into a dossier, or into content for
// Hugo, so that two programs do the same job on the same words.
//
//	go run ./bench/convert -to dossier CORPUS DIR
//	go run ./bench/convert -to hugo CORPUS DIR
//
// The plain style is Markdown with front matter: content/articles (title, date,
// publisher, url, actors, events, places), content/actors (title,
// kind_of_actor, role, aliases) and content/events (title, date, precision,
// actors, places, sources). Actors and events are named by their files, places
// by their names. Links lead to /articles/x/, /actors/x/ and /events/x/.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	to := flag.String("to", "dossier", "dossier or hugo")
	flag.Parse()
	if err := convert(*to, flag.Arg(0), flag.Arg(1)); err != nil {
		fmt.Fprintln(os.Stderr, "convert:", err)
		os.Exit(1)
	}
}

func convert(to, from, out string) error {
	if from == "" || out == "" {
		return errors.New("name the corpus and the folder to write")
	}
	c, err := read(from)
	if err != nil {
		return err
	}
	files := map[string]func(*collection, sink) error{"dossier": toDossier, "hugo": toHugo}
	write, ok := files[to]
	if !ok {
		return fmt.Errorf("-to %q: dossier or hugo", to)
	}
	return write(c, sink(out))
}

// sink is a folder that files are written into.
type sink string

func (s sink) put(name, format string, args ...any) error {
	path := filepath.Join(string(s), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, fmt.Appendf(nil, format, args...), 0o644)
}
