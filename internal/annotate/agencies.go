package annotate

import (
	"regexp"
	"strings"
	"unicode"
)

// agency is a news agency: one newsroom whose words many outlets print.
type agency struct {
	name      string   // by which it is counted
	spellings []string // that mean it wherever they stand
	credits   []string // that mean it in a credit, or beside the words "news agency", and elsewhere may mean something else
}

// agencies are the agencies that are known. An acronym that two agencies share
// (APS of Algeria and of Senegal) is one name: fewer origins never overstate
// what a dossier rests on. Each spelling counts in its own case only.
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
	{"APA", []string{"Austria Press Agency", "Austria Presse Agentur", "African Press Agency", "Agence de presse africaine"}, []string{"APA"}},
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
}

// agencySpelling is a spelling by its words.
type agencySpelling struct {
	name   string
	words  []string
	credit bool // only in a credit, or beside the words "news agency"
}

// agenciesByWord are the spellings by their first word, the longest first.
var agenciesByWord = func() map[string][]agencySpelling {
	table := map[string][]agencySpelling{}
	add := func(name, spelling string, credit bool) {
		words := wordsOf(spelling)
		list := table[words[0]]
		at := 0
		for at < len(list) && len(list[at].words) >= len(words) {
			at++
		}
		list = append(list[:at:at], append([]agencySpelling{{name, words, credit}}, list[at:]...)...)
		table[words[0]] = list
	}
	for _, a := range agencies {
		for _, s := range a.spellings {
			add(a.name, s, false)
		}
		for _, s := range a.credits {
			add(a.name, s, true)
		}
	}
	return table
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

// agencyHits lists the names of agencies in a text, in order.
func agencyHits(text string) []agencyHit {
	var hits []agencyHit
	for w, ok := nextWord(text, 0); ok; w, ok = nextWord(text, w.to) {
		if c := text[w.from]; 'a' <= c && c <= 'z' && c != 'd' {
			continue // no spelling but dpa begins with a small letter
		}
		for _, s := range agenciesByWord[text[w.from:w.to]] {
			if end, ok := s.at(text, w); ok && agencyEdges(text, w.from, end) {
				hits = append(hits, agencyHit{Span{w.from, end}, s.name, s.credit})
				w.to = end
				break
			}
		}
	}
	return hits
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
	if len(after) > 1 && strings.IndexByte(".@_", after[0]) >= 0 && isWord(runeAt(text, to+1)) && unicode.IsLower(runeAt(text, to+1)) {
		return false
	}
	if r := runeBefore(text, from); r == '@' || r == '_' || r == '/' && from > 1 && text[from-2] == '/' {
		return false
	}
	return !strings.HasPrefix(after, "-") || unicode.IsUpper(runeAt(text, to+1)) || strings.HasPrefix(after[1:], "dpa")
}

// NamesAgency reports whether an agency is named in a text, in whatever part.
func NamesAgency(text string) bool { return len(agencyHits(text)) > 0 }

// CreditedAgency gives the agency that a credit line names, the first where it
// names more: "Reuters" for "(Reuters)", "avec Reuters" and "Reuters/AFP". It
// is empty for "with agencies", and for the credit of a picture.
func CreditedAgency(credit string) string {
	for _, h := range agencyHits(credit) {
		if !pictureAfter.MatchString(credit[h.End:]) && !pictureBefore.MatchString(credit[:h.Start]) {
			return h.name
		}
	}
	return ""
}

var (
	pictureAfter  = regexp.MustCompile(`(?i)^['’]?s?[ /]*(?:photos?|images?|pictures?|vid[eé]os?|tv|photographer|photographe)(?:[^\pL]|$)`)
	pictureBefore = regexp.MustCompile(`(?i)(?:photos?|images?|pictures?|vid[eé]os?|©)(?: credits?| courtesy)?[ :/]*(?:by |par |de |of |via )?(?:the |l['’])?$`)
)

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
	hits := agencyHits(s)
	if len(hits) != 1 || hits[0].Start != 0 || strings.Trim(s[hits[0].End:], ".") != "" {
		return ""
	}
	return hits[0].name
}
