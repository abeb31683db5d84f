package watch

import (
	"errors"
	"fmt"
	"runtime"
	"syscall"
)

// LimitError says that the system has no watches left to give.
type LimitError struct {
	Doing string
	Err   error // the system's words
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("%s: the system has no watches left (%v)", e.Doing, e.Err)
}

// Unwrap gives the system's error.
func (e *LimitError) Unwrap() error { return e.Err }

// Hint says what an editor can do about it.
func (e *LimitError) Hint() string {
	hint := "use --poll, which looks at the files each second"
	if runtime.GOOS == "linux" {
		hint += "\nor raise the limit: sudo sysctl fs.inotify.max_user_watches=524288 fs.inotify.max_user_instances=512"
	}
	return hint
}

// isLimit knows the errors by which inotify (ENOSPC for watches, EMFILE for
// instances) and kqueue (EMFILE, a file descriptor for each file) say so.
func isLimit(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

func limited(doing string, err error) error {
	if isLimit(err) {
		return &LimitError{doing, err}
	}
	return fmt.Errorf("%s: %w", doing, err)
}
