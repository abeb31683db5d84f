package date

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSpan(t *testing.T) {
	tests := []struct{ date, from, to string }{
		{"2012", "2012-01-01T00:00", "2013-01-01T00:00"},
		{"2012-02", "2012-02-01T00:00", "2012-03-01T00:00"},
		{"2012-12-31", "2012-12-31T00:00", "2013-01-01T00:00"},
		{"2012-03-22T23", "2012-03-22T23:00", "2012-03-23T00:00"},
		{"2012-03-22T04:30Z", "2012-03-22T04:30", "2012-03-22T04:31"},
		{"2012-03-22T04:30+05:30", "2012-03-21T23:00", "2012-03-21T23:01"},
		{"2012-03-22~", "2012-03-22T00:00", "2012-03-23T00:00"},

		{"2012 early", "2012-01-01T00:00", "2012-05-01T00:00"},
		{"2012 mid", "2012-05-01T00:00", "2012-09-01T00:00"},
		{"2012 late", "2012-09-01T00:00", "2013-01-01T00:00"},
		{"2012-02 early", "2012-02-01T00:00", "2012-02-11T00:00"},
		{"2012-02 mid", "2012-02-11T00:00", "2012-02-21T00:00"},
		{"2012-02 late", "2012-02-21T00:00", "2012-03-01T00:00"},
		{"2012-03 late", "2012-03-21T00:00", "2012-04-01T00:00"},
		{"2012-03-22 early", "2012-03-22T00:00", "2012-03-22T06:00"},
		{"2012-03-22 early morning", "2012-03-22T03:00", "2012-03-22T07:00"},
		{"2012-03-22 morning", "2012-03-22T06:00", "2012-03-22T12:00"},
		{"2012-03-22 midday", "2012-03-22T11:00", "2012-03-22T13:00"},
		{"2012-03-22 afternoon", "2012-03-22T12:00", "2012-03-22T18:00"},
		{"2012-03-22 evening", "2012-03-22T18:00", "2012-03-22T22:00"},
		{"2012-03-22 night", "2012-03-22T20:00", "2012-03-23T00:00"},
		{"2012-03-22 late", "2012-03-22T21:00", "2012-03-23T00:00"},

		{"2012-03-21/2012-03-22", "2012-03-21T00:00", "2012-03-23T00:00"},
		{"2012-03/2012", "2012-03-01T00:00", "2013-01-01T00:00"},
		{"../2012-03-22", "0000-01-01T00:00", "2012-03-23T00:00"},
		{"2012-03-22/..", "2012-03-22T00:00", "9999-01-01T00:00"},
		// A day beside a time is a day in the time's zone.
		{"2012-03-22T23:00-05:00/2012-03-22", "2012-03-23T04:00", "2012-03-23T05:00"},
		{"2012-03-22/2012-03-23T01:00+02:00", "2012-03-21T22:00", "2012-03-22T23:01"},
	}
	for _, tt := range tests {
		from, to := must(t, tt.date).Span()
		const layout = "2006-01-02T15:04"
		if diff := cmp.Diff([]string{tt.from, tt.to}, []string{from.Format(layout), to.Format(layout)}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.date, diff)
		}
		if from.Location() != time.UTC || to.Location() != time.UTC {
			t.Errorf("%s: the span is not in UTC", tt.date)
		}
	}
}

