package collate

// Work tells in how many records names, and in how many articles quotes were
// looked for to make the last dossier.
func (m *Collator) Work() (read, searched int) { return m.read, m.searched }

// Resolved tells of how many claims the source, and of how many events the reports
// were looked up to make the last dossier.
func (m *Collator) Resolved() int { return m.resolved }
