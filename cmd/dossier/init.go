package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"dossier/internal/locale"
	"dossier/internal/workspace"
)

func initCommand(t *terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "init FOLDER",
		Short: "Begin a new dossier",
		Long: `init makes a folder with all that a dossier needs to begin: dossier.yaml, a
first home page, and the folders for captures and content. It never overwrites
a file.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] == "" {
				return usageError{errors.New("init takes the name of one folder\n  hint: dossier init my-dossier")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := within(cmd, args[0])
			ws, err := workspace.Create(t.disk, folder)
			if err != nil {
				return err
			}
			defer ws.Close()
			return begin(t, ws, folder)
		},
	}
}

// beginnings are the files of a new dossier.
func beginnings(title string) []struct{ path, text string } {
	return []struct{ path, text string }{
		{"dossier.yaml", "title: " + `"` + title + `"` + "\nlanguage: en                       # or " + strings.Join(locale.Codes()[1:], ", ") + "\n# base_url: https://example.org/   # the address of the site, once it has one\n# time_zone: GMT                   # how times are shown\n"},
		{"content/_index.md", `---
summary: ""
---

Write the brief here: the answer first, then the key facts. A claim opens its
evidence by a citation in square brackets: an at sign and the name of a file in
content/articles, then the exact words of that source in quotation marks.
`},
		{".gitignore", "/public/\n/" + internalFolder + "/\n/.dossier/\n"},
		{"seeds/.gitkeep", ""},
		{"content/articles/.gitkeep", ""},
		{"content/events/.gitkeep", ""},
		{"content/actors/.gitkeep", ""},
		{"content/places/.gitkeep", ""},
		{"content/cases/.gitkeep", ""},
		{"content/comparisons/.gitkeep", ""},
		{"content/pages/.gitkeep", ""},
	}
}

func begin(t *terminal, ws *workspace.Workspace, name string) error {
	for i, f := range beginnings(titleOf(ws.Dir())) {
		err := ws.WriteNew(f.path, []byte(f.text))
		switch {
		case err == nil:
		case i == 0 && errors.Is(err, fs.ErrExist):
			return fmt.Errorf("%s holds a dossier already", name)
		case errors.Is(err, fs.ErrExist):
			t.say("kept: %s\n", f.path)
		default:
			return err
		}
	}
	t.tell("%s: a new dossier\n", name)
	t.say("next: put captured articles into %s, then run: dossier import -C %s\n", shellWord(filepath.Join(name, "seeds")), shellWord(name))
	return nil
}

// shellWord writes a file's name as a person types it into a shell.
func shellWord(name string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./+:,@%~", r)
	}
	switch {
	case runtime.GOOS == "windows" && strings.ContainsAny(name, " &()^;"):
		return `"` + name + `"`
	case runtime.GOOS == "windows" || strings.TrimFunc(name, plain) == "" && !strings.HasPrefix(name, "~"):
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}

// titleOf makes a first title of a folder's name.
func titleOf(dir string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == '_':
			return ' '
		case r == '"' || r == '\\' || r < ' ':
			return -1
		}
		return r
	}, filepath.Base(dir))
	if name == "" {
		return "Dossier"
	}
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
