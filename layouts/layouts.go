// Package layouts holds the layouts that come with the program. A dossier
// replaces any of them by a file of the same name in its own folder layouts/.
// docs/layouts.md tells how one is written.
package layouts

import "embed"

// Files are the layouts, by their file names. The pattern takes the ones that
// begin with "_" too.
//
//go:embed *.html
var Files embed.FS
