package annotate

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/date"
)

// Each case is a text in which | stands where one sentence ends and the next
// begins.
func TestSentences(t *testing.T) {
	for _, marked := range []string{
		"",
		"One sentence.",
		"No stop at the end",
		"First one.| Second one.",
		"The rebels left.| Capt. Sanogo stayed.",
		"He met Mr. Keita.| Then Lt. Col. Diarra spoke.",
		"The U.S. Embassy closed.| The U.N. Council met.",
		"It opened on Jan. 12 and shut on Aug. 18.| Nobody knew why.",
		"Decree No. 5 was read.| No.| That was wrong.",
		"J. Smith and A. Toure signed.",
		"The price rose 3.5 per cent.| It fell later.",
		"“Leave now.”| He left.",
		"“Leave now!” he said.| He left.",
		"Is it over?| Yes!| It is …",
		"« Partez. »| Il est parti.",
		"M. Diallo est arrivé.| Mme. Traoré aussi.",
		"He came at 4 p.m.| The guard was gone.",
		"He left at 5 p.m. Monday and slept.| Nobody knew.",
		"He left at 5 p.m. March 21 by car.| He left at 5 a.m. Aug. 18 too.",
		"He left at 5 p.m. 21 March by car.",
		"He left at 5 p.m. GMT.| He left at 5 p.m. ET on foot.",
		"He left at 5 p.m. Eastern time by car.| He left at 5 p.m. Bamako time.",
		"He left at 5 p.m. (1700 GMT) by car.| He slept at 9 p.m.| (He snored.)",
		"He left at 5 p.m. today, at 6 p.m. local time.| Today he is gone.",
		"He left at 5 p.m.| May he return.",
		"He left at 5 p.m.| Mondays are dull.",
		"He left at 5 p.m.| Some time later he came back.",
		"He left at 5 p.m.| At 6 p.m.| 12 men followed.",
		"A line\n| and another",
		"Wait... what?| Nothing.",
		"In the building (see above).| Outside.",
		"l'État est là.| Été comme hiver.",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, s.Of(text))
		}
		var want []string
		for part := range strings.SplitSeq(marked, "|") {
			if part = strings.TrimSpace(part); part != "" {
				want = append(want, part)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("Sentences(%q)\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	none := date.Date{}
	published := date.NewDay(2012, 3, 22)
	for _, c := range []struct {
		text   string
		anchor date.Date
		want   string // what is found: words, kind, date
	}{
		{"On March 21 2012, it began", none, "March 21 2012=day:2012-03-21"},
		{"On March 21, 2012, it began", none, "March 21, 2012=day:2012-03-21"},
		{"on 21 March 2012.", none, "21 March 2012=day:2012-03-21"},
		{"the 21st of March 2012", none, "21st of March 2012=day:2012-03-21"},
		{"Aug. 18, 2020", none, "Aug. 18, 2020=day:2020-08-18"},
		{"12 Sept 2020", none, "12 Sept 2020=day:2020-09-12"},
		{"le 21 mars 2012", none, "21 mars 2012=day:2012-03-21"},
		{"le 1er août 2020", none, "1er août 2020=day:2020-08-01"},
		{"dated 2020-08-18.", none, "2020-08-18=day:2020-08-18"},
		{"in March 2012", none, "March 2012=month:2012-03"},
		{"en mars 2012", none, "mars 2012=month:2012-03"},
		{"On 21 March, soldiers", none, "21 March=day-month:"},
		{"On 21 March, soldiers", published, "21 March=day-month:2012-03-21"},
		{"On 24 March, soldiers", published, "24 March=day-month:"},
		{"On 30 December", date.NewDay(2013, 1, 3), "30 December=day-month:2012-12-30"},
		{"le 18 août", none, "18 août=day-month:"},
		{"on Tuesday", none, "Tuesday=weekday:"},
		{"Wednesday's vote", none, "Wednesday=weekday:"},
		{"last Friday", none, "last Friday=weekday(last):"},
		{"mardi dernier", none, "mardi dernier=weekday(dernier):"},
		{"Wednesday 21 March", none, "Wednesday 21 March=day-month:"},
		{"Tuesday, Aug. 18, 2020", none, "Tuesday, Aug. 18, 2020=day:2020-08-18"},
		{"le mardi 18 août 2020", none, "mardi 18 août 2020=day:2020-08-18"},
		{"from Monday to Friday", none, "Monday=weekday: Friday=weekday:"},
		{"Black Friday and Good Friday", none, ""},
		{"on Mondays", none, ""},
		{"they may 12 times march", none, ""},
		{"May said in March that it could", none, ""},
		{"31 February 2012", none, ""},
		{"29 February", none, "29 February=day-month:"},
		{"a 21-23 March meeting", none, ""},
		{"March 21-23 was busy", none, ""},
		{"on 2020-13-40", none, ""},
		{"12020-08-18 and 2020-08-189", none, ""},
		{"on Mars 20 years ago", none, ""},
	} {
		var got []string
		for _, d := range Dates(c.text, c.anchor) {
			got = append(got, d.Of(c.text)+"="+describe(d))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("Dates(%q)\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func describe(d Dated) string {
	s := [...]string{"day", "day-month", "month", "weekday"}[d.Kind]
	if d.Relative != "" {
		s += "(" + d.Relative + ")"
	}
	return s + ":" + d.Date.String()
}

func FuzzDates(f *testing.F) {
	f.Add("On Tuesday, Aug. 18, 2020 and le 1er août")
	f.Add("é. « Ñ. » U.S. 21-23 March")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, d := range Dates(text, date.NewDay(2012, 3, 22)) {
			if d.Start < end || d.End <= d.Start || d.End > len(text) {
				t.Fatalf("span %v after %d in %q", d.Span, end, text)
			}
			end = d.End
		}
		end = 0
		for _, s := range Sentences(text) {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %v after %d in %q", s, end, text)
			}
			end = s.End
		}
	})
}
