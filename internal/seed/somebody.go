package seed

import (
	"unicode"

	"dossier/internal/pattern"
)

// anyWord reports whether a pattern of one or some words, which begins with ^ and
// ends behind a word, matches at the beginning of any word of a text. Searching a long
// text for so many words would take it several microseconds a byte.
func anyWord(s string, p *pattern.Pattern) bool {
	within := false // a word
	for i, r := range s {
		begins := !within && unicode.IsLetter(r)
		within = unicode.IsLetter(r)
		if begins && p.MatchString(s[i:min(len(s), i+longestWords)]) {
			return true
		}
	}
	return false
}

// longestWords is more bytes than any of the words below have, with the letter
// behind them.
const longestWords = 64

// somebody matches the words by which news prose tells of somebody without a name.
var somebody = pattern.New(`(?i)^(?:soldiers?|troops|army|police(?:men|man)?|officers?|officials?|protesters?|demonstrators?|government|president|minister|ministry|rebels?|gunm[ae]n|militants?|` +
	`residents?|villagers?|workers?|students?|voters?|judges?|court|parliament|lawmakers?|deputies|senators?|opposition|crowds?|people|unions?|doctors?|mediators?|ambassadors?|embassy|leaders?|party|he|she|they|we|` +
	`dockers?|miners?|drivers?|nurses?|teachers?|farmers?|herders?|fisherm[ae]n|fishers?|pilots?|sailors?|crews?|passengers?|famil(?:y|ies)|child(?:ren)?|girls?|boys?|wom[ae]n|m[ae]n|migrants?|refugees?|fans?|players?|supporters?|` +
	`civilians?|citizens?|prisoners?|detainees?|hostages?|journalists?|reporters?|lawyers?|magistrates?|traders?|shopkeepers?|merchants?|employees?|staff|firefighters?|firem[ae]n|rescuers?|divers?|peacekeepers?|observers?|` +
	`inspectors?|engineers?|scientists?|researchers?|patients?|pupils?|parents?|relatives|survivors?|victims?|tourists?|pilgrims?|worshippers?|priests?|imams?|bishops?|clerics?|mayors?|governors?|councillors?|delegates?|envoys?|` +
	`candidates?|activists?|campaigners?|strikers?|looters?|smugglers?|pirates?|bandits?|insurgents?|jihadists?|mercenaries|commandos?|guards?|generals?|captains?|colonels?|railway(?:men)?|commuters?|owners?|investors?|shareholders?|` +
	`soldats?|militaires?|troupes|armée|policiers?|gendarmes?|officiers?|manifestante?s?|gouvernement|présidente?s?|ministres?|ministère|rebelles?|assaillants?|habitante?s?|ouvri(?:er|ère)s?|étudiante?s?|élect(?:eur|rice)s?|juges?|` +
	`tribunal|députée?s?|sénat(?:eur|rice)s?|foule|syndicats?|médecins?|médiateurs?|ambassade|ambassadeur|dirigeante?s?|parti|il|elle|ils|elles|autorités|enquêt(?:eur|rice)s?|avocate?s?|` +
	`mineurs?|chauffeurs?|conduct(?:eur|rice)s?|infirmi(?:er|ère)s?|enseignante?s?|instit(?:uteur|utrice)s?|profess(?:eur|rice)e?s?|agricult(?:eur|rice)s?|paysan(?:ne)?s?|éleveurs?|pêcheurs?|pilotes?|marins?|équipage|passag(?:er|ère)s?|` +
	`familles?|enfants?|filles?|garçons?|femmes?|hommes?|migrante?s?|réfugiée?s?|support(?:eur|rice|er)s?|joueu(?:r|se)s?|civils?|citoyen(?:ne)?s?|prisonni(?:er|ère)s?|détenue?s?|otages?|journalistes?|magistrate?s?|` +
	`commerçante?s?|employée?s?|salariée?s?|travaill(?:eur|euse)s?|cheminots?|pompiers?|secouristes?|sauveteurs?|plongeurs?|observateurs?|ingénieurs?|chercheu(?:r|se)s?|patiente?s?|élèves?|parents?|proches|survivante?s?|victimes?|` +
	`touristes?|pèlerins?|fidèles|prêtres?|évêques?|maires?|gouverneurs?|conseill(?:er|ère)s?|déléguée?s?|émissaires?|candidate?s?|militante?s?|grévistes?|pillards?|pirates?|insurgés?|djihadistes?|mercenaires?|gardes?|` +
	`personnes|villageois|riverains?|usagers?|grandmothers?|pensioners?|retraitée?s?)(?:$|[^\pL])`)

// natural matches what happens without anybody's doing.
var natural = pattern.New(`(?i)^(?:burst (?:its|their) banks|floods?|flooded|flooding|earthquakes?|quakes?|tremors?|aftershocks?|storms?|cyclones?|hurricanes?|typhoons?|tornado(?:e?s)?|landslides?|mudslides?|avalanches?|tsunami|` +
	`wildfires?|bushfires?|fires?|blazes?|explosions?|blasts?|exploded|crash(?:es|ed)?|collisions?|collided|derail(?:ed|ments?)|collapsed?|eruptions?|volcano|capsized|sank|lightning|power cuts?|blackouts?|` +
	`inondations?|inondé(?:e?s)?|crues?|débordé|sorti(?:e?s)? de (?:son|leur) lit|séismes?|tremblements? de terre|répliques?|tempêtes?|ouragans?|tornades?|glissements? de terrain|coulées? de boue|incendies?|explosé|déflagrations?|` +
	`collisions?|accidents?|déraill(?:é|ements?)|effondr(?:é|ée|és|ées|ements?)|écroulé(?:e?s)?|éruptions?|volcan|naufrages?|chaviré|foudre)(?:$|[^\pL])`)
