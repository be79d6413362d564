package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho005 finds files beyond what is ever read.
var pho005 = rule.Rule[Desk]{
	ID: "PHO005", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文件太大",
		Message: "{field}的文件“{file}”太大，没有读取",
		Why:     "超过 64 MB、6000 万像素（PNG 3700 万）或 40 页的文件，不会是一张证件照片。",
		Fix:     "确认选对了文件；扫描时选 300 dpi，多页文件只保留需要的那几页。",
		Source:  practice, SourceDate: practiceDate,
	},
	Sees:  sees(every),
	Check: troubled(paper.TooLarge, paper.TooManyPixels, paper.TooManyPages),
	Good: []rule.Example[Desk]{
		example("普通照片", paper.PrincipalIDFront),
	},
	Bad: []rule.Example[Desk]{
		example("像素太多", paper.PrincipalIDFront, trouble(paper.TooManyPixels)),
		example("一百页的 PDF", paper.EntityCertificate, pages(100), trouble(paper.TooManyPages)),
		example("一百兆的文件", paper.EntityCertificate, bytes(100<<20), trouble(paper.TooLarge)),
	},
}
