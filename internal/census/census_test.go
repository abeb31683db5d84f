package census

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// found tells the names of a text as "kind name", with " = whole" where the whole
// name is another.
func found(language string, paragraphs ...string) []string {
	var list []string
	for _, m := range Names(paragraphs, language) {
		s := strings.TrimSpace(m.Kind + " " + m.Name)
		if m.Whole != m.Name {
			s += " = " + m.Whole
		}
		list = append(list, s)
	}
	return list
}

func TestNames(t *testing.T) {
	tests := []struct {
		language, text string
		want           []string
	}{
		// People: titles, offices, initials, particles.
		{"en", "The order came from Capt Oumar Dembélé on Friday.", []string{"person Oumar Dembélé"}},
		{"en", "Prime Minister Binta Sow resigned. Ms Sow left.", []string{"person Binta Sow", "person Sow = Binta Sow"}},
		{"en", "A farmer, J. B. ould Salem, said so.", []string{"person J. B. ould Salem"}},
		{"en", "They met Salma al-Tayeb and Jan van der Berg.", []string{"person Salma al-Tayeb", "person Jan van der Berg"}},
		{"fr", "Le colonel Issa Koné a parlé. M. Koné n’a rien promis.", []string{"person Issa Koné", "person Koné = Issa Koné"}},
		{"fr", "La maîtresse, Jeanne d’Almeida, attend.", []string{"person Jeanne d’Almeida"}},
		// Two of one surname: it names neither.
		{"en", "Awa Traoré met Ali Traoré. President Traoré smiled.", []string{"person Awa Traoré", "person Ali Traoré", "person Traoré"}},
		// Bodies: their words, acronyms in either order.
		{"en", "The National Union of Salt Workers (NUSW) met. NUSW is new.", []string{"body National Union of Salt Workers", "body NUSW", "body NUSW"}},
		{"en", "The MLK (Movement for the Liberation of Kasso) fired.", []string{"body MLK", "body Movement for the Liberation of Kasso"}},
		{"en", "The Ministry of Health and Population closed it.", []string{"body Ministry of Health and Population"}},
		{"fr", "Le Comité national pour le redressement de la démocratie (CNRD) siège.", []string{"body Comité national pour le redressement de la démocratie", "body CNRD"}},
		{"fr", "Selon le ministère de la Santé, la Cour constitutionnelle du Bénin attend.", []string{"body ministère de la Santé", "body Cour constitutionnelle du Bénin"}},
		{"fr", "Le Syndicat libre des éleveurs du Gourma (Slég) proteste.", []string{"body Syndicat libre des éleveurs du Gourma", "body Slég"}},
		{"en", "Reuters heard it in the palace.", []string{"body Reuters"}},
		// Places: the words before and after, kinds of place, countries.
		{"en", "It began in Zerkala, a town north of Tiby.", []string{"place Zerkala", "place Tiby"}},
		{"en", "BAMAKO (AFP) — They marched to the Independence Monument.", []string{"place BAMAKO", "body AFP", "place Independence Monument"}},
		{"en", "Crowds filled Liberty Square, Zerkala and Tiby.", []string{"place Liberty Square", "place Zerkala", "place Tiby"}},
		{"fr", "Ils ont défilé place de la Nation, près de Zerkala, en Côte d’Ivoire.", []string{"place place de la Nation", "place Zerkala", "place Côte d’Ivoire"}},
		{"fr", "La région de Tiby et l’aéroport de Zerkala sont fermés.", []string{"place Tiby", "place Zerkala"}},
		// Numbered units, women's ministries, bodies of two places, firms, people of a nation.
		{"en", "He joined the 4th Kenya Brigade there.", []string{"body 4th Kenya Brigade"}},
		{"en", "The Ministry of Children’s Health closed it.", []string{"body Ministry of Children’s Health"}},
		{"en", "It asked the Chad and Niger Rivers Commission.", []string{"body Chad and Niger Rivers Commission"}},
		{"en", "They sold Tiby Salt plc to Uzbeks.", []string{"body Tiby Salt plc"}},
		{"en", "The member for Red Tree left New Tiby.", []string{"place Red Tree", "place New Tiby"}},
		{"fr", "Le Conseil économique et social togolais siège rue de Dakar.", []string{"body Conseil économique et social togolais", "place rue de Dakar"}},
		{"fr", "Hier, dit-il, Le Togo attend, la Croix-Rouge malienne aussi.", []string{"place Togo", "body Croix-Rouge malienne"}},
		// No names: beginnings, days, peoples, headings, words in capitals.
		{"en", "Malian soldiers spoke French on Friday. Nobody in March knew.", nil},
		{"en", "THE PALACE IS TAKEN", nil},
		{"fr", "Hier, les Maliens ont voté. Vendredi, ils attendront.", nil},
		// A possessive is cut.
		{"en", "They burned Awa Traoré’s car, then Mali's flag.", []string{"person Awa Traoré", "place Mali"}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, found(test.language, test.text)); diff != "" {
			t.Errorf("%s\n%s", test.text, diff)
		}
	}
}

