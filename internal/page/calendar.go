package page

import (
	"sync"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// calendar is dates in words, so that each is put in words once. Several goroutines
// may use it at once.
type calendar struct {
	mu    sync.RWMutex
	known map[date.Date]*Date
}

func (c *calendar) of(d date.Date, inWords func(date.Date) Date) *Date {
	c.mu.RLock()
	known := c.known[d]
	c.mu.RUnlock()
	if known != nil {
		return known
	}
	v := inWords(d)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known[d] = &v
	return &v
}

func (s *sheet) dated(d dossier.Dated) Date { return s.p.dated(d) }

func (p *planner) dated(d dossier.Dated) Date {
	var v Date
	if !d.Date.IsZero() {
		v = *p.dates.of(d.Date, p.inWords)
	}
	return p.based(v, d)
}

// datedAlone is dated for what asks for a date once and keeps it. That of a day, which
// others share, is remembered all the same.
func (p *planner) datedAlone(d dossier.Dated) Date {
	if d.Date.Precision() <= date.Day {
		return p.dated(d)
	}
	return p.based(p.inWords(d.Date), d)
}

// based tells what a date rests on.
func (p *planner) based(v Date, d dossier.Dated) Date {
	v.From = d.From
	if d.Basis != date.Stated {
		v.Basis = p.words.T(d.Basis.String())
	}
	return v
}

func (p *planner) inWords(d date.Date) Date {
	v := Date{Label: d.Label(p.locale), Short: d.Short(p.locale), Clock: d.Clock(p.locale), ISO: d.ISO()}
	if d.Precision() == date.Day {
		v.Part = d.Part().Label(p.locale)
	}
	return v
}
