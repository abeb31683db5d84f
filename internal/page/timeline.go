package page

import (
	"cmp"
	"maps"
	"slices"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/jsonld"
	"dossier/internal/plot"
)

const timelinePath = "timeline/index.html"

// period is a part of a timeline for which one page has no room: a year, month or
// day, or a piece of one.
type period struct {
	id      string // of its folder
	span    string // "2012-03"; empty: no date
	piece   int    // from 2: a further page of the same span
	entries []*dossier.Entry
}

// periods parts the entries of a timeline by year, and a year, month or day that
// is too long further. It gives nothing for a timeline that fits on a page.
func periods(d *dossier.Dossier, entries []*dossier.Entry) []period {
	if len(parcels(entries, entryWeight)) < 2 {
		return nil
	}
	return parted(d, entries, len("2012"))
}

func parted(d *dossier.Dossier, entries []*dossier.Entry, precision int) []period {
	spans := map[string][]*dossier.Entry{}
	for _, e := range entries {
		span := dayOf(d, e)
		span = span[:min(len(span), precision)]
		spans[span] = append(spans[span], e)
	}
	var list []period
	for _, span := range slices.Sorted(maps.Keys(spans)) {
		pieces := parcels(spans[span], entryWeight)
		if len(pieces) > 1 && precision < len("2012-03-21") {
			list = append(list, parted(d, spans[span], precision+len("-03"))...)
			continue
		}
		for _, piece := range pieces {
			next := period{id: cmp.Or(span, "undated"), span: span, piece: 1, entries: piece}
			if n := len(list); n > 0 && list[n-1].span == span {
				next.piece = list[n-1].piece + 1
				next.id += "-part-" + itoa(next.piece)
			}
			list = append(list, next)
		}
	}
	return list
}

// dayOf gives the day on which an event begins in the dossier's zone, as far as
// it is known: "2012-03-21", "2012" or "".
func dayOf(d *dossier.Dossier, e *dossier.Entry) string {
	begin := e.Event.Date.Date.In(d.Config.Zone)
	iso := cmp.Or(begin.Start().ISO(), begin.End().ISO())
	return iso[:min(len(iso), len("2012-03-21"))]
}

// pathOfPeriod gives the path of the page of a part of a case's timeline, or of
// the whole. No id holds "_", so that a case may be called 2012.
func pathOfPeriod(d *dossier.Dossier, c *dossier.Case, part period) string {
	if c != nil {
		return "timeline/" + c.ID + "/" + part.id + "/index.html"
	}
	if slices.ContainsFunc(d.Cases, func(c *dossier.Case) bool { return c.ID == part.id }) {
		part.id += "_"
	}
	return "timeline/" + part.id + "/index.html"
}

// timelinePaths gives the path of the page that lists an event, of all the
// events that have none at timelinePath.
func timelinePaths(d *dossier.Dossier) map[*dossier.Entry]string {
	parts := periods(d, d.Timeline)
	if len(parts) == 0 {
		return nil
	}
	paths := make(map[*dossier.Entry]string, len(d.Timeline))
	for _, part := range parts {
		path := pathOfPeriod(d, nil, part)
		for _, e := range part.entries {
			paths[e] = path
		}
	}
	return paths
}

// onTimeline leads to an event's place in the timeline.
func (s *sheet) onTimeline(e *dossier.Entry) string {
	return s.itemID(e.Event, s.to(cmp.Or(s.p.listed()[e], timelinePath)), "#")
}

// allTimelines plans the timeline, and that of each case.
func (p *planner) allTimelines() []Page {
	pages := p.timelines(nil)
	for _, c := range p.d.Cases {
		pages = append(pages, p.timelines(c)...)
	}
	return pages
}

// timelines plans the page of all events, or, with a case, of that case's, and
// the pages of its parts where one page is not enough.
func (p *planner) timelines(c *dossier.Case) []Page {
	path, entries := timelinePath, p.d.Timeline
	if c != nil {
		path, entries = "timeline/"+c.ID+"/index.html", p.events.within()[c.ID]
	}
	parts := periods(p.d, entries)
	if len(parts) == 0 {
		return []Page{planned(p, path, "timeline", func(s *sheet) TimelineView { return s.timeline(c, entries, "", nil) })}
	}
	whole := p.sheet(path, "")
	var byTime []TimelinePart
	for _, part := range parts {
		byTime = append(byTime, TimelinePart{Link{Href: whole.to(pathOfPeriod(p.d, c, part)), Label: p.periodLabel(part)}, len(part.entries)})
	}
	groups := []TimelineParts{{"h-by-time", p.words.T("By time"), byTime}}
	if c == nil {
		groups = slices.Concat(p.partsByCase(whole), groups)
	}
	pages := []Page{planned(p, path, "timeline", func(s *sheet) TimelineView { return s.timeline(c, entries, "", groups) })}
	for i, part := range parts {
		path := pathOfPeriod(p.d, c, part)
		pages = append(pages, planned(p, path, "timeline", func(s *sheet) TimelineView {
			v := s.timeline(c, part.entries, byTime[i].Label, nil)
			if i > 0 {
				v.Before = Link{Href: relative(path, pathOfPeriod(p.d, c, parts[i-1])), Label: byTime[i-1].Label}
			}
			if i+1 < len(parts) {
				v.After = Link{Href: relative(path, pathOfPeriod(p.d, c, parts[i+1])), Label: byTime[i+1].Label}
			}
			return v
		}))
	}
	return pages
}

