package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

const (
	robotsBytes     = 500 << 10 // of a robots.txt that are read (RFC 9309, 2.5)
	robotsRedirects = 5         // RFC 9309, 2.3.1.2
)

// permitted asks the host's robots.txt whether a program may ask for a page.
func (f *fetcher) permitted(ctx context.Context, at stop) error {
	if f.options.IgnoreRobots {
		return nil
	}
	origin := at.Scheme + "://" + at.Host
	rules, known := f.robots[origin]
	if !known {
		var err error
		if rules, err = f.askRobots(ctx, at); err != nil {
			return err
		}
		f.robots[origin] = rules
	}
	if rule, ok := rules.forbid(at.URL); ok {
		return refuse(at, fmt.Sprintf("its host asks programs to leave this page alone: robots.txt has %.100q", rule.line), fromBrowser)
	}
	return nil
}

// askRobots gets the rules of a host. One that has none, or gives none, allows
// everything (RFC 9309, 2.3.1.3); one that fails allows nothing for now (2.3.1.4).
func (f *fetcher) askRobots(ctx context.Context, at stop) (robots, error) {
	file := stop{&url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}, at.inside}
	for range robotsRedirects + 1 {
		resp, err := f.ask(ctx, file)
		if err != nil {
			return nil, f.failure(file, err)
		}
		if !isRedirect(resp) {
			defer resp.Body.Close()
			return f.readRobots(file, resp)
		}
		_ = resp.Body.Close()
		if file, err = f.next(file, resp); err != nil {
			return nil, nil // it leads nowhere: there are no rules
		}
	}
	return nil, nil
}

func (f *fetcher) readRobots(file stop, resp *http.Response) (robots, error) {
	switch {
	case resp.StatusCode >= 500:
		return nil, refuse(file, fmt.Sprintf("the server answered %d, so that nobody knows whether it lets programs in", resp.StatusCode), "try again later, or "+fromBrowser)
	case resp.StatusCode < 200 || resp.StatusCode >= 300:
		return nil, nil
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, robotsBytes+1))
	if err != nil {
		return nil, f.failure(file, err)
	}
	if len(data) > robotsBytes {
		data = data[:max(0, bytes.LastIndexAny(data[:robotsBytes], "\r\n"))]
	}
	return parseRobots(data, token(f.options.UserAgent)), nil
}

// robots are the rules of a robots.txt that concern one program.
type robots []rule

type rule struct {
	allow   bool
	pattern string // escaped as escapePath does, but that * and a $ at its end are special
	line    string // as it stands in the file
}

// forbid finds the rule that forbids an address. Of the rules that match, the
// one with the longest pattern holds; of two equally long, the one that allows
// (RFC 9309, 2.2.2). Without a rule all is allowed, and robots.txt always is.
func (r robots) forbid(u *url.URL) (by rule, ok bool) {
	target := u.EscapedPath()
	if target == "/robots.txt" {
		return rule{}, false
	}
	if u.RawQuery != "" {
		target += "?" + u.RawQuery
	}
	target = escapePath(target, "")
	best := rule{allow: true}
	for _, rule := range r {
		longer := len(rule.pattern) - len(best.pattern)
		if (longer > 0 || longer == 0 && rule.allow && !best.allow) && match(rule.pattern, target) {
			best = rule
		}
	}
	return best, !best.allow
}

// match reports whether a path begins as a pattern says: * stands for any
// characters, $ at the end for the end of the path.
func match(pattern, path string) bool {
	pattern, toEnd := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	rest, ok := strings.CutPrefix(path, parts[0])
	if !ok {
		return false
	}
	if len(parts) == 1 {
		return !toEnd || rest == ""
	}
	last := len(parts) - 1
	for _, part := range parts[1:last] {
		if _, rest, ok = strings.Cut(rest, part); !ok {
			return false
		}
	}
	if toEnd {
		return strings.HasSuffix(rest, parts[last])
	}
	return strings.Contains(rest, parts[last])
}

// parseRobots reads a robots.txt and keeps the rules for a program: those of all
// groups that name it, or if none does, of all for any program (RFC 9309,
// 2.2.1). Lines that it does not know part no group.
func parseRobots(data []byte, product string) robots {
	var named, general robots
	isNamed, isGeneral, hasNamed, inRules := false, false, false, true
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	for line := range strings.FieldsFuncSeq(string(data), func(r rune) bool { return r == '\n' || r == '\r' }) {
		key, value := splitLine(line)
		switch key {
		case "user-agent":
			if inRules {
				isNamed, isGeneral, inRules = false, false, false
			}
			agent, _, _ := strings.Cut(value, " ")
			isGeneral = isGeneral || agent == "*"
			if strings.EqualFold(token(agent), product) && product != "" {
				isNamed, hasNamed = true, true
			}
		case "allow", "disallow":
			inRules = true
			if value == "" {
				continue // it matches nothing
			}
			rule := rule{key == "allow", pattern(value), strings.TrimSpace(strings.ToValidUTF8(line, "�"))}
			if isNamed {
				named = append(named, rule)
			}
			if isGeneral {
				general = append(general, rule)
			}
		}
	}
	if hasNamed {
		return named
	}
	return general
}

// splitLine parts a line at its colon, without its comment.
func splitLine(line string) (key, value string) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok := strings.Cut(line, ":")
	if !ok {
		return "", ""
	}
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
}

// token is the beginning of s that is a name of a program (RFC 9309, 2.2.1).
func token(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r == '-')
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

// pattern brings a rule's path into the form in which it is compared.
func pattern(value string) string {
	if value[0] != '/' && value[0] != '*' {
		value = "/" + value
	}
	value, toEnd := strings.CutSuffix(value, "$")
	value = escapePath(value, "*")
	if toEnd {
		value += "$"
	}
	return value
}

// escapePath gives a path and query one spelling (RFC 9309, 2.2.2): what need
// not be escaped is not, and all that must be is, in capital letters. Of the
// characters that rules give a meaning, those in keep are left as they are. A
// percent sign that escapes nothing is escaped, lest it do so with what follows.
func escapePath(s, keep string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c, escaped := s[i], false
		if c == '%' {
			if v, ok := unhex(s[i+1:]); ok {
				c, escaped = v, true
				i += 2
			}
		}
		switch {
		case isUnreserved(c) || !escaped && (strings.IndexByte(keep, c) >= 0 || strings.IndexByte(":/?#[]@!&'()+,;=", c) >= 0):
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

func isUnreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// unhex reads the two digits after a percent sign.
func unhex(s string) (byte, bool) {
	if len(s) < 2 {
		return 0, false
	}
	value := byte(0)
	for _, c := range []byte(s[:2]) {
		digit := strings.IndexByte("0123456789abcdef", c|0x20)
		if digit < 0 || c < '0' {
			return 0, false
		}
		value = value<<4 | byte(digit)
	}
	return value, true
}
