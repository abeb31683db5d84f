// Package fetch gets one page of the web, to be kept as a capture.
//
// It behaves as a guest: it says who it is, asks a host's robots.txt before it
// asks for the page (RFC 9309), and asks for nothing but the one page. What it
// gets is bounded in time, in bytes and in redirects; it is never led from the
// public Internet into the network that it runs in, nor from an encrypted
// connection to an open one. A page that does not come whole is an error.
//
// The capture is the very bytes of the page, as they were before they were
// packed for the way. Beside it lies a [Record]: where the page came from, when,
// and the digest of the bytes.
package fetch

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"time"

	"golang.org/x/net/publicsuffix"
)

// Options say how a page is got.
type Options struct {
	UserAgent    string           // names the program, and where its people are found; "dossier" if empty
	Timeout      time.Duration    // for everything, robots.txt and redirects too; 0: 30 seconds
	MaxBytes     int64            // of the page, unpacked; 0: 16 MB
	MaxRedirects int              // 0: 10; less: none
	Now          func() time.Time // nil: the clock

	// IgnoreRobots asks for a page whatever the host's robots.txt says.
	IgnoreRobots bool

	// AllowPrivate lets redirects and names lead to addresses that are not of
	// the public Internet. An address that is plainly one of those, a number or
	// localhost, may be asked for without it, since a person has written it: then
	// redirects may stay on that host, but not come back to it from outside.
	AllowPrivate bool

	// Transport carries the requests. Where it is nil they go out directly, not
	// over a proxy, and what a name stands for is judged when the connection is
	// made.
	Transport http.RoundTripper
}

func (o Options) withDefaults() Options {
	o.UserAgent = cmp.Or(o.UserAgent, "dossier")
	o.Timeout = cmp.Or(o.Timeout, 30*time.Second)
	o.MaxBytes = cmp.Or(o.MaxBytes, 16<<20)
	o.MaxRedirects = max(0, cmp.Or(o.MaxRedirects, 10))
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// Page is a page as it was got.
type Page struct {
	Body        []byte
	ContentType string // in lower case, without parameters: text/html, application/xhtml+xml, text/plain, text/markdown
	Charset     string // as the server declares it, in lower case; may be empty
	Refresh     string // the other address that the page itself tells browsers to go on to; it was not followed
	Record      Record
}

// Get gets the page at an address. An error is an [*Error], with a hint; when
// ctx ended, it wraps what ctx ended with.
func Get(ctx context.Context, address string, options Options) (Page, error) {
	o := options.withDefaults()
	u, err := readAddress(address)
	if err != nil {
		return Page{}, err
	}
	jar, err := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List})
	if err != nil {
		return Page{}, fmt.Errorf("making room for cookies: %w", err)
	}
	f := &fetcher{
		options: o, jar: jar, home: u.Hostname(), robots: map[string]robots{},
		public: o.Transport, any: o.Transport,
	}
	if o.Transport == nil {
		public, any := transport(publicOnly), transport(nil)
		defer public.CloseIdleConnections()
		defer any.CloseIdleConnections()
		f.public, f.any = public, any
	}
	whole, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	page, err := f.page(whole, stop{u, o.AllowPrivate || private(u.Hostname())})
	if err != nil && ctx.Err() != nil {
		return Page{}, fmt.Errorf("fetching %s: %w", u, context.Cause(ctx))
	}
	return page, err
}

// fetcher gets one page.
type fetcher struct {
	options     Options
	jar         http.CookieJar // forgotten with the fetcher
	home        string         // the host that was asked for
	public, any http.RoundTripper
	robots      map[string]robots // by origin
}

// stop is an address on the way to a page.
type stop struct {
	*url.URL
	inside bool // it may lie outside the public Internet
}

