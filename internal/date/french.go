package date

var french = language{
	code:     "fr",
	weekdays: [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	firstDay: "1er",

	weekdayDate: "{weekday} {date}",
	dayMonth:    "{day} {month}",
	dateYear:    "{date} {year}",

	minute: "{hour} h {minute2}",
	hour:   "{hour} h",
	at:     "{date} à {time}",
	around: "{date} vers {time}",
	during: "{date}, {time}",

	parts: [Mid + 1]partWords{
		Early:        {"tôt", "tôt le {date}", "début {date}"},
		EarlyMorning: {"petit matin", "au petit matin du {date}", ""},
		Morning:      {"matin", "dans la matinée du {date}", ""},
		Midday:       {"mi-journée", "à la mi-journée du {date}", ""},
		Afternoon:    {"après-midi", "dans l’après-midi du {date}", ""},
		Evening:      {"soir", "dans la soirée du {date}", ""},
		Night:        {"nuit", "dans la nuit du {date}", ""},
		Late:         {"tard", "tard le {date}", "fin {date}"},
		Mid:          {"mi", "", "mi-{date}"},
	},
	elided: []string{
		"de avril", "d’avril", "de avr.", "d’avr.", "de août", "d’août", "de octobre", "d’octobre", "de oct.", "d’oct.",
		"de mi-", "de la mi-", "à mi-", "à la mi-",
	},

	long: form{
		months: [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
			"août", "septembre", "octobre", "novembre", "décembre"},
		about:     frenchAbout,
		until:     frenchUntil,
		from:      frenchFrom,
		roughly:   "{date} environ",
		uncertain: "{date} (incertain)",
	},
	short: form{
		months: [12]string{"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.",
			"août", "sept.", "oct.", "nov.", "déc."},
		about:     every("v. {date}"),
		until:     frenchUntil,
		from:      frenchFrom,
		roughly:   "{date} env.",
		uncertain: "{date} (?)",
	},
}

var (
	frenchAbout = [shapes]string{
		ofYear: "vers {date}", ofMonth: "vers {date}", ofStretch: "{date} environ", ofDay: "vers le {date}", ofTime: "vers {date}",
	}
	frenchUntil = [shapes]string{
		ofYear: "jusqu’en {date}", ofMonth: "jusqu’en {date}", ofStretch: "jusqu’à {date}", ofDay: "jusqu’au {date}", ofTime: "jusqu’à {date}",
	}
	frenchFrom = [shapes]string{
		ofYear: "à partir de {date}", ofMonth: "à partir de {date}", ofStretch: "à partir de {date}", ofDay: "à partir du {date}", ofTime: "à partir de {date}",
	}
)
