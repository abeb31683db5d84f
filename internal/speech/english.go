package speech

import "sync"

// inEnglish gives what is known of English.
var inEnglish = sync.OnceValue(func() *lexicon {
	l := &lexicon{forms: map[string]form{}, words: englishWords()}
	l.addEnglish(`say/says/said/said/saying`, clause|plain|utters)
	l.addEnglish(`add announce explain insist confirm declare admit acknowledge concede argue allege recall reveal observe reiterate
		maintain assert affirm conclude complain boast predict contend deny testify indicate emphasise emphasize lament caution
		disclose clarify quip muse agree stress suggest underline mention`, clause|utters)
	l.addEnglish(`state note report remark comment protest answer reply respond post repeat joke estimate tweet hint`, clause|utters|noun)
	l.addEnglish(`rule decree`, clause|utters|noun)
	l.addEnglish(`find/finds/found/found/finding`, clause|judges|noun)
	l.addEnglish(`confess recount proclaim attest opine reckon elaborate concur`, clause|utters)
	l.addEnglish(`write/writes/wrote/written/writing`, clause|utters)
	l.addEnglish(`claim promise pledge vow`, clause|utters|noun|infinitive)
	l.addEnglish(`swear/swears/swore/sworn/swearing threaten`, clause|utters|infinitive)
	l.addEnglish(`warn advise`, clause|utters|hearer|call)
	l.addEnglish(`tell/tells/told/told/telling`, clause|utters|hearer|plain|call)
	l.addEnglish(`remind inform assure notify reassure`, clause|utters|hearer)
	l.addEnglish(`urge demand recommend`, utters|call|noun)
	l.addEnglish(`ask continue shout cry whisper snap sigh exclaim scream yell plead beg retort counter ponder wonder chant
		sing/sings/sang/sung/singing`, utters|noun)
	l.addEnglish(`put/puts/put/put/putting go/goes/went/gone/going`, utters|puts)
	l.addEnglish(`read/reads/read/read/reading`, utters|reads|noun)
	l.addEnglish(`call describe denounce condemn brand label term dub hail praise slam blast criticise criticize accuse deplore
		decry dismiss reject voice express propose cite invoke regret welcome mourn characterise characterize portray ridicule appeal
		order refer blame speak/speaks/spoke/spoken/speaking quote deem consider defend attack use promote
		see/sees/saw/seen/seeing`, noun)
	l.addEnglish(`deny refute rebut reject dispute dismiss contest`, denies)
	l.addEnglish(`refute rebut dispute contest`, noun)
	l.openings = newOpenings(l)
	return l
})

