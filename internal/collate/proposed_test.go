package collate_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
)

// proposals is a dossier with an event that the importer proposed, one that a
// person confirmed, and one that an event's own file takes up.
const proposals = `
-- content/articles/herald.md --
---
title: Dockers stop work
date: 2001-05-03
events:
  - {id: stop, title: Work stops, date: 2001-05-03, status: proposed}
  - {id: talks, title: Talks begin, date: 2001-05-04, status: confirmed}
  - {id: walk, title: A walk, date: 2001-05-05, status: proposed}
---
The dockers stopped work at noon.
-- content/events/march.md --
---
title: A march
date: 2001-05-05
reports: [herald#walk]
---
`

// A proposed event stays out of a public build, shows in the preview, and is
// published where dossier.yaml says so. A file that gathers it stands for it.
func TestProposedEvents(t *testing.T) {
	for _, c := range []struct {
		name             string
		preview, publish bool
		want             string
	}{
		{"public", false, false, "Talks begin, A march"},
		{"preview", true, false, "Work stops (proposed), Talks begin, A march"},
		{"published", false, true, "Work stops (proposed), Talks begin, A march"},
	} {
		t.Run(c.name, func(t *testing.T) {
			config, records := read(t, txtar.Parse([]byte(proposals)))
			config.Proposals = c.publish
			d, diags := collate.Collate(config, records, collate.Options{Proposed: c.preview})
			for _, g := range diags {
				t.Error(g)
			}
			var titles []string
			for _, e := range d.Timeline {
				title := e.Event.Title
				if e.Event.Proposed {
					title += " (proposed)"
				}
				titles = append(titles, title)
			}
			if got := strings.Join(titles, ", "); got != c.want {
				t.Errorf("the timeline tells of %s; want %s", got, c.want)
			}
		})
	}
}
