package date

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAccessors(t *testing.T) {
	type facts struct {
		Precision Precision
		About     bool
		Uncertain bool
		Interval  bool
		Part      Part
		Zone      bool
		Year      int
		Day       string
		Start     string
		End       string
	}
	tests := map[string]facts{
		"2012":                     {Precision: Year, Year: 2012, Start: "2012", End: "2012"},
		"2012-03~":                 {Precision: Month, About: true, Year: 2012, Start: "2012-03~", End: "2012-03~"},
		"2020-08? mid":             {Precision: Month, Uncertain: true, Part: Mid, Year: 2020, Start: "2020-08? mid", End: "2020-08? mid"},
		"2012-03-22% early":        {Precision: Day, About: true, Uncertain: true, Part: Early, Year: 2012, Day: "2012-03-22%", Start: "2012-03-22% early", End: "2012-03-22% early"},
		"2012-03-22T04":            {Precision: Hour, Year: 2012, Day: "2012-03-22", Start: "2012-03-22T04", End: "2012-03-22T04"},
		"2012-03-22T04:30Z~":       {Precision: Minute, About: true, Zone: true, Year: 2012, Day: "2012-03-22", Start: "2012-03-22T04:30Z~", End: "2012-03-22T04:30Z~"},
		"2012/2013-03":             {Precision: Year, Interval: true, Year: 2012, Start: "2012", End: "2013-03"},
		"2012-03-21/2012-03-22?":   {Precision: Day, Uncertain: true, Interval: true, Year: 2012, Start: "2012-03-21", End: "2012-03-22?"},
		"../2012-03-22":            {Precision: Day, Interval: true, Year: 2012, End: "2012-03-22"},
		"2012-03-22T04:30Z/..":     {Precision: Minute, Interval: true, Zone: true, Year: 2012, Start: "2012-03-22T04:30Z"},
		"2012-03-22/2012-03-23T04": {Precision: Day, Interval: true, Year: 2012, Start: "2012-03-22", End: "2012-03-23T04"},
		"2012-03-22 morning/2012-03-22T16:00": {Precision: Day, Interval: true, Year: 2012, Day: "2012-03-22",
			Start: "2012-03-22 morning", End: "2012-03-22T16:00"},
	}
	for s, want := range tests {
		d := must(t, s)
		got := facts{d.Precision(), d.Approximate(), d.Uncertain(), d.IsInterval(), d.Part(), d.HasZone(), d.Year(),
			d.Day().String(), d.Start().String(), d.End().String()}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", s, diff)
		}
	}
}

func TestZeroIsNoDate(t *testing.T) {
	var d Date
	from, to := d.Span()
	_, weekday := d.Weekday()
	if !d.IsZero() || d.String() != "" || d.ISO() != "" || d.Precision() != None || d.Year() != 0 || weekday ||
		!from.IsZero() || !to.IsZero() || !d.Day().IsZero() || !d.Start().IsZero() || !d.End().IsZero() {
		t.Errorf("the zero Date says something: %#v", d)
	}
	for _, l := range []Locale{{Words: &Vocabulary{}}} {
		if s := d.Label(l) + d.Short(l) + d.Clock(l); s != "" {
			t.Errorf("the zero Date has a label: %q", s)
		}
	}
	if must(t, "2012").IsZero() {
		t.Error("2012 is no date")
	}
}

func TestNewDayAt(t *testing.T) {
	day := NewDay(2012, time.March, 22)
	tests := []struct {
		got  Date
		want string
	}{
		{day, "2012-03-22"},
		{day.At(4, 30, 0), "2012-03-22T04:30Z"},
		{day.At(4, 30, -210), "2012-03-22T04:30-03:30"},
		{must(t, "2012-03-22~ morning").At(4, 30, 60), "2012-03-22T04:30+01:00~"},
		{day.At(24, 0, 0), ""},
		{day.At(0, 60, 0), ""},
		{day.At(-1, 0, 0), ""},
		{day.At(0, -1, 0), ""},
		{day.At(0, 0, 14*60+1), ""},
		{day.At(0, 0, -14*60-1), ""},
		{day.At(4, 30, 0).At(5, 0, 0), ""},
		{must(t, "2012-03").At(4, 30, 0), ""},
		{must(t, "2012-03-21/2012-03-22").At(4, 30, 0), ""},
		{NewDay(2012, time.February, 29), "2012-02-29"},
		{NewDay(2011, time.February, 29), ""},
		{NewDay(2012, 13, 1), ""},
		{NewDay(2012, 0, 1), ""},
		{NewDay(2012, 1, 0), ""},
		{NewDay(999, 1, 1), ""},
		{NewDay(3000, 1, 1), ""},
	}
	for i, tt := range tests {
		if tt.got.String() != tt.want {
			t.Errorf("row %d: got %q, want %q", i, tt.got, tt.want)
		}
	}
}

