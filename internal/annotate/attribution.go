package annotate

import "dossier/internal/pattern"

// Attributed gives the agency from which a sentence, by its own words, has what
// it tells: "AFP" for "… in barracks, the AFP news agency reports". Where it
// names several, the first counts. It is empty where an agency is only named,
// as one that acts or suffers: "Soldiers beat an AFP photographer".
//
// These attribute, in English and French:
//
//	according to AFP; according to a Reuters witness; selon l’AFP; d’après un journaliste de l’AFP
//	AFP reported, said, wrote, learned, was told; AFP rapporte, a indiqué, a appris
//	…, AFP reports; …, reports AFP; …, rapporte l’AFP; a constaté un journaliste de l’AFP
//	told Reuters, speaking to Reuters; a déclaré à Reuters, a confié mardi à l’AFP
//	reported, quoted, seen by AFP; cité, interrogé, joint par l’AFP; citing AFP
//	a Reuters witness in Kati said, saw, heard
//	BAMAKO (Reuters) - …
//
// "Soldiers told Reuters journalists to leave" does not, nor do "denied AFP
// reports", "AFP announced" and the credit of a picture.
func Attributed(sentence string) string {
	for h := range agencyHits(sentence) {
		before, after := sentence[:h.Start], sentence[h.End:]
		if h.credit && !labelled(before, after) {
			continue
		}
		if attributes(before, after) {
			return h.name
		}
	}
	return ""
}

// labelled reports whether the words around a name say that it is an agency's.
func labelled(before, after string) bool {
	return agencyAfter.MatchString(after) || agencyBefore.MatchString(before)
}

func attributes(before, after string) bool {
	before = lastBytes(before, 160)
	switch {
	case pictureAfter.MatchString(after):
		return false
	case toldBefore.MatchString(before):
		return !orderAfter.MatchString(after)
	case fromBefore.MatchString(before), saidAfter.MatchString(after), peopleAfter.MatchString(after):
		return true
	case reportsAfter.MatchString(after):
		return clauseBefore.MatchString(before)
	case saysBefore.MatchString(before):
		return closedAfter.MatchString(after)
	case selonBefore.MatchString(before), parBefore.MatchString(before), rapporteBefore.MatchString(before), rapporteAfter.MatchString(after):
		return true
	}
	return datelineBefore.MatchString(before) && datelineAfter.MatchString(after)
}

// lastBytes gives the end of s, about n bytes of it.
func lastBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for i := range s {
		if s[i] == ' ' {
			return s[i:]
		}
	}
	return s
}

// The parts of the patterns. What stands before a name ends with $, what stands
// after it begins with ^. Word edges are spelled out, for those of package
// regexp know ASCII only.
const (
	edge = `(?:^|[^\pL])`

	// "the ", "a ", "the French ", "the state-run news agency "
	theAgency = `(?:(?i:the|an?)\s+)?(?:(?:\pL+-(?:run|owned|controlled|official)|official|state|private|independent|local|\p{Lu}\pL+)\s+){0,2}(?:(?i:news (?:agency|service)|newswire|agency)\s+)?$`

	// "l’", "l’agence de presse ", "la "
	lAgence = `(?:(?i:l['’]\s*|la\s+|le\s+))?(?:(?i:agence)(?:\s+(?:de presse|d['’]informations?))?(?:\s+\p{Ll}+)?\s+)?$`

	// "’s news agency"
	label = `(?:['’]s)?(?:\s+(?:state|official|national))?(?:\s+(?:news agency|News Agency|news service|newswire|wire service|agency|Agency))?`

	people = `(?:witness(?:es)?|correspondents?|reporters?|journalists?|photographers?|team|crew|stringers?|tally|count|poll|survey|report|dispatch|analysis|figures)`

	// "un journaliste de "
	gens = `(?:(?i:une?|des|les?|la|plusieurs|deux|trois)\s+)?(?:correspondante?s?|journalistes?|photographes?|reporters?|envoyée?s? spécia(?:l|le|ux)|décompte|bilan|comptage|dépêche|équipe|vidéastes?|sources?)\s+(?:(?:\p{Ll}+\s+)?(?:de\s+|d['’]))`
)

