package annotate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/slug"
)

// A case declares names, as name=record, and a text in which the names that are
// to be found stand in brackets, each with its record: [Kati|kati].
func TestNames(t *testing.T) {
	for _, c := range []struct{ about, names, text string }{
		{"plain", "Kati=kati; Bamako=bamako", "Soldiers left [Kati|kati] for [Bamako|bamako]."},
		{"every mention", "Kati=kati", "[Kati|kati], [Kati|kati] and [Kati|kati]"},
		{"nothing declared", "", "Soldiers left Kati."},
		{"no text", "Kati=kati", ""},
		{"no words in the text", "Kati=kati", "… – ! 🇲🇱"},

		{"word edges", "Mali=mali", "Malians of Somali descent, Mali2 and xMali, but “[Mali|mali]”"},
		{"an underscore is no letter", "Mali=mali", "the file_[Mali|mali]_2012"},
		{"possessives", "Sanogo=sanogo", "[Sanogo|sanogo]'s men, [Sanogo|sanogo]’s captain, all the Sanogos"},
		{"hyphens around", "Mali=mali; Kati=kati", "the [Mali|mali]-based group, the [Kati|kati]–Bamako road, non-[Mali|mali]"},

		{"accents in the text", "Toure=toure", "[Touré|toure] and [TOURÉ|toure] and [Toure\u0301|toure]"},
		{"accents in the name", "Cissé=cisse; Élysée=elysee", "Boubou [Cisse|cisse]; the [Elysee|elysee], l’[Élysée|elysee], the [E\u0301lyse\u0301e|elysee]"},
		{"ligatures are letters of their own", "Œuvre=oeuvre", "[Œuvre|oeuvre], œuvre, Oeuvre"},
		{"soft hyphens", "Bamako=bamako", "in [Ba\u00admako|bamako] itself"},
		{"a zero-width space parts words", "Kati=kati; Bamako=bamako", "[Kati|kati]\u200b[Bamako|bamako]"},

		{"capitals only", "US=us; AU=au", "the [US|us] told us, Us and the [AU|au]; au nord, Au nord"},
		{"a capital first", "Ecowas=ecowas", "[Ecowas|ecowas] and [ECOWAS|ecowas], but not ecowas"},
		{"both spellings of one record", "Ecowas=ecowas; ECOWAS=ecowas", "[Ecowas|ecowas], [ECOWAS|ecowas], ecowas"},
		{"capitals declared, a word in the text", "ECOWAS=ecowas", "Ecowas and [ECOWAS|ecowas]"},
		{"a small letter first", "de Gaulle=gaulle", "Charles [de Gaulle|gaulle]; [De Gaulle|gaulle] spoke, [DE GAULLE|gaulle]"},
		{"an accented small letter first", "état-major=staff", "l’[état-major|staff] et l’[État-major|staff]"},
		{"scripts without case", "مالي=mali; 马里=mali", "في [مالي|mali]، [马里|mali]。"},
		{"digits", "G5 Sahel=g5; 22=day", "the [G5 Sahel|g5], on [22|day] March, at 2200"},

		{"hyphen and blank alike", "Red Berets=red; Ould-Cheikh=ould", "[Red-Berets|red], [Red\u00a0Berets|red], [Red\u2011Berets|red], [Ould Cheikh|ould]"},
		{"blanks run together", "Amadou Sanogo=sanogo", "[Amadou  Sanogo|sanogo]"},
		{"a dash is no hyphen", "Kati Bamako=road", "Kati – Bamako, Kati - Bamako, Kati–Bamako, Kati/Bamako"},
		{"not over punctuation", "Amadou Sanogo=sanogo", "Amadou, Sanogo; Amadou (Sanogo)"},
		{"not over the end of a sentence", "Mali Army=army", "They left Mali. Army trucks followed. The [Mali Army|army]"},
		{"not over a line break", "Mali Army=army", "Mali\nArmy"},

		{"the longest", "Keita=keita; Ibrahim Boubacar Keita=ibk; Ibrahim=ibrahim", "[Ibrahim Boubacar Keita|ibk], [Keita|keita] and [Ibrahim|ibrahim] Boubacar Traoré"},
		{"the first of two that overlap", "Kati Base=base; Base Camp=camp", "[Kati Base|base] Camp, [Base Camp|camp]"},
		{"a longer one with the wrong case", "Union=union; UNION AFRICAINE=ua", "l’[Union|union] africaine"},

		{"initials", "J. K. Diarra=diarra; U.S. Embassy=embassy", "[J. K. Diarra|diarra], [J.K. Diarra|diarra], [J K Diarra|diarra]; the [U.S. Embassy|embassy], the [U S Embassy|embassy]"},
		{"initials in capitals", "U.S.=us", "the [U.S|us]. and u.s. and US"},
		{"abbreviations", "Capt. Sanogo=sanogo", "[Capt. Sanogo|sanogo], [Capt Sanogo|sanogo]"},

		{"elision", "ONU=onu; Élysée=elysee; Ivoire=ivoire", "l’[ONU|onu], l'[ONU|onu], d’[Ivoire|ivoire], lʼ[ONU|onu]"},
		{"a name with an elision", "Côte d’Ivoire=ci; Essor=essor", "[Côte d'Ivoire|ci], [Cote d’Ivoire|ci], [Côte dʼIvoire|ci], [Côte-d’Ivoire|ci], l’[Essor|essor]"},
		{"an apostrophe within", "N’Diaye=ndiaye", "[N'Diaye|ndiaye], [N’Diaye|ndiaye], NDiaye"},

		{"shared", "Cisse=boubou; Cissé=haidara; Bamako=bamako", "Cisse, Cissé and CISSE in [Bamako|bamako]"},
		{"shared, and shorter than another", "Cisse=boubou; Cissé=haidara; Boubou Cisse=boubou", "[Boubou Cissé|boubou] or Cisse"},
		{"nothing within a shared name", "Amadou Toure=att; Amadou Touré=general; Toure=att", "Amadou Touré, [Toure|att]"},
		{"declared twice by one record", "Kati=kati; KATI=kati; Kati=kati", "[Kati|kati] [KATI|kati]"},

		{"empty names", "=nobody; …=dots; \u0301=accent; Kati=kati", "Soldiers … left [Kati|kati]."},
		{"quotation marks around a name", "“Red Berets”=red", "the “[Red Berets|red]” and the [Red Berets|red]"},
		{"bytes that are no text", "Kati=kati", "\xff[Kati|kati]\xc3"},
	} {
		names, _ := declare(c.names)
		text := unmark(c.text)
		if diff := cmp.Diff(c.text, mark(text, NewNames(names).Find(text))); diff != "" {
			t.Errorf("%s (%s):\n-want +got:\n%s", c.about, c.names, diff)
		}
	}
}

