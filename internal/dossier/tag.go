package dossier

// Tag is the element of HTML that a block or a piece is, or how the words of a cell
// are set. It is a number, for a large dossier has a million of them.
type Tag uint8

// The tags.
const (
	TagNone Tag = iota
	TagEm
	TagStrong
	TagDel
	TagCode
	TagA
	TagUL
	TagOL
	TagLI
	TagBlockquote
	TagTable
	TagTHead
	TagTBody
	TagTR
	TagLeft
	TagCenter
	TagRight
)

var tags = [...]string{"", "em", "strong", "del", "code", "a", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "left", "center", "right"}

// String gives the name of the element, or of the alignment.
func (t Tag) String() string { return tags[t] }

// TagOf gives the tag of a name; TagNone of one that is none.
func TagOf(name string) Tag {
	for t, known := range tags {
		if known == name {
			return Tag(t)
		}
	}
	return TagNone
}
