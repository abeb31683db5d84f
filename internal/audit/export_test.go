package audit

// ContentRules lists the rules of findings about the content, in the order of
// the list in the documents.
func ContentRules() []string {
	var list []string
	for _, r := range contentRules {
		list = append(list, r.rule)
	}
	return append(list, "asset", RuleContent)
}
