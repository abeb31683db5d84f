package collate

import (
	"slices"

	"dossier/internal/annotate"
	"dossier/internal/dossier"
)

// looker looks for names in one record after another, in the same room.
type looker struct {
	finder   *annotate.Names
	text     []byte // of the block that was read last
	hits     []annotate.Hit
	mentions []dossier.Mention // in the record that was read last
	names    []naming          // the same, counted
}

// read finds names in a record's body, but not in code.
func (l *looker) read(r dossier.Record) {
	l.mentions, l.names = l.mentions[:0], l.names[:0]
	body := &r.Header().Body
	for i := range body.Blocks {
		if body.Blocks[i].Kind == dossier.Code || body.Empty(i) {
			continue
		}
		l.text = body.AppendWords(i, l.text[:0])
		l.hits = l.finder.Append(l.hits[:0], l.text)
		for _, hit := range l.hits {
			l.mentions = append(l.mentions, dossier.Mention{
				Range: dossier.Range{Block: i, From: hit.From, To: hit.To}, Target: hit.Target,
			})
			l.count(hit.Target)
		}
	}
}

// count notes that a record is named. One text names few, so that they are looked
// through.
func (l *looker) count(target string) {
	i := slices.IndexFunc(l.names, func(n naming) bool { return n.target == target })
	if i < 0 {
		i, l.names = len(l.names), append(l.names, naming{target: target})
	}
	l.names[i].times++
}
