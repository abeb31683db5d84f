package collate

// Work tells in how many records names, and in how many articles quotes were
// looked for to make the last dossier.
func (m *Collator) Work() (read, searched int) { return m.read, m.searched }
