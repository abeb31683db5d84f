// Package seal makes a site prove itself. It adds two files to a finished
// site, and checks, from the files alone, that nothing in it was changed and
// that every quote stands in its source.
//
// # What is added
//
// SHA256SUMS lists the digest of every other file, as the sha256sum of GNU
// writes it, so that anybody can check a copy without this program:
//
//	cd the-folder && sha256sum -c SHA256SUMS
//
// evidence.json lists every citation:
//
//	{
//	  "format": "dossier-evidence",
//	  "version": 1,
//	  "generator": {"name": "dossier", "version": "v1.2.0"},
//	  "normalisation": 1,
//	  "citations": [{
//	    "page": "events/strike/index.html",
//	    "source": {
//	      "id": "gazette-0503",
//	      "page": "articles/gazette-0503/index.html",
//	      "rights": "full",
//	      "capture": {"file": "seeds/gazette.txt", "sha256": "…"}
//	    },
//	    "anchor": "q-4b1d2c9a07",
//	    "paragraph": 4,
//	    "quote": "stopped work … at noon",
//	    "parts": [{"selector": [
//	      {"type": "TextQuoteSelector", "exact": "stopped work", "prefix": "The dockers ", "suffix": " all along the quay"},
//	      {"type": "TextPositionSelector", "start": 12, "end": 24}
//	    ]}, …]
//	  }, …]
//	}
//
// "normalisation" is [quote.Version], the rules under which a quote is the same
// words as its source. "paragraph" is the number that the page shows; it is
// missing where the words stand in a heading, a table or code. A quote with an
// ellipsis has several parts, in order, and so has one that runs over the words
// of a link on a record. The selectors are those of the W3C Web
// Annotation Data Model (4.2.4 and 4.2.5). They count Unicode characters of the
// words of the paragraph, or of the heading, cell or code, as a browser shows
// them: runs of white space are one space, none at the ends, and the paragraph's
// number and the marks of notes do not count. prefix and suffix are the 32
// characters before and after, or what there is of them.
//
// A quote may begin in a heading and end in the paragraph directly below, as the
// words of a live blog's entry do. Then "paragraph" is that paragraph's number,
// and the words in which its parts are counted, and from which prefix and suffix
// are taken, are those of the heading, one space, and those of the paragraph. No
// part runs over that space, which no text of the page holds: the quote is cut
// into two parts there, the first of which begins in the heading.
//
// Where the rights of an article allow no more than excerpts, the evidence gives
// no more than the page: the quote, without words around it and without a
// position. Where they allow a link only, there is a quote and nothing that
// could prove it. A citation of a whole article has no anchor and no parts.
//
// Equal sites and equal evidence make equal bytes.
//
// # What is checked
//
// [Verify] and [VerifyZip] check that SHA256SUMS lists every file and no other,
// that each has the bytes it tells, and that evidence.json is of a known form.
// Then they prove the evidence anew. The words of the paragraph are read from the
// source's page, with those of the heading directly above it if the anchor stands
// in that, and in them:
//
//   - the quote is found, once (see [quote.Index]);
//   - the parts stand exactly at their positions, between their prefixes and
//     suffixes;
//   - the words that the page marks for the anchor are these words and no others;
//   - the anchor is there once, and a reader who follows it lands on these words.
//
// Where a page shows an article in excerpts, its words are found there and counted
// apart, [Report.Excerpts]: the page holds no others, so that whoever writes a
// false quote need not change a text around it.
//
// On the page for paper, which holds articles' texts too, they are proved alike,
// and what any page cites has its note there. Of an event's page, that is what its
// notes cite, and not what it shows of the events that it gathers. What only the
// one answer to a question cites is not on paper either.
//
// Of the pages that cite: each is there and has a note, or a quote that is a link,
// which leads to the passage, the paragraph or the article; each of these quotes the words that the evidence
// has, once; and no page leads to a passage that the evidence leaves out. So
// whoever changes a letter and writes the sums anew has still to change the
// source's page, its marks, the evidence and every note, alike.
//
// That is still possible: a seal without a signature shows carelessness and
// simple forgery, not a forger who runs this program on other content. The
// digest of SHA256SUMS, [Report.Digest], is one number for the whole; told by
// another way, it shows any change at all.
package seal

import (
	"cmp"
	"crypto/sha256"
	"slices"
	"strings"

	"dossier/internal/build"
	"dossier/internal/dossier"
)

// The files that a seal adds.
const (
	SumsPath     = "SHA256SUMS"
	EvidencePath = "evidence.json"
)

// Options tell which program seals.
type Options struct {
	Name, Version string
}

// Item is one citation: a page, and the passage that it rests on.
type Item struct {
	Page          string         // of the site, which cites; empty: the citing record has no page
	Source        string         // the article's id
	SourcePage    string         // the article's page
	Rights        dossier.Rights // how much of the article its page shows
	Anchor        string         // the passage's id there; empty: the article as a whole
	Paragraph     int            // its number; 0 where it has none
	Quote         string         // the words as the page's note has them, parts joined by " … "
	Parts         []Part
	Capture       string // the file that the article was made from; may be empty
	CaptureSHA256 string // of its bytes, 64 hexadecimal digits; may be empty
}

// Part is words of a quote that follow one another in the source. Start and End
// count characters of the paragraph from 0, End excluded. Where the quote begins
// in the heading directly above its paragraph, they count, in all parts, from the
// heading's first character, the blank between the two as one, and no part runs
// over that blank. Where the source's page shows the quote only, Start and End
// are 0, Prefix and Suffix are empty, and the parts are those that the page
// shows, which may run on from a heading.
type Part struct {
	Exact, Prefix, Suffix string
	Start, End            int
}

// Seal adds evidence.json and SHA256SUMS to a site. Files of these names that
// are there already are replaced.
func Seal(site *build.Site, evidence []Item, opts Options) *build.Site {
	files := slices.DeleteFunc(slices.Clone(site.Files()), func(f build.File) bool {
		return f.Path == SumsPath || f.Path == EvidencePath
	})
	files = append(files, newFile(EvidencePath, encode(sorted(evidence), opts)))
	files = append(files, newFile(SumsPath, formatSums(sumsOf(files))))
	return build.NewSite(files)
}

func newFile(path string, data []byte) build.File {
	return build.File{Path: path, Data: data, SHA256: sha256.Sum256(data)}
}

// sorted gives items in the one order in which they are written: by the page
// that cites, then by their place in the source.
func sorted(items []Item) []Item {
	start := func(i Item) int {
		if len(i.Parts) == 0 {
			return 0
		}
		return i.Parts[0].Start
	}
	return slices.SortedStableFunc(slices.Values(items), func(a, b Item) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), strings.Compare(a.Source, b.Source),
			cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(start(a), start(b)),
			strings.Compare(a.Anchor, b.Anchor), strings.Compare(a.Quote, b.Quote))
	})
}
