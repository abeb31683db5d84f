package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// fullDisk takes no byte.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

// TestLostResult: where what a command is there for cannot be written, it fails.
func TestLostResult(t *testing.T) {
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"--dir", "../..", "gaps"}, strings.NewReader(""), fullDisk{}, &stderr); code != exitContent {
		t.Errorf("exit %d", code)
	}
	if got := stderr.String(); !strings.Contains(got, "error: the result could not be written: the disk is full\n  hint: ") {
		t.Errorf("told %q", got)
	}
}
