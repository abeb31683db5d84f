package speech

import (
	"strings"
	"testing"

	"dossier/internal/annotate"
)

// Each case is a sentence with what it has people say, as it is shown: with its
// attribution. "denies" marks what is denied; words in marks stand alone.
func TestAsserted(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		// denied: a statement, marked
		{"en", "Salif Keita denied that he had taken money.", "denies: Salif Keita denied that he had taken money."},
		{"en", "On Monday Salif Keita flatly denied that he had taken money.", "denies: Salif Keita flatly denied that he had taken money."},
		{"en", "Salif Keita has repeatedly denied that he had taken money.", "denies: Salif Keita has repeatedly denied that he had taken money."},
		{"en", "The mayor, Salif Keita, denies he had taken money.", "denies: The mayor, Salif Keita, denies he had taken money."},
		{"en", "Salif Keita rejected the claim that he had taken money.", "denies: Salif Keita rejected the claim that he had taken money."},
		{"en", "Salif Keita refuted allegations that the crane was old.", "denies: Salif Keita refuted allegations that the crane was old."},
		{"en", "Salif Keita disputes that the crane was old.", "denies: Salif Keita disputes that the crane was old."},
		{"en", "Salif Keita said the port was open, but denied that he had taken money.",
			"Salif Keita said the port was open | denies: Salif Keita said the port was open, but denied that he had taken money."},
		{"en", "He had not taken money, Salif Keita said.", "He had not taken money, Salif Keita said."},
		{"en", "Salif Keita denied that he was “a thief”.", "denies: “a thief”"},
		{"fr", "Salif Keita a nié que la grue fût vieille.", "denies: Salif Keita a nié que la grue fût vieille."},
		{"fr", "Salif Keita a démenti avoir reçu la lettre.", "denies: Salif Keita a démenti avoir reçu la lettre."},
		{"fr", "Salif Keita conteste que la grue soit vieille.", "denies: Salif Keita conteste que la grue soit vieille."},
		{"fr", "Salif Keita a rejeté les informations selon lesquelles il avait pris l’argent.", "denies: Salif Keita a rejeté les informations selon lesquelles il avait pris l’argent."},
		{"fr", "Lundi, Salif Keita a réfuté l’idée que la grue soit vieille.", "denies: Salif Keita a réfuté l’idée que la grue soit vieille."},

		// negated
		{"en", "Salif Keita never said that he would resign.", ""},
		{"en", "Salif Keita has not publicly said that he would resign.", ""},
		{"en", "Salif Keita has never publicly said that he would resign.", ""},
		{"en", "Salif Keita did not say that he would resign.", ""},
		{"en", "Salif Keita hasn’t yet announced that he would resign.", ""},
		{"en", "Salif Keita has yet to say that he would resign.", ""},
		{"en", "Salif Keita neither said nor suggested that he would resign.", ""},
		{"en", "Neither Salif Keita nor Awa Traoré said that the port was open.", ""},
		{"en", "Nobody said that the port was open.", ""},
		{"en", "At no time did Salif Keita say that the port was open.", ""},
		{"en", "Salif Keita never said “I will resign”.", ""},
		{"en", "Salif Keita left without saying that the port was open.", ""},
		{"en", "Salif Keita denied saying that the port was open.", "denies: Salif Keita denied saying that the port was open."},
		{"en", "Salif Keita denied having said that the port was open.", "denies: Salif Keita denied having said that the port was open."},
		{"fr", "Salif Keita a nié avoir dit que la grue était vieille.", "denies: Salif Keita a nié avoir dit que la grue était vieille."},
		{"fr", "Salif Keita n’a jamais dit qu’il démissionnerait.", ""},
		{"fr", "Salif Keita n’a jamais publiquement dit qu’il démissionnerait.", ""},
		{"fr", "Salif Keita n’a pas encore annoncé qu’il démissionnerait.", ""},
		{"fr", "Salif Keita ne dit pas que la grue est vieille.", ""},
		{"fr", "Ni Salif Keita ni Awa Traoré n’ont dit que la grue était vieille.", ""},
		{"fr", "Salif Keita est parti sans dire que la grue était vieille.", ""},
		{"fr", "Salif Keita n’a pas nié que la grue fût vieille.", ""},

		// under a condition
		{"en", "If Keita says that the port is open, the ships will come.", ""},
		{"en", "If, on Monday, Keita says that the port is open, the ships will come.", ""},
		{"en", "Even if Salif Keita said that the port was open, nobody came.", ""},
		{"en", "The ships will wait unless Salif Keita says that the port is open.", ""},
		{"en", "It was not clear whether Salif Keita had said that the port was open.", ""},
		{"en", "Had Salif Keita said that the port was open, the ships would have come.", ""},
		{"en", "Suppose Salif Keita says that the port is open.", ""},
		{"en", "If the port is open, Salif Keita said, the ships will come.", "If the port is open, Salif Keita said, the ships will come."},
		{"fr", "Si Salif Keita dit que le port est ouvert, les navires viendront.", ""},
		{"fr", "S’il a dit que le port est ouvert, les navires viendront.", ""},
		{"fr", "On ignore si Salif Keita a dit que le port était ouvert.", ""},
		{"fr", "À moins que Salif Keita affirme que le port est ouvert, rien ne bougera.", ""},

		// under what is false, doubted or denied
		{"en", "It is false that Keita said the crane was old.", ""},
		{"en", "It is not true that Salif Keita said that the crane was old.", ""},
		{"en", "Nobody believes that Keita said the crane was old.", ""},
		{"en", "Nobody believes Salif Keita said the crane was old.", ""},
		{"en", "I do not think that Salif Keita said the crane was old.", ""},
		{"en", "The claim that Salif Keita said the crane was old is a lie.", ""},
		{"en", "It is true that Salif Keita said the crane was old.", "It is true that Salif Keita said the crane was old."},
		{"en", "The ministry denied that Salif Keita had said that the crane was old.", "denies: The ministry denied that Salif Keita had said that the crane was old."},
		{"fr", "Il est faux que Salif Keita ait dit que la grue était vieille.", ""},
		{"fr", "Il n’est pas vrai que Salif Keita a dit que la grue était vieille.", ""},
		{"fr", "Personne ne croit que Salif Keita a dit que la grue était vieille.", ""},
		{"fr", "Le port n’était pas fermé parce que Salif Keita a dit que la grue était vieille.",
			"Le port n’était pas fermé parce que Salif Keita a dit que la grue était vieille."},

		{"en", "That Salif Keita said the crane was old is untrue.", ""},
		{"en", "The denial that Salif Keita said the crane was old came late.", ""},
		{"en", "I wish Salif Keita had said that the crane was old.", ""},
		{"fr", "La rumeur selon laquelle Salif Keita a dit que la grue était vieille est fausse.", ""},
		{"fr", "Le ministre a nié que Salif Keita ait dit que la grue était vieille.", "denies: Le ministre a nié que Salif Keita ait dit que la grue était vieille."},

		// asked, to come, or only possible
		{"en", "Did Keita say that the port was open?", ""},
		{"en", "Has Salif Keita said that the port was open?", ""},
		{"en", "Why did Salif Keita say “the port is open”?", ""},
		{"en", "Salif Keita asked: who would pay for the crane?", ""},
		{"en", "“Who will pay?” Salif Keita asked.", "“Who will pay?”"},
		{"en", "Salif Keita will say that the port is open.", ""},
		{"en", "Salif Keita would have said that the port was open.", ""},
		{"en", "Salif Keita might well have said that the port was open.", ""},
		{"en", "Salif Keita is expected to announce that the port is open.", ""},
		{"fr", "Salif Keita a-t-il dit que le port était ouvert ?", ""},
		{"fr", "Salif Keita a-t-il déclaré « le port est ouvert » ?", ""},
		{"fr", "Est-ce que Salif Keita a dit que le port était ouvert ?", ""},
		{"fr", "Salif Keita va annoncer que le port est ouvert.", ""},
		{"fr", "Salif Keita devrait dire que le port est ouvert.", ""},

		// the attribution elsewhere: the sentence
		{"en", "The crane, Salif Keita said, was old.", "The crane, Salif Keita said, was old."},
		{"en", "According to Salif Keita, the crane was old.", "According to Salif Keita, the crane was old."},
		{"en", "When the crane fell Salif Keita said that it was old.", "When the crane fell Salif Keita said that it was old."},
		{"en", "After the talks, Salif Keita said that the crane was old.", "Salif Keita said that the crane was old."},
		{"fr", "La grue, a dit Salif Keita, était vieille.", "La grue, a dit Salif Keita, était vieille."},
		{"fr", "Selon Salif Keita, la grue était vieille.", "Selon Salif Keita, la grue était vieille."},
	} {
		var got []string
		for _, s := range Find([]string{c.text}, c.language) {
			told := s.Told
			if s.Direct {
				if told != (annotate.Span{}) {
					t.Errorf("%s: words in marks are told: %q", c.text, told.Of(c.text))
				}
				told = s.Words
			}
			if told.Start > s.Words.Start || told.End < s.Words.End || !s.Direct && (told.Start > s.Verb.Start || told.End < s.Verb.End) {
				t.Errorf("%s: %q lacks the words or the verb", c.text, told.Of(c.text))
			}
			denies := ""
			if s.Denies {
				denies = "denies: "
			}
			got = append(got, denies+told.Of(c.text))
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// A turn of a transcript is told with the name before it.
func TestTurnsAreTold(t *testing.T) {
	paragraphs := []string{"KEITA: It is open.", "TRAORE: It is shut. We know."}
	found := Find(paragraphs, "en")
	for i, s := range found {
		if got := s.Told.Of(paragraphs[s.Paragraph]); got != paragraphs[i] {
			t.Errorf("told as %q, want %q", got, paragraphs[i])
		}
	}
	if len(found) != 2 {
		t.Errorf("%d turns found, want 2", len(found))
	}
}
