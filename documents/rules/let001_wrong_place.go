package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let001 finds letters that lie in the place of another.
var let001 = rule.Rule[Desk]{
	ID: "LET001", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文书放错了位置",
		Message: "{field}里放的是“{title}”",
		Why:     "每份文书看各自的位置，放错了等于缺了这一份。",
		Fix:     "把它移到“{right}”那一份的位置。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		right, ok := d.belongs(s)
		if !ok || string(right) == s.Slot || d.twice(s) || s.Slot == string(paper.Other) && d.Filled(filing.Path(right)) {
			return nil
		}
		title := ""
		for _, l := range d.Letters {
			if l.Slot == right {
				title = l.Title
			}
		}
		return s.inked("codes.0", map[string]string{"title": title, "right": title, "move_to": string(right)})
	}),
	Good: []rule.Example[Desk]{
		returned("放在自己的位置"),
		returned("另一页放在“其他材料”里", lies(paper.Other), beside(authorised)),
	},
	Bad: []rule.Example[Desk]{
		returned("负责人授权书放到了服务负责人授权书那里", lies(serviceLetter)),
		returned("没有编码的，按标题认", lies(serviceLetter), uncoded, saying("title", "主体负责人授权书")),
	},
}
