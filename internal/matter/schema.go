package matter

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v4"

	"dossier/internal/date"
	"dossier/internal/dossier"
	"dossier/internal/locale"
	"dossier/internal/pattern"
)

// A need is a key that a record cannot do without.
type need struct {
	key     string
	missing func() bool
	hint    string
}

func needText(key string, s *string) need {
	return need{key, func() bool { return *s == "" }, "add a line: " + key + ": …"}
}

// newForm makes the form of a kind of record.
func newForm(k dossier.Kind) *form {
	switch k {
	case dossier.KindBrief:
		return formOf(dossier.Brief{}, func(d *decoder, b *dossier.Brief) (fields, []need) {
			return briefFields(d, b), nil
		})
	case dossier.KindArticle:
		return formOf(dossier.Article{Form: dossier.FormReport, Rights: dossier.RightsFull}, func(d *decoder, a *dossier.Article) (fields, []need) {
			return articleFields(d, a), []need{needText("title", &a.Title)}
		})
	case dossier.KindEvent:
		return formOf(dossier.Event{}, func(d *decoder, e *dossier.Event) (fields, []need) {
			return eventFields(d, e), eventNeeds(e)
		})
	case dossier.KindActor:
		return formOf(dossier.Actor{}, func(d *decoder, a *dossier.Actor) (fields, []need) {
			return actorFields(d, a), []need{needText("name", &a.Title)}
		})
	case dossier.KindPlace:
		return formOf(dossier.Place{}, func(d *decoder, p *dossier.Place) (fields, []need) {
			return placeFields(d, p), []need{needText("name", &p.Title)}
		})
	case dossier.KindCase:
		return formOf(dossier.Case{}, func(d *decoder, c *dossier.Case) (fields, []need) {
			return caseFields(d, c), append(datedNeeds("start", &c.Start), needText("name", &c.Title))
		})
	case dossier.KindComparison:
		return formOf(dossier.Comparison{}, func(d *decoder, c *dossier.Comparison) (fields, []need) {
			return comparisonFields(d, c), []need{needText("title", &c.Title)}
		})
	}
	return formOf(dossier.Page{}, func(d *decoder, p *dossier.Page) (fields, []need) {
		fs := headFields(d, &p.Head, "title")
		fs["accounts"] = d.accounts(&p.Accounts)
		return fs, []need{needText("title", &p.Title)}
	})
}

// headFields are the keys of every record; title is the key of its heading.
func headFields(d *decoder, h *dossier.Head, title string) fields {
	return fields{
		title:     d.text(&h.Title),
		"summary": d.prose(&h.Summary),
		"draft":   d.boolean(&h.Draft),
		"private": d.private(h),
		"tags":    d.texts(&h.Tags),
		"weight":  d.integer(&h.Weight),
		"aliases": d.refs(&h.Aliases),
		"lastmod": d.date(&h.Lastmod),
	}
}

func briefFields(d *decoder, b *dossier.Brief) fields {
	fs := headFields(d, &b.Head, "title")
	fs["chronology"] = d.refs(&b.Chronology)
	fs["actors"] = d.refs(&b.Actors)
	fs["comparison"] = d.ref(&b.Comparison)
	fs["rows"] = d.texts(&b.Rows)
	return fs
}

func articleFields(d *decoder, a *dossier.Article) fields {
	fs := headFields(d, &a.Head, "title")
	d.dated(fs, "date", &a.Date)
	fs["publisher"] = d.text(&a.Publisher)
	fs["byline"] = d.text(&a.Byline)
	fs["credit"] = d.text(&a.Credit)
	fs["origin"] = d.text(&a.Origin)
	fs["url"] = d.address(&a.URL)
	fs["archive_url"] = d.address(&a.Archive)
	fs["retrieved"] = d.date(&a.Retrieved)
	fs["language"] = d.scalar("a language", func(n *yaml.Node) {
		if n.Value != "" && !IsLanguage(n.Value) {
			d.diags.Errorf(d.pos(n), "write it as in fr, en-GB or zh-Hant", "%q is not a language", n.Value)
			return
		}
		a.Language = n.Value
	})
	fs["form"] = choice(d, &a.Form, dossier.Forms)
	fs["rights"] = choice(d, &a.Rights, dossier.AllRights)
	fs["cases"] = d.refs(&a.Cases)
	fs["imported"] = d.text(&a.Imported)
	fs["seed"] = d.mapping("seed", fields{"file": d.text(&a.Seed.File), "sha256": d.sha256(&a.Seed.SHA256), "part": d.integer(&a.Seed.Part)})
	fs["events"] = d.list(func(n *yaml.Node) {
		if e := d.articleEvent(n); e != nil {
			a.Events = append(a.Events, e)
		}
	})
	return fs
}

