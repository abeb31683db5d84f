package speech

import "sync"

// inFrench gives what is known of French.
var inFrench = sync.OnceValue(func() *lexicon {
	l := &lexicon{french: true, forms: map[string]form{}, words: frenchWords()}
	l.addFrench(`dire/dit,disent,disait,disaient,dirent/dit/disant`, clause|utters|plain|infinitive)
	l.addFrench(`affirmer assurer déclarer reconnaître/reconnaît,reconnaissent,reconnaissait,reconnaissaient,reconnut/reconnu/reconnaissant
		admettre/admet,admettent,admettait,admirent,admit/admis/admettant nier espérer
		soutenir/soutient,soutiennent,soutenait,soutenaient,soutint/soutenu/soutenant prétendre/prétend,prétendent,prétendait,prétendaient/prétendu/prétendant
		démentir/dément,démentent,démentait,démentaient/démenti/démentant avouer estimer`, clause|utters|infinitive)
	l.addFrench(`ajouter indiquer préciser expliquer souligner confier confirmer révéler insister marteler répéter raconter rapporter
		rappeler observer constater relater relever affirmer noter regretter déplorer juger considérer craindre/craint,craignent,craignait/craint/craignant
		conclure/conclut,concluent,concluait/conclu/concluant écrire/écrit,écrivent,écrivait,écrivaient,écrivit/écrit/écrivant
		maintenir/maintient,maintiennent,maintenait/maintenu/-
		prévenir/prévient,préviennent,prévenait,prévint/prévenu/prévenant
		avertir/avertit,avertissent,avertissait/averti/avertissant
		répondre/répond,répondent,répondait,répondaient,répondirent,répondit/répondu/répondant
		rétorquer renchérir/renchérit,renchérissent,renchérissait/renchéri/renchérissant
		suggérer argumenter arguer objecter témoigner analyser signaler mentionner glisser tweeter détailler pronostiquer
		alerter résumer ironiser commenter plaider plaisanter certifier proclamer tonner marmonner
		répliquer corriger nuancer trancher riposter décréter remarquer prétexter avancer prédire/prédit,prédisent,prédisait/prédit/prédisant
		marteler professer statuer apprendre/_/appris/_`, clause|utters)
	l.addFrench(`savoir/_/_/_ valoir/_/_/_ entendre/_/_/_ croire/_/_/_`, clause|utters)
	l.addFrench(`réagir/réagit,réagissent,réagissait/réagi/réagissant`, utters)
	l.addFrench(`souvenir/souvient,souviennent,souvenait/souvenu/souvenant`, clause|utters)
	l.addFrench(`rassurer`, utters)
	l.addFrench(`plaindre/plaint,plaignent,plaignait/plaint/plaignant`, clause|utters)
	l.addFrench(`annoncer critiquer lancer pester protester`, clause|utters|noun)
	l.addFrench(`demander`, utters|noun)
	l.addFrench(`indiquer préciser expliquer confier confirmer raconter rapporter révéler`, infinitive)
	l.addFrench(`promettre/promet,promettent,promettait,promirent,promit/promis/promettant jurer menacer`, clause|utters|infinitive)
	l.addFrench(`engager`, infinitive)
	l.addFrench(`informer`, clause|utters|hearer)
	l.addFrench(`poursuivre/poursuit,poursuivent,poursuivait,poursuivit/poursuivi/poursuivant
		reprendre/reprend,reprennent,reprit/repris/reprenant enchaîner continuer crier scander hurler murmurer soupirer
		souffler interroger étonner indigner insurger exclamer féliciter réjouir/réjouit,réjouissent/réjoui/réjouissant
		énumérer temporiser relativiser compléter grincer railler
		emporter inquiéter désoler chanter chuchoter lire/lit,lisent,lisait/lu/lisant`, utters)
	l.addFrench(`accuser reprocher`, call|infinitive)
	l.addFrench(`exiger réclamer recommander exhorter appeler inviter ordonner`, utters|call)
	l.addFrench(`qualifier dénoncer condamner évoquer parler saluer fustiger rejeter invoquer prôner
		vanter contenter traiter décrire/décrit,décrivent,décrivait/décrit/décrivant citer nommer
		taxer pointer afficher défendre/défend,défendent/défendu/défendant
		souhaiter refuser contester récuser présenter`, noun)
	l.addFrench(`nier démentir/dément,démentent,démentait,démentaient/démenti/démentant contester réfuter récuser`, denies|infinitive)
	l.addFrench(`rejeter`, denies)
	l.addFrench(`réfuter`, noun)
	l.openings = newOpenings(l)
	return l
})

