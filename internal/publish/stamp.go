package publish

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"

	"dossier/internal/disk"
	"dossier/internal/parallel"
)

// Stamp sums up the state of an output folder without reading its files: the
// manifest, and the size, mode and time of change of each file that it lists. Two
// equal stamps mean that nobody touched the site in between, but for a file that
// was rewritten to the same size with its time set back on purpose. ok is false
// where the folder does not hold a whole publication. [Stage.Stamp] is that of one
// that was just made.
func Stamp(folder string) (stamp string, ok bool) {
	text, err := os.ReadFile(filepath.Join(folder, ManifestName))
	if err != nil {
		return "", false
	}
	if _, err := os.Lstat(filepath.Join(folder, tempName)); err == nil {
		return "", false // a publication was broken off
	}
	files, err := decode(text)
	if err != nil {
		return "", false
	}
	top := filepath.Clean(folder) + string(filepath.Separator)
	marks := make([]disk.Mark, len(files))
	err = parallel.Try(len(files), func(i int) error {
		info, err := os.Lstat(top + filepath.FromSlash(files[i].name))
		if err == nil {
			marks[i] = disk.MarkOf(info)
		}
		return err
	})
	if err != nil {
		return "", false
	}
	return stampOf(text, marks), true
}

// stampOf sums up the text of a manifest and how its files stand.
func stampOf(manifest []byte, marks []disk.Mark) string {
	sum := sha256.New()
	sum.Write(manifest)
	var one [24]byte
	for _, m := range marks {
		binary.LittleEndian.PutUint64(one[0:], uint64(m.Size))
		binary.LittleEndian.PutUint64(one[8:], uint64(m.Mode))
		binary.LittleEndian.PutUint64(one[16:], uint64(m.Changed))
		sum.Write(one[:])
	}
	return hex.EncodeToString(sum.Sum(nil))
}
