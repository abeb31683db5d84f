package charset

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// TestRepairsSayWhere: a repair's line and column lead to the word before.
func TestRepairsSayWhere(t *testing.T) {
	_, repairs := Mend("One line.\nThe coup d'Ã‰tat of MÃ¼nchen, and lÃƒÂ©gal à Ã  Gao.\n")
	var got []string
	for _, r := range repairs {
		got = append(got, r.String())
	}
	want := "2:10 d'Ã‰tat → d'État|2:21 MÃ¼nchen, → München,|2:35 lÃƒÂ©gal → légal|2:46 Ã  → à"
	if joined := strings.Join(got, "|"); joined != want {
		t.Errorf("got  %s\nwant %s", joined, want)
	}
	if repairs[0].Layers != 1 || repairs[2].Layers != 2 {
		t.Errorf("layers %d and %d", repairs[0].Layers, repairs[2].Layers)
	}
}

// checkRepairs puts the words before in the place of the words after, and looks
// for each at its place.
func checkRepairs(t *testing.T, text, mended string, repairs []Repair) {
	t.Helper()
	lines := strings.Split(text, "\n")
	after := strings.Split(mended, "\n")
	shift := map[int]int{} // by which a line has become shorter, in characters
	for _, r := range repairs {
		was := []rune(lines[r.Line-1])
		n := utf8.RuneCountInString(r.Before)
		if r.Col < 1 || r.Col-1+n > len(was) || string(was[r.Col-1:r.Col-1+n]) != r.Before {
			t.Errorf("%q: %d:%d is not %q", text, r.Line, r.Col, r.Before)
			return
		}
		now := []rune(after[r.Line-1])
		at, m := r.Col-1-shift[r.Line], utf8.RuneCountInString(r.After)
		if at < 0 || at+m > len(now) || string(now[at:at+m]) != r.After {
			t.Errorf("%q: at %d:%d stands no %q in %q", text, r.Line, r.Col, r.After, mended)
			return
		}
		shift[r.Line] += n - m
		if r.Before == r.After || r.Layers < 1 {
			t.Errorf("%q: %v changes nothing, or in no layer", text, r)
		}
	}
	if text != mended && len(repairs) == 0 {
		t.Errorf("%q became %q, and nothing tells", text, mended)
	}
}

// TestMendedTextStays: what has been mended is not mended again, and each
// repair stands where it says.
func TestMendedTextStays(t *testing.T) {
	var all []string
	for _, row := range readLines(t, "repair.txt") {
		all = append(all, row[0])
	}
	for _, text := range append(all, strings.Join(all, "\n"), strings.Join(all, " ")) {
		mended, repairs := Mend(text)
		checkRepairs(t, text, mended, repairs)
		if again, more := Mend(mended); again != mended || len(more) > 0 {
			t.Errorf("%q, then %q: %v", mended, again, more)
		}
	}
}

// TestGoodTextBesideMisreadText: a good line stays in a text of misread lines,
// and a good line that holds good signs of its own stays beside a misread word.
func TestGoodTextBesideMisreadText(t *testing.T) {
	const bad, mended = "lâ€™Ã‰lysÃ©e, Ã©tÃ©", "l’Élysée, été"
	changed := 0
	for _, row := range readLines(t, "good.txt") {
		good := row[0]
		if got, _ := Mend(bad + "\n“déjà”\n" + good + "\n" + bad); got != mended+"\n“déjà”\n"+good+"\n"+mended {
			t.Errorf("among misread lines %q becomes %q", good, got)
		}
		got, _ := Mend("« été » " + good + " " + bad)
		if got != "« été » "+good+" "+mended {
			changed++
			t.Logf("beside a misread word %q becomes %q", good, got)
		}
	}
	if changed > 3 {
		t.Errorf("%d good lines changed beside a misread word", changed)
	}
}

