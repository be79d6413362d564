package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho004 finds PDF files that ask for a password.
var pho004 = rule.Rule[Desk]{
	ID: "PHO004", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文件有密码",
		Message: "{field}的文件“{file}”要密码才能打开",
		Why:     "有密码的文件无法转成图片，审核人员也打不开。",
		Fix:     "用密码打开这个 PDF，选择“打印 › 另存为 PDF”，得到没有密码的文件后重新添加。",
		Source:  practice, SourceDate: practiceDate,
	},
	Sees:  sees(every),
	Check: troubled(paper.Locked),
	Good: []rule.Example[Desk]{
		example("没有密码的 PDF", paper.EntityCertificate, pages(1)),
	},
	Bad: []rule.Example[Desk]{
		example("有密码的 PDF", paper.EntityCertificate, pages(1), trouble(paper.Locked)),
	},
}
