package audit

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"dossier/internal/diag"
)

// Text writes findings for people, in the form of package diag:
//
//	events/coup/index.html: error: a link to "../x.html": there is no such file
//	  hint: …
func Text(w io.Writer, findings []Finding) error {
	out := bufio.NewWriter(w)
	for _, f := range findings {
		fmt.Fprintln(out, diag.Diagnostic{Severity: f.Level, Pos: f.where(), Message: f.What, Hint: f.Hint})
	}
	return out.Flush()
}

// jsonReport is the document that JSON writes. Its field names are fixed: a
// change of their meaning changes Version.
type jsonReport struct {
	Version  int           `json:"version"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Notes    int           `json:"notes"`
	Findings []jsonFinding `json:"findings"`
}

type jsonFinding struct {
	Level   string `json:"level"` // "error", "warning", "note"
	Rule    string `json:"rule"`
	Page    string `json:"page,omitempty"`   // of the site
	File    string `json:"file,omitempty"`   // of the content, relative to the dossier's folder
	Line    int    `json:"line,omitempty"`   // from 1
	Column  int    `json:"column,omitempty"` // from 1, in characters
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// JSON writes findings as one JSON document:
//
//	{"version": 1, "errors": 1, "warnings": 0, "notes": 0, "findings": [
//	  {"level": "error", "rule": "dead-link", "page": "index.html", "message": "…", "hint": "…"},
//	  {"level": "error", "rule": "content", "file": "content/x.md", "line": 3, "column": 8, "message": "…"}]}
//
// Fields that do not apply are left out.
func JSON(w io.Writer, findings []Finding) error {
	report := jsonReport{Version: 1, Findings: make([]jsonFinding, len(findings))}
	counts := [...]*int{diag.Error: &report.Errors, diag.Warning: &report.Warnings, diag.Note: &report.Notes}
	for i, f := range findings {
		*counts[f.Level]++
		report.Findings[i] = jsonFinding{
			Level: f.Level.String(), Rule: f.Rule, Page: f.Page, File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Col,
			Message: f.What, Hint: f.Hint,
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(report)
}

// GitHub writes findings as commands of a GitHub workflow, which shows them
// beside the lines they are about:
//
//	::error file=content/x.md,line=3,col=8::unknown actor "sanogo-a"%0Ahint: …
//
// A finding about the site names its page in the title, for the page is no file
// of the repository. The escapes are those of the workflow toolkit
// (actions/toolkit, packages/core/src/command.ts).
func GitHub(w io.Writer, findings []Finding) error {
	out := bufio.NewWriter(w)
	for _, f := range findings {
		message := f.What
		if f.Hint != "" {
			message += "\nhint: " + f.Hint
		}
		fmt.Fprintf(out, "::%s%s::%s\n", commands[f.Level], f.properties(), escapeData.Replace(message))
	}
	return out.Flush()
}

var commands = [...]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "notice"}

func (f Finding) properties() string {
	var list []string
	add := func(name string, value any) {
		list = append(list, name+"="+escapeProperty.Replace(fmt.Sprint(value)))
	}
	if f.Pos.File != "" {
		add("file", f.Pos.File)
	} else if f.Page != "" {
		add("title", f.Page)
	}
	if f.Pos.Line > 0 {
		add("line", f.Pos.Line)
	}
	if f.Pos.Col > 0 {
		add("col", f.Pos.Col)
	}
	if list == nil {
		return ""
	}
	return " " + strings.Join(list, ",")
}

var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
