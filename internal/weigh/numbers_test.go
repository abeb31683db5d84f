package weigh

import (
	"fmt"
	"strings"
	"testing"
)

// Each case is a text and the quantities in it: what each says at least and at
// most, and its unit.
func TestQuantities(t *testing.T) {
	for text, want := range map[string]string{
		"12 dead":                                 "12 dead",
		"12 people were killed":                   "12 dead",
		"killed at least 12 people":               "12.. dead",
		"killing 12":                              "12 dead",
		"twelve soldiers dead":                    "12 dead soldier",
		"Twelve soldiers have been arrested":      "12 held soldier",
		"12 soldiers":                             "12 soldier",
		"12 Malian soldiers were wounded":         "12 hurt malian soldier",
		"1,200 dead":                              "1200 dead",
		"1 200 morts":                             "1200 dead",
		"1\u00a0200 morts":                        "1200 dead",
		"1.200 dead":                              "",
		"3.5 km":                                  "3.5 km",
		"3,5 km":                                  "3.5 km",
		"some 15km (9 miles) out of Bamako":       "7.5..22.5 km, 9 mile",
		"less than 10 miles away":                 "0..10 mile",
		"more than two months":                    "2.. month",
		"more than 12 dead":                       "12<.. dead",
		"fewer than 12 dead":                      "0..<12 dead",
		"no more than 12 dead":                    "0..12 dead",
		"no fewer than 12 dead":                   "12.. dead",
		"up to 12 dead":                           "0..12 dead",
		"12 or more dead":                         "12.. dead",
		"between 12 and 15 dead":                  "12..15 dead",
		"12-15 dead":                              "12..15 dead",
		"12 to 15 dead":                           "12..15 dead",
		"de 12 à 15 morts":                        "12..15 dead",
		"au moins douze morts":                    "12.. dead",
		"plus de 12 personnes ont été tuées":      "12<.. dead",
		"près de 100 km":                          "50..150 km",
		"un mort":                                 "1 dead",
		"un soldat":                               "",
		"one of the soldiers":                     "",
		"no one was killed":                       "",
		"$12 million":                             "1.2e+07 $",
		"12 million dollars":                      "1.2e+07 $",
		"3 millions d’euros":                      "3e+06 €",
		"20 per cent":                             "20 %",
		"20% of the army":                         "20 %",
		"two hundred dead":                        "200 dead",
		"three hundred and fifty dead":            "",
		"two dozen dead":                          "",
		"dozens dead":                             "",
		"12 of the 15 dead":                       "",
		"12 more dead":                            "",
		"another 12 dead":                         "",
		"not 12 dead":                             "",
		"killed 12 and wounded 3":                 "12 dead, 3 hurt",
		"12 soldiers and 3 civilians were killed": "12 soldier, 3 dead civilian",
		"on 21 March 2012":                        "",
		"March 21 2012 soldiers":                  "",
		"the 2012 coup":                           "",
		"at 16:40 GMT; at 4 pm":                   "",
		"a 12-year-old boy":                       "",
		"12 years old":                            "",
		"15 km an hour":                           "",
		"the 12th brigade":                        "",
		"an AK-47 rifle and the M23 rebels":       "",
		"on 2020-08-18 soldiers":                  "",
		"":                                        "",
	} {
		var got []string
		for _, q := range quantities(text) {
			got = append(got, tell(q))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%q: got %s, want %s", text, s, want)
		}
	}
}

func tell(q quantity) string {
	s := fmt.Sprint(q.low)
	if q.lowOpen {
		s += "<"
	}
	switch {
	case q.high >= 1e18:
		s += ".."
	case q.highOpen:
		s += fmt.Sprintf("..<%v", q.high)
	case q.high > q.low:
		s += fmt.Sprintf("..%v", q.high)
	}
	return s + " " + q.unit
}

func TestExcludes(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"12 dead", "15 dead", true},
		{"12 dead", "twelve dead", false},
		{"12 dead", "at least 12 dead", false},
		{"12 dead", "at least 15 dead", true},
		{"12 dead", "more than 12 dead", true},
		{"12 dead", "fewer than 12 dead", true},
		{"12 dead", "up to 15 dead", false},
		{"12 dead", "about 15 dead", false},
		{"12 dead", "about 50 dead", true},
		{"at least 12 dead", "at most 15 dead", false},
		{"at least 15 dead", "at most 12 dead", true},
		{"two months", "more than two months", false},
		{"two months", "more than three months", true},
		{"1,200 dead", "1200 dead", false},
		{"12-15 dead", "14 dead", false},
		{"12-15 dead", "16 dead", true},
	} {
		a, b := quantities(c.a), quantities(c.b)
		if len(a) != 1 || len(b) != 1 {
			t.Errorf("%q, %q: %v, %v", c.a, c.b, a, b)
			continue
		}
		if got := a[0].excludes(b[0]); got != c.want || b[0].excludes(a[0]) != got {
			t.Errorf("%q and %q: excludes is %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	f.Add("some 15km (9 miles), 12 of the 15, $3 million d’")
	f.Add("entre 12 et 15 morts, 1 200, three hundred and 5")
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range quantities(text) {
			if q.unit == "" || q.high < q.low || !strings.Contains(text, q.words) {
				t.Errorf("%q: %+v", text, q)
			}
		}
	})
}
