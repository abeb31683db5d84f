package seed

import (
	"slices"
	"strings"
	"testing"

	"dossier/internal/date"
	"dossier/internal/slug"
)

// eventsOf gives the events of a text that is dated Saturday 18 April 2020.
func eventsOf(t *testing.T, text string) []string {
	t.Helper()
	d, diags := convertOne("seeds/a.txt", []byte("date 2020-04-18\n\n"+text))
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	d = Resolve([]Draft{d}, Context{})[0]
	checkCitations(t, d)
	var list []string
	for _, e := range d.Article.Events {
		list = append(list, e.Date.Date.String()+" "+e.Title)
	}
	return list
}

// What a sentence denies, makes a condition or a deadline did not happen.
func TestWhatDidNotHappen(t *testing.T) {
	for _, s := range []string{
		"The president did not resign on Tuesday, said the minister.",
		"The president didn’t resign on Tuesday.",
		"On Tuesday, the president did not leave the palace.",
		"Le président n'a pas démissionné dimanche.",
		"Dimanche, le président n’a pas quitté le palais.",
		"If the president resigns on Monday, the court will take over.",
		"Unless the government pays by then, the dockers will walk out on Monday if talks fail on Sunday.",
		"Si le président démissionne lundi, la cour prendra sa place.",
		"La cour siégera si le président démissionne lundi.",
		"A source denied that soldiers had fired on the crowd on Tuesday.",
		"Une source a démenti que des soldats aient tiré mardi à Kati.",
		"The government must pay the teachers by 30 April.",
		"By Friday the minister has to answer the unions.",
		"Le gouvernement doit répondre aux syndicats d'ici à vendredi.",
		"L'armée doit quitter la ville avant le 30 avril.",
	} {
		for _, e := range eventsOf(t, s) {
			if strings.Contains(s, "walk out on Monday") && strings.HasPrefix(e, "2020-04-20") {
				continue // the strike itself is announced
			}
			t.Errorf("%q: proposed %s", s, e)
		}
	}
}

