package webpage

import (
	"strings"

	"dossier/internal/pattern"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	relatedHead  = pattern.New(`(?i)^[\s\p{P}\p{S}]*(?:related( (articles?|stories|story|topics|news|posts?|coverage|content|links|reading))?|recommended( (for you|stories|reading|articles))?|more (stories|news|articles|headlines|from .{1,40}|on this( story| topic)?|like this|in .{1,30}|about .{1,30})|(also|further) (read|reading|in the news|on .{1,40})|read (more|also|next|this next|too)|see also|most (read|popular|viewed|shared).{0,20}|trending.{0,20}|popular( (now|posts|stories))?|(latest|recent|top|other) (news|stories|posts|articles|headlines).{0,20}|you (may|might) (also )?(like|be interested in).{0,20}|don.t miss|up next|what to read next|editor.?s.? picks?|in other news|(à )?lire (aussi|également)|à lire( aussi| également| ensuite)?|voir aussi|sur le même (sujet|thème)|articles? (liés|similaires|récents|populaires)|les plus (lus|populaires|partagés)|dans la même rubrique|beliebt|meistgelesen.{0,20}|meist gelesen.{0,20}|am meisten gelesen|mehr (?:aus|zu|von) .{1,30}|weitere (?:artikel|themen|meldungen|nachrichten)|lo más (?:leído|visto)|también te puede interesar|te puede interesar|mais (?:lidas|lidos|notícias)|veja (?:também|mais)|saiba mais|(?:i )?più letti|articoli correlati|ti potrebbe interessare|leggi (?:tutto|di più)|meest gelezen|lees ook|more (?:galleries|videos|pictures|podcasts|analysis|opinion)|readers also (?:liked|read)|top stories|elsewhere (?:in|on) .{1,40}|follow the topics .{0,40}|dans (?:le même dossier|l.actualité)|à découvrir|nos (derniers|autres) articles|mehr zum thema|lesen sie auch|das könnte sie.{0,30}|lee también|más (noticias|leído)|noticias relacionadas|leia (também|mais)|leggi anche|اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|ذات صلة|الأكثر قراءة)[\s\p{P}\p{S}]*$`)
	commentsHead = pattern.New(`(?i)^[\s\p{P}\p{S}]*(?:(?:\d[\d,. ]*|no|one|post a|leave a|add a|view|show|join the|reader|readers.?|latest)?\s*(?:comments?|conversation|reply|replies)(?:\s*\(?\d*\)?)(?: on .{0,80}| from readers)?|\d* ?commentaires?(?:\s*\(?\d*\)?)|vos (commentaires|réactions)|réactions|réagir|laisser un commentaire|ajouter un commentaire|leserkommentare(?:\s*\(?\d*\)?)|\d* ?kommentare?(?:\s*\(?\d*\)?)|\d* ?comentarios?(?:\s*\(?\d*\)?)|\d* ?comentários?(?:\s*\(?\d*\)?)|\d* ?commenti(?:\s*\(?\d*\)?)|(?:responses|replies|discussion|letters from readers|readers.? (?:letters|reactions)|letters to the editor|courrier des lecteurs|leserbriefe|leserzuschriften|cartas de (?:los )?lectores|cartas dos leitores|lettere dei lettori|reader comments)(?:\s*\(?\d*\)?)|diskutieren sie mit|reacties(?:\s*\(?\d*\)?)|التعليقات|what do you think.{0,20}|(one|\d+) thoughts? on .{0,80}|\d+ responses? to .{0,80})[\s\p{P}\p{S}]*$`)
	letterHead   = pattern.New(`(?i)\b(?:newsletters?|sign up|subscribe|inbox|e-?mail (?:alerts?|updates?)|s.inscrire|inscrivez-vous|abonnez-vous|infolettre|morning briefing|never miss)\b`)
	timeToRead   = pattern.New(`(?i)\b\d+[ -]?min(?:ute)?s?\b.{0,12}(?:read|lecture)|(?:read(?:ing)? time|temps de lecture)`)
	dateOnly     = pattern.New(`(?i)^[\s\p{P}\p{S}]*(?:(?:first )?(?:published|posted|updated|last (?:updated|modified)|publié|mis à jour|modifié|créé|date)(?: (?:on|at|le|à))?[\s:]*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|)[\s\p{P}]*(?:le )?(?:\d{1,2}(?:st|nd|rd|th|er)?[\s./-]+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janv|févr|mars|avr|mai|juin|juil|août|aout|\d{1,4}[./-]\d{1,2})[\p{L}]*.{0,60}$`)
)

// settle looks at the leaves together: it finds the headline where nothing in
// the markup tells it, lines of dates and authors, credits, and boxes that only
// their headings give away.
func (r *reading) settle() {
	if r.titleAt < 0 {
		r.guessTitle()
	}
	r.settleLines()
	r.settleCredits()
	r.settleOverlays()
	r.settleEnds()
	r.settleHeads()
	r.settleBoxes()
}

