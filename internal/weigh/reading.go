package weigh

import (
	"dossier/internal/annotate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// reading is what an article holds that is weighed against others. It depends
// on the article alone.
type reading struct {
	shingles   []uint64            // of its words
	names      []sighting          // that it may hold, each once
	statements map[int][]statement // of the blocks that name an agency
}

// sighting is a name in one article.
type sighting struct {
	key     uint64 // the hash of its folded words
	words   string
	within  int // times it stands within a sentence, or has several words
	opening int // times it is one word that begins a sentence
	pos     diag.Pos
}

// read reads an article. Asides, headings and tables are no running text.
func read(a *dossier.Article) *reading {
	r := &reading{statements: map[int][]statement{}}
	var s shingler
	for i := range a.Body {
		b := &a.Body[i]
		if b.Kind == dossier.Open || b.Kind == dossier.Close || b.Kind == dossier.Rule {
			continue
		}
		text := b.Words()
		if list := statements(text); len(list) > 0 {
			r.statements[i] = list
		}
		if (b.Kind == dossier.Paragraph || b.Kind == dossier.Tight) && !b.Aside {
			annotate.EachWord(text, s.word)
			annotate.EachProposal(text, func(p annotate.Proposal) { r.sight(p, text, b.Pos) })
		}
	}
	r.shingles = s.list
	return r
}

// sight notes a name. Articles hold few, so that they are looked through.
func (r *reading) sight(p annotate.Proposal, text string, pos diag.Pos) {
	key, i := hash(p.Key), 0
	for i < len(r.names) && r.names[i].key != key {
		i++
	}
	if i == len(r.names) {
		r.names = append(r.names, sighting{key: key, words: p.Of(text), pos: pos})
	}
	if p.Opening {
		r.names[i].opening++
	} else {
		r.names[i].within++
	}
}

// hash is FNV-1a, of 64 bits.
func hash(b []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
