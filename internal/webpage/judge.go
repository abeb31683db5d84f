package webpage

import (
	"fmt"
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	errorTitle  = pattern.New(`(?i)\b(?:404|403|410|500|502|503)\b.{0,40}(?:error|erreur|not found|forbidden|gone|unavailable)|(?:error|erreur|http) ?(?:404|403|410|500|502|503)\b|^\W*(?:404|403|500)\W*$|page (?:was )?not found|(?:page|article|story|content) (?:can(?:no|')t|could not|couldn.t) be found|not found|page (?:introuvable|non trouvée)|n.existe (?:pas|plus)|(?m:^\W*(?:this|the|cet|cette|ce) (?:page|article|story|content|contenu) (?:is|n.est) (?:no longer available|plus (?:disponible|en ligne))\W*$)|access denied|accès refusé|(?:bad gateway|service unavailable|internal server error)|just a moment|attention required|are you (?:a )?(?:human|robot)|captcha|seite nicht gefunden|página no encontrada`)
	consentWord = pattern.New(`(?i)\b(?:cookies?|consent|consentement|traceurs|gdpr|rgpd|partners|partenaires|personal data|données personnelles|privacy|vie privée|tracking)\b`)
	payWords    = guarded{[]string{"subscri", "sign", "log", "regist", "abonn", "connectez", "identifiez", "account", "member", "il vous reste", "you have"}, pattern.New(`(?i)(?:subscribe|sign (?:up|in)|log ?in|register|become a (?:member|subscriber)|abonnez-vous|connectez-vous|identifiez-vous|abonnement).{0,60}(?:continue|read|unlock|access|full|rest of|lire|accéder|suite|intégralité)|(?:continue reading|keep reading|read the (?:full|rest)|to read (?:this|the)|unlock this|lire la suite).{0,60}(?:subscri|sign|regist|log ?in|account|member|abonn)|(?:this (?:article|story|content) is|article) (?:for|reserved|only|réservé|exclusive).{0,20}(?:subscribers|members|abonnés)|réservé (?:aux|à nos) abonnés|il vous reste .{0,20}à lire|subscriber[- ]only|already a subscriber|déjà abonné|you have (?:reached|used).{0,40}(?:free )?articles`)}
	moneyWords  = pattern.New(`(?i)\b(?:subscri\w*|sign (?:up|in)|log ?in|register|members?|abonn\w*|trial|offers?|offre|premium|per month|par mois|unlock|connect\w*)\b`)
	loginWords  = pattern.New(`(?i)\b(?:log ?in|sign ?in|connexion|se connecter|connectez-vous|identifiez-vous|anmelden|iniciar sesión)\b`)
)

// judge tells of a page that is not all of an article, and whether it is none.
func (r *reading) judge(p *Page) (none bool) {
	words := 0
	for i := range p.Blocks {
		if p.Blocks[i].Kind != Related {
			words += countWords(p.Blocks[i].Words())
		}
	}
	visible, wall := r.visible(), r.wall()
	titles := r.meta.title + "\n" + p.Title
	stated := countWords(articleText(r.meta.linked.body))
	switch {
	case words < 150 && (errorTitle.MatchString(titles) || words < 60 && errorTitle.MatchString(visible[:min(len(visible), 600)])):
		none = true
		p.Why = "this looks like an error page: open the address again and save the article"
	case words < 120 && r.hasPassword() && (words < 40 || loginWords.MatchString(titles)):
		none = true
		p.Why = "this looks like a login page: log in, then save the article"
	case words < 200 && r.consent(p):
		none = true
		p.Why = "this looks like a question about cookies, with no article: answer it in the browser, then save the page"
	case words == 0 && countWords(visible) < 30:
		none = true
		p.Why = "the page shows no text without its scripts: open it in a browser, wait for the text, and save that, or paste the text"
	case r.isHome(p, words):
		none = true
		p.Why = "this looks like a page that lists articles: open the one you want, and save that"
	case p.Extractor != "articleBody" && words < 350 && (payWords.matches(wall) || r.hasWall()) || p.Extractor != "articleBody" && r.meta.linked.locked && words < 250 && stated <= words:
		p.Why = "only the beginning of the article is here, the rest is for subscribers: open it with a subscription and save it again, or keep what is here"
	case words < 20:
		p.Why = fmt.Sprintf("the page holds %d words that could be an article: look whether it was saved whole", words)
	}
	p.Teaser = p.Why != ""
	return none
}

