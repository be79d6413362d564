package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec028 finds an entity with a new name, which its domains have to bear before it.
var rec028 = rule.Rule[Case]{
	ID: "REC028", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "改名之后要重做域名实名认证",
		Message:    "{field}从“{filed}”改成了“{now}”{note}",
		Why:        "备案系统拿域名注册信息与主体核对，主体改了名而域名还在旧名下，会按域名实名信息不一致退回。",
		Fix:        "先在域名注册商把持有者改成新名称并完成实名认证，满 3 个工作日再提交；同时备好登记机关出具的更名证明。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
		Reasons:    []string{"R02", "R01"},
	},
	Reads: []filing.Path{entityNamePath},
	Sees:  []filing.Path{"province"},
	When: func(c Case, at filing.At) bool {
		_, changed := c.changed(entityNamePath)
		return changing(c, at) && changed
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		d, _ := c.changed(entityNamePath)
		fault := rule.Fault{Paths: []filing.Path{entityNamePath}, Values: map[string]string{"filed": d.filed, "now": d.now, "note": ""}}
		// The letter on a change of name is a paper; here its province's words remind of it.
		if a := c.Atlas.Change(c.Filing.Province, region.ChangeRenameLetter); a.Known && a.Value == region.ChangeRequired {
			fault.Values["note"] = bracketed(a.Note)
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("名称没有变", enterprise, ordered(filing.ChangeEntity), asFiled, set("principal.mobile", "13800000009")),
	},
	Bad: []rule.Example[Case]{
		example("公司改了名", enterprise, ordered(filing.ChangeEntity), asFiled, set("entity.name", "深圳市云帆智联集团有限公司")),
		example("本省要更名函", enterprise, inProvince("33", "3301", "330106"), ordered(filing.ChangeFiling), asFiled, set("entity.name", "杭州云帆智联集团有限公司")),
	},
}
