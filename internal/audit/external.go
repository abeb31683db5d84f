package audit

import (
	"net/url"
	"slices"
	"strings"

	"dossier/internal/build"
)

// Link is an address outside the site, and the pages that lead there.
type Link struct {
	Address string   // http or https, without a fragment
	Pages   []string // sorted, each once
}

// External lists the addresses to which the pages of a site lead outside, each
// once, sorted. What a page tells about itself, such as its own full address,
// is not among them.
func External(site *build.Site) []Link {
	pages := map[string][]string{}
	for _, p := range survey(site).pages {
		for _, l := range p.links {
			address, ok := outside(l)
			if known := pages[address]; ok && (len(known) == 0 || known[len(known)-1] != p.path) {
				pages[address] = append(known, p.path)
			}
		}
	}
	links := make([]Link, 0, len(pages))
	for address, on := range pages {
		links = append(links, Link{address, on})
	}
	slices.SortFunc(links, func(a, b Link) int { return strings.Compare(a.Address, b.Address) })
	return links
}

// outside gives the address of a link that leads to another host.
func outside(l link) (address string, ok bool) {
	if l.use == tells {
		return "", false
	}
	u, err := readAddress(l.address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	address, _, _ = strings.Cut(strings.TrimSpace(l.address), "#")
	if u, err := url.Parse(address); err == nil {
		u.Host = strings.ToLower(u.Host)
		address = u.String() // one spelling for one address, and for one host
	}
	return address, true
}
