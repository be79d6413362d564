package rules

import (
	"errors"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec022 finds a change that would make another entity of the filing's. Portals lock nature, kind and number of the
// certificate; a province may say that it takes such a change all the same.
var rec022 = rule.Rule[Case]{
	ID: "REC022", Severity: rule.Block, Layer: rule.Provider, Regional: true,
	Doc: rule.Doc{
		Title:      "这是换主体，不是变更",
		Message:    "{field}在备案里是“{filed}”，现在填的是“{now}”：{trouble}{note}",
		Why:        "备案认的是证件：主办单位性质、证件类型、证件号码在变更订单里不能改，号码不同就是另一个主体。",
		Fix:        "填错的改回原来的。确实换了主体的，注销后用新主体重新备案，或办迁移备案；本省收主体变更的，先向接入商确认怎样提交。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
		Reasons:    []string{"R16", "X02", "X04"},
	},
	Sees: []filing.Path{
		entityNaturePath, "entity.certificate.kind", "entity.certificate.number", "entity.legal_representative", "province",
	},
	When: changing,
	Check: func(c Case, _ filing.At) rule.Outcome {
		var fault rule.Fault
		for _, p := range []filing.Path{"entity.certificate.number", entityNaturePath, "entity.certificate.kind"} {
			d, ok := c.changed(p)
			if !ok {
				continue
			}
			if fault.Paths = append(fault.Paths, p); len(fault.Paths) == 1 {
				fault.Values = map[string]string{"filed": d.filed, "now": d.now, "note": "", "trouble": "@word.entity_other"}
			}
		}
		switch {
		case len(fault.Paths) == 0:
			return rule.Pass()
		case c.sameBody():
			fault.Severity, fault.Values["trouble"] = rule.Warn, "@word.entity_renumbered"
			return rule.Fail(fault)
		}
		return rule.Fail(c.swapped(fault))
	},
	Good: []rule.Example[Case]{
		example("证件没有变", enterprise, ordered(filing.ChangeEntity), asFiled, set("principal.mobile", "13800000009")),
		example("号码只差空格", enterprise, ordered(filing.ChangeEntity), asFiled, set("entity.certificate.number", "91440399 MA0YF0018A")),
		example("首次备案没有原来的备案", enterprise),
		example("首次备案之后的新增另有规定", enterprise, ordered(filing.AddService), asFiled, set("entity.certificate.number", "91440399MA0YF0026X")),
	},
	Bad: []rule.Example[Case]{
		example("号码是另一家的", enterprise, inProvince("33", "3301", "330106"), ordered(filing.ChangeEntity), asFiled,
			set("entity.certificate.number", "91440399MA0YF00264")),
		example("旧组织机构代码换成统一社会信用代码", enterprise, ordered(filing.ChangeEntity), set("entity.certificate.kind", "organization_code"),
			set("entity.certificate.number", "MA0YF001-8"), asFiled, set("entity.certificate.kind", "business_licence"), set("entity.certificate.number", "91440399MA0YF0018A")),
		example("身份证号从 15 位升到 18 位", individual, ordered(filing.ChangeFiling), set("entity.certificate.number", "440399900518002"), asFiled,
			set("entity.certificate.number", "440399199005180022")),
		example("个人改单位，本省收", individual, ordered(filing.ChangeFiling), asFiled, set("entity.nature", "enterprise"),
			set("entity.certificate.kind", "business_licence"), set("entity.certificate.number", "91440399MA0YF0018A")),
		example("单位改个人", enterprise, inProvince("11", "1101", "110108"), ordered(filing.ChangeFiling), asFiled, set("entity.nature", "individual")),
	},
}

// filedOr returns a fact as it is filed, or as it is now where nobody said.
func (c Case) filedOr(p filing.Path) string {
	if text, ok := c.Filing.FiledText(p); ok {
		return text
	}
	text, _ := c.Filing.Text(p)
	return text
}

// sameBody reports whether the certificate of today is that of the same body with the number that 三证合一 gave it: the
// organisation code inside, or a registration number that had to go. Only the nature must be what it was.
func (c Case) sameBody() bool {
	if _, other := c.changed(entityNaturePath); other {
		return false
	}
	now, filed := c.Filing.Entity.Certificate, c.filedOr("entity.certificate.number")
	if filing.SameNumber(now.Number, filed) || samePerson(now, filed) {
		return true // the same number under another name, or in a newer form
	}
	code, err := filing.ParseUSCC(now.Number)
	if err != nil && !errors.Is(err, filing.ErrCheckDigit) {
		return false
	}
	inner, err := code.OrganizationCode()
	return err == nil && filing.SameNumber(inner.String(), filed) || filing.IsRegistryNumber(filed)
}

// Lengths of numbers of earlier years, in characters.
const (
	oldResidentLength = 15 // of resident IDs before GB 11643-1999: no century, no check digit
	permitLength      = 9  // of a 港澳居民来往内地通行证 without the two digits that count its renewals
)

// samePerson reports whether a person's number of earlier years is that of today's certificate.
func samePerson(now filing.Certificate, filed string) bool {
	old := strings.TrimSpace(filing.Fold(filed))
	switch now.Kind {
	case filing.ResidentIDCard:
		id, err := filing.ParseResidentID(now.Number)
		return err == nil && len(old) == oldResidentLength && id.String()[:6]+id.String()[8:17] == old
	case filing.HKMOPermit:
		number := strings.TrimSpace(filing.Fold(now.Number))
		return len(old) >= permitLength && len(number) >= permitLength && number[:permitLength] == old[:permitLength]
	}
	return false
}

// swapped weighs a change of the entity by what its province says.
func (c Case) swapped(fault rule.Fault) rule.Fault {
	was, is := c.filedOr(entityNaturePath) == string(filing.Individual), c.individual()
	topic := region.ChangeSwapEntity
	switch {
	case was && !is:
		topic = region.ChangePersonalToUnit
	case !was && is:
		topic = region.ChangeUnitToPersonal
	}
	a := c.Atlas.Change(c.Filing.Province, topic)
	if !a.Known {
		return fault
	}
	takes := a.Value == region.ChangeAllowed || a.Value == region.ChangeConditional ||
		a.Value == region.ChangeIfLegalRep && sameRepresentative(c.Filing.Entity.LegalRepresentative, c.filedOr(entityNamePath))
	if !takes {
		fault.Values["note"] = bracketed(strings.TrimSuffix(a.Note, "。"))
		return fault
	}
	fault.Values["trouble"] = "@word.entity_swapped"
	if local, ok := aside(a, rule.Warn, fault); ok {
		return local
	}
	fault.Severity = rule.Warn
	return fault
}
