package weigh

import "strings"

// set makes a set of the words of a list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// table gives each word of a list, folded, the first word of its line.
func table(lines string) map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			m[w] = words[0]
		}
	}
	return m
}

// articles are the numbers that are articles or pronouns too. They count only
// where they tell what became of people.
var articles = set("one un une")

// scales multiply the number before them.
var scales = map[string]float64{
	"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "mille": 1e3, "millions": 1e6, "milliard": 1e9, "milliards": 1e9,
}

// moneyScales multiply a number after a sign of money alone: elsewhere m is a
// metre, and mn a minute.
var moneyScales = map[string]float64{"m": 1e6, "mn": 1e6, "mln": 1e6}

var (
	// unclear words after a number make it none that can be compared.
	unclear = set(`dozen dozens score scores hundreds thousands half tens lot lots couple
		demi dizaine dizaines douzaine douzaines quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine
		centaine centaines millier milliers cent`)

	// halves after a joint are added to a number, or to its unit.
	halves = set("half halves third quarter quarters demi demie quart")

	// partial words after a number make it a share of another, or an addition.
	partial = set("of out more other others further additional another sur parmi autre autres de d des times fois")

	ordinal       = set("th st nd rd er e eme ème re")
	conjunctions  = set("and or but while as et ou mais tandis who that which qui que whom when after before quand apres avant lorsque")
	auxiliaries   = set("were was are is have has had been be being reported reportedly also confirmed ont a ete etaient est sont avaient avait the les")
	functionWords = set(`were was are is have has had been be being reported reportedly also confirmed ont a ete etaient est sont avaient avait the
		in on at by from to for with during near since than an not dans en au aux par pour avec lors selon depuis du des de d la le les l
		into of out away off over under inside outside`)

	// ends are words after a number that make it a time or a date.
	ends = set(`am pm gmt utc h o cet est january february march april may june july august september october november december
		janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre degrees degres per times fois`)

	// rates after a measure make it a speed, a price or an age.
	rates = set("per / par an old a")

	// tall are the words after a measure of length.
	tall = set("high long wide deep tall away apart above below behind ahead beyond short de plus haut large")

	// counting are the words between a toll and its number.
	counting = set(`rose rises risen rise climbed climbs stood stands reached reaches hit grew jumped is was now has had have been already to at
		s ' ’ est etait a atteint eleve elevait passe monte desormais`)

	// anyone are the words for people of no particular sort.
	anyone = set("people persons person personnes personne others individuals gens")
)

// fates are what may become of people, by the words for it.
var fates = table(`
	dead dead killed kill kills killing died die dies dying deaths death slain fatalities mort morts morte mortes tue tues tuee tuees tuant deces
	hurt wounded wounding injured injuring injuries hurt blesse blesses blessee blessees blessant
	held arrested arrests arresting detained detaining detainees arrete arretes arretee arretees detenu detenus interpelle interpelles
	missing missing disparu disparus disparue disparues
	displaced displaced displacing deplace deplaces deplacees
	taken kidnapped abducted kidnapping abducting enleve enleves enlevee enlevees
	freed freed released liberated libere liberes liberee liberees`)

// measures are units by the words for them, one or two.
var measures = func() map[string]string {
	m := table(oneWordMeasures)
	for words, unit := range map[string]string{
		"per cent": "%", "pour cent": "%", "us dollar": "$", "us dollars": "$", "dollars americains": "$",
		"franc cfa": "cfa", "francs cfa": "cfa", "f cfa": "cfa",
	} {
		m[words] = unit
	}
	return m
}()

const oneWordMeasures = `
	km km kms kilometre kilometres kilometer kilometers
	mile mile miles
	metre metre metres meter meters
	kg kg kilo kilos kilogram kilograms kilogrammes
	tonne tonne tonnes ton tons
	% % percent pc
	minute minute minutes
	hour hour hours heure heures
	day day days jour jours
	week week weeks semaine semaines
	month month months mois
	year year years an ans annee annees
	$ dollar dollars
	€ euro euros
	cfa cfa fcfa`

// boundKind is what a word before a number does to it.
type boundKind uint8

const (
	about   boundKind = iota // anything from half of it to half as much again
	atLeast                  // it or more
	over                     // more than it
	atMost                   // it or less
	below                    // less than it
	refused                  // no quantity: denied, or added to another
)

type bound struct {
	words string
	kind  boundKind
}

// bounds are the words before a number, the longer before those they end with.
var bounds = func() []bound {
	var list []bound
	for _, line := range []struct {
		words string
		kind  boundKind
	}{
		{"not less than, no less than, no fewer than, at least, a minimum of, as many as at least, au moins, au minimum, minimum", atLeast},
		{"no more than, not more than, at most, up to, as many as, a maximum of, au plus, au maximum, jusqu ' a, jusqu ’ a", atMost},
		{"more than, over, upwards of, above, exceeding, beyond, plus de", over},
		{"less than, fewer than, under, below, moins de", below},
		{"an estimated, estimated, about, around, some, roughly, approximately, approx, circa, nearly, almost, close to, environ, quelque, quelques, pres de, autour de, a peu pres, presque", about},
		{"not, never, no, pas, another, further, additional, other, autre, autres, any, every, each, this, that, which, number, no .", refused},
	} {
		for words := range strings.SplitSeq(line.words, ", ") {
			list = append(list, bound{words, line.kind})
		}
	}
	return list
}()

// boundWords are the single words of bounds.
var boundWords = func() map[string]bool {
	m := map[string]bool{}
	for _, b := range bounds {
		if b.kind != refused {
			for w := range strings.FieldsSeq(b.words) {
				m[w] = true
			}
		}
	}
	return m
}()

// apply changes an exact quantity to what the bound makes of it.
func (b bound) apply(q *quantity) {
	const most = 1e18
	switch v := q.low; b.kind {
	case about:
		q.low, q.high = v/2, v*3/2
	case atLeast:
		q.high = most
	case over:
		q.high, q.lowOpen = most, true
	case atMost:
		q.low = 0
	case below:
		q.low, q.highOpen = 0, true
	}
}
