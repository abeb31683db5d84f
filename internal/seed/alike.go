package seed

import (
	"strings"
)

// The kinds of word that are told apart where two sentences are compared.
const (
	act     = "act"     // what is done, as a verb or a noun
	lasting = "lasting" // what somebody does, or has done to them, once
	people  = "people"
	title   = "title"
	place   = "place" // a sort of place
	thing   = "thing"
	name    = "name"
	number  = "number"
	stop    = "stop"    // it ends what a verb is about
	skipped = "skipped" // it tells nothing
)

type sense struct{ kind, stem string }

// lexicon holds the words that news prose uses for one another, in English and
// French, without accents: those of a line are one. A star stands for any ending.
var lexicon, prefixes = lexiconOf(map[string]string{
	act: `
mutiny mutin* revolt* uprising* rebellion* soulevement* insurrection*
start launch* erupt* begin* began begun start* commenc* debut* eclat* lance lancee lances lancees lancent lancer entam* declench*
arrest arrest* detain* detention* arret* interpell* apprehend* captur*
kill kill* dead death* died dies die tue tues tuee tuees tuer tuent tuant mort morts morte mortes mourir deces decede* slain murder* assassin*
coup coup coups putsch*
overthrow overthr* toppl* oust* renvers* depos*
protest demonstrat* manifestation* manifeste manifesté protest* rally rallies rallied marched
riot riot* emeute*
attack attack* raid* attaqu* assault* assaut* ambush* embuscad* storming
shoot shot* shoot* gunfire tir tirs tire tirent tirer abattu*
announce announc* declar* annonc* proclaim* proclam*
sign sign signs signed signing signe signes signee signees signent signer conclu*
dismiss dismiss* sack sacked sacks limog* revoqu* demis
appoint appoint* nomm* named nomination* designe*
meet meet meets met meeting meetings rencontr* reuni reunis reunie reunies reunion* talks entretien*
free freed free frees release* liber*
strike strike* struck strikes greve* debray* walkout* 
stop stopped stops cess* 
injure injur* wound* bless*
explode explo* blast* bomb* deton*
burn fire fires burn* incend* blaze*
flood flood* inond* deborde* crue crues
quake earthquake* quake* seisme* tremblement*
crash crash* collid* collision* derail* derailed deraill*
collapse collaps* effondr* ecroul*
flee fled flee flees fui fuit fuite fuir
seize seiz* empar* saisi*
close close closed closes closing closure shut* ferm*
open open opened opens opening ouvr* ouvert* inaugur*
suspend suspen*
ban ban bans banned interdi* prohibit*
condemn condemn* condamn* denounc* denonc*
jail sentenc* jail* emprison* convict*
vote vote voted votes voting ballot* scrutin* polls
return return* revenu* retourn* regagn*
arrive arriv* landed atterri* entered enters entering entré entrée entrés entrées
leave left leave leaves departed quitte quitter quitté parti partis
call call calls called calling appel* urge* exhort*
adopt approv* adopt* ratif*
reject reject* rejet* refus*
kidnap kidnap* abduct* enlev*
rescue rescu* sauv* secour*
sink sank sink* sunk coule coulé naufrag* chavir* capsiz*
impose impos*
curfew curfew*
loot loot* pill*
gather gather* rassembl*
win won win wins remport*
speak spoke speak speech discours
postpone postpon* ajourn*`,
	lasting: `
resign resign* demission*
elect elect elected election* elu elus elue elues
dissolve dissol* dissou*`,
	people: `
soldier soldier* troop* soldat* militaires army armee armees
officer officer* officiers officier
police police* policier* gendarm*
protester protester* demonstrator* manifestant*
villager villager* resident* villageois* habitant* inhabitant*
civilian civilian* civils civil
rebel rebel rebels rebelle* insurgent*
gunman gunm* assaillant* attacker* militant* jihadist* djihadist*
worker worker* ouvrier* travailleur* salarie* employee* employe employes
student student* etudiant*
teacher teacher* enseignant*
doctor doctor* medecin*
nurse nurse* infirmi*
farmer farmer* agriculteur* paysan* cultivateur*
fisher fisher* pecheur*
miner miner* mineur*
driver driver* chauffeur* conducteur*
docker docker*
woman woman women femme*
man man men homme hommes
child child* enfant*
migrant migrant*
refugee refugee* refugie*
passenger passenger* passager*
voter voter* electeur* electrice*
judge judge* juge juges magistrat*
lawyer lawyer* avocat*
journalist journalist* reporter*
prisoner prisoner* detainee* prisonnier* detenu*
hostage hostage* otage*`,
	title: `
president president* presiden*
prime prime premier premiere
minister minister* ministr*
captain captain* capt capitaine*
colonel colonel* col
general general generals generaux gen
lieutenant lieutenant* lt
sergeant sergeant* sergent*
major major
chief chief* chef chefs head heads leader* dirigeant*
king king roi
governor governor* gouverneur*
mayor mayor* maire maires
senator senator* senateur*
deputy deputy deputies depute* lawmaker* legislator*
ambassador ambassador* ambassad*
secretary secretary secretaire*
spokesman spokes* porte parole
mr mr mrs ms dr sir monsieur madame mm mme former ancien ancienne`,
	place: `
capital capital capitals capitale capitales
city city cities town towns ville villes
village village villages
country country countries pays nation
region region* province* district*
street street* rue rues road roads route routes
north north northern nord
south south southern sud
east east eastern
west west western ouest`,
	thing: `
camp camp camps barracks base bases caserne* garrison*
palace palac* palais
government government* gouvernement*
airport airport* aeroport*
border border* frontier*
court court courts tribunal tribunaux
parliament parliament* parlement*
house house houses home homes maison maisons
bridge bridge bridges pont ponts
school school* ecole*
church church* eglise*
market market markets marche marches`,
	number: `
2 two deux
3 three trois
4 four quatre
5 five cinq
6 six
7 seven sept
8 eight huit
9 nine neuf
10 ten dix
11 eleven onze
12 twelve douze
15 fifteen quinze
20 twenty vingt
30 thirty trente
40 forty quarante
50 fifty cinquante
60 sixty soixante
hundred hundred hundreds cent cents centaine centaines
dozen dozen dozens dizaine dizaines
thousand thousand thousands mille millier milliers
million million millions`,
	stop: `
stop in at on near after before as with for from by to into against over during when while that who which because since amid under about
stop dans sur au aux en pour avec par contre apres avant vers chez lors depuis qui que dont quand lorsque pres selon`,
	skipped: `
none some most both others people persons person personne personnes said told says added reported according late early again together least also its their his her the
none plusieurs quelque quelques selon hier ensuite autres dit ajoute indique affirme news agency reuters afp bbc rfi xinhua monday tuesday wednesday thursday friday saturday sunday`,
})

