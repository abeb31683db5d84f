package page_test

import (
	"reflect"
	"runtime"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/dossier"
	"dossier/internal/page"
)

// differs reports whether the lent view of a page is another than the one that is
// made for keeping.
func differs(p page.Page) (differs bool) {
	kept := p.View()
	p.Lend(func(view any) { differs = !reflect.DeepEqual(kept, reflect.ValueOf(view).Elem().Interface()) })
	return differs
}

// A lent view is the page's own, whichever pages were made in its room before:
// nothing of them is left in it, and what they found of others holds for it too.
func TestLentViewsAreTheSame(t *testing.T) {
	for name, d := range map[string]*dossier.Dossier{"testdata": site(t, nil), "crowded": read(t, txtar.Parse([]byte(crowded())), collate.Options{})} {
		pages := page.Plan(d, assets, false)
		for _, p := range pages {
			if differs(p) {
				t.Errorf("%s: %s differs", name, p.Path)
			}
		}
		for i := range pages {
			if p := pages[len(pages)-1-i]; differs(p) {
				t.Errorf("%s: %s differs after the pages that follow it", name, p.Path)
			}
		}
	}
}

// Views that are lent at a time do not share their room.
func TestViewsAreLentSideBySide(t *testing.T) {
	pages := page.Plan(site(t, nil), assets, false)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, p := range pages {
				if differs(p) {
					t.Errorf("%s differs", p.Path)
				}
			}
		})
	}
	all.Wait()
}

// What is lent again asks for a small part of the memory of what is kept: sheets,
// their room and the ways they know are found again.
func TestRoomIsUsedAgain(t *testing.T) {
	pages := page.Plan(site(t, nil), assets, false)
	lend := func() {
		for _, p := range pages {
			p.Lend(func(any) {})
		}
	}
	lend()
	kept := allocated(func() {
		for _, p := range pages {
			p.View()
		}
	})
	if lent := allocated(lend); lent > kept*2/3 {
		t.Errorf("%d bytes for views that are lent, %d for those that are kept", lent, kept)
	}
}

// allocated is how many bytes of memory do asks for.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
