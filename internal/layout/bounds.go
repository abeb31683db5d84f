package layout

import (
	"bytes"
	"fmt"
	"math"
)

// Bounds on layouts. A page of the built-in ones is as long as what it shows; one
// of a dossier's own may be without end.
const (
	mostSource = 128 << 10 // bytes of a layout
	mostDrawn  = 16 << 20  // bytes of a page that a dossier's own layouts draw
)

var errEndless = fmt.Errorf("a page of more than %d MB", mostDrawn>>20)

// most is how many bytes of HTML a page may have.
func (s *Set) most() int {
	if len(s.replaced) == 0 {
		return math.MaxInt
	}
	return mostDrawn
}

// paper takes a page until it is full.
type paper struct {
	bytes.Buffer
	most int
}

func (p *paper) Write(data []byte) (int, error) {
	if p.Len()+len(data) > p.most {
		return 0, errEndless
	}
	return p.Buffer.Write(data)
}
