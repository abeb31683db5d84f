package audience_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/internal/audience"
	"dossier/internal/collate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
	"dossier/internal/markdown"
	"dossier/internal/matter"
)

// records reads files, given as path and text in turn.
func records(t *testing.T, files ...string) []dossier.Record {
	t.Helper()
	var list []dossier.Record
	md := markdown.New()
	for i := 0; i < len(files); i += 2 {
		kind, _ := matter.KindOf(files[i])
		parsed, diags, _ := matter.Parse(kind, files[i], []byte(files[i+1]))
		body, more := md.Body(files[i], parsed.Body, parsed.BodyLine)
		diags = append(diags, more...)
		parsed.Record.Header().Body = body
		for _, p := range dossier.Proses(parsed.Record) {
			diags = append(diags, md.Prose(p)...)
		}
		if len(diags) > 0 {
			t.Fatal(diags)
		}
		list = append(list, parsed.Record)
	}
	return list
}

// published puts records together as the public reads them.
func published(t *testing.T, list []dossier.Record) (whole, public *dossier.Dossier, diags diag.List) {
	t.Helper()
	whole, diags = collate.Collate(dossier.Config{Title: "T", Language: "en"}, list, collate.Options{})
	if diags.Failed() {
		t.Fatal(diags)
	}
	p, diags := audience.Publish(whole, list, false)
	public, again := collate.Collate(p.Config, p.Records, collate.Options{Placed: p.Placed})
	if again.Failed() {
		t.Fatal(again)
	}
	return whole, public, diags
}

const witness = "---\nname: Amadou Haya Sanogo\nother_names: [Le Vert]\nkind: person\npublish_as: an officer\n---\n"

// texts gives all strings that a value leads to.
func texts(v reflect.Value, seen map[any]bool, add func(string)) {
	switch v.Kind() {
	case reflect.String:
		add(v.String())
	case reflect.Pointer:
		if v.IsNil() || seen[v.Interface()] {
			return
		}
		seen[v.Interface()] = true
		texts(v.Elem(), seen, add)
	case reflect.Interface:
		if !v.IsNil() {
			texts(v.Elem(), seen, add)
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), seen, add)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			texts(k, seen, add)
			texts(v.MapIndex(k), seen, add)
		}
	case reflect.Struct:
		if body, ok := v.Interface().(dossier.Body); ok { // whose words lie within
			texts(reflect.ValueOf(body.Leaves()), seen, add)
			add(v.FieldByName("source").String())
			add(v.FieldByName("other").String())
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && v.Type() != reflect.TypeFor[diag.Pos]() {
				texts(v.Field(i), seen, add)
			}
		}
	}
}

// TestNothingPrivateGoesOn: from the public dossier no string is to be reached that
// holds what is private, but the names of files in the places of diagnostics.
func TestNothingPrivateGoesOn(t *testing.T) {
	_, public, _ := published(t, records(t,
		"content/actors/sanogo.md", witness,
		"content/actors/ghost.md", "---\nname: Canary Ghost\nprivate: true\n---\nCanary.\n",
		"content/articles/a.md", "---\ntitle: Sanogo speaks\nbyline: Canary\nprivate: [byline]\nseed:\n  file: seeds/sanogo.txt\nevents:\n- id: e\n  title: Sanogo left\n  date: 2020\n  actors: [sanogo, ghost]\n---\nSanogo left. <!-- private -->Canary<!-- /private --> stays.\n",
		"content/pages/p.md", "---\ntitle: P\nsummary: Of <!-- private -->Canary<!-- /private --> Sanogo\n---\nHe left [@a \"Sanogo left. Canary stays\"; @a, p. 1]. [[sanogo]] [[ghost|someone]]\n",
		"content/pages/q.md", "---\ntitle: Q\n---\nNothing of it is shown.\n\n[unused]: https://example.org/sanogo\n",
	))
	texts(reflect.ValueOf(public), map[any]bool{}, func(s string) {
		for _, word := range []string{"canary", "ghost", "sanogo"} {
			if strings.Contains(strings.ToLower(s), word) {
				t.Errorf("%q is to be reached from the public dossier", s)
			}
		}
	})
}

// A passage of which words are withheld is shown without them, and its anchor is a
// digest of the rest: whoever guesses the name cannot tell.
func TestAnchorsTellNothing(t *testing.T) {
	anchor := func(name string) string {
		whole, public, _ := published(t, records(t,
			"content/actors/x.md", "---\nname: "+name+"\npublish_as: an officer\n---\n",
			"content/articles/a.md", "---\ntitle: A\n---\nFirst, "+name+" left the town.\n\nThe others stayed.\n",
			"content/pages/p.md", "---\ntitle: P\n---\n[@a \""+name+" left the town\"; @a \"The others stayed\"]\n",
		))
		list := public.Cited["a"]
		if len(list) != 2 || !list[0].Withheld || list[1].Withheld {
			t.Fatalf("passages: %+v", list)
		}
		if list[0].Quote != "… left the town" {
			t.Errorf("quote: %q", list[0].Quote)
		}
		if list[0].Anchor == whole.Cited["a"][0].Anchor || list[1].Anchor != whole.Cited["a"][1].Anchor {
			t.Errorf("anchors: %s and %s", list[0].Anchor, list[1].Anchor)
		}
		return list[0].Anchor
	}
	if a, b := anchor("Sanogo"), anchor("Diarra"); a != b {
		t.Errorf("the anchor tells the names apart: %s and %s", a, b)
	}
}

