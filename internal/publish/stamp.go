package publish

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path/filepath"

	"dossier/internal/parallel"
)

// Stamp sums up the state of an output folder without reading its files: the
// manifest, and the size, mode and time of change of each file that it lists. Two
// equal stamps mean that nobody touched the site in between, but for a file that
// was rewritten to the same size with its time set back on purpose. ok is false
// where the folder does not hold a whole publication.
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
	marks := make([][24]byte, len(files))
	err = parallel.Try(len(files), func(i int) error {
		info, err := os.Lstat(top + filepath.FromSlash(files[i].name))
		if err == nil {
			binary.LittleEndian.PutUint64(marks[i][0:], uint64(info.Size()))
			binary.LittleEndian.PutUint64(marks[i][8:], uint64(info.Mode()))
			binary.LittleEndian.PutUint64(marks[i][16:], uint64(info.ModTime().UnixNano()))
		}
		return err
	})
	if err != nil {
		return "", false
	}
	sum := sha256.New()
	sum.Write(text)
	for _, m := range marks {
		sum.Write(m[:])
	}
	return hex.EncodeToString(sum.Sum(nil)), true
}
