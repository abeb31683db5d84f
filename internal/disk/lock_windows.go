package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

func tryLock(file *os.File) (bool, error)  { return lockEx(file, windows.LOCKFILE_EXCLUSIVE_LOCK) }
func tryShare(file *os.File) (bool, error) { return lockEx(file, 0) }

// lockEx tries to take a lock that ends with the process. Windows keeps others
// from reading what is locked, so one byte is, far behind those that say who
// has it.
func lockEx(file *os.File, how uint32) (bool, error) {
	behind := &windows.Overlapped{OffsetHigh: 1}
	err := windows.LockFileEx(windows.Handle(file.Fd()), how|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, behind)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

func full(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// inUse reports whether a change failed because another program has the file open
// now. Over such a file a rename is denied, as over one that may not be written.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

const unwaiting = 0 // a flag for opening files
