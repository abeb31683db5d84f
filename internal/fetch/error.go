package fetch

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Error says why a page could not be had.
type Error struct {
	Address string // without credentials
	what    string
	hint    string
	err     error // may be nil
}

func (e *Error) Error() string { return e.Address + ": " + e.what }

// Hint says what an editor can do about it.
func (e *Error) Hint() string { return e.hint }

// Unwrap gives the cause, where there is one.
func (e *Error) Unwrap() error { return e.err }

// The hints that many errors have.
const (
	fromBrowser = "open it in a browser, save the page from there, and import the file"
	later       = "try again later"
)

func refuse(at stop, what, hint string) error {
	return &Error{Address: at.String(), what: what, hint: hint}
}

// unwelcome tells what a status means that is not that of a page.
func (f *fetcher) unwelcome(at stop, resp *http.Response) error {
	what := fmt.Sprintf("the server answered %d", resp.StatusCode)
	if text := http.StatusText(resp.StatusCode); text != "" {
		what += " " + text
	}
	return refuse(at, what, f.advice(resp))
}

func (f *fetcher) advice(resp *http.Response) string {
	switch status := resp.StatusCode; {
	case status == http.StatusNotFound || status == http.StatusGone:
		return "the page is gone, or the address has a mistake; try a web archive, such as web.archive.org"
	case status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable:
		if wait := retryAfter(resp.Header.Get("Retry-After"), f.options.Now()); wait > 0 {
			return "the server asks to wait; try again in " + spoken(wait)
		}
		return later
	case status == http.StatusUnavailableForLegalReasons:
		return "the page is withheld by law where this computer is; try a web archive, such as web.archive.org"
	case status >= 500:
		return later
	}
	return fromBrowser
}

// retryAfter reads the header Retry-After, which holds seconds or a date (RFC
// 9110, 10.2.3). What it cannot read is 0.
func retryAfter(value string, now time.Time) time.Duration {
	if seconds, err := strconv.ParseUint(strings.TrimSpace(value), 10, 31); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}

// spoken gives a duration in one unit, rounded up.
func spoken(d time.Duration) string {
	up := func(unit time.Duration) int { return int((d + unit - 1) / unit) }
	switch {
	case d <= 90*time.Second:
		return count(up(time.Second), "second")
	case d <= 90*time.Minute:
		return count(up(time.Minute), "minute")
	case d <= 36*time.Hour:
		return count(up(time.Hour), "hour")
	}
	return count(up(24*time.Hour), "day")
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// size gives a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return count(int(n), "byte")
}

// failure says in few words why there was no answer, or no whole one.
func (f *fetcher) failure(at stop, err error) error {
	e := &Error{Address: at.String(), err: err}
	e.what, e.hint = f.cause(err)
	return e
}

func (f *fetcher) cause(err error) (what, hint string) {
	var name *net.DNSError
	var timeout net.Error
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errPrivate):
		return "it is an address of a private network", "if the page is yours, save it from the browser, and import the file"
	case errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout():
		return "no whole answer within " + spoken(f.options.Timeout), later
	case errors.As(err, &name) && name.IsNotFound:
		return "there is no such host", "look for a mistake in the address"
	case errors.As(err, &name):
		return "its host cannot be looked up", "see whether this computer is on the Internet"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "the host takes no connection", later
	case errors.Is(err, syscall.ENETUNREACH) || errors.Is(err, syscall.EHOSTUNREACH):
		return "there is no way to its host", "see whether this computer is on the Internet"
	case strings.Contains(err.Error(), "x509:") || strings.Contains(err.Error(), "tls:"):
		return "its certificate is not good, so nobody knows who answers", fromBrowser
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the answer broke off", later
	case errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.As(err, &corrupt):
		return "the answer is damaged: it cannot be unpacked", later
	case strings.Contains(err.Error(), "headers exceeded"):
		return "the answer's head is too large", fromBrowser
	}
	return "no answer that can be read", "try again later, or " + fromBrowser
}
