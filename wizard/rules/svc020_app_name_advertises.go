package rules

import (
	"regexp"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc020 finds names of APPs that were never meant to stay, or that advertise: placeholders and prices. Names that are
// generic or somebody else's cannot be told here.
var svc020 = rule.Rule[Case]{
	ID: "SVC020", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "APP 名称像占位或广告",
		Message:    "{field}“{name}”里有“{word}”",
		Why:        "APP 名称不能是测试名、占位名，也不能带价格和营销用语，审核会退回。",
		Fix:        "填应用商店里正式显示的名称，各平台一致。",
		Source:     "工业和信息化部《关于开展移动互联网应用程序备案工作的通知》（工信部信管〔2023〕105号）及华为云 APP 备案要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R05"},
	},
	Each:  servicePattern,
	Reads: []filing.Path{serviceNamePath, serviceKindPath},
	When: func(c Case, at filing.At) bool {
		return servicesReviewed(c, at) && c.service(at).Kind == filing.AppKind
	},
	Check: func(c Case, at filing.At) rule.Outcome {
		name := plainName(c.text(at, serviceNamePath))
		for _, form := range []*regexp.Regexp{placeholderName, priceInName} {
			if word := form.FindString(name); word != "" {
				return rule.Fail(rule.Fault{Paths: []filing.Path{at.Of(serviceNamePath)}, Values: map[string]string{"name": name, "word": word}})
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("正式名称", enterprise, asApp(func(*filing.Service) {})),
		example("名称里有数字", enterprise, asApp(func(s *filing.Service) { s.Name = "云帆365" })),
		example("网站不看这一条", enterprise, set("services[0].name", "云帆测试网")),
	},
	Bad: []rule.Example[Case]{
		example("测试名", enterprise, asApp(func(s *filing.Service) { s.Name = "云帆测试" })),
		example("英文占位名", enterprise, asApp(func(s *filing.Service) { s.Name = "云帆Demo" })),
		example("带价格", enterprise, asApp(func(s *filing.Service) { s.Name = "云帆9.9元购" })),
	},
}

// The forms of names that say nothing about the APP.
var (
	placeholderName = regexp.MustCompile(`(?i)测试$|^测试|\b(?:test|demo)\b|(?:test|demo)$|未命名|应用名称|(?i)hello ?world`)
	priceInName     = regexp.MustCompile(`[¥￥$]\s?\d|\d+(?:\.\d+)?元|免费领|秒杀|特价|包邮|限时|返现`)
)