// settleOverlays finds the credits that sites lay over a picture: a short line
// that follows the image in its figure, before the caption. It goes after the
// caption, as elsewhere.
func (r *reading) settleOverlays() {
	for i := 0; i+1 < len(r.leaves); i++ {
		l, next := &r.leaves[i], &r.leaves[i+1]
		if l.figure == nil || !isTag(l.figure, atom.Figure) || l.figure != next.figure || next.kind != Caption || next.credit || i == r.titleAt || i+1 == r.titleAt {
			continue
		}
		if l.kind != Paragraph && l.kind != Caption || inCaption(l.first) || l.region != "" || next.region != "" || l.words == 0 || l.words > maxOverlay || l.ends || l.linked > 0 || i > 0 && r.leaves[i-1].figure == l.figure || !followsImage(l.first, l.figure) {
			continue
		}
		l.kind, l.credit, l.owner = Caption, true, l.text
		l.order, next.order = next.order, l.order
		r.leaves[i], r.leaves[i+1] = *next, *l
		i++
	}
}

// maxOverlay is how many words a credit has at most that lies over a picture.
const maxOverlay = 8

func inCaption(n *html.Node) bool {
	return inside(n, nil, func(p *html.Node) bool { return isTag(p, atom.Figcaption) })
}

// followsImage reports whether an image comes right before a text, or before
// one of the elements around it, within a figure.
func followsImage(n, figure *html.Node) bool {
	for ; n != nil && n != figure; n = n.Parent {
		for s := n.PrevSibling; s != nil; s = s.PrevSibling {
			if s.Type == html.ElementNode {
				return isTag(s, atom.Img, atom.Picture)
			}
		}
	}
	return false
}

// settleHeads finds the boxes that their headings name.
func (r *reading) settleHeads() {
	for i := range r.leaves {
		l := &r.leaves[i]
		if line, _, more := strings.Cut(l.text, "\n"); more && l.region == "" && l.linked*10 >= 7*l.words && relatedHead.MatchString(line) {
			l.region = regionRelated // with its links on lines of their own
		}
		if l.region != "" && l.region != regionAside || l.words > 9 || l.words == 0 || l.cell != nil || i == r.titleAt || endsSentence(l.text) && l.kind != Heading {
			continue
		}
		switch text := l.text; {
		case relatedHead.MatchString(text):
			r.box(i, regionRelated)
		case commentsHead.MatchString(text):
			r.box(i, regionComments)
		case letterHead.MatchString(text):
			r.box(i, "newsletter")
		}
	}
}

// settleLines finds the lines about the headline that say who wrote and when.
func (r *reading) settleLines() {
	if r.titleAt < 0 {
		return
	}
	prose := 0
	for i := max(0, r.titleAt-3); i < len(r.leaves) && i <= r.titleAt+10; i++ {
		l := &r.leaves[i]
		if i == r.titleAt || l.region != "" || l.kind != Paragraph && l.kind != ListItem || l.lead {
			continue
		}
		if i > r.titleAt && r.quality(l) >= 12 && (l.words > 16 || l.ends) {
			if prose++; prose > 1 {
				return
			}
			continue // a standfirst, it may be
		}
		if l.words > 16 || len(l.text) > maxLine || prose > 0 && (l.ends || l.kind != Paragraph) {
			continue
		}
		if prose > 0 {
			if dateOnly.MatchString(l.text) || byPattern.MatchString(l.text) && personName.MatchString(bylineWords(l.text)) {
				l.region = regionByline
			}
			continue
		}
		isBy := (byPattern.MatchString(l.text) || byLater.MatchString(l.text)) && (!endsSentence(l.text) || l.words < 8)
		if isBy || dateOnly.MatchString(l.text) || timeToRead.MatchString(l.text) || l.words <= 12 && !l.ends && writtenDate.MatchString(l.text) || r.mostlyTime(l) {
			l.region = regionByline
		}
	}
}

var (
	aboutWriter = pattern.New(`(?i)\b(?:is an?|covers|writes|reports on|has reported|joined|can be reached|follow|est|couvre|écrit)\b`)
	letterAsks  = guarded{[]string{"sign up", "subscribe", "get ", "inscri", "abonne", "recevez"}, pattern.New(`(?i)\b(?:sign up|subscribe|get (?:our|the)|inscrivez-vous|abonnez-vous|recevez|m.abonne|je m.inscris)\b`)}
	letterWords = pattern.New(`(?i)\b(?:newsletters?|inbox|bo[iî]te (?:mail|e-?mail|de réception)|e-?mails?|alerts|infolettre|sign up|subscribe|m.abonne|inscrivez-vous|abonnez-vous)\b`)
)

