package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent019 finds words that do not belong into a mailing address: placeholders of the list of divisions, and names of the
// province and city, which the portal puts in front by itself.
var ent019 = rule.Rule[Case]{
	ID: "ENT019", Severity: rule.Hint, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "通信地址里有多余的字",
		Message:    "{field}里有“{word}”：{trouble}",
		Why:        "省、市、区县在地域里已经选过，系统会拼在通信地址前面；重复的地名和“市辖区”字样会让地址读起来不通，有的省会退回。",
		Fix:        "删去这几个字，通信地址从街道、乡镇或道路写起。",
		Source:     fieldList,
		SourceDate: fieldListDate,
	},
	Reads: []filing.Path{"entity.mailing_address"},
	Sees:  []filing.Path{"province", "city"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		address := filing.Fold(c.Filing.Entity.MailingAddress)
		fault := rule.Fault{Paths: []filing.Path{"entity.mailing_address"}}
		for _, word := range c.Atlas.National().Address.Value.ForbiddenWords {
			if strings.Contains(address, word) {
				fault.Severity = rule.Warn
				fault.Values = map[string]string{"word": word, "trouble": "@trouble.address_placeholder"}
				return rule.Fail(fault)
			}
		}
		named := c.place(address)
		if named.province == "" || named.province != c.Filing.Province {
			return rule.Pass()
		}
		word := c.provinceName(named.province)
		if !strings.HasPrefix(address, word) {
			word = c.cityName(named.city)
		}
		fault.Values = map[string]string{"word": word, "trouble": "@trouble.address_repeats"}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{example("从街道写起", enterprise)},
	Bad: []rule.Example[Case]{
		example("写了“市辖区”", enterprise, set("entity.mailing_address", "深圳市市辖区样例路1号A座501室")),
		example("重复了省和市", enterprise, set("entity.mailing_address", "广东省深圳市南山区样例路1号A座501室")),
	},
}
