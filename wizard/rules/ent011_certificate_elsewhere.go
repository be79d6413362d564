package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent011 finds a certificate whose address names another province than that of the filing. Units cannot file elsewhere.
// Whether individuals can differs by province; where they can with a proof, mat003 asks for the proof.
var ent011 = rule.Rule[Case]{
	ID: "ENT011", Severity: rule.Block, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "证件住所不在备案省份",
		Message:    "证件住所在{where}，备案省份却是{province}。{note}",
		Why:        "单位只能在证件住所所在的省备案；个人一般也在身份证住址所在的省备案，能不能跨省由各省通信管理局决定。",
		Fix:        "把备案省份改为证件住所所在的省；个人常住外省的，先确认当地是否接受外省证件。",
		Source:     rejections,
		SourceDate: rejectionsDate,
		Reasons:    []string{"R28", "X04"},
	},
	Reads: []filing.Path{"entity.certificate.address", "province", "entity.nature"},
	Sees:  []filing.Path{"entity.certificate.number"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		where, ok := c.elsewhere()
		if !ok {
			return rule.Pass()
		}
		fault := rule.Fault{
			Paths: []filing.Path{"entity.certificate.address", "province"},
			Values: map[string]string{
				"where": c.provinceName(where), "province": c.provinceName(c.Filing.Province), "note": "",
			},
		}
		if c.Filing.Entity.Nature == filing.Individual {
			return c.individualElsewhere(fault)
		}
		if digits, ok := c.creditProvince(); ok && digits == where {
			// Address and code agree, so it is the province that was chosen wrongly.
			fault.Paths = []filing.Path{"province", "entity.certificate.address", "entity.certificate.number"}
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("证件住所写明本省", enterprise),
		example("证件住所从城市写起", enterprise, set("entity.certificate.address", "深圳市南山区样例路1号")),
		example("证件住所没有写省市，不作判断", enterprise, set("entity.certificate.address", "南山区样例路1号")),
		example("常住外省的个人，当地收证明", individual, set("entity.certificate.address", "湖南省长沙市岳麓区样例路1号")),
	},
	Bad: []rule.Example[Case]{
		example("单位的证件住所在外省", enterprise, set("entity.certificate.address", "湖南省长沙市岳麓区样例路1号")),
		example("备案省份选错", enterprise, set("province", "11"), set("city", "1101"), set("county", "110108")),
	},
}

// elsewhere returns the province that the certificate's address names, when it is not the filing's.
func (c Case) elsewhere() (string, bool) {
	if !c.isProvince(c.Filing.Province) {
		return "", false
	}
	where := c.place(c.Filing.Entity.Certificate.Address).province
	return where, where != "" && where != c.Filing.Province
}

func (c Case) individualElsewhere(fault rule.Fault) rule.Outcome {
	answer := c.Atlas.CrossProvincePersonal(c.Filing.Province)
	switch {
	case !answer.Known:
		fault.Severity = rule.Hint
		return rule.Fail(fault)
	case answer.Value == region.CrossForbidden:
		if fault, ok := regional(answer, rule.Warn, fault); ok {
			return rule.Fail(fault)
		}
	}
	return rule.Pass()
}
