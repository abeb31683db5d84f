package audience

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"dossier/internal/slug"
)

// publicID makes an id of words that stand for a name. It depends on nothing that
// is withheld.
func publicID(words string, taken map[string]bool) string {
	id := slug.Make(words)
	if id == "" { // no letter that ASCII shows
		sum := sha256.Sum256([]byte(words))
		id = "actor-" + hex.EncodeToString(sum[:4])
	}
	base := id
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}
