package webpage

import (
	"strings"

	"dossier/internal/pattern"
)

// isPhrase reports whether a line is one of those that stand about a text without
// being of it.
func isPhrase(line string) bool {
	return openings.MatchString(line) || noticed.matches(line)
}

// guarded is a pattern that tells a line by words in its midst. Most lines of a
// page are none of those it tells, and a look for a few words says so far sooner
// than an expression that may begin anywhere.
type guarded struct {
	words []string // in small letters; each line that matches has one of them
	lines *pattern.Pattern
}

func (g guarded) matches(line string) bool {
	small := strings.ToLower(line)
	for _, w := range g.words {
		if strings.Contains(small, w) {
			return g.lines.MatchString(line)
		}
	}
	return false
}

// noticed are the lines about a text that words in their midst tell.
var noticed = guarded{[]string{"engagent que", "opinion", "reflect", "represent", "reflejan", "meinung", "commission", "affili", "error", "mistake", "rights reserved", "droits réservés"}, pattern.New(`(?i)^[\s\p{P}\p{S}]*(?:` +
	`.{0,120}n.engagent que (?:leurs?|ses|son) auteurs?|.{0,80}opinions? (?:expressed|stated|published).{0,120}|.{0,120}(?:do|does) not (?:necessarily )?(?:reflect|represent) the (?:views|opinions?).{0,80}|.{0,100}no (?:reflejan|representan) necesariamente.{0,80}|.{0,80}gibt? (?:die|nicht die) meinung.{0,80}` +
	`|.{0,80}\b(?:we|i|site|page|post) (?:may |might |can |will )?(?:also )?(?:earn|receive) (?:an? )?(?:small )?(?:affiliate )?commission.{0,80}|.{0,40}\b(?:our|this (?:page|article|post|story)|contains?) .{0,40}affiliate links?.{0,80}|.{0,60}liens? (?:d.)?affili.{0,80}|.{0,40}affiliate-links?.{0,80}` +
	`|.{0,80}\bif you (?:spot|see|find|notice) an (?:error|mistake)\b.{0,120}|.{0,60}all rights reserved.{0,60}|.{0,60}tous droits réservés.{0,60}` +
	`)[\s\p{P}\p{S}]*$`)}

// openings are the lines about a text that their first words tell.
var openings = pattern.New(`(?i)^[\s\p{P}\p{S}]*(?:` +
	`advertisement|advertisements|ad|ads|sponsored( content)?|publicit[ée]|anzeige|werbung|publicidad|إعلان|pub` +
	`|(article|story|text|content) continues (below|after).{0,40}|(advertisement )?scroll to continue.{0,30}|continue reading( the main story| below)?.{0,30}|la suite (de l.article )?après.{0,40}|skip (advertisement|ad|to .{0,30})|continue lendo.{0,30}` +
	`|share( this)?( (article|story|post|page))?( (on|via|with|by)? ?(facebook|twitter|x|whatsapp|email|linkedin|telegram).{0,30})?|share:?|partager( (cet article|sur).{0,30})?|tweet|pin it|print( this)?( (article|page))?|imprimer|e-?mail( this)?( article)?|envoyer( par e-?mail)?|copy link|copier le lien|(?:(?:facebook|twitter|x|whatsapp|linkedin|telegram|instagram|pinterest|reddit|bluesky|mastodon|threads|e-?mail|print|messenger)[\s|·,/]*)+|(?:\p{L}+ ){1,3}(?:facebook|twitter|whatsapp|telegram|linkedin)|save( article)?|listen( to (this )?(article|story).{0,20})?|écouter( l.article)?|follow us.{0,60}|suivez-nous.{0,60}|شارك|طباعة` +
	`|sign up.{0,80}|subscribe( (now|to|for).{0,80})?|s.abonner|abonnez-vous.{0,80}|s.inscrire.{0,60}|get (our|the|more) .{0,60}(newsletter|inbox).{0,60}|thank you for (signing up|subscribing).{0,40}` +
	`|(?:find|read|view) this (?:article|story|page)(?: online)? (?:at|on)\b.{0,160}|close (this )?window.{0,40}|read more|lire la suite|more|plus|loading( comments)?[.…]*|please wait[.…]*|play video|watch( now)?|video|vidéo|close|fermer|menu|back to top|haut de page|retour( en haut)?|top|next|previous|suivant|précédent|home|accueil|log ?in|sign in|register|se connecter|search|rechercher` +
	`|\d+ ?(?:/|of|sur|von|de|di|van) ?\d+|share (?:this )?(?:image|photo|picture|gallery|entry|post|update)|(?:view )?full ?screen|vollbild|plein écran|this video can ?not be played|\d+ (?:of \d+ )?(?:people )?(?:viewing|watching)|live reporting|copy (?:link|url)|get alerts` +
	`|(?:quelle|source|fuente|fonte|url|adresse|link)\s*:?\s*https?://\S+|(?:gedruckt am|ausgedruckt am|printed (?:on|from|at)|imprimé le|impreso el|impresso em|stampato il) .{0,80}` +
	`|(?:artikel|beitrag) (?:bewerten|anhören|teilen|drucken|merken|versenden|kommentieren).{0,40}|teilen|drucken|weiterempfehlen|merken|zur merkliste.{0,20}|link kopieren|compartir(?: en .{0,30})?|copiar (?:enlace|link)|partilhar(?: no .{0,30})?|compartilhar(?: no .{0,30})?|condividi(?: su .{0,30})?|stampa|imprimir` +
	`|(?:lesezeit|lecture|reading time|tempo di lettura|tiempo de lectura|tempo de leitura|leestijd)\s*:?.{0,20}|\d+ min(?:uten|utos|uti|\.)? (?:lesezeit|de lectura|de leitura|di lettura|leestijd)|المصدر\s*:.{0,60}` +
	`|ce direct est (?:terminé|clos).{0,60}|this live (?:blog|page|coverage|feed) (?:is|has) (?:now )?(?:closed|ended|finished).{0,60}` +
	`|\d+ (comments?|commentaires?|shares?|partages?|min(utes?)? read|min(utes)? de lecture)|comments?( \(\d+\))?|leave a (comment|reply)|no comments|reply|répondre|report( this comment)?` +
	`|(?:follow|like|find) (?:[^\s.,]+ ){1,4}on (?:facebook|twitter|x|instagram|whatsapp|bluesky|threads)\b.{0,160}|send (?:us )?your (?:story ideas|stories|photos|pictures|tips) to .{0,160}` +
	`|an? version of this (?:article|story|column) (?:appears|appeared|was published|ran) in (?:the )?print\b.{0,160}` +
	`|(copyright|©|\(c\)).{0,120}` +
	`|(related|more)( (articles?|stories|topics|news|posts?|coverage|on this story|from .{0,40}))?|most (read|popular).{0,30}|recommended.{0,30}|les plus lus|à lire aussi|sur le même sujet|you (may|might) also like|trending( now)?|tags?( ?:.{0,120})?|(?:publié dans|posted in|veröffentlicht in|publicado e[nm]|pubblicato in)\s*:?(?: ?[^\s.,]+){1,4}|(?:temas?|themen|etiquetas|schlagwort\p{L}*)\s?:.{0,80}|topics|filed under.{0,80}|mots[- ]clés.{0,80}` +
	`)[\s\p{P}\p{S}]*$`)
