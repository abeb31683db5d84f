package bibliography

import "fmt"

// RIS writes the entries in the format of Research Information Systems, which
// EndNote, RefWorks and most others read: a line for each field, of two
// characters and its text, in UTF-8, lines ended by CR LF.
func RIS(entries []Entry) []byte {
	b := roomFor(entries)
	for _, e := range entries {
		e = e.clean()
		line := func(tag, value string) {
			if value != "" {
				fmt.Fprintf(b, "%s  - %s\r\n", tag, value)
			}
		}
		line("TY", "NEWS")
		line("ID", e.ID)
		line("TI", e.Title)
		line("AU", e.Byline)
		line("T2", e.Outlet)
		if e.Published.Year > 0 {
			line("PY", fmt.Sprintf("%04d", e.Published.Year))
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
	part := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%02d", n)
	}
	circa := ""
	if d.Circa {
		circa = "circa"
	}
	return fmt.Sprintf("%04d/%s/%s/%s", d.Year, part(d.Month), part(d.Day), circa)
}
