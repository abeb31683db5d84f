package locale

// englishNouns are the nouns whose plural is not formed with s.
var englishNouns = map[string][2]string{
	"more":   {"more", "more"},
	"person": {"person", "people"},
}
