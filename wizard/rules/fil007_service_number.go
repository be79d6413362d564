package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// fil007 finds a number of a service that is none, or that belongs to another entity or another kind of service.
var fil007 = rule.Rule[Case]{
	ID: "FIL007", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务备案号写法不对",
		Message:    "{field}“{number}”{trouble}",
		Why:        "接入、变更和注销都按服务备案号找到那个网站或 APP。号码不对，会找不到，或者动到别的服务。",
		Fix:        "到 beian.miit.gov.cn 查询，照抄服务备案号：网站末尾是“-1”这样的序号，APP 是“-2A”，小程序“-3X”，快应用“-4K”。",
		Source:     decree33,
		SourceDate: decree33Date,
		Reasons:    []string{"R16", "X07"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{"services[].filing_number"},
	Sees:  []filing.Path{"entity.filing_number", serviceKindPath},
	When:  func(c Case, _ filing.At) bool { return c.Filing.Order != filing.First },
	Check: func(c Case, at filing.At) rule.Outcome {
		s := c.service(at)
		fault := rule.Fault{Paths: []filing.Path{at.Of("services[].filing_number")}, Values: map[string]string{"number": s.FilingNumber}}
		number, err := filing.ParseFilingNumber(s.FilingNumber)
		entity, unread := filing.ParseFilingNumber(c.Filing.Entity.FilingNumber)
		switch {
		case err != nil:
			fault.Values["trouble"] = numberTrouble(err)
		case number.Kind() == filing.EntityNumber:
			fault.Values["trouble"] = "@word.number_entity"
		case unread == nil && number.Entity() != entity.Entity():
			fault.Paths = append(fault.Paths, "entity.filing_number")
			fault.Values["trouble"] = "@word.number_other"
		case s.Kind == filing.AppKind && number.Kind() == filing.WebsiteNumber, s.Kind == filing.Website && number.Kind() != filing.WebsiteNumber:
			fault.Paths = append(fault.Paths, at.Of(serviceKindPath))
			fault.Values["trouble"] = "@word.number_kind"
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("网站的备案号", enterprise, ordered(filing.ChangeService), set("services[0].filing_number", "粤ICP备00000001号-1")),
		example("APP 的备案号", enterprise, ordered(filing.ChangeService), asApp(func(s *filing.Service) { s.FilingNumber = "粤ICP备00000001号-2A" })),
	},
	Bad: []rule.Example[Case]{
		example("是主体备案号", enterprise, ordered(filing.ChangeService), set("services[0].filing_number", "粤ICP备00000001号")),
		example("是别的主体的", enterprise, ordered(filing.CancelService), set("services[0].filing_number", "粤ICP备00000002号-1")),
		example("是 APP 的", enterprise, ordered(filing.AddAccess), set("services[0].filing_number", "粤ICP备00000001号-2A")),
		example("不是备案号", enterprise, ordered(filing.AddAccess), set("services[0].filing_number", "00000001")),
	},
}