const shortestPrefix, longestPrefix = 3, 13

// lexiconOf reads the lines of each kind: a stem, and the words that have it.
func lexiconOf(kinds map[string]string) (whole, begun map[string]sense) {
	whole, begun = map[string]sense{}, map[string]sense{}
	for kind, lines := range kinds {
		for line := range strings.Lines(lines) {
			words := strings.Fields(line)
			for i, w := range words {
				switch prefix, any := strings.CutSuffix(w, "*"); {
				case i == 0:
				case any:
					begun[prefix] = sense{kind, words[0]}
				default:
					whole[w] = sense{kind, words[0]}
				}
			}
		}
	}
	return whole, begun
}

var (
	determiners = setOf("the a an of this that its their his her le la les l un une des du de d ce cette son sa ses leur")
	auxiliaries = setOf("was were been being be is are has have had ete est sont fut furent ont a avait avaient etait etaient")
	passives    = setOf("was were been being be is are ete est sont fut furent etait etaient")
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// empty are words of four letters and more that tell nothing.
var empty = setOf(`that with from were have been their which after before about would could said says also into over this they them than then when where while will more most other some such
	monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
	dans pour avec sont etait ete leur leurs cette apres avant plus dont mais comme aussi entre vers elle elles nous vous fait etre avoir
	lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre`)
