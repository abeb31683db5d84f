package corpus

import "strings"

// phrases reads a list whose items stand between bars.
func phrases(s string) []string {
	list := strings.Split(strings.Join(strings.Fields(s), " "), "|")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

var (
	placeKinds = strings.Fields("town city village harbour district")
	bodyKinds  = strings.Fields("organization organization armed-force group state")
	bodies     = phrases("Ministry of *|* Port Authority|Council of *|* Dockers’ Union|Bank of *|* Guard|Court of *|* Relief Fund|* Grain Board|Office for *")
	papers     = strings.Fields("Courier Post Herald Tribune Gazette Observer Radio Mail Standard")
	offices    = phrases("minister of ports|harbour master|union leader|judge|mayor|general|prosecutor|economist|spokeswoman|ambassador|colonel|bishop|governor|police chief")
	agencies   = strings.Fields("AFP Reuters AP")
	weekdays   = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

	crowds = phrases(`dockers|officials|residents|soldiers|traders|witnesses|engineers|nurses|drivers|students|fishermen|guards|
		lawyers|teachers|farmers|miners|doctors|pilots|sailors|clerks|market women|customs officers|railway workers|
		aid workers|observers|investigators|neighbours|shopkeepers|veterans|recruits`)
	deeds = phrases(`closed|reopened|inspected|blocked|guarded|searched|abandoned|repaired|surrounded|seized|emptied|measured|
		photographed|defended|rebuilt|sold|shelled|cleared|occupied|handed over|visited|counted|marked|lost|
		evacuated|inherited|refused|demanded|discussed|questioned|delayed|cancelled|approved|funded|criticised|
		praised|replaced|moved|burned|flooded|fenced|lit|painted|renamed|divided|audited|registered|watched`)
	qualities = phrases(`northern|southern|old|new|main|second|third|empty|wooden|stone|iron|narrow|public|private|military|
		temporary|disputed|damaged|hidden|open|locked|crowded|silent|royal|former|central|upper|lower|eastern|western|
		provisional|annual|secret|joint|foreign|local|rural|armed|unfinished|frozen|borrowed|missing|final|early`)
	things = phrases(`gate|grain store|ferry terminal|bridge|checkpoint|barracks|radio mast|warehouse|hospital wing|school|
		market hall|customs house|railway line|depot|archive|courtroom|airfield|fuel tank|water tower|canal lock|
		jetty|lighthouse|workshop|printing house|police post|mine shaft|bakery|hotel|stadium|power station|dam|
		reservoir|border post|embassy|chapel|library|clinic|prison yard|telephone exchange|treaty|budget|ceasefire line|
		ration list|timetable|contract|decree|shipment|convoy|census|ballot|inquiry|loan|pension fund|
		tariff|ship|tugboat|crane|generator|quarry|orchard|well|cemetery|pipeline|convent|barge|signal box`)
	moments = phrases(`before dawn|at noon|late in the evening|after the curfew|during the storm|in the small hours|shortly after midday|
		overnight|within the hour|at first light|on the eve of the vote|in the middle of the harvest|
		after weeks of talks|while the rain lasted|at the end of the shift`)
	manners = phrases(`without giving a reason|in front of cameras|under guard|by hand|in silence|against the advice of the court|
		for the second time|with borrowed tools|in small groups|by a narrow majority|on the orders of the capital|
		in spite of the strike|to the surprise of all|at their own expense|behind closed doors|with little notice`)
	units   = phrases("people|lorries|tonnes of rice|families|houses|hectares|crates|prisoners|boats|litres of fuel|votes|wounded")
	pledges = phrases(`We will not leave this place|Nobody asked us|The figures speak for themselves|It cannot go on like this|
		We have nothing to hide|This was a mistake|The talks must go on|There is no way back|We were promised an answer|
		The order came from above|Our patience is at an end|I have seen the papers myself`)
	topics = phrases("The morning|What witnesses saw|The numbers|The answer of the capital|At the harbour|The night after|A question of money|The court|The road north|What comes next")
)
