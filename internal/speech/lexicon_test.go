package speech

var english, french = inEnglish(), inFrench()
