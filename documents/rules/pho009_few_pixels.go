package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho009 finds pictures with too few pixels for small print.
var pho009 = rule.Rule[Desk]{
	ID: "PHO009", Severity: rule.Warn, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "图片太小",
		Message: "{field}的图片长边只有 {value} 像素，少于 {threshold}",
		Why:     "图片太小，放大后小字看不清。聊天软件发送时常会压缩图片。",
		Fix:     "用原图：发送时勾选“原图”，或用数据线导出；扫描时选 300 dpi。",
		Source:  practice, SourceDate: practiceDate,
		Reasons: []string{"R12"},
	},
	Sees:  sees(legible),
	Check: measured(legible, paper.Resolution),
	Good: []rule.Example[Desk]{
		example("两千像素的照片", paper.PrincipalIDFront),
		example("图标本来就小", "services[0].app.icon", bad(paper.Resolution, 512)),
	},
	Bad: []rule.Example[Desk]{
		example("聊天软件压缩过的照片", paper.PrincipalIDFront, bad(paper.Resolution, 640)),
	},
}
