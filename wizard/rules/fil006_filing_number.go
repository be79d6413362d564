package rules

import (
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// filingNumberForm is how numbers of entities look: a character for the province, then 8 digits, or 10 for newer ones.
// A number of a service has a tail like -1 or -2A.
var filingNumberForm = regexp.MustCompile(`^(\p{Han})ICP备\d{8}(\d{2})?号(-\d{1,4}[AXK]?)?$`)

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
		trouble := func(why string) rule.Outcome {
			fault.Values["trouble"] = "@trouble.filing_number_" + why
			return rule.Fail(fault)
		}
		number := filing.Fold(typed)
		parts := filingNumberForm.FindStringSubmatch(number)
		if parts == nil {
			return trouble("form")
		}
		for _, p := range c.provinces() {
			// Older numbers may carry another character for the same province, so only one that is another's counts.
			prefix := c.Atlas.LicencePrefixes(p.Code)
			if p.Code != c.Filing.Province && prefix.Known && strings.HasPrefix(number, prefix.Value.Filing) {
				fault.Paths = append(fault.Paths, "province")
				return trouble("province")
			}
		}
		if parts[3] != "" {
			fault.Severity = rule.Hint
			return trouble("service")
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("八位数字的主体备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备00000001号")),
		example("十位数字的主体备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备2023000001号")),
	},
	Bad: []rule.Example[Case]{
		example("只写了数字", enterprise, set("order", "add_service"), set("entity.filing_number", "00000001")),
		example("别省的备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "京ICP备00000001号")),
		example("写了网站备案号", enterprise, set("order", "add_service"), set("entity.filing_number", "粤ICP备00000001号-1")),
	},
}
