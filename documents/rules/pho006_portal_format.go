package rules

import (
	"fmt"

	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho006 finds papers that the portal would refuse as they are, and that export converts.
var pho006 = rule.Rule[Desk]{
	ID: "PHO006", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "备案系统不收原文件，导出时会转换",
		Message: "{field}的文件“{file}”（{format}，{size}）备案系统不直接收，导出时会转成不超过 4 MB 的图片",
		Why:     "备案系统只收 JPG、PNG 图片，每张不超过 4 MB。",
		Fix:     "不用处理。上传时用资料包 portal 文件夹里的图片，不要用原文件。",
		Source:  pictureSource, SourceDate: sourceDate,
	},
	Sees:  sees(legibleOrOther),
	Check: readable(legibleOrOther, func(_ Desk, s sheet) *rule.Fault { return unfit(s, photo.MaxPortalPicture) }),
	Good: []rule.Example[Desk]{
		example("两兆的 JPG", paper.PrincipalIDFront, bytes(2<<20)),
	},
	Bad: []rule.Example[Desk]{
		example("PDF 扫描件", paper.EntityCertificate, pages(1)),
		example("六兆的照片", paper.PrincipalIDFront, bytes(6<<20)),
		example("WebP 图片", paper.PrincipalIDFront, file("a.webp", paper.WebP)),
	},
}

// legibleOrOther is every paper but icons.
func legibleOrOther(p paper.Slot) bool { return !icons(p) }

// unfit finds a file that the portal does not take as it is.
func unfit(s sheet, limit int64) *rule.Fault {
	if (s.report.Format == paper.JPEG || s.report.Format == paper.PNG) && s.report.Bytes <= limit {
		return nil
	}
	return s.fault(map[string]string{"format": formatName(s.report.Format), "size": size(s.report.Bytes)})
}

// size writes a number of bytes as people do.
func size(n int64) string {
	const kilo, mega = 1 << 10, 1 << 20
	if n < mega {
		return fmt.Sprintf("%d KB", (n+kilo-1)/kilo)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/mega)
}
