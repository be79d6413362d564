package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho002 finds files of a format that nothing here can turn into a picture.
var pho002 = rule.Rule[Desk]{
	ID: "PHO002", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文件格式用不了",
		Message: "{field}的文件“{file}”是 {format} 格式，转不成备案系统要的 JPG 或 PNG",
		Why:     "备案系统只收 JPG 和 PNG 图片。",
		Fix:     "换成 JPG 图片再放进来。{how}",
		Source:  pictureSource, SourceDate: sourceDate,
	},
	Sees: sees(every),
	Check: each(every, func(_ Desk, s sheet) *rule.Fault {
		how := ""
		switch s.report.Trouble {
		case paper.HEICFormat:
			how = "@format.how.heic"
		case paper.Unsupported:
			how = "@format.how.other"
		default:
			return nil
		}
		return s.fault(map[string]string{"reason": string(s.report.Trouble), "format": formatName(s.report.Format), "how": how})
	}),
	Good: []rule.Example[Desk]{
		example("JPG 照片", paper.PrincipalIDFront),
		example("PDF 扫描件，导出时会转成图片", paper.EntityCertificate, pages(1)),
	},
	Bad: []rule.Example[Desk]{
		example("苹果手机的 HEIC 照片", paper.PrincipalIDFront, file("IMG_0001.HEIC", paper.HEIC), trouble(paper.HEICFormat)),
		example("TIFF 扫描件", paper.EntityCertificate, file("scan.tif", paper.TIFF), trouble(paper.Unsupported)),
	},
}