var (
	agencyAfter  = pattern.New(`^(?:['’]s)?(?:\s+\pL+)?\s+(?i:news agency|news service|newswire|press agency)`)
	agencyBefore = pattern.New(`(?i:news agency|agence(?:\s+(?:de presse|d['’]informations?))?(?:\s+\pL+)?)\s+$`)

	toldBefore = pattern.New(edge + `(?i:told|tells|telling|(?:spoke|speaking|spoken|said|confirmed|admitted|sent|talking) (?:to|with)|(?:interview|interviews|comments|remarks|statement|statements|email|e-mail|message) (?:to|with)|available to)\s+` + theAgency)
	orderAfter = pattern.New(`^` + label + `(?:\s+` + people + `)?\s+(?:not\s+)?to\s`)

	fromBefore = pattern.New(edge + `(?i:according to|(?:reported|quoted|cited|carried|published|seen|obtained|interviewed|contacted|reached|reviewed|compiled) by|citing|quoting)\s+` + theAgency)
	saidAfter  = pattern.New(`^` + label + `(?:\s+(?:has|had|have|also|later|earlier|first|on \p{Lu}\pL+))*\s+(?:reported|said|says|wrote|writes|quoted|quotes|added|adds|learned|learnt|understands|(?:was|is|been) told|reporting)(?:[^\pL]|$)`)

	peopleAfter = pattern.New(`^` + label + `\s+` + people + `(?:\s+(?:in|at|on|near|outside)(?:\s+[\pL-]+){1,3})?\s+(?:said|says|saw|sees|heard|reported|reports|counted|witnessed|showed|shows|found|wrote)(?:[^\pL]|$)`)

	reportsAfter = pattern.New(`^` + label + `\s+reports(?:[^\pL]|$)`)
	clauseBefore = pattern.New(`(?:^\W*|[,;:–—”"»)]\s*|` + edge + `(?i:as|and|but|while|that|where|what|which|when)\s+)` + theAgency)

	saysBefore  = pattern.New(edge + `(?:reports|reported|says|said|writes|wrote|adds)\s+` + theAgency)
	closedAfter = pattern.New(`^` + label + `\s*(?:[,.;:)\]”"»!?]|$)`)

	selonBefore = pattern.New(edge + `(?i:selon|d['’]après|de source)\s+(?:` + gens + `)?` + lAgence)
	parBefore   = pattern.New(edge + `(?:` +
		`(?:déclar|affirm|indiqu|confi|assur|précis|annonc|expliqu|racont|ajout|témoign|confirm|estim|soulign|rapport|répond|avou|reconn|révél|parl|lanc|résum|insist|décri|détaill|dit)\pL*(?:[-\s]+[^\s,.;:]+){0,5}?\s+à\s+` +
		`|(?:joint|contacté|interrogé|cité|sollicité|recueilli|rapporté|consulté|obtenu|relayé|interviewé)e?s?(?:\s+[^\s,.;:]+){0,2}?\s+par\s+(?:` + gens + `)?` +
		`|(?:entretien|interview|déclaration|message|communiqué)(?:\s+[^\s,.;:]+){0,3}?\s+(?:à|avec)\s+)` + lAgence)
	rapporteBefore = pattern.New(edge + `(?:rapporte|rapportait|a rapporté|indique|a indiqué|écrit|a écrit|précise|a précisé|souligne|ajoute|relate|a relaté|affirme|a appris|a constaté|ont constaté|révèle|a révélé)\s+(?:` + gens + `)?` + lAgence)
	rapporteAfter  = pattern.New(`^\s+(?:rapporte|a rapporté|indique|a indiqué|écrit|a écrit|précise|a précisé|relate|a relaté|cite|révèle|a révélé|a appris|a constaté)(?:[^\pL]|$)`)

	datelineBefore = pattern.New(`^\p{Lu}[^.()]{1,60}\($`)
	datelineAfter  = pattern.New(`^\)\s*[-–—]`)
)
