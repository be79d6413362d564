package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// mat001 finds papers that are not there. It only warns: a paper may also be photographed in the portal's own app.
var mat001 = rule.Rule[Case]{
	ID: "MAT001", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "必须上传的材料还没有",
		Message:    "还没有添加“{field}”",
		Why:        "没有这份材料，备案系统不让提交。提前添加，可以先在本机检查清晰度、反光和有效期。",
		Fix:        "把原件的彩色照片或扫描件添加到这一栏；打算在备案系统里现拍的，可标为已知悉。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"R12", "R13"},
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, want := range paper.Wanted(c.Filing) {
			if want.Must && len(c.Filing.Attached(string(want.Slot))) == 0 && !c.iconNamed(want.Slot) && want.Slot.Pattern() != paper.Slot(approvalPattern) {
				faults = append(faults, rule.Fault{Paths: []filing.Path{filing.Path(want.Slot)}})
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("证件照片齐全", enterprise, attach("entity.certificate"), attach("principal.id_front"), attach("principal.id_back")),
		example("注销不用再交材料", enterprise, set("order", "cancel_access")),
	},
	Bad: []rule.Example[Case]{example("一张照片也没有", enterprise)},
}

// iconNamed reports whether a slot is that of an icon which the APP names by its attachment.
func (c Case) iconNamed(s paper.Slot) bool {
	if s.Pattern() != "services[].app.icon" {
		return false
	}
	app := c.Filing.Services[filing.Path(s).Place()[0]].App
	return app != nil && c.hasAttachment(app.Icon)
}

func (c Case) hasAttachment(id string) bool {
	for _, a := range c.Filing.Attachments {
		if a.ID == id && id != "" {
			return true
		}
	}
	return false
}
