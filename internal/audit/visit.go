package audit

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	mostRedirects = 5
	mostBytes     = 1 << 10 // of a page that has to be asked for
)

// visitor asks hosts, one request at a time to each.
type visitor struct {
	options CheckOptions
	limit   chan struct{} // holds one value for each request under way

	mu    sync.Mutex
	hosts map[string]*host
}

// host is what is known of a host. It is locked while a request is under way.
type host struct {
	sync.Mutex
	last time.Time // when the last request ended
	left bool      // it asked to be left alone
}

// answer is what came of an address.
type answer struct {
	status  int
	moved   string // where a permanent redirect leads
	err     string // why there is no answer, for people
	private bool   // it is an address of a private network
	left    bool   // its host is left alone
}

// visit asks for an address and goes where redirects lead.
func (v *visitor) visit(ctx context.Context, u *url.URL) answer {
	moved := ""
	permanent := true
	for range mostRedirects + 1 {
		a, next := v.ask(ctx, u)
		if next == nil {
			a.moved = moved
			return a
		}
		if !web(next) {
			return answer{err: "it leads on to an address of another kind, " + next.Scheme + ":"}
		}
		next.User, next.Fragment = nil, ""
		permanent = permanent && (a.status == http.StatusMovedPermanently || a.status == http.StatusPermanentRedirect)
		if permanent {
			moved = next.String()
		}
		u = next
	}
	return answer{err: "it leads on and on"}
}

// ask makes the requests for one address, and gives the address that it leads
// on to, if it does.
func (v *visitor) ask(ctx context.Context, u *url.URL) (answer, *url.URL) {
	h := v.host(u)
	h.Lock()
	defer h.Unlock()
	a, next := v.request(ctx, h, http.MethodHead, u)
	if next == nil && (a.status >= 400 && !a.left && a.status != http.StatusTooManyRequests) {
		a, next = v.request(ctx, h, http.MethodGet, u) // many servers know no HEAD
	}
	return a, next
}

func (v *visitor) host(u *url.URL) *host {
	v.mu.Lock()
	defer v.mu.Unlock()
	name := strings.ToLower(u.Host)
	if v.hosts[name] == nil {
		v.hosts[name] = &host{}
	}
	return v.hosts[name]
}

// request makes one request. The host is locked.
func (v *visitor) request(ctx context.Context, h *host, method string, u *url.URL) (answer, *url.URL) {
	if h.left {
		return answer{left: true}, nil
	}
	if err := h.wait(ctx, v.options.Pause); err != nil {
		return answer{err: err.Error()}, nil
	}
	v.limit <- struct{}{}
	defer func() { <-v.limit; h.last = time.Now() }()
	ctx, cancel := context.WithTimeout(ctx, v.options.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, u.String(), nil)
	if err != nil {
		return answer{err: "it cannot be asked for"}, nil
	}
	req.Header.Set("User-Agent", v.options.UserAgent)
	if method == http.MethodGet {
		req.Header.Set("Range", fmt.Sprintf("bytes=0-%d", mostBytes-1))
	}
	// The transport itself, not a client: it follows no redirect, keeps no
	// cookie, and sends no credentials and no referrer.
	resp, err := v.options.Transport.RoundTrip(req)
	if err != nil {
		return answer{err: failure(err), private: errors.Is(err, errPrivate)}, nil
	}
	defer resp.Body.Close()
	_, _ = io.CopyN(io.Discard, resp.Body, mostBytes) // so that the connection may serve again
	return h.read(resp)
}

// wait lets a pause go by since the last request to the host.
func (h *host) wait(ctx context.Context, pause time.Duration) error {
	if h.last.IsZero() {
		return ctx.Err()
	}
	timer := time.NewTimer(time.Until(h.last.Add(pause)))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// read takes what is needed from a response.
func (h *host) read(resp *http.Response) (answer, *url.URL) {
	a := answer{status: resp.StatusCode}
	switch resp.StatusCode {
	case http.StatusTooManyRequests:
		h.left, a.left = true, true
	case http.StatusServiceUnavailable:
		h.left = resp.Header.Get("Retry-After") != ""
		a.left = h.left
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		next, err := resp.Location()
		if err != nil {
			return answer{err: "it leads on to an address that cannot be read"}, nil
		}
		return a, next
	}
	return a, nil
}

// failure says in few words why there was no answer.
func failure(err error) string {
	var name *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return "there is no such host"
	case errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout():
		return "no answer in time"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "the host takes no connection"
	case strings.Contains(err.Error(), "x509:") || strings.Contains(err.Error(), "tls:"):
		return "its certificate is not good"
	}
	return "no answer"
}

var errPrivate = errors.New("an address of a private network")

// publicTransport carries requests to public addresses only. What a name stands
// for is judged when the connection is made, so that no name can mean one
// address when it is looked at and another when it is used.
func publicTransport(timeout time.Duration) http.RoundTripper {
	dialer := &net.Dialer{Timeout: timeout, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err != nil || !public(at.Addr()) {
			return errPrivate
		}
		return nil
	}}
	return &http.Transport{
		DialContext: dialer.DialContext, ForceAttemptHTTP2: true, TLSHandshakeTimeout: timeout,
		ResponseHeaderTimeout: timeout, MaxResponseHeaderBytes: 64 << 10, MaxIdleConnsPerHost: 1, IdleConnTimeout: 10 * time.Second,
	}
}

// reserved are the networks, apart from those that netip knows, that are not of
// the public Internet (IANA special-purpose address registries).
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2002::/16"), netip.MustParsePrefix("2001::/32"),
}

func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
