package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// The applicant's other filings are told apart by the number of the entity's certificate. A filing without one is nobody's.

// sameEntity reports whether another filing is of this filing's entity.
func (c Case) sameEntity(other *filing.Filing) bool {
	mine, theirs := c.Filing.Entity.Certificate.Number, other.Entity.Certificate.Number
	return filled(mine) && filled(theirs) && filing.SameNumber(mine, theirs)
}

// otherEntities lists the applicant's filings of other entities.
func (c Case) otherEntities() []*filing.Filing {
	var out []*filing.Filing
	for _, other := range c.Others {
		if other != nil && other.ID != c.Filing.ID && filled(other.Entity.Certificate.Number) &&
			filled(c.Filing.Entity.Certificate.Number) && !c.sameEntity(other) {
			out = append(out, other)
		}
	}
	return out
}

// siblings lists the applicant's other filings of this entity.
func (c Case) siblings() []*filing.Filing {
	var out []*filing.Filing
	for _, other := range c.Others {
		if other != nil && other.ID != c.Filing.ID && c.sameEntity(other) {
			out = append(out, other)
		}
	}
	return out
}

// of looks at another filing with the same knowledge.
func (c Case) of(other *filing.Filing) Case {
	c.Filing, c.Others = other, nil
	return c
}

// filingName names another filing in a sentence: by its title, its entity, or its number.
func filingName(f *filing.Filing) string {
	for _, name := range []string{f.Entity.Name, f.Title, f.ID} {
		if name = strings.TrimSpace(name); name != "" {
			return name
		}
	}
	return ""
}

// weighed is the severity of what two filings cannot both have: it blocks where the other one is on file, and warns where it
// is a draft as well, which may be the one that is wrong.
func weighed(other *filing.Filing) rule.Severity {
	if filled(other.Entity.FilingNumber) {
		return rule.Block
	}
	return rule.Warn
}

// onFile makes another filing one that has its number.
func onFile(f *filing.Filing) {
	f.Order, f.Entity.FilingNumber = filing.AddService, "粤ICP备00000002号"
}

// onePersonInBoth reports whether two principals of two filings are one person.
func onePersonInBoth(a, b person) bool {
	if filled(a.Certificate.Number) && filled(b.Certificate.Number) {
		return sameNumber(a, b)
	}
	return sameName(a, b)
}

// among gives the example other filings of the applicant's.
func among(others ...func() *filing.Filing) edit {
	return func(c *Case) {
		for _, other := range others {
			c.Others = append(c.Others, other())
		}
	}
}

// otherCompany is a filing of another company in which nothing is shared.
func otherCompany(changes ...func(*filing.Filing)) func() *filing.Filing {
	return func() *filing.Filing {
		f := enterprise()
		f.ID, f.Title = "01KAXF8E6Q0000000000000009", "远帆官网"
		f.Entity.Name, f.Entity.Certificate.Number, f.Entity.LegalRepresentative = "深圳市远帆样例有限公司", "91440399MA0YF0026X", "李样例"
		f.Principal.Name, f.Principal.Certificate.Number = "李样例", "440399199005180022"
		f.Principal.Mobile, f.Principal.EmergencyPhone, f.Principal.Email = "13800000002", "13900000002", "li@example.cn"
		s := &f.Services[0]
		s.Name, s.Domains[0].Name, s.HomeURL = "远帆智联", "yuanfan-example.cn", "yuanfan-example.cn"
		s.Access.IPRanges[0].First, s.Access.IPRanges[0].Last = "121.36.0.12", "121.36.0.12"
		for _, change := range changes {
			change(f)
		}
		return f
	}
}

// sameBoss makes the company's principal that of the sample.
func sameBoss(f *filing.Filing) {
	f.Entity.LegalRepresentative, f.Principal = enterprise().Entity.LegalRepresentative, enterprise().Principal
}