// TestEveryLetter: a letter with an accent is repaired within a word.
func TestEveryLetter(t *testing.T) {
	for r := rune(0xC0); r < 0x180; r++ {
		word := "le m" + string(r) + "t fin"
		if got, _ := Mend(misread(word)); got != word && unicode.IsLetter(r) {
			t.Errorf("%q misread is %q, repaired %q", word, misread(word), got)
		}
		if got, _ := Mend(misread(misread(word))); got != word {
			t.Errorf("%q misread twice is %q, repaired %q", word, misread(misread(word)), got)
		}
	}
}

// TestMendIsLinear: a byte of a long text takes no longer than one of a short
// text, whatever it is.
func TestMendIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for _, unit := range []string{"ÃÂ", "Ã", "Â", "ÂÂ°", "Ãƒ", "Ã©", "ÃƒÂ©", "ÃƒÆ’Ã‚Â©", "â€", "Ã¢â‚¬â", "ð", "Ð°", "Ä…Å", "√©", "√", "├®", "ÔÇ", "a Ã ", "ÃÂ ", "Ã¢", "Ã”A"} {
		took := func(size int) time.Duration {
			text := strings.Repeat(unit, size/len(unit))
			best := time.Hour
			for range 2 {
				start := time.Now()
				Mend(text)
				best = min(best, time.Since(start))
			}
			return best
		}
		from, to := 16<<10, 64<<10
		if unit == "ÃÂ" {
			to = 2 << 20
		}
		small, large := took(from), took(to)
		growth := float64(large) / float64(small) / float64(to/from)
		if growth > 4 && large > time.Second {
			t.Errorf("%q: %d KB in %v, %d KB in %v", unit, from>>10, small, to>>10, large)
		}
		t.Logf("%q: %d KB in %v, %.1f times as long a byte as %d KB", unit, to>>10, large, growth, from>>10)
	}
}

func FuzzMend(f *testing.F) {
	for _, name := range []string{"repair.txt", "good.txt"} {
		for _, row := range readLines(f, name) {
			f.Add(row[0])
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		mended, repairs := Mend(text)
		if !utf8.ValidString(text) {
			return
		}
		if (mended == text) != (len(repairs) == 0) {
			t.Errorf("%q became %q, with %v", text, mended, repairs)
		}
		if strings.IndexFunc(text, func(r rune) bool { return 0x80 <= r && r <= 0xFFFF }) < 0 && mended != text {
			t.Errorf("%q became %q", text, mended)
		}
		if strings.Count(mended, "\n") != strings.Count(text, "\n") {
			t.Errorf("%q lost or gained a line: %q", text, mended)
		}
		checkRepairs(t, text, mended, repairs)
		if again, more := Mend(mended); again != mended {
			t.Errorf("%q, then %q, then %q: %v", text, mended, again, more)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"déjà", "d\xE9j\xE0", "\xFF\xFEa\x00", "\xFE\xFF\x00a", "a\x00", "%PDF-", "\xC3", "d\xC3\xA9j\xE0\r\n"} {
		for _, label := range []string{"", "utf-8", "utf-16le", "windows-1252", "shift_jis", "x"} {
			f.Add([]byte(s), label, label)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, label, declared string) {
		got, err := Read(data, Options{Encoding: label, Declared: declared})
		if err != nil {
			return
		}
		if !utf8.ValidString(got.Text) || strings.Contains(got.Text, "\r") {
			t.Errorf("%q in %q: %q", data, label, got.Text)
		}
		if got.Encoding == "" || strings.TrimSpace(got.Text) == "" {
			t.Errorf("%q has no encoding, or no text", data)
		}
		bare, err := Read(data, Options{Encoding: label, Declared: declared, NoRepair: true})
		if err != nil {
			t.Fatalf("%q in %q is read with repairs only: %v", data, label, err)
		}
		lines := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
		if plain := strings.TrimLeft(lines, byteOrderMark); label == "" && utf8.ValidString(lines) && !strings.Contains(lines, "\x00") && bare.Text != plain {
			t.Errorf("%q becomes %q", data, bare.Text)
		}
	})
}
