package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// mat003 finds an individual whose certificate's address is in another province, without the proof that this province
// wants for that.
var mat003 = rule.Rule[Case]{
	ID: "MAT003", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "外省住址的个人要附居住证明",
		Message:    "证件住所在{where}，还没有添加“{field}”。{province}：{note}",
		Why:        "个人在身份证住址以外的省备案，多数省要求证明在本省居住、工作或学习，没有证明会被退回。",
		Fix:        "上传其中任意一种的原件照片：{proofs}；没有的，回证件住所所在的省备案。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R28"},
	},
	Reads: []filing.Path{"entity.certificate.address", "province"},
	When:  individually,
	Check: func(c Case, _ filing.At) rule.Outcome {
		where, ok := c.elsewhere()
		answer := c.Atlas.CrossProvincePersonal(c.Filing.Province)
		if !ok || answer.Value != region.CrossNeedsProof || len(c.Filing.Attached(string(paper.ResidenceProof))) > 0 {
			return rule.Pass()
		}
		fault, ok := regional(answer, rule.Warn, rule.Fault{
			Paths: []filing.Path{filing.Path(paper.ResidenceProof), "entity.certificate.address"},
			Values: map[string]string{
				"where": c.provinceName(where), "province": c.provinceName(c.Filing.Province), "proofs": c.proofs(),
			},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("住址在本省", individual),
		example("住址在外省，附了居住证", individual, set("entity.certificate.address", "湖南省长沙市岳麓区样例路1号"), attach("residence_proof")),
	},
	Bad: []rule.Example[Case]{
		example("住址在外省，没有证明", individual, set("entity.certificate.address", "湖南省长沙市岳麓区样例路1号")),
	},
}

// proofs names the papers of which any one is enough.
func (c Case) proofs() string {
	var names []string
	for _, proof := range c.Atlas.ResidenceProofs(c.Filing.Province).Value {
		names = append(names, region.Words(proof, string(proof), "zh"))
	}
	if len(names) == 0 {
		names = []string{region.Words(region.ProofResidencePermit, string(region.ProofResidencePermit), "zh")}
	}
	return strings.Join(names, "、")
}
