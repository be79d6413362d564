package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// realNameRule is the day from which registries had to hand in who holds a domain (工信部信管〔2017〕264号). Domains verified
// before are often missing in the ministry's database.
const realNameRule = "2018-01-01"

// dom010 finds domains that the ministry's database will not know yet, or may never have learnt of.
var dom010 = rule.Rule[Case]{
	ID: "DOM010", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "域名实名信息可能还没入库",
		Message:    "{field}是 {date}，{trouble}",
		Why:        "实名信息要经注册商报送工业和信息化部，查不到就按“未实名认证”或“域名未入库”退回。",
		Fix:        "刚实名的，满 {days} 个工作日再提交；实名较早的，联系注册商重新报送。",
		Source:     domainNotice,
		SourceDate: domainNoticeDate,
		Reasons:    []string{"R01", "R03", "X01"},
	},
	Each:  domainPattern,
	Reads: []filing.Path{domainRealNamePath},
	When:  func(c Case, _ filing.At) bool { return c.Filing.Fresh() },
	Check: func(c Case, at filing.At) rule.Outcome {
		day, err := filing.ParseDate(c.domainAt(at).RealNameOn)
		if err != nil || c.Today.Before(day) {
			return rule.Pass()
		}
		wait := c.Atlas.National().Domain.Value.RealnameWait
		fault := rule.Fault{Values: map[string]string{"date": day.String(), "days": count(wait), "trouble": "@word.real_name_fresh"}}
		switch start, _ := filing.ParseDate(realNameRule); {
		case day.Workdays(c.Today) < wait:
		case day.Before(start):
			fault.Values["trouble"] = "@word.real_name_old"
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("已过一个多月", enterprise),
		example("正好三个工作日", enterprise, set("services[0].domains[0].real_name_on", "2026-11-18")),
		example("接入已备案的域名不看", enterprise, set("order", "add_access"), set("services[0].domains[0].real_name_on", "2026-11-22")),
	},
	Bad: []rule.Example[Case]{
		example("隔了周末，只有两个工作日", enterprise, set("services[0].domains[0].real_name_on", "2026-11-19")),
		example("今天刚实名", enterprise, set("services[0].domains[0].real_name_on", "2026-11-23")),
		example("规定之前的实名", enterprise, set("services[0].domains[0].real_name_on", "2016-05-01")),
	},
}
