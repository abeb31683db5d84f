package serve

import (
	"strings"

	"dossier/internal/diag"
)

// mostMessages is how many messages a tab shows; the terminal has them all.
const mostMessages = 50

// problems are the messages of a failed build as a tab shows them.
type problems struct {
	Messages []message `json:"messages"`
	More     int       `json:"more"` // how many were left out
}

// message is one diagnostic as plain text, part by part.
type message struct {
	Severity string `json:"severity"`
	Position string `json:"position"`
	Text     string `json:"text"`
	Source   string `json:"source,omitempty"` // the line and a caret below it
	Hint     string `json:"hint,omitempty"`
}

// newProblems takes the errors first: they are why the build failed.
func newProblems(diags diag.List, excerpt func(file string) string) problems {
	var chosen diag.List
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Note} {
		for _, d := range diags {
			if d.Severity == severity {
				chosen = append(chosen, d)
			}
		}
	}
	p := problems{Messages: []message{}, More: max(0, len(chosen)-mostMessages)}
	for _, d := range chosen[:min(len(chosen), mostMessages)] {
		p.Messages = append(p.Messages, newMessage(d, excerpt))
	}
	return p
}

func newMessage(d diag.Diagnostic, excerpt func(file string) string) message {
	m := message{Severity: d.Severity.String(), Position: d.Pos.String(), Text: d.Message, Hint: d.Hint}
	if excerpt != nil && d.Pos.Line > 0 {
		d.Hint = ""
		_, m.Source, _ = strings.Cut(d.Excerpt(excerpt(d.Pos.File)), "\n")
	}
	return m
}
