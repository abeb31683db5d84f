package annotate

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"dossier/internal/pattern"
)

// agency is a news agency: one newsroom whose words many outlets print.
type agency struct {
	name      string   // by which it is counted
	spellings []string // that mean it wherever they stand
	credits   []string // that mean it in a credit, or beside the words "news agency", and elsewhere may mean something else
}

// agencies are the agencies that are known. The list is closed: an editor
// declares any other. An acronym that two agencies share (APS of Algeria and of
// Senegal) is one name: fewer origins never overstate what a dossier rests on.
// In prose each spelling counts in its own case only.
var agencies = []agency{
	{"AP", []string{"AP", "A.P.", "Associated Press", "ASSOCIATED PRESS"}, nil},
	{"AFP", []string{"AFP", "A.F.P.", "Agence France-Presse", "Agence France Presse", "AGENCE FRANCE-PRESSE"}, nil},
	{"Reuters", []string{"Reuters", "REUTERS", "Thomson Reuters"}, nil},
	{"dpa", []string{"dpa", "DPA", "Deutsche Presse-Agentur"}, nil},
	{"EFE", []string{"EFE", "Agencia EFE"}, []string{"Efe"}},
	{"ANSA", []string{"ANSA"}, []string{"Ansa"}},
	{"Xinhua", []string{"Xinhua", "XINHUA", "Chine Nouvelle", "New China News Agency"}, nil},
	{"TASS", []string{"TASS", "Tass", "ITAR-TASS", "Itar-Tass"}, nil},
	{"Interfax", []string{"Interfax", "INTERFAX"}, nil},
	{"RIA Novosti", []string{"RIA Novosti", "Ria Novosti"}, []string{"RIA"}},
	{"IRNA", []string{"IRNA", "Islamic Republic News Agency"}, nil},
	{"UPI", []string{"UPI", "United Press International"}, nil},
	{"Kyodo", []string{"Kyodo", "KYODO", "Kyodo News"}, nil},
	{"Yonhap", []string{"Yonhap", "YONHAP"}, nil},
	{"KCNA", []string{"KCNA", "Korean Central News Agency"}, nil},
	{"PTI", []string{"Press Trust of India"}, []string{"PTI"}},
	{"ANI", []string{"Asian News International"}, []string{"ANI"}},
	{"IANS", []string{"Indo-Asian News Service"}, []string{"IANS"}},
	{"Anadolu", []string{"Anadolu", "Anadolu Agency", "Agence Anadolu", "Anadolu Ajansı"}, []string{"AA"}},
	{"SPA", []string{"Saudi Press Agency", "Agence de presse saoudienne"}, []string{"SPA"}},
	{"WAM", []string{"Emirates News Agency"}, []string{"WAM"}},
	{"MENA", []string{"Middle East News Agency"}, []string{"MENA"}},
	{"SANA", []string{"Syrian Arab News Agency"}, []string{"SANA"}},
	{"MAP", []string{"Maghreb Arabe Presse", "Maghreb Arab Press", "Agence Maghreb Arabe Presse", "Agence marocaine de presse"}, []string{"MAP"}},
	{"APS", []string{"Algérie Presse Service", "Algeria Press Service", "Agence de presse sénégalaise", "Agence de Presse Sénégalaise"}, []string{"APS"}},
	{"TAP", []string{"Tunis Afrique Presse"}, []string{"TAP"}},
	{"PANA", []string{"Panapress", "PANAPRESS", "Pan-African News Agency", "Agence panafricaine de presse"}, []string{"PANA"}},
	{"APO", []string{"APO Group", "African Press Organization"}, []string{"APO"}},
	{"AMAP", []string{"AMAP", "Agence malienne de presse et de publicité", "Agence Malienne de Presse et de Publicité"}, nil},
	{"AIB", []string{"Agence d’information du Burkina", "Agence d’Information du Burkina"}, []string{"AIB"}},
	{"AIP", []string{"Agence ivoirienne de presse", "Agence Ivoirienne de Presse"}, []string{"AIP"}},
	{"NAN", []string{"News Agency of Nigeria"}, []string{"NAN"}},
	{"GNA", []string{"Ghana News Agency"}, []string{"GNA"}},
	{"Sapa", []string{"South African Press Association"}, []string{"Sapa", "SAPA"}},
	{"ENA", []string{"Ethiopian News Agency"}, []string{"ENA"}},
	{"SUNA", []string{"Sudan News Agency"}, []string{"SUNA"}},
	{"PA Media", []string{"PA Media", "Press Association"}, []string{"PA"}},
	{"APA", []string{"Austria Press Agency", "Austria Presse Agentur", "African Press Agency", "Agence de presse africaine", "APAnews"}, []string{"APA"}},
	{"ANP", []string{"Algemeen Nederlands Persbureau", "Agence nigérienne de presse"}, []string{"ANP"}},
	{"Belga", []string{"Belga", "BELGA"}, nil},
	{"Keystone-ATS", []string{"Keystone-ATS", "Keystone-SDA"}, []string{"ATS", "SDA"}},
	{"Lusa", []string{"Agência Lusa", "Lusa News Agency"}, []string{"Lusa", "LUSA"}},
	{"NTB", []string{"Norsk Telegrambyrå"}, []string{"NTB"}},
	{"TT", []string{"Tidningarnas Telegrambyrå"}, []string{"TT"}},
	{"Ritzau", []string{"Ritzau"}, nil},
	{"PAP", []string{"Polish Press Agency"}, []string{"PAP"}},
	{"AAP", []string{"Australian Associated Press"}, []string{"AAP"}},
	{"Bloomberg", []string{"Bloomberg News"}, []string{"Bloomberg"}},

	// North and South America
	{"Canadian Press", []string{"Canadian Press", "Presse canadienne", "Presse Canadienne"}, []string{"CP", "PC"}},
	{"Dow Jones", []string{"Dow Jones Newswires"}, []string{"Dow Jones"}},
	{"Agência Brasil", []string{"Agência Brasil"}, nil},
	{"Andina", []string{"Agencia Andina"}, []string{"Andina"}},
	{"AVN", []string{"Agencia Venezolana de Noticias"}, []string{"AVN"}},
	{"Notimex", []string{"Notimex"}, nil},
	{"Prensa Latina", []string{"Prensa Latina"}, nil},
	{"Télam", []string{"Télam", "Agencia Télam"}, []string{"Telam"}},

	// of the world, of the churches, of subjects
	{"IPS", []string{"Inter Press Service"}, []string{"IPS"}},
	{"IRIN", []string{"Integrated Regional Information Networks", "IRIN News"}, []string{"IRIN"}},
	{"JTA", []string{"Jewish Telegraphic Agency"}, []string{"JTA"}},
	{"RNS", []string{"Religion News Service"}, []string{"RNS"}},
	{"CNS", []string{"Catholic News Service", "China News Service"}, []string{"CNS"}},
	{"Fides", []string{"Agenzia Fides", "Agence Fides"}, []string{"Fides"}},

	// Africa
	{"ABP", []string{"Agence Bénin Presse", "Agence burundaise de presse", "Agence Burundaise de Presse"}, []string{"ABP"}},
	{"ACAP", []string{"Agence centrafricaine de presse", "Agence Centrafrique Presse"}, []string{"ACAP"}},
	{"ACI", []string{"Agence congolaise d’information", "Agence Congolaise d’Information"}, []string{"ACI"}},
	{"ACP", []string{"Agence congolaise de presse", "Agence Congolaise de Presse"}, []string{"ACP"}},
	{"ADI", []string{"Agence djiboutienne d’information", "Agence Djiboutienne d’Information"}, []string{"ADI"}},
	{"AGP", []string{"Agence guinéenne de presse", "Agence Guinéenne de Presse", "Agence gabonaise de presse", "Agence Gabonaise de Presse"}, []string{"AGP"}},
	{"AIM", []string{"Mozambique News Agency", "Agência de Informação de Moçambique"}, []string{"AIM"}},
	{"AMI", []string{"Agence mauritanienne d’information", "Agence Mauritanienne d’Information"}, []string{"AMI"}},
	{"ANA", []string{"African News Agency", "Athens News Agency"}, []string{"ANA"}},
	{"Angop", []string{"Angop", "ANGOP", "Angola Press Agency"}, nil},
	{"ATOP", []string{"Agence togolaise de presse", "Agence Togolaise de Presse"}, []string{"ATOP"}},
	{"BOPA", []string{"Botswana Press Agency"}, []string{"BOPA"}},
	{"Ecofin", []string{"Agence Ecofin", "Ecofin Agency"}, []string{"Ecofin"}},
	{"KNA", []string{"Kenya News Agency", "Katholische Nachrichten-Agentur"}, []string{"KNA"}},
	{"LANA", []string{"Libyan News Agency"}, []string{"LANA"}},
	{"LINA", []string{"Liberia News Agency"}, []string{"LINA"}},
	{"NAMPA", []string{"Namibia Press Agency", "Namibian Press Agency"}, []string{"NAMPA", "Nampa"}},
	{"RNA", []string{"Rwanda News Agency"}, []string{"RNA"}},
	{"SLENA", []string{"Sierra Leone News Agency"}, []string{"SLENA"}},
	{"SONNA", []string{"Somali National News Agency"}, []string{"SONNA"}},
	{"Ziana", []string{"New Ziana"}, []string{"ZIANA"}},

	// Asia and the Pacific
	{"Antara", []string{"ANTARA"}, []string{"Antara"}},
	{"APP", []string{"Associated Press of Pakistan"}, []string{"APP"}},
	{"Bernama", []string{"Bernama", "BERNAMA"}, nil},
	{"BNA", []string{"Bahrain News Agency"}, []string{"BNA"}},
	{"BSS", []string{"Bangladesh Sangbad Sangstha"}, []string{"BSS"}},
	{"CNA", []string{"Central News Agency", "Catholic News Agency", "Cyprus News Agency"}, []string{"CNA"}},
	{"Fars", []string{"Fars News", "Fars News Agency"}, []string{"Fars"}},
	{"INA", []string{"Iraqi News Agency"}, []string{"INA"}},
	{"ISNA", []string{"Iranian Students News Agency"}, []string{"ISNA"}},
	{"Jiji", []string{"Jiji Press"}, []string{"Jiji", "JIJI"}},
	{"KUNA", []string{"Kuwait News Agency"}, []string{"KUNA"}},
	{"Mehr", []string{"Mehr News", "Mehr News Agency"}, []string{"Mehr"}},
	{"NNA", []string{"National News Agency"}, []string{"NNA"}},
	{"NZPA", []string{"New Zealand Press Association"}, []string{"NZPA"}},
	{"ONA", []string{"Oman News Agency"}, []string{"ONA"}},
	{"Pajhwok", []string{"Pajhwok Afghan News"}, []string{"Pajhwok"}},
	{"Petra", []string{"Jordan News Agency"}, []string{"Petra"}},
	{"PNA", []string{"Philippine News Agency", "Philippines News Agency"}, []string{"PNA"}},
	{"QNA", []string{"Qatar News Agency"}, []string{"QNA"}},
	{"RSS", []string{"Rastriya Samachar Samiti"}, []string{"RSS"}},
	{"Saba", []string{"Yemen News Agency"}, []string{"Saba"}},
	{"Tasnim", []string{"Tasnim News", "Tasnim News Agency"}, []string{"Tasnim"}},
	{"TNA", []string{"Thai News Agency"}, []string{"TNA"}},
	{"UNB", []string{"United News of Bangladesh"}, []string{"UNB"}},
	{"UNI", []string{"United News of India"}, []string{"UNI"}},
	{"VNA", []string{"Vietnam News Agency"}, []string{"VNA"}},
	{"WAFA", []string{"Palestinian News Agency", "Palestine News Agency"}, []string{"WAFA", "Wafa"}},

	// Europe
	{"Adnkronos", []string{"Adnkronos", "AdnKronos", "ADNKRONOS"}, nil},
	{"AGI", []string{"Agenzia Giornalistica Italia"}, []string{"AGI"}},
	{"Agerpres", []string{"Agerpres", "AGERPRES"}, nil},
	{"AMNA", []string{"Athens-Macedonian News Agency", "ANA-MPA"}, []string{"AMNA"}},
	{"Armenpress", []string{"Armenpress", "ARMENPRESS"}, nil},
	{"Askanews", []string{"Askanews", "askanews"}, nil},
	{"ATA", []string{"Albanian Telegraphic Agency"}, []string{"ATA"}},
	{"Azertac", []string{"Azertac", "AZERTAC", "Azertag", "AZERTAG"}, nil},
	{"BelTA", []string{"BelTA", "Belarusian Telegraph Agency"}, []string{"BELTA"}},
	{"BNS", []string{"Baltic News Service"}, []string{"BNS"}},
	{"BTA", []string{"Bulgarian News Agency", "Bulgarian Telegraph Agency"}, []string{"BTA"}},
	{"ČTK", []string{"ČTK", "Czech News Agency"}, []string{"CTK"}},
	{"ELTA", []string{"Lithuanian News Agency"}, []string{"ELTA"}},
	{"epd", []string{"Evangelischer Pressedienst"}, []string{"EPD"}},
	{"Europa Press", []string{"Europa Press", "Agencia Europa Press"}, nil},
	{"FENA", []string{"Federalna novinska agencija"}, []string{"FENA"}},
	{"HINA", []string{"Croatian News Agency"}, []string{"HINA", "Hina"}},
	{"LETA", []string{"Latvian News Agency"}, []string{"LETA"}},
	{"Mediafax", []string{"Mediafax"}, nil},
	{"MTI", []string{"Magyar Távirati Iroda", "Hungarian News Agency"}, []string{"MTI"}},
	{"Nova", []string{"Agenzia Nova"}, nil},
	{"SID", []string{"Sport-Informations-Dienst"}, []string{"SID"}},
	{"SITA", []string{"Slovenská tlačová agentúra"}, []string{"SITA"}},
	{"Sputnik", []string{"Sputnik News"}, []string{"Sputnik"}},
	{"STA", []string{"Slovenian Press Agency"}, []string{"STA"}},
	{"STT", []string{"Suomen Tietotoimisto"}, []string{"STT"}},
	{"Tanjug", []string{"Tanjug", "TANJUG"}, nil},
	{"TASR", []string{"News Agency of the Slovak Republic"}, []string{"TASR"}},
	{"Ukrinform", []string{"Ukrinform", "UKRINFORM"}, nil},
	{"UNIAN", []string{"UNIAN"}, nil},
}

