package webpage

import (
	"strings"
	"unicode"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A region is a part of a page that is no running text, by the name under which
// its text is listed in Dropped. Four of them are soft: within an article they
// may hold what belongs to it.
const (
	regionHidden = "hidden"
	regionAside  = "aside"
	regionByline = "byline"
	regionHeader = "header"
	regionForm   = "form"

	regionRelated  = "related"
	regionComments = "comments"
	regionPaywall  = "paywall"
	regionCookie   = "cookie"
)

// regionWords tells regions by the words of an element's class and id, each
// pattern standing for whole words joined by hyphens. The first that fits
// counts.
var regionWords = []struct {
	region  string
	pattern *pattern.Pattern
}{
	{regionHidden, words(`sr-only|sr|visually-hidden|visuallyhidden|screen-reader(-text)?|screen-reader-only|assistive-text|a11y-hidden|is-hidden|u-hidden|d-none|offscreen`)},
	{regionCookie, words(`cookies?|cookie-?(banner|bar|notice|wall|consent|law|popup|policy)|cookiebar|consent|gdpr|rgpd|cmp|onetrust|didomi|ccpa|qc-cmp2?|tarteaucitron|aviso-cookies|traceurs|privacy-(banner|notice|bar)`)},
	{regionComments, words(`comments?|comment-?(list|s|area|section|form|thread|respond)|commentlist|reader-comments?|disqus|disqus-thread|respond|commentaires?|kommentare?|comentarios?|livefyre|coral-talk|viafoura|spot-im|discussions?|reactions?|réactions?|responses?|réponses?|reponses?|replies|leserkommentare?|leserbriefe?|leserzuschriften|leserreaktionen|reaktionen|diskussion|forum|comentarios?|comentários?|commenti|commento|reazioni|reacties|reacciones|respuestas|respostas|opiniones|caja-comentarios|readers?-(letters?|reactions?|opinions?|views|posts?)|user-(comments?|posts?)|courriers?-des-lecteurs|cartas-de-(los-)?lectores|cartas-dos-leitores|lettere-dei-lettori|lezersbrieven|комментарии|تعليقات|التعليقات`)},
	{"newsletter", words(`news-?letters?|sign-?up|subscribe|subscription|opt-?in|mailchimp|mc-embed|mailing-?list|support-?(us|box|banner|[a-z])?|donate|donations?|contribute|contribution|soutien|soutenir|soutenez|faire-un-don|don|dons|spenden?|unterstutzen|donar|apoie|sostieni|inscription|abonnement|email-(signup|capture|form)|infolettre|boletin|boletim|subscrever|subscreva|suscr|suscribete|suscripcion|abonnieren|abonnez|iscriviti|nieuwsbrief`)},
	{"share", words(`share|shares|sharing|share-?(bar|buttons?|tools?|links?|icons?|this|list|widget)|sharedaddy|sharebar|addthis|addtoany|a2a|social|socials|social-?(share|media|links|bar|icons|buttons|tools|follow|network)|partage|partager|teilen|compartir|follow-us|article-(tools|actions)|post-(tools|actions)|story-tools|compartilhar|partilhar|condividi|delen|weiterempfehlen|merken|werkzeuge|outils|herramientas|ferramentas|strumenti`)},
	{"advertisement", words(`ads?|advert|adverts|advertisements?|advertising|ad-?(slot|unit|container|wrapper|box|banner|label|block|placeholder|holder|zone|space)|adsbygoogle|adbox|gpt-ad|dfp|sponsor|sponsored|sponsors|publicit[eé]|pub|pubs|werbung|anzeigen?|anz|publicidade?|pubblicita|reclame|adv|promo|promos|promotion|promoted|promobox|commercial|house-ad`)},
	{regionRelated, words(`related|related-?(articles?|stories|posts?|content|links?|news|topics|box|items|coverage|reading)|relateds|recommend(ed|ations?)|recirc|recirculation|more-?(stories|news|articles|from|on|in|like-this|coverage)|read-?(more|next|also)|readmore|also-?(read|see|like)|see-?also|most-?(read|popular|viewed|shared|commented)|popular|trending|latest|latest-(news|posts|stories)|lire-?(aussi|plus|egalement|la-suite)|a-lire(-aussi)?|voir-aussi|articles-lies|sur-le-meme-sujet|up-?next|next-?(article|story|post|up)|prev(ious)?-?(article|story|post)|post-navigation|nav-links|you-(may|might)-(also-)?like|suggested|suggestions|suggested-(articles|reading)|outbrain|taboola|zergnet|yarpp|jp-relatedposts|teasers?|teaser-list|similar|further-reading|in-other-news|inline-links?|story-links|cross-?links?|mehr-zum-thema|lesen-sie-auch|en-relacion|relacionad[oa]s?|meistgelesen|beliebt|lesetipps?|leseempfehlung|weiterlesen|mas-?leid[oa]s?|mais-?lid[oa]s?|piu-?letti|lee-tambien|leia-(tambem|mais)|leggi-anche|correlati|saiba-mais|en-portada|sur-le-meme-theme|plus-lus|meest-gelezen`)},
	{regionPaywall, words(`paywall|pay-wall|regwall|reg-wall|piano|tp-modal|meter(ed)?|gate|gateway|subscriber-only|premium-(box|wall|offer)|subscription-offer|paywall-[a-z]+|barrier|upsell|subscribe-?wall|locked|abo-box|offre-abonnement`)},
	{"poll", words(`polls?|survey|umfrage|sondage|encuesta|sondaggio|abstimmung|voting`)},
	{"shop", words(`shop|shopping|affil|affiliates?|affiliate-[a-z]+|buy-?(box|now|links?)|product-?(box|card|list|links?)|deals?|commerce|merch|kaufen|boutique|tienda`)},
	{"contents", words(`toc|table-of-contents|contents-list|inhaltsverzeichnis|sommaire|indice|sumario`)},
	{"dialog", words(`modal|popup|pop-up|overlay|lightbox|toast|interstitial|snackbar`)},
	{"breadcrumb", words(`breadcrumbs?|bread-crumbs?|crumbs?|fil-ariane|fil-d-ariane|ariane|pfad|brotkrumen|migas|rastro|briciole`)},
	{"tags", words(`tags|tag-?(list|links|cloud|s)|taglist|tagcloud|post-tags|entry-tags|article-tags|topics|topic-list|article-topics|keywords|categories|cat-links|tags-links|post-categories|mots-cles|filed-under|schlagworte|schlagworter|stichworte|etiquetas|etiquettes|temas`)},
	{"author", words(`author-?(bio|box|card|info|profile|description|about|block|details)|about-?(the-)?author|bio|writer-bio|post-author-bio|biography|contributor-bio|auteur-bio|autor-?(ficha|bio|box|info)|uber-den-autor|sobre-o-autor|sobre-el-autor`)},
	{"nav", words(`nav|navbar|navigation|main-?nav|nav-?(bar|menu|list|main|primary|top|wrapper)|menu|menus|main-menu|mainmenu|menubar|top-?menu|pagination|pager|pages-links|page-links|skip-?(link|to-content|nav)|skiplinks?|toc-?nav|subnav|site-nav|hamburger|megamenu|language-switcher|lang-switch`)},
	{regionAside, words(`sidebar|side-bar|side|rail|right-rail|left-rail|right-?col(umn)?|left-?col(umn)?|secondary|widget|widgets|widget-area|complementary|aside|seitenleiste|randspalte|rand|marginalie|colonne-(droite|gauche)|barra-lateral|lateral|columna-(derecha|izquierda)|coluna-(direita|esquerda)|colonna`)},
	{"footer", words(`footer|foot|site-?footer|page-?footer|footer-[a-z]+|colophon|copyright|copyrights|legal|imprint|mentions-legales|disclaimer|contentinfo|bottom-bar|fuss|fusszeile|fuss-?bereich|pied|pied-de-page|bas-de-page|rodape|pie-?(de-?)?pagina|pie-pagina|piede|pie-de-pagina|voet`)},
	{regionHeader, words(`masthead|site-?header|page-?header|site-?(branding|title|description|logo|top)|top-?bar|topbar|logo|branding|header-top|banner|site-banner|breaking-(news|bar)|ticker|alert-bar|weather|search|search-?(form|box|bar)|searchform|kopf|kopfzeile|kopfbereich|entete|en-tete|bandeau|cabecera|cabecalho|topo|testata|suche|recherche|buscador|now-playing|on-air`)},
	{regionByline, words(`by-?line|byline-?[a-z]*|author|authors|auteur|auteurs|article-?author|post-?author|entry-?author|writer|meta|post-?meta|entry-?meta|article-?meta|story-?meta|article-?info|post-?info|articleinfo|dateline|date-?line|time-?stamp|datetime|date|post-?date|entry-?date|article-?date|pub-?date|publish(ed)?-?(date|time|on|at)?|published|updated|last-?(updated|modified)|meta-?data|by|byl|byls?|autor|autora|autores|autoren|autore|aut|assinatura|firma|firme|signe|signataire|verfasser|datum|fecha|kuerzel|kick|topline|dachzeile|spitzmarke|ortsmarke|surtitulo|antetitulo|chapeu|occhiello|rub|seccao|seccion|ressort|posted-on|reading-?time|read-?time|signature|credits-line|kicker|eyebrow|rubric|rubrique|category|section-(name|label|link)|overline|surtitre|comment-?count|views|view-count|print-?(link|button)|font-?size`)},
	{"controls", words(`btn|button|buttons|controls|player-controls|slick-[a-z]+|swiper-(button|pagination)[a-z-]*|carousel-(control|indicators)[a-z-]*|gallery-(nav|counter)|back-to-top|to-top|load-more|show-more|tooltip`)},
}

// saysComments are the names of what readers write that no text of an
// editor's bears. The others may be an article's own: "discussion", "comment".
var saysComments = words(`comments|comment-?(list|area|section|thread)|commentlist|commentaires|kommentare|leserkommentare?|comentarios|comentários|disqus|disqus-thread|livefyre|coral-talk|viafoura|spot-im|reader-?comments?|readers?-(letters?|reactions?)|leserbriefe?|leserzuschriften|courriers?-des-lecteurs|комментарии|تعليقات|التعليقات`)

func words(names string) *pattern.Pattern {
	return pattern.New(`(?:^| )(?:[a-z0-9]+-)?(?:` + names + `)(?:[- ]|$)`)
}

// classText writes an element's classes and id in lower case, the words of each
// parted by hyphens, the names by blanks: "storyBody__relatedLinks" becomes
// "story-body-related-links".
func classText(n *html.Node) string {
	var b strings.Builder
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "data-component", "data-testid":
			name := a.Val[:min(len(a.Val), 120)]
			if a.Key == "id" && strings.Count(name, "-")+strings.Count(name, "_") > 2 {
				continue // a heading's words
			}
			var before rune
			b.WriteByte(' ')
			for _, r := range name {
				switch {
				case r <= ' ':
					b.WriteByte(' ')
				case unicode.IsUpper(r):
					if unicode.IsLower(before) {
						b.WriteByte('-')
					}
					b.WriteRune(unicode.ToLower(r))
				case unicode.IsLetter(r) || unicode.IsDigit(r):
					b.WriteRune(r)
				case before != '-' && before != '_' && before > ' ':
					b.WriteByte('-')
				}
				before = r
			}
		}
	}
	return b.String()
}