// What the public reads of texts: of the dossier's own and, after the bar, of a
// source's.
func TestTexts(t *testing.T) {
	for source, want := range map[string]string{
		"Sanogo left.":   "An officer left.|… left.",
		"He saw Sanogo.": "He saw an officer.|He saw ….",
		"Amadou Haya Sanogo, Haya Sanogo and Sanogo": "An officer, an officer and an officer|…, … and …",
		"Captain Sanogo left":                        "Captain … left|Captain … left",
		"the Sanogos and Sanogo's men":               "the … and an officer's men|the … and …'s men",
		"SANOGO, sanogo, Sánógo, San\u00adogo":       "An officer, an officer, an officer, an officer|…, …, …, …",
		"Sano-go, pro-Sanogo, the Sanogo clan":       "An officer, pro-…, the … clan|…, pro-…, the … clan",
		"Le Vert and le vert":                        "An officer and an officer|… and …",
		"Haya Traoré stays, Amadou Toumani":          "Haya Traoré stays, an officer Toumani|Haya Traoré stays, … Toumani",
		"le, la, the Captain, green":                 "le, la, the Captain, green|le, la, the Captain, green",
		"One <!-- private -->two<!-- /private --> three, <!-- private -->four<!-- /private -->.":                       "One three,.|One … three, ….",
		"One <!-- private -->[[t]]<!-- /private --> two.":                                                              "One two.|One two.",
		"One <!-- private -->[[t]]<!-- /private -->.":                                                                  "One.|One.",
		"One\n<!-- private -->[[t]]<!-- /private -->":                                                                  "One|One",
		"*One <!-- private -->two* three<!-- /private --> four":                                                        "One four|One … four",
		"<!-- private -->\n\nall\n\n<!-- /private -->\n\nRest":                                                         "Rest|…\nRest",
		"- a\n- <!-- private -->b\n- c<!-- /private --> d":                                                             "a\nd|a\n…\n… d",
		"| a | b |\n| - | - |\n| <!-- private -->c | d<!-- /private --> |\n| e | <!-- private -->f<!-- /private --> |": "a\nb\ne\n…|a\nb\ne\n…",
	} {
		_, public, _ := published(t, records(t,
			"content/actors/sanogo.md", witness, "content/actors/t.md", "---\nname: Haya Traoré\n---\n",
			"content/articles/a.md", "---\ntitle: A\n---\n"+source+"\n", "content/pages/p.md", "---\ntitle: P\n---\n"+source+"\n",
		))
		got := strings.TrimSpace(public.Pages[0].Body.Plain()) + "|" + strings.TrimSpace(public.Articles[0].Body.Plain())
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", source, diff)
		}
	}
}

// A name that two persons bear is nobody's, and a published one that has a word of
// it stands.
func TestSharedParts(t *testing.T) {
	n := audience.NewNames()
	n.Withhold("Ibrahim Keita", "a minister", true)
	if !n.Publish("Modibo Keita") || n.Publish("Keita") || n.Publish("ibrahim keïta") || !n.Publish("Gao") {
		t.Error("which names may stand")
	}
	for text, want := range map[string]bool{
		"Modibo Keita": false, "Modibo-Keïta's": false, "Modibo and Keita": true, "modibo-keita-2012": false, "keita-2012": true, "Ke ita": false, "Keitaist": true,
	} {
		if got := n.Holds(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
	for address, want := range map[string]bool{
		"https://example.org/ibkeita": true, "https://example.org/ke%C3%AFta": true, "https://example.org/modibokeita/": false, "https://example.org/": false,
	} {
		if got := n.HoldsAddress(address); got != want {
			t.Errorf("%s: %t", address, got)
		}
	}
}

// Two passages of which the same words are left keep apart by their paragraphs,
// or are cited as such.
func TestWordsThatBecomeAlike(t *testing.T) {
	_, public, _ := published(t, records(t,
		"content/actors/x.md", "---\nname: Sanogo\npublish_as: an officer\n---\n", "content/actors/y.md", "---\nname: Diarra\npublish_as: a soldier\n---\n",
		"content/articles/a.md", "---\ntitle: A\n---\nSanogo fled the town. Diarra fled the town.\n\nThen Sanogo’s fled the town.\n",
		"content/pages/p.md", "---\ntitle: P\n---\n[@a \"Sanogo fled the town\"] [@a \"Diarra fled the town\"] [@a \"Sanogo’s fled the town\"]\n",
	))
	anchors := map[string]bool{}
	for _, p := range public.Cited["a"] {
		if anchors[p.Anchor] {
			t.Errorf("%s stands twice", p.Anchor)
		}
		anchors[p.Anchor] = true
	}
	if len(anchors) != 3 {
		t.Errorf("passages: %v", anchors)
	}
}

// A dossier in which nothing is private goes on as it is.
func TestNotNeeded(t *testing.T) {
	list := records(t, "content/articles/a.md", "---\ntitle: A\n---\nWords.\n")
	if slices.ContainsFunc(list, audience.Private) {
		t.Error("nothing is withheld")
	}
	for i, file := range []string{
		"---\ntitle: A\nprivate: true\n---\n", "---\ntitle: A\nprivate: [byline]\n---\n", "---\ntitle: A\n---\na <!-- private -->b<!-- /private -->",
		"---\ntitle: A\nsummary: <!-- private -->b<!-- /private -->\n---\n", "---\ntitle: A\n---\n<!-- private -->\n\n---\n\n<!-- /private -->\n",
		"---\ntitle: A\nevents:\n- {id: e, title: E, date: 2020, private: true}\n---\n",
	} {
		if !slices.ContainsFunc(records(t, fmt.Sprintf("content/articles/a%d.md", i), file), audience.Private) {
			t.Errorf("something is withheld in %s", file)
		}
	}
}
