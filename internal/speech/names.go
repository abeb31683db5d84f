package speech

import "sync"

// eachName calls yield with each run of words with capitals, its titles taken
// off.
func (s *sentence) eachName(yield func(phrase)) {
	for i := s.from; i < s.to; i++ {
		t := s.at(i)
		if t.kind != word || !t.cap || s.lex.times.has(t.low) || i == s.from && s.small(i) {
			continue
		}
		j := i + 1
		for s.isWord(j) && (s.at(j).cap || particles.has(s.at(j).low) && s.at(j+1).cap && s.isWord(j+1)) && !s.lex.times.has(s.at(j).low) {
			j++
		}
		if s.in(j, s.lex.bodies) {
			i = j - 1
			continue // Gabriel Touré hospital
		}
		n := phrase{paragraph: s.index, all: stretch{i, j}, name: stretch{i, j}}
		start, titled := s.afterTitles(i, j)
		if titled {
			n.name.from, n.person = start, true
		} else if s.in(i-1, s.lex.roles) || s.in(i-1, s.lex.titles) {
			n.person = true
		}
		yield(n)
		i = j - 1
	}
}

// roleOf gives the first word of a phrase that says what a person is.
func (s *sentence) roleOf(r stretch) string {
	for k := r.from; k < r.to; k++ {
		if s.in(k, s.lex.roles) {
			return s.at(k).low
		}
	}
	return ""
}

// aged reports whether an age stands between commas at token i.
func (s *sentence) aged(i int) bool {
	return s.at(i).kind == comma && allDigits(s.at(i+1).low) && (s.at(i+2).kind == comma || s.at(i+2).low == "ans")
}

// small reports whether the word that begins a sentence is none of a name.
func (s *sentence) small(i int) bool {
	low := s.at(i).low
	return s.lex.openings.minor.has(low) || s.at(i+1).kind == word && !s.at(i+1).cap && len(low) < 4 && s.lex.forms[low].shapes != 0
}

// describe adds the titles around a name: before it without a comma, and in an
// apposition after it or before it.
func (s *sentence) describe(who *person, n phrase) {
	for k := n.name.from - 1; k >= s.from && k > n.name.from-12; k-- {
		t := s.at(k)
		if t.kind == comma && k == n.name.from-1 && s.roleBeforeComma(k) {
			continue
		}
		if t.kind != word || s.speech(k) || s.lex.stoppers.has(t.low) && !s.lex.links.has(t.low) {
			break
		}
		s.giveTitle(who, k)
		if s.lex.articles.has(t.low) && !s.in(k-1, s.lex.links) {
			break
		}
	}
	if s.at(n.name.to).kind == comma && (s.in(n.name.to+1, s.lex.articles) || s.in(n.name.to+1, s.lex.roles)) && s.roleIn(n.name.to, n.name.to+6) {
		for k := n.name.to + 1; k < n.name.to+8 && s.at(k).kind == word; k++ {
			s.giveTitle(who, k)
		}
	}
}

// roleBeforeComma reports whether the phrase before the comma at k says what a
// person is: "the defence minister, Sadio Camara".
func (s *sentence) roleBeforeComma(k int) bool {
	p, ok := s.leftward(k - 1)
	return ok && s.in(p.all.from, s.lex.articles) && s.roleIn(p.all.from, k)
}

func (s *sentence) giveTitle(who *person, k int) {
	t := s.at(k)
	if !s.lex.roles.has(t.low) && !s.lex.titles.has(t.low) {
		if s.lex.links.has(t.low) || s.lex.articles.has(t.low) {
			if t.low == "la" && s.in(k+1, s.lex.roles) {
				who.sex = female
			}
			if t.low == "le" && s.in(k+1, s.lex.roles) {
				who.sex = male
			}
			return
		}
	}
	if known := sexOf()[t.low]; known != unknown {
		who.sex = known
	}
	if who.titles == nil {
		who.titles = map[string]bool{}
	}
	who.titles[t.low] = true
}

// sexOf are the words that tell whether a woman or a man is named.
var sexOf = sync.OnceValue(func() map[string]sex {
	m := map[string]sex{}
	for w := range set(`mrs ms miss mme mlle madame lady queen princess sister mother daughter wife widow spokeswoman chairwoman
		policewoman présidente ambassadrice députée sénatrice directrice dirigeante militante chercheuse historienne enseignante
		étudiante commerçante habitante infirmière avocate correspondante candidate coordinatrice chanteuse représentante
		mère fille soeur sœur épouse veuve reine`).words {
		m[w] = female
	}
	for w := range set(`mr sir lord king prince father brother son husband spokesman chairman policeman statesman imam bishop pope
		m monsieur roi frère fils père mari président directeur militant enseignant étudiant commerçant habitant infirmier avocat
		correspondant coordinateur chanteur représentant`).words {
		m[w] = male
	}
	return m
})

// firstNames are first names of which the sex is known.
var firstNames = sync.OnceValue(func() map[string]sex {
	m := map[string]sex{}
	for w := range set(`awa fatou fatoumata aminata aïssata aissata mariam kadiatou oumou assetou ramata bintou djeneba djénéba rokia
		nana hawa salimata maimouna maïmouna safiatou coumba mary anna anne marie claire sarah susan linda julie sophie
		catherine jane emma maria fatima aisha amina zeinab angela ursula nancy hillary kamala laura elizabeth jennifer`).words {
		m[w] = female
	}
	for w := range set(`moussa boubou ibrahim ibrahima amadou mamadou ousmane oumar modibo seydou sékou sekou abdoulaye issa adama drissa
		lassana bakary souleymane assimi sadio malick ismaël ismael choguel iyad cheick idrissa youssouf ali ahmed mohamed
		muhammad hassan hussein omar antónio antonio john peter paul james david michael robert william george thomas
		jean pierre jacques emmanuel françois nicolas michel alain vladimir joe donald barack boris tiébilé soumaïla
		dioncounda blaise alassane macky`).words {
		m[w] = male
	}
	return m
})
