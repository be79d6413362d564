package region

// Atlas is everything the files say. It is read once and never changed; any number of goroutines may ask it.
type Atlas struct {
	provinces map[string]*Province
	order     []string
	national  National
	sources   map[string]Source
}

// Province returns the province with this two-digit id, and whether there is one.
func (a *Atlas) Province(id string) (Province, bool) {
	p, ok := a.provinces[id]
	if !ok {
		return Province{}, false
	}
	return *p, true
}

// Provinces returns all provinces in the order of their codes.
func (a *Atlas) Provinces() []Province {
	all := make([]Province, 0, len(a.order))
	for _, id := range a.order {
		all = append(all, *a.provinces[id])
	}
	return all
}

// National returns the national defaults.
func (a *Atlas) National() National { return a.national }

// Source returns the source with this id, and whether there is one.
func (a *Atlas) Source(id string) (Source, bool) {
	s, ok := a.sources[id]
	return s, ok
}

// Conflicted reports whether the province's sources disagree on a topic. Such a topic must never block a filing.
func (a *Atlas) Conflicted(id string, topic Topic) bool {
	p, ok := a.provinces[id]
	if !ok {
		return false
	}
	_, disputed := p.dispute(topic)
	return disputed
}
