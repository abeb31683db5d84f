package date

var english = language{
	code:     "en",
	weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	firstDay: "1",

	weekdayDate: "{weekday} {date}",
	dayMonth:    "{day} {month}",
	dateYear:    "{date} {year}",

	minute: "{hour2}:{minute2}",
	hour:   "{hour2}h",
	at:     "{date}, {time}",
	around: "{date}, about {time}",
	during: "{date}, {time}",

	parts: [Mid + 1]partWords{
		Early:        {"early", "early on {date}", "early {date}"},
		EarlyMorning: {"early morning", "early in the morning of {date}", ""},
		Morning:      {"morning", "on the morning of {date}", ""},
		Midday:       {"midday", "around midday on {date}", ""},
		Afternoon:    {"afternoon", "on the afternoon of {date}", ""},
		Evening:      {"evening", "on the evening of {date}", ""},
		Night:        {"night", "on the night of {date}", ""},
		Late:         {"late", "late on {date}", "late {date}"},
		Mid:          {"mid", "", "mid-{date}"},
	},

	long: form{
		months: [12]string{"January", "February", "March", "April", "May", "June", "July",
			"August", "September", "October", "November", "December"},
		about:     every("about {date}"),
		until:     every("until {date}"),
		from:      every("from {date}"),
		roughly:   "about {date}",
		uncertain: "{date} (uncertain)",
	},
	short: form{
		months:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		about:     every("c. {date}"),
		until:     every("until {date}"),
		from:      every("from {date}"),
		roughly:   "c. {date}",
		uncertain: "{date} (?)",
	},
}
