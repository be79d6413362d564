package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// fil001 finds facts that the portal does not let anybody leave out: one fault for each. Facts that only this program
// wants are fil002's.
var fil001 = rule.Rule[Case]{
	ID: "FIL001", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "必填项没有填",
		Message:    "还没有{verb}“{field}”",
		Why:        "必填项不全，备案系统不让提交，审核也无法开始。",
		Fix:        "补填这一项；拿不准怎么填时，看这一项下面的说明和示例。",
		Source:     fieldList,
		SourceDate: fieldListDate,
	},
	Sees:  patternsOf(mandatory()),
	Check: overRows(mandatory(), Case.missing),
	Good: []rule.Example[Case]{
		example("填写完整的单位网站备案", enterprise),
		example("填写完整的个人网站备案", individual),
		example("区县、办公电话等选填项空着", enterprise, set("county", ""), set("principal.office_phone", "")),
		example("注销时不再问负责人的电话", enterprise, set("order", "cancel_entity"),
			set("entity.filing_number", "粤ICP备00000001号"), set("principal.mobile", "")),
		example("变更时没有变的项目可以空着", enterprise, set("order", "change_entity"),
			set("entity.filing_number", "粤ICP备00000001号"), set("entity.mailing_address", ""), set("principal.email", "")),
	},
	Bad: []rule.Example[Case]{
		example("没有填手机号", enterprise, set("principal.mobile", "")),
		example("服务另有负责人，但什么都没填", enterprise, set("services[0].principal_same", "false")),
		example("一个服务也没有", enterprise, func(c *Case) { c.Filing.Services = nil }),
		example("网站没有域名", enterprise, func(c *Case) { c.Filing.Services[0].Domains = nil }),
	},
}

// mandatory lists the rows of the dictionary that must be answered, but for those that only the program's checks need.
func mandatory() []filing.Field {
	var rows []filing.Field
	for _, row := range filing.Dictionary() {
		if row.Need != filing.Optional && row.Need != filing.ForFresh {
			rows = append(rows, row)
		}
	}
	return rows
}

// overRows makes a check of one over rows of the dictionary, which are gathered once.
func overRows(rows []filing.Field, check func(Case, []filing.Field) []rule.Fault) func(Case, filing.At) rule.Outcome {
	return func(c Case, _ filing.At) rule.Outcome { return rule.Fail(check(c, rows)...) }
}

func patternsOf(rows []filing.Field) []filing.Path {
	out := make([]filing.Path, 0, len(rows))
	for _, row := range rows {
		out = append(out, row.Path)
	}
	return out
}

func (c Case) missing(rows []filing.Field) []rule.Fault {
	var faults []rule.Fault
	lack := func(p filing.Path) {
		verb := "@word.filled_in"
		if row, ok := filing.Lookup(p); ok && row.Kind.Chosen() {
			verb = "@word.chosen"
		}
		faults = append(faults, rule.Fault{Paths: []filing.Path{p}, Values: map[string]string{"verb": verb}})
	}
	for _, row := range rows {
		for _, at := range c.Places(row.Path) {
			if c.Filing.Missing(row, at) {
				lack(at.Of(row.Path))
			}
		}
	}
	scope := filing.ScopeOf(c.Filing.Order)
	if len(c.Filing.Services) == 0 && scope.Key == filing.Everything {
		lack("services")
	}
	for i := range c.Filing.Services {
		s, at := &c.Filing.Services[i], filing.At{i}
		if s.Kind == filing.Website && len(s.Domains) == 0 && scope.Key == filing.Everything {
			lack(at.Of("services[].domains"))
		}
		if scope.Service == filing.Everything && s.Kind == filing.AppKind && (s.App == nil || len(s.App.Platforms) == 0) {
			lack(at.Of("services[].app.platforms"))
		}
		if scope.Access == filing.Everything && len(s.Access.IPRanges) == 0 && s.Access.Resource != filing.ResourceAuthorizationCode {
			lack(at.Of("services[].access.ip_ranges"))
		}
	}
	return faults
}
