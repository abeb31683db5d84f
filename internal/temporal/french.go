package temporal

import (
	"slices"

	"dossier/internal/date"
)

var frenchWords = vocabulary{
	language: french,
	months: "janvier janv;février févr fév fevrier;mars;avril avr;mai;juin;juillet juil juill;août aout;septembre sept;" +
		"octobre oct;novembre nov;décembre déc decembre",
	weekdays: "dimanche dim;lundi lun;mardi mar;mercredi mer;jeudi jeu;vendredi ven;samedi sam",
	short:    "janv févr fév avr juil juill sept oct nov déc dim lun mar mer jeu ven sam",
	cardinals: map[string]int{
		"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
		"onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30,
		"quarante": 40, "cinquante": 50, "soixante": 60,
	},
	ordinals: map[string]int{"premier": 1},
	units: map[unit]string{
		minutes: "minute minutes", hours: "heure heures", days: "jour jours", weeks: "semaine semaines", months: "mois",
		years: "an ans année années", decades: "décennie décennies",
	},
	ofTime: "aujourd hier demain matin midi minuit soir soirée nuit matinée lendemain surlendemain veille aube journée aurores crépuscule " +
		"weekend printemps été automne hiver vingt trente quarante cinquante soixante",
	starters: "années le la l les ce cet cette ces des depuis jusqu jusque entre de du d il voici voilà dans vers environ début fin mi en au aux à tôt tard " +
		"très courant quelques plusieurs mai dès cours autour peu près plus moins durant pendant",
	future: "va vont prévu prévue prévus prévues attendu attendue attendus attendues doit doivent devrait devraient fixé fixée ici " +
		"prochain prochaine compte comptent entend entendent jusqu jusque demain programmé programmée appelé appelés convoqué " +
		"appelle appellent convoque espère espèrent annoncé annoncée devait devaient partir compter dès prévoit prévoient commence commencent débute débutent reprend reprennent expire expirent rouvre rouvrent",
	past: "a ont avait avaient était étaient fut furent eut eurent est sont prit dit fit mit vint après depuis faisait disait",
	neutral: "opéra caméra front environs barons patrons para déclara rencontra entra montra tira retira attira rentra prépara sépara assura " +
		"jura rassura dura mesura murmura démontra enregistra administra illustra expira démarra demeura figura procura libéra " +
		"considéra espéra récupéra affront ira",
	phrases: slices.Concat(
		phrasesOf(whole, date.Whole, today(0), "aujourd ' hui; ce jour"),
		phrasesOf(whole, date.Whole, today(-1), "hier"),
		phrasesOf(whole, date.Whole, today(1), "demain"),
		phrasesOf(whole, date.Whole, today(-2), "avant - hier; avant hier"),
		phrasesOf(whole, date.Whole, today(2), "après - demain; après demain"),
		phrasesOf(whole, date.Morning, today(0), "ce matin"),
		phrasesOf(whole, date.Midday, today(0), "ce midi"),
		phrasesOf(whole, date.Afternoon, today(0), "cet après - midi; cette après - midi"),
		phrasesOf(whole, date.Night, today(0), "ce soir"),
		phrasesOf(whole, date.Night, today(-1), "la nuit dernière; la nuit passée"),
		phrasesOf(whole, date.Whole, theNight(), "cette nuit"),
		phrasesOf(whole, date.Whole, thatDay(0), "le même jour; ce jour - là; le jour même; ce même jour; ce jour là"),
		phrasesOf(whole, date.Morning, thatDay(0), "ce matin - là; le matin même"),
		phrasesOf(whole, date.Afternoon, thatDay(0), "cet après - midi - là; l ' après - midi même"),
		phrasesOf(whole, date.Evening, thatDay(0), "ce soir - là; le soir même; le même soir"),
		phrasesOf(whole, date.Night, thatDay(0), "cette nuit - là; la nuit même; la même nuit"),
		phrasesOf(whole, date.Whole, thatDay(1), "le lendemain; le jour suivant; le jour d ' après; lendemain"),
		phrasesOf(whole, date.Whole, thatDay(2), "le surlendemain; surlendemain"),
		phrasesOf(whole, date.Night, thatDay(1), "la nuit suivante"),
		phrasesOf(whole, date.Whole, thatDay(-1), "la veille; le jour précédent; le jour d ' avant"),
		phrasesOf(whole, date.Whole, thatDay(-2), "l ' avant - veille"),
		phrasesOf(whole, date.Night, thatDay(-1), "la nuit précédente; la nuit d ' avant"),
		phrasesOf(whole, date.Whole, thisUnit(weekends, 0), "ce week - end; ce weekend; le week - end; le weekend"),
		phrasesOf(whole, date.Whole, thisUnit(weekends, -1), "le week - end dernier; le weekend dernier; le week - end passé; week - end dernier"),
		phrasesOf(whole, date.Whole, thisUnit(weekends, 1), "le week - end prochain; le weekend prochain; week - end prochain"),
		phrasesOf(whole, date.Whole, thisUnit(weeks, -1), "la semaine dernière; la semaine passée; la semaine écoulée; semaine dernière"),
		phrasesOf(whole, date.Whole, thisUnit(weeks, 0), "cette semaine; la semaine en cours"),
		phrasesOf(whole, date.Whole, thisUnit(weeks, 1), "la semaine prochaine; semaine prochaine"),
		phrasesOf(whole, date.Whole, thisUnit(months, -1), "le mois dernier; le mois passé; le mois écoulé; mois dernier"),
		phrasesOf(whole, date.Whole, thisUnit(months, 0), "ce mois - ci; ce mois; le mois en cours"),
		phrasesOf(whole, date.Whole, thisUnit(months, 1), "le mois prochain; mois prochain"),
		phrasesOf(whole, date.Whole, thisUnit(years, -1), "l ' an dernier; l ' an passé; l ' année dernière; l ' année passée; an dernier; année dernière"),
		phrasesOf(whole, date.Whole, thisUnit(years, 0), "cette année; l ' année en cours"),
		phrasesOf(whole, date.Whole, thisUnit(years, 1), "l ' an prochain; l ' année prochaine; an prochain; année prochaine"),
		phrasesOf(whole, date.Whole, relation{kind: nowhere}, "l ' été dernier; l ' hiver dernier; l ' automne dernier; le printemps dernier; l ' été prochain; "+
			"l ' automne prochain; l ' hiver prochain; cet été; cet hiver; cet automne; ce printemps"),
		phrasesOf(whole, date.Whole, thatUnit(weeks, 0), "cette semaine - là; la même semaine"),
		phrasesOf(whole, date.Whole, thatUnit(weeks, 1), "la semaine suivante; la semaine d ' après"),
		phrasesOf(whole, date.Whole, thatUnit(weeks, -1), "la semaine précédente; la semaine d ' avant"),
		phrasesOf(whole, date.Whole, thatUnit(months, 0), "ce mois - là; le même mois"),
		phrasesOf(whole, date.Whole, thatUnit(months, 1), "le mois suivant; le mois d ' après"),
		phrasesOf(whole, date.Whole, thatUnit(months, -1), "le mois précédent; le mois d ' avant"),
		phrasesOf(whole, date.Whole, thatUnit(years, 0), "cette année - là; la même année"),
		phrasesOf(whole, date.Whole, thatUnit(years, 1), "l ' année suivante; l ' année d ' après"),
		phrasesOf(whole, date.Whole, thatUnit(years, -1), "l ' année précédente; l ' année d ' avant"),

		phrasesOf(partBefore, date.Early, relation{}, "tôt; très tôt; dans les premières heures; aux premières heures; les premières heures; peu après minuit; juste après minuit"),
		phrasesOf(partBefore, date.EarlyMorning, relation{}, "à l ' aube; dès l ' aube; l ' aube; au petit matin; le petit matin; au lever du jour; tôt dans la matinée; aux aurores; "+
			"tôt le matin"),
		phrasesOf(partBefore, date.Morning, relation{}, "dans la matinée; la matinée; le matin; au matin; en fin de matinée; en début de matinée; en milieu de matinée; en matinée"),
		phrasesOf(partBefore, date.Midday, relation{}, "à la mi - journée; en milieu de journée"),
		phrasesOf(partBefore, date.Afternoon, relation{}, "dans l ' après - midi; l ' après - midi; en début d ' après - midi; en fin d ' après - midi; en milieu d ' après - midi"),
		phrasesOf(partBefore, date.Evening, relation{}, "dans la soirée; la soirée; le soir; au soir; en soirée; en début de soirée; à la tombée de la nuit; au crépuscule"),
		phrasesOf(partBefore, date.Night, relation{}, "dans la nuit; la nuit; pendant la nuit; durant la nuit; au cours de la nuit; nuit"),
		phrasesOf(partBefore, date.Late, relation{}, "tard; très tard; tard dans la soirée; tard dans la nuit; tard le soir; en fin de soirée; en fin de journée; dans les dernières heures; "+
			"peu avant minuit"),
		phrasesOf(partBefore, date.Whole, relation{}, "dans la journée; la journée; au cours de la journée; dans le courant de la journée; toute la journée; en cours de journée"),

		phrasesOf(partAfter, date.EarlyMorning, relation{}, "à l ' aube; dès l ' aube; au petit matin; au lever du jour; tôt le matin; tôt dans la matinée; tôt matin; aux aurores; aux premières lueurs du jour"),
		phrasesOf(partAfter, date.Morning, relation{}, "matin; au matin; dans la matinée; en matinée; en début de matinée; en fin de matinée; en milieu de matinée; le matin"),
		phrasesOf(partAfter, date.Midday, relation{}, "à la mi - journée; en milieu de journée; midi; à midi; mi - journée"),
		phrasesOf(partAfter, date.Afternoon, relation{}, "après - midi; dans l ' après - midi; en début d ' après - midi; en fin d ' après - midi; en milieu d ' après - midi; l ' après - midi"),
		phrasesOf(partAfter, date.Evening, relation{}, "soir; au soir; dans la soirée; en soirée; en début de soirée; à la tombée de la nuit; le soir; en début de soir"),
		phrasesOf(partAfter, date.Night, relation{}, "dans la nuit; pendant la nuit; durant la nuit"),
		phrasesOf(partAfter, date.Late, relation{}, "tard dans la soirée; tard dans la nuit; tard le soir; en fin de soirée; en fin de journée; tard; tard en soirée"),
		phrasesOf(partAfter, date.Early, relation{}, "tôt; très tôt; dans les premières heures; aux premières heures; aux premières heures de la journée; peu après minuit"),
		phrasesOf(partAfter, date.Whole, relation{}, "dans la journée; en journée; dans le courant de la journée"),

		phrasesOf(partAlone, date.EarlyMorning, relation{}, "à l ' aube; dès l ' aube; au petit matin; au lever du jour"),
		phrasesOf(partAlone, date.Midday, relation{}, "à la mi - journée"),
		phrasesOf(partAlone, date.Morning, relation{}, "le matin; dans la matinée; en matinée; en fin de matinée; en début de matinée"),
		phrasesOf(partAlone, date.Afternoon, relation{}, "l ' après - midi; dans l ' après - midi; en début d ' après - midi; en fin d ' après - midi"),
		phrasesOf(partAlone, date.Evening, relation{}, "le soir; dans la soirée; en soirée; en début de soirée; à la tombée de la nuit"),
		phrasesOf(partAlone, date.Late, relation{}, "tard dans la soirée; tard dans la nuit; en fin de soirée"),
		phrasesOf(partAlone, date.Night, relation{}, "dans la nuit"),
		phrasesOf(partAlone, date.Whole, relation{}, "plus tard dans la journée; plus tôt dans la journée"),

		phrasesOf(hourWord, date.Midday, relation{}, "midi"),
		phrasesOf(hourWord, date.Night, relation{}, "minuit"),
		phrasesOf(hourWord, date.Early, relation{}, "peu après minuit; juste après minuit"),
		phrasesOf(hourWord, date.Late, relation{}, "peu avant minuit; juste avant minuit"),

		phrasesOf(edge, date.Early, relation{}, "début; le début; la première semaine; la première quinzaine; au début; le tout début; les premiers jours; les premiers mois; le commencement"),
		phrasesOf(edge, date.Mid, relation{}, "mi -; mi –; la mi -; le milieu; milieu; mi"),
		phrasesOf(edge, date.Late, relation{}, "fin; la fin; la dernière semaine; les derniers jours; les derniers mois; la toute fin"),
		phrasesOf(edge, date.Whole, relation{}, "courant; le mois; au mois; l ' année; année; l ' an; le courant; "+
			"ce mois; mois; plus tôt; plus tard"),

		phrasesOf(around, date.Whole, relation{}, "vers; environ; autour de; aux alentours de; aux environs de; peu après; peu avant; un peu après; un peu avant; juste après; juste avant; sur les coups de"),
	),
}

// dozens are the French counts of about so many.
var dozens = map[string]int{
	"huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
}
