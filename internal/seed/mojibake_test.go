package seed

import "testing"

// A case is a line and what it means; good lines mean themselves.
var mojibakeCases = []struct{ line, want string }{
	// misread once
	{"un coup d'Ã‰tat", "un coup d'État"},
	{"l'Ã©lection", "l'élection"},
	{"FranÃ§ois Ã©tait lÃ\u00a0", "François était là"},
	{"Ã\u00a0 Bamako", "à Bamako"},
	{"voilÃ\u00a0 le", "voilà le"},
	{"Ã€ Paris", "À Paris"},
	{"SÃ‰CURITÃ‰", "SÉCURITÉ"},
	{"HÃ”TEL", "HÔTEL"},
	{"GenÃ¨ve", "Genève"},
	{"garÃ§on", "garçon"},
	{"naÃ¯ve", "naïve"},
	{"Ã©lÃ¨ve", "élève"},
	{"forÃªt", "forêt"},
	{"MÃ¼nchen", "München"},
	{"StraÃŸe", "Straße"},
	{"EspaÃ±a", "España"},
	{"SÃ£o Paulo", "São Paulo"},
	{"Ã…rhus", "Århus"},
	{"Ã“scar", "Óscar"},
	{"Å“uvre", "œuvre"},
	{"cÅ“ur", "cœur"},
	{"Å\u00a0ibenik", "Šibenik"},
	{"ÄŒesko", "Česko"},
	{"Å\u0081Ã³dÅº", "Łódź"},
	{"TÃ¼rkÄ±ye", "Türkıye"},
	{"donâ€™t", "don’t"},
	{"â€œyesâ€\u009d", "“yes”"},
	{"â€œyesâ€ he said", "“yes” he said"},
	{"a â€“ b â€” c", "a – b — c"},
	{"waitâ€¦", "wait…"},
	{"â€˜soâ€™", "‘so’"},
	{"50 â‚¬", "50 €"},
	{"Acmeâ„¢", "Acme™"},
	{"10 Â°C", "10 °C"},
	{"Â« oui Â»", "« oui »"},
	{"10\u00a0000Â\u00a0â‚¬", "10\u00a0000\u00a0€"},
	{"Â© Agence", "© Agence"},
	{"Â£5", "£5"},
	{"4Ã—4", "4×4"},
	{"ofï¬cial ï¬\u0081re", "ofï¬cial ﬁre"},
	{"Viá»‡t Nam", "Việt Nam"},
	{"ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"},
	{"Î‘Î¸Î®Î½Î±", "Αθήνα"},
	{"ðŸ˜€ ok", "😀 ok"},
	{"TourÃ© met KeÃ¯ta", "Touré met Keïta"},
	// misread twice
	{"d'Ãƒâ€°tat", "d'État"},
	{"lÃƒÂ©gal", "légal"},
	{"donÃ¢â‚¬â„¢t", "don’t"},
	{"Ãƒâ‚¬ Paris", "À Paris"},
	{"Ã\u0083Â\u0089tat", "État"},
	{"10 Ã‚Â°C", "10 °C"},
	// stumps beside strong evidence, and mixed lines
	{"voilÃ le Ã©tÃ©", "voilà le été"},
	{"10Â km, dÃ©jÃ\u00a0", "10\u00a0km, déjà"},
	{"Étienne a Ã©tÃ© là", "Étienne a été là"},
	// good lines
	{"VOCÊ…", ""},
	{"VOCÊ» disse", ""},
	{"NESTLÉ®", ""},
	{"CAFÉ™", ""},
	{"SELKÄ EDELLÄ", ""},
	{"SELKÄ\u00a0EDELLÄ", ""},
	{"“AMANHÔ, disse", ""},
	{"AMANHÃ… E DEPOIS", ""},
	{"AMANHÃ—HOJE", ""},
	{"AMANHÃ’S", ""},
	{"«AMANHû", ""},
	{"Ã", ""},
	{"Ã la carte", ""},
	{"voilÃ le", ""},
	{"a letra Ã” e", ""},
	{"la lettre «Â»", ""},
	{"l'ÂGE D'OR", ""},
	{"Ñ±", ""},
	{"ESPAÑ…", ""},
	{"la letra «Ñ»", ""},
	{"“Dijo: «está»” y", ""},
	{"Il a dit « voilà »…", ""},
	{"le café…”", ""},
	{"„GROSSÖ“", ""},
	{"„STRAß“ und", ""},
	{"10 °C, 5 µm, ½ l", ""},
	{"5 Å ±0.2", ""},
	{"MALMÖ° 55", ""},
	{"d'État, déjà vu, naïve", ""},
	{"Łódź, Šibenik, Česko", ""},
	{"“don’t” – ‘so’ — yes…", ""},
	{"Привет, Αθήνα, שלום, سلام", ""},
	{"東京で会議", ""},
	{"Việt Nam", ""},
	{"MÃE, IRMÃ, NÃO", ""},
	{"ÎLE-DE-FRANCE, NOËL", ""},
	{"ÅNGSTRÖM", ""},
	{"ÐÓRR", ""},
	{"ØRSTED’S ‘Ø’", ""},
	{"T‰ and † and ‡", ""},
	{"plain ASCII", ""},
}

