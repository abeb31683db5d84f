package asset

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"

	"dossier/internal/diag"
)

// Error is a file that cannot be read as what its name says it is.
type Error struct {
	Line, Col int // from 1
	Message   string
}

func (e *Error) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Col, e.Message)
}

// plain tells a library's error on one line.
func plain(err error) error {
	if fault := (*parse.Error)(nil); errors.As(err, &fault) {
		return &Error{fault.Line, fault.Column, fault.Message}
	}
	return err
}

func fault(data []byte, offset int, format string, args ...any) *Error {
	pos := diag.At("", data, offset)
	return &Error{pos.Line, pos.Col, fmt.Sprintf(format, args...)}
}

// check finds what is wrong with a file where its minifier would let it pass,
// and make something else of it.
func check(mime string, data []byte) error {
	switch mime {
	case "application/json":
		return checkJSON(data)
	case "text/xml", "image/svg+xml":
		return checkXML(data)
	case "text/css":
		return checkCSS(data)
	}
	return nil
}

func checkJSON(data []byte) error {
	var v json.RawMessage
	err := json.Unmarshal(data, &v)
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		return fault(data, max(int(syntax.Offset)-1, 0), "%s", syntax)
	}
	return err
}

// checkXML reads a file by the rules of XML 1.0, save for entities of its own
// and encodings, which do not matter here.
func checkXML(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	elements := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
			return fault(data, int(d.InputOffset()), "%s", syntax.Msg)
		}
		if err != nil {
			return err
		}
		if _, ok := token.(xml.StartElement); ok {
			elements++
		}
	}
	if elements == 0 {
		return fault(data, 0, "there is no element")
	}
	return nil
}

// closers are the brackets of CSS with those that close them.
var closers = map[css.TokenType]css.TokenType{
	css.LeftBraceToken: css.RightBraceToken, css.LeftBracketToken: css.RightBracketToken,
	css.LeftParenthesisToken: css.RightParenthesisToken, css.FunctionToken: css.RightParenthesisToken,
}

// checkCSS finds brackets, texts and comments that are not closed. The rest is
// for the browser, which skips what it does not know.
func checkCSS(data []byte) error {
	type opened struct {
		closer css.TokenType
		offset int
		text   string
	}
	var open []opened
	lexer := css.NewLexer(parse.NewInputBytes(bytes.Clone(data)))
	for offset := 0; ; {
		kind, text := lexer.Next()
		switch kind {
		case css.ErrorToken:
			if n := len(open); n > 0 {
				return fault(data, open[n-1].offset, "%s is not closed", open[n-1].text)
			}
			return nil
		case css.LeftBraceToken, css.LeftBracketToken, css.LeftParenthesisToken, css.FunctionToken:
			open = append(open, opened{closers[kind], offset, string(text)})
		case css.RightBraceToken, css.RightBracketToken, css.RightParenthesisToken:
			n := len(open)
			if n == 0 || open[n-1].closer != kind {
				return fault(data, offset, "%s closes nothing", text)
			}
			open = open[:n-1]
		case css.BadStringToken, css.BadURLToken:
			return fault(data, offset, "a text is not closed")
		case css.CommentToken:
			if !bytes.HasSuffix(text, []byte("*/")) || len(text) < len("/**/") {
				return fault(data, offset, "a comment is not closed")
			}
		}
		offset += len(text)
	}
}
