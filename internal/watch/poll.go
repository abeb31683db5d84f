package watch

import (
	"context"
	"encoding/binary"
	"hash/fnv"
	"io/fs"
	"path/filepath"
	"time"
)

// fallback is the time between two looks when the watches ran out.
const fallback = time.Second

// poll looks at the files until ctx ends, and hints when they look different.
func poll(ctx context.Context, roots []string, before uint64, every time.Duration, hint func()) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := signature(roots); now != before {
				before = now
				hint()
			}
		}
	}
}

// signature sums up the names, sizes, modes and times of all files of the
// roots; no file is opened. What cannot be read counts as not there.
func signature(roots []string) uint64 {
	sum := fnv.New64a()
	var number [8]byte
	add := func(n int64) {
		binary.LittleEndian.PutUint64(number[:], uint64(n))
		sum.Write(number[:])
	}
	for _, root := range roots {
		_ = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if entry.IsDir() && name != root && ignored(entry) {
				return fs.SkipDir
			}
			info, err := entry.Info()
			if err != nil {
				return nil
			}
			sum.Write([]byte(name + "\x00"))
			add(info.Size())
			add(int64(info.Mode()))
			add(info.ModTime().UnixNano())
			return nil
		})
	}
	return sum.Sum64()
}
