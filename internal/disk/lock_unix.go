//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package disk

import (
	"errors"
	"os"
	"syscall"
)

func tryLock(file *os.File) (bool, error)  { return flock(file, syscall.LOCK_EX) }
func tryShare(file *os.File) (bool, error) { return flock(file, syscall.LOCK_SH) }

// flock tries to take a lock that belongs to the open file, and so ends with
// the process (flock(2)).
func flock(file *os.File, how int) (bool, error) {
	for {
		switch err := syscall.Flock(int(file.Fd()), how|syscall.LOCK_NB); {
		case err == nil:
			return true, nil
		case errors.Is(err, syscall.EWOULDBLOCK):
			return false, nil
		case !errors.Is(err, syscall.EINTR):
			return false, err
		}
	}
}

func full(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

// inUse reports whether a change failed for a moment only. Here no open file is in
// the way of one.
func inUse(error) bool { return false }

// unwaiting is the flag with which a file is opened. All files here are plain ones,
// for which it means nothing but to Go, which would set and clear it for each to
// learn that the system does not tell when they can be read; and a pipe that came
// in the place of one does not wait for its other end to be opened.
const unwaiting = syscall.O_NONBLOCK
