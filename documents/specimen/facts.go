// Package specimen draws the papers of invented people, marked 样例, and photographs them well or badly: for the demonstration and for calibrating measures.
package specimen

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// Facts is what stands on the papers of one applicant.
type Facts struct {
	Name, Sex, Ethnicity string
	BirthDate            string // YYYY-MM-DD
	Address              string
	Number               string // of the resident identity card
	Authority            string // that issued the card
	ValidFrom            string // YYYY-MM-DD
	ValidUntil           string // YYYY-MM-DD, or filing.LongTerm

	Entity         string
	Representative string // the legal representative; empty: the person
	USCC           string
	EntityType     string
	Capital        string
	EstablishedOn  string // YYYY-MM-DD
	Scope          string
	Residence      string // of the entity
	Registry       string // that issued the licence

	LicenceUntil     string // YYYY-MM-DD, or filing.LongTerm
	Shop             string // of a self-employed trader
	ShopUSCC         string
	Institution      string // a public institution
	InstitutionUSCC  string
	CertificateUntil string // YYYY-MM-DD; of the institution

	Surname, GivenNames string // in Latin letters
	PassportNumber      string
	PassportUntil       string // YYYY-MM-DD
	HKMONumber          string
	TWNumber            string
	PermitUntil         string // YYYY-MM-DD; of permits and residence cards
	PermanentNumber     string // since 2023
	OldPermanentNumber  string
	ResidenceNumber     string // begins with 810000, 820000 or 830000

	Grantee       string // of a letter
	GranteeNumber string
	SignedOn      string // YYYY-MM-DD

	Domain       string
	Registrar    string
	RegisteredOn string // YYYY-MM-DD
	ExpiresOn    string // YYYY-MM-DD
}

// Sample returns the facts of the company's sample filing.
func Sample() Facts { return Of(sample.Enterprise()) }

// Of returns papers that agree with a filing and its first service. What a filing does not say is invented.
func Of(f *filing.Filing) Facts {
	facts := Facts{
		Name: f.Principal.Name, Sex: "女", Ethnicity: "汉", BirthDate: "1990-01-01",
		Address: "样例省样例市样例区样例街道样例路1号样例花园2栋301", Number: f.Principal.Certificate.Number,
		Authority: "样例市公安局样例分局", ValidFrom: f.Principal.Certificate.ValidFrom, ValidUntil: f.Principal.Certificate.ValidUntil,
		Entity: f.Entity.Name, USCC: f.Entity.Certificate.Number, EntityType: "有限责任公司", Capital: "壹佰万元人民币",
		EstablishedOn: f.Entity.Certificate.ValidFrom, Scope: "软件开发；信息技术咨询服务；计算机系统服务。",
		Representative: f.Entity.LegalRepresentative,
		Residence:      f.Entity.Certificate.Address, Registry: "样例市市场监督管理局",
		Grantee: f.Principal.Name, GranteeNumber: f.Principal.Certificate.Number,
	}
	if own := f.Principal.Certificate.Address; own != "" {
		facts.Address = own
	} else if own := f.Entity.Certificate.Address; own != "" && !f.Entity.IsUnit() {
		facts.Address = own
	}
	// The eighteen characters of the number: district, date of birth, order, check; the order is odd for men.
	if n := facts.Number; len(n) == 18 {
		facts.BirthDate = n[6:10] + "-" + n[10:12] + "-" + n[12:14]
		if (n[16]-'0')%2 == 1 {
			facts.Sex = "男"
		}
	}
	if len(f.Services) > 0 && len(f.Services[0].Domains) > 0 {
		d := f.Services[0].Domains[0]
		facts.Domain, facts.Registrar, facts.RegisteredOn, facts.ExpiresOn = d.Name, d.Registrar, d.RealNameOn, d.ExpiresOn
	}
	return facts
}