func TestWeekday(t *testing.T) {
	for s, want := range map[string]string{
		"2012-03-22":              "Thursday true",
		"2020-08-18 morning":      "Tuesday true",
		"2012-03-22T00:30+01:00":  "Thursday true", // as stated, though it is Wednesday in UTC
		"2012-03":                 "Sunday false",
		"2012-03-22/2012-03-23":   "Sunday false",
		"2012-03-22T04:30Z~":      "Thursday true",
		"2000-01-01":              "Saturday true",
		"2012-03-22T23:30-05:00~": "Thursday true",
	} {
		day, ok := must(t, s).Weekday()
		if got := fmt.Sprint(day, ok); got != want {
			t.Errorf("%s: got %s, want %s", s, got, want)
		}
	}
}

func TestIn(t *testing.T) {
	const utc, west, india = 0, -300, 330
	tests := []struct {
		date   string
		offset int
		want   string
	}{
		{"2012-03-22T04:30+01:00", utc, "2012-03-22T03:30Z"},
		{"2012-03-22T00:30+01:00~", utc, "2012-03-21T23:30Z~"},
		{"2012-03-01T00:30Z", west, "2012-02-29T19:30-05:00"},
		{"2012-03-22T04Z", west, "2012-03-21T23-05:00"},
		{"2012-03-22T04:30Z/2012-03-22T06:30+01:00", india, "2012-03-22T10:00+05:30/2012-03-22T11:00+05:30"},
		{"../2012-03-22T04:30Z", west, "../2012-03-21T23:30-05:00"},
		// Nothing to tell in another zone.
		{"2012-03-22T04:30", west, "2012-03-22T04:30"},
		{"2012-03-22", west, "2012-03-22"},
		// What cannot be told there without loss.
		{"2012-03-22T04Z", india, "2012-03-22T04Z"},
		{"2012-03-22T04Z/2012-03-22T05:10Z", india, "2012-03-22T04Z/2012-03-22T05:10Z"},
		{"2012-03-22T04:30Z/2012-03-22T05Z", india, "2012-03-22T04:30Z/2012-03-22T05Z"},
		{"2012-03-22/2012-03-23T01:00+02:00", west, "2012-03-22/2012-03-23T01:00+02:00"},
		{"2999-12-31T23:30-05:00", utc, "2999-12-31T23:30-05:00"},
		{"1000-01-01T00:30Z", west, "1000-01-01T00:30Z"},
		{"2012-03-22T04:30Z", 15 * 60, "2012-03-22T04:30Z"},
	}
	for _, tt := range tests {
		if got := must(t, tt.date).In(Zone{OffsetMinutes: tt.offset}); got.String() != tt.want {
			t.Errorf("%s in %d: got %s, want %s", tt.date, tt.offset, got, tt.want)
		}
	}
}

func TestISO(t *testing.T) {
	for s, want := range map[string]string{
		"2012":                   "2012",
		"2012~ late":             "2012",
		"2012-03":                "2012-03",
		"2012-03-22? morning":    "2012-03-22",
		"2012-03-22T04Z":         "2012-03-22", // HTML has no hours
		"2012-03-22T04:30":       "2012-03-22T04:30",
		"2012-03-22T04:30Z~":     "2012-03-22T04:30Z",
		"2012-03-22T04:30-03:30": "2012-03-22T04:30-03:30",
		"2012/2013":              "",
		"../2012":                "",
	} {
		if got := must(t, s).ISO(); got != want {
			t.Errorf("%s: got %q, want %q", s, got, want)
		}
	}
}

func TestBasis(t *testing.T) {
	for want, s := range []string{"stated", "derived", "inferred"} {
		if got, err := ParseBasis(s); got != Basis(want) || err != nil || got.String() != s {
			t.Errorf("ParseBasis(%q) = %v, %v", s, got, err)
		}
	}
	_, err := ParseBasis("guessed")
	if got, want := fmt.Sprint(err), `unknown basis "guessed": write stated, derived or inferred`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	var zero Basis
	if zero != Stated {
		t.Error("the zero Basis is not Stated")
	}
}

func TestPrecisionsGoFromCoarseToFine(t *testing.T) {
	got := fmt.Sprint(None, Year, Month, Day, Hour, Minute, None < Year && Year < Month && Month < Day && Day < Hour && Hour < Minute)
	if want := "none year month day hour minute true"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