func (p *planner) partsByCase(s *sheet) []TimelineParts {
	group := TimelineParts{ID: "h-by-case", Label: p.words.T("By case")}
	for _, c := range p.d.Cases {
		if n := len(p.events.within()[c.ID]); n > 0 {
			group.Parts = append(group.Parts, TimelinePart{Link{Href: s.to("timeline/" + c.ID + "/index.html"), Label: c.Title}, n})
		}
	}
	if len(group.Parts) == 0 {
		return nil
	}
	return []TimelineParts{group}
}

func (p *planner) periodLabel(part period) string {
	label := p.words.T("No date")
	if d, err := date.Parse(part.span); err == nil && part.span != "" {
		label = d.Label(p.locale)
	}
	if part.piece > 1 {
		label += " (" + itoa(part.piece) + ")"
	}
	return label
}

// timeline makes the page of a timeline: it lists the entries, or else their parts.
// span names the time that it is confined to.
func (s *sheet) timeline(c *dossier.Case, entries []*dossier.Entry, span string, parts []TimelineParts) TimelineView {
	p := s.p
	title, description, crumbs := p.words.T("Timeline"), p.words.T("Every event, in order of time"), []Link{s.home()}
	of := span
	v := TimelineView{Parts: parts, Total: len(entries)}
	if s.path != timelinePath {
		crumbs = append(crumbs, s.sectionLink("timeline", "Timeline"))
	}
	if c != nil {
		v.Case = s.caseTag(c)
		of, s.about = c.Title, jsonld.Events{p.caseAlone(c)}
		if span == "" {
			v.Summary = s.prose(c.Summary)
		} else {
			crumbs = append(crumbs, Link{Href: s.to("timeline/" + c.ID + "/index.html"), Label: c.Title})
			of += p.words.T(",") + " " + span
		}
	}
	if of != "" {
		title += p.words.T(":") + " " + of
		description += p.words.T(":") + " " + of
	}
	if parts == nil {
		v.Days = s.days(entries, s.filed)
		v.Strip, v.Narrow = s.strip(entries, s.listedHref)
	}
	v.Cases = append(s.stock.ways.list(1+len(p.d.Cases)), NavLink{Link{Href: s.to(timelinePath), Label: p.words.T("All cases")}, c == nil && span == ""})
	for _, other := range p.d.Cases {
		l := Link{Href: s.to("timeline/" + other.ID + "/index.html"), Label: other.Title}
		v.Cases = append(v.Cases, NavLink{l, other == c && span == ""})
	}
	v.Filter = s.filter(c, entries)
	v.Frame = s.frame("timeline", title, description, crumbs...)
	return v
}

// The widths of a drawing, in units of its own: on a page, and on a phone.
const wide, narrow = 720, 320

// toDraw says how a drawing is made.
func (s *sheet) toDraw(title string) plot.Options {
	return plot.Options{Title: s.p.words.T(title), Width: wide, Locale: s.p.locale, Words: s.p.words, Room: s.stock.drawings.list}
}

// strip draws events to scale, for a wide window and for a narrow one. A mark
// leads where href says, and knows its place among the entries.
func (s *sheet) strip(entries []*dossier.Entry, href func(*dossier.Entry) string) (plot.Drawing, plot.Drawing) {
	events := s.stock.drawn[:0]
	for i, e := range entries {
		one := plot.Event{Title: e.Event.Title, Href: href(e), When: lasting(e.Event.Date.Date, e.Event.End), Item: i + 1}
		if e.Case != nil {
			one.Hue, one.Case = s.p.hues[e.Case.ID], e.Case.Title
		}
		events = append(events, one)
	}
	s.stock.drawn = events
	return s.stock.board.Strips(events, s.toDraw("The events to scale"), narrow)
}

// listedHref leads to an event's page, or to its item in the list of this page.
func (s *sheet) listedHref(e *dossier.Entry) string {
	if e.HasPage() {
		return s.link(e.Event).Href
	}
	return s.itemID(e.Event, "#", "")
}

// entryHref leads to an event's page, or to its place in the timeline.
func (s *sheet) entryHref(e *dossier.Entry) string { return s.entryLink(e).Href }

// lasting gives the time from a date to another, which may not be known.
func lasting(from, to date.Date) date.Date {
	if from.IsZero() || to.IsZero() || from.IsInterval() || to.IsInterval() {
		return from
	}
	if d, err := date.Parse(from.String() + "/" + to.String()); err == nil {
		return d
	}
	return from
}
