package annotate

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCreditedAgency(t *testing.T) {
	for credit, want := range map[string]string{
		"":                              "",
		"AP":                            "AP",
		"(AFP)":                         "AFP",
		"avec AFP":                      "AFP",
		"Le Monde avec l’AFP":           "AFP",
		"par l'AFP":                     "AFP",
		"Reuters/AFP":                   "Reuters",
		"AFP, Reuters and AP":           "AFP",
		"Reuters-AFP":                   "Reuters",
		"with agencies":                 "",
		"Agencies":                      "",
		"avec agences":                  "",
		"The Associated Press":          "AP",
		"ASSOCIATED PRESS":              "AP",
		"Agence France-Presse":          "AFP",
		"Agence France Presse":          "AFP",
		"Agence\u00a0France-Presse":     "AFP",
		"dpa/lby":                       "dpa",
		"DPA":                           "dpa",
		"MAP":                           "MAP",
		"Dakar, APS":                    "APS",
		"PA Media":                      "PA Media",
		"PA":                            "PA Media",
		"© Reuters":                     "",
		"Reuters.com":                   "",
		"CHAPTER; LAPS; APARTMENT":      "",
		"AP Photo":                      "",
		"Photo: AFP":                    "",
		"Photo AFP/Reuters":             "Reuters",
		"Image courtesy of AFP":         "",
		"AFP via Getty Images":          "AFP",
		"Our correspondent in Bamako":   "",
		"Australian Associated Press":   "AAP",
		"Anadolu Agency":                "Anadolu",
		"Press Trust of India and ANSA": "PTI",

		// whatever the case
		"ap":                           "AP",
		"afp":                          "AFP",
		"a.p.":                         "AP",
		"reuters":                      "Reuters",
		"(reuters/afp)":                "Reuters",
		"reuters-afp":                  "Reuters",
		"agence france-presse":         "AFP",
		"ANADOLU AGENCY":               "Anadolu",
		"avec l’afp":                   "AFP",
		"reuters.com":                  "",
		"ap photo":                     "",
		"photo: afp":                   "",
		"chapter; laps":                "",
		"Apa":                          "APA",
		"with apa":                     "APA",
		"ips":                          "IPS",
		"source: Sana":                 "SANA",
		"Sana Khan in Gao":             "",
		"Sana Khan, SANA":              "SANA",
		"Ria Müller":                   "",
		"Ria Müller and AFP":           "AFP",
		"map":                          "",
		"Map: OpenStreetMap":           "",
		"Ⱥ reuters":                    "",
		"The Canadian Press":           "Canadian Press",
		"La Presse canadienne":         "Canadian Press",
		"CP":                           "Canadian Press",
		"IPS":                          "IPS",
		"Inter Press Service":          "IPS",
		"Associated Press of Pakistan": "APP",
		"Jiji Press":                   "Jiji",
		"ČTK":                          "ČTK",
		"čtk":                          "ČTK",
	} {
		if got := CreditedAgency(credit); got != want {
			t.Errorf("CreditedAgency(%q) = %q, want %q", credit, got, want)
		}
	}
}

func TestCreditsUnknown(t *testing.T) {
	for credit, want := range map[string]bool{
		"": false, "AFP": false, "afp": false, "Photo: AFP": false, "photo: afp": false,
		"with agencies": true, "The Harbour News Service": true, "map": true,
	} {
		if got := CreditsUnknown(credit); got != want {
			t.Errorf("CreditsUnknown(%q) = %v, want %v", credit, got, want)
		}
	}
}

// TestAgencySpellings: no spelling stands under two names, and each is found.
func TestAgencySpellings(t *testing.T) {
	owner := map[string]string{}
	for _, a := range agencies {
		for _, s := range append(slices.Clone(a.spellings), a.credits...) {
			low := strings.ToLower(s)
			if owner[low] != "" && owner[low] != a.name {
				t.Errorf("%q stands under %s and %s", s, owner[low], a.name)
			}
			owner[low] = a.name
			for _, credit := range []string{s, strings.ToUpper(s)} {
				if got := CreditedAgency(credit); got != a.name {
					t.Errorf("CreditedAgency(%q) = %q, want %q", credit, got, a.name)
				}
			}
		}
	}
}

func TestAgencyNamed(t *testing.T) {
	for name, want := range map[string]string{
		"Reuters": "Reuters", "The Associated Press": "AP", "l’AFP": "AFP", "Xinhua News Agency": "Xinhua", "A.P.": "AP",
		"Reuters Africa": "", "BBC": "", "The Daily Reuters": "", "": "", "ap": "",
	} {
		if got := AgencyNamed(name); got != want {
			t.Errorf("AgencyNamed(%q) = %q, want %q", name, got, want)
		}
	}
}

