package audit

import (
	"dossier/internal/annotate"
	"dossier/internal/diag"
	"dossier/internal/dossier"
)

// Credits tells the credits that name no agency which is known, of articles
// whose editor does not say whose words they are: such an article counts as its
// outlet's own.
func Credits(articles []*dossier.Article) diag.List {
	var diags diag.List
	for _, a := range articles {
		if a.Origin == "" && annotate.CreditsUnknown(a.Credit) {
			diags.Notef(a.Pos(), "the list of agencies is fixed; where these are the words of another, say whose: origin: The Harbour News Service",
				"the credit %q names no agency that is known", a.Credit)
		}
	}
	return diags
}