// agencySpelling is a spelling by its words.
type agencySpelling struct {
	name   string
	words  []string
	credit bool // only in a credit, or beside the words "news agency"
}

// agencyTable holds spellings by their first word, the longest first.
type agencyTable map[string][]agencySpelling

func (t agencyTable) add(a agencySpelling) {
	list := t[a.words[0]]
	at := 0
	for at < len(list) && len(list[at].words) >= len(a.words) {
		at++
	}
	t[a.words[0]] = slices.Insert(list, at, a)
}

// agenciesByWord are the spellings, agenciesFolded the same in small letters.
var agenciesByWord, agenciesFolded = func() (exact, folded agencyTable) {
	exact, folded = agencyTable{}, agencyTable{}
	add := func(name, spelling string, credit bool) {
		exact.add(agencySpelling{name, wordsOf(spelling), credit})
		folded.add(agencySpelling{name, wordsOf(strings.ToLower(spelling)), credit})
	}
	for _, a := range agencies {
		for _, s := range a.spellings {
			add(a.name, s, false)
		}
		for _, s := range a.credits {
			add(a.name, s, true)
		}
	}
	return exact, folded
}()

func wordsOf(text string) []string {
	var words []string
	for w, ok := nextWord(text, 0); ok; w, ok = nextWord(text, w.to) {
		words = append(words, text[w.from:w.to])
	}
	return words
}

