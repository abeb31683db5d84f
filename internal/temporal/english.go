package temporal

import (
	"slices"

	"dossier/internal/date"
)

var englishWords = vocabulary{
	language: english,
	months: "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;september sept sep;" +
		"october oct;november nov;december dec",
	weekdays: "sunday sun;monday mon;tuesday tue tues;wednesday wed;thursday thu thur thurs;friday fri;saturday sat",
	short:    "jan feb mar apr jun jul aug sept sep oct nov dec sun mon tue tues wed thu thur thurs fri sat",
	cardinals: map[string]int{
		"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
		"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	},
	ordinals: map[string]int{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
		"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
	},
	units: map[unit]string{
		minutes: "minute minutes", hours: "hour hours", days: "day days", weeks: "week weeks", fortnights: "fortnight fortnights", months: "month months", years: "year years",
		decades: "decade decades", weekends: "weekend weekends",
	},
	ofTime: "today yesterday tomorrow tonight overnight morning afternoon evening night noon midday midnight dawn dusk lunchtime daybreak " +
		"nightfall predawn light clock past twenties thirties forties fifties sixties seventies eighties nineties",
	starters: "the last this next since until till from between for over during in within throughout about around some nearly almost more " +
		"less at late early mid past these every each several few just only coming upcoming ever " +
		"barely previous through half quarter",
	future: "will shall would ll tomorrow due scheduled planned expected plan plans planning intends intend hopes hope vowed upcoming " +
		"ahead slated poised starting should must wo cannot forthcoming may might could begins starts ends opens resumes resume expires expire reopens reopen meets meet begin",
	past: "said told took met was were had did began went came left made saw held found became got gave fell kept led lost fought won " +
		"sent spoke wrote set rose ran brought broke built fled shot struck swept swore overthrew withdrew stood heard flew grew hit put " +
		"read sat felt knew meant paid sought taught thought understood wore shook bore burst cut hurt quit seen been gone done taken given " +
		"known shown drawn fallen driven beaten ousted has have beat upheld drew hung laid lay bought caught chose drove ate fought forbade forgave froze hid overran overtook rang rode sank slept slid spent stole stuck sued threw woke won wound following after since",
	neutral: "red hundred indeed need speed feed bed armed united",
	phrases: slices.Concat(
		phrasesOf(whole, date.Whole, today(0), "today"),
		phrasesOf(whole, date.Whole, today(-1), "yesterday"),
		phrasesOf(whole, date.Whole, today(1), "tomorrow"),
		phrasesOf(whole, date.Whole, today(-2), "the day before yesterday; day before yesterday"),
		phrasesOf(whole, date.Whole, today(2), "the day after tomorrow; day after tomorrow"),
		phrasesOf(whole, date.Night, today(0), "tonight"),
		phrasesOf(whole, date.Night, today(-1), "last night"),
		phrasesOf(whole, date.Morning, today(0), "this morning"),
		phrasesOf(whole, date.EarlyMorning, today(0), "early this morning"),
		phrasesOf(whole, date.Afternoon, today(0), "this afternoon"),
		phrasesOf(whole, date.Evening, today(0), "this evening"),
		phrasesOf(whole, date.Whole, thatDay(0), "the same day; that day; that same day; the very same day; that very day"),
		phrasesOf(whole, date.Morning, thatDay(0), "that morning; the same morning; that same morning"),
		phrasesOf(whole, date.Afternoon, thatDay(0), "that afternoon; the same afternoon; that same afternoon"),
		phrasesOf(whole, date.Evening, thatDay(0), "that evening; the same evening; that same evening"),
		phrasesOf(whole, date.Night, thatDay(0), "that night; the same night; that same night"),
		phrasesOf(whole, date.Late, thatDay(0), "late that night; late that evening; late the same day; late that day"),
		phrasesOf(whole, date.Whole, thatDay(1), "the next day; the following day; next day; the day after"),
		phrasesOf(whole, date.Morning, thatDay(1), "the next morning; the following morning; next morning"),
		phrasesOf(whole, date.Afternoon, thatDay(1), "the next afternoon; the following afternoon"),
		phrasesOf(whole, date.Evening, thatDay(1), "the next evening; the following evening"),
		phrasesOf(whole, date.Night, thatDay(1), "the next night; the following night"),
		phrasesOf(whole, date.Whole, thatDay(-1), "the previous day; the day before; the preceding day"),
		phrasesOf(whole, date.Morning, thatDay(-1), "the previous morning; the morning before"),
		phrasesOf(whole, date.Evening, thatDay(-1), "the previous evening; the evening before"),
		phrasesOf(whole, date.Night, thatDay(-1), "the previous night; the night before"),
		phrasesOf(whole, date.Whole, theNight(), "overnight"),
		phrasesOf(whole, date.Whole, thisUnit(weekends, 0), "this weekend; the weekend; at weekend"),
		phrasesOf(whole, date.Whole, thisUnit(weekends, -1), "last weekend; the past weekend"),
		phrasesOf(whole, date.Whole, thisUnit(weekends, 1), "next weekend; the coming weekend"),
		phrasesOf(whole, date.Whole, thisUnit(weeks, -1), "last week"),
		phrasesOf(whole, date.Whole, thisUnit(weeks, 0), "this week"),
		phrasesOf(whole, date.Whole, thisUnit(weeks, 1), "next week; the coming week"),
		phrasesOf(whole, date.Whole, thisUnit(months, -1), "last month"),
		phrasesOf(whole, date.Whole, thisUnit(months, 0), "this month; the current month"),
		phrasesOf(whole, date.Whole, thisUnit(months, 1), "next month; the coming month"),
		phrasesOf(whole, date.Whole, thisUnit(years, -1), "last year"),
		phrasesOf(whole, date.Whole, thisUnit(years, 0), "this year; the current year"),
		phrasesOf(whole, date.Whole, thisUnit(years, 1), "next year; the coming year"),
		phrasesOf(whole, date.Whole, thatUnit(weeks, 0), "that week; the same week"),
		phrasesOf(whole, date.Whole, thatUnit(weeks, 1), "the following week; the next week; the week after"),
		phrasesOf(whole, date.Whole, thatUnit(weeks, -1), "the previous week; the week before"),
		phrasesOf(whole, date.Whole, thatUnit(months, 0), "that month; the same month; that same month"),
		phrasesOf(whole, date.Whole, thatUnit(months, 1), "the following month; the next month"),
		phrasesOf(whole, date.Whole, thatUnit(months, -1), "the previous month; the month before"),
		phrasesOf(whole, date.Whole, thatUnit(years, 0), "that year; the same year; that same year"),
		phrasesOf(whole, date.Whole, thatUnit(years, 1), "the following year; the next year; the year after"),
		phrasesOf(whole, date.Whole, thatUnit(years, -1), "the previous year; the year before"),

		phrasesOf(partBefore, date.Early, relation{}, "early; very early; the early hours of; in the early hours of; the early hours; the small hours of; "+
			"in the small hours of; before dawn; predawn; shortly after midnight; just after midnight; the first hours of"),
		phrasesOf(partBefore, date.EarlyMorning, relation{}, "early in the morning of; early in the morning; the early morning of; the early morning hours of; "+
			"in the early morning hours of; early morning; dawn; daybreak; first light"),
		phrasesOf(partBefore, date.Morning, relation{}, "the morning of; the morning; morning; late in the morning of; late morning; mid - morning; the late morning of"),
		phrasesOf(partBefore, date.Midday, relation{}, "lunchtime"),
		phrasesOf(partBefore, date.Afternoon, relation{}, "the afternoon of; early in the afternoon of; late in the afternoon of; late afternoon; "+
			"early afternoon; mid - afternoon; the late afternoon of; the early afternoon of"),
		phrasesOf(partBefore, date.Evening, relation{}, "the evening of; early in the evening of; early evening; dusk; nightfall; the early evening of"),
		phrasesOf(partBefore, date.Night, relation{}, "the night of; overnight; the night"),
		phrasesOf(partBefore, date.Late, relation{}, "late; very late; late in the evening of; late in the evening; late at night; late in the night of; late evening; late night; "+
			"the late evening of; the late hours of; in the late hours of; the final hours of; just before midnight; shortly before midnight"),
		phrasesOf(partBefore, date.Whole, relation{}, "the course of; the whole of; most of; all of; throughout"),

		phrasesOf(partAfter, date.EarlyMorning, relation{}, "early morning; at dawn; dawn; at daybreak; at first light; early in the morning"),
		phrasesOf(partAfter, date.Morning, relation{}, "morning; late morning; in the morning; mid - morning"),
		phrasesOf(partAfter, date.Midday, relation{}, "lunchtime; at lunchtime; around lunchtime"),
		phrasesOf(partAfter, date.Afternoon, relation{}, "afternoon; early afternoon; late afternoon; in the afternoon; mid - afternoon; late in the afternoon"),
		phrasesOf(partAfter, date.Evening, relation{}, "evening; early evening; in the evening; at dusk; at nightfall; early in the evening"),
		phrasesOf(partAfter, date.Night, relation{}, "night; at night; overnight; during the night"),
		phrasesOf(partAfter, date.Late, relation{}, "late evening; late night; late at night; late in the evening; late in the night"),
		phrasesOf(partAfter, date.Early, relation{}, "before dawn; in the early hours; in the small hours; just after midnight; shortly after midnight"),

		phrasesOf(partAlone, date.EarlyMorning, relation{}, "dawn; daybreak; first light; early in the morning"),
		phrasesOf(partAlone, date.Morning, relation{}, "the morning; late in the morning; late morning; mid - morning"),
		phrasesOf(partAlone, date.Afternoon, relation{}, "the afternoon; late in the afternoon; late afternoon; early afternoon; mid - afternoon"),
		phrasesOf(partAlone, date.Evening, relation{}, "the evening; nightfall; dusk; evening; early evening"),
		phrasesOf(partAlone, date.Early, relation{}, "before dawn; in the early hours; just after midnight; shortly after midnight"),
		phrasesOf(partAlone, date.Late, relation{}, "late in the evening; late at night"),
		phrasesOf(partAlone, date.Whole, relation{}, "later in the day; earlier in the day"),
		phrasesOf(partAlone, date.Night, relation{}, "the night"),

		phrasesOf(hourWord, date.Midday, relation{}, "noon; midday; mid - day"),
		phrasesOf(hourWord, date.Night, relation{}, "midnight"),
		phrasesOf(hourWord, date.Early, relation{}, "just after midnight; shortly after midnight; soon after midnight"),
		phrasesOf(hourWord, date.Late, relation{}, "just before midnight; shortly before midnight"),

		phrasesOf(edge, date.Early, relation{}, "early; the early; the first week of; the first half of; early in; early on in; the beginning of; the start of; the early part of; the early months of; the early days of; the first days of; "+
			"the first weeks of; the opening weeks of; the first months of"),
		phrasesOf(edge, date.Mid, relation{}, "mid; mid -; mid –; the mid -; the middle of"),
		phrasesOf(edge, date.Late, relation{}, "late; the late; the last week of; the final week of; the second half of; late in; the end of; end of; the close of; the last days of; the last weeks of; the final weeks of; the final days of; "+
			"the last months of; the latter part of; the tail end of; the final months of"),
		phrasesOf(edge, date.Whole, relation{}, "earlier; later; the course of; later in; earlier in; the whole of; most of; the month of; the months of; the year; the year of"),

		phrasesOf(around, date.Whole, relation{}, "about; around; circa; approximately; roughly; shortly after; shortly before; "+
			"just after; just before; nearly; almost; some time around; a little after; a little before; soon after"),
	),
}

// englishSeasons are words that name a part of a year for which dates have no
// notation.
var englishSeasons = setOf("spring summer autumn winter fall")
