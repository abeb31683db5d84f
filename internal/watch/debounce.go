package watch

import "time"

// Quiet is the time without an event after which a change counts as settled.
// Events of one save lie a few milliseconds apart; the eye does not see 50.
const Quiet = 50 * time.Millisecond

// Most is the longest time that the bell waits for quiet: so long as files
// change without pause, it rings this often.
const Most = 500 * time.Millisecond

// debounce sends once to settled for each burst on hints: when it was quiet for
// a while, or when the burst has lasted the most it may. It ends, and closes
// settled, when hints is closed; a burst that this cuts short still counts.
//
// hints should hold one: a hint that comes while settled is not taken yet is
// the beginning of the next burst.
func debounce(hints <-chan struct{}, settled chan<- struct{}, quiet, most time.Duration) {
	defer close(settled)
	for range hints {
		settle(hints, quiet, most)
		settled <- struct{}{}
	}
}

// settle waits out a burst whose first hint has come.
func settle(hints <-chan struct{}, quiet, most time.Duration) {
	end := time.NewTimer(most)
	defer end.Stop()
	pause := time.NewTimer(quiet)
	defer pause.Stop()
	for {
		select {
		case <-pause.C:
			return
		case <-end.C:
			return
		case _, ok := <-hints:
			if !ok {
				return
			}
			pause.Reset(quiet)
		}
	}
}
