package main

import (
	"context"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dossier/internal/disk"
)

// dieAt is the variable that makes the test binary a dossier command that kills
// itself at the n-th operation on the disk; 0: never.
const dieAt = "DOSSIER_TEST_DIE_AT"

func runUntilKilled() int {
	n, err := strconv.ParseInt(os.Getenv(dieAt), 10, 64)
	if err != nil {
		panic(err)
	}
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		panic(err)
	}
	var calls atomic.Int64
	t := &terminal{in: os.Stdin, out: io.Discard, err: io.Discard}
	t.disk = disk.Disk{Before: func(string, string) error {
		if calls.Add(1) == n {
			_ = self.Kill()
			select {} // it comes at once
		}
		return nil
	}}
	return t.run(context.Background(), os.Args[1:])
}

// TestKilled kills commands at random points: at one of their operations on the
// disk, in the middle of a write too, or after a random time. After each kill
// the site serves, nothing of the editor's is lost, and the next run leaves
// what an unbroken one does. DOSSIER_KILLS=5000 kills as many.
func TestKilled(t *testing.T) {
	kills := 300
	if s := os.Getenv("DOSSIER_KILLS"); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	} else if testing.Short() {
		kills = 30
	}
	list := trials(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	points := make([]int64, len(list))
	for i, tr := range list {
		points[i] = tr.calls(t)
	}
	var workers sync.WaitGroup
	var next, killed atomic.Int64
	for range 2 {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; !t.Failed() && i < kills; i = int(next.Add(1)) - 1 {
				chance := rand.New(rand.NewPCG(seed, uint64(i)))
				which := i % len(list)
				if list[which].kill(t, chance, points[which]) {
					killed.Add(1)
				}
			}
		})
	}
	workers.Wait()
	t.Logf("%d of %d were killed before they ended", killed.Load(), kills)
	if n := int(killed.Load()); n < kills/2 {
		t.Errorf("only %d of %d were killed before they ended", n, kills)
	}
}

// calls counts the operations on the disk of an unbroken run.
func (tr *trial) calls(t *testing.T) int64 {
	t.Helper()
	dir := workplace(t)
	tr.begun.write(t, dir)
	var calls atomic.Int64
	runIn(dir, disk.Disk{Before: func(string, string) error { calls.Add(1); return nil }}, tr.args...)
	return calls.Load()
}

// kill lets a process carry the command out, kills it, and looks what it left.
// It reports whether the process was killed before it ended.
func (tr *trial) kill(t *testing.T, chance *rand.Rand, points int64) bool {
	t.Helper()
	dir := workplace(t)
	defer os.RemoveAll(dir)
	tr.begun.write(t, dir)
	at, delay := 1+chance.Int64N(points), time.Duration(0)
	if chance.IntN(4) == 0 {
		at, delay = 0, 10*time.Millisecond+time.Duration(chance.Int64N(int64(80*time.Millisecond)))
	}
	child := exec.Command(os.Args[0], tr.argsIn(dir)...)
	child.Env = append(os.Environ(), dieAt+"="+strconv.FormatInt(at, 10))
	if err := child.Start(); err != nil {
		t.Error(err)
		return false
	}
	if at == 0 {
		time.Sleep(delay)
		_ = child.Process.Kill() // it may have ended
	}
	killed := child.Wait() != nil
	now := readTree(t, dir)
	if err := tr.sound(now); err != nil {
		t.Errorf("%s, killed at operation %d or after %s: %v", tr.name, at, delay, err)
	} else if err := tr.mended(t, dir); err != nil {
		t.Errorf("%s, killed at operation %d or after %s: %v", tr.name, at, delay, err)
	}
	return killed
}