// regionOf gives the region that an element opens, or nothing, by its tag, its
// role and the region that its class names.
func regionOf(n *html.Node, named string) string {
	switch n.DataAtom {
	case atom.Nav, atom.Menu:
		return "nav"
	case atom.Footer:
		if named == regionByline || named == "tags" {
			return named // of an article
		}
		return "footer"
	case atom.Dialog:
		return "dialog"
	case atom.Button, atom.Select, atom.Input, atom.Label, atom.Fieldset, atom.Option, atom.Datalist, atom.Legend, atom.Meter, atom.Progress:
		return regionForm
	case atom.Textarea:
		return regionForm
	}
	switch strings.ToLower(attr(n, "role")) {
	case "navigation", "menu", "menubar", "tablist", "toolbar":
		return "nav"
	case "banner":
		return regionHeader
	case "contentinfo":
		return "footer"
	case "search", "button":
		return regionForm
	case "dialog", "alertdialog":
		return "dialog"
	case "complementary":
		if named != "" {
			return named
		}
		return regionAside
	}
	if named != "" {
		return named
	}
	switch n.DataAtom {
	case atom.Aside:
		return regionAside
	case atom.Form:
		return regionForm
	case atom.Address:
		return regionByline
	}
	if strings.EqualFold(attr(n, "rel"), "author") || strings.EqualFold(attr(n, "itemprop"), "author") {
		return regionByline
	}
	return ""
}

