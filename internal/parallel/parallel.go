// Package parallel does independent pieces of work side by side.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls work for 0 … n-1 on as many goroutines as there are processors, and
// returns when all calls have. Their order is open, so work may only write to
// what is i's.
func Each(n int, work func(i int)) {
	_ = run(n, runtime.GOMAXPROCS(0), func(i int) error {
		work(i)
		return nil
	})
}

// Try is Each for work that waits for the disk and may fail: on twice as many
// goroutines. After an error no more calls are begun; it gives the first.
func Try(n int, work func(i int) error) error {
	return run(n, 2*runtime.GOMAXPROCS(0), work)
}

func run(n, goroutines int, work func(i int) error) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	var once sync.Once
	var failure error
	for range min(goroutines, n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := work(i); err != nil {
					once.Do(func() { failure = err })
					next.Store(int64(n))
				}
			}
		})
	}
	workers.Wait()
	return failure
}
