package annotate

// The names of months and days in English patterns. They have a capital, so that
// "may" and "march" are not months.
const (
	englishMonths = `January|February|March|April|May|June|July|August|September|October|November|December|` +
		`Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec`
	englishDays = `Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday`
)
