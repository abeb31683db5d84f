package annotate

import (
	"runtime"
	"slices"
	"strings"
	"testing"
)

// Each case is a text in which | stands where one sentence ends and the next
// begins.
func TestSentences(t *testing.T) {
	for _, marked := range []string{
		"",
		"One sentence.",
		"No stop at the end",
		"First one.| Second one.",
		"The rebels left.| Capt. Sanogo stayed.",
		"He met Mr. Keita.| Then Lt. Col. Diarra spoke.",
		"The U.S. Embassy closed.| The U.N. Council met.",
		"It opened on Jan. 12 and shut on Aug. 18.| Nobody knew why.",
		"Decree No. 5 was read.| No.| That was wrong.",
		"J. Smith and A. Toure signed.",
		"The price rose 3.5 per cent.| It fell later.",
		"“Leave now.”| He left.",
		"“Leave now!” he said.| He left.",
		"Is it over?| Yes!| It is …",
		"« Partez. »| Il est parti.",
		"M. Diallo est arrivé.| Mme. Traoré aussi.",
		"He came at 4 p.m.| The guard was gone.",
		"He left at 5 p.m. Monday and slept.| Nobody knew.",
		"He left at 5 p.m. March 21 by car.| He left at 5 a.m. Aug. 18 too.",
		"He left at 5 p.m. 21 March by car.",
		"He left at 5 p.m. GMT.| He left at 5 p.m. ET on foot.",
		"He left at 5 p.m. Eastern time by car.| He left at 5 p.m. Bamako time.",
		"He left at 5 p.m. (1700 GMT) by car.| He slept at 9 p.m.| (He snored.)",
		"He left at 5 p.m. today, at 6 p.m. local time.| Today he is gone.",
		"He left at 5 p.m.| May he return.",
		"He left at 5 p.m.| Mondays are dull.",
		"He left at 5 p.m.| Some time later he came back.",
		"He left at 5 p.m.| At 6 p.m.| 12 men followed.",
		"A line\n| and another",
		"Wait... what?| Nothing.",
		"In the building (see above).| Outside.",
		"l'État est là.| Été comme hiver.",
	} {
		text := strings.ReplaceAll(marked, "|", "")
		var got []string
		for _, s := range Sentences(text) {
			got = append(got, s.Of(text))
		}
		var want []string
		for part := range strings.SplitSeq(marked, "|") {
			if part = strings.TrimSpace(part); part != "" {
				want = append(want, part)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("Sentences(%q)\n got %q\nwant %q", text, got, want)
		}
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("On Tuesday, Aug. 18, 2020 and le 1er août")
	f.Add("é. « Ñ. » U.S. 21-23 March")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range Sentences(text) {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("sentence %v after %d in %q", s, end, text)
			}
			end = s.End
		}
	})
}

// After each time of the clock only what may go on with it is looked at, not all the
// text that follows: twice the text takes twice the memory, not four times.
func TestTimesOfTheClockAreReadInPassing(t *testing.T) {
	asked := func(times int) uint64 {
		text := []byte(strings.Repeat("at 3 a.m. Kati ", times))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := 0
		new(Proposer).Each(text, func(Proposal) { n++ })
		runtime.ReadMemStats(&after)
		if n == 0 {
			t.Error("no names")
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	if once, twice := asked(4<<10), asked(8<<10); twice > 3*once {
		t.Errorf("%d KB were asked for, and for twice the text %d", once>>10, twice>>10)
	}
}
