package quality

import (
	"strings"
	"testing"
	"unicode"

	"dossier/internal/slug"
	"dossier/internal/speech"
)

func TestSpeech(t *testing.T) {
	for _, c := range []struct {
		set, language                         string
		direct, directSpeaker, indirect, both float64
	}{
		{worked, "en", .98, .97, .97, .97}, {worked, "fr", .97, .97, .95, .95},
		{heldBack, "en", 0, 0, 0, 0}, {heldBack, "fr", 0, 0, 0, 0},
	} {
		t.Run(c.set+"/"+c.language, func(t *testing.T) {
			var direct, directSpeaker, indirect, indirectSpeaker score
			for _, p := range passages(t, c.set, c.language) {
				found := speech.Find(p.paragraphs(), p.language)
				a, b := talk(t, p, found, true)
				direct.add(a)
				directSpeaker.add(b)
				a, b = talk(t, p, found, false)
				indirect.add(a)
				indirectSpeaker.add(b)
			}
			direct.hold(t, "quotations", c.direct)
			directSpeaker.hold(t, "quotations with their speaker", c.directSpeaker)
			indirect.hold(t, "statements", c.indirect)
			indirectSpeaker.hold(t, "statements with their speaker", c.both)
		})
	}
}

// talk scores quotations, or statements without marks: whether they were found,
// and whether with the right speaker.
func talk(t *testing.T, p passage, all []speech.Said, direct bool) (words, speaker score) {
	paragraphs := p.paragraphs()
	var found []speech.Said
	for _, f := range all {
		if f.Direct == direct {
			found = append(found, f)
		}
	}
	taken := make([]bool, len(found))
	n := score{found: len(found)}
	for _, want := range p.speech {
		if want.direct != direct {
			continue
		}
		n.wanted++
		hit := -1
		for i, f := range found {
			if !taken[i] && shares(f.Words.Of(paragraphs[f.Paragraph]), want.words) {
				hit = i
				break
			}
		}
		if hit < 0 {
			if *misses {
				t.Logf("%s: missed %v %q by %q", p.name, direct, want.words, want.speaker)
			}
			continue
		}
		taken[hit] = true
		words.right++
		by := ""
		if f := found[hit]; f.Speaker.End > f.Speaker.Start {
			by = f.Speaker.Of(paragraphs[f.SpeakerParagraph])
		}
		if sameSpeaker(by, found[hit].Who, want) {
			speaker.right++
		} else if *misses {
			t.Logf("%s: %q by %q = %q, found %q = %q", p.name, want.words, want.speaker, want.who, by, found[hit].Who)
		}
	}
	for i, f := range found {
		if *misses && !taken[i] {
			t.Logf("%s: too much %v: %q", p.name, direct, f.Words.Of(paragraphs[f.Paragraph]))
		}
	}
	words.found, words.wanted = n.found, n.wanted
	speaker.found, speaker.wanted = n.found, n.wanted
	return words, speaker
}

// shares reports whether labelled words, which may be cut short, are those that
// were found, or within them.
func shares(found, labelled string) bool {
	bare := func(s string) string {
		return strings.Join(strings.FieldsFunc(slug.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
	}
	f, l := " "+bare(found)+" ", " "+bare(strings.TrimRight(labelled, "…”»\""))+" "
	return strings.TrimSpace(l) != "" && (strings.Contains(f, l) || strings.TrimSpace(f) != "" && strings.Contains(l, f))
}

// sameSpeaker compares who is said to speak: by the words, or by the name they
// stand for. Titles before a name do not count.
func sameSpeaker(by, who string, want said) bool {
	if want.speaker == "open" {
		return by == ""
	}
	if by == "" {
		return false
	}
	return overlap(by, want.speaker) || want.who != "" && (overlap(who, want.who) || overlap(by, want.who))
}

// overlap reports whether one of two texts ends with the other, but for case.
func overlap(a, b string) bool {
	a, b = slug.Fold(a), slug.Fold(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}