func TestCompareOrdersATimeline(t *testing.T) {
	want := []string{
		"2012",
		"2012~",
		"2012 early",
		"2012-03",
		"2012-03-21",
		"2012-03-21T23:59Z",
		"2012-03-22/..",
		"2012-03-22/2012-03-23",
		"../2012-03-22",
		"2012-03-22",
		"2012-03-22%",
		"2012-03-22?",
		"2012-03-22~",
		"2012-03-22 early",
		"2012-03-22T00",
		"2012-03-22T00:00",
		"2012-03-22T00:00Z",
		"2012-03-22T01:30+01:00",
		"2012-03-22 early morning",
		"2012-03-22T04:30Z",
		"2012-03-22 morning",
		"2012-03-22 midday",
		"2012-03-22 afternoon",
		"2012-03-22 evening",
		"2012-03-22 night",
		"2012-03-22 late",
		"2012-03-23",
		"",
	}
	var dates []Date
	for _, s := range slices.Backward(want) {
		d, _ := Parse(s)
		dates = append(dates, d)
	}
	slices.SortFunc(dates, Date.Compare)
	var got []string
	for _, d := range dates {
		got = append(got, d.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestCompareIsATotalOrder(t *testing.T) {
	dates := []Date{{}}
	for _, s := range canonical {
		dates = append(dates, must(t, s))
	}
	order := make([][]int, len(dates))
	for i, a := range dates {
		for j, b := range dates {
			order[i] = append(order[i], a.Compare(b))
			if ab := order[i][j]; ab != -b.Compare(a) || (ab == 0) != (a == b) {
				t.Errorf("%q and %q: %d and %d", a, b, ab, b.Compare(a))
			}
		}
	}
	for i := range dates {
		for j := range dates {
			for k := range dates {
				if order[i][j] <= 0 && order[j][k] <= 0 && order[i][k] > 0 {
					t.Errorf("%q, %q, %q go round in a circle", dates[i], dates[j], dates[k])
				}
			}
		}
	}
}

func TestExcludes(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"2012-03-21", "2012-03-22", true},
		{"2012-03-22", "2012-03-22", false},
		{"2012-03-22", "2012-03", false},
		{"2012-03-22", "2012-04", true},
		{"2012-03-22", "2011", true},
		{"2012-03-20/2012-03-22", "2012-03-22", false},
		{"2012-03-20/2012-03-21", "2012-03-22", true},
		{"../2012-03-21", "2012-03-22", true},
		{"2012-03-22/..", "2013", false},
		{"2012-03-22T04:30", "2012-03-22T04:31", true},
		{"2012-03-22T04", "2012-03-22T04:31", false},
		{"2012-03-22T04:30Z", "2012-03-22T05:30+01:00", false},
		{"2012-03-22T04:30Z", "2012-03-22T04:30+01:00", true},
		// Doubt excludes nothing.
		{"2012-03-21~", "2012-03-22", false},
		{"2012-03-21", "2012-03-22?", false},
		{"2012-03-20/2012-03-21~", "2012-03-22", false},
		{"2012-03-20~/2012-03-21", "2012-03-22", false},
		{"", "2012-03-22", false},
		// Parts are not held against a date.
		{"2012-03-22 morning", "2012-03-22 evening", false},
		{"2012-03-22 morning", "2012-03-22T16:40", false},
		{"2012-03-22 morning", "2012-03-23 morning", true},
		{"2019 early/2019 mid", "2019-12", false},
		// A day without a zone may be a day anywhere on Earth.
		{"2012-03-22", "2012-03-22T04:30Z", false},
		{"2012-03-22", "2012-03-21T10:00Z", false}, // 22 March in Kiribati
		{"2012-03-22", "2012-03-21T09:59Z", true},
		{"2012-03-22", "2012-03-23T11:59Z", false}, // 22 March on Baker Island
		{"2012-03-22", "2012-03-23T12:00Z", true},
		{"2012-03-22T04:30", "2012-03-22T09:30Z", false},
	}
	for _, tt := range tests {
		a, _ := Parse(tt.a)
		b, _ := Parse(tt.b)
		if a.Excludes(b) != tt.want || b.Excludes(a) != tt.want {
			t.Errorf("%s and %s: got %t and %t, want %t", tt.a, tt.b, a.Excludes(b), b.Excludes(a), tt.want)
		}
	}
}

func TestZoneOfTheMachineDoesNotMatter(t *testing.T) {
	answers := func() []string {
		var all []string
		for _, s := range canonical {
			d := must(t, s)
			from, to := d.Span()
			weekday, _ := d.Weekday()
			l := Locale{&bare, Zone{"GMT", 0}}
			all = append(all, from.String(), to.String(), weekday.String(), d.Label(l), d.Short(l), d.Clock(l), d.ISO(), d.Day().String())
		}
		return all
	}
	local := time.Local
	defer func() { time.Local = local }()
	time.Local = time.UTC
	want := answers()
	for _, hours := range []int{-11, 14} {
		time.Local = time.FixedZone("elsewhere", hours*3600)
		if diff := cmp.Diff(want, answers()); diff != "" {
			t.Errorf("%d hours from UTC (-want +got):\n%s", hours, diff)
		}
	}
}
