package bibliography

import (
	"encoding/json"
)

// item is an item of CSL-JSON, by the schema of Citation Style Language 1.0.2.
type item struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	Author    []name `json:"author,omitempty"`
	Container string `json:"container-title,omitempty"`
	Issued    *dated `json:"issued,omitempty"`
	URL       string `json:"URL,omitempty"`
	Accessed  *dated `json:"accessed,omitempty"`
	Language  string `json:"language,omitempty"`
	Note      string `json:"note,omitempty"`
}

type name struct {
	Literal string `json:"literal"`
}

type dated struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

// CSL writes the entries as CSL-JSON, which Zotero, Mendeley and citeproc read,
// an item on a line.
func CSL(entries []Entry) []byte {
	b := roomFor(entries, 210)
	enc := json.NewEncoder(b) // ends each item with a line break
	enc.SetEscapeHTML(false)
	b.WriteByte('[')
	var it item // one for all, so that none needs memory of its own
	for i, e := range entries {
		if i > 0 {
			b.Truncate(b.Len() - 1)
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		it = e.clean().item()
		if err := enc.Encode(&it); err != nil {
			panic("a list of texts cannot be written as JSON: " + err.Error())
		}
	}
	b.WriteString("]\n")
	return b.Bytes()
}

func (e Entry) item() item {
	it := item{
		ID: e.ID, Type: "article-newspaper", Title: e.Title, Container: e.Outlet, Issued: e.Published.parts(),
		URL: e.URL, Accessed: e.Retrieved.parts(), Language: e.Language, Note: e.Note,
	}
	if e.Byline != "" {
		it.Author = []name{{e.Byline}}
	}
	return it
}

func (d Day) parts() *dated {
	known := d.known()
	if len(known) == 0 {
		return nil
	}
	return &dated{[][]int{known}, d.Circa}
}

// known gives year, month and day as far as they are known.
func (d Day) known() []int {
	switch {
	case d.Year == 0:
		return nil
	case d.Month == 0:
		return []int{d.Year}
	case d.Day == 0:
		return []int{d.Year, d.Month}
	}
	return []int{d.Year, d.Month, d.Day}
}
