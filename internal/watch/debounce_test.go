package watch

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

const ms = time.Millisecond

// every gives the times from first to last, a step apart.
func every(first, last, step time.Duration) (all []time.Duration) {
	for at := first; at <= last; at += step {
		all = append(all, at)
	}
	return all
}

func TestDebounce(t *testing.T) {
	tests := []struct {
		name  string
		hints []time.Duration // since the start
		close time.Duration
		want  []time.Duration
	}{
		{"none", nil, 1000 * ms, nil},
		{"one", []time.Duration{10 * ms}, 1000 * ms, []time.Duration{60 * ms}},
		{"a save", []time.Duration{10 * ms, 12 * ms, 40 * ms}, 1000 * ms, []time.Duration{90 * ms}},
		{"two saves", []time.Duration{10 * ms, 100 * ms}, 1000 * ms, []time.Duration{60 * ms, 150 * ms}},
		{"no pause", every(0, 1200*ms, 30*ms), 3000 * ms, []time.Duration{500 * ms, 1010 * ms, 1250 * ms}},
		{"cut short", []time.Duration{10 * ms}, 30 * ms, []time.Duration{30 * ms}},
	}
	for _, test := range tests {
		synctest.Test(t, func(t *testing.T) {
			start := time.Now()
			hints, settled := make(chan struct{}, 1), make(chan struct{})
			go debounce(hints, settled, Quiet, Most)
			go func() {
				for _, at := range test.hints {
					time.Sleep(time.Until(start.Add(at)))
					hints <- struct{}{}
				}
				time.Sleep(time.Until(start.Add(test.close)))
				close(hints)
			}()
			var got []time.Duration
			for range settled {
				got = append(got, time.Since(start))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("%s: %s", test.name, diff)
			}
		})
	}
}

// While the listener is busy, hints gather into one more ring.
func TestDebounceGathersWhileBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := &watcher{hints: make(chan struct{}, 1)}
		settled := make(chan struct{})
		go debounce(w.hints, settled, Quiet, Most)
		rings := 0
		for i := range 10 {
			w.hint()
			if i == 0 {
				time.Sleep(2 * Quiet)
			}
			time.Sleep(ms)
		}
		close(w.hints)
		for range settled {
			rings++
		}
		if rings != 2 {
			t.Errorf("%d rings, want 2", rings)
		}
	})
}
