package page

import (
	"strings"
	"testing"
)

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "actors/keita/index.html", "actors/keita/index.html"},
		{"404.html", "index.html", "index.html"},
		{"method/index.html", "index.html", "../index.html"},
		{"actors/keita/index.html", "index.html", "../../index.html"},
		{"actors/keita/index.html", "actors/keita/index.html", "index.html"},
		{"actors/keita/index.html", "actors/toure/index.html", "../toure/index.html"},
		{"actors/keita/index.html", "actors/index.html", "../index.html"},
		{"actors/index.html", "actors/keita/index.html", "keita/index.html"},
		{"actors/keita/index.html", "places/keita/index.html", "../../places/keita/index.html"},
		{"actors/keita/index.html", "assets/site.1.css", "../../assets/site.1.css"},
		{"timeline/index.html", "timeline/coup/index.html", "coup/index.html"},
		{"a/b/c/index.html", "a/x.html", "../../x.html"},
		{"a/b/index.html", "a/b/c/d.html", "c/d.html"},
		{"a/index.html", "a", "../a"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: got %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestWithFragment(t *testing.T) {
	long := strings.Repeat("one two three, ", 700) // 10,500 bytes
	for _, c := range []struct{ address, first, last, want string }{
		{"https://example.org/a", "", "", "https://example.org/a"},
		{"https://example.org/a", "closed the borders", "", "https://example.org/a#:~:text=closed%20the%20borders"},
		{"https://example.org/a#top", "closed", "", "https://example.org/a#top:~:text=closed"},
		{"https://example.org/a#top:~:text=opened", "closed", "", "https://example.org/a#top:~:text=closed"},
		{"https://example.org/a", "well-known, R&D “été” #1 50%?", "", "https://example.org/a#:~:text=well%2Dknown%2C%20R%26D%20%E2%80%9C%C3%A9t%C3%A9%E2%80%9D%20%231%2050%25%3F"},
		{"https://example.org/a", "A head, R&D", "well-known", "https://example.org/a#:~:text=A%20head%2C%20R%26D,well%2Dknown"},
		{"https://example.org/a", "two\nlines  here", "", "https://example.org/a#:~:text=two%20lines%20here"},
		{"https://example.org/a", "Start " + long + "and the end", "", "https://example.org/a#:~:text=Start%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C,three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20and%20the%20end"},
		{"https://example.org/a", "Start " + long, long + "end", "https://example.org/a#:~:text=Start%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C,one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20one%20two%20three%2C%20end"},
		{"https://example.org/a", strings.Repeat("語", 300) + "終", "", "https://example.org/a#:~:text=" + strings.Repeat("%E8%AA%9E", 80) + "," + strings.Repeat("%E8%AA%9E", 79) + "%E7%B5%82"},
	} {
		if got := withFragment(c.address, c.first, c.last); got != c.want {
			t.Errorf("%s, %.40q, %.40q:\n got %s\nwant %s", c.address, c.first, c.last, got, c.want)
		}
	}
}

func TestOneLine(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" two\nlines  and\tblanks ", "two lines and blanks"},
		{"a\u00a0: b\u202f!", "a\u00a0: b\u202f!"},
		{strings.Repeat("wörd ", 32), strings.TrimSpace(strings.Repeat("wörd ", 32))},
		{strings.Repeat("wörd ", 33), strings.TrimSpace(strings.Repeat("wörd ", 31)) + " wörd…"},
		{strings.Repeat("wörds ", 33), strings.TrimSpace(strings.Repeat("wörds ", 26)) + "…"},
		{strings.Repeat("é", 160), strings.Repeat("é", 160)},
		{strings.Repeat("é", 161), strings.Repeat("é", 159) + "…"},
		{strings.Repeat("\xff", 161), strings.Repeat("\ufffd", 159) + "…"},
		{strings.Repeat("é", 159) + "\xff", strings.Repeat("é", 159) + "\xff"},
		{strings.Repeat("a", 159) + " b c", strings.Repeat("a", 159) + "…"},
	} {
		if got := oneLine(c.text); got != c.want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
