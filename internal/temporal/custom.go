package temporal

// recurs reports whether a time, or a range of times, is of every day: "a
// curfew from 9pm to 5am", "chaque soir à 17 heures", "do not play after 10pm".
// A range beside a day by its name is of that day: "tonight, from 9pm to 5am".
func (r *resolver) recurs(f *find) bool {
	m := &f.meaning
	ranged := m.kind == Range && (m.from == nil || m.from.kind == Time) && (m.to == nil || m.to.kind == Time) && (m.from != nil || m.to != nil)
	if m.kind != Time && !ranged {
		return false
	}
	if ranged && r.besideNamedDay(f) {
		return false
	}
	if ranged && r.overnight(m) && r.curfewNamed(f.from) {
		return true
	}
	for k := f.from - 1; k >= max(0, f.from-tenseReach) && r.token(k).start < r.token(k).end; k-- {
		switch {
		case r.is(k, "daily", "nightly", "every", "each", "chaque") && r.ofDays(k+1, f.from),
			r.is(k, "tous", "toutes") && r.is(k+1, "les") && r.is(k+2, "jours", "soirs", "matins", "nuits"),
			ranged && k > f.from-4 && r.is(k, "open", "ouvert", "ouverte", "ouverts", "ouvertes", "horaires"),
			ranged && r.is(k, "curfew", "feu", "daily", "nightly", "hours", "shifts"),
			r.is(k, "do") && r.is(k+1, "not") && r.opensQuote(k), r.is(k, "never") && r.opensQuote(k):
			return true
		}
		if r.token(k).opens {
			return false
		}
	}
	for k := f.to; k < f.to+8 && !r.token(k).opens; k++ {
		if r.is(k, "tous") && r.is(k+1, "les") && r.ofDays(k+2, k+4) {
			return true
		}
		if ranged && r.is(k, "curfew", "daily", "nightly") || r.is(k, "every", "each", "chaque", "daily") && (r.ofDays(k+1, k+3) || r.is(k, "daily")) {
			return true
		}
	}
	return false
}

// overnight reports whether a range begins late and ends early.
func (r *resolver) overnight(m *meaning) bool {
	return m.from != nil && m.to != nil && m.from.clock.hour > m.to.clock.hour
}

// curfewNamed reports whether a curfew is told of not far before token i.
func (r *resolver) curfewNamed(i int) bool {
	for k := i - 1; k > i-2*tenseReach && r.token(k).start < r.token(k).end; k-- {
		if r.is(k, "curfew") || r.is(k, "feu") && r.is(k-2, "couvre") {
			return true
		}
	}
	return false
}

// ofDays reports whether a day or a part of it stands from token i up to another.
func (r *resolver) ofDays(i, to int) bool {
	if r.is(i-1, "daily", "nightly") {
		return true
	}
	for k := i; k < min(to, i+2); k++ {
		if e := r.entry(k); e.unit == days || e.unit == weeks || e.weekday > 0 || e.ofTime && e.unit == noUnit && e.month == 0 && e.cardinal == 0 {
			return true
		}
	}
	return false
}

// opensQuote reports whether token i opens a sentence or what is quoted.
func (r *resolver) opensQuote(i int) bool {
	return r.token(i).opens || r.is(i-1, "“", "‘", "\"", "«", "'", "’")
}

// besideNamedDay reports whether a day that is named by its distance from the
// anchor stands before the range: "tonight, from 9pm to 5am".
func (r *resolver) besideNamedDay(f *find) bool {
	last := f.from - 1
	if r.is(last, ",") {
		last--
	}
	return r.is(last, "tonight", "today", "tomorrow", "demain", "hui", "soir", "yesterday", "hier") && len(r.found) > 0 && r.found[len(r.found)-1].Kind == Relative && r.found[len(r.found)-1].End == r.token(last).end
}
