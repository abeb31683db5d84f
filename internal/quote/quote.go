// Package quote finds an exact quote in the text of its source.
//
// A citation is a source and a quote. The quote has to stand in the source's
// text exactly once, or it proves nothing: a quote that is not there is a
// misquote, one that is there twice does not say which place it means. What
// "there" means is fixed by one normalisation, applied to both texts alike.
//
// # The normalisation, version 1
//
// Two texts are the same words when their normal forms are the same bytes. The
// normal form of a text is made by these rules and no others:
//
//  1. Unicode Normalization Form C (UAX #15): é is é, in one character or two.
//     A byte that is not UTF-8 reads as U+FFFD, as on a reader's screen.
//  2. Marks that only tell a line where it may break are ignored: the soft
//     hyphen U+00AD, the zero width space U+200B, the word joiner U+2060 and
//     the zero width no-break space (byte order mark) U+FEFF.
//  3. A run of white space (the Unicode property White_Space: spaces, no-break
//     and thin spaces, tabs, line and paragraph breaks) is one space, and none
//     at the two ends of the text.
//  4. Double quotation marks are alike: " “ ” „ ‟ « ».
//  5. Single quotation marks and apostrophes are alike: ' ‘ ’ ‚ ‛ ‹ › and the
//     modifier letter apostrophe U+02BC. Double and single are not alike.
//  6. The white space inside guillemets as French sets them, after « ‹ and
//     before » ›, is ignored: « oui » is "oui". Guillemets turned outward as
//     in German are read by the same rule, so there they match as they stand,
//     but not always the straight marks.
//  7. Hyphens are alike: the hyphen-minus, the hyphen U+2010 and the
//     no-break hyphen U+2011.
//
// Nothing else is forgiven. A changed letter, digit, accent, case, or sign of
// punctuation is a difference. So are those that only look related: the dashes
// ‒ – — ― and the minus −, which are not hyphens (a dash in "15–20" is part of
// the figure); the primes ′ ″, which are feet and minutes; the accents ´ and `
// used as apostrophes; the zero width joiners, which change letters and emoji;
// the marks of writing direction, which can change the order a reader sees; "…" and
// "..."; full-width forms and ligatures.
//
// # Whole words and whole numbers
//
// Cutting is the oldest way to misquote without changing a letter, so a match
// may not begin or end inside a word or a number of the source:
//
//   - between two letters, digits or accents: "art" is not in "party", nor
//     "5 km" in "15 km" or "5 km²", nor "15" in "15km";
//   - in a word joined by a hyphen, an apostrophe, a middle dot or, after a single
//     letter, a full stop: "violent" is not in "non-violent", nor "can" in
//     "can't", nor "S. troops" in "U.S. troops". A French elision is a word of
//     its own, so "armée" is in "l'armée" and "État" in "d'État"; but n' is not
//     cut off, for it is a negation;
//   - in a number, date, time, score or range, digits joined by one of
//     . , : ' / - – ‒ · ⁄ ∕ ٫ ٬ ~ ∼ 〜 ～: "100" is not in "1,100", "100.5" or
//     "100–120", nor "5" in "3·5" or "5~10", nor "2" in "1⁄2";
//   - in digits grouped by threes: "000 men" is not in "10 000 men";
//   - between a whole number and the fraction after it: "5" is not in "5 ½" or
//     "5 1/2", but in "5 24/7", for 24/7 is not less than one;
//   - between a sign or a decimal point and its number: "5 %" is not in "-5 %".
//     The signs + - − – ± ∓ and the point are a number's own at the beginning of
//     the text and after a space or an opening bracket; the signs that compare,
//     < > ≤ ≥ ≦ ≧ ⩽ ⩾ ≲ ≳ ≪ ≫ ≮ ≯ ≠ ≈ ≃ ≅ ~ ∼, are so wherever they touch it:
//     "5" is not in "<5", "≠5" or "~5". They stay its own with each other, an
//     equals sign or a sign of currency between: neither "$5" nor "5" is in
//     "<$5", nor "5" in "<=5". One that compares, alone or before an equals
//     sign, is a number's own with a space between, too: "5" is not in "< 5";
//     but it is in "<< 5 >>" and "-> 5", which compare nothing, and in "> 5 men"
//     where that is how the text begins, for so begin the lines of a letter that
//     another letter quotes (RFC 3676, section 4.5);
//   - in a cluster of characters that are seen as one, as a flag or a family of
//     emoji.
//
// These edges are told as if no invisible format character (category Cf, but for
// the Prepended_Concatenation_Marks, which are seen) stood in the source: "legal"
// is not in "il", U+200E, "legal". Between a word and a space or a sign of
// punctuation such a mark stops no quote, and need not be in it; but one between
// the words of a quote has to be there, for it is not ignored in normal forms.
// The joiners U+200C and U+200D are such marks beside a space, a sign of punctuation
// or an end of the text. Between two other characters they make one of them, as in
// a Persian word or a family of emoji; after a virama they make the letter.
//
// Scripts written without spaces between words (Chinese, Japanese, Thai and
// others) have no such edges, save between two numerals: 五 is not in 十五.
// Punctuation at the ends of a quote may be left out or not, as the editor likes.
//
// # Ellipsis
//
// A quote is first looked for as it stands, so that a source's own "…" or "..."
// can be quoted. Only where the whole of it stands nowhere does an ellipsis
// leave words out: "…" or exactly three full stops, bare or in square or round
// brackets. It joins parts that stand in this order, without overlap, in one
// passage; each is exact and ends at whole words. An ellipsis at either end of
// a quote joins nothing and is left out.
//
// Such a quote is found when there is one way only to place its parts. If any
// part could stand elsewhere between its neighbours, the quote is ambiguous:
// "shots … fell" stands once in "shots, then silence fell", but in two ways in
// "shots, more shots, then silence fell", and "more shots … fell" in one.
//
// # Words that stand nowhere
//
// [Closest] gives for a missing quote the nearest words of the source and how they
// differ. They are for the message to the editor. Nothing alike is ever
// taken for a match.
package quote

// Version is the version of the normalisation. It changes whenever a text may
// get another normal form, or a quote another answer.
const Version = 1

// Span is a half-open range of bytes, From up to but not including To, of an
// original text. It begins and ends between characters and never parts a
// letter from its accents.
type Span struct{ From, To int }

// Match is one place at which a quote stands: one span for each of its parts,
// in order. A quote without ellipsis has one part.
type Match struct{ Spans []Span }
