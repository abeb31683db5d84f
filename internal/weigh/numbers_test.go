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
		"12 dead":                            "12 dead",
		"12 people were killed":              "12 dead",
		"killed at least 12 people":          "12.. dead",
		"killing 12":                         "12 dead",
		"twelve soldiers dead":               "12 dead soldier",
		"Twelve soldiers have been arrested": "12 held soldier",
		"12 soldiers":                        "12 soldier",
		"12 Malian soldiers were wounded":    "12 hurt malian soldier",
		"1,200 dead":                         "1200 dead",
		"1 200 morts":                        "1200 dead",
		"1\u00a0200 morts":                   "1200 dead",
		"1.200 dead":                         "",
		"3.5 km":                             "3.5 km",
		"3,5 km":                             "3.5 km",
		"some 15km (9 miles) out of Bamako":  "7.5..22.5 km, 9 mile",
		"less than 10 miles away":            "0..10 mile",
		"more than two months":               "2.. month",
		"more than 12 dead":                  "12<.. dead",
		"fewer than 12 dead":                 "0..<12 dead",
		"no more than 12 dead":               "0..12 dead",
		"no fewer than 12 dead":              "12.. dead",
		"up to 12 dead":                      "0..12 dead",
		"12 or more dead":                    "12.. dead",
		"between 12 and 15 dead":             "12..15 dead",
		"12-15 dead":                         "12..15 dead",
		"12 to 15 dead":                      "12..15 dead",
		"de 12 à 15 morts":                   "12..15 dead",
		"au moins douze morts":               "12.. dead",
		"plus de 12 personnes ont été tuées": "12<.. dead",
		"près de 100 km":                     "50..150 km",
		"un mort":                            "1 dead",
		"un soldat":                          "",
		"one of the soldiers":                "",
		"no one was killed":                  "",
		"$12 million":                        "1.2e+07 $",
		"12 million dollars":                 "1.2e+07 $",
		"3 millions d’euros":                 "3e+06 €",
		"20 per cent":                        "20 %",
		"20% of the army":                    "20 %",
		"two hundred dead":                   "200 dead",
		"three hundred and fifty dead":       "350 dead",

		// Numbers in words are read as a whole, or not at all.
		"twenty-two soldiers were killed":                          "22 dead soldier",
		"twenty two soldiers were killed":                          "22 dead soldier",
		"Thirteen soldiers were killed":                            "13 dead soldier",
		"Twenty soldiers were killed":                              "20 dead soldier",
		"forty-five dead":                                          "45 dead",
		"twenty-one dead":                                          "21 dead",
		"one hundred and two dead":                                 "102 dead",
		"one hundred soldiers":                                     "100 soldier",
		"a hundred and two dead":                                   "102 dead",
		"at least a hundred and two dead":                          "102.. dead",
		"a hundred dead":                                           "",
		"a thousand soldiers were killed":                          "",
		"five thousand two hundred displaced":                      "5200 displaced",
		"five thousand two hundred and six displaced":              "5206 displaced",
		"one hundred and two thousand displaced":                   "102000 displaced",
		"one million two hundred thousand displaced":               "1.2e+06 displaced",
		"fifteen hundred dead":                                     "1500 dead",
		"vingt-deux soldats tués":                                  "22 dead soldat",
		"vingt et un morts":                                        "21 dead",
		"vingt-et-un morts":                                        "21 dead",
		"trente et un morts":                                       "31 dead",
		"dix-sept morts":                                           "17 dead",
		"seize morts":                                              "16 dead",
		"soixante-dix morts":                                       "70 dead",
		"soixante et onze morts":                                   "71 dead",
		"soixante-dix-sept morts":                                  "77 dead",
		"septante-deux morts":                                      "72 dead",
		"quatre-vingts morts":                                      "80 dead",
		"quatre-vingt-un morts":                                    "81 dead",
		"quatre-vingt-dix morts":                                   "90 dead",
		"quatre-vingt-dix-neuf morts":                              "99 dead",
		"nonante-neuf morts":                                       "99 dead",
		"cent morts":                                               "100 dead",
		"cent deux morts":                                          "102 dead",
		"deux cents morts":                                         "200 dead",
		"deux cent vingt-deux morts":                               "222 dead",
		"mille deux cents morts":                                   "1200 dead",
		"deux mille trois cent quatre-vingt-douze déplacés":        "2392 displaced",
		"trois millions deux cent mille déplacés":                  "3.2e+06 displaced",
		"12 mille déplacés":                                        "12000 displaced",
		"killed twenty-two":                                        "22 dead",
		"twenty to thirty dead":                                    "20..30 dead",
		"twenty-thirty dead":                                       "20..30 dead",
		"entre vingt et trente morts":                              "20..30 dead",
		"between twenty and 30 dead":                               "20..30 dead",
		"between one hundred and two hundred dead":                 "100..200 dead",
		"between one hundred and two and one hundred and ten dead": "102..110 dead",
		"two to three hundred dead":                                "200..300 dead",
		"5 to 10 million displaced":                                "5e+06..1e+07 displaced",
		"two thousand fifteen hundred dead":                        "",
		"two thousand and one hundred dead":                        "",
		"twenty eleven dead":                                       "",
		"five cents dead":                                          "",
		"deux thousand dead":                                       "",
		"nineteen ninety-one dead":                                 "",
		"twenty-second dead":                                       "",
		"killed twelve-year-old boys":                              "",
		"killed a thirty-five-year-old man":                        "",
		"catch-twenty-two dead":                                    "",
		"two and a half million displaced":                         "",
		"deux millions et demi de déplacés":                        "",
		"two years and a half":                                     "",
		"deux ans et demi":                                         "",
		"half a million displaced":                                 "",
		"several hundred and two dead":                             "",
		"twenty 12 dead":                                           "",
		"killed two hundred and twelve were wounded":               "",
		"soldiers were killed; two hundred and twelve died":        "212 dead",
		"twenty per cent":                                          "20 %",
		"ten per cent dead":                                        "10 %",
		"dozens of soldiers were killed":                           "",
		"tens of thousands displaced":                              "",
		"une dizaine de morts":                                     "",
		"deux dizaines de morts":                                   "",
		"une vingtaine de soldats tués":                            "",
		"une centaine de morts":                                    "",
		"des milliers de morts":                                    "",
		"une femme et un enfant tués":                              "1 dead enfant",

		// Units that are written in more than one way.
		"The death toll rose to 40":                    "40 dead",
		"The death toll rose to at least 40 on Monday": "40.. dead",
		"the death toll stood at 55":                   "55 dead",
		"a death toll of 55":                           "55 dead",
		"the number of wounded rose to 30":             "30 hurt",
		"le nombre de morts s’élève à 40":              "40 dead",
		"The death toll rose by 40":                    "",
		"The death toll rose to 40 per cent":           "40 %",
		"The death toll rose to 40, the injured to 12": "40 dead, 12 hurt",
		"The death toll in the town of 40":             "",
		"The road toll rose to 40":                     "",
		"$5 billion":                                   "5e+09 $",
		"$7bn":                                         "7e+09 $",
		"US$7bn":                                       "7e+09 $",
		"A$7bn":                                        "7e+09 a$",
		"7 billion US dollars":                         "7e+09 $",
		"$7m":                                          "7e+06 $",
		"$7 mn":                                        "7e+06 $",
		"more than $5 million":                         "5e+06.. $",
		"$5-7bn":                                       "5e+09..7e+09 $",
		"between $5 million and $7 million":            "5e+06..7e+06 $",
		"$5 million a year":                            "",
		"5 milliards de francs CFA":                    "5e+09 cfa",
		"5 milliards FCFA":                             "5e+09 cfa",
		"300 metres":                                   "300 metre",
		"400m":                                         "400 metre",
		"400m away, at the gate":                       "400 metre",
		"le 12, M. Diallo; 12 M. Diallo; 5m people":    "",
		"1,5 million de personnes":                     "1.5e+06 people",
		"2,5 millions de personnes":                    "2.5e+06 people",
		"300,000 people":                               "300000 people",
		"300,000 people were displaced":                "300000 displaced",
		"5,000 people out of 9,000":                    "",
		"12 people":                                    "",
		"two dozen dead":                               "",
		"dozens dead":                                  "",
		"12 of the 15 dead":                            "",
		"12 more dead":                                 "",
		"another 12 dead":                              "",
		"not 12 dead":                                  "",
		"killed 12 and wounded 3":                      "12 dead, 3 hurt",
		"12 soldiers and 3 civilians were killed":      "12 soldier, 3 dead civilian",
		"on 21 March 2012":                             "",
		"March 21 2012 soldiers":                       "",
		"the 2012 coup":                                "",
		"at 16:40 GMT; at 4 pm":                        "",
		"a 12-year-old boy":                            "",
		"12 years old":                                 "",
		"15 km an hour":                                "",
		"the 12th brigade":                             "",
		"an AK-47 rifle and the M23 rebels":            "",
		"on 2020-08-18 soldiers":                       "",
		"":                                             "",
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
		{"22 dead", "twenty-two dead", false},
		{"Thirteen killed", "Twenty killed", true},
		{"vingt-deux morts", "22 dead", false},
		{"$5 million", "more than $5 million", false},
		{"$5 billion", "$7bn", true},
		{"300 metres", "400m", true},
		{"20 %", "vingt pour cent", false},
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
	f.Add("between a hundred and two-three and $5-7bn vingt-et-un-quatre-vingts and a half")
	f.Add("entre 12 et 15 morts, 1 200, three hundred and 5")
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range quantities(text) {
			if q.unit == "" || q.high < q.low || !strings.Contains(text, q.words) {
				t.Errorf("%q: %+v", text, q)
			}
		}
	})
}
