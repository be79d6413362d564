package rules

import (
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// let019 finds letters of which a page is missing.
var let019 = rule.Rule[Desk]{
	ID: "LET019", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "缺了一页",
		Message: "{field}一共 {pages} 页，没有看到第 {missing} 页",
		Why:     "缺页的文书会被退回。",
		Fix:     "把缺的那一页一起扫描成一个 PDF 放进来，或者放到“其他材料”里。",
		Source:  sourceLetters, SourceDate: lettersDate,
		Reasons: []string{"X10", "X09"},
	},
	Sees: sees(signedOrOther),
	Check: eachLetter(func(d Desk, s sheet) *rule.Fault {
		code, ok := s.code()
		if !ok || code.Pages < 2 || s.Slot == string(paper.Other) {
			return nil
		}
		there := map[int]bool{}
		for _, a := range d.Filing.Attachments {
			for _, c := range (sheet{a, d.Reports[a.ID]}).codes() {
				if c.Same(code) {
					there[c.Page] = true
				}
			}
		}
		var missing []string
		for n := 1; n <= code.Pages; n++ {
			if !there[n] {
				missing = append(missing, strconv.Itoa(n))
			}
		}
		if len(missing) == 0 {
			return nil
		}
		return s.inked("codes.0", map[string]string{"pages": strconv.Itoa(code.Pages), "missing": strings.Join(missing, ", ")})
	}),
	Good: []rule.Example[Desk]{
		returned("只有一页"),
		returned("第二页在“其他材料”里", page(1, 2), beside(authorised, page(2, 2))),
	},
	Bad: []rule.Example[Desk]{
		returned("只放了签字的那一页", page(2, 2)),
	},
}
