package parallel

import (
	"errors"
	"runtime"
	"sync/atomic"
	"testing"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 7, 1000} {
		calls := make([]atomic.Int32, n)
		Each(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d, %d was called %d times", n, i, got)
			}
		}
	}
}

// After the first error no more calls are begun; those that run end before Try does.
func TestTry(t *testing.T) {
	const n = 10_000
	var calls, running atomic.Int32
	failure := errors.New("full")
	err := Try(n, func(i int) error {
		running.Add(1)
		defer running.Add(-1)
		if calls.Add(1); i == 3 {
			return failure
		}
		return nil
	})
	if err != failure || running.Load() != 0 {
		t.Errorf("%v, %d still running", err, running.Load())
	}
	calls.Store(0)
	if err := Try(n, func(int) error { calls.Add(1); return nil }); err != nil || calls.Load() != n {
		t.Errorf("%v after %d calls of %d", err, calls.Load(), n)
	}
	calls.Store(0)
	if err := Try(n, func(int) error { calls.Add(1); return failure }); err != failure || int(calls.Load()) > 2*runtime.GOMAXPROCS(0) {
		t.Errorf("%v after %d calls: it went on", err, calls.Load())
	}
}
