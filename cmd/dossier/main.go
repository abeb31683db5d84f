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
	t := &terminal{in: stdin, out: stdout, err: stderr}
	root := rootCommand(t)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitContent
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "stopped")
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
  dossier zip                  pack it into one file that opens without a network`),
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Version:                    version(),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("unknown command %q%s", args[0], suggestion(cmd, args[0]))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SetVersionTemplate("dossier {{.Version}}\n")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w\n  hint: %s --help lists the flags", err, cmd.CommandPath())}
	})
	cmd.PersistentFlags().StringP("dir", "C", ".", "the dossier's folder")
	cmd.CompletionOptions.HiddenDefaultCmd = true
	cmd.AddCommand(initCommand(t), importCommand(t), buildCommand(t), serveCommand(t), zipCommand(t), verifyCommand(t), checkCommand(t), gapsCommand(t))
	return cmd
}

func suggestion(cmd *cobra.Command, word string) string {
	if names := cmd.SuggestionsFor(word); len(names) > 0 {
		return "\n  hint: did you mean dossier " + names[0] + "?"
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
