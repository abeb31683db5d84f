// Package pattern has regular expressions that are compiled when they are first
// used. The program knows some three hundred, and most of its commands use none.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression of package regexp. It may be used by several
// goroutines at a time.
type Pattern struct {
	compile func() *regexp.Regexp
}

// New makes a pattern of an expression in the syntax of package regexp. A mistake
// in it is a panic at first use; a test compiles every one that is a constant.
func New(expr string) *Pattern {
	return &Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

// The methods below are those of [regexp.Regexp].

func (p *Pattern) MatchString(s string) bool            { return p.compile().MatchString(s) }
func (p *Pattern) FindString(s string) string           { return p.compile().FindString(s) }
func (p *Pattern) FindStringIndex(s string) []int       { return p.compile().FindStringIndex(s) }
func (p *Pattern) FindStringSubmatch(s string) []string { return p.compile().FindStringSubmatch(s) }
func (p *Pattern) Split(s string, n int) []string       { return p.compile().Split(s, n) }

func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.compile().FindStringSubmatchIndex(s)
}

func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compile().FindAllStringSubmatch(s, n)
}

func (p *Pattern) FindAllString(s string, n int) []string { return p.compile().FindAllString(s, n) }

func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compile().FindAllStringIndex(s, n)
}

func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compile().FindAllStringSubmatchIndex(s, n)
}

func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.compile().ReplaceAllString(s, with)
}

func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	return p.compile().ReplaceAllStringFunc(s, with)
}

// String gives the expression.
func (p *Pattern) String() string { return p.compile().String() }
