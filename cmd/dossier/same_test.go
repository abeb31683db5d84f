//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestSameBytes: folder, umask, zone, locale, processors and the time of files
// make no difference to a site or its zip.
func TestSameBytes(t *testing.T) {
	local, processors := time.Local, runtime.GOMAXPROCS(0)
	t.Cleanup(func() {
		time.Local = local
		runtime.GOMAXPROCS(processors)
	})
	t.Setenv("SOURCE_DATE_EPOCH", "86400") // before 1980, from which a zip counts
	var sites, zips []string
	for i, name := range []string{"one", "Zwei Ordner é"} {
		dir := filepath.Join(t.TempDir(), name)
		write(t, dir, canaryDossier(&canaries{}))
		runtime.GOMAXPROCS(1 + 3*i)
		time.Local = time.FixedZone("far", (1-2*i)*13*3600)
		t.Setenv("TZ", []string{"UTC", "Pacific/Kiritimati"}[i])
		t.Setenv("LC_ALL", []string{"C", "tr_TR.UTF-8"}[i])
		t.Setenv("TMPDIR", t.TempDir())
		old := time.Unix(int64(1e9*(i+1)), 0)
		if err := os.Chtimes(filepath.Join(dir, "dossier.yaml"), old, old); err != nil {
			t.Fatal(err)
		}
		before := syscall.Umask([]int{0o022, 0o077}[i])
		mustRun(t, "build", "-C", dir)
		mustRun(t, "zip", "-C", dir, "-o", "packed.zip")
		syscall.Umask(before)
		sites, zips = append(sites, filepath.Join(dir, "public")), append(zips, filepath.Join(dir, "packed.zip"))
	}
	for _, pair := range [][2]string{{sites[0], sites[1]}, {sites[1], sites[0]}} {
		names, files, err := differing(pair[0], pair[1])
		if len(names) > 0 || files < 20 || err != nil {
			t.Errorf("%d files, of which differ %v: %v", files, names, err)
		}
	}
	one, _ := os.ReadFile(zips[0])
	other, _ := os.ReadFile(zips[1])
	if !bytes.Equal(one, other) || len(one) < 1000 {
		t.Errorf("zips of %d and %d bytes differ", len(one), len(other))
	}
}

// What --verify finds: files with other bytes, and files that are not there; a
// stranger's file is none of its business.
func TestDiffering(t *testing.T) {
	output, site := t.TempDir(), t.TempDir()
	for i := range 4 {
		write(t, site, map[string]string{"a/" + strconv.Itoa(i): "x"})
	}
	write(t, output, map[string]string{"a/0": "x", "a/1": "y", "a/3": "", "CNAME": "example.org"})
	names, files, err := differing(output, site)
	if diff := cmp.Diff([]string{"a/1", "a/2", "a/3"}, names); diff != "" || files != 4 || err != nil {
		t.Errorf("%d files, %v (-want +got):\n%s", files, err, diff)
	}
}
