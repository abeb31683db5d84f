package fetch

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Record tells where a capture came from. It lies beside it in seeds/.
type Record struct {
	URL          string    // what was asked for
	Final        string    // what answered; the same where nothing led on
	Time         time.Time // when the page was whole, in UTC, to the second
	Status       int       // 200 or 203
	SHA256       string    // of the capture's bytes, in hexadecimal
	ContentType  string    // as the server wrote it, with its character set
	LastModified string    // as the server wrote it
	ETag         string    // as the server wrote it
	Redirects    []string  // where it was led on to, in order; the last is Final
}

// keys are the keys of a record, in their order.
var keys = []string{"url", "final", "time", "status", "sha256", "content-type", "last-modified", "etag", "redirects"}

// Format writes a record as lines of YAML. Empty fields are left out.
func (r Record) Format() []byte {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			b.WriteString(key + ": " + scalar(value) + "\n")
		}
	}
	line("url", r.URL)
	line("final", r.Final)
	if !r.Time.IsZero() {
		b.WriteString("time: " + r.Time.UTC().Format(time.RFC3339) + "\n")
	}
	if r.Status != 0 {
		b.WriteString("status: " + strconv.Itoa(r.Status) + "\n")
	}
	if r.SHA256 != "" {
		b.WriteString("sha256: " + strconv.Quote(r.SHA256) + "\n") // digits alone would be a number
	}
	line("content-type", r.ContentType)
	line("last-modified", r.LastModified)
	line("etag", r.ETag)
	if len(r.Redirects) > 0 {
		b.WriteString("redirects:\n")
	}
	for _, to := range r.Redirects {
		b.WriteString("  - " + scalar(to) + "\n")
	}
	return []byte(b.String())
}

// scalar writes a text as YAML: plain where every reader of YAML takes it for
// this very text, otherwise in double quotes. The escapes that Go writes within
// them mean the same in YAML.
func scalar(s string) string {
	isLetter := s != "" && s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z'
	if !isLetter || !strings.ContainsAny(s, "/,") || strings.Contains(s, ": ") || strings.Contains(s, " #") || strings.HasSuffix(s, ":") || s != strings.TrimSpace(s) ||
		strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) {
		return strconv.Quote(s)
	}
	return s
}

// oneLine makes a header fit for a record.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.TrimSpace(s)
	if len(s) > 500 {
		s = strings.ToValidUTF8(s[:500], "")
	}
	return s
}

// ParseRecord reads a record that Format wrote. It takes that form of YAML only,
// and blank lines, comments and line ends of any system. Errors name the line.
func ParseRecord(data []byte) (Record, error) {
	var r Record
	if !utf8.Valid(data) {
		return Record{}, errors.New("the record is not UTF-8")
	}
	seen := map[string]bool{}
	key, n := "", 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\uFEFF")) {
		n++
		line = strings.TrimRight(line, " \t\r\n")
		if line == "" || strings.HasPrefix(strings.TrimLeft(line, " "), "#") {
			continue
		}
		value, isItem := strings.CutPrefix(strings.TrimLeft(line, " "), "- ")
		if !isItem {
			var ok bool
			if key, value, ok = strings.Cut(line, ":"); !ok || value != "" && value[0] != ' ' {
				return Record{}, fmt.Errorf("line %d: this is not a key and its value", n)
			}
			if seen[key] {
				return Record{}, fmt.Errorf("line %d: a second %q", n, key)
			}
			seen[key] = true
		}
		if err := r.set(key, value, isItem); err != nil {
			return Record{}, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return r, r.complete()
}

// set takes in one line: the value of a key, or an item of its list.
func (r *Record) set(key, value string, isItem bool) error {
	value, err := unquote(strings.TrimSpace(value))
	switch {
	case !slices.Contains(keys, key):
		return fmt.Errorf("unknown key %q: there are %s", key, strings.Join(keys, ", "))
	case err != nil:
		return fmt.Errorf("%s: %w", key, err)
	case isItem != (key == "redirects") && (isItem || value != ""):
		return fmt.Errorf("%s: only redirects is a list, with each item on its line", key)
	case value == "" && key != "redirects" || value == "" && isItem:
		return fmt.Errorf("%s: no value", key)
	}
	switch key {
	case "url":
		r.URL, err = webAddress(value)
	case "final":
		r.Final, err = webAddress(value)
	case "time":
		r.Time, err = readTime(value)
	case "status":
		r.Status, err = readStatus(value)
	case "sha256":
		r.SHA256, err = readSum(value)
	case "content-type":
		r.ContentType = value
	case "last-modified":
		r.LastModified = value
	case "etag":
		r.ETag = value
	case "redirects":
		if !isItem {
			return nil
		}
		value, err = webAddress(value)
		r.Redirects = append(r.Redirects, value)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	return nil
}

// complete reports what a record cannot be without.
func (r *Record) complete() error {
	switch {
	case r.URL == "":
		return errors.New("the record has no url")
	case r.Time.IsZero():
		return errors.New("the record has no time")
	case r.SHA256 == "":
		return errors.New("the record has no sha256")
	}
	return nil
}

// unquote reads a scalar, plain or in double quotes.
func unquote(value string) (string, error) {
	if strings.HasPrefix(value, `"`) {
		s, err := strconv.Unquote(value)
		if err != nil || !utf8.ValidString(s) {
			return "", errors.New("the quotes cannot be read")
		}
		return s, nil
	}
	if value != "" && strings.IndexByte("'|>&*!%@`{[", value[0]) >= 0 {
		return "", errors.New("write the value in double quotes")
	}
	if strings.ContainsFunc(value, unicode.IsControl) {
		return "", errors.New("a control character")
	}
	value, _, _ = strings.Cut(value, " #")
	return strings.TrimSpace(value), nil
}

func webAddress(value string) (string, error) {
	if _, err := readAddress(value); err != nil {
		return "", errors.New("not the address of a page of the web")
	}
	return value, nil
}

func readTime(value string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, value)
	t = t.UTC()
	if err != nil || t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}, errors.New("not a time such as 2012-03-22T08:30:00Z")
	}
	return t.Truncate(time.Second), nil
}

func readStatus(value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 100 || n > 999 {
		return 0, errors.New("not a status of HTTP")
	}
	return n, nil
}

func readSum(value string) (string, error) {
	if raw, err := hex.DecodeString(value); err != nil || len(raw) != 32 || value != strings.ToLower(value) {
		return "", errors.New("not a SHA-256 sum")
	}
	return value, nil
}
