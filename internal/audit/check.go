package audit

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"dossier/internal/diag"
)

// CheckOptions say how outside addresses are looked at.
type CheckOptions struct {
	UserAgent string        // names the program, and where its people are found; "dossier" if empty
	Timeout   time.Duration // for one request; 0: 15 seconds
	Pause     time.Duration // between two requests to one host; 0: half a second
	Most      int           // addresses looked at; 0: 500
	Hosts     int           // looked at side by side; 0: 8

	// Transport carries the requests. Where it is nil they go out directly, not
	// over a proxy, and to public addresses of the Internet only: the links of a
	// captured page must not reach into the network of whoever checks them.
	Transport http.RoundTripper
}

func (o CheckOptions) withDefaults() CheckOptions {
	o.UserAgent = cmp.Or(o.UserAgent, "dossier")
	o.Timeout = cmp.Or(o.Timeout, 15*time.Second)
	o.Pause = cmp.Or(o.Pause, 500*time.Millisecond)
	o.Most = cmp.Or(o.Most, 500)
	o.Hosts = cmp.Or(o.Hosts, 8)
	if o.Transport == nil {
		o.Transport = publicTransport(o.Timeout)
	}
	return o
}

// Check asks whether outside addresses still answer. It is polite: one request
// at a time to a host, with a pause between two; HEAD first, and GET of the
// first kilobyte only where a server does not answer that; no cookies, no
// credentials, no referrer. A host that asks to be left alone (429, or 503 with
// Retry-After) is left alone for the rest of the run.
//
// The rules of its findings, none of them an error:
//
//	outside-gone      warning  404 or 410
//	outside-fails     warning  no such host, a bad certificate, no answer, a circle of redirects, 5xx
//	outside-secret    warning  the address holds a name or password
//	outside-refuses   note     the server does not talk to programs: 401, 403, 429 …
//	outside-moved     note     the server says that the address has changed for good
//	outside-unseen    note     not looked at, and why
//
// A finding names the first of the pages that hold the address. When ctx ends,
// what is left is not looked at.
func Check(ctx context.Context, links []Link, options CheckOptions) []Finding {
	o := options.withDefaults()
	var list []Finding
	if left := len(links) - o.Most; left > 0 {
		list = append(list, unseen("%d more addresses outside were not looked at", left))
		links = links[:o.Most]
	}
	v := &visitor{options: o, hosts: map[string]*host{}, limit: make(chan struct{}, o.Hosts)}
	found := make([]Finding, len(links))
	var wg sync.WaitGroup
	for _, group := range byHost(links) {
		wg.Go(func() {
			for _, i := range group {
				found[i] = v.look(ctx, links[i])
			}
		})
	}
	wg.Wait()
	for _, f := range found {
		if f.Rule != "" {
			list = append(list, f)
		}
	}
	if ctx.Err() != nil {
		list = append(list, unseen("the look at addresses outside was stopped before its end"))
	}
	Sort(&list)
	return list
}

func unseen(format string, args ...any) Finding {
	return Finding{Level: diag.Note, Rule: "outside-unseen", What: fmt.Sprintf(format, args...)}
}

// byHost groups links by their host, in their order.
func byHost(links []Link) [][]int {
	groups := map[string]int{}
	var list [][]int
	for i, l := range links {
		name := ""
		if u, err := url.Parse(l.Address); err == nil {
			name = u.Host
		}
		g, ok := groups[name]
		if !ok {
			g = len(list)
			groups[name] = g
			list = append(list, nil)
		}
		list[g] = append(list[g], i)
	}
	return list
}

// look asks for one address and says what is to be said of it.
func (v *visitor) look(ctx context.Context, l Link) Finding {
	u, err := url.Parse(l.Address)
	switch {
	case ctx.Err() != nil:
		return Finding{}
	case err != nil || u.Host == "":
		return l.finding(diag.Warning, "outside-fails", "correct it", "it cannot be read")
	case u.User != nil:
		return l.finding(diag.Warning, "outside-secret", "remove what stands before the @", "it holds a name or a password, and is published so")
	case !web(u):
		return Finding{}
	}
	a := v.visit(ctx, u)
	if ctx.Err() != nil {
		return Finding{}
	}
	return l.judge(a)
}

// judge puts an answer into words.
func (l Link) judge(a answer) Finding {
	const archive = "look for a copy in an archive, and write it as archive_url: beside url"
	switch {
	case a.private:
		return l.finding(diag.Note, "outside-unseen", "", "not looked at: it is an address of a private network")
	case a.left:
		return l.finding(diag.Note, "outside-unseen", "", "not looked at: its host asks to be left alone for now")
	case a.err != "":
		return l.finding(diag.Warning, "outside-fails", archive, "%s", a.err)
	case a.status == http.StatusNotFound || a.status == http.StatusGone:
		return l.finding(diag.Warning, "outside-gone", archive, "the server has no such page (%d)", a.status)
	case a.status >= 500:
		return l.finding(diag.Warning, "outside-fails", "try again later", "the server fails (%d)", a.status)
	case a.status >= 400 && a.status != http.StatusRequestedRangeNotSatisfiable:
		return l.finding(diag.Note, "outside-refuses", "open it in a browser", "the server does not answer a program (%d)", a.status)
	case a.moved != "":
		return l.finding(diag.Note, "outside-moved", "the new address is "+quoted(a.moved), "it has changed for good")
	}
	return Finding{}
}

func (l Link) finding(level diag.Severity, rule, hint, format string, args ...any) Finding {
	f := Finding{Level: level, Rule: rule, Hint: hint}
	f.What = "the outside address " + quoted(l.shown()) + ": " + fmt.Sprintf(format, args...)
	if len(l.Pages) > 0 {
		f.Page = slices.Min(l.Pages)
	}
	if more := len(l.Pages) - 1; more == 1 {
		f.What += ", on 1 more page too"
	} else if more > 1 {
		f.What += fmt.Sprintf(", on %d more pages too", more)
	}
	return f
}

// shown gives the address without a password.
func (l Link) shown() string {
	if u, err := url.Parse(l.Address); err == nil {
		return u.Redacted()
	}
	return l.Address
}

func web(u *url.URL) bool { return u.Scheme == "http" || u.Scheme == "https" }
