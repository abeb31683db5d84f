package bundle

import (
	"archive/zip"
	"encoding/binary"
	"hash/crc32"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

const (
	longestPart = 120 // bytes of a file's or a folder's name; longer ones are cut
	longestName = 400 // bytes of a whole name; longer ones are refused
)

// decode gives the name of an entry as Unicode, with slashes. By the standard a
// name without the flag for UTF-8 is in code page 437. Many programs write UTF-8
// all the same, and a name in the code page is hardly ever UTF-8 by chance.
func decode(f *zip.File) string {
	name := f.Name
	if unicodeName, ok := unicodePath(f); ok {
		name = unicodeName
	} else if !utf8.ValidString(name) {
		name, _ = charmap.CodePage437.NewDecoder().String(name) // each byte has its letter
	}
	return strings.ReplaceAll(name, `\`, "/")
}

// unicodePath reads the name that Info-ZIP adds where the other cannot say it
// (APPNOTE.TXT, 4.6.9). It counts only while the other is what it was made for.
func unicodePath(f *zip.File) (string, bool) {
	for extra := f.Extra; len(extra) >= 4; {
		tag, length := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		extra = extra[4:]
		if length > len(extra) {
			break
		}
		field := extra[:length]
		extra = extra[length:]
		if tag != 0x7075 || length < 6 || field[0] != 1 {
			continue
		}
		name := string(field[5:])
		return name, utf8.ValidString(name) && binary.LittleEndian.Uint32(field[1:]) == crc32.ChecksumIEEE([]byte(f.Name))
	}
	return "", false
}

// chaff reports whether a name is of what systems add of themselves. A name with
// ".." is not: that is worth a word.
func chaff(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		switch strings.ToLower(part) {
		case "__macosx", "thumbs.db", "desktop.ini":
			return true
		case ".", "..":
			continue
		}
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}

// pageStem gives the name of a saved page without its ending.
func pageStem(name string) (string, bool) {
	ext := path.Ext(name)
	switch strings.ToLower(ext) {
	case ".html", ".htm", ".xhtml":
		return name[:len(name)-len(ext)], true
	}
	return "", false
}

// besideEndings are what browsers put behind the name of a page to name the
// folder of what belongs to it, in their languages.
var besideEndings = []string{
	"_files", ".files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos", "_file", "_bestanden", "-filer", "_pliki", "_soubory",
	"_tiedostot", "_dosyalar", "_datoteke", "_elemei", "_fitxers",
}

// besidePage reports whether a file lies in a folder that a browser saved beside
// a page. A folder of such a name without its page may be anybody's.
func besidePage(name string, pages map[string]bool) bool {
	if len(name) > 4*longestName {
		return false // it is refused as too long
	}
	for i, c := range name {
		if c != '/' {
			continue
		}
		for _, ending := range besideEndings {
			if stem, ok := strings.CutSuffix(name[:i], ending); ok && pages[stem] {
				return true
			}
		}
	}
	return false
}

// clean makes a name safe: a relative path without "..", in NFC, of characters
// and names that every system takes. What would lead out of the folder is
// refused and not bent: whoever made it meant no capture.
func clean(name string) (cleaned, reason, hint string) {
	const (
		pack    = "pack the folder with the captures anew"
		tooLong = "its name is too long"
		fewer   = "shorten it, or pack it in fewer folders"
	)
	if len(name) > 4*longestName {
		return "", tooLong, fewer
	}
	if strings.HasPrefix(name, "/") || len(name) > 2 && isLetter(name[0]) && name[1] == ':' && name[2] == '/' {
		return "", "its name leads out of the zip: it begins at the root of a disk", pack
	}
	var parts []string
	for part := range strings.SplitSeq(name, "/") {
		switch part {
		case "", ".":
			continue
		case "..":
			return "", `its name leads out of the zip: it has ".."`, pack
		}
		if part = cleanPart(part); part == "" {
			return "", "its name has no character that can be kept", "rename it"
		}
		parts = append(parts, part)
	}
	cleaned = strings.Join(parts, "/")
	switch {
	case cleaned == "":
		return "", "it has no name", pack
	case len(cleaned) > longestName:
		return "", tooLong, fewer
	}
	return cleaned, "", ""
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// cleanPart makes the name of a file or a folder one that Windows takes too
// (Microsoft, "Naming Files, Paths, and Namespaces"), and no hidden one.
func cleanPart(part string) string {
	part = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"|?*`, r) {
			return '-'
		}
		return r
	}, visible(norm.NFC.String(part)))
	part = trim(part)
	if len(part) > longestPart {
		ext := path.Ext(part)
		if len(ext) > 20 {
			ext = ""
		}
		part = trim(strings.ToValidUTF8(part[:longestPart-len(ext)], "")) + ext
	}
	stem, ext, _ := strings.Cut(part, ".")
	if isDevice(strings.TrimRight(stem, " ")) {
		part = strings.TrimRight(stem, " ") + "-1"
		if ext != "" {
			part += "." + ext
		}
	}
	return norm.NFC.String(part)
}

// trim takes away the spaces around a name, and the dots: Windows drops those at
// the end, and those at the beginning hide it.
func trim(part string) string {
	return strings.TrimRight(strings.TrimLeftFunc(part, func(r rune) bool { return r == '.' || unicode.IsSpace(r) }), " .\u00A0")
}

// visible leaves out what cannot be seen: control characters, and those that
// turn text around or have no width.
func visible(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		case r == '\u2028' || r == '\u2029':
			return ' '
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))
}

// isDevice reports whether Windows keeps the name for a device.
func isDevice(stem string) bool {
	switch stem = strings.ToLower(stem); stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	number, ok := strings.CutPrefix(stem, "com")
	if !ok {
		number, ok = strings.CutPrefix(stem, "lpt")
	}
	return ok && len([]rune(number)) == 1 && strings.ContainsAny(number, "123456789¹²³")
}
