package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// fil005 finds a city outside its province and a county outside its city.
var fil005 = rule.Rule[Case]{
	ID: "FIL005", Severity: rule.Block, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "省、市、区县对不上",
		Message:    "{field}“{inner}”不属于{other}“{outer}”",
		Why:        "备案由主体所在省的通信管理局审核，地域按省、市、区县逐级选择，验证之后不能再改。",
		Fix:        "从省份开始重新选一遍地域，以证件住所所在的省、市为准。",
		Source:     divisionCodes,
		SourceDate: divisionCodesDate,
	},
	Reads: []filing.Path{"province", "city"},
	Sees:  []filing.Path{"county"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		f := c.Filing
		var faults []rule.Fault
		outside := func(inner, outer string, innerPath, outerPath filing.Path) {
			if inner != "" && outer != "" && !strings.HasPrefix(inner, outer) {
				faults = append(faults, rule.Fault{
					Paths: []filing.Path{innerPath, outerPath}, Values: map[string]string{"inner": c.cityName(inner), "outer": c.cityName(outer)},
				})
			}
		}
		if c.isProvince(f.Province) && digits(f.City, cityCodeLength) {
			outside(f.City, f.Province, "city", "province")
		}
		if digits(f.City, cityCodeLength) && digits(f.County, countyCodeLength) {
			outside(f.County, f.City, "county", "city")
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("广东省、深圳市、南山区", enterprise),
		example("没有区县的地级市", enterprise, set("city", "4419"), set("county", "")),
	},
	Bad: []rule.Example[Case]{
		example("城市在另一个省", enterprise, set("city", "3301"), set("county", "330106")),
		example("区县在另一个市", enterprise, set("county", "440106")),
	},
}
