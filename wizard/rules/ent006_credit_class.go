package rules

import (
	"errors"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent006 holds the class of a credit code (its first two characters: who registered it, and as what) against the nature.
var ent006 = rule.Rule[Case]{
	ID: "ENT006", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "统一社会信用代码的类别与主办单位性质不符",
		Message:    "{field}以“{class}”开头，通常不是“{nature}”的代码（应以 {expected} 开头）",
		Why:        "代码前两位是登记部门和机构类别，例如 91 是企业、92 是个体工商户、11 是机关、12 是事业单位。性质选错，验证后无法修改。",
		Fix:        "对照证件核对号码；号码没错的，把主办单位性质改成证件上的类型。",
		Source:     "GB 32100-2015 法人和其他组织统一社会信用代码编码规则",
		SourceDate: "2015",
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.certificate.number", "entity.nature", "entity.certificate.kind"},
	When:  func(c Case, _ filing.At) bool { return kindFits(c.Filing.Entity) },
	Check: func(c Case, _ filing.At) rule.Outcome {
		e := c.Filing.Entity
		class, ok := creditClass(e.Certificate)
		expected := c.creditClasses(e.Nature)
		if !ok || len(expected) == 0 {
			return rule.NotApplicable()
		}
		var severity rule.Severity
		if e.Nature == filing.Enterprise && class == traderClass && c.tradersFileAsUnits() {
			severity = rule.Hint
		}
		return rule.FailIf(!slices.Contains(expected, class), rule.Fault{
			Severity: severity, Paths: []filing.Path{"entity.certificate.number", "entity.nature"},
			Values: map[string]string{
				"class": class, "nature": "@nature." + string(e.Nature), "expected": strings.Join(expected, "/"),
			},
		})
	},
	Good: []rule.Example[Case]{
		example("企业的代码以 91 开头", enterprise),
		example("农民专业合作社按企业备案", enterprise, set("entity.certificate.number", "93440399MA0YF00184")),
		example("个体工商户的代码以 92 开头", enterprise, set("entity.nature", "individual_business"), set("entity.certificate.number", "92440399MA0YF00187")),
	},
	Bad: []rule.Example[Case]{
		example("个体工商户的代码，性质选了企业", enterprise, set("entity.certificate.number", "92440399MA0YF00187")),
		example("企业的代码，性质选了个体工商户", enterprise, set("entity.nature", "individual_business")),
	},
}

// creditClass returns the first two characters of a credit code whose form is right.
func creditClass(cert filing.Certificate) (string, bool) {
	if !filing.CarriesUSCC(cert.Kind) {
		return "", false
	}
	code, err := filing.ParseUSCC(cert.Number)
	if err != nil && !errors.Is(err, filing.ErrCheckDigit) {
		return "", false
	}
	return code.Class(), true
}

// natureTitles names the rows of the national table (entity_natures) that a nature stands for. Natures that may hold codes
// of several classes are left out, and so nothing is held against them.
func natureTitles(n filing.Nature) []string {
	switch n {
	case filing.Enterprise:
		return []string{"企业"}
	case filing.IndividualBusiness:
		return []string{"个体工商户"}
	case filing.Government:
		return []string{"政府机关"}
	case filing.PublicInstitution:
		return []string{"事业单位"}
	case filing.SocialOrganization:
		return []string{"社会团体", "群众性团体组织"}
	case filing.PrivateNonEnterprise:
		return []string{"民办非企业单位"}
	case filing.Foundation:
		return []string{"基金会"}
	case filing.LawFirm:
		return []string{"律师执业机构"}
	case filing.MassOrganization:
		return []string{"群众性团体组织", "社会团体"}
	case filing.NotaryOffice:
		return []string{"公证机构", "事业单位"} // many are public institutions still
	case filing.JudicialAppraisal:
		return []string{"司法鉴定机构", "事业单位", "企业", "民办非企业单位"}
	case filing.MedicalInstitution:
		return []string{"医疗机构"}
	case filing.ReligiousBody:
		return []string{"宗教团体", "社会团体"} // a venue, or an association of believers
	case filing.ForeignCulturalCentre:
		return []string{"外国在华文化中心"}
	case filing.NationalDefenceNature:
		return []string{"国防机构"}
	}
	return nil
}

// cooperativeClass is the class of 农民专业合作社, which file as enterprises (GB 32100-2015 table 1).
const cooperativeClass = "93"

// traderClass is the class of 个体工商户 (GB 32100-2015 table 1).
const traderClass = "92"

// tradersFileAsUnits reports whether the province takes 个体工商户 like enterprises, so that either nature may be right.
func (c Case) tradersFileAsUnits() bool {
	a := c.Atlas.IndividualBusiness(c.Filing.Province)
	return a.Known && (a.Value == region.TraderUnit || a.Value == region.TraderUnitSeal)
}

// creditClasses returns how credit codes of this nature begin, by the national table.
func (c Case) creditClasses(n filing.Nature) []string {
	return classes(c.Atlas.National().EntityNatures.Value, n)
}

func classes(table []region.EntityNature, n filing.Nature) []string {
	var out []string
	for _, title := range natureTitles(n) {
		for _, row := range table {
			if row.Title == title {
				out = append(out, row.USCC...)
			}
		}
	}
	if n == filing.Enterprise && len(out) > 0 {
		out = append(out, cooperativeClass)
	}
	return out
}
