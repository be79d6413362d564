package rules

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec024 finds a change in which nothing changes. It speaks only where everything that is given is known as it is filed.
var rec024 = rule.Rule[Case]{
	ID: "REC024", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "没有任何变更",
		Message:    "{field}是{order}，填写的内容却与备案里的完全一样",
		Why:        "变更订单只收有改动的备案；没有改动，初审会直接退回。",
		Fix:        "把要变的那几项改成新的内容；只是换了证件照片的，把新的有效期也填上。",
		Source:     changeHelp,
		SourceDate: changeHelpDate,
	},
	Reads: []filing.Path{"order"},
	When:  changing,
	Check: func(c Case, _ filing.At) rule.Outcome {
		if len(c.Filing.Record.AsFiled) == 0 || len(c.Filing.Attachments) > 0 || c.otherThanFiled() {
			return rule.Pass()
		}
		return rule.Fail(rule.Fault{
			Paths: []filing.Path{"order"}, Values: map[string]string{"order": "@order." + string(c.Filing.Order)},
		})
	},
	Good: []rule.Example[Case]{
		example("改了手机号", enterprise, ordered(filing.ChangeEntity), asFiled, set("principal.mobile", "13800000009")),
		example("补填了备案里没有的座机", enterprise, ordered(filing.ChangeEntity), set("principal.office_phone", ""), asFiled,
			set("principal.office_phone", "0755-26000001")),
		example("备案里的内容没有填", enterprise, ordered(filing.ChangeEntity)),
	},
	Bad: []rule.Example[Case]{
		example("一个字也没有改", enterprise, ordered(filing.ChangeFiling), asFiled),
	},
}

// otherThanFiled reports whether anything that the order hands in may differ from the filing that exists: a fact does, one
// is new, or one is gone.
func (c Case) otherThanFiled() bool {
	scope := filing.ScopeOf(c.Filing.Order)
	for _, row := range filing.Dictionary() {
		if scope.Of(row.Path) == filing.NotWanted || filing.Identifying(row.Path) && row.Path != entityNamePath || row.Path.Under("record") {
			continue
		}
		for _, at := range c.Filing.Places(row.Path) {
			p := at.Of(row.Path)
			filed, known := c.Filing.FiledText(p)
			now, _ := c.Filing.Text(p)
			if filled(now) && (!known || !sameFact(p, filed, now)) {
				return true
			}
		}
	}
	return slices.ContainsFunc(c.Filing.Services, func(filing.Service) bool { return c.elementGone() })
}

// elementGone reports whether a row of a list that is filed is there no longer.
func (c Case) elementGone() bool {
	for p := range c.Filing.Record.AsFiled {
		if _, ok := c.Filing.Text(p); !ok {
			return true
		}
	}
	return false
}
