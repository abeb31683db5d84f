package build

// Counts tells how many pages of a draft were drawn anew, and how many remembered.
func (d *Draft) Counts() (anew, hits int) { return int(d.anew.Load()), int(d.hits.Load()) }
