package rules

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// mat001 finds papers that are asked for and not there. It only warns: a paper may also be photographed in the portal's own
// app, and what only a weak text asks for is a hint.
var mat001 = rule.Rule[Case]{
	ID: "MAT001", Severity: rule.Warn, Layer: rule.Provider, Regional: true,
	Doc: rule.Doc{
		Title:      "应交的材料还没有",
		Message:    "还没有添加“{field}”{call}",
		Why:        "缺这份材料，备案系统不让提交，或者审核时会被退回。提前添加，可以先在本机检查清晰度、反光和有效期。",
		Fix:        "把原件的彩色照片或扫描件添加到这一栏；已经放在“其他附件”里的，移到这一栏；打算在备案系统里现拍的，可标为已知悉。",
		Source:     materials,
		SourceDate: materialsDate,
		Reasons:    []string{"R12", "R13"},
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, m := range c.materials() {
			if !m.Lacking() || m.Demand == material.Perhaps || toldElsewhere(m) {
				continue
			}
			fault := rule.Fault{Paths: []filing.Path{filing.Path(m.Slot)}, Values: map[string]string{"call": c.call(m)}}
			if m.Demand == material.Should {
				fault.Severity = rule.Hint
			}
			if m.Layer == region.LayerProvince {
				fault.Layer, fault.Source, fault.SourceDate, fault.Trust = rule.Provincial, m.Source, m.SourceDate, rule.Trust(m.Trust)
			}
			faults = append(faults, fault)
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("材料齐全", enterprise, attach("entity.certificate"), attach("principal.id_front"), attach("principal.id_back"), attach("letters.filing_pledge_unit")),
		example("注销不用再交材料", enterprise, set("order", "cancel_access")),
	},
	Bad: []rule.Example[Case]{
		example("一张照片也没有", enterprise),
		example("本省要的承诺书没有", enterprise, attach("entity.certificate"), attach("principal.id_front"), attach("principal.id_back")),
		example("服务负责人不是法定代表人，没有本省要的授权书", enterprise, inProvince("50", "5001", "500103"), notLegal,
			attach("entity.certificate"), attach("principal.id_front"), attach("principal.id_back")),
	},
}

// toldElsewhere reports whether another rule speaks about a paper's case.
func toldElsewhere(m material.Material) bool {
	spoken := slices.Concat(
		agePapers, // PRI008
		[]region.When{
			region.WhenEntityPrincipalDelegated, region.WhenInstitutionDelegated, region.WhenForeignLegalRep, region.WhenPrincipalDelegable, // PRI005
			region.WhenEducationWord, region.WhenFinanceWord, region.WhenCultureWord, region.WhenPreapprovalWord, region.WhenSelfFunded, // PRE003
			region.WhenResidenceProof, // MAT003
		},
	)
	return m.Slot.Pattern() == paper.Slot(approvalPattern) || slices.Contains(spoken, m.Case) // PRE002
}

// materials lists the papers of the filing.
func (c Case) materials() []material.Material {
	return material.List(material.Look{Filing: c.Filing, Atlas: c.Atlas, Divisions: c.Divisions, Today: c.Today})
}

// call says in the words of its source what a paper is; empty for the plain ones, which everybody knows.
func (c Case) call(m material.Material) string {
	var parts []string
	for _, part := range []string{strings.TrimPrefix(m.Title, c.provinceName(c.Filing.Province)), m.Note} {
		if part != "" && (part != m.Note || m.Layer == region.LayerProvince) {
			parts = append(parts, part)
		}
	}
	said := strings.Join(parts, "，")
	switch {
	case said == "":
		return ""
	case m.Layer == region.LayerProvince:
		return "（" + c.provinceName(c.Filing.Province) + "：" + said + "）"
	}
	return "（" + said + "）"
}

func (c Case) hasAttachment(id string) bool {
	for _, a := range c.Filing.Attachments {
		if a.ID == id && id != "" {
			return true
		}
	}
	return false
}
