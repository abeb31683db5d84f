package lettering

import "testing"

func TestLeftward(t *testing.T) {
	for tag, want := range map[string]bool{
		"ar": true, "AR": true, "ar-ML": true, "he": true, "ff-Adlm": true, "ks-Deva": false, "ar-Latn": false,
		"en": false, "fr-ML": false, "": false, "arn": false, "uz-Arab-AF": true, "en-x-arab": false,
	} {
		if got := Leftward(tag); got != want {
			t.Errorf("%q: %v", tag, got)
		}
	}
}

func TestBegins(t *testing.T) {
	for _, c := range []struct {
		words           string
		leftward, known bool
	}{
		{"", false, false}, {"22 – 1960", false, false}, {"« باماكو » Bamako", true, true}, {"Bamako باماكو", false, true},
		{"12 حدثًا", true, true}, {"שלום", true, true}, {"ߓߡߊ߬ߞߐ߫", true, true}, {"東京", false, true},
	} {
		if leftward, known := Begins(c.words); leftward != c.leftward || known != c.known {
			t.Errorf("%q: %v %v", c.words, leftward, known)
		}
	}
}