// agencyHit is an agency's name in a text.
type agencyHit struct {
	Span
	name   string
	credit bool
}

// agencyHits gives the names of agencies in a text, in order.
func agencyHits(text string) iter.Seq[agencyHit] {
	return func(yield func(agencyHit) bool) {
		for w, ok := nextWord(text, 0); ok; w, ok = nextWord(text, w.to) {
			if c := text[w.from]; 'a' <= c && c <= 'z' && c != 'd' {
				continue // no spelling but dpa begins with a small letter
			}
			if h, ok := agencyAt(text, w); ok {
				if !yield(h) {
					return
				}
				w.to = h.End
			}
		}
	}
}

// agencyAt gives the name of an agency that begins with the word w of a text.
func agencyAt(text string, w word) (agencyHit, bool) {
	for _, s := range agenciesByWord[text[w.from:w.to]] {
		if end, ok := s.at(text, w); ok && agencyEdges(text, w.from, end) {
			return agencyHit{Span{w.from, end}, s.name, s.credit}, true
		}
	}
	return agencyHit{}, false
}

// at reports whether the spelling's words stand in text from the word w on, and
// where they end.
func (s agencySpelling) at(text string, w word) (end int, ok bool) {
	for i, want := range s.words {
		if i > 0 {
			next, ok := nextWord(text, w.to)
			if !ok {
				return 0, false
			}
			if joined, _ := joins(text[w.to:next.from], text[w.from:w.to]); !joined {
				return 0, false
			}
			w = next
		}
		if text[w.from:w.to] != want {
			return 0, false
		}
	}
	return w.to, true
}

