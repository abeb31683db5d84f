package collate_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"dossier/internal/collate"
	"dossier/internal/dossier"
)

// versions are the states that each file of a dossier may be in; it may also be
// missing. Together they change ids, drafts, aliases, dates, citations, links,
// names, events and what gathers them.
var versions = map[string][]string{
	"content/_index.md": {
		"---\nsummary: Work stopped.\n---\n",
		"---\nsummary: 'Work stopped. [@wire \"We go on\"]'\nchronology: [stop]\nactors: [okoro]\n---\n",
		"---\nsummary: Not yet.\ndraft: true\n---\n",
	},
	"content/actors/okoro.md": {
		"---\nname: Ada Okoro\nkind: person\n---\n\nShe spoke. [@wire \"We go on\"]\n",
		"---\nname: Ada Okoro\nkind: person\naliases: [ada]\nother_names: [Bola Ade]\n---\n\nShe spoke. [@wire \"We go on\"; @other \"was silent\"]\n",
		"---\nname: Ada Okoro\nkind: organization\ndraft: true\n---\n",
		"---\nname: Ada O. Okoro\nkind: person\ndraft: true\n---\n",
	},
	"content/actors/ade.md": {
		"---\nname: Bola Ade\nkind: person\nmember_of: [okoro]\n---\n\nSilent. [@other \"Bola Ade was silent\"]\n",
		"---\nname: Bola Ade\nkind: person\nmember_of: [ada]\nslug: bola\n---\n",
	},
	"content/actors/dee.md": {
		"---\nname: Cora Dee\nkind: person\n---\n",
	},
	"content/places/quay.md": {
		"---\nname: Long Quay\n---\n",
		"---\nname: Long Quay\nslug: pier\naliases: [quay]\n---\n",
	},
	"content/places/gate.md": {
		"---\nname: Iron Gate\nwithin: quay\n---\n",
	},
	"content/cases/strike.md": {
		"---\nname: Strike\nstart: 2001-05-03\n---\n",
		"---\nname: Strike\nstart: 2001-05-01\n---\n",
		"---\nname: The strike\nstart: 2001-05-01\naliases: [walkout]\n---\n",
	},
	"content/articles/wire.md": {
		"---\ntitle: Wire\ndate: 2001-05-03\ncases: [strike]\n---\n\n\"We go on,\" Ada Okoro said at Long Quay.\n",
		"---\ntitle: Wire\ndate: 2001-05-03\ncases: [strike]\n---\n\n\"We go on,\" Ada Okoro said at Long Quay. \"We go on,\" said Cora Dee.\n",
		"---\ntitle: Wire\ndate: 2001-05-03\naliases: [another]\n---\n\nNothing stirred. \"We go on,\" said Bola Ade.\n",
		"---\ntitle: Wire, later\ndate: 2001-06-03\nevents:\n  - {id: stop, title: Stop, date: 2001-05-03, draft: true}\n  - {id: talk, title: Talk, date: 2001-05-04, draft: true}\n---\n\n\"We go on,\" Bola Ade said.\n",
		"---\ntitle: Wire, later\ndate: 2001-06-03\nslug: wire\nevents:\n  - {id: stop, title: Stop, date: 2001-05-03, actors: [okoro], cite: '@other \"Nothing stirred\"'}\n  - {id: talk, title: Talk, date: 2001-05-04, draft: true}\n---\n\n\"We go on,\" Bola Ade said.\n",
		"---\ntitle: Wire, last\ndate: 2001-06-04\nslug: wire\nevents:\n  - {id: stop, title: Halt, date: 2001-05-02}\n  - {id: talk, title: Talk, date: 2001-05-04, draft: true}\n---\n\n\"We go on,\" Bola Ade said.\n",
		"---\ntitle: Wire\ndate: 2001-05-03\ndraft: true\n---\n\n\"We go on,\" Ada Okoro said.\n",
	},
	"content/articles/other.md": {
		"---\ntitle: Other\ndate: 2001-05-04\naliases: [another]\n---\n\nBola Ade was silent. Nothing stirred at the port.\n",
		"---\ntitle: Other\ndate: 2001-05-02\nevents:\n  - {id: calm, title: Calm, date: 2001-05-02, places: [quay], reports: [wire#stop]}\n  - {id: calm, title: Twin, date: 2001-05-02}\n---\n\nNothing stirred at the port. Bola Ade was silent.\n",
		"---\ntitle: Other\ndate: 2001-05-04\n---\n\nNothing was said of anybody.\n",
	},
	"content/events/stop.md": {
		"---\ntitle: Stop\ndate: 2001-05-03\ncase: strike\ncite: '@wire \"We go on\"'\n---\n\nWork stopped at [[quay]]. [@other \"Nothing stirred\"]\n",
		"---\ntitle: Stop\ndate: 2001-05-03\ncase: walkout\nreports: [wire#stop, other]\ncite: '@other \"Nothing stirred\"'\n---\n\nWork stopped. [@another \"Nothing stirred\"]\n",
		"---\ntitle: Stop\ndate: 2001-05-03\nreports: [wire#stop, other#calm]\ncite: '@wire'\naccounts:\n  - question: When?\n    answers: [{value: noon, cite: '@wire \"We go on\"'}, {value: dawn, cite: '@other \"was silent\"'}]\n---\n",
	},
	"content/events/calm.md": {
		"---\ntitle: Calm\ndate: 2001-05-02\nreports: [other#calm]\naliases: [quiet]\n---\n",
		"---\ntitle: Calm\ndate: 2001-05-02\naliases: [quiet]\n---\n",
	},
	"content/events/still.md": {
		"---\ntitle: Still\ndate: 2001-05-02\ncase: strike\ncite: '@another \"Nothing stirred\"'\n---\n",
	},
	"content/pages/about.md": {
		"---\ntitle: About\n---\n\nSee [[okoro]] and [[stop|the stop]]. [@wire \"We go on\"] Again: [@wire \"We go on\"] [@other \"Nothing stirred\"]\n",
		"---\ntitle: About\nslug: quay\n---\n\nSee [[quiet]].\n",
		"---\ntitle: About\nslug: another\n---\n",
	},
}

