package serve

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// knowsHost reports whether a Host header names this machine. A foreign name
// that was made to point here (DNS rebinding) does not; nor does a name that
// is missing. A number cannot be rebound, but is only taken where we listen.
func (s *Server) knowsHost(host string) bool {
	name := strings.ToLower(hostname(host))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	for _, known := range s.opts.Hosts {
		if name != "" && name == strings.ToLower(known) {
			return true
		}
	}
	ip, err := netip.ParseAddr(name)
	if err != nil {
		return false
	}
	if ip.Unmap().IsLoopback() {
		return true
	}
	bound := s.bound.Load()
	if bound == nil {
		return false
	}
	at, err := netip.ParseAddr(*bound)
	return err == nil && (at.IsUnspecified() || at.Unmap() == ip.Unmap())
}

// hostname takes the port and the brackets off a host.
func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
}

// sameOrigin reports whether a request comes from a page of this server, or
// from no page. Browsers say so in one of these headers.
func sameOrigin(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		return false
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	from, err := url.Parse(origin)
	return err == nil && from.Host != "" && strings.EqualFold(from.Host, r.Host)
}
