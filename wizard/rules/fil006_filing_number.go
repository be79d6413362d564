package rules

import (
	"errors"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// fil006 finds a filing number that is none, is another province's, or is that of a service.
var fil006 = rule.Rule[Case]{
	ID: "FIL006", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "主体备案号写法不对",
		Message:    "{field}“{number}”{trouble}",
		Why:        "新增、接入和变更都按主体备案号找到原来的备案。号码不对，系统会提示找不到备案数据。",
		Fix:        "到 beian.miit.gov.cn 按主办单位名称查询，照抄主体备案号，不带末尾的“-1”。",
		Source:     decree33,
		SourceDate: decree33Date,
		Reasons:    []string{"R16", "R27"},
	},
	Reads: []filing.Path{"entity.filing_number", "province"},
	When:  func(c Case, _ filing.At) bool { return c.Filing.Order != filing.First },
	Check: func(c Case, _ filing.At) rule.Outcome {
		typed := c.Filing.Entity.FilingNumber
		fault := rule.Fault{Paths: []filing.Path{"entity.filing_number"}, Values: map[string]string{"number": typed}}
		number, err := filing.ParseFilingNumber(typed)
		switch {
		case err != nil:
			fault.Values["trouble"] = numberTrouble(err)
		case c.numberOfOther(number):
			fault.Paths = append(fault.Paths, "province")
			fault.Values["trouble"] = "@trouble.filing_number_province"
		case number.Kind() != filing.EntityNumber:
			fault.Severity = rule.Hint
			fault.Values["trouble"] = "@trouble.filing_number_service"
		default:
			return rule.Pass()
		}
		return rule.Fail(fault)
	},
	Good: []rule.Example[Case]{
		example("八位数字的主体备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备00000001号")),
		example("经营许可证号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤B2-00000001")),
		example("十位数字的主体备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备2023000001号")),
	},
	Bad: []rule.Example[Case]{
		example("只写了数字", enterprise, set("order", "add_service"), set("entity.filing_number", "00000001")),
		example("少一位数字", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备0000001号")),
		example("开头不是省份简称", enterprise, set("order", "add_service"), set("entity.filing_number", "深ICP备00000001号")),
		example("别省的备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "京ICP备00000001号")),
		example("写了网站备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备00000001号-1")),
	},
}

// numberTrouble says what keeps a text from being a filing number.
func numberTrouble(err error) string {
	var why *filing.NumberError
	if errors.As(err, &why) && why.Fault != filing.FaultForm {
		return "@word.number_fault_" + string(why.Fault)
	}
	return "@trouble.filing_number_form"
}

// numberOfOther reports whether a number is known to be another province's. Older numbers may carry another character for
// the same province, so that a character which is no province's today tells nothing.
func (c Case) numberOfOther(number filing.FilingNumber) bool {
	for _, p := range c.provinces() {
		prefix := c.Atlas.LicencePrefixes(p.Code)
		if p.Code != c.Filing.Province && prefix.Known && number.Letter() != "" && strings.HasPrefix(prefix.Value.Filing, number.Letter()) {
			return true
		}
	}
	return false
}
