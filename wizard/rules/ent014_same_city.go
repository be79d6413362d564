package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent014 finds a certificate of another city of the province, where the province wants both addresses in one city.
var ent014 = rule.Rule[Case]{
	ID: "ENT014", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "通信地址与证件住所不在同一个市",
		Message:    "证件住所在{where}，通信地址所在的市选的是{chosen}。{note}",
		Why:        "有的省要求通信地址与证件住所在同一个地级市，不在同一个市的会被退回。",
		Fix:        "把所在的市和通信地址改到证件住所所在的市；单位已搬迁的，先变更执照住所。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R28"},
	},
	Reads: []filing.Path{"entity.certificate.address", "province", "city"},
	When: func(c Case, _ filing.At) bool {
		a := c.Atlas.AddressSameCity(c.Filing.Province)
		return c.Divisions != nil && a.Known && a.Value == region.Yes
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		where := c.place(c.Filing.Entity.Certificate.Address)
		if where.province != c.Filing.Province || where.city == "" || where.city == c.Filing.City || c.Divisions.Name(c.Filing.City) == "" {
			return rule.Pass()
		}
		strongest := rule.Warn
		if c.Filing.Entity.Nature == filing.Individual {
			strongest = rule.Hint // people live where they work; the demand is written for units
		}
		fault, ok := regional(c.Atlas.AddressSameCity(c.Filing.Province), strongest, rule.Fault{
			Paths:  []filing.Path{"city", "entity.certificate.address"},
			Values: map[string]string{"where": c.inhabited(where), "chosen": c.cityName(c.Filing.City)},
		})
		if !ok {
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("同在深圳", enterprise),
		example("没有这项要求的省", enterprise, set("province", "33"), set("city", "3301"), set("county", "330106"),
			set("entity.certificate.address", "浙江省宁波市海曙区样例路1号")),
	},
	Bad: []rule.Example[Case]{
		example("执照在广州，通信地址选了深圳", enterprise, set("entity.certificate.address", "广东省广州市天河区样例路1号")),
	},
}

// governedDirectly is the city part of the codes of counties that no city stands above (GB/T 2260).
const governedDirectly = "90"

// inhabited names a place by its city, or by its county where no city stands above it.
func (c Case) inhabited(p place) string {
	if p.county != "" && p.city[2:] == governedDirectly {
		return c.cityName(p.county)
	}
	return c.cityName(p.city)
}
