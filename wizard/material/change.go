package material

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// An answer says whether something holds, by what the filing tells. A greater one is more certain.
type answer int

const (
	no     answer = iota
	open          // the answers do not tell
	likely        // something speaks for it
	yes
)

func given(holds bool) answer {
	if holds {
		return yes
	}
	return no
}

// relevant says whether this order looks at facts: yes where it hands them in anew, and where it only changes a filing as
// far as they are known to change. No pattern stands for everything.
func (c *collection) relevant(patterns []filing.Path, at filing.At) answer {
	o := c.Filing.Order
	if o == filing.Claim || o == filing.Transfer || o.Cancels() {
		return no
	}
	if len(patterns) == 0 {
		if o.Changes() {
			return open
		}
		return yes
	}
	most := no
	for _, p := range patterns {
		switch c.demand(p) {
		case filing.Everything:
			return yes
		case filing.WhatChanges:
			most = max(most, c.changed(p, at))
		}
	}
	return most
}

// demand returns how the order asks for a fact. An order that changes a filing names it by facts that it may change as well.
func (c *collection) demand(p filing.Path) filing.Demand {
	demand := c.scope.Of(p)
	if filing.Identifying(p) {
		demand = c.scope.Entity
	}
	if demand == filing.Everything && c.Filing.Order.Changes() {
		return filing.WhatChanges
	}
	return demand
}

// changed says whether anything under a pattern differs from the filing that exists; at narrows it down to one service.
func (c *collection) changed(pattern filing.Path, at filing.At) answer {
	f := c.Filing
	noted, services := false, map[int]bool{}
	for p := range f.Record.AsFiled {
		if place := p.Place(); len(place) > 0 {
			services[place[0]] = true
		}
		if !p.Pattern().Under(pattern) || !within(p.Place(), at) {
			continue
		}
		noted = true
		if f.Changed(p) {
			return yes
		}
	}
	// A row of a list that was not there when the rest of its service was noted has been added.
	for _, row := range filing.Dictionary() {
		if !row.Path.Under(pattern) || strings.Count(string(row.Path), "[]") < 2 {
			continue
		}
		for _, place := range f.Places(row.Path) {
			p := place.Of(row.Path)
			if _, known := f.FiledText(p); !known && f.Filled(p) && services[place[0]] && within(place, at) {
				return yes
			}
			noted = noted || services[place[0]] && within(place, at)
		}
	}
	if noted {
		return no
	}
	return open
}

// within reports whether a place lies in the service that another names; an empty one names none.
func within(place, at filing.At) bool { return len(at) == 0 || len(place) == 0 || place[0] == at[0] }
