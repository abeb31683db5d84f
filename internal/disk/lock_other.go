//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

package disk

import (
	"errors"
	"os"
	"syscall"
)

func tryLock(*os.File) (bool, error)  { return false, errors.ErrUnsupported }
func tryShare(*os.File) (bool, error) { return false, errors.ErrUnsupported }

func full(err error) bool { return errors.Is(err, syscall.ENOSPC) }

func inUse(error) bool { return false }

const unwaiting = 0 // a flag for opening files
