package bibliography

// RIS writes the entries in the format of Research Information Systems, which
// EndNote, RefWorks and most others read: a line for each field, of two
// characters and its text, in UTF-8, lines ended by CR LF.
func RIS(entries []Entry) []byte {
	b := roomFor(entries, 130)
	for _, e := range entries {
		e = e.clean()
		line := func(tag, value string) {
			if value != "" {
				b.WriteString(tag)
				b.WriteString("  - ")
				b.WriteString(value)
				b.WriteString("\r\n")
			}
		}
		line("TY", "NEWS")
		line("ID", e.ID)
		line("TI", e.Title)
		line("AU", e.Byline)
		line("T2", e.Outlet)
		if e.Published.Year > 0 {
			line("PY", string(appendYear(nil, e.Published.Year)))
		}
		line("DA", e.Published.slashed())
		line("UR", e.URL)
		line("Y2", e.Retrieved.slashed())
		line("LA", e.Language)
		line("N1", e.Note)
		b.WriteString("ER  - \r\n")
	}
	return b.Bytes()
}

// slashed gives a date as RIS has it, YYYY/MM/DD and other information, each of
// which but the year may be empty.
func (d Day) slashed() string {
	if d.Year == 0 {
		return ""
	}
	text := append(appendYear(nil, d.Year), '/')
	for _, n := range []int{d.Month, d.Day} {
		if n != 0 {
			text = appendPair(text, n)
		}
		text = append(text, '/')
	}
	if d.Circa {
		text = append(text, "circa"...)
	}
	return string(text)
}
