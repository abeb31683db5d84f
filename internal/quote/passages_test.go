package quote

import (
	"fmt"
	"strings"
)

// river is an article of our own invention, one passage a paragraph.
var river = []string{
	"The ferry Amina left the north bank at 06:40 on Tuesday with 1,240 sacks of rice and 37 passengers, the harbour office said.",
	"It was not overloaded, according to the captain, who did not leave the bridge. \u201cWe were light,\u201d she told reporters; \u201cwe have been heavier.\u201d",
	"Fishermen in the village of Belko, 15 km downstream, saw smoke at about 7.30 a.m. and rowed out in eleven boats. They pulled 29 people from the water and counted eight missing.",
	"The ministry put the number of dead at six, then at nine. By evening the governor had closed the river to all traffic and asked the army to search both banks.",
	"Owners\u2019 associations called the closure \u201cunlawful\u201d and said no boat had failed an inspection since 2009. The inspectors\u2019 register, seen by this paper, lists two failures in 2011 and one in 2014.",
	"A second ferry, the Dina, stayed in port. Its crew said that they would sail if the river was opened, and that they would not sail if the river was closed.",
}

// fleuve is its French cousin, with the spaces and marks of French print.
var fleuve = []string{
	"L\u2019Amina a quitt\u00e9 la rive nord mardi \u00e0 6 h 40 avec quelque 10\u202f000 litres d\u2019essence et trente-sept passagers, selon l\u2019office du port.",
	"\u00ab\u00a0Le bac n\u2019\u00e9tait pas surcharg\u00e9\u00a0\u00bb, a d\u00e9clar\u00e9 la capitaine\u00a0; elle n\u2019a pas quitt\u00e9 la passerelle avant l\u2019arriv\u00e9e des secours.",
	"Les p\u00eacheurs de Belko, \u00e0 15\u00a0km en aval, ont aper\u00e7u la fum\u00e9e vers 7 h 30. Aujourd\u2019hui encore, \u00ab\u202fpersonne ne sait\u202f\u00bb, disent-ils.",
}

// articles are passages of both, without phrases that differ in a word only, and
// one with many numbers.
var articles = append(append([]string{
	"Stocks stood at 12.5 tonnes on 3 March 2014, at 11.75 tonnes on 4 March and at -2.5 per cent of target a week later; 100 to 120 tonnes had been promised.",
}, river[:5]...), fleuve...)

func prepareAll(passages []string) []Text {
	texts := make([]Text, len(passages))
	for i, p := range passages {
		texts[i] = Prepare(p)
	}
	return texts
}

// shown writes an answer in one line: the places with the words of the original
// there, or the reason, or the hint.
func shown(passages []string, r Result) string {
	var b strings.Builder
	b.WriteString(r.Status.String())
	for _, p := range r.Places {
		fmt.Fprintf(&b, " %d:", p.Passage)
		for i, s := range p.Spans {
			if i > 0 {
				b.WriteString("+")
			}
			fmt.Fprintf(&b, "%s", passages[p.Passage][s.From:s.To])
		}
	}
	if r.Status == Invalid {
		b.WriteString(": " + r.Reason)
	}
	return b.String()
}
