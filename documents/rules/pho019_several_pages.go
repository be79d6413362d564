package rules

import (
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho019 finds PDF files with more than one page, of which each becomes a picture.
var pho019 = rule.Rule[Desk]{
	ID: "PHO019", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "PDF 有多页",
		Message: "{field}的文件“{file}”有 {pages} 页，导出时每页转成一张图片",
		Why:     "备案系统一次收一张图片，多页文件要一页一页传。",
		Fix:     "上传时按页码顺序传导出的图片；不需要的页可以先从 PDF 里删掉。",
		Source:  pictureSource, SourceDate: sourceDate,
	},
	Sees: sees(every),
	Check: readable(every, func(_ Desk, s sheet) *rule.Fault {
		if s.report.Pages <= 1 {
			return nil
		}
		return s.fault(map[string]string{"pages": strconv.Itoa(s.report.Pages)})
	}),
	Good: []rule.Example[Desk]{
		example("一页的 PDF", paper.EntityCertificate, pages(1)),
	},
	Bad: []rule.Example[Desk]{
		example("三页的 PDF", paper.EntityCertificate, pages(3)),
	},
}