// visible gives what the page shows, cut where it is long.
func (r *reading) visible() string {
	var b strings.Builder
	for i := range r.leaves {
		if r.leaves[i].region != regionComments && b.Len() < 100_000 {
			b.WriteString(r.leaves[i].text)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// wall gives the short texts about the article in which a site may ask for
// money.
func (r *reading) wall() string {
	var b strings.Builder
	for i := max(0, r.titleAt); i < len(r.leaves) && b.Len() < 20_000; i++ {
		l := &r.leaves[i]
		switch l.region {
		case "", regionPaywall, regionAside, "dialog", "newsletter", regionForm:
			if l.words <= 60 {
				b.WriteString(l.text)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

func (r *reading) hasPassword() bool {
	return len(find(r.root, 1, func(n *html.Node) bool {
		return isTag(n, atom.Input) && strings.EqualFold(attr(n, "type"), "password")
	})) > 0
}

// hasWall reports whether the page shows something that its class calls a wall
// before the text.
func (r *reading) hasWall() bool {
	for i := range r.leaves {
		if r.leaves[i].region == regionPaywall && r.leaves[i].words >= 4 {
			return true
		}
	}
	return false
}

// consent reports whether the text that was found speaks of cookies.
func (r *reading) consent(p *Page) bool {
	text := p.Title
	for i := range p.Blocks {
		text += "\n" + p.Blocks[i].Words()
	}
	found, words := len(consentWord.FindAllString(text, -1)), countWords(text)
	if found >= 2 && found*40 >= words && !r.showsByline() && r.asksConsent() {
		return true
	}
	wall := 0
	for i := range r.leaves {
		if r.leaves[i].region == regionCookie {
			wall += r.leaves[i].words
		}
	}
	return words < 40 && wall >= 15
}

var consentAnswer = pattern.New(`(?i)^\W*(?:(?:i )?(?:accept|agree|consent|reject|refuse|decline|manage|allow|continue|ok)|(?:alle[sn]? )?(?:akzeptier|zustimm|ablehn|einstellung)|(?:tout )?(?:accept|refus|paramétr|continuer)|j.accepte|acept|rechaz|aceit|recus|accett|rifiut|(?:ga )?akkoord|accepteer|weiger|instelling|toestaan|einverstanden|d.accord|personnalis|configur|gesti|personaliz|godkänn|godta|tillad|zgadzam|akcept|принять|соглас|موافق)`)

// asksConsent reports whether the page has a button, or a link, by which readers
// accept something.
func (r *reading) asksConsent() bool {
	return len(find(r.root, 1, func(n *html.Node) bool {
		return isTag(n, atom.Button, atom.A, atom.Input) && (r.count[n] <= 6 && consentAnswer.MatchString(visibleText(n)) || consentAnswer.MatchString(attr(n, "value")))
	})) > 0
}

// The paragraphs in a row below a headline that tell an article from a page that
// lists some, and the words each has at least.
const (
	minOpening      = 2
	minOpeningWords = 15
)

// showsByline reports whether a line of authors or dates stands about the
// headline.
func (r *reading) showsByline() bool {
	for i := max(0, r.titleAt-3); r.titleAt >= 0 && i < len(r.leaves) && i <= r.titleAt+6; i++ {
		if r.leaves[i].region == regionByline {
			return true
		}
	}
	return false
}

// opensText reports whether running text follows the headline, and not one
// card after another.
func (r *reading) opensText() bool {
	if r.titleAt < 0 || r.leaves[r.titleAt].linked > 0 || fold(r.leaves[r.titleAt].text) == fold(r.outlet()) {
		return false
	}
	row := 0
	for i := r.titleAt + 1; i < len(r.leaves) && row < minOpening; i++ {
		switch l := &r.leaves[i]; {
		case l.region != "":
		case l.kind == Heading && l.linked > 0:
			return false
		case l.kind == Paragraph && l.words >= minOpeningWords && l.linked*3 <= l.words && l.ends:
			row++
		}
	}
	return row >= minOpening
}

// isHome reports whether most of the page's headings lead to articles, and no
// text is long.
func (r *reading) isHome(p *Page, words int) bool {
	cards, chosen := 0, 0
	for i := range r.leaves {
		l := &r.leaves[i]
		if l.kind != Heading || l.words < 3 || l.linked*2 < l.words {
			continue
		}
		if l.region == "" || l.region == regionAside {
			cards++
		}
	}
	for i := range p.Blocks {
		if b := &p.Blocks[i]; b.Kind == Heading && len(b.Runs) > 0 && b.Runs[0].Link != "" {
			chosen++
		}
	}
	article := r.meta.linked.headline != "" && r.meta.linked.kind != "" && r.meta.linked.kind != "WebPage" || strings.EqualFold(r.meta.firstOf("og:type"), "article")
	switch {
	case article, r.opensText():
		return false
	case chosen >= 3 && words < 120*chosen:
		return true
	case r.meta.linked.site && words < 200 && cards >= 3:
		return true
	}
	return cards >= 4 && words < 60*cards && words < 400 || r.smallArticles() >= 4 && words < 200
}

// smallArticles counts the <article> elements with a linked heading.
func (r *reading) smallArticles() int {
	n := 0
	for _, a := range find(r.root, 200, func(n *html.Node) bool { return isTag(n, atom.Article) }) {
		if r.isCard(a) {
			n++
		}
	}
	return n
}
