package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho001 finds files that are empty or damaged.
var pho001 = rule.Rule[Desk]{
	ID: "PHO001", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文件打不开",
		Message: "{field}的文件“{file}”是空的或已损坏",
		Why:     "打不开的文件交上去，审核人员什么也看不到。",
		Fix:     "在电脑上双击打开这个文件看看；打不开就重新拍照或重新下载，再添加一次。",
		Source:  practice, SourceDate: practiceDate,
	},
	Sees:  sees(every),
	Check: troubled(paper.Empty, paper.Broken),
	Good: []rule.Example[Desk]{
		example("能打开的照片", paper.PrincipalIDFront),
	},
	Bad: []rule.Example[Desk]{
		example("空文件", paper.PrincipalIDFront, trouble(paper.Empty)),
		example("没传完的照片", paper.EntityCertificate, trouble(paper.Broken)),
	},
}