// articleEvent reads an entry of an article's events; nil where it is none.
func (d *decoder) articleEvent(n *yaml.Node) *dossier.Event {
	e := &dossier.Event{}
	e.Kind, e.File = dossier.KindEvent, d.file
	fs := eventFields(d, e)
	fs["id"] = d.scalar("an id", func(n *yaml.Node) {
		e.ID = n.Value
		d.checkID(n)
	})
	var s status
	fs["status"] = choice(d, &s, statuses)
	if !d.keys("an event", fs, n) {
		return nil
	}
	d.needs("an event", n, d.pos(n), append(eventNeeds(e), needText("id", &e.ID)))
	d.hidden("an event", &e.Head, fs, eventNeeds(e))
	e.Proposed = s == proposed
	return e
}

// status is whether a person stands for an article's event.
type status string

const proposed status = "proposed"

var statuses = []status{proposed, "confirmed"}

func eventFields(d *decoder, e *dossier.Event) fields {
	fs := headFields(d, &e.Head, "title")
	d.dated(fs, "date", &e.Date)
	fs["end"] = d.date(&e.End)
	fs["case"] = d.ref(&e.Case)
	fs["places"] = d.refs(&e.Places)
	fs["actors"] = d.list(func(n *yaml.Node) { d.part(n, e) })
	fs["cite"] = d.cites(&e.Cites)
	fs["accounts"] = d.accounts(&e.Accounts)
	fs["reports"] = d.refs(&e.Reports)
	return fs
}

// part reads an actor's part in an event: an id, or {id: …, role: …}.
func (d *decoder) part(n *yaml.Node, e *dossier.Event) {
	var p dossier.Part
	if n.Kind == yaml.MappingNode {
		if d.keys("an actor's part", fields{"id": d.ref(&p.Actor), "role": d.text(&p.Role), "private": d.boolean(&p.Private)}, n) {
			id := need{"id", func() bool { return p.Actor.ID == "" }, "write {id: keita, role: president}"}
			d.needs("an actor's part", n, d.pos(n), []need{id})
		}
	} else {
		d.ref(&p.Actor)(n)
	}
	if p.Actor.ID != "" {
		e.Actors = append(e.Actors, p)
	}
}

func eventNeeds(e *dossier.Event) []need {
	return append(datedNeeds("date", &e.Date), needText("title", &e.Title))
}

func datedNeeds(key string, d *dossier.Dated) []need {
	return []need{
		{key, func() bool { return d.Pos.Line == 0 }, "add a line such as " + key + ": 2012-03-22, or 2012-03, or 2012"},
		{"basis_from", func() bool { return d.Basis != date.Stated && d.From == "" }, "say in basis_from what the date is derived or inferred from"},
	}
}

func actorFields(d *decoder, a *dossier.Actor) fields {
	fs := headFields(d, &a.Head, "name")
	fs["other_names"] = d.texts(&a.OtherNames)
	fs["kind"] = choice(d, &a.Type, dossier.ActorTypes)
	fs["publish_as"] = d.publishAs(&a.PublishAs)
	fs["member_of"] = d.refs(&a.MemberOf)
	fs["accounts"] = d.accounts(&a.Accounts)
	fs["wikidata"] = d.scalar("an item's number", func(n *yaml.Node) {
		if !wikidataItem.MatchString(n.Value) {
			d.diags.Errorf(d.pos(n), "write Q and digits, such as Q912", "%q is not a Wikidata item", n.Value)
			return
		}
		a.Wikidata = n.Value
	})
	fs["posts"] = d.list(func(n *yaml.Node) {
		var p dossier.Post
		if d.keys("a post", fields{"title": d.text(&p.Title), "from": d.date(&p.From), "to": d.date(&p.To), "cite": d.cites(&p.Cites), "private": d.boolean(&p.Private)}, n) {
			title := need{"title", func() bool { return p.Title == "" }, "write title: president"}
			d.needs("a post", n, d.pos(n), []need{title})
			a.Posts = append(a.Posts, p)
		}
	})
	return fs
}