// Each line is the agency to which a sentence attributes, and the sentence.
func TestAttributed(t *testing.T) {
	for line := range strings.SplitSeq(strings.TrimSpace(`
AFP     | The army holds Gao, according to the AFP news agency.
AFP     | In Gao soldiers claimed to be holding loyalist chiefs, the AFP news agency reports.
AFP     | As AFP reports, the army left.
AFP     | The army left, AFP reported.
AFP     | The army left, reports AFP.
AFP     | On Tuesday AFP reported that the army had left.
Reuters | “He is finished,” a teacher told Reuters news agency.
Reuters | “IBK is finished,” Reuters news agency was told by Haidara Assetou Cisse, a teacher.
Reuters | Offices were set alight, according to a Reuters witness.
Reuters | A Reuters witness said that shots were fired.
Reuters | A Reuters reporter in Kati saw tanks.
Reuters | A diplomat told Reuters on condition of anonymity that he had fled.
Reuters | Speaking to Reuters, he denied it.
Reuters | In an interview with Reuters he denied it.
Reuters | He had fled, said Reuters.
Reuters | State television, citing Reuters, said he had fled.
AP      | The Associated Press news agency reported gunfire.
AP      | Tanks were seen, witnesses said, as reported by The Associated Press news agency.
AP      | According to an AP tally, 12 died.
TASS    | The Russian state news agency TASS said that he had fled.
Anadolu | A minister told the Turkish Anadolu agency that he had fled.
MAP     | The king left, the MAP news agency reported.
MAP     | Le roi est parti, selon l’agence MAP.
Reuters | BAMAKO, March 22 (Reuters) - Soldiers looted the palace.
AFP     | Selon l’AFP, l’armée tient Gao.
AFP     | L’armée tient Gao, selon un journaliste de l’AFP.
AFP     | D'après l'Agence France-Presse, l'armée tient Gao.
AFP     | L’armée tient Gao, rapporte l’AFP.
AFP     | L’armée tient Gao, a constaté un correspondant de l’AFP.
AFP     | « Il est parti », a confié mardi à l’AFP un proche du président.
AFP     | « Il est parti », a-t-il dit à l’AFP.
AFP     | Un officier joint par l’AFP dit qu’il est parti.
AFP     | L’AFP rapporte qu’il est parti.
AFP     | L’AFP a appris qu’il est parti.
Reuters | Un officier a déclaré à Reuters qu’il était parti.
Reuters | Un responsable cité par l’agence Reuters dit qu’il est parti.
Xinhua  | Il est parti, selon l’agence de presse Xinhua.
        | Soldiers beat an AFP photographer.
        | Soldiers told Reuters journalists to leave the square.
        | The soldiers told Reuters to leave.
        | Reuters closed its office in Bamako.
        | AFP announced that it would close its office.
        | The minister denied AFP reports.
        | He said Reuters journalists had been beaten.
        | The office of the Associated Press was looted.
        | Supporters of the opposition on the square [Rey Byhre/Reuters]
        | The events look like those of a coup in 2012 (AP Photo)
        | According to an AP photo, he was there.
        | According to the MAP, he was there.
        | A map according to ap said so.
        | Les soldats ont battu un journaliste de l’AFP.
        | L’AFP a annoncé la fermeture de son bureau.
        | Le bureau de Reuters a été fermé.
        | The army left.
`), "\n") {
		want, sentence, _ := strings.Cut(line, "|")
		want, sentence = strings.TrimSpace(want), strings.TrimSpace(sentence)
		if got := Attributed(sentence); got != want {
			t.Errorf("Attributed(%q) = %q, want %q", sentence, got, want)
		}
	}
}

// Each case is a text in which what may be a name stands in brackets, with a
// star where the word begins its sentence.
func TestProposals(t *testing.T) {
	for _, marked := range []string{
		"",
		"[*Harvesters] met in [Segou].",
		"Later Captain [Diarra] left. Yesterday the captain spoke.",
		"[Modibo Diarra] met Mr. [Keita] and Capt [Amadou Sanogo].",
		"President [Modibo Keita] left; the president stayed.",
		"On Tuesday the [CNRDR] and, in March 2012, the [Bank of the Sahel] spoke.",
		"The [Red Berets] and the [Ministry of Internal Security of Mali].",
		"President of [Mali].",
		"[Côte d’Ivoire] and [N’Diaye] and [Jean-Yves Le Drian], [O'Brien].",
		"L’[ONU] est là, dit M. [Diallo]. À [Ségou], Mme [Traoré] parle.",
		"[*Gunfire] was heard by AFP and the Associated Press.",
		"The Malian army, the French embassy, the [French Embassy].",
		"“[*Leave] now,” said [Oumar].",
		"TROOPS LEAVE BAMAKO!",
		"[J. Smith] and I left.",
		"[*Mali]’s army; [Bamako]-based.",
		"But In [Gao] it rained.",
	} {
		text := strings.NewReplacer("[*", "", "[", "", "]", "").Replace(marked)
		var b strings.Builder
		at := 0
		EachProposal(text, func(p Proposal) {
			if key := Key(p.Of(text)); key != string(p.Key) {
				t.Errorf("%q has the key %q, not %q", p.Of(text), p.Key, key)
			}
			star := ""
			if p.Opening {
				star = "*"
			}
			fmt.Fprintf(&b, "%s[%s%s]", text[at:p.Start], star, p.Of(text))
			at = p.End
		})
		if got := b.String() + text[at:]; got != marked {
			t.Errorf("\n got %s\nwant %s", got, marked)
		}
	}
}

func TestKey(t *testing.T) {
	for _, names := range [][2]string{{"Ould-Cheikh", "ould cheikh"}, {"Touré", "TOURE"}, {"J.K. Diarra", "J. K. Diarra"}} {
		if Key(names[0]) != Key(names[1]) {
			t.Errorf("%q and %q have the keys %q and %q", names[0], names[1], Key(names[0]), Key(names[1]))
		}
	}
}

func FuzzProposals(f *testing.F) {
	f.Add("On Tuesday Capt. Amadou d’Ivoire of the Bank of Mali said: “Leave.”")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		EachProposal(text, func(p Proposal) {
			if p.Start < end || p.End <= p.Start || p.End > len(text) {
				t.Fatalf("%v after %d in %q", p, end, text)
			}
			end = p.End
		})
		Attributed(text)
		CreditedAgency(text)
	})
}

func BenchmarkProposals(b *testing.B) {
	text := strings.Join(slices.Repeat([]string{"Soldiers at a barracks in Kati, close to the capital, were angry at how the government of Mali had dealt with Amadou Sanogo and his men. Later Captain Diarra said so."}, 30), " ")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		EachProposal(text, func(Proposal) {})
	}
}
