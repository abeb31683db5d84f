// Command dossier turns a folder of captured news articles into a briefing
// site in which every claim opens the words of its source.
//
// Run it without arguments for help.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit codes.
const (
	exitOK      = 0
	exitContent = 1 // the content has errors, or a file could not be read or written
	exitUsage   = 2 // the command was called wrongly
)

// errReported ends a command whose errors were already told.
var errReported = errors.New("reported")

// usageError is a mistake in how the command was called.
type usageError struct{ error }

// run is the whole program: it carries out the command that args name and
// gives the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return (&terminal{in: stdin, out: stdout, err: stderr}).run(ctx, args)
}

func (t *terminal) run(ctx context.Context, args []string) int {
	result := &result{Writer: t.out}
	t.out = result
	root := rootCommand(t)
	root.SetArgs(args)
	root.SetIn(t.in)
	root.SetOut(t.out)
	root.SetErr(t.err)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil && result.lost != nil:
		t.fail(hinted{"the result could not be written: " + result.lost.Error(), "see that there is room where it goes, and run the command again"})
		return exitContent
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitContent
	case errors.Is(err, context.Canceled):
		t.say("stopped\n")
		return exitContent
	case errors.As(err, &usage):
		t.fail(usage.error)
		return exitUsage
	}
	t.fail(err)
	return exitContent
}

func rootCommand(t *terminal) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dossier",
		Short: "Turn captured news articles into a briefing site",
		Long: strings.TrimSpace(`
dossier turns a folder of captured news articles into a briefing site in which
every claim opens the exact words of its source.

A first dossier:
  dossier init my-dossier      make the folders
  cd my-dossier                put captured articles into seeds/
  dossier import               turn them into content/articles
  dossier serve                read and edit, with a preview that follows each save
  dossier build                write the site into public/
  dossier check                look over content and pages for what is wrong
  dossier zip                  pack it into one file that opens without a network
  dossier print                a PDF, through an installed Chromium`),
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Version:                    version(),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("unknown command %q%s", args[0], suggestion(cmd, args[0], ""))}
			}
			return nil
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return noEmptyPath(cmd) },
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SetVersionTemplate("dossier {{.Version}}\n")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%s\n  hint: %s --help lists the flags", flagFault(cmd, err), cmd.CommandPath())}
	})
	cmd.PersistentFlags().StringP("dir", "C", ".", "the dossier's folder")
	cmd.CompletionOptions.HiddenDefaultCmd = true
	cmd.AddCommand(initCommand(t), importCommand(t), buildCommand(t), serveCommand(t), zipCommand(t), verifyCommand(t), checkCommand(t), gapsCommand(t), actorsCommand(t), printCommand(t))
	cmd.InitDefaultHelpCmd()
	if help, _, err := cmd.Find([]string{"help"}); err == nil {
		help.Args = helpArgs
	}
	return cmd
}

// helpArgs refuses help on what there is not; cobra would exit with 0.
func helpArgs(help *cobra.Command, args []string) error {
	root := help.Root()
	if _, rest, err := root.Find(args); err != nil || len(rest) > 0 {
		return usageError{fmt.Errorf("unknown help topic %q%s", strings.Join(args, " "), suggestion(root, args[0], "help "))}
	}
	return nil
}

// flagFault tells in plain words what is wrong with a flag.
func flagFault(cmd *cobra.Command, err error) string {
	type specified interface {
		error
		GetSpecifiedName() string
		GetSpecifiedShortnames() string
	}
	if flag, value, ok := badValue(err, cmd.Flags().Lookup); ok {
		if errors.Is(err, strconv.ErrRange) {
			return fmt.Sprintf("--%s: %s is too large", flag.Name, value)
		}
		takes := map[string]string{"int": "a whole number", "duration": "a time such as 2s", "bool": "true or false"}
		return fmt.Sprintf("--%s takes %s, found %q", flag.Name, takes[flag.Value.Type()], value)
	}
	s, ok := errors.AsType[specified](err)
	if !ok {
		return err.Error()
	}
	name := "--" + s.GetSpecifiedName()
	if s.GetSpecifiedShortnames() != "" {
		name = "-" + s.GetSpecifiedName()
	}
	if cmd.Flags().Lookup(s.GetSpecifiedName()) != nil || len(name) == 2 && cmd.Flags().ShorthandLookup(name[1:]) != nil {
		return name + " needs a value"
	}
	return "unknown flag: " + name
}

// badValue gives the flag that got a value which it does not take, and that
// value. lookup is there for its type, which belongs to a library of cobra's.
func badValue[Flag any](err error, lookup func(string) Flag) (flag Flag, value string, ok bool) {
	type invalid interface {
		error
		GetFlag() Flag
		GetValue() string
	}
	if e, is := errors.AsType[invalid](err); is {
		return e.GetFlag(), e.GetValue(), true
	}
	return flag, "", false
}

// noEmptyPath refuses an empty path, such as a script's unset variable leaves.
func noEmptyPath(cmd *cobra.Command) error {
	for _, name := range []string{"dir", "output"} {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed && f.Value.String() == "" {
			return usageError{fmt.Errorf("-%s was given an empty name\n  hint: name one, or leave -%s out", f.Shorthand, f.Shorthand)}
		}
	}
	return nil
}

// suggestion is the hint for a word that is no command.
func suggestion(cmd *cobra.Command, word, before string) string {
	if names := cmd.SuggestionsFor(word); len(names) > 0 {
		return "\n  hint: did you mean dossier " + before + names[0] + "?"
	}
	return "\n  hint: dossier --help lists the commands"
}

// noArgs refuses arguments in the words of this program.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("%s takes no argument, found %q\n  hint: dossier %s --help shows how it is called", cmd.Name(), args[0], cmd.Name())}
	}
	return nil
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "development"
}