func frenchWords() words {
	return words{
		articles: set(`le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos mon ma mes votre vos plusieurs certains
			certaines quelques deux trois quatre cinq six sept huit neuf dix aucun aucune chaque tous toutes d'autres`),
		pronouns: set(`il elle ils elles on nous je vous celui-ci celle-ci ceux-ci beaucoup certains d'autres`),
		links:    set(`de du des d' à au aux en pour sur chez auprès près`),
		stoppers: set(`et mais ou ni or car donc que qu' qui dont où quand lorsque lorsqu' si s' comme alors puis ainsi tandis parce
			puisque puisqu' avec sans dans par sous vers contre depuis pendant après avant entre selon est sont était étaient a ont
			avait avaient aura auront sera seront été être avoir ne n' pas plus se me m' te lui y il elle ils elles on nous vous je
			c' j' cela ça ceci fut furent dit dès lors malgré devant afin toutefois cependant jusqu' ci-dessus soit`),
		adverbs: set(`également aussi encore ensuite ainsi alors déjà toujours enfin même notamment plutôt hier aujourd'hui jeudi
			puis pourtant cependant toutefois désormais bien tôt tard par ailleurs depuis plus aussitôt d'abord là-dessus
			se s' l' le la les lui leur leurs nous vous me m' y en n' ne tout`),
		times: set(`lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre
			novembre décembre hier aujourd'hui demain matin soir après-midi midi dernier dernière semaine
			lendemain veille soirée matinée`),
		have: set(`a ont avait avaient eut ai avons avez aurait auraient`),
		be:   set(`est sont était étaient fut furent été`),
		modal: set(`pour doit devait devrait peut pourrait va vont veut voulait pourra devra sans à de afin d' faut ferait
			faudrait aura auront`),
		negations: set(`pas jamais rien n' ne personne ni`),
		nobody:    set(`ni aucun aucune nul nulle`),
		doubts: set(`faux fausse inexact mensonge mensonger doute doutent doutait doutaient douteux improbable peu impossible exclu
			inconcevable impensable moins supposer supposons imaginons pourvu condition`),
		claims: set(`idée affirmation affirmations accusation accusations information informations allégation allégations rumeur rumeurs
			thèse hypothèse version propos`),
		that: set(`que qu'`),
		who:  set(`qui`),
		and:  set(`et mais puis ou`),
		prepositions: set(`à au aux dans sur lors devant en par après avant depuis pendant auprès via de du d' lundi chez vers sous pour face
			avec`),
		verbs: set(`est sont était étaient a ont avait avaient aura auront sera seront fut furent va vont peut peuvent doit doivent serait
			seraient aurait auraient`),
		titles: set(`président présidente capitaine colonel colonelle général générale lieutenant commandant maréchal adjudant sergent
			ministre premier chancelier roi reine cheikh ambassadeur ambassadrice juge sénateur gouverneur maire chef m mm mme mlle me
			maître docteur dr monsieur madame porte-parole imam professeur défense justice intérieur santé affaires étrangères
			mgr pape secrétaire vice-président procureur député députée`),
		roles: set(`président présidente capitaine colonel général lieutenant commandant maréchal adjudant sergent ministre premier
			chancelier roi reine cheikh ambassadeur ambassadrice juge sénateur sénatrice gouverneur maire chef cheffe porte-parole imam
			professeur professeure député députée procureur procureure secrétaire directeur directrice responsable dirigeant dirigeante
			leader opposant opposante militant militante analyste chercheur chercheuse économiste politologue sociologue historien
			historienne enseignant enseignante étudiant étudiante commerçant commerçante habitant habitante médecin infirmier
			infirmière avocat avocate journaliste correspondant correspondante témoin officier soldat membre candidat candidate
			diplomate expert experte coordinateur coordinatrice coordonnateur artiste chanteur chanteuse écrivain cinéaste musicien
			agriculteur agricultrice éleveur berger pêcheur vendeur vendeuse chauffeur mécanicien tailleur boulanger boulangère
			syndicaliste ingénieur élu élue conseiller conseillère envoyé envoyée médiateur représentant représentante
			ex-ministre ex-président entraîneur mère père fils fille frère soeur sœur épouse mari veuve voisin voisine retraité
			retraitée réalisateur réalisatrice romancier romancière patron patronne gérant gérante fondateur fondatrice`),
		bodies: set(`union comité conseil nations ministère banque parti groupe front mouvement agence armée cour commission international
			internationale ambassade université institut association fédération organisation bureau parlement assemblée sénat
			gouvernement police force forces garde club société aéroport palais place rue fleuve pont hôpital école marché hôtel
			route avenue parc province région district état états république royaume île îles mer océan lac mont nord sud est ouest
			afrique europe asie amérique accord fonds programme mission opération radio télévision presse réseau centre fondation
			alliance coalition ligue croix croix-rouge croissant service sécurité autorité chambre congrès faso leone york guinée
			droits camp base radio-france médecins monde amnesty rfi`),
		works: set(`film livre roman chanson album pièce magazine journal émission série opération slogan devise poème site intitulé intitulée
			intitulés baptisé baptisée surnommé surnommée dit dite dits nommé nommée appelé appelée mot mots terme expression
			projet titre formule`),
		sources: set(`communiqué déclaration tweet lettre message note rapport discours texte post billet`),
	}
}
