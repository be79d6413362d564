package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc006 finds names that begin as only national bodies may. Where the registered name of the entity begins so, or the
// entity is a body of the state, a stamped statement settles it, so that it is a warning.
var svc006 = rule.Rule[Case]{
	ID: "SVC006", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "服务名称用了国家级单位才有的字头",
		Message:    "{field}“{name}”以“{prefix}”开头，{demand}",
		Why:        "“中国”“国家”一类字头只有国家级单位能用，并须交盖章的单位说明。",
		Fix:        "去掉“{prefix}”；确属国家级单位的，备好盖章的单位说明，写明网址和服务负责人电话。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath, entityNaturePath},
	Sees:  []filing.Path{entityNamePath},
	When:  servicesReviewed,
	Check: func(c Case, at filing.At) rule.Outcome {
		name, entity := c.text(at, serviceNamePath), c.Filing.Entity
		rules := c.Atlas.National().NameRules.Value
		for _, prefix := range rules.NationalPrefixBan {
			if !strings.HasPrefix(filing.Fold(name), prefix) || slices.Contains(rules.Sensitive, prefix) {
				continue
			}
			fault := rule.Fault{
				Paths:  []filing.Path{at.Of(serviceNamePath)},
				Values: map[string]string{"name": name, "prefix": prefix, "demand": "@word.national_only"},
			}
			if stateBody(entity.Nature) || entity.IsUnit() && strings.HasPrefix(filing.Fold(entity.Name), prefix) {
				fault.Severity, fault.Values["demand"] = rule.Warn, "@word.statement_needed"
			}
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("没有国字头", enterprise),
		example("不在开头", enterprise, set("services[0].name", "云帆人民大道店")),
	},
	Bad: []rule.Example[Case]{
		example("企业用“中国”开头", enterprise, set("services[0].name", "中国云帆")),
		example("个人用“中华”开头", individual, set("services[0].name", "中华美食小记")),
		example("注册名称同样开头的，须交说明", enterprise, set("entity.name", "中国云帆有限公司"), set("services[0].name", "中国云帆")),
		example("机关须交说明", enterprise, set("entity.nature", "government"), set("services[0].name", "人民政府云帆办事网")),
	},
}

// stateBody reports whether a body belongs to the state.
func stateBody(n filing.Nature) bool {
	switch n {
	case filing.Government, filing.PublicInstitution, filing.NationalDefenceNature, filing.MassOrganization:
		return true
	}
	return false
}
