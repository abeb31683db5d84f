package census

import (
	"strings"
	"unicode/utf8"

	"dossier/internal/annotate"
)

// register is the names of the records that are declared.
type register struct {
	names    map[string][]string // ids, by the folded name
	near     map[string][]string // ids, by the folded name less one letter
	surnames map[string][]string // ids of persons, by the last word
	ends     map[string][]string // ids, by the first and last words
	squeezed map[string][]string // ids, by the name without blanks
	initials map[string][]string // ids of persons, by the first letter and the last word
}

func newRegister(known []Known) *register {
	k := &register{map[string][]string{}, map[string][]string{}, map[string][]string{}, map[string][]string{}, map[string][]string{}, map[string][]string{}}
	for _, record := range known {
		for _, name := range record.Names {
			k.learn(record, annotate.Key(name))
		}
	}
	return k
}

func (k *register) learn(record Known, key string) {
	if key == "" {
		return
	}
	add(k.names, key, record.ID)
	add(k.squeezed, strings.ReplaceAll(key, " ", ""), record.ID)
	for _, n := range neighbours(key) {
		add(k.near, n, record.ID)
	}
	if strings.Contains(key, " ") {
		add(k.ends, ends(key), record.ID)
		if record.Kind == Person {
			add(k.surnames, lastWord(key), record.ID)
			add(k.initials, initialed(key), record.ID)
		}
	}
}

func add(table map[string][]string, key, id string) {
	list := table[key]
	if len(list) == 0 || list[len(list)-1] != id {
		table[key] = append(list, id)
	}
}

// declared reports whether a record has a name.
func (k *register) declared(key string) bool { return len(k.names[key]) > 0 }

// like gives the one record that a name may be another spelling of, empty where
// there is none, or several.
func (k *register) like(key, kind string, spellings []string) string {
	looks := [][]string{k.squeezed[strings.ReplaceAll(key, " ", "")]}
	if strings.Contains(key, " ") {
		looks = append(looks, k.ends[ends(key)])
		if first, _, _ := strings.Cut(key, " "); utf8.RuneCountInString(first) == 1 {
			looks = append(looks, k.initials[initialed(key)])
		}
	}
	var close []string
	for _, n := range neighbours(key) {
		close = append(close, k.near[n]...)
		close = append(close, k.names[n]...)
	}
	if utf8.RuneCountInString(key) >= shortest {
		close = append(close, k.near[key]...)
	}
	looks = append(looks, close)
	for _, s := range spellings {
		looks = append(looks, k.names[annotate.Key(s)])
	}
	if kind == Person || kind == "" {
		looks = append(looks, k.surnames[key])
	}
	for _, ids := range looks {
		if id, only := onlyOne(ids); only {
			return id
		} else if len(ids) > 0 {
			return ""
		}
	}
	return ""
}

func onlyOne(ids []string) (string, bool) {
	for _, id := range ids {
		if id != ids[0] {
			return "", false
		}
	}
	if len(ids) == 0 {
		return "", false
	}
	return ids[0], true
}

// ends gives the first and last words of a name.
func ends(key string) string {
	first, _, _ := strings.Cut(key, " ")
	return first + " " + lastWord(key)
}

// initialed gives the first letter and the last word of a name.
func initialed(key string) string {
	_, size := utf8.DecodeRuneInString(key)
	return key[:size] + " " + lastWord(key)
}

// shortest and longest bound the names of which one letter may differ.
const (
	shortest = 5
	longest  = 60
)

// neighbours gives a name less each of its letters: two names are one letter
// apart where they have a neighbour in common.
func neighbours(key string) []string {
	if n := utf8.RuneCountInString(key); n < shortest || n > longest {
		return nil
	}
	var list []string
	for i, r := range key {
		list = append(list, key[:i]+key[i+utf8.RuneLen(r):])
	}
	return list
}
