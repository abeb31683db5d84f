package asset

import (
	"fmt"
	"strings"
)

// CSSString writes a string as CSS Syntax 3 has it: what could end it is written
// by its number.
func CSSString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == 0:
		case r < ' ' || r == '"' || r == '\\' || r == 0x7f:
			fmt.Fprintf(&b, "\\%x ", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
