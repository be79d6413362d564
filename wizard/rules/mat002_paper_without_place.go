package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// mat002 finds files for a slot that does not exist, files for something that this filing does not have, and an icon that
// names no file.
var mat002 = rule.Rule[Case]{
	ID: "MAT002", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "材料放错了位置",
		Message:    "“{file}”的位置“{slot}”{trouble}",
		Why:        "放错位置的材料不会随这份备案提交，等于没有上传。",
		Fix:        "把文件移到它所属的那一栏；不再需要的就移除。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"R12"},
	},
	Sees: []filing.Path{"services[].app.icon"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		fault := func(path filing.Path, attachment, file, slot, why string) {
			faults = append(faults, rule.Fault{
				Paths: []filing.Path{path}, Attachment: attachment, Values: map[string]string{"file": file, "slot": slot, "trouble": "@trouble." + why},
			})
		}
		for i, a := range c.Filing.Attachments {
			slot, path := paper.Slot(a.Slot), filing.At{i}.Of("attachments[].slot")
			switch {
			case !slot.Valid():
				fault(path, a.ID, a.File, a.Slot, "slot_unknown")
			case !c.hasPlace(slot):
				fault(path, a.ID, a.File, a.Slot, "slot_empty")
			}
		}
		for i := range c.Filing.Services {
			app := c.Filing.Services[i].App
			if app != nil && filled(app.Icon) && !c.hasAttachment(app.Icon) {
				fault(filing.At{i}.Of("services[].app.icon"), "", app.Icon, "app.icon", "icon_missing")
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("位置都对", enterprise, attach("entity.certificate"), attach("services[0].domain_certificate"), attach("letters.authorization")),
	},
	Bad: []rule.Example[Case]{
		example("没有这个位置", enterprise, attach("entity.licence")),
		example("没有第二个服务", enterprise, attach("services[1].domain_certificate")),
		example("服务没有另外的负责人", enterprise, attach("services[0].principal.id_front")),
	},
}

// hasPlace reports whether the filing has what a slot belongs to.
func (c Case) hasPlace(s paper.Slot) bool {
	at := filing.Path(s).Place()
	if !strings.HasPrefix(string(s), "services[") {
		return true
	}
	if len(at) == 0 || at[0] >= len(c.Filing.Services) { // an index too large to be read leaves none
		return false
	}
	service := &c.Filing.Services[at[0]]
	switch s.Pattern() {
	case "services[].principal.id_front", "services[].principal.id_back":
		return service.PrincipalSame != filing.Yes
	case "services[].app.icon":
		return service.Kind == filing.AppKind
	case "services[].pre_approvals[]":
		return len(at) > 1 && at[1] < len(service.PreApprovals)
	}
	return true
}
