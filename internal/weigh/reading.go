package weigh

import (
	"runtime"
	"sync"

	"dossier/internal/annotate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// reading is what an article holds for the comparison with others.
type reading struct {
	shingles []uint64   // of its words, each once
	names    []sighting // that nobody declared, each once
}

// sighting is a name in one article.
type sighting struct {
	key, words string
	within     int // times it stands within a sentence, or has several words
	opening    int // times it is one word that begins a sentence
	pos        diag.Pos
}

// readAll reads every article, on all processors.
func readAll(d *dossier.Dossier) []reading {
	known := knownNames(d)
	list := make([]reading, len(d.Articles))
	parallel(len(list), func(i int) { list[i] = read(d.Articles[i], known) })
	return list
}

func read(a *dossier.Article, known map[string]bool) reading {
	var r reading
	var s shingler
	at := map[string]int{}
	for i := range a.Body {
		b := &a.Body[i]
		if b.Kind != dossier.Paragraph && b.Kind != dossier.Tight || b.Aside {
			continue
		}
		text := b.Words()
		annotate.EachWord(text, s.word)
		for _, p := range annotate.Proposals(text) {
			if known[p.Key] {
				continue
			}
			j, seen := at[p.Key]
			if !seen {
				j = len(r.names)
				at[p.Key] = j
				r.names = append(r.names, sighting{key: p.Key, words: p.Of(text), pos: b.Pos})
			}
			if p.Opening {
				r.names[j].opening++
			} else {
				r.names[j].within++
			}
		}
	}
	r.shingles = s.distinct()
	return r
}

// parallel calls work for 0 … n-1 on as many goroutines as there are
// processors. The order of calls is open, so work may only write to its own i.
func parallel(n int, work func(i int)) {
	const batch = 16
	workers := min(runtime.GOMAXPROCS(0), (n+batch-1)/batch)
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := 0
	for range workers {
		wg.Go(func() {
			for {
				mu.Lock()
				from := next
				next += batch
				mu.Unlock()
				if from >= n {
					return
				}
				for i := from; i < min(from+batch, n); i++ {
					work(i)
				}
			}
		})
	}
	wg.Wait()
}
