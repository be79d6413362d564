package wizard

import (
	"maps"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// mostNear is how many other filings one is checked beside while many are read. Every rule that looks at others takes time for
// each; once a draft is opened, all are looked at.
const mostNear = 12

// circle finds the filings that share something with one: to check every filing of a thousand beside all others takes minutes.
type circle struct {
	filings map[string]*filing.Filing
	sharing map[string][]string // ids, by what filings are compared by
}

func newCircle(around map[string]*filing.Filing) *circle {
	c := &circle{filings: map[string]*filing.Filing{}, sharing: map[string][]string{}}
	for _, id := range slices.Sorted(maps.Keys(around)) {
		c.put(id, around[id])
	}
	return c
}

func (c *circle) put(id string, f *filing.Filing) {
	c.filings[id] = f
	for _, key := range shared(f) {
		c.sharing[key] = append(c.sharing[key], id)
	}
}

// near returns filings that share something with one, those that share what is rarer first.
func (c *circle) near(id string, f *filing.Filing) []*filing.Filing {
	var out []*filing.Filing
	seen := map[string]bool{id: true}
	for _, key := range shared(f) {
		for _, other := range c.sharing[key] {
			if len(out) == mostNear {
				return out
			}
			if !seen[other] {
				seen[other] = true
				out = append(out, c.filings[other])
			}
		}
	}
	return out
}

// shared lists what filings are compared by, what is rarer first.
func shared(f *filing.Filing) []string {
	var keys []string
	add := func(texts ...string) {
		for _, s := range texts {
			if s = filing.Fold(s); s != "" {
				keys = append(keys, s)
			}
		}
	}
	for _, s := range f.Services {
		for _, d := range s.Domains {
			add(d.Name)
		}
		add(s.Access.AuthorizationCode)
	}
	people := []*filing.Principal{&f.Principal}
	for i := range f.Services {
		if p := f.Services[i].Principal; p != nil {
			people = append(people, p)
		}
	}
	for _, p := range people {
		add(p.Mobile, p.EmergencyPhone, p.Email, p.Certificate.Number, p.OfficePhone)
	}
	add(f.Entity.Certificate.Number, f.Entity.FilingNumber, f.Entity.Name)
	for _, s := range f.Services {
		add(s.Name)
		for _, r := range s.Access.IPRanges {
			add(r.First, r.Last)
		}
	}
	return keys
}
