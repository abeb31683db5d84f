package weigh

import (
	"cmp"
	"slices"
	"time"

	"dossier/internal/date"
	"dossier/internal/dossier"
)

// days is a stretch of days, both ends included, counted from 1 January 1970.
type days struct{ from, to int }

const secondsOfDay = 24 * 60 * 60

// silences lists, for each case, the days after its start and before its end,
// or else its last event, on which no source dates an event of the case: neither
// the event itself nor a report that it gathers. Days that follow one another
// are one gap, with both ends in its words. An event without a source tells of
// no day.
//
// A date coarser than a day falls on no known day, so that it neither breaks a
// silence nor prolongs a case; an interval between two days falls on each of
// them. A day is one of the clock that the dossier shows.
func (w *weigher) silences() (list pile) {
	told := map[*dossier.Case][]days{}
	for _, entry := range w.d.Timeline {
		if entry.Case == nil || len(entry.Reports) == 0 {
			continue
		}
		for _, e := range append([]*dossier.Event{entry.Event}, entry.Gathers...) {
			if s, ok := w.daysOf(e.Date.Date); ok {
				if last, ok := w.daysOf(e.End); ok {
					s.to = max(s.to, last.to)
				}
				told[entry.Case] = append(told[entry.Case], s)
			}
		}
	}
	for _, c := range w.d.Cases {
		for _, s := range w.silent(c, told[c]) {
			list.add(dossier.Gap{Kind: dossier.GapSilentDay, Record: c.ID, Words: s.String(), Pos: c.Start.Pos})
		}
	}
	return list
}

// silent lists the days of a case of which nothing tells.
func (w *weigher) silent(c *dossier.Case, told []days) []days {
	slices.SortFunc(told, func(a, b days) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	start, ok := w.daysOf(c.Start.Date)
	if !ok {
		if start, ok = firstWithin(told, c.Start.Date); !ok {
			return nil
		}
	}
	end, ended := w.daysOf(c.End)
	if !ended {
		end = start
		for _, s := range told {
			end.to = max(end.to, s.to)
		}
		end.from = end.to
	}
	var list []days
	reached := start.to
	for _, s := range append(told, end) {
		if until := min(s.from, end.from); until > reached+1 {
			list = append(list, days{reached + 1, until - 1})
		}
		reached = max(reached, s.to)
	}
	return list
}

// firstWithin gives the first of the days that lies within a coarse date.
func firstWithin(told []days, start date.Date) (days, bool) {
	if start.IsZero() {
		return days{}, false
	}
	from, to := start.Span()
	for _, s := range told {
		if at := s.first(); !at.Before(from) && at.Before(to) {
			return s, true
		}
	}
	return days{}, false
}

// daysOf gives the days that a date covers; false for one whose days are not
// known.
func (w *weigher) daysOf(d date.Date) (days, bool) {
	d = d.In(w.d.Config.Zone)
	from, to := d.Start().Day(), d.End().Day()
	if from.IsZero() || to.IsZero() {
		return days{}, false
	}
	return days{dayNumber(from), dayNumber(to)}, true
}

func dayNumber(d date.Date) int {
	from, _ := d.Span()
	return int(from.Unix() / secondsOfDay)
}

func (s days) first() time.Time { return time.Unix(int64(s.from)*secondsOfDay, 0).UTC() }

// String gives the day, or the interval in EDTF.
func (s days) String() string {
	const layout = "2006-01-02"
	first := s.first().Format(layout)
	if s.from == s.to {
		return first
	}
	return first + "/" + time.Unix(int64(s.to)*secondsOfDay, 0).UTC().Format(layout)
}
