package locale

import "dossier/internal/date"

var english = Language{
	Code: "en", Name: "English",
	Group: ",", Point: ".",
	Quotes: [4]string{"“", "”", "‘", "’"},

	plural: func(n int) Plural {
		if n == 1 {
			return One
		}
		return Other
	},
	nouns: map[string]Noun{
		"day":      {One: "{n} day", Other: "{n} days"},
		"event":    {One: "{n} event", Other: "{n} events"},
		"hour":     {One: "{n} hour", Other: "{n} hours"},
		"mention":  {One: "{n} mention", Other: "{n} mentions"},
		"minute":   {One: "{n} minute", Other: "{n} minutes"},
		"month":    {One: "{n} month", Other: "{n} months"},
		"more":     {Other: "{n} more"},
		"origin":   {One: "{n} origin", Other: "{n} origins"},
		"page":     {One: "{n} page", Other: "{n} pages"},
		"passage":  {One: "{n} passage", Other: "{n} passages"},
		"post":     {One: "{n} post", Other: "{n} posts"},
		"question": {One: "{n} question", Other: "{n} questions"},
		"report":   {One: "{n} report", Other: "{n} reports"},
		"source":   {One: "{n} source", Other: "{n} sources"},
		"year":     {One: "{n} year", Other: "{n} years"},
	},

	Dates: date.Vocabulary{
		Weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		FirstDay: "1",

		WeekdayDate: "{weekday} {date}",
		DayMonth:    "{day} {month}",
		DateYear:    "{date} {year}",

		Minute: "{hour2}:{minute2}",
		Hour:   "{hour2}h",
		At:     "{date}, {time}",
		Around: "{date}, about {time}",
		During: "{date}, {time}",
		Offset: "{offset}",

		Parts: [date.Mid + 1]date.PartWords{
			date.Early:        {Word: "early", Day: "early on {date}", Stretch: "early {date}"},
			date.EarlyMorning: {Word: "early morning", Day: "early in the morning of {date}"},
			date.Morning:      {Word: "morning", Day: "on the morning of {date}"},
			date.Midday:       {Word: "midday", Day: "around midday on {date}"},
			date.Afternoon:    {Word: "afternoon", Day: "on the afternoon of {date}"},
			date.Evening:      {Word: "evening", Day: "on the evening of {date}"},
			date.Night:        {Word: "night", Day: "on the night of {date}"},
			date.Late:         {Word: "late", Day: "late on {date}", Stretch: "late {date}"},
			date.Mid:          {Word: "mid", Stretch: "mid-{date}"},
		},

		Long: date.Form{
			Months: [12]string{"January", "February", "March", "April", "May", "June", "July",
				"August", "September", "October", "November", "December"},
			About:     date.Every("about {date}"),
			Until:     date.Every("until {date}"),
			From:      date.Every("from {date}"),
			Roughly:   "about {date}",
			Uncertain: "{date} (uncertain)",
		},
		Short: date.Form{
			Months:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
			About:     date.Every("c. {date}"),
			Until:     date.Every("until {date}"),
			From:      date.Every("from {date}"),
			Roughly:   "c. {date}",
			Uncertain: "{date} (?)",
		},
	},
}