func declare(list string) (names []Name, records []string) {
	for item := range strings.SplitSeq(list, "; ") {
		if text, target, ok := strings.Cut(item, "="); ok {
			names, records = append(names, Name{text, target}), append(records, target)
		}
	}
	return names, records
}

// unmark takes the brackets out of a text.
func unmark(marked string) string {
	var b strings.Builder
	for marked != "" {
		before, rest, _ := strings.Cut(marked, "[")
		name, rest, ok := strings.Cut(rest, "]")
		name, _, _ = strings.Cut(name, "|")
		b.WriteString(before + name)
		if !ok {
			break
		}
		marked = rest
	}
	return b.String()
}

// mark puts brackets around the names that were found.
func mark(text string, hits []Hit) string {
	var b strings.Builder
	at := 0
	for _, h := range hits {
		fmt.Fprintf(&b, "%s[%s|%s]", text[at:h.From], text[h.From:h.To], h.Target)
		at = h.To
	}
	return b.String() + text[at:]
}

func TestSharedNames(t *testing.T) {
	for names, want := range map[string]map[string][]string{
		"Kati=kati; Bamako=bamako":                           {},
		"Cisse=boubou; Cissé=haidara; CISSE=boubou":          {"Cisse": {"boubou", "haidara"}},
		"Kati=town; Kati=base; Kati=barracks; Bamako=bamako": {"Kati": {"town", "base", "barracks"}},
		"=a; =b": {},
	} {
		list, _ := declare(names)
		if diff := cmp.Diff(want, NewNames(list).Shared()); diff != "" {
			t.Errorf("%s:\n-want +got:\n%s", names, diff)
		}
	}
}