// What did, though something beside it did not.
func TestWhatHappened(t *testing.T) {
	for _, s := range []string{
		"The president, who did not speak, resigned on Tuesday.",
		"The bath closed last Thursday and the owners will not open it soon.",
		"The army denied on Tuesday that its soldiers had fired.",
		"Même si la foule était partie, les soldats ont tiré mardi.",
		"Some 400 dockers stopped work on Tuesday.",
		"Quelque 400 dockers ont cessé le travail mardi.",
		"Thirty nurses and two drivers walked out on Tuesday.",
		"Des pêcheurs et des infirmières ont défilé mardi.",
		"The river burst its banks on Tuesday and flooded forty streets.",
		"A bus and a lorry collided on Tuesday morning.",
		"Le fleuve est sorti de son lit mardi matin.",
		"Un séisme a secoué la côte mardi.",
	} {
		if got := eventsOf(t, s); len(got) != 1 {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestLongIDs(t *testing.T) {
	title := "The old ferry between Quillmouth and Sandmouth ran aground on gravel opposite aa"
	var text strings.Builder
	for i := range 12 {
		text.WriteString("1" + string(rune('0'+i/6)) + ":0" + string(rune('0'+i%6)) + " GMT – " + title + "\n\nDivers came.\n\n")
	}
	d, _ := convertOne("seeds/a.txt", []byte("date 2020-04-18\n\n"+text.String()))
	events := Resolve([]Draft{d}, Context{})[0].Article.Events
	ids := map[string]bool{}
	for _, e := range events {
		if err := slug.Valid(e.ID); err != nil || ids[e.ID] {
			t.Errorf("%q, of %d characters: %v", e.ID, len(e.ID), err)
		}
		ids[e.ID] = true
	}
	if len(events) != 12 || len(events[0].ID) != slug.MaxLen {
		t.Errorf("%d events, the first of %d characters", len(events), len(events[0].ID))
	}
}

// The headline of an entry and the sentence below it are one event.
func TestHeadlineAndFirstSentence(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"16:40 GMT – Dockers stop the cranes in Vellmar\n\nDockers in Vellmar stopped the cranes on Saturday. Police came.", []string{"2020-04-18T16:40Z Dockers stop the cranes in Vellmar"}},
		{"16:40 GMT – Dockers stop the cranes in Vellmar\n\nThe mayor resigned on Saturday. Police came.", []string{"2020-04-18T16:40Z Dockers stop the cranes in Vellmar", "2020-04-18 The mayor resigned on Saturday"}},
		{"16:40 GMT – Dockers stop the cranes in Vellmar\n\nDockers in Vellmar stopped the cranes on Thursday too. Police came.", []string{"2020-04-18T16:40Z Dockers stop the cranes in Vellmar", "2020-04-16 Dockers in Vellmar stopped the cranes on Thursday too"}},
	} {
		if got := eventsOf(t, "It is a long day.\n\n"+c.text); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

// A day that an article merely names is not its own.
func TestMerelyNamedDays(t *testing.T) {
	const may = ", but may not be the day of the article"
	for _, c := range []struct{ text, want, open string }{
		{"The second round will be held on Sunday 29 November.", "", "“Sunday 29 November” falls in 2020" + may},
		{"The second round will be held on Sunday 29 November. Divers came on Monday.", "", "“Sunday 29 November” falls in 2020" + may},
		{"Le second tour aura lieu le dimanche 29 novembre. La foule est venue lundi.", "", "“dimanche 29 novembre” falls in 2020" + may},
		{"The mine was closed on Friday 14 August and stayed shut for months.", "", "“Friday 14 August” falls in 2020" + may},
		{"The mine was closed on Friday 14 August. It stayed shut for months. It opened on Saturday.", "", "“Friday 14 August” falls in 2020" + may},
		{"The mine had been closed on Friday 14 August. It opened on Saturday.", "", "“Friday 14 August” falls in 2020" + may},
		{"La mine avait été fermée le vendredi 14 août. Elle a rouvert samedi.", "", "“vendredi 14 août” falls in 2020" + may},
		{"The miners must leave by Friday 14 August. They met on Saturday.", "", "“Friday 14 August” falls in 2020" + may},
		{"The mine was closed on Friday 14 August.", "", "“Friday 14 August” falls in 2020" + may},
		{"The mine was closed on Friday 14 August. The miners met on Saturday.", "2020-08-15", ""},
		{"The mine was closed yesterday, Friday 14 August.", "2020-08-15", ""},
		{"La mine a fermé aujourd'hui, vendredi 14 août.", "2020-08-14", ""},
		{"La mine a fermé le vendredi 14 août. Les mineurs se sont réunis samedi.", "2020-08-15", ""},
	} {
		d, _ := convertOne("seeds/a.txt", []byte(c.text))
		got := Resolve([]Draft{d}, Context{Years: [2]int{2019, 2021}})[0]
		if got.Article.Date.Date.String() != c.want || got.Found.Open != c.open {
			t.Errorf("%q: by its year %q; %s", c.text, got.Article.Date.Date, got.Found.Open)
		}
		other, _ := convertOne("seeds/b.txt", []byte("date 2021-01-04 The mine closed on 14 August 2020, and on 29 November 2020 they voted."))
		got = Resolve([]Draft{d, other}, Context{})[0]
		if got.Article.Date.Date.String() != c.want || got.Found.Open != c.open {
			t.Errorf("%q: by another text %q; %s", c.text, got.Article.Date.Date, got.Found.Open)
		}
	}
}

func TestReadUnparted(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  int
	}{
		{[]string{"10:05 Rain starts", "It rained.", "10:45 Wind comes"}, 0},
		{[]string{"10:05 Rain starts", "It rained.", "10:45 Wind comes", "11:15 The harbour closes"}, 3},
		{[]string{"10:05 Rain starts", "It rained.", "10:45 – Wind comes", "11:15 GMT – The harbour closes"}, 3},
		{[]string{"15h30 Tirs à Kati", "15 h 45 Le camp est fermé", "16h02 « Tout va bien »"}, 3},
		{[]string{"[15h30] Tirs à Kati", "[15h45] Le camp est fermé"}, 2},
		{[]string{"10:05 in the morning", "10:45 in the morning", "11:15 in the morning"}, 0},
	} {
		if got := entries(c.lines); len(got) != c.want {
			t.Errorf("%q: %d entries, want %d", c.lines, len(got), c.want)
		}
	}
}

func TestDaysOfEntries(t *testing.T) {
	article := date.NewDay(2020, 3, 1)
	for _, c := range []struct{ name, times, want string }{
		{"newest first", "16:40 16:07 15:30", "1 1 1"},
		{"oldest first", "15:30 16:07 16:40", "1 1 1"},
		{"newest first, over midnight", "01:10 00:20 23:10 22:00", "1 1 29 29"},
		{"newest first, the first after midnight", "00:20 23:10 22:00", "1 29 29"},
		{"oldest first, over midnight", "22:00 23:10 00:20", "- - -"},
		{"mixed", "16:40 15:30 16:07", "- - -"},
		{"twice over midnight", "00:20 23:10 00:10 23:00", "- - - -"},
		{"one of another zone", "00:30+01:00 23:10Z 22:00Z", "1 29 29"},
		{"over midnight by the zone only", "01:20+01:00 00:20+01:00", "1 1"},
	} {
		var list []Entry
		for _, s := range strings.Fields(c.times) {
			e := Entry{Hour: int(s[0]-'0')*10 + int(s[1]-'0'), Minute: int(s[3]-'0')*10 + int(s[4]-'0'), Zone: s[5:]}
			list = append(list, e)
		}
		var got []string
		for _, day := range daysOf(list, article) {
			switch day {
			case article:
				got = append(got, "1")
			case date.NewDay(2020, 2, 29):
				got = append(got, "29")
			default:
				got = append(got, "-")
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
