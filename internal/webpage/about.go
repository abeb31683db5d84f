package webpage

import (
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What stands about a text without a name of its own: boxes that ask readers for
// something, offers of subscriptions, the notices of rights at the page's end.

// settleBoxes finds the boxes that only what they hold gives away.
func (r *reading) settleBoxes() {
	r.settleAsking()
	for i := range r.leaves {
		if i >= maxNotices && i < len(r.leaves)-maxNotices {
			continue // in the midst of a page that is far too long for one
		}
		l := &r.leaves[i]
		if l.region != "" && l.region != regionAside || i <= r.titleAt || l.words == 0 || l.words > 40 || len(l.text) > maxLine || l.cell != nil || l.kind == Quote || strings.ContainsAny(l.text, "“„«»\"") {
			continue
		}
		switch {
		case l.words <= 14 && payWords.matches(l.text):
			r.boxAround(i, regionPaywall, 250)
		case r.lastWords(i) && gifts.MatchString(l.text): // the first is seen sooner
			r.boxAround(i, "newsletter", 60)
		case offers.MatchString(l.text) && prices.MatchString(l.text):
			r.boxAround(i, "newsletter", 60)
		}
	}
	r.settleRights()
	r.settleAuthors()
}

var (
	offers = pattern.New(`(?i)^[\s\p{P}]*(?:subscribe|subscriptions?|support (?:us|our)|donate|become a (?:member|subscriber|supporter)|abonnez-vous|abonnieren sie|jetzt abonnieren|testen sie|suscríbe(?:te|se)|assin[ea]|subscreva|abbonati|try .{0,40}(?:for|from))\b`)
	prices = pattern.New(`(?i)[£$€]|\b(?:euros?|pounds?|dollars?|free|gratis|gratuit\w*|kostenlos|unlimited|illimité\w*|sin límites|issue|per (?:month|week|year)|par (?:mois|an)|pro monat|al mes|por mês|ao ano|al mese)\b`)
)

// gifts are the phrases by which newsrooms ask for money.
var gifts = pattern.New(`(?i)\b(?:no owner but our readers|(?:your|reader|readers.) (?:support|donations?|contributions?)|support (?:us|our (?:work|journalism|reporting))|make a (?:donation|contribution|gift)|please (?:give what|donate|consider (?:donating|a donation|supporting|becoming))|votre soutien|soutenez-nous|faites un don|spenden sie|ihre spende|unterstützen sie (?:uns|unsere)|tu apoyo|haz(?:te)? (?:una donación|socio)|apoie o|sostieni(?:ci)?)\b`)

// lastWords reports whether nothing like a text follows a leaf.
func (r *reading) lastWords(i int) bool {
	for j := i + 1; j < len(r.leaves) && j <= i+6; j++ {
		if l := &r.leaves[j]; l.region == "" && r.quality(l) >= 25 && l.node != nil && l.node.Parent == r.leaves[i].node.Parent && (len(l.text) > maxNotice || !rightsWords.MatchString(l.text)) {
			return false
		}
	}
	return true
}

// settleAsking gives a region to the small boxes that have a button, or a field
// to fill in, of their own.
func (r *reading) settleAsking() {
	boxes := map[*html.Node]bool{}
	for _, c := range find(r.root, 2000, isControl) {
		if b := r.askingBox(c); b != nil {
			boxes[b] = true
		}
	}
	if len(boxes) == 0 {
		return
	}
	for i := range r.leaves {
		l := &r.leaves[i]
		for n := l.node; n != nil; n = n.Parent {
			if boxes[n] && (l.region == "" || l.region == regionAside) {
				l.region = regionForm
				break
			}
		}
	}
	for n := range boxes {
		r.regionSeen[n] = regionForm
	}
}

func isControl(n *html.Node) bool {
	return isTag(n, atom.Button, atom.Select) || isTag(n, atom.Input) && !strings.EqualFold(attr(n, "type"), "hidden")
}

// maxAsking is how many words a box has that asks for something.
const maxAsking = 60

// askingBox gives the box around a button, if there is no more in it than words.
func (r *reading) askingBox(c *html.Node) *html.Node {
	if inside(c, nil, func(p *html.Node) bool { return r.region(p) != "" && r.region(p) != regionAside }) {
		return nil
	}
	n := c.Parent
	for n != nil && n.Type == html.ElementNode && (!r.isBlock(n) || r.count[n] == r.count[c]) {
		n = n.Parent
	}
	if n == nil || !isTag(n, atom.Div, atom.Section, atom.Aside, atom.Form, atom.Fieldset) || r.count[n] > maxAsking || r.holdsTitle[n] || r.isBulk(n, 30) {
		return nil
	}
	shows := func(p *html.Node) bool {
		return isTag(p, atom.Figure, atom.Img, atom.Time, atom.Table, atom.Article, atom.Video, atom.Iframe, atom.Figcaption)
	}
	if len(find(n, 1, shows)) > 0 {
		return nil
	}
	return n
}

// boxAround gives a region to the widest element around a leaf that holds no
// more words than a bound, and neither headline nor text before the leaf.
func (r *reading) boxAround(i int, region string, most int) {
	top := r.leaves[i].node
	if top == nil || r.holdsTitle[top] || r.isBulk(top, 60) {
		return
	}
	for p := top.Parent; p != nil && !isTag(p, atom.Body, atom.Article, atom.Main, atom.Html) && !r.holdsTitle[p] && r.count[p] <= most && !r.isBulk(p, 60); p = p.Parent {
		first := i
		for first > 0 && within(r.leaves[first-1].node, p) && r.leaves[first-1].node != nil {
			first--
		}
		if i-first > 3 || r.proseBetween(first, i) {
			break
		}
		top = p
	}
	from, to := i, i
	for from > 0 && r.leaves[from-1].node != nil && within(r.leaves[from-1].node, top) {
		from--
	}
	for to+1 < len(r.leaves) && r.leaves[to+1].node != nil && within(r.leaves[to+1].node, top) {
		to++
	}
	r.mark(from, to, top, region)
}

// proseBetween reports whether a leaf among some reads like running text.
func (r *reading) proseBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if r.quality(&r.leaves[i]) >= 12 {
			return true
		}
	}
	return false
}

