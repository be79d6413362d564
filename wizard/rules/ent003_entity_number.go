package rules

import (
	"errors"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent003 finds a number of the entity's certificate that cannot be right: its length, its characters or, for a resident
// ID, its check digit. A unified social credit code whose check character alone is off is left to ent004, and a number
// beside the wrong kind of certificate to ent001.
var ent003 = rule.Rule[Case]{
	ID: "ENT003", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "主体证件号码与证件类型不符",
		Message:    "{field}“{number}”不符合{kind}的编号规则：{trouble}",
		Why:        "系统按“证件类型 + 证件号码”核对主体。号码写错，会被判为备案类型错误或查无此证件。",
		Fix:        "对照证件原件逐位核对号码。统一社会信用代码里不会出现字母 I、O、S、V、Z。",
		Source:     "GB 32100-2015 法人和其他组织统一社会信用代码编码规则；GB 11643-1999 公民身份号码",
		SourceDate: "2015",
		Reasons:    []string{"R16"},
	},
	Reads: []filing.Path{"entity.certificate.number", "entity.certificate.kind"},
	Sees:  []filing.Path{"entity.nature"},
	When: func(c Case, _ filing.At) bool {
		e := c.Filing.Entity
		return !filing.Natures.Has(string(e.Nature)) || kindFits(e)
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.Fail(c.numberFaults(c.Filing.Entity.Certificate, "entity.certificate.number")...)
	},
	Good: []rule.Example[Case]{
		example("校验正确的统一社会信用代码", enterprise),
		example("基金会的旧登记证号", enterprise, set("entity.nature", "foundation"), set("entity.certificate.kind", "foundation_certificate"),
			set("entity.certificate.number", "粤基证字第0001号")),
		example("小写、带空格的号码", enterprise, set("entity.certificate.number", "91440399 ma0yf0018a")),
		example("个人的身份证号", individual),
	},
	Bad: []rule.Example[Case]{
		example("把数字 0 写成字母 O", enterprise, set("entity.certificate.number", "91440399MA0YF0O18A")),
		example("基金会的代码里有字母 O", enterprise, set("entity.nature", "foundation"), set("entity.certificate.kind", "foundation_certificate"),
			set("entity.certificate.number", "53440399MA0YF0O18A")),
		example("少一位", enterprise, set("entity.certificate.number", "91440399MA0YF0018")),
		example("身份证号末位不对", individual, set("entity.certificate.number", "440399199005180023")),
	},
}

// numberFaults holds a certificate's number against the scheme of its kind. A check digit that is no proof (see ent004)
// is passed over.
func (c Case) numberFaults(cert filing.Certificate, path filing.Path) []rule.Fault {
	err := filing.CheckCertificateNumber(cert.Kind, cert.Number)
	trouble := filing.NumberTrouble(err)
	id, dated := identity(cert)
	switch {
	case dated && c.Today.Before(id.Born()):
		trouble = "birth_to_come"
	case cert.Kind == filing.Passport && isResidentID(cert.Number):
		trouble = "resident_number"
	case err == nil || doubtful(cert):
		return nil
	}
	fault := rule.Fault{
		Paths: []filing.Path{path},
		Values: map[string]string{
			"number": cert.Number, "kind": "@certificate." + string(cert.Kind), "trouble": "@trouble." + trouble,
		},
	}
	if !filing.StandardScheme(cert.Kind) && !(filing.CarriesUSCC(cert.Kind) && filing.MeantAsUSCC(cert.Number)) {
		fault.Severity = rule.Warn
	}
	return []rule.Fault{fault}
}

// isResidentID reports whether a number is that of a resident ID down to its check digit, which no other number is by chance.
func isResidentID(number string) bool {
	_, err := filing.ParseResidentID(number)
	return err == nil
}

// doubtful reports whether a number's form is right and only its check digit does not agree, where that proves nothing.
// A resident ID with a wrong check digit is wrong.
func doubtful(cert filing.Certificate) bool {
	err := filing.CheckCertificateNumber(cert.Kind, cert.Number)
	return errors.Is(err, filing.ErrCheckDigit) && cert.Kind != filing.ResidentIDCard
}
