package specimen

import (
	"image"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Form is a paper that can be drawn: a kind, in one of its editions.
type Form struct {
	Kind    paper.Kind
	Edition string // empty: the usual one
}

// The editions.
const (
	Upright       = "upright"        // a licence that stands
	Duplicate     = "duplicate"      // 副本
	Trader        = "trader"         // 个体工商户
	OldCard       = "old"            // 外国人永久居留身份证 before 2023
	Provisional   = "provisional"    // 临时居民身份证
	OnScreen      = "electronic"     // a print of an electronic licence
	Commitment    = "commitment"     // a letter that promises
	Unsealed      = "unsealed"       // a letter that nobody has signed or sealed
	OtherRegistry = "other_registry" // a domain certificate of another registrar
)

// A Run is a text on a drawn paper and the place where it stands, in pixels of the paper.
type Run struct {
	Text string
	Box  paper.Box
}

// A Print is a drawn paper with all that stands on it.
type Print struct {
	Form
	Picture *image.RGBA
	Runs    []Run             // without the word across the paper and the letters of seals
	Truth   map[string]string // what the fields of a report should say
}

// row is a form and how it is drawn.
type drawn struct {
	Form
	draw  func(Facts) *canvas
	truth func(Facts) map[string]string
}

func drawings() []drawn {
	return []drawn{
		{Form{paper.IDCardFront, ""}, cardFront, Facts.front},
		{Form{paper.IDCardBack, ""}, cardBack, Facts.back},
		{Form{paper.IDCardBack, Provisional}, provisionalCard, Facts.provisional},
		{Form{paper.BusinessLicence, ""}, licence, Facts.licence},
		{Form{paper.BusinessLicence, Upright}, uprightLicence, Facts.datedLicence},
		{Form{paper.BusinessLicence, Duplicate}, duplicateLicence, Facts.datedLicence},
		{Form{paper.BusinessLicence, Trader}, traderLicence, Facts.trader},
		{Form{paper.BusinessLicence, OnScreen}, electronicLicence, Facts.licence},
		{Form{paper.PublicInstitutionCertificate, ""}, institution, Facts.institution},
		{Form{paper.Passport, ""}, passport, Facts.passport},
		{Form{paper.HKMOPermit, ""}, hkmoPermit, Facts.hkmo},
		{Form{paper.HKMOPermitBack, ""}, hkmoBack, Facts.hkmoBack},
		{Form{paper.TWPermit, ""}, twPermit, Facts.tw},
		{Form{paper.PermanentResidentCard, ""}, permanentCard, Facts.permanent},
		{Form{paper.PermanentResidentCard, OldCard}, oldPermanentCard, Facts.oldPermanent},
		{Form{paper.ResidencePermitFront, ""}, residenceFront, Facts.residenceFront},
		{Form{paper.ResidencePermitBack, ""}, residenceBack, Facts.residenceBack},
		{Form{paper.DomainCertificate, ""}, domainCertificate, Facts.domain},
		{Form{paper.DomainCertificate, OtherRegistry}, otherDomainCertificate, Facts.domain},
		{Form{paper.Letter, ""}, authorisation, Facts.authorisation},
		{Form{paper.Letter, Commitment}, commitment, Facts.commitment},
	}
}

// Forms lists every form that can be drawn, the usual edition of a kind before its others. The caller owns the slice.
func Forms() []Form {
	var out []Form
	for _, d := range drawings() {
		out = append(out, d.Form)
	}
	return out
}

// Set draws a paper flat and says what stands on it. The letter that nobody has signed is not among Forms. Any other form that is not among Forms gives an empty print.
func Set(form Form, of Facts) Print {
	for _, d := range append(drawings(), drawn{Form{paper.Letter, Unsealed}, unsigned, Facts.unsigned}) {
		if d.Form == form {
			of = of.complete()
			c := d.draw(of)
			return Print{Form: form, Picture: c.pix, Runs: c.runs, Truth: d.truth(of)}
		}
	}
	return Print{Form: form, Picture: image.NewRGBA(image.Rectangle{}), Truth: map[string]string{}}
}

func (f Facts) front() map[string]string {
	return map[string]string{
		"name": f.Name, "sex": f.Sex, "ethnicity": f.Ethnicity, "birth_date": f.BirthDate, "address": f.Address, "number": f.Number,
	}
}

func (f Facts) back() map[string]string {
	return map[string]string{"authority": f.Authority, "valid_from": f.ValidFrom, "valid_until": f.ValidUntil}
}

func (f Facts) provisional() map[string]string {
	return map[string]string{"authority": f.Authority, "valid_from": "2026-10-08", "valid_until": "2027-01-08"}
}

func (f Facts) licence() map[string]string {
	return map[string]string{
		"name": f.Entity, "uscc": f.USCC, "type": f.EntityType, "legal_representative": f.Representative, "address": f.Residence,
		"established_on": f.EstablishedOn, "registered_capital": f.Capital,
	}
}

func (f Facts) datedLicence() map[string]string {
	t := f.licence()
	t["valid_until"] = f.LicenceUntil
	return t
}

func (f Facts) trader() map[string]string {
	return map[string]string{
		"name": f.Shop, "uscc": f.ShopUSCC, "type": "个体工商户", "legal_representative": f.Representative, "address": f.Residence, "established_on": f.EstablishedOn,
	}
}

func (f Facts) institution() map[string]string {
	return map[string]string{
		"name": f.Institution, "uscc": f.InstitutionUSCC, "legal_representative": f.Representative, "address": f.Residence, "registered_capital": "￥300万元",
		"valid_from": f.ValidFrom, "valid_until": f.CertificateUntil,
	}
}

func (f Facts) passport() map[string]string {
	return map[string]string{
		"name": f.Name, "surname": f.Surname, "given_names": f.GivenNames, "number": f.PassportNumber, "nationality": "CHN", "birth_date": f.BirthDate,
		"sex": f.Sex, "valid_until": f.PassportUntil, "mrz": passportZone(f),
	}
}

func (f Facts) hkmo() map[string]string {
	return map[string]string{
		"name": f.Name, "birth_date": f.BirthDate, "sex": f.Sex, "number": f.HKMONumber, "valid_from": f.ValidFrom, "valid_until": f.PermitUntil,
	}
}

func (f Facts) hkmoBack() map[string]string {
	return map[string]string{
		"number": f.HKMONumber, "birth_date": f.BirthDate, "sex": f.Sex, "valid_until": f.PermitUntil, "mrz": cardZone("CR", f.HKMONumber, f),
	}
}

func (f Facts) tw() map[string]string {
	t := f.hkmo()
	t["number"] = f.TWNumber
	return t
}

func (f Facts) permanent() map[string]string {
	return map[string]string{
		"name": f.Name, "birth_date": f.BirthDate, "sex": f.Sex, "number": f.PermanentNumber, "valid_from": f.ValidFrom, "valid_until": f.PermitUntil,
	}
}

func (f Facts) oldPermanent() map[string]string {
	t := f.permanent()
	t["number"] = f.OldPermanentNumber
	return t
}

func (f Facts) residenceFront() map[string]string {
	birth := f.ResidenceNumber
	if len(birth) == 18 {
		birth = birth[6:10] + "-" + birth[10:12] + "-" + birth[12:14]
	}
	return map[string]string{"name": f.Name, "sex": "女", "birth_date": birth, "address": f.Address, "number": f.ResidenceNumber}
}

func (f Facts) residenceBack() map[string]string {
	return map[string]string{
		"authority": f.Authority, "valid_from": f.ValidFrom, "valid_until": f.PermitUntil, "permit_number": f.HKMONumber,
	}
}

func (f Facts) domain() map[string]string {
	return map[string]string{
		"domain": f.Domain, "holder": f.Entity, "registrar": f.Registrar, "registered_on": f.RegisteredOn, "expires_on": f.ExpiresOn,
	}
}

func (f Facts) authorisation() map[string]string {
	return map[string]string{
		"title": "互联网信息服务备案授权书", "entity_name": f.Entity, "uscc": f.USCC, "grantor": f.Representative, "grantee": f.Grantee,
		"grantee_number": f.GranteeNumber, "signed_on": f.SignedOn,
	}
}

func (f Facts) commitment() map[string]string {
	return map[string]string{"title": "互联网信息服务备案承诺书", "entity_name": f.Entity, "uscc": f.USCC, "grantor": f.Representative, "signed_on": f.SignedOn}
}

// complete invents what facts made from a filing do not say.
func (f Facts) complete() Facts {
	set := func(s *string, value string) {
		if *s == "" {
			*s = value
		}
	}
	set(&f.Representative, f.Name)
	set(&f.LicenceUntil, filing.LongTerm)
	set(&f.Shop, "深圳市南山区样例小吃店")
	set(&f.ShopUSCC, creditCode("92", "440399", "MA5EX0001"))
	set(&f.Institution, "样例市样例区图书馆")
	set(&f.InstitutionUSCC, creditCode("12", "440399", "455750001"))
	set(&f.CertificateUntil, "2030-03-31")
	set(&f.Surname, "ZHANG")
	set(&f.GivenNames, "YANGLI")
	set(&f.PassportNumber, "EX0000018")
	set(&f.PassportUntil, "2032-05-17")
	set(&f.HKMONumber, "H00000018")
	set(&f.TWNumber, "00000018")
	set(&f.PermitUntil, "2030-05-09")
	set(&f.PermanentNumber, personNumber("911999", "19850312", 0))
	set(&f.OldPermanentNumber, "XXX110085031200")
	set(&f.ResidenceNumber, personNumber("810000", "19850312", 0))
	set(&f.Grantee, "李样例")
	set(&f.GranteeNumber, personNumber("440399", "19900518", 2))
	set(&f.SignedOn, "2026-11-02")
	return f
}