// agencyEdges reports whether a name is no part of an address or of a longer
// word. A hyphen may join two agencies.
func agencyEdges(text string, from, to int) bool {
	after := text[to:]
	if len(after) > 1 && strings.IndexByte(".@_", after[0]) >= 0 && IsWord(RuneAt(text, to+1)) && unicode.IsLower(RuneAt(text, to+1)) {
		return false
	}
	if r := RuneBefore(text, from); r == '@' || r == '_' || r == '/' && from > 1 && text[from-2] == '/' {
		return false
	}
	if !strings.HasPrefix(after, "-") || unicode.IsUpper(RuneAt(text, to+1)) {
		return true
	}
	next, ok := nextWord(text, to+1)
	return ok && next.from == to+1 && agenciesFolded[strings.ToLower(text[next.from:next.to])] != nil
}

// creditHits lists the names of agencies in a credit, in order. There case does
// not count, but where an acronym may mean something else, as a forename does
// ("Ria Müller"): such a one counts in small letters only in a credit of nothing
// but agencies, and never where it is a word ("map").
func creditHits(credit string) []agencyHit {
	hits, folded := slices.Collect(agencyHits(credit)), foldedHits(credit)
	bare := creditWords(credit, folded)
	return slices.DeleteFunc(folded, func(h agencyHit) bool {
		return h.credit && !bare && !slices.Contains(hits, h)
	})
}

