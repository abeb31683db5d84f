// Package assets holds the style sheet and the script that come with the
// program. A dossier replaces any of them by a file of the same name in its
// own folder assets/.
package assets

import "embed"

// Files are the assets, by their file names.
//
//go:embed site.css site.js
var Files embed.FS