func TestRepairLine(t *testing.T) {
	good := 0
	for _, c := range mojibakeCases {
		want := c.want
		if want == "" {
			want = c.line
			good++
		}
		got, repairs := repairLine(c.line)
		if got != want {
			t.Errorf("repairLine(%q)\n got %q\nwant %q", c.line, got, want)
		}
		if (got == c.line) != (len(repairs) == 0) {
			t.Errorf("repairLine(%q) reports %v", c.line, repairs)
		}
		again, _ := repairLine(got)
		if again != got {
			t.Errorf("repaired twice: %q, then %q", got, again)
		}
	}
	t.Logf("%d lines, %d of them good", len(mojibakeCases), good)
}

func TestRepairsSayWhere(t *testing.T) {
	d, diags := convertOne("seeds/a.txt", []byte("One line.\nThe coup d'Ã‰tat of MÃ¼nchen, and lÃƒÂ©gal.\n"))
	if diags.Failed() {
		t.Fatal(diags)
	}
	want := []string{"2:10 d'Ã‰tat → d'État", "2:21 MÃ¼nchen, → München,", "2:35 lÃƒÂ©gal. → légal."}
	for i, r := range d.Found.Repairs {
		if i >= len(want) || r.String() != want[i] {
			t.Errorf("repair %d: %s", i, r)
		}
	}
	if len(d.Found.Repairs) != len(want) {
		t.Errorf("%d repairs", len(d.Found.Repairs))
	}
}

// Every character of Windows-1252's upper half comes back from each byte, and
// every letter with an accent is repaired within a word.
func TestRepairEveryLetter(t *testing.T) {
	for c := 0x80; c < 0x100; c++ {
		if b, ok := toByte(fromByte(byte(c))); !ok || b != byte(c) {
			t.Errorf("byte %#x becomes %q, then %#x", c, fromByte(byte(c)), b)
		}
	}
	for r := rune(0xC0); r < 0x180; r++ {
		word := "le m" + string(r) + "t fin"
		if got, _ := repairLine(misread(word)); got != word && r != 0xD7 && r != 0xF7 {
			t.Errorf("%q misread is %q, repaired %q", word, misread(word), got)
		}
		if got, _ := repairLine(misread(misread(word))); got != word {
			t.Errorf("%q misread twice is %q, repaired %q", word, misread(misread(word)), got)
		}
		if got, _ := repairLine(word); got != word {
			t.Errorf("%q is good, but became %q", word, got)
		}
	}
}

// misread reads the UTF-8 of s as Windows-1252.
func misread(s string) string {
	var runes []rune
	for i := range len(s) {
		runes = append(runes, fromByte(s[i]))
	}
	return string(runes)
}
