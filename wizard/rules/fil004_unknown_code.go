package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// fil004 finds codes that are not in their vocabulary: such a choice cannot be made in the portal. What an APP is about is
// coded by the provider's own directory and not looked up here.
var fil004 = rule.Rule[Case]{
	ID: "FIL004", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "选项代码不存在",
		Message:    "{field}的代码“{code}”不在可选范围内",
		Why:        "备案系统的这一项是从固定的选项里选的，表里没有的代码无从选起，后面依赖它的检查也都做不了。",
		Fix:        "从这一项的选项里重新选一个；批量文件里的代码写法见案例文件的格式说明。",
		Source:     fieldList,
		SourceDate: fieldListDate,
	},
	Sees:  patternsOf(coded()),
	Check: overRows(coded(), Case.unknownCodes),
	Good: []rule.Example[Case]{
		example("代码都在表里", enterprise),
		example("APP 的服务内容用应用目录的代码", enterprise, set("services[0].kind", "app"), set("services[0].content", "生活服务/招聘")),
	},
	Bad: []rule.Example[Case]{
		example("证件类型写成了汉字", enterprise, set("entity.certificate.kind", "营业执照")),
		example("省份代码不存在", enterprise, set("province", "99")),
		example("服务内容里有一个不认识的代码", enterprise, set("services[0].content", "corporate_site,shop")),
	},
}

// coded lists the rows whose facts are codes.
func coded() []filing.Field {
	var rows []filing.Field
	for _, row := range filing.Dictionary() {
		if row.Vocabulary != "" || row.Kind == filing.Region {
			rows = append(rows, row)
		}
	}
	return rows
}

func (c Case) unknownCodes(rows []filing.Field) []rule.Fault {
	var faults []rule.Fault
	for _, row := range rows {
		for _, at := range c.Places(row.Path) {
			p := at.Of(row.Path)
			typed, ok := c.Filing.Text(p)
			if !ok || typed == "" || !c.Filing.Asked(row, at) {
				continue
			}
			for _, code := range strings.Split(typed, ",") {
				fault := rule.Fault{Paths: []filing.Path{p}, Values: map[string]string{"code": code}}
				switch {
				case !c.knownCode(row, at, code):
				case c.unlisted(row.Path, code):
					fault.Severity = rule.Warn // the list is of one year, and counties come and go
				default:
					continue
				}
				faults = append(faults, fault)
			}
		}
	}
	return faults
}

// Lengths of the codes of GB/T 2260 without their trailing zeros.
const (
	cityCodeLength   = 4
	countyCodeLength = 6
)

// unlisted reports whether a city or county lies where it says and is on no list of divisions.
func (c Case) unlisted(p filing.Path, code string) bool {
	if c.Divisions == nil || c.Divisions.Name(code) != "" {
		return false
	}
	switch f := c.Filing; p {
	case "city":
		return c.isProvince(f.Province) && strings.HasPrefix(code, f.Province)
	case "county": // some cities have no counties, and people give the code of the city
		return c.Divisions.Name(f.City) != "" && strings.HasPrefix(code, f.City) && code != f.City+"00"
	}
	return false
}

func (c Case) knownCode(row filing.Field, at filing.At, code string) bool {
	switch row.Path {
	case "province":
		return c.isProvince(code)
	case "city":
		return digits(code, cityCodeLength)
	case "county":
		return digits(code, countyCodeLength)
	case "services[].content":
		if c.Filing.Services[at[0]].Kind == filing.AppKind {
			return true
		}
	}
	return row.Vocabulary.Has(code)
}

func digits(s string, n int) bool { return len(s) == n && strings.Trim(s, "0123456789") == "" }