func TestPropose(t *testing.T) {
	texts := []Text{
		{"one", []string{"Mr Modibo Sidibé spoke in Zerkala. “Sidibe is late,” said Keita."}, "en"},
		{"two", []string{"President Ibrahim Keita and MODIBO SIDIBE met.", "Modibo Sidibe left Zerkala. Sidibe came back."}, "en"},
		{"three", []string{"Amadou Haya Sanogo, who led them, is in Kati."}, "en"},
	}
	known := []Known{
		{"keita", Person, []string{"Ibrahim Keita"}},
		{"sanogo", Person, []string{"Amadou Sanogo"}},
		{"kati", Place, []string{"Kati"}},
	}
	var got []string
	for _, p := range Propose(texts, known) {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%d|%s", p.Kind, p.Name, strings.Join(p.Spellings, ","), strings.Join(p.Articles, ","), p.Count, p.Like))
	}
	want := []string{
		"person|Modibo Sidibé|Sidibe,MODIBO SIDIBE,Modibo Sidibe|one,two|5|",
		"place|Zerkala||one,two|2|",
		"person|Keita||one|1|keita",
		"person|Amadou Haya Sanogo||three|1|sanogo",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A surname is another spelling of a name only where it can mean nobody else.
func TestSurnames(t *testing.T) {
	texts := []Text{
		{"one", []string{"Mr Modibo Sidibé and Mrs Awa Koné spoke. Sidibé left. Koné stayed, and Awa wept."}, "en"},
		{"two", []string{"Mr Ali Sidibé spoke. Sidibé left."}, "en"},
		{"three", []string{"Mr Sidibé and Mr Koné spoke."}, "en"},
	}
	for _, known := range [][]Known{nil, {{"kone", Person, []string{"Issa Koné"}}}} {
		var got []string
		for _, p := range Propose(texts, known) {
			got = append(got, fmt.Sprintf("%s %q %d %s", p.Name, p.Spellings, p.Count, p.Like))
		}
		want := []string{`Awa Koné ["Koné"] 3 `, `Modibo Sidibé [] 2 `, `Ali Sidibé [] 2 `, `Koné [] 1 `}
		if known != nil {
			want = []string{`Awa Koné [] 3 `, `Modibo Sidibé [] 2 `, `Ali Sidibé [] 2 `}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestLike(t *testing.T) {
	known := []Known{
		{"gaddafi", Person, []string{"Muammar Gaddafi"}},
		{"toure-a", Person, []string{"Awa Toure"}},
		{"toure-b", Person, []string{"Ali Toure"}},
		{"cap", Place, []string{"Cap-Vert"}},
	}
	k := newRegister(known)
	for name, want := range map[string]string{
		"muammar gadafi": "gaddafi", "muamar gaddafi": "gaddafi", "muammar al gaddafi": "gaddafi", "gaddafi": "gaddafi",
		"toure": "", "awa toure": "toure-a", "capvert": "cap", "modibo keita": "",
	} {
		if got := k.like(name, Person, nil); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestReview(t *testing.T) {
	texts := []Text{{"one", []string{"Capt Awa Diarra said the Salt Council was in Zerkala."}, "en"}}
	want := `# Names that no record declares

Written by the program, and anew with each import: nothing here is published. Run the commands of those that matter, from the dossier’s folder.

## People

- **Awa Diarra** — 1 mention in 1 article; title “Capt”
  > Capt Awa Diarra said the Salt Council was in Zerkala. (one)

      dossier actors accept "Awa Diarra"
      dossier actors merge "Awa Diarra" diarra


## Bodies

- **Salt Council** — 1 mention in 1 article; the word “Council”
  > Capt Awa Diarra said the Salt Council was in Zerkala. (one)

      dossier actors accept "Salt Council" --as organization


## Places

- **Zerkala** — 1 mention in 1 article; “in Zerkala”
  > Capt Awa Diarra said the Salt Council was in Zerkala. (one)

      dossier actors accept "Zerkala"

`
	if diff := cmp.Diff(want, string(Review(Propose(texts, []Known{{"diarra", Person, []string{"Awa Diara"}}})))); diff != "" {
		t.Error(diff)
	}
	if got := string(Review(nil)); !strings.Contains(got, "None:") {
		t.Error(got)
	}
}

// TestGrowth: four times the texts take no more than about four times as long.
func TestGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	dossier := func(n int) []Text {
		var texts []Text
		for i := range n {
			name := fmt.Sprintf("Awa%s Tra%s", letters(i), letters(i*7))
			texts = append(texts, Text{fmt.Sprint("a", i), []string{
				"Capt " + name + " said in Zerkala" + letters(i) + " that the National Union of " + letters(i*3) + " Workers (NU" + letters(i) + "W) met.",
				strings.Repeat("Kidal, Gao and the Ministry of Health and Population wait. ", 20),
			}, "en"})
		}
		return texts
	}
	known := func(n int) (list []Known) {
		for i := range n {
			list = append(list, Known{fmt.Sprint("k", i), Person, []string{"Ali Tra" + letters(i*5)}})
		}
		return list
	}
	least := func(n int) time.Duration {
		best := time.Hour
		for range 4 {
			texts, k := dossier(n), known(n)
			start := time.Now()
			Propose(texts, k)
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := least(100), least(400)
	if ratio := float64(large) / float64(small); ratio > 9 {
		t.Errorf("four times the texts take %.1f times as long (%v, %v)", ratio, small, large)
	}
	long := strings.Repeat("Awa de la Tiby of the Union (AU) and Ali, ", 2000)
	longer := strings.Repeat(long, 4)
	once := func(s string) time.Duration {
		best := time.Hour
		for range 3 {
			start := time.Now()
			Names([]string{s}, "fr")
			best = min(best, time.Since(start))
		}
		return best
	}
	if a, b := once(long), once(longer); float64(b)/float64(a) > 9 {
		t.Errorf("a paragraph four times as long takes %v, not %v", b, a)
	}
}

func letters(n int) string {
	s := ""
	for ; n > 0; n /= 26 {
		s += string(rune('a' + n%26))
	}
	return "o" + s
}

func FuzzNames(f *testing.F) {
	f.Add("BAMAKO (AFP) — Capt Awa Traoré’s men, the MLK (Movement for the Liberation of Kasso).", "en")
	f.Add("Le Comité national pour le redressement (CNRD), place de la Nation, l’Union d’Ali.", "fr")
	f.Add("Ba 0-A", "fr")
	f.Add("l’ordre\nSquare 8, an – officers", "en")
	f.Add("A. B. (C) U.N. d’ l’ N’Djamena -a- İ ŉ ﬁ 8 Novembre Pont du 8 Novembre", "fr")
	f.Fuzz(func(t *testing.T, text, language string) {
		paragraphs := strings.Split(text, "\n\n")
		end, par := 0, 0
		for _, m := range Names(paragraphs, language) {
			if m.Paragraph != par {
				par, end = m.Paragraph, 0
			}
			if m.Start < end || m.End <= m.Start || m.End > len(paragraphs[m.Paragraph]) {
				t.Fatalf("%+v in %q", m, paragraphs[m.Paragraph])
			}
			if words := paragraphs[m.Paragraph][m.Start:m.End]; strings.Join(strings.Fields(words), " ") != m.Name {
				t.Fatalf("%q is not %q", m.Name, words)
			}
			end = m.End
		}
		Review(Propose([]Text{{"a", paragraphs, language}}, []Known{{"k", Person, []string{text}}}))
	})
}
