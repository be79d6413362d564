package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// pho018 finds one file given for two papers that cannot be the same.
var pho018 = rule.Rule[Desk]{
	ID: "PHO018", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "两处用了同一个文件",
		Message: "{field}和{other}用的是同一个文件“{file}”",
		Why:     "人像面和国徽面、执照和身份证不会是同一张图，多半是选错了文件。",
		Fix:     "看一眼两处的图片，把选错的那一处换成正确的文件。",
		Source:  practice, SourceDate: practiceDate,
	},
	Sees:  sees(every),
	Check: checkSame,
	Good: []rule.Example[Desk]{
		pair("正反面各一张", sample.Enterprise, paper.PrincipalIDFront, paper.PrincipalIDBack),
		pair("主体负责人也是服务负责人，用同一张身份证", sample.Enterprise, paper.PrincipalIDFront, "services[0].principal.id_front", same),
		pair("个人的主体证件就是身份证", sample.Individual, paper.EntityCertificate, paper.PrincipalIDFront, same),
	},
	Bad: []rule.Example[Desk]{
		pair("正反面传了同一张", sample.Enterprise, paper.PrincipalIDFront, paper.PrincipalIDBack, same),
		pair("执照的位置放了身份证", sample.Enterprise, paper.EntityCertificate, paper.PrincipalIDFront, same),
	},
}

// checkSame holds every attachment against those before it.
func checkSame(d Desk, _ filing.At) rule.Outcome {
	var faults []rule.Fault
	list := d.Filing.Attachments
	for i, later := range list {
		for _, first := range list[:i] {
			a, b := d.paperOf(first), d.paperOf(later)
			if first.SHA256 == "" || first.SHA256 != later.SHA256 || a == b || a == "" || b == "" {
				continue
			}
			fault := sheet{Attachment: later}.fault(nil)
			fault.Paths = append(fault.Paths, filing.Path(first.Slot))
			faults = append(faults, *fault)
			break
		}
	}
	return rule.Fail(faults...)
}

// paperOf names the paper that a slot asks for: slots with the same name may hold the same file. It is empty for a slot
// that may hold anything.
func (d Desk) paperOf(a filing.Attachment) string {
	pattern := string(paper.Slot(a.Slot).Pattern())
	switch {
	case strings.HasSuffix(pattern, ".id_front"):
		return "front"
	case strings.HasSuffix(pattern, ".id_back"):
		return "back"
	case pattern == string(paper.EntityCertificate) && !d.Filing.Entity.IsUnit():
		return "front" // an individual's certificate is the identity card
	case pattern == string(paper.Other), strings.HasPrefix(pattern, paper.Letters), strings.HasPrefix(pattern, paper.Materials):
		return "" // one scan may hold several letters, and a further paper may be made of others
	}
	return pattern
}