var wikidataItem = pattern.New(`^Q[1-9][0-9]*$`)

func placeFields(d *decoder, p *dossier.Place) fields {
	fs := headFields(d, &p.Head, "name")
	fs["other_names"] = d.texts(&p.OtherNames)
	fs["coordinates"] = d.coordinates(&p.Coordinates)
	fs["kind"] = d.text(&p.Type)
	fs["within"] = d.ref(&p.Within)
	fs["accounts"] = d.accounts(&p.Accounts)
	return fs
}

func caseFields(d *decoder, c *dossier.Case) fields {
	fs := headFields(d, &c.Head, "name")
	d.dated(fs, "start", &c.Start)
	fs["end"] = d.date(&c.End)
	fs["accounts"] = d.accounts(&c.Accounts)
	return fs
}

func comparisonFields(d *decoder, c *dossier.Comparison) fields {
	fs := headFields(d, &c.Head, "title")
	fs["of"] = d.refs(&c.Of)
	fs["subjects"] = d.texts(&c.Subjects)
	fs["accounts"] = d.accounts(&c.Accounts)
	return fs
}

func (d *decoder) accounts(dst *[]dossier.Account) reader {
	return d.list(func(n *yaml.Node) {
		a := dossier.Account{Pos: d.pos(n)}
		preferPos := a.Pos
		prefer := d.integer(&a.Prefer)
		ok := d.keys("an account", fields{
			"question": d.text(&a.Question),
			"answers":  d.list(func(n *yaml.Node) { a.Answers = append(a.Answers, d.answer(n)) }),
			"prefer":   func(n *yaml.Node) { preferPos = d.pos(n); prefer(n) },
			"why":      d.prose(&a.Why),
			"private":  d.boolean(&a.Private),
		}, n)
		switch {
		case !ok:
			return
		case a.Question == "":
			d.diags.Errorf(a.Pos, "write the question to which the sources give answers", "an account has no question")
		case len(a.Answers) == 0:
			d.diags.Errorf(a.Pos, "list under answers what each source says, with value and cite", "an account has no answers")
		case a.Prefer < 0 || a.Prefer > len(a.Answers):
			d.diags.Errorf(preferPos, "the answers are numbered from 1", "there is no answer %d to prefer", a.Prefer)
		case a.Prefer > 0 && a.Why.Empty():
			d.diags.Errorf(preferPos, "say in why what speaks for it", "an answer is preferred without a reason")
		}
		*dst = append(*dst, a)
	})
}

func (d *decoder) answer(n *yaml.Node) dossier.Answer {
	var a dossier.Answer
	if d.keys("an answer", fields{"value": d.prose(&a.Value), "cite": d.cites(&a.Cites), "private": d.boolean(&a.Private)}, n) {
		d.needs("an answer", n, d.pos(n), []need{
			{"value", a.Value.Empty, "write value: what the source says"},
			{"cite", func() bool { return len(a.Cites) == 0 }, `add cite: '@source "its words"'`},
		})
	}
	return a
}

// address reads a web address; its scheme may be left out, as in print.
func (d *decoder) address(dst *string) reader {
	return d.scalar("an address", func(n *yaml.Node) {
		if !IsAddress(n.Value) {
			d.diags.Errorf(d.pos(n), "write it as in https://example.org/page", "%q is not a web address", n.Value)
			return
		}
		*dst = n.Value
	})
}

// IsLanguage reports whether a text has the form of a language tag (BCP 47, 2.1).
func IsLanguage(s string) bool { return languageTag.MatchString(s) }

