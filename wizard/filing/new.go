package filing

// A Shape says what an empty filing is made for.
type Shape struct {
	Order    Order
	Nature   Nature
	Province string
	Service  ServiceKind
}

// New returns an empty filing of a shape with one service and one domain (or platform), under the given id; without a
// service where the shape names no kind. What an order only changes is left empty, because a default would be a change.
func New(id string, shape Shape) *Filing {
	f := &Filing{Schema: SchemaVersion, ID: id, Order: shape.Order, Provider: HuaweiCloud, Province: shape.Province}
	f.Entity.Nature = shape.Nature
	if kinds := EntityCertificates(shape.Nature); len(kinds) > 0 {
		f.Entity.Certificate.Kind = kinds[0]
	}
	f.Principal.Certificate.Kind = ResidentIDCard
	if shape.Service != "" {
		f.Services = []Service{newService(shape)}
	}
	f.Settle()
	f.fillLists()
	return f
}

func newService(shape Shape) Service {
	s := Service{Kind: shape.Service, Domains: []Domain{{}}}
	if shape.Nature == Individual {
		s.PrincipalSame = Yes
	}
	if ScopeOf(shape.Order).Service != Everything {
		return s
	}
	s.Languages = []string{"zh-Hans"}
	s.Access.IPRanges = []IPRange{{}}
	if shape.Service == AppKind {
		s.App = &App{Platforms: []Platform{{}}}
	}
	if shape.Nature != Individual && shape.Service == Website {
		s.Content = []string{ContentCorporateSite}
	}
	return s
}

// mirrored pairs facts that an individual gives once: whoever files for oneself is one's own principal
// (个人备案的负责人须为本人).
func mirrored() [][2]Path {
	return [][2]Path{
		{"entity.name", "principal.name"},
		{"entity.certificate.kind", "principal.certificate.kind"},
		{"entity.certificate.number", "principal.certificate.number"},
		{"entity.certificate.valid_from", "principal.certificate.valid_from"},
		{"entity.certificate.valid_until", "principal.certificate.valid_until"},
	}
}

// Settle writes the facts that follow from others: an individual is its own principal, for itself and for its services;
// a unit's principal who is the legal representative has that name; a service with a principal of its own has room for
// one, and so has an APP for what only APPs have.
func (f *Filing) Settle() {
	if f.Entity.Nature == Individual {
		for _, pair := range mirrored() {
			text, _ := f.Text(pair[0])
			if err := f.SetText(pair[1], text); err != nil {
				panic("filing: mirrored paths exist: " + err.Error())
			}
		}
		f.Principal.IsLegalRepresentative = Unanswered
		f.Entity.LegalRepresentative = ""
	} else if f.Entity.IsUnit() && f.Principal.IsLegalRepresentative == Yes && f.Entity.LegalRepresentative != "" {
		f.Principal.Name = f.Entity.LegalRepresentative
	}
	for i := range f.Services {
		s := &f.Services[i]
		if f.Entity.Nature == Individual {
			s.PrincipalSame = Yes
		}
		switch s.PrincipalSame {
		case Yes:
			s.Principal = nil
		case No:
			if s.Principal == nil {
				s.Principal = &Principal{Certificate: Certificate{Kind: ResidentIDCard}}
			}
		}
		if s.Kind == AppKind && s.App == nil {
			s.App = &App{Platforms: []Platform{{Domains: []string{}}}}
		}
	}
}
