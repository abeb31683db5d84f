package seal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"dossier/internal/dossier"
	"dossier/internal/quote"
)

// The form of evidence.json. A change that an older program would misread
// changes the version.
const (
	format        = "dossier-evidence"
	formatVersion = 1
)

// document is evidence.json.
type document struct {
	Format        string     `json:"format"`
	Version       int        `json:"version"`
	Generator     generator  `json:"generator"`
	Normalisation int        `json:"normalisation"`
	Citations     []citation `json:"citations"`
}

type generator struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

type citation struct {
	Page      string   `json:"page,omitempty"`
	Source    source   `json:"source"`
	Anchor    string   `json:"anchor,omitempty"`
	Paragraph int      `json:"paragraph,omitempty"`
	Quote     string   `json:"quote,omitempty"`
	Parts     []target `json:"parts,omitempty"`
}

type source struct {
	ID      string         `json:"id"`
	Page    string         `json:"page"`
	Rights  dossier.Rights `json:"rights"`
	Capture *capture       `json:"capture,omitempty"`
}

type capture struct {
	File   string `json:"file"`
	SHA256 string `json:"sha256,omitempty"`
}

// target and selector are those of the Web Annotation Data Model.
type target struct {
	Selector []selector `json:"selector"`
}

type selector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

const (
	textQuote    = "TextQuoteSelector"
	textPosition = "TextPositionSelector"
)

// encode writes evidence.json.
func encode(items []Item, opts Options) []byte {
	doc := document{
		Format: format, Version: formatVersion, Generator: generator(opts),
		Normalisation: quote.Version, Citations: make([]citation, len(items)),
	}
	for i, item := range items {
		doc.Citations[i] = citationOf(item)
	}
	return doc.bytes()
}

func (doc document) bytes() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(doc); err != nil {
		panic("a list of citations cannot be written as JSON: " + err.Error())
	}
	return b.Bytes()
}

func citationOf(item Item) citation {
	c := citation{
		Page: item.Page, Anchor: item.Anchor, Paragraph: item.Paragraph, Quote: item.Quote,
		Source: source{ID: item.Source, Page: item.SourcePage, Rights: item.Rights},
	}
	if item.Capture != "" {
		c.Source.Capture = &capture{item.Capture, item.CaptureSHA256}
	}
	for _, p := range item.Parts {
		t := target{[]selector{{Type: textQuote, Exact: p.Exact, Prefix: p.Prefix, Suffix: p.Suffix}}}
		if item.Rights == dossier.RightsFull {
			t.Selector = append(t.Selector, selector{Type: textPosition, Start: &p.Start, End: &p.End})
		}
		c.Parts = append(c.Parts, t)
	}
	return c
}

// decode reads evidence.json. It takes what encode writes and nothing else.
func decode(data []byte) ([]Item, Options, error) {
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, Options{}, fmt.Errorf("it is not JSON: %w", err)
	}
	if head.Format != format || head.Version != formatVersion {
		return nil, Options{}, fmt.Errorf("its form is %.40q, version %d; this program knows %q, version %d", head.Format, head.Version, format, formatVersion)
	}
	var doc document
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		return nil, Options{}, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, Options{}, errors.New("something follows its end")
	}
	if doc.Normalisation != quote.Version {
		return nil, Options{}, fmt.Errorf("its quotes were compared by version %d of the rules; this program knows version %d", doc.Normalisation, quote.Version)
	}
	items := make([]Item, len(doc.Citations))
	for i, c := range doc.Citations {
		item, err := c.item()
		if err != nil {
			return nil, Options{}, fmt.Errorf("citation %d: %w", i+1, err)
		}
		items[i] = item
	}
	if err := agree(items); err != nil {
		return nil, Options{}, err
	}
	if !bytes.Equal(doc.bytes(), data) {
		return nil, Options{}, errors.New("it is not written as dossier writes it")
	}
	return items, Options(doc.Generator), nil
}

// agree holds citations against one another: those of one page name one source,
// which was made from one file, and none is there twice.
func agree(items []Item) error {
	bySource, seen := map[string]Item{}, map[string]int{}
	for i, item := range items {
		first, known := bySource[item.SourcePage]
		switch {
		case !known:
			bySource[item.SourcePage] = item
		case first.Source != item.Source:
			return fmt.Errorf("citation %d: %s is the page of %s, and of %s", i+1, short(item.SourcePage), short(first.Source), short(item.Source))
		case first.Rights != item.Rights:
			return fmt.Errorf("citation %d: the rights of %s are %s, and %s", i+1, short(item.SourcePage), first.Rights, item.Rights)
		case first.Capture != item.Capture || first.CaptureSHA256 != item.CaptureSHA256:
			return fmt.Errorf("citation %d: %s was made from two files", i+1, short(item.SourcePage))
		}
		key := fmt.Sprintf("%#v", item)
		if n := seen[key]; n > 0 {
			return fmt.Errorf("citation %d: it is citation %d once more", i+1, n)
		}
		seen[key] = i + 1
	}
	return nil
}

// item reads one citation.
func (c citation) item() (Item, error) {
	item := Item{
		Page: c.Page, Anchor: c.Anchor, Paragraph: c.Paragraph, Quote: c.Quote,
		Source: c.Source.ID, SourcePage: c.Source.Page, Rights: c.Source.Rights,
	}
	if c.Source.Capture != nil {
		item.Capture, item.CaptureSHA256 = c.Source.Capture.File, c.Source.Capture.SHA256
	}
	for _, t := range c.Parts {
		p, err := t.part(item.Rights == dossier.RightsFull)
		if err != nil {
			return Item{}, err
		}
		item.Parts = append(item.Parts, p)
	}
	return item, item.check()
}

// part reads the selectors of a part: the words, and where the page shows the
// whole text their position.
func (t target) part(whole bool) (Part, error) {
	if n := len(t.Selector); n == 0 || t.Selector[0].Type != textQuote || whole != (n == 2) || n > 2 {
		return Part{}, errors.New("the selectors are not those of a quote")
	}
	s := t.Selector[0]
	p := Part{Exact: s.Exact, Prefix: s.Prefix, Suffix: s.Suffix}
	if !whole {
		return p, nil
	}
	at := t.Selector[1]
	if at.Type != textPosition || at.Start == nil || at.End == nil {
		return Part{}, errors.New("the position is missing")
	}
	p.Start, p.End = *at.Start, *at.End
	return p, nil
}

// check finds what no seal writes.
func (item Item) check() error {
	switch {
	case item.Source == "" || item.SourcePage == "":
		return errors.New("the source is missing")
	case item.Rights != dossier.RightsFull && item.Rights != dossier.RightsExcerpt && item.Rights != dossier.RightsLink:
		return fmt.Errorf("no rights are called %.40q", item.Rights)
	case item.Paragraph < 0:
		return errors.New("the paragraph's number is below 1")
	case item.Anchor == "" && (item.Quote != "" || len(item.Parts) > 0):
		return errors.New("a quote without an anchor")
	case item.Anchor != "" && len(item.Parts) == 0 && item.Rights != dossier.RightsLink:
		return errors.New("an anchor without a quote")
	case flat(item.Quote) != flat(item.joined()):
		return errors.New("the quote is not its parts")
	case !isSHA256(item.CaptureSHA256) && item.CaptureSHA256 != "":
		return errors.New("the digest of the capture is not one of SHA-256")
	}
	return nil
}