var languageTag = pattern.New(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// BaseURL reads the address of a site, which then ends in a slash. Where it is
// none, message says why and hint what to write.
func BaseURL(s string) (base, message, hint string) {
	switch {
	case !IsAddress(s):
		return "", fmt.Sprintf("%q is not a web address", s), "write it as in https://example.org/page"
	case !scheme.MatchString(s):
		return "", "base_url has no scheme", "write https:// before it"
	case strings.ContainsAny(s, "?#"):
		return "", "base_url has a query or a fragment", "write it as in https://example.org/mali/"
	}
	return strings.TrimSuffix(s, "/") + "/", "", ""
}

// IsAddress reports whether a text is a web address; its scheme may be left out.
func IsAddress(s string) bool { return isPlainAddress(s) || isParsedAddress(s) }

func isParsedAddress(s string) bool {
	if !scheme.MatchString(s) {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && strings.Contains(u.Host, ".") && u.User == nil && !strings.ContainsAny(s, " \"<>\\")
}

// isPlainAddress reports whether a text is a web address of a host's name and a path
// without escapes. Most are, and what is one needs no parser.
func isPlainAddress(s string) bool {
	rest, found := strings.CutPrefix(s, "https://")
	if !found {
		rest, found = strings.CutPrefix(s, "http://")
	}
	dotted, i := false, 0
	for ; i < len(rest) && rest[i] != '/'; i++ {
		dotted = dotted || rest[i] == '.'
		if !alphanumeric(rest[i]) && rest[i] != '.' && rest[i] != '-' {
			return false
		}
	}
	for ; i < len(rest); i++ {
		if !alphanumeric(rest[i]) && strings.IndexByte("/-._~", rest[i]) < 0 {
			return false
		}
	}
	return found && dotted
}

var scheme = pattern.New(`^[A-Za-z][A-Za-z0-9+.-]*://`)

var hex64 = pattern.New(`^[0-9a-f]{64}$`)

func (d *decoder) sha256(dst *string) reader {
	return d.scalar("a SHA-256", func(n *yaml.Node) {
		if !hex64.MatchString(n.Value) {
			d.diags.Errorf(d.pos(n), "64 hexadecimal digits, as sha256sum prints", "%q is not a SHA-256", n.Value)
			return
		}
		*dst = n.Value
	})
}

func configFields(d *decoder, c *dossier.Config) fields {
	return fields{
		"title":       d.text(&c.Title),
		"subtitle":    d.text(&c.Subtitle),
		"description": d.text(&c.Description),
		"author":      d.text(&c.Author),
		"notice":      d.prose(&c.Notice),

		"publish_proposed": d.boolean(&c.Proposals),

		"language": d.scalar("a language", func(n *yaml.Node) {
			if codes := locale.Codes(); !slices.Contains(codes, n.Value) {
				last := len(codes) - 1
				d.diags.Errorf(d.pos(n), "write "+strings.Join(codes[:last], ", ")+" or "+codes[last], "the interface has no language %q", n.Value)
				return
			}
			c.Language = n.Value
		}),
		"base_url": d.scalar("an address", func(n *yaml.Node) {
			base, message, hint := BaseURL(n.Value)
			if message != "" {
				d.diags.Errorf(d.pos(n), hint, "%s", message)
				return
			}
			c.BaseURL = base
		}),
		"time_zone": d.scalar("a zone", func(n *yaml.Node) {
			zone, ok := parseZone(n.Value)
			if !ok {
				d.diags.Errorf(d.pos(n), "write GMT, UTC, or an offset such as +01:00", "%q is not a zone", n.Value)
				return
			}
			c.Zone = zone
		}),
		"accent": d.scalar("a colour", func(n *yaml.Node) {
			if !hexColour.MatchString(n.Value) {
				d.diags.Errorf(d.pos(n), `write it as in accent: "#8a3b12"`, "%q is not a colour", n.Value)
				return
			}
			c.Accent = n.Value
		}),
	}
}

var (
	hexColour  = pattern.New(`^#[0-9a-fA-F]{6}$`)
	zoneOffset = pattern.New(`^([+-])([01][0-9]):([0-5][0-9])$`)
)

// parseZone reads GMT, UTC or an offset. Zones with rules (summer time) are
// left out: their tables differ from machine to machine.
func parseZone(s string) (date.Zone, bool) {
	if s == "GMT" || s == "UTC" {
		return date.Zone{Name: s}, true
	}
	m := zoneOffset.FindStringSubmatch(s)
	if m == nil {
		return date.Zone{}, false
	}
	hours, _ := strconv.Atoi(m[2])
	minutes, _ := strconv.Atoi(m[3])
	offset := hours*60 + minutes
	if offset > 14*60 {
		return date.Zone{}, false
	}
	if m[1] == "-" {
		offset = -offset
	}
	return date.Zone{Name: s, OffsetMinutes: offset}, true
}