// rightsWords are the phrases of notices about rights, liability and data.
var rightsWords = pattern.New(`(?i)all rights reserved|terms (?:of (?:use|service)|and conditions)|privacy (?:notice|policy|statement)|(?:written )?(?:permission|leave|consent) (?:of|from) the|reproduction (?:of|in whole)|may not be (?:reproduced|published)|registered (?:office|in england|for value added tax)|company (?:number|registration)|content of external|outside links|delayed by at least|for information only|press (?:council|complaints)|readers.? editor|by using this site|we use cookies|` +
	`alle rechte vorbehalten|urheberrechtlich geschützt|vervielfältigung|impressum|datenschutz|nutzungsbedingungen|keine haftung|börsenkurse|privaten (?:eigenbedarf|gebrauch)|` +
	`tous droits réservés|toute reproduction|mentions légales|conditions générales|politique de confidentialité|propriété intellectuelle|utilise des (?:traceurs|cookies)|société éditrice|registre du commerce|commission paritaire|direct(?:eur|rice) de (?:la )?publication|à titre indicatif|` +
	`todos los derechos reservados|queda prohibida|reproducción total|aviso legal|política de (?:privacidad|cookies)|utiliza cookies|todos os direitos reservados|proibida a reprodução|reprodução total|política de privacidade|entidade reguladora|tiragem|` +
	`tutti i diritti riservati|riproduzione riservata|informativa sulla privacy|partita iva|p\. ?iva|testata (?:giornalistica|registrata)|registrazione (?:al|presso) |` +
	`alle rechten voorbehouden|جميع الحقوق محفوظة|ملفات تعريف الارتباط`)

// rightsWeight is how many words a phrase of a notice stands for.
const rightsWeight = 25

// amidNotices is how many phrases tell a notice that stands with the text in
// one element.
const amidNotices = 3

