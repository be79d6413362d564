package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/documents/appid"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// aid015 finds what of a file could not be read.
var aid015 = rule.Rule[Apps]{
	ID: "AID015", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "有内容没有读出来",
		Message: "“{file}”的{part}读不出来",
		Why:     "文件可能下载不完整，或被加固工具改动过，得到的信息可能不全。",
		Fix:     "换一个没有加固、下载完整的安装包再试；仍读不出时直接选择签名证书。",
		Source:  practice, SourceDate: practiceDate,
	},
	Each: appPattern,
	When: func(a Apps, at filing.At) bool { return len(a.app(at).Unread) > 0 },
	Check: func(a Apps, at filing.At) rule.Outcome {
		var faults []rule.Fault
		for _, part := range slices.Compact(slices.Sorted(slices.Values(a.app(at).Unread))) {
			faults = append(faults, a.fault(at, map[string]string{"part": "@appid.part." + string(part)}))
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Apps]{
		example("都读出来了"),
	},
	Bad: []rule.Example[Apps]{
		example("签名读不出来", func(a *appid.App) { a.Unread = []appid.Part{appid.PartSignature} }),
	},
}