func classRegion(class string) string {
	if class == "" {
		return ""
	}
	for _, r := range regionWords {
		if r.pattern.MatchString(class) {
			return r.region
		}
	}
	return ""
}

var (
	bodyClass       = words(`article-?body|articlebody|article-?(content|text|copy|main)|entry-?content|post-?(content|body|text|entry)|story-?(body|content|text|copy)|content-?(body|article|text)|body-?(text|content|copy)|article-?copy|main-?(content|text|article)|text-?(content|body)|td-post-content|rich-?text|field-name-body|corps|corps-article|article-corps|texte|texte-article|news-?(text|body|content)|single-content|page-content`)
	standfirstClass = words(`stand-?first|standfirst|dek|deck|sub-?(title|head|headline|heading)|subtitle|chapo|chapeau|article-?(summary|lead|lede|intro|description|excerpt|subtitle|standfirst|chapo)|entry-?(summary|subtitle)|post-?(subtitle|excerpt|summary)|story-?(summary|intro|dek|deck|lead|description|standfirst)|lead-text|lede|intro|excerpt|summary|teaser-text|abstract|accroche|vorspann|vor|entrada|entradilla|bajada|copete|antetexto|linha-fina|subtitulo|sottotitolo|sommario|occhiello-testo|untertitel|anleser|teasertext|leadtext|lead|sub|std|article-?(desc|subhead)`)
	captionClass    = words(`captions?|caption-?(text|wrapper)|wp-caption-text|image-?(caption|description|text)|photo-?(caption|description|text|legend)|img-?caption|figure-?(caption|text)|legend|legende|legende-photo|cutline|picture-caption|gallery-caption|media-caption|bildunterschrift|bildtext|pie-?(de-)?foto|cap|bu|legenda|didascalia|onderschrift`)
	creditClass     = words(`credits?|photo-?credit|image-?credit|photographer|picture-credit|copyright|copyright-holder|source|attribution|img-credit|media-credit|caption-credit|bildnachweis|fotograf|fotografo|fonte|fuente`)
	noteClass       = words(`corrections?|clarification|editors?-?note|editor-?s-note|note|update-note|ndlr|footnote|article-note`)
	timeClass       = words(`time|timestamp|time-stamp|entry-time|post-time|live-?time|heure|hour|update-time|published|date|datetime|block-time`)
	tweetClass      = words(`twitter-tweet|twitter-video|instagram-media|fb-post|tiktok-embed|bluesky-embed|mastodon-embed|embed`)
	boxClass        = words(`box|sidebar-box|infokasten|kasten|hintergrund|zur-person|zur-sache|despiece|recuadro|destaque|quadro|approfondimento|scheda|en-savoir-plus|kader|infobox|info-box|fact-?box|factbox|explainer|analysis|analysis-box|encadre|context|backgrounder|at-a-glance|key-points|callout|inset|panel`)
)

// leads matches a line that leads to another article.
var leads = pattern.New(`(?i)^[\s\p{P}\p{S}]*(?:read more|read also|also read|read next|read this( too| next)?|more here|see also|related( (story|article|coverage|reading))?|recommended|more on this|watch( also)?:|(?:more|also|watch|listen|see|plus|aussi)\s?[:：►▶]\s*|don.t miss|also on|lire aussi|à lire( aussi| également)?|lire également|lire la suite|lire plus|lire notre|voir aussi|sur le même sujet|lesen sie auch|mehr zum thema|le[eé]r? (?:también|además|más)|mir[aá] también|ver también|te puede interesar|veja (?:também|mais)|saiba mais|leia também|leggi anche|اقرأ أيضا|اقرأ أيضًا|إقرأ أيضا)(?:\s*[:：>»→–—|-]|\b|$)`)
