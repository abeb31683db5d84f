package quote

import (
	"strings"
	"testing"
)

// Quotes whose bytes stand in the source, and whether they are found there.
func TestCuts(t *testing.T) {
	tests := []struct{ source, quote, found string }{
		{"the party won", "art", "no"},
		{"the party won", "par", "no"},
		{"the party won", "party", "yes"},
		{"party", "party", "yes"},
		{"caf\u00e9", "caf", "no"},
		{"x\u0302 is", "x", "no"},
		{"re\u0301sume\u0301", "sum", "no"},
		{"snake_case", "snake", "no"},

		{"some 15 km off", "5 km", "no"},
		{"some 15 km off", "15 km", "yes"},
		{"some 15km off", "15", "no"},
		{"over 5 km\u00b2 of", "5 km", "no"},
		{"5\u00bd hours", "5", "no"},
		{"the 20th", "20", "no"},
		{"killed 1,100 men", "100", "no"},
		{"killed 1,100 men", "1", "no"},
		{"killed 1,100 men", "100 men", "no"},
		{"killed 1,100 men", ",100 men", "no"},
		{"killed 1,100 men", "1,100 men", "yes"},
		{"killed 1, 100 hurt", "100 hurt", "yes"},
		{"rose 100.5 points", "100", "no"},
		{"rose to 100. Then", "100", "yes"},
		{"rose .5 points", "5 points", "no"},
		{"at 04:30 sharp", "30 sharp", "no"},
		{"on 18/08/2020", "2020", "no"},
		{"from 15-20 men", "20 men", "no"},
		{"from 15\u201320 men", "15", "no"},
		{"from 15 \u2013 20 men", "20 men", "yes"},
		{"10 000 men", "000 men", "no"},
		{"10 000 men", "10", "no"},
		{"10\u202f000 men", "10", "no"},
		{"10\u202f000 men", "10 000 men", "yes"},
		{"1 234 567 men", "234", "no"},
		{"1 234 567 men", "567 men", "no"},
		{"call 12 3456 now", "3456 now", "yes"},
		{"in 2012 300 men", "300 men", "yes"},
		{"on 22 March", "March", "yes"},
		{"1'000 francs", "000 francs", "no"},
		{"at -5 degrees", "5 degrees", "no"},
		{"at \u22125 degrees", "5 degrees", "no"},
		{"at -5 degrees", "-5 degrees", "yes"},
		{"(+5 per cent)", "5 per cent", "no"},
		{"see No.5 now", "5 now", "yes"},
		{"A-5 road", "5 road", "no"},
		{"\u0663\u066b\u0665", "\u0665", "no"},

		{"a non-violent march", "violent march", "no"},
		{"a non-violent march", "non", "no"},
		{"a non-violent march", "-violent march", "no"},
		{"a non\u2011violent march", "violent march", "no"},
		{"a non\u00adviolent march", "violent march", "no"},
		{"he can't go", "he can", "no"},
		{"he can\u2019t go", "can", "no"},
		{"the soldiers' pay", "soldiers", "yes"},
		{"the 'junta' said", "junta", "yes"},
		{"France\u2013Mali talks", "Mali talks", "yes"},
		{"the army\u2014all of it", "all of it", "yes"},
		{"and/or", "or", "yes"},
		{"O'Brien said", "Brien said", "no"},
		{"the U.S. troops", "S. troops", "no"},
		{"the U.S. troops", "U.S. troops", "yes"},
		{"at 7 a.m. sharp", "m. sharp", "no"},
		{"they left.The army", "The army", "yes"},
		{"col\u00b7laborar", "col", "no"},

		{"l\u2019arm\u00e9e a pris", "arm\u00e9e a pris", "yes"},
		{"\u2014l\u2019arm\u00e9e a pris", "arm\u00e9e", "yes"},
		{"coup d'\u00c9tat", "\u00c9tat", "yes"},
		{"jusqu'au soir", "au soir", "yes"},
		{"il n'est pas parti", "est pas parti", "no"},
		{"aujourd'hui encore", "hui encore", "no"},
		{"l'arm\u00e9e", "l", "no"},

		{"il\u200elegal arms", "legal", "no"},
		{"il\u200elegal arms", "il", "no"},
		{"il\u200elegal arms", "\u200elegal", "no"},
		{"il\u200elegal arms", "il\u200e", "no"},
		{"il\u200elegal arms", "il\u200elegal", "yes"},
		{"il\u200e\u202blegal arms", "legal", "no"},
		{"non\u200eviolent march", "violent", "no"},
		{"non\u200fviolent march", "violent", "no"},
		{"non\u202aviolent march", "violent", "no"},
		{"non\u202eviolent march", "violent", "no"},
		{"non\u2066violent march", "violent", "no"},
		{"non\u2069violent march", "violent", "no"},
		{"non\u180eviolent march", "violent", "no"},
		{"non\u061cviolent march", "violent", "no"},
		{"non\u2063violent march", "violent", "no"},
		{"non\U000e0061violent march", "violent", "no"},
		{"non-\u200eviolent march", "violent", "no"},
		{"non\u200e-violent march", "violent", "no"},
		{"non\u200e-violent march", "non", "no"},
		{"the U\u200e.S. troops", "S. troops", "no"},
		{"they le\u200eft.The army", "The army", "yes"},
		{"l\u200e\u2019arm\u00e9e", "arm\u00e9e", "yes"},
		{"some 1\u200e5 km", "5 km", "no"},
		{"10 \u200e000 men", "000 men", "no"},
		{"10\u200e \u200e000 men", "10", "no"},
		{"at \u200e-5 degrees", "5 degrees", "no"},
		{"at -\u200e5 degrees", "5 degrees", "no"},
		{"at -\u200e5 degrees", "-\u200e5 degrees", "yes"},
		{"a \u200elegal\u200e act", "legal", "yes"},
		{"a \u200elegal\u200e act", "\u200elegal\u200e", "yes"},
		{"a\u200f (\u200elegal\u200e)", "legal", "yes"},
		{"\u2068legal\u2069, he said", "legal", "yes"},
		{"\u200elegal\u200e", "legal", "yes"},
		{"\u200f\u0642\u0627\u0644\u200f \u200f\u0627\u0644\u062c\u064a\u0634\u200f\u060c \u0646\u0639\u0645", "\u0627\u0644\u062c\u064a\u0634", "yes"},
		{"\u05d4\u05e6\u05d1\u05d0\u200f \u202aBBC\u202c\u200f \u05d0\u05de\u05e8", "BBC", "yes"},
		{"\u05d1\u200eBBC \u05d0\u05de\u05e8", "BBC", "no"},

		{"some 3\u00b75 km", "5", "no"},
		{"some 3\u00b75 km", "3", "no"},
		{"some 3\u00b75 km", "3\u00b75 km", "yes"},
		{"1\u20442 hour", "2", "no"},
		{"1\u20442 hour", "1", "no"},
		{"\u00b9\u2044\u2082 hour", "\u2082 hour", "no"},
		{"1\u20442 hour", "1\u20442", "yes"},
		{"is \u22605 now", "5", "no"},
		{"is =\u03385 now", "5", "no"},
		{"is <5 now", "5", "no"},
		{"is >5 now", "5", "no"},
		{"is \u22645 now", "5", "no"},
		{"is \u22655 now", "5", "no"},
		{"is ~5 now", "5", "no"},
		{"is \u22485 now", "5", "no"},
		{"is \u22485 now", "\u22485", "yes"},
		{"is <\u200e5 now", "5", "no"},
		{"p<0.05 here", "0.05", "no"},
		{"is <-5 now", "5", "no"},
		{"is <-5 now", "-5", "no"},
		{"is <-5 now", "<-5", "yes"},
		{"rose -.5 points", ".5 points", "no"},
		{"rose -.5 points", "5 points", "no"},
		{"about ~$5 now", "$5 now", "no"},
		{"about ~$5 now", "5 now", "no"},
		{"about $5 now", "5 now", "yes"},
		{"a -$5 bill", "5 bill", "no"},
		{"is <5 now", "is <", "no"},
		{"is < 5 now", "5", "yes"},
		{"they fled ...5 men", "5 men", "yes"},
		{"they fled --5 men", "5 men", "yes"},
		{"the <b>army won", "army", "yes"},

		{"\u5341\u4e94\u4eba", "\u4e94\u4eba", "no"},
		{"15\u4e07\u4eba", "15", "no"},
		{"2020\u5e748\u6708", "8\u6708", "yes"},
		{"2020\u5e7418\u6708", "8\u6708", "no"},
		{"\u1112\u0092\u00ad\u1161", "\u1112\u0092", "no"}, // a Hangul vowel leans on what stands before it
		{"\u0e44\u0e17\u0e22-\u0e25\u0e32\u0e27", "\u0e25\u0e32\u0e27", "yes"},
		{"\u0e01\u0e33\u0e25\u0e31\u0e07", "\u0e25", "no"},
		{"\U0001f468\u200d\U0001f469\u200d\U0001f467 here", "\U0001f467 here", "no"},
		{"\U0001f44d\U0001f3fe yes", "\U0001f44d", "no"},
		{"\U0001f3f4\U000e0067\U000e0062\U000e007f won", "\U0001f3f4", "no"}, // a flag with tags
		{"\U0001f1f2\U0001f1f1 won", "\U0001f1f1 won", "no"},
		{"\U0001f1f2\U0001f1f1 won", "\U0001f1f2\U0001f1f1", "yes"},
	}
	for _, tt := range tests {
		found := Prepare(tt.source).Find(tt.quote) != nil
		if found != (tt.found == "yes") {
			t.Errorf("%q in %q: found is %v, want %s", tt.quote, tt.source, found, tt.found)
		}
	}
}

// Every place where a passage may be cut, shown by a bar.
func TestWordsOfPassage(t *testing.T) {
	tests := []string{
		"He| |didn't| |see| |10 000| |men|;| |2,5| |km|,| |he| |said|.",
		"L'|arm\u00e9e| |n'a| |pas| |tir\u00e9|,| |a-t-il| |dit| |aujourd'hui|.",
		"At| |-5| |to| |+3| |(|-1|.|)| |a.m|.",
	}
	for _, want := range tests {
		s := strings.ReplaceAll(want, "|", "")
		var b strings.Builder
		for i, r := range s {
			if i > 0 && !inside(s, i) {
				b.WriteByte('|')
			}
			b.WriteRune(r)
		}
		if b.String() != want {
			t.Errorf("\n got %s\nwant %s", b.String(), want)
		}
	}
}
