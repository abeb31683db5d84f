package locale

var french = map[string]string{}

var frenchNouns = map[string][2]string{}