// Whatever changed since the last dossier, and however often, a Collator makes
// what a new one makes.
func TestAmendedEqualsAnew(t *testing.T) {
	config, states, files := states(t)
	edited := slices.Sorted(maps.Keys(versions))
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 1))
		var m collate.Collator
		now := map[string]int{} // the version of each file, from 1; 0: missing
		for _, file := range files {
			now[file] = 1
		}
		for step := range 400 {
			for range random.IntN(3) {
				file := edited[random.IntN(len(edited))]
				if random.IntN(8) == 0 {
					file = files[random.IntN(len(files))]
				}
				now[file] = random.IntN(len(states[file]) + 1)
			}
			opt := collate.Options{Drafts: step/100%3 == 1, Proposed: step/100%3 == 2}
			var records []dossier.Record
			for _, file := range files {
				if v := now[file]; v > 0 {
					records = append(records, states[file][v-1])
				}
			}
			want, wantDiags := collate.Collate(config, records, opt)
			got, diags := m.Collate(config, records, opt)
			if diff := gocmp.Diff(voices(want), voices(got)); diff != "" {
				t.Fatalf("seed %d, step %d: others speak (-anew +amended):\n%s", seed, step, diff)
			}
			want.Voices, got.Voices = dossier.Voices{}, dossier.Voices{}
			if !reflect.DeepEqual(want, got) || !slices.Equal(wantDiags, diags) {
				t.Fatalf("seed %d, step %d, %v: the dossier amended is not what it is anew (-anew +amended):\n%s",
					seed, step, now, gocmp.Diff(dump(want, wantDiags), dump(got, diags)))
			}
			for claim, p := range got.Evidence {
				for i, by := range p.CitedBy {
					if slices.Contains(p.CitedBy[:i], by) {
						t.Fatalf("seed %d, step %d: %s is cited twice by %v", seed, step, claim, by)
					}
				}
			}
		}
	}
}

// voices tells who says what, by actor and by article.
func voices(d *dossier.Dossier) map[string][]string {
	list := map[string][]string{}
	for _, a := range d.Actors {
		for st := range d.Voices.By(a.ID) {
			list[a.ID] = append(list[a.ID], fmt.Sprint(st.Article.ID, st.Told()))
		}
	}
	for _, a := range d.Articles {
		for by := range d.Voices.In(a) {
			list["in "+a.ID] = append(list["in "+a.ID], fmt.Sprint(by.Actor, by.Told()))
		}
	}
	return list
}

// states reads every version of every file, and many files that stay as they
// are, so that changes are few among them.
func states(t *testing.T) (dossier.Config, map[string][]dossier.Record, []string) {
	all := maps.Clone(versions)
	for i := range 60 {
		all[fmt.Sprintf("content/articles/plain-%02d.md", i)] = []string{fmt.Sprintf(
			"---\ntitle: Plain %d\ndate: 2001-05-%02d\ncases: [strike]\n---\n\n\"Plain words %d,\" Ada Okoro said at Long Quay. \"So be it,\" said Bola Ade.\n", i, i%28+1, i)}
	}
	list := map[string][]dossier.Record{}
	for file, texts := range all {
		for _, text := range texts {
			_, records := read(t, &txtar.Archive{Files: []txtar.File{{Name: file, Data: []byte(text)}}})
			list[file] = append(list[file], records...)
		}
	}
	return dossier.Config{Title: "The strike"}, list, slices.Sorted(maps.Keys(list))
}
