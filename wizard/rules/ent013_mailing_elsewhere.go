package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent013 finds a mailing address that names another province, city or county than those chosen above it.
var ent013 = rule.Rule[Case]{
	ID: "ENT013", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "通信地址与所选地域不一致",
		Message:    "{field}写的是{where}，{other}选的却是{chosen}",
		Why:        "通信地址必须在所选的省、市、区县之内，不一致会被退回修改。",
		Fix:        "核对通信地址和所选地域，改掉写错的那一项。系统里没有所在的新区时，选相邻的区县，并在主体备注里说明。",
		Source:     fieldList,
		SourceDate: fieldListDate,
	},
	Reads: []filing.Path{"entity.mailing_address", "province"},
	Sees:  []filing.Path{"city", "county", "entity.remark"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		f := c.Filing
		named := c.mailingPlace()
		for _, level := range []struct {
			path          filing.Path
			named, chosen string
		}{
			{"province", named.province, f.Province},
			{"city", named.city, f.City},
			{"county", named.county, f.County},
		} {
			if level.named == "" || level.chosen == "" || level.named == level.chosen {
				continue
			}
			fault := rule.Fault{
				Paths:  []filing.Path{"entity.mailing_address", level.path},
				Values: map[string]string{"where": c.anyName(level.named), "chosen": c.anyName(level.chosen)},
			}
			if level.path == "city" {
				fault.Values["where"] = c.inhabited(named)
			}
			if level.path == "county" && filled(f.Entity.Remark) {
				fault.Severity = rule.Hint // a neighbouring county may have been chosen on purpose and explained
			}
			return rule.Fail(fault)
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("从街道写起", enterprise),
		example("带上了一致的省、市、区", enterprise, set("entity.mailing_address", "广东省深圳市南山区样例路1号A座501室")),
		example("路名像地名", enterprise, set("entity.mailing_address", "上海路1号A座501室")),
	},
	Bad: []rule.Example[Case]{
		example("通信地址在外省", enterprise, set("entity.mailing_address", "湖南省长沙市岳麓区样例路1号")),
		example("通信地址在外省，从城市写起", enterprise, set("entity.mailing_address", "长沙市岳麓区样例路1号")),
	},
}

// mailingPlace reads the mailing address; one that begins with a county is read as lying in the chosen city.
func (c Case) mailingPlace() place {
	named := c.place(c.Filing.Entity.MailingAddress)
	if named == (place{}) && c.Divisions != nil {
		named.county = c.countyIn(place{city: c.Filing.City}, filing.Fold(c.Filing.Entity.MailingAddress)).county
	}
	// In a municipality what is listed as a city is none; the county tells.
	if named.city != "" && strings.HasPrefix(c.cityName(named.city), c.cityName(named.province)) {
		named.city = ""
	}
	return named
}

// anyName returns the name of a division of any level.
func (c Case) anyName(code string) string {
	if c.Divisions == nil {
		return c.provinceName(code)
	}
	return c.cityName(code)
}
