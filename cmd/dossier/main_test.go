package main

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// scratch is a folder that is removed when all tests have ended.
var scratch string

// suite runs the tests with a scratch folder.
type suite struct{ *testing.M }

func (s suite) Run() int {
	dir, err := os.MkdirTemp("", "dossier-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	scratch = dir
	return s.M.Run()
}

func TestMain(m *testing.M) {
	if os.Getenv(dieAt) != "" {
		os.Exit(runUntilKilled())
	}
	if os.Getenv(measured) != "" {
		os.Exit(runMeasured())
	}
	testscript.Main(suite{m}, map[string]func(){"dossier": main})
}

// TestScripts runs the command as a user would; see testdata/script.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       os.Getenv("UPDATE") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"await-file": awaitFile,
			"await-page": awaitPage,
			"flip-byte":  flipByte,
			"count-up":   countUp,
		},
	})
}

// flipByte changes one bit of a file: flip-byte FILE OFFSET. A negative offset
// counts from the end.
func flipByte(ts *testscript.TestScript, _ bool, args []string) {
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	if at < 0 {
		at += len(data)
	}
	data[at] ^= 1
	ts.Check(os.WriteFile(name, data, 0o666))
}

// countUp makes a file long: count-up FILE 1000 writes sack 1, sack 2 … in the
// place of (sacks).
func countUp(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	var words []string
	for i := range n {
		words = append(words, "sack "+strconv.Itoa(i+1))
	}
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "(sacks)", strings.Join(words, ", "))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// patience is how long a test waits for something that should come at once, on a
// busy machine too.
const patience = time.Minute

// awaitFile waits until a file exists: await-file public/index.html. With !,
// until it is gone.
func awaitFile(ts *testscript.TestScript, neg bool, args []string) {
	await(ts, strings.Join(args, " "), func() bool {
		_, err := os.Stat(ts.MkAbs(args[0]))
		return (err != nil) == neg
	})
}

// awaitPage waits until an address answers with a status and a text that
// matches: await-page http://127.0.0.1:4321/ 200 'Brief'. With !, until its text
// does not.
func awaitPage(ts *testscript.TestScript, neg bool, args []string) {
	text := regexp.MustCompile(args[2])
	await(ts, strings.Join(args, " "), func() bool {
		resp, err := http.Get(args[0])
		if err != nil {
			return false
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		return err == nil && strconv.Itoa(resp.StatusCode) == args[1] && text.Match(body) != neg
	})
}

func await(ts *testscript.TestScript, what string, done func() bool) {
	for end := time.Now().Add(patience); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			ts.Fatalf("waited in vain for %s", what)
		}
	}
}
