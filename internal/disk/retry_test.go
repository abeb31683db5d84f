package disk

import (
	"errors"
	"testing"
	"time"
)

// TestRetried: what another program is in the way of is tried again, for a while;
// what fails for good, once.
func TestRetried(t *testing.T) {
	held, broken := errors.New("held"), errors.New("broken")
	passing := func(err error) bool { return errors.Is(err, held) }
	for _, test := range []struct {
		name  string
		fails []error // one after the other; then it is done
		tries int
		want  error
	}{
		{"nothing in the way", nil, 1, nil}, {"held for a moment", []error{held, held, held}, 4, nil},
		{"broken", []error{broken, nil}, 1, broken}, {"held, then broken", []error{held, broken, nil}, 2, broken},
	} {
		tries := 0
		err := retried(passing, func() error {
			if tries++; tries <= len(test.fails) {
				return test.fails[tries-1]
			}
			return nil
		})
		if tries != test.tries || err != test.want {
			t.Errorf("%s: %d tries, %v", test.name, tries, err)
		}
	}
	began := time.Now()
	if err := retried(passing, func() error { return held }); err != held || time.Since(began) > 2*patience {
		t.Errorf("held for good: %v after %s", err, time.Since(began))
	}
}
