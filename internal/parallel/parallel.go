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
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	workers.Wait()
}
