package filing

// Asked reports whether this filing asks for the fact at a place at all.
func (f *Filing) Asked(row Field, at At) bool {
	if row.Path.Under("record") {
		return f.declared(row.Path)
	}
	if f.demand(row.Path) == NotWanted {
		return false
	}
	switch row.Need {
	case ForUnit:
		return f.Entity.IsUnit()
	case ForFiled:
		return f.Order != First && Orders.Has(string(f.Order))
	}
	s := f.serviceAt(at)
	if s == nil {
		return true
	}
	if row.Path.Under("services[].principal") {
		return s.PrincipalSame == No && f.Entity.IsUnit()
	}
	if row.Path.Under("services[].app") {
		return s.Kind == AppKind
	}
	if row.Path == "services[].filing_number" {
		return !f.Fresh() && Orders.Has(string(f.Order))
	}
	if row.Path == "services[].access.dns_paused" {
		return s.Kind == Website && f.Fresh()
	}
	switch row.Need {
	case ForSites:
		return s.Kind != AppKind
	case ForCode:
		return s.Access.Resource == ResourceAuthorizationCode
	case ForServers:
		return s.Access.Resource != ResourceAuthorizationCode
	}
	return true
}

// Missing reports whether the fact at a place must be there and is not.
func (f *Filing) Missing(row Field, at At) bool {
	if row.Need == Optional || !f.Asked(row, at) || f.demand(row.Path) != Everything {
		return false
	}
	if row.Need == ForFresh && !f.Fresh() {
		return false
	}
	return !f.Filled(at.Of(row.Path))
}

// demand returns how this filing's order asks for a fact.
func (f *Filing) demand(pattern Path) Demand { return ScopeOf(f.Order).Of(pattern) }

// Fresh reports whether the order files a service that has no filing yet.
func (f *Filing) Fresh() bool { return f.Order == First || f.Order == AddService }

func (f *Filing) serviceAt(at At) *Service {
	if len(at) == 0 || at[0] >= len(f.Services) {
		return nil
	}
	return &f.Services[at[0]]
}
