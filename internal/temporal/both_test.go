package temporal

import "testing"

func TestBoth(t *testing.T) {
	check(t, "", "", []tagCase{
		{"Tuesday, mardi, 21 March, le 21 mars, in March 2012, en mars 2012, yesterday, hier, since 2012, 16:40 GMT", "Tuesday | open; mardi, 21 March | open; 21 mars | open; March 2012 | 2012-03; mars 2012 | 2012-03; yesterday | open; hier | open; since 2012 | 2012/..; 16:40 GMT | open"},
		{"On 21 March 2012 he left; the next day he came back at 4pm. Le 3 mai 2013, il partit ; le lendemain, il revint.", "21 March 2012 | 2012-03-21; the next day | 2012-03-22; 4pm | 2012-03-22T16; 3 mai 2013 | 2013-05-03; le lendemain | 2013-05-04"},
		{"The mars rover; a march; they may; une marche; mardi gras; Mai; 12 sept 2020; sept jours; on a mis.", "12 sept 2020 | 2020-09-12"},
	})
}