// page goes where redirects lead, asking every host on the way whether it lets
// programs in.
func (f *fetcher) page(ctx context.Context, at stop) (Page, error) {
	record := Record{URL: at.String()}
	for {
		if err := f.permitted(ctx, at); err != nil {
			return Page{}, err
		}
		resp, err := f.ask(ctx, at)
		if err != nil {
			return Page{}, f.failure(at, err)
		}
		if !isRedirect(resp) {
			defer resp.Body.Close()
			record.Final = at.String()
			return f.read(at, resp, record)
		}
		_ = resp.Body.Close()
		next, err := f.next(at, resp)
		if err != nil {
			return Page{}, err
		}
		if len(record.Redirects) == f.options.MaxRedirects {
			return Page{}, refuse(at, "it leads on and on, by more than "+count(f.options.MaxRedirects, "redirect"), fromBrowser)
		}
		record.Redirects = append(record.Redirects, next.String())
		at = next
	}
}

// ask makes one request. It is made by the transport itself, not by a client:
// that follows no redirect and sends no credentials and no referrer.
func (f *fetcher) ask(ctx context.Context, at stop) (*http.Response, error) {
	carrier := f.public
	if at.inside {
		carrier = f.any
	} else if private(at.Hostname()) {
		return nil, errPrivate
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.options.UserAgent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1")
	for _, c := range f.jar.Cookies(at.URL) {
		req.AddCookie(c)
	}
	resp, err := carrier.RoundTrip(req)
	if err == nil {
		f.jar.SetCookies(at.URL, resp.Cookies())
	}
	return resp, err
}

func isRedirect(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

// next gives the address that a redirect leads to.
func (f *fetcher) next(at stop, resp *http.Response) (stop, error) {
	to, err := at.Parse(resp.Header.Get("Location"))
	if err != nil || resp.Header.Get("Location") == "" {
		return stop{}, refuse(at, "it leads on to an address that cannot be read", fromBrowser)
	}
	if to.Scheme != "http" && to.Scheme != "https" {
		return stop{}, refuse(at, fmt.Sprintf("it leads on to an address of another kind, %.20q", to.Scheme+":"), fromBrowser)
	}
	to.User = nil
	if fault := canonical(to); fault != "" {
		return stop{}, refuse(at, "it leads on to an address that cannot be read: "+fault, fromBrowser)
	}
	inside := f.options.AllowPrivate || at.inside && to.Hostname() == f.home
	if !inside && private(to.Hostname()) {
		return stop{}, refuse(at, "it leads to an address of a private network: "+to.String(), "if that is meant, give the address that it leads to")
	}
	if at.Scheme == "https" && to.Scheme == "http" {
		return stop{}, refuse(at, "it leads from https to http, where anybody on the way could change the page: "+to.String(),
			"look whether the page can be had with https; if not, give the address that it leads to")
	}
	return stop{to, inside}, nil
}

// read takes the page from a response.
func (f *fetcher) read(at stop, resp *http.Response, record Record) (Page, error) {
	if resp.StatusCode != http.StatusOK && resp.StatusCode != http.StatusNonAuthoritativeInfo {
		return Page{}, f.unwelcome(at, resp)
	}
	if err := readable(at, resp); err != nil {
		return Page{}, err
	}
	body, err := f.body(at, resp)
	if err != nil {
		return Page{}, err
	}
	page := Page{Body: body}
	if page.ContentType, page.Charset, err = kind(at, resp, body); err != nil {
		return Page{}, err
	}
	if page.ContentType == htmlType || page.ContentType == xhtmlType {
		page.Refresh = refresh(at.URL, body)
	}
	sum := sha256.Sum256(body)
	record.Time = f.options.Now().UTC().Truncate(time.Second)
	record.Status = resp.StatusCode
	record.SHA256 = hex.EncodeToString(sum[:])
	record.ContentType = cmp.Or(oneLine(resp.Header.Get("Content-Type")), page.ContentType)
	record.LastModified = oneLine(resp.Header.Get("Last-Modified"))
	record.ETag = oneLine(resp.Header.Get("ETag"))
	page.Record = record
	return page, nil
}
