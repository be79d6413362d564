package rules

import (
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho007 finds icons that the portal would refuse as they are, and that export makes smaller.
var pho007 = rule.Rule[Desk]{
	ID: "PHO007", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "图标超过 100 KB 或不是 JPG、PNG",
		Message: "{field}的文件“{file}”（{format}，{size}）备案系统不直接收，导出时会缩小到 100 KB 以内",
		Why:     "APP 图标要求 JPG 或 PNG，不超过 100 KB。",
		Fix:     "不用处理；想自己掌握效果的，把图标导出成 512×512 的 PNG 再添加。",
		Source:  iconSource, SourceDate: sourceDate,
	},
	Sees:  sees(icons),
	Check: readable(icons, func(_ Desk, s sheet) *rule.Fault { return unfit(s, photo.MaxPortalIcon) }),
	Good: []rule.Example[Desk]{
		example("60 KB 的 PNG", "services[0].app.icon", file("icon.png", paper.PNG), bytes(60<<10)),
	},
	Bad: []rule.Example[Desk]{
		example("300 KB 的 PNG", "services[0].app.icon", file("icon.png", paper.PNG), bytes(300<<10)),
		example("WebP 图标", "services[0].app.icon", file("icon.webp", paper.WebP), bytes(60<<10)),
	},
}