// settleEnds finds lines about the writer, and those that offer letters.
func (r *reading) settleEnds() {
	writer, _, _ := strings.Cut(r.byline(), ",")
	if strings.Count(writer, " ") == 0 {
		writer = ""
	}
	for i := range r.leaves {
		l := &r.leaves[i]
		if l.region != "" || l.words > 60 || len(l.text) > maxLine || l.kind == Quote || l.cell != nil {
			continue
		}
		switch {
		case writer != "" && i > r.titleAt+4 && strings.HasPrefix(l.text, writer) && aboutWriter.MatchString(l.text[len(writer):]):
			l.region = "author"
		case l.words <= 40 && letterAsks.matches(l.text) && len(letterWords.FindAllString(l.text, 3)) > 1 && !strings.ContainsAny(l.text, "“«\""):
			l.region = "newsletter"
		}
	}
}

// mostlyTime reports whether at least half of a leaf is in <time>.
func (r *reading) mostlyTime(l *leaf) bool {
	if l.node == nil {
		return false
	}
	for n := l.first; n != nil && n != l.node.Parent; n = n.Parent {
		if isTag(n, atom.Time) {
			return true
		}
	}
	if r.count[l.node] > 20 {
		return false
	}
	words := 0
	for _, t := range find(l.node, 4, func(n *html.Node) bool { return isTag(n, atom.Time) }) {
		words += r.count[t]
	}
	return words*2 >= l.words && words > 0
}

// settleCredits finds the lines after captions that say whose a picture is.
func (r *reading) settleCredits() {
	for i := range r.leaves {
		l := &r.leaves[i]
		if l.kind == Paragraph && l.region == "" && l.words <= 45 && l.node != nil && r.count[l.node] <= 60 && len(l.text) <= maxLine && r.besidePicture(l.node) && creditEnd.MatchString(l.text) {
			l.kind = Caption
		}
	}
	for i := 1; i < len(r.leaves); i++ {
		l, before := &r.leaves[i], &r.leaves[i-1]
		if before.kind != Caption || l.kind == Caption || l.words > 14 || l.node == nil || l.node.Parent != before.node.Parent {
			continue
		}
		if creditClass.MatchString(r.class(l.node)) {
			l.kind, l.credit, l.figure, l.region = Caption, true, before.figure, before.region
		}
	}
}

// besidePicture reports whether a picture stands in an element, or with it in
// one that holds no more words.
func (r *reading) besidePicture(n *html.Node) bool {
	return holdsPicture(n) || n.Parent != nil && isTag(n.Parent, atom.Div, atom.Td, atom.Figure, atom.Section) && r.count[n.Parent] == r.count[n] && holdsPicture(n.Parent)
}

// box gives a region to what a heading opens: the element that begins with it,
// or, where it stands in the open, the links after it; all, for comments.
func (r *reading) box(i int, region string) {
	top := r.leaves[i].node
	if top == nil || r.holdsTitle[top] {
		return
	}
	for p := top.Parent; p != nil && !isTag(p, atom.Body, atom.Article, atom.Main, atom.Html) && !r.holdsTitle[p] && !r.isBulk(p, 75); p = p.Parent {
		if i > 0 && r.leaves[i-1].node != nil && within(r.leaves[i-1].node, p) {
			break
		}
		top = p
	}
	last := i
	for j := i + 1; j < len(r.leaves) && within(r.leaves[j].node, top) && r.leaves[j].node != nil; j++ {
		last = j
	}
	if region == "newsletter" {
		asks := func(n *html.Node) bool { return isTag(n, atom.Input, atom.Button, atom.Form) }
		if len(find(top, 1, asks)) == 0 && !(last > i && last-i <= 3 && letterHead.MatchString(r.leaves[i+1].text)) {
			return
		}
	}
	if last > i {
		r.mark(i, last, top, region)
		return
	}
	parent := top.Parent
	cards := false
	for j := i + 1; j < len(r.leaves) && parent != nil; j++ {
		l := &r.leaves[j]
		if !within(l.node, parent) {
			break
		}
		linky := l.linked*2 > l.words && l.words < 40
		if region == regionRelated && !linky && !(cards && l.kind == Paragraph && l.words < 50) {
			break
		}
		if region == "newsletter" && l.region != regionForm {
			break
		}
		cards = linky && l.kind == Heading
		last = j
	}
	if last == i && region != regionComments {
		return
	}
	if region == regionComments && r.titleAt >= 0 && (i < r.titleAt || !r.textBetween(r.titleAt, i)) {
		return
	}
	for j := i; j <= last; j++ {
		n := r.leaves[j].node
		for n != nil && n.Parent != parent && n.Parent != nil {
			n = n.Parent
		}
		r.mark(j, j, n, region)
	}
}

// textBetween reports whether running text stands between two leaves.
func (r *reading) textBetween(from, to int) bool {
	words := 0.0
	for i := from; i < to; i++ {
		words += max(0, r.quality(&r.leaves[i]))
	}
	return words >= 40
}

func (r *reading) mark(from, to int, top *html.Node, region string) {
	for j := from; j <= to; j++ {
		if l := &r.leaves[j]; l.region == "" || l.region == regionAside || l.region == regionByline {
			l.region = region
		}
	}
	if top != nil {
		r.regionSeen[top] = region
	}
}