// settleRights finds the notices at the page's end. Between the paragraphs of a
// text, three of their phrases must stand in one line.
func (r *reading) settleRights() {
	found := map[*html.Node]bool{} // what holds notices
	first := -1
	for i := len(r.leaves) - 1; i > max(r.titleAt, len(r.leaves)-maxNotices); i-- {
		l := &r.leaves[i]
		if l.node == nil {
			continue
		}
		if len(l.text) > maxNotice {
			break // the text, or nothing that was written
		}
		hits := len(unique(rightsWords.FindAllString(l.text, 12)))
		if l.words <= rightsWeight && hits > 0 && rights.MatchString(l.text) {
			hits = amidNotices
		}
		if hits == 0 && l.words <= rightsWeight && rights.MatchString(l.text) {
			continue // a sign of copyright: what comes before it tells
		}
		lone := l.node.Parent != nil && !r.holdsTitle[l.node.Parent] && !isTag(l.node.Parent, atom.Article, atom.Main)
		switch {
		case hits >= amidNotices && hits*rightsWeight >= l.words, hits > 1 && lone && hits*rightsWeight >= l.words && !r.amidText(i), hits == 1 && lone && l.words <= rightsWeight && !r.amidText(i):
			first = i
			found[l.node.Parent] = true
		case l.region != "", r.quality(l) < 1.5:
		case found[l.node.Parent] && lone && !r.amidText(i):
			first = i
		default:
			i = 0 // the text
		}
	}
	if first < 0 || !r.textBetween(max(0, r.titleAt), first) {
		return
	}
	for i := first; i < len(r.leaves); i++ {
		if l := &r.leaves[i]; l.region == "" || l.region == regionAside {
			l.region = "footer"
		}
	}
}

// amidText reports whether a leaf's parent holds a good part of the page's text.
func (r *reading) amidText(i int) bool { return r.isBulk(r.leaves[i].node.Parent, 50) }

// settleAuthors finds the lines that hold an author's name and little else.
func (r *reading) settleAuthors() {
	for name := range strings.SplitSeq(r.byline(), ", ") {
		if !strings.ContainsAny(name, " \u00a0") {
			continue
		}
		for i := range r.leaves {
			l := &r.leaves[i]
			if l.region != "" || l.kind != Paragraph || l.words > 9 || l.cell != nil || l.ends || i == r.titleAt {
				continue
			}
			at := strings.Index(l.text, name)
			if at >= 0 && countWords(l.text)-countWords(name) <= 6 && (at == 0 || countWords(l.text[:at]) <= 4 || strings.Contains(l.text[:at], ", ")) && !strings.ContainsAny(l.text, "“”\"«»?:") {
				l.region = regionByline
			}
		}
	}
}

var pullClass = words(`pull|pull-?quotes?|quote-?pull|blockquote-pull|zitat|citation|cita|destacado|callout-quote|exergue`)

// minPulled is how many words a quote has that is known to stand in the text
// again.
const minPulled = 3

// dropPulled takes the quotes out of a text that repeat words of it: a block
// quotation, or what its class or an <aside> sets off.
func (r *reading) dropPulled(in []bool) {
	var quotes []int
	var text strings.Builder
	for i, yes := range in {
		l := &r.leaves[i]
		switch {
		case !yes:
		case l.words >= minPulled && l.words <= 50 && r.isPulled(l):
			quotes = append(quotes, i)
		default:
			text.WriteString(fold(l.text))
		}
	}
	const most = 40
	for _, i := range quotes[:min(len(quotes), most)] {
		if f := fold(r.leaves[i].text); len(f) >= minTitle && strings.Contains(text.String(), f) {
			in[i] = false
		}
	}
}

func (r *reading) isPulled(l *leaf) bool {
	if l.kind == Quote || l.region == regionAside {
		return true
	}
	return l.node != nil && (pullClass.MatchString(r.class(l.node)) || l.node.Parent != nil && pullClass.MatchString(r.class(l.node.Parent)))
}
