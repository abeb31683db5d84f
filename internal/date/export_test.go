package date

// Canonical lists dates in their canonical form, of every kind.
var Canonical = canonical

// bare is a vocabulary that only puts things together, for tests that do not ask
// for a language's words. Package locale imports this one.
var bare = Vocabulary{
	WeekdayDate: "{weekday}{date}", DayMonth: "{day}.{month}", DateYear: "{date}.{year}",
	Minute: "{hour2}:{minute2}", Hour: "{hour2}", At: "{date} {time}", Around: "{date} ~{time}", During: "{date} {time}", Offset: "{offset}",
	Long: bareForm, Short: bareForm,
	Parts: [Mid + 1]PartWords{
		Early: barePart, EarlyMorning: barePart, Morning: barePart, Midday: barePart, Afternoon: barePart,
		Evening: barePart, Night: barePart, Late: barePart, Mid: barePart,
	},
}

var barePart = PartWords{Word: "part", Day: "part {date}", Stretch: "part {date}"}

var bareForm = Form{
	Months: [12]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"},
	About:  Every("~{date}"), Until: Every("-{date}"), From: Every("{date}-"), Roughly: "~{date}", Uncertain: "{date}?",
}
