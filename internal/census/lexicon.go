package census

import (
	"maps"
	"slices"
	"strings"

	"dossier/internal/annotate"
)

// Words of which something is known, folded where they are compared folded.
var (
	// titles stand before a person's name, with a capital or without, and are no
	// part of it.
	titles = keys(`president vice-president capt captain col colonel colonel-major gen general lieutenant lt major maj sergeant sgt corporal
		commander commandant commodore marshal admiral brigadier lieutenant-colonel lieutenant-general major-general brigadier-general minister premier
		chancellor secretary secretary-general king queen prince princess emir sultan sheikh sheikha cheikh imam pope bishop archbishop cardinal father sister
		brother pastor reverend rev mgr monsignor ambassador judge justice senator sen governor gov mayor chief chairman chairwoman chairperson
		mr mrs ms miss messrs dr prof professor sir lord lady dame baroness private sub-inspector constable director inspector detective superintendent nurse
		m mm mme mmes mlle me maître docteur docteure pr professeur professeure président présidente vice-président vice-présidente capitaine général générale
		colonelle adjudant sergent caporal maréchal amiral contre-amiral commissaire inspecteur ministre chancelier roi reine émir ambassadeur ambassadrice
		cr cllr councillor alderman datuk dato datin tengku alhaji alhaja hajia mullah ayatollah rabbi chaplain
		grand-duc grande-duchesse duchesse duchess countess viscount rabbin chanoine brigadier-chef juge procureur procureure sénateur sénatrice gouverneur gouverneure préfet préfète maire chef cheffe monsieur madame mademoiselle père sœur frère monseigneur abbé
		pasteur avocat avocate député députée bâtonnier secrétaire`)

	// offices stand before the name of a person who holds them, in small letters.
	offices = keys(`spokesman spokeswoman spokesperson adviser advisor lawyer attorney activist journalist reporter teacher farmer analyst
		candidate leader founder director manager coach captain driver trader student nurse doctor baker fisherman economist historian researcher
		prosecutor deputy lawmaker mp writer singer actor actress author poet engineer technician shopkeeper pensioner resident
		witness husband wife son daughter mother father brother sister uncle aunt cousin widow colleague neighbour predecessor successor rival
		porte-parole conseiller conseillère militant militante journaliste enseignant enseignante cultivateur cultivatrice analyste candidat
		fondateur fondatrice directeur directrice entraîneur chauffeur commerçant commerçante vendeur vendeuse étudiant étudiante infirmier infirmière médecin
		historien historienne chercheur chercheuse économiste écrivain chanteur chanteuse ingénieur technicien technicienne mari épouse femme fils fille mère
		oncle tante cousine veuve collègue voisin voisine prédécesseur successeur opposant opposante greffier boulanger pêcheur pêcheuse coordinateur coordinatrice
		sociologue politologue syndicaliste responsable doyen doyenne patron patronne gérant gérante`)

	// modifiers belong to the title that follows: "Prime Minister".
	modifiers = keys(`prime foreign interior defence defense finance justice deputy vice former acting interim outgoing first lady chief then-president
		ex-president ex-prime opposition rebel coup police army military staff warrant officer class`)

	// calendar are the weekdays and months, which are no names.
	calendar = keys(annotate.Calendar, `mon tue tues wed thu thur thurs fri sat sun`)

	// starters begin a sentence with a capital that is their place's.
	starters = keys(annotate.Starters, `eleven twelve twenty millions neighbouring neighboring nearby rural downtown minutes nobody nothing everybody everyone someone somebody such like
		unlike up down out off into onto per via yes perhaps maybe indeed instead thus hence moreover furthermore nevertheless nonetheless otherwise elsewhere
		nearly almost just never always often sometimes men women children residents villagers analysts critics supporters students teachers doctors farmers
		fishermen workers engineers officers voters rebels gunmen schools shops markets hospitals state local public national official senior junior former
		new old early late is are was were be been has have had do does did will would can could may might must should shall let long please thank stop go
		come keep stay mon ma mes aujourd'hui lorsqu cinq sept huit neuf dix cent mille quoique aucun aucune rien personne chaque certains certaines beaucoup
		peu trop très plus moins bien mal jamais toujours souvent parfois peut-être pourtant néanmoins déjà encore aussi seul seule seuls faute grâce face
		près loin quelques quelque autre autres voici voilà oui non merci fait interrogé interrogée interrogés joint jointe contacté contactée soldats
		militaires habitants manifestants témoins enseignants élèves est sont était étaient ont avait avaient sera seront puisque puisqu jusque jusqu afin
		tandis tant autant combien pourquoi comment restez suivez lire voir direct`)

	// common are words that begin with a capital in the middle of a sentence and
	// name nobody.
	common = keys(`constitution internet islam christianity web god dieu allah ramadan eid christmas easter noël pâques pâque covid covid-19 ebola
		republic république état etat state states parliamentary gmt utc tu est bst cet cfa fcfa usd eur tv fm am pm ok no nos communiqué communique statement urgent alerte alert exclusif exclusive ltd plc sarl sa inc
		twitter-like coup north south east west nord sud ouest bible coran koran quran fajr tabaski photo photos video vidéo image images live update updates breaking direct
		minister ministers president presidents général excellency majesty monsieur committee council commission union party movement court government army police
		assemblée conseil comité ligue parti mouvement syndicat cour gouvernement armée fédération confédération organisation association autorité office institut
		rassemblement agence société compagnie ministère conférence tribunal front alliance coalition force forces banque fonds
		league agency bank authority federation confederation organization ministry board institute university college company corporation
		islamist islamists jihadist christian christians muslim muslims musulmans chrétiens juifs jew jews sceaux aid loi law act article code budget plan accord agreement treaty traité
		sms mms ndlr pdg ceo cfo vip adn dna gps suv hiv vih sida aids url usb rt rpg adsl wifi analyse reportage entretien interview éditorial editorial chronique portrait première
		cup coupe championship olympics games jeux world war guerre mondiale nobel prize prix`)

	// bodyAlone are bodies that one word names.
	bodyAlone = keys(`parliament congress senate sénat parlement bundestag knesset duma kremlin pentagon interpol europol unesco unicef nato otan onu ecowas cédéao
		cedeao hamas hezbollah al-qaeda al-qaïda aqmi facebook twitter whatsapp telegram youtube google microsoft apple amazon fifa caf uefa opep opec asean mercosur
		caricom uemoa cemac ceeac minusma monusco minusca barkhane eucap igad sadc comesa frelimo renamo cern commonwealth commons bundesrat politburo conservatives tories taliban talibans frontex eurostat`)

	// bodyPhrases are bodies without a word that says so.
	bodyPhrases = phrases(`Red Cross, Croix-Rouge, Croissant-Rouge, Red Crescent, White House, Maison Blanche, Maison-Blanche, Amnesty International, Human Rights Watch, Médecins sans frontières,
		Doctors Without Borders, Save the Children, Oxfam, Al Jazeera, France 24, Sky News, United Nations, Nations unies, European Union, Union européenne, African Union, Union africaine,
		Boko Haram, Al-Qaeda, Al-Shabaab, Transparency International, Crisis Group, International Crisis Group, Le Monde, Le Figaro, Le Parisien, New York Times, Washington Post, Financial Times,
		Voice of America, Deutsche Welle, Jeune Afrique, Wall Street Journal, Protection civile, Black Lives Matter, Greenpeace, Islamic State, État islamique, White Helmets, Casques blancs, Kommersant, Islamic Jihad, Security Council, Conseil de sécurité,
		Assemblée nationale, National Assembly, Supreme Court, High Court, Cour suprême, Cour constitutionnelle, Conseil constitutionnel, Constitutional Court, House of Commons, House of Lords, House of Representatives, Republican Guard, National Guard, Garde nationale, Garde présidentielle, Presidential Guard`)

	// bodyWords are the words in English by which a name is a body's.
	bodyWords = keys(`ministry party union bank court front movement council army agency institute university association organization organisation
		committee commission authority federation confederation league congress parliament senate assembly forces force guard guards brigade battalion regiment
		division police gendarmerie navy alliance coalition rally club fc afc airlines airways airline television tv radio news press times post herald gazette
		journal tribune wire media group company corporation corp ltd inc plc holdings industries office department bureau service services board fund foundation
		society network centre center college school programme program secretariat tribunal embassy consulate mission administration chamber chambers
		directorate democrats republicans brotherhood crescent cross international partners associates brothers bulk mining energy oil petroleum telecom motors banking insurance
		community communities team united rangers academy observatory initiative campaign trust syndicate cooperative collective museum library theatre orchestra laboratory
		electricity water railways railway ports plant works mills brewery refinery broadcaster broadcasting watch solidarity resistance voice command garrison legion corps
		forum telegraph mutual soviet presidium guild consortium confederacy chronicle examiner inquirer dispatch guardian bulletin observer mirror diocese archdiocese synod constabulary squadron
		infantry cavalry artillery battery platoon choir ballet institution laboratories exchange exchanges lottery caucus parliamentarians watchdog taskforce
		prensa minera compañía empresa gazzetta corriere courrier diário diario dépêches air correo noticias presse caliphate junta cabinet treasury registry inspectorate ombudsman`)

	// abstract are nouns and adjectives within the names of bodies, which "and"
	// joins.
	abstract = keys(`health education justice defence defense interior security finance trade freedom peace unity democracy development progress reconciliation population culture
		sport sports youth agriculture change equality labour labor employment solidarity reform energy water mines fisheries transport communication communications information
		industry commerce planning research science technology tourism housing environment electoral boundaries crime drugs food human civil political economic social
		cultural women children families truth dignity independence liberation restoration salvation liberty prosperity law order relief migration refugees
		monetary financial scientific educational medical agricultural rural urban maritime fiscal customs immigration border borders disaster emergency resources nature wildlife arts
		fatherland nation people republic state patriots workers peasants farmers fisherfolk teachers statistics evaluation cooperation integration`)

	// placeWords are the words in English by which a name is a place's. Those of
	// placeBefore stand before it.
	placeWords = keys(`square street avenue road boulevard lane highway bridge river lake mountains mountain valley hills hill island islands peninsula palace airport
		bay sea ocean gulf desert province region district county governorate prefecture town city village camp stadium market mosque cathedral church basilica temple hall tower gate
		gates monument memorial park plaza port harbour harbor strait straits canal creek delta falls forest plateau coast beach cape border crossing hospital clinic prison
		jail barracks base cemetery garden gardens hotel mall station terminal quarter neighbourhood suburb oasis wadi basin dam mine lagoon archipelago house castle fort fortress roundabout junction
		heights ridge pass arena`)
	placeBefore = keys(`mauna cerro nevado sierra cordillera monte punta pico volcán laguna isla islas playa barrio calle avenida loch gunung pulau koh rio río lake mount cape fort port camp gulf strait straits bay isle île san santa saint st plaza plaça piazza praça ponte puerto wadi jebel djebel jabal oued bab khan tel tell ras el-`)

	// lieux begin the name of a place in French, with a capital or without.
	lieux = keys(`place pont palais stade camp boulevard fleuve rivière lac hôpital avenue école presqu'île presqu’île rue aéroport gare mosquée cathédrale église monument désert forêt
		île îles golfe mer océan détroit vallée caserne prison rond-point carrefour quai porte lycée collège mont monts massif esplanade parc marché hôtel square jardin tour
		barrage canal échangeur dispensaire clinique maternité basilique cimetière col vélodrome chapelle archipel atoll baie cap plage gymnase ras péninsule îlot hippodrome abbaye couvent mausolée secteur dune oued centre chutes corniche cité`)

	// lieuxAbroad do so in a text of another language too.
	lieuxAbroad = keys(`place pont palais gare avenue boulevard rue stade aéroport plaza plaça piazza ponte`)

	// corps begin the name of a body in French; those of corpsSmall do so in small
	// letters too.
	corps = keys(`comité conseil commission parti mouvement union front cour banque assemblée syndicat ligue fédération confédération organisation association agence
		autorité office institut rassemblement alliance coalition forces force armée ministère tribunal conférence programme fonds société compagnie collectif réseau bureau
		observatoire centre communauté croissant garde gendarmerie police université ordre chambre haut-commissariat direction caisse centrale groupe groupement brigade bataillon
		régiment fondation congrès convention plateforme plate-forme coordination cellule état-major régie club haute parquet secrétariat délégation mission radio télévision journal
		éditions protection académie musée patronat comités unité amicale coopérative entente bloc action jeunesse initiative pacte convergence service services sûreté radio-télévision confrérie intersyndicale haute-cour diocèse archevêché corps cadre dynamique haut`)
	corpsSmall = keys(`ministère tribunal ordre cour université ambassade parquet syndicat fédération association chambre banque barreau musée théâtre consulat gouvernorat institut conseil assemblée comité`)

	// speech are the verbs by which somebody says something.
	speech = keys(`said says say told tells added adds announced announces warned warns declared declares argued argues insisted insists admitted admits asked asks replied
		replies wrote writes explained explains recalled recalls shouted claimed claims denied denies confirmed confirms stated states noted notes remembered remembers laughed
		dit déclare déclaré affirme affirmé indique indiqué explique expliqué ajoute ajouté raconte raconté témoigne témoigné confie confié assure assuré lance lancé précise
		précisé estime estimé répond répondu souligne souligné soupire résume annonce annoncé rappelle rappelé constate prévient prévenu avertit reconnaît reconnu avoue insiste insisté demande demandé écrit`)

	// auxiliaries may stand between a speaker and the verb.
	auxiliaries = keys(`a ont avait avaient has had have also later who`)

	// near stand before the name of a place, and of little else. toward stand before
	// persons and bodies too.
	near   = keys(`in near en vers dans`)
	toward = keys(`at from to outside around across into towards toward through leaving leave left reach reached entering entered of via between à de du depuis au aux entre d quitter quitté rejoindre rejoint
		gagné atteint traversé traverser autour sur hors jusqu'à jusqu'au gagner passed passing above past beyond beside visited visiting visit enter cross crossed crossing`)

	// areas are what a place's name follows with "of" or "de".
	areas = keys(`town city village region district province capital port governor mayor streets suburb suburbs outskirts island people residents south north east west centre
		center north-east north-west south-east south-west northeast northwest southeast southwest border neighbourhood quarter coast state territory prefecture airport bay inhabitants gates
		ville région capitale gouverneur maire rues banlieue île habitants sud nord est ouest nord-est nord-ouest sud-est sud-ouest près
		frontière quartier côte ridge slopes slope foot crater shores shore banks isle islet atoll archipelago hamlet parish county valley volcano wards harbour slums peninsula
		versant pentes cratère vallée archipel îlot plage plages col baie presqu'île volcan commune cercle préfecture département localité aéroport périphérie environs route axe loin sortie entrée large proximité banlieues bord rive rives camp bourg lagune détenus canton cantons quartiers villes villages régions cercles
		provinces communes towns cities regions districts counties departments départements ports îles islands hameau hameaux mairie mairies arrondissement`)

	// firms stand before the name of a company, a newspaper or a group.
	firms = keys(`company firm newspaper daily weekly magazine broadcaster station channel operator agency website group militia party movement association union club
		airline bank network radio société entreprise compagnie quotidien hebdomadaire journal chaîne opérateur agence site groupe milice parti mouvement
		 syndicat banque réseau ong ngo coalition collectif exploitant brasseur cimentier producteur carrier maker miner producer retailer`)

	// particles join the words of a person's name.
	particles = words(`de du des d del della di da do dos das la le les el al bin ibn ben bint ould mint ag wa van von der den zu zum ten ter walet wult y i e abu abou`)

	// political are adjectives that make a body of a common word: "le Balai républicain".
	political = keys(`républicain républicaine national nationale démocratique patriotique populaire socialiste libéral libérale citoyen citoyenne civique
		communiste islamique révolutionnaire révolutionnaires panafricain panafricaine africain africaine européen européenne fédéral fédérale constitutionnel constitutionnelle civile`)

	// peoples are nationalities, languages and creeds: by themselves they name nobody.
	peoples = demonyms(`african americans american arab arabs asian european europeans western islamic muslim christian jewish british french german italian spanish portuguese dutch belgian swiss
		danish norwegian swedish finnish polish czech hungarian greek turkish russian russians ukrainian chinese japanese korean indian indians pakistani afghan iranian iraqi
		syrian israeli palestinian saudi egyptian egyptians libyan tunisian algerian moroccan mauritanian malian malians senegalese gambian guinean guineans ivorian burkinabe burkinabé ghanaian
		togolese beninese nigerian nigerians nigerien nigériens cameroonian chadian chadians sudanese ethiopian ethiopians eritrean somali somalis kenyan kenyans ugandan rwandan burundian congolese
		angolan zambian zimbabwean zimbabweans malawian malagasy comorian mozambican tanzanian namibian botswanan gabonese english latin tuareg tuaregs peul peuls fulani dogon bambara songhai hausa yoruba igbo swahili zulu xhosa
		kurdish kurds kurd haitian haitians cuban mexican brazilian brazilians argentine chilean chileans peruvian bolivian colombian venezuelan ecuadorian honduran jamaican canadian canadians
		australian fijian fijians samoan tongan nepali nepalese bangladeshi burmese thai vietnamese cambodian lao laotian malaysian indonesian filipino lebanese jordanian yemeni emirati qatari
		kuwaiti omani scottish welsh irish catalan basque austrian romanian bulgarian serbian serb croatian bosnian albanian kosovan macedonian georgian armenian belarusian lithuanian latvian estonian soviet
		sahelian saharan creole touareg touaregs arabe arabes français française françaises anglais anglaise américain américaine américains malien malienne maliens maliennes sénégalais sénégalaise ivoirien ivoirienne ivoiriens
		burkinabè guinéen guinéenne guinéens nigérien nigérienne nigérians togolais béninois ghanéen tchadien tchadiens camerounais gabonais congolais centrafricain centrafricains rwandais burundais algérien algériens tunisien tunisiens
		kyrgyz uzbek kazakh tajik turkmen mongolian mongol tatar tatars uyghur rohingya tamil sinhalese icelandic icelander luxembourger cypriot maltese slovak slovene slovenian moldovan montenegrin bosniak azeri azerbaijani
		surinamese guyanese trinidadian barbadian singaporean taiwanese papuan maori inuit innu aboriginal panamanian salvadoran guatemalan nicaraguan dominican paraguayan uruguayan equatorian lesothan swazi mauritian seychellois maldivian bhutanese bahraini
		dane danes swede swedes finn finns pole poles turk turks spaniard spaniards scot scots briton britons hutu tutsi kanak kanaks innue innus blancs noirs
		djiboutien érythréen luxembourgeois coréen indien pakistanais iranien irakien saoudien yéménite jordanien koweïtien émirati ukrainien polonais hongrois roumain bulgare serbe croate bosnien bosniaque albanais kosovar grec grecs grecque
		norvégien suédois danois finlandais islandais irlandais écossais gallois autrichien tchèque slovaque slovène estonien letton lituanien biélorusse géorgien arménien azerbaïdjanais ouzbek kirghize tadjik turkmène néerlandais
		brésilien argentin chilien péruvien bolivien colombien vénézuélien équatorien mexicain cubain jamaïcain dominicain guyanais surinamais réunionnais mauricien mahorais calédonien polynésien australien néo-zélandais
		vietnamien thaïlandais cambodgien birman philippin indonésien malaisien singapourien taïwanais népalais sri-lankais angolais mozambicain zambien zimbabwéen kényan ougandais tanzanien namibien gambien libérien sierra-léonais
		marocain marocains mauritanien mauritaniens libyen libyens égyptien égyptiens soudanais éthiopien russe russes chinois allemand allemands italien italiens espagnol espagnols portugais belge belges suisse suisses haïtien haïtiens
		malgache malgaches comorien comoriens québécois canadiens européens africains occidentaux japonais turc turcs syrien syriens libanais israélien israéliens palestinien palestiniens`)

	// stops end the name of a body in French.
	stops = keys(`a ont est sont avait avaient sera seront était étaient qui que qu où dont et ou mais ne n se s y en il elle ils elles on ce cet cette ces le la les un une au aux
		par avec sans sous dans chez vers entre selon depuis pendant après avant contre tel tels telle mal bien rien plus moins très pas jamais demain hier trois mois fois leur leurs
		appelle rappelle signale indique explique réplique critique arrive insiste existe consiste faire taire libère considère opère espère main laquelle lesquelles auquel quel quelle celle
		celui ceux peut doit veut va fait dit relève achève crée revendique applique publique-t communique dénonce active dérive prive égale étale installe parle semble vidange échange mange change
		mardi lundi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre`)
)