// foldedHits lists the names of agencies in a text, in whatever case.
func foldedHits(text string) []agencyHit {
	var hits []agencyHit
	low := strings.ToLower(text)
	if len(low) != len(text) {
		return slices.Collect(agencyHits(text)) // a letter whose small form has another length: Ⱥ, İ
	}
	for w, ok := nextWord(low, 0); ok; w, ok = nextWord(low, w.to) {
		for _, s := range agenciesFolded[low[w.from:w.to]] {
			end, ok := s.at(low, w)
			if ok && agencyEdges(text, w.from, end) && !(agencyWords[low[w.from:end]] && text[w.from:end] != strings.ToUpper(text[w.from:end])) {
				hits = append(hits, agencyHit{Span{w.from, end}, s.name, s.credit})
				w.to = end
				break
			}
		}
	}
	return hits
}

// agencyWords are acronyms that, in small letters, are words of English or
// French.
var agencyWords = map[string]bool{
	"aim": true, "ami": true, "app": true, "map": true, "nan": true, "pa": true, "pap": true, "pc": true, "rss": true, "spa": true, "tap": true, "uni": true,
}

// creditWords reports whether a credit holds no words but names of agencies and
// those that join them.
func creditWords(credit string, hits []agencyHit) bool {
	at := 0
	for _, h := range append(hits, agencyHit{Span: Span{len(credit), len(credit)}}) {
		for _, w := range wordsOf(credit[at:h.Start]) {
			if !joiningWords[strings.ToLower(w)] {
				return false
			}
		}
		at = h.End
	}
	return true
}

var joiningWords = map[string]bool{
	"with": true, "by": true, "via": true, "from": true, "and": true, "the": true, "source": true, "sources": true, "news": true, "agency": true, "agencies": true,
	"avec": true, "par": true, "de": true, "et": true, "l": true, "la": true, "le": true, "d": true, "agence": true, "agences": true, "presse": true, "copyright": true,
}

// NamesAgency reports whether an agency is named in a text, in whatever part.
func NamesAgency(text string) bool {
	for range agencyHits(text) {
		return true
	}
	return false
}

// CreditedAgency gives the agency that a credit line names, the first where it
// names more: "Reuters" for "(Reuters)", "avec Reuters" and "Reuters/AFP". It
// is empty for "with agencies", and for the credit of a picture. Case does not
// count: "reuters/afp" is the same.
func CreditedAgency(credit string) string {
	for _, h := range creditHits(credit) {
		if !pictureAfter.MatchString(credit[h.End:]) && !pictureBefore.MatchString(credit[:h.Start]) {
			return h.name
		}
	}
	return ""
}

var (
	pictureAfter  = pattern.New(`(?i)^['’]?s?[ /]*(?:photos?|images?|pictures?|vid[eé]os?|tv|photographer|photographe)(?:[^\pL]|$)`)
	pictureBefore = pattern.New(`(?i)(?:photos?|images?|pictures?|vid[eé]os?|©)(?: credits?| courtesy)?[ :/]*(?:by |par |de |of |via )?(?:the |l['’])?$`)
)

// CreditsUnknown reports whether a credit names no agency that is known, be it
// for its words or its pictures.
func CreditsUnknown(credit string) bool { return credit != "" && len(creditHits(credit)) == 0 }

// AgencyNamed gives the name by which an agency is counted when s is one of
// its spellings, and nothing else: "AP" for "The Associated Press". It is empty
// for any other name.
func AgencyNamed(s string) string {
	s = strings.TrimSpace(s)
	for _, article := range []string{"The ", "the ", "L'", "L’", "l'", "l’"} {
		s = strings.TrimPrefix(s, article)
	}
	for _, label := range []string{" news agency", " News Agency", " News agency"} {
		s = strings.TrimSuffix(s, label)
	}
	for h := range agencyHits(s) {
		if h.Start == 0 && strings.Trim(s[h.End:], ".") == "" {
			return h.name
		}
		break
	}
	return ""
}
