package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec026 holds what is handed in through another provider against what is filed.
var rec026 = rule.Rule[Case]{
	ID: "REC026", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "与原备案的信息不一致",
		Message:    "{field}在原备案里是“{filed}”，现在填的是“{now}”{note}",
		Why:        "经别的接入商新增或接入时，主体信息要与工业和信息化部现有的备案一致，不一致按“接入商信息不一致”退回；有的省收先接入后变更。",
		Fix:        "照原备案填写；信息确实变了的，先到原接入商办变更，或按本省要求在接入之后变更。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
		Reasons:    []string{"R27"},
	},
	Reads: []filing.Path{"order", "province"},
	Sees:  []filing.Path{"record.entity_here", entityNamePath, "entity.certificate.number", "principal.name", "principal.mobile", serviceNamePath},
	When: func(c Case, _ filing.At) bool {
		o := c.Filing.Order
		return (o == filing.AddService || o == filing.AddAccess) && c.Filing.Record.EntityHere != filing.Yes
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		a := c.Atlas.Change(c.Filing.Province, region.ChangeAccessFirst)
		var faults []rule.Fault
		for _, d := range c.changes() {
			if d.path.Under("services") && (c.Filing.Order == filing.AddService || d.path.Pattern().Under("services[].access")) {
				continue // what is new
			}
			fault := rule.Fault{Paths: []filing.Path{d.path}, Values: map[string]string{"filed": d.filed, "now": d.now, "note": ""}}
			strongest := rule.Warn
			if a.Value == region.ChangeAllowed && d.path != entityNamePath && !identityOfEntity(d.path) {
				strongest = rule.Hint
			}
			if local, ok := aside(a, strongest, fault); ok {
				fault = local
			}
			faults = append(faults, fault)
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("照原备案填写", enterprise, ordered(filing.AddAccess), asFiled),
		example("接入信息本来就是新的", enterprise, ordered(filing.AddAccess), asFiled, set("services[0].access.ip_ranges[0].first", "121.36.0.20")),
	},
	Bad: []rule.Example[Case]{
		example("单位改了名", enterprise, ordered(filing.AddAccess), asFiled, set("entity.name", "深圳市云帆智联集团有限公司")),
		example("可以先接入后变更的省，换了手机", enterprise, ordered(filing.AddAccess), asFiled, set("principal.mobile", "13800000009")),
		example("须与原备案一致的省，换了手机", enterprise, inProvince("43", "4301", "430104"), ordered(filing.AddService), asFiled, set("principal.mobile", "13800000009")),
	},
}