// adjectives are the endings of French adjectives in the names of bodies, longest
// first within reason.
var adjectives = []string{
	"al", "ale", "ales", "aux", "ique", "iques", "el", "elle", "elles", "els", "ien", "ienne", "iens", "iennes", "ain", "aine", "ains", "aines",
	"if", "ive", "ifs", "ives", "aire", "aires", "iste", "istes", "eux", "euse", "ais", "aise", "ois", "oise", "endant", "endante", "endants", "endantes",
	"érieur", "érieure", "érieurs", "érieures", "ome", "omes", "ible", "ibles", "able", "ables", "uni", "unis", "unie", "unies", "ère", "ères", "ier", "iers",
	"civil", "civile", "civils", "civiles", "libre", "libres", "mixte", "suprême", "mondial", "public", "publique", "publics", "publiques", "haut", "haute", "laïc", "laïque",
	"armées", "armée", "spéciale", "étrangers", "étrangères", "urgent", "permanent", "permanente", "élargi", "élargie", "restreint", "ouvert", "ouverte", "romande", "romand", "ée", "ées",
}

// demonyms makes a set of names of peoples, and of their plurals and, in French,
// feminines.
func demonyms(list string) map[string]bool {
	set := keys(list)
	for _, key := range slices.Collect(maps.Keys(set)) {
		switch {
		case strings.HasSuffix(key, "ien"), strings.HasSuffix(key, "een"):
			set[key+"ne"], set[key+"nes"], set[key+"s"] = true, true, true
		case strings.HasSuffix(key, "ain"):
			set[key+"e"], set[key+"es"], set[key+"s"] = true, true, true
		case strings.HasSuffix(key, "ais"), strings.HasSuffix(key, "ois"):
			set[key+"e"], set[key+"es"] = true, true
		case !strings.HasSuffix(key, "s") && !strings.HasSuffix(key, "sh") && !strings.HasSuffix(key, "ese"):
			set[key+"s"] = true
		}
	}
	return set
}
