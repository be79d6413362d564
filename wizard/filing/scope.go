package filing

import (
	"slices"
	"sync"
)

// A Demand says how an order asks for a part of a filing.
type Demand string

// The demands.
const (
	NotWanted   Demand = ""        // not asked
	WhatChanges Demand = "changes" // asked, but only what changes has to be given
	Everything  Demand = "all"     // asked in full
)

// A Scope says what an order asks, part by part. The facts that identify a filing are asked by every order, and those of
// Record by its own table.
type Scope struct {
	Entity           Demand
	Principal        Demand
	Key              Demand // name, number and domains of a service: which one the order is about
	Service          Demand
	ServicePrincipal Demand
	Access           Demand
}

// ScopeOf returns what an order asks. An order that is not known yet asks everything.
// Source: the provider's pages on each type of order, see the domain notes §1.4.
func ScopeOf(o Order) Scope {
	const none, changes, all = NotWanted, WhatChanges, Everything
	switch o {
	case ChangeEntity:
		return Scope{changes, changes, none, none, none, none}
	case ChangeService:
		return Scope{none, none, all, changes, changes, changes}
	case ChangeFiling, Claim:
		return Scope{changes, changes, all, changes, changes, changes}
	case CancelService, CancelAccess:
		return Scope{none, none, all, none, none, none}
	case CancelEntity, Transfer:
		return Scope{none, none, none, none, none, none}
	}
	return Scope{all, all, all, all, all, all}
}

// Scope returns what this filing's order asks. Where the entity is on file with the provider, a service that is added asks
// of the entity only what has changed since.
func (f *Filing) Scope() Scope {
	scope := ScopeOf(f.Order)
	if f.Order == AddService && f.Record.EntityHere == Yes {
		scope.Entity, scope.Principal = WhatChanges, WhatChanges
	}
	return scope
}

// Entire reports whether the order hands in everything there is to know, and not only what changes.
func (o Order) Entire() bool { return ScopeOf(o) == ScopeOf(First) }

// Changes reports whether the order changes a filing that exists.
func (o Order) Changes() bool { return o == ChangeEntity || o == ChangeService || o == ChangeFiling }

// Compares reports whether what is handed in is held against a filing that exists.
func (o Order) Compares() bool {
	return o.Changes() || o == AddService || o == AddAccess || o == Claim || o == Migrate
}

// Cancels reports whether the order ends a filing, or this provider's part in it.
func (o Order) Cancels() bool { return o == CancelService || o == CancelEntity || o == CancelAccess }

// AboutServices reports whether the order is about services; the others are about the entity alone.
func (o Order) AboutServices() bool { return ScopeOf(o).Key != NotWanted }

// Identifying reports whether a fact says whose filing an order is about.
func Identifying(pattern Path) bool {
	switch pattern {
	case "title", "order", "provider", "province", "entity.nature", "entity.name", "entity.certificate.kind",
		"entity.certificate.number", "entity.filing_number":
		return true
	}
	return false
}

// Of returns how an order asks for the fact of a pattern, or for the paper of a slot's pattern. Letters and further papers
// are asked by cases of their own, and by any order.
func (s Scope) Of(pattern Path) Demand {
	switch {
	case Identifying(pattern), pattern.Under("letters"), pattern.Under("materials"):
		return Everything
	case pattern.Under("services[].principal") || pattern == "services[].principal_same":
		return s.ServicePrincipal
	case pattern.Under("services[].access"):
		return s.Access
	case slices.Contains([]Path{"services", "services[].kind", "services[].name", "services[].filing_number", "services[].domains", "services[].domains[].name"}, pattern):
		return s.Key
	case pattern.Under("services"):
		return s.Service
	case pattern.Under("principal"):
		return s.Principal
	}
	return s.Entity
}

// Locked reports whether an order that changes a filing cannot change this fact: it says which filing it is.
// Source: the provider's page on changing a filing (备案变更): 省份、主办单位性质、证件类型、证件号码、已有域名.
func Locked(pattern Path) bool {
	switch pattern {
	case "province", "entity.nature", "entity.certificate.kind", "entity.certificate.number", "entity.filing_number", "services[].kind":
		return true
	}
	return false
}

// A Declaration is a fact of the record: which orders ask for it, and of whom.
type Declaration struct {
	Path   Path
	Orders []Order
	Units  bool // asked of units alone
}

// Declarations lists the facts of the record in the order in which they are asked.
func Declarations() []Declaration {
	fresh := []Order{First, AddService, AddAccess, Migrate}
	changes := []Order{ChangeEntity, ChangeService, ChangeFiling}
	cancels := []Order{CancelService, CancelEntity, CancelAccess}
	every := slices.Concat(fresh, changes, cancels, []Order{Claim, Transfer})
	filed := slices.Concat([]Order{AddService, AddAccess}, changes)
	return []Declaration{
		{Path: "record.entity_here", Orders: []Order{AddService, AddAccess}},
		{Path: "record.shell", Orders: []Order{AddService}},
		{Path: "record.filed_services", Orders: []Order{AddService, AddAccess}},
		{Path: "record.claim_cause", Orders: []Order{Claim}},
		{Path: "record.target_account", Orders: []Order{Transfer}},
		{Path: "record.target_clean", Orders: []Order{Transfer}},
		{Path: "record.domain_moved", Orders: []Order{Migrate}},
		{Path: "record.last_service", Orders: []Order{CancelService}},
		{Path: "record.other_provider", Orders: []Order{CancelAccess}},
		{Path: "record.reason", Orders: cancels},
		{Path: "record.open_order", Orders: every},
		{Path: "record.account_taken", Orders: slices.Concat(fresh, []Order{Claim})},
		{Path: "record.former_certificate", Orders: []Order{First}},
		{Path: "record.abnormal", Orders: slices.Concat(fresh, changes), Units: true},
		{Path: "record.sites_open", Orders: filed},
		{Path: "record.footer_shown", Orders: filed},
		{Path: "record.content_matches", Orders: filed},
	}
}

// declared reports whether this filing asks for a fact of the record.
func (f *Filing) declared(pattern Path) bool {
	d, ok := declarationsByPath()[pattern]
	return ok && slices.Contains(d.Orders, f.Order) && (!d.Units || f.Entity.Nature != Individual)
}

var declarationsByPath = sync.OnceValue(func() map[Path]Declaration {
	all := map[Path]Declaration{}
	for _, d := range Declarations() {
		all[d.Path] = d
	}
	return all
})
