package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// rec019 finds a claim that does not say why the filing is with this provider already.
var rec019 = rule.Rule[Case]{
	ID: "REC019", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:      "认领的缘由不清楚",
		Message:    "{field}还没有选",
		Why:        "认领只用于两种情形：2018 年 9 月以前在旧系统备的案，或者在别的接入商办了迁移、跨省变更后转到这里。其他情形系统不提供认领。",
		Fix:        "选出属于哪一种；两种都不是的，服务在这里用的办新增接入，账号要换的办转移备案。",
		Source:     claimHelp,
		SourceDate: claimHelpDate,
	},
	Sees: []filing.Path{"record.claim_cause"},
	When: recorded("record.claim_cause"),
	Check: func(c Case, _ filing.At) rule.Outcome {
		return rule.FailIf(!filled(c.Filing.Record.ClaimCause), rule.Fault{Paths: []filing.Path{"record.claim_cause"}})
	},
	Good: []rule.Example[Case]{example("旧系统备的案", enterprise, ordered(filing.Claim), set("record.claim_cause", filing.ClaimBefore2018))},
	Bad:  []rule.Example[Case]{example("没有选", enterprise, ordered(filing.Claim))},
}