// Each of a thousand names of one record is found, and a text of them all is
// marked from end to end.
func TestThousandNames(t *testing.T) {
	names, text := thousand()
	hits := NewNames(names).Find(text)
	var want []string
	for _, n := range names {
		want = append(want, n.Text)
	}
	var got []string
	for _, h := range hits {
		got = append(got, text[h.From:h.To])
	}
	if !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}

func thousand() ([]Name, string) {
	var names []Name
	var text strings.Builder
	for i := range 1000 {
		name := fmt.Sprintf("Captain Amadou%d Sanogo%d", i%10, i)
		names = append(names, Name{name, "one"})
		text.WriteString(name + " spoke. ")
	}
	return names, text.String()
}

// The whole of a text is read, and no more: whatever stands around a text does
// not change what is found in it.
func FuzzNames(f *testing.F) {
	f.Add("Kati; J. K. Diarra", "Left Kati. J.K. Diarra’s men")
	f.Add("Élysée;US", "l’Élysée, us \xff US")
	f.Fuzz(func(t *testing.T, list, text string) {
		var names []Name
		for i, n := range strings.Split(list, ";") {
			names = append(names, Name{n, fmt.Sprint(i)})
		}
		end := 0
		for _, h := range NewNames(names).Find(text) {
			if h.From < end || h.To <= h.From || h.To > len(text) {
				t.Fatalf("%q in %q: a hit from %d to %d after one that ends at %d", list, text, h.From, h.To, end)
			}
			end = h.To
		}
		finder, around := NewNames(names), "… "+text+" …"
		var moved []Hit
		for _, h := range finder.Find(text) {
			moved = append(moved, Hit{h.From + len("… "), h.To + len("… "), h.Target})
		}
		if diff := cmp.Diff(moved, finder.Find(around)); diff != "" {
			t.Errorf("%q in %q, and with dots around:\n%s", list, text, diff)
		}
	})
}

// Folding letter by letter is what slug.Fold does for the word.
func TestAppendFolded(t *testing.T) {
	for r := rune(1); r < 0x3000; r++ {
		word := "A" + string(r) + "éZ"
		if got, want := string(appendFolded(nil, word)), slug.Fold(word); beginsWord(r) && got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

// A text of 5 KB against 1,000 names of two words.
func BenchmarkNames(b *testing.B) {
	var names []Name
	for i := range 1000 {
		names = append(names, Name{fmt.Sprintf("Amadou%c%c Sanogo%d", 'a'+i%26, 'a'+i/26%26, i), fmt.Sprint(i)})
	}
	for _, c := range []struct{ name, words string }{
		{"English", "Soldiers at a barracks in Kati, close to the capital, were angry at how the government of Mali had dealt with Amadouaa Sanogo0 and his men. "},
		{"French", "Des soldats d’une caserne de Kati, près de la capitale, étaient fâchés : l’État n’avait pas donné d’armes à Amadouaa Sanogo0 et à l’armée. "},
	} {
		text := strings.Repeat(c.words, 5000/len(c.words)+1)[:5000]
		finder := NewNames(names)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				finder.Find(text)
			}
		})
	}
}