func englishWords() words {
	return words{
		articles: set(`the a an this these those his her its their our my your another one two three four five six seven eight nine ten
			several some many most all both no each every any dozens hundreds other`),
		pronouns: set(`he she they it we i you everyone everybody someone somebody`),
		links:    set(`of for in at from with to near inside on`),
		stoppers: set(`unless lest suppose supposing imagine assuming and but or nor so yet that which who whom whose what when where while as if because since until though although
			than then there here not by after before during over under about against between into onto through without within
			upon across despite amid among like how why whether is are was were be been being am has have had having do does did
			will would can could may might must shall should cannot can't won't wouldn't couldn't shouldn't didn't doesn't don't
			isn't wasn't aren't weren't hasn't haven't hadn't 'll 've 're 'd 'm him them us me according to on with
			himself herself themselves itself it he she they we i you said says told too out up down off away back`),
		adverbs: set(`also later earlier again already still just now then once first further only even always often never meanwhile
			today yesterday tonight recently separately however instead too afterwards since thus initially jointly
			merely simply though well has`),
		times: set(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
			october november december yesterday today tonight tomorrow morning afternoon evening night overnight earlier later`),
		have:  set(`has have had 've having`),
		be:    set(`is are was were be been being 's 're am`),
		modal: set(`will would can could may might must shall should 'll to cannot can't won't wouldn't couldn't`),
		negations: set(`not never nobody none didn't hasn't haven't hadn't doesn't don't isn't wasn't aren't weren't can't cannot won't
			wouldn't couldn't neither nor nowhere hardly scarcely`),
		nobody: set(`neither nor no nobody none`),
		doubts: set(`false untrue incorrect wrong doubt doubts doubted doubtful unlikely impossible inconceivable implausible unclear
			unproven unconfirmed denial denials lie myth fiction wish wishes wished refused refuses declined declines pretend pretends pretended`),
		claims: set(`claim claims allegation allegations accusation accusations suggestion suggestions rumour rumours rumor rumors report
			reports idea notion charge charges assertion assertions`),
		that: set(`that`),
		who:  set(`who which that`),
		and:  set(`and but then or`),
		prepositions: set(`in on at to via by during after before from over through late early outside near with following of about amid for
			under upon`),
		verbs: set(`is are was were be been has have had will would can could may might must should shall did does do isn't wasn't aren't
			weren't didn't doesn't don't won't wouldn't couldn't can't cannot hasn't haven't hadn't 's 're 've 'll 'd came went took
			gave left fell rose held saw said told made got began kept led lost met paid ran sent stood won fled broke shot hit put
			knew thought found brought built bought fought felt grew heard spoke spent struck set cut remains remain need needs want wants
			knows know means seems go goes face faces continue continues lies stand stands`),
		titles: set(`president vice captain capt colonel col general gen lieutenant lt major maj sergeant sgt corporal commander marshal
			admiral brigadier minister prime foreign defence defense interior justice finance health premier chancellor secretary
			secretary-general king queen prince princess emir sheikh imam pope bishop archbishop cardinal father sister ambassador judge
			senator governor mayor chief mr mrs ms miss dr prof professor sir lord lady rev reverend inspector deputy spokesman
			spokeswoman spokesperson director chairman chairwoman commissioner envoy representative coach lawyer former
			ex-president mp special`),
		roles: set(`president captain colonel general lieutenant major sergeant commander minister premier chancellor secretary king queen
			secretary-general imam bishop ambassador judge senator governor mayor chief professor doctor dr spokesman spokeswoman spokesperson director
			chairman chairwoman commissioner envoy representative coach lawyer analyst researcher economist activist teacher trader
			farmer shopkeeper student resident driver baker nurse historian expert correspondent reporter journalist editor
			writer author witness officer official leader head member lawmaker deputy candidate opponent prosecutor diplomat
			mother father son daughter brother sister wife husband widow neighbour neighbor villager merchant shepherd herder
			counsel cousin uncle aunt friend colleague clerk headman guard owner barber builder fireman
			manager founder engineer soldier policeman adviser advisor aide critic politician negotiator mediator singer
			artist musician filmmaker blogger lecturer scholar academic scientist physician surgeon midwife pensioner mechanic
			fisherman tailor butcher worker coordinator organiser organizer protester demonstrator mp statesman vendor seller`),
		bodies: set(`union committee council nations ministry bank party group front movement agency army court commission international
			watch embassy university institute association federation organisation organization office department parliament assembly
			senate house government police force forces guard club company corporation airport palace square street river bridge
			hospital school market hotel road avenue park province region district state states republic kingdom island islands
			sea ocean lake mountain mountains north south east west africa europe asia america accord agreement fund programme
			program mission operation news times post radio television tv press network centre center foundation alliance
			coalition league cross crescent society trust service security bureau authority chamber congress day war prize cup
			world coast gulf valley city town faso leone york guinea rights human nation barracks camp base berets islam`),
		works: set(`film movie book novel song album play magazine newspaper show series operation slogan motto poem website titled entitled
			called named dubbed so-called nicknamed known headlined hashtag word words term phrase project programme exhibition
			title`),
		sources: set(`statement communique communiqué tweet letter message post report speech text declaration note release email e-mail`),
	}
}
