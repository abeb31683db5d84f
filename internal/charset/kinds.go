package charset

import "bytes"

// kind is a kind of file that is no text, known by its first bytes.
type kind struct {
	magic, within string // within stands somewhere in the first bytes; empty: the magic is enough
	name, hint    string
}

// The hints for files that hold text in another form.
const (
	hintOpen    = "open it and save or copy its text"
	hintPicture = "copy the article's text, or type what the picture shows"
	hintUnpack  = "unpack it, and import the text inside"
)

// kinds are the kinds that editors drop into a folder of captures. The first
// that fits counts.
var kinds = []kind{
	{"%PDF-", "", "a PDF", hintOpen},
	{"\x89PNG\r\n\x1A\n", "", "a PNG picture", hintPicture},
	{"\xFF\xD8\xFF", "", "a JPEG picture", hintPicture},
	{"GIF87a", "", "a GIF picture", hintPicture},
	{"GIF89a", "", "a GIF picture", hintPicture},
	{"RIFF", "WEBPVP8", "a WebP picture", hintPicture},
	{"\x00\x00\x00", "ftypavif", "an AVIF picture", hintPicture},
	{"\x00\x00\x00", "ftyphei", "a HEIC picture", hintPicture},
	{"PK\x03\x04", "word/", "a Word document", hintOpen},
	{"PK\x03\x04", "mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", hintOpen},
	{"PK\x03\x04", "mimetypeapplication/epub", "an EPUB book", hintOpen},
	{"PK\x03\x04", "[Content_Types].xml", "an Office document", hintOpen},
	{"PK\x03\x04", "", "a ZIP archive", hintUnpack},
	{"\x1F\x8B", "", "packed with gzip", hintUnpack},
	{"BZh91AY&SY", "", "packed with bzip2", hintUnpack},
	{"\xFD7zXZ\x00", "", "packed with xz", hintUnpack},
	{"\x28\xB5\x2F\xFD", "", "packed with zstd", hintUnpack},
	{"7z\xBC\xAF\x27\x1C", "", "a 7z archive", hintUnpack},
	{"Rar!\x1A\x07", "", "a RAR archive", hintUnpack},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "", "an old Word or Office document", hintOpen},
	{"{\\rtf", "", "a rich text file (RTF)", "open it and save its text as plain text in UTF-8"},
	{"bplist00", "WebMainResource", "a web archive of Safari", "open it and save or copy the article's text"},
	{"bplist00", "", "a binary property list", hintOpen},
	{"SQLite format 3\x00", "", "a database", hintAgain},
}

// kindOf gives the kind of a file that is no text, nil where it may be one.
func kindOf(data []byte) *kind {
	const looked = 4096
	head := data[:min(len(data), looked)]
	for i, k := range kinds {
		if bytes.HasPrefix(head, []byte(k.magic)) && bytes.Contains(head, []byte(k.within)) {
			return &kinds[i]
		}
	}
	return nil
}

// markup reports whether data begins as a page of HTML or XML does.
func markup(data []byte) bool {
	head := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte(byteOrderMark)), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<"))
}
