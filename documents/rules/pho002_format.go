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
		Message: "{field}的文件“{file}”是 {format} 格式，转不成门户要的 JPG 或 PNG",
		Why:     "门户只收 JPG 和 PNG 图片。苹果手机默认拍的 HEIC 照片门户不收。",
		Fix:     "苹果手机：设置 › 相机 › 格式，选“兼容性最佳”后重拍，或用微信把照片发给自己再保存；其他格式用看图软件“另存为”JPG。",
		Source:  pictureSource, SourceDate: sourceDate,
	},
	Sees:  sees(every),
	Check: troubled(paper.HEICFormat, paper.Unsupported),
	Good: []rule.Example[Desk]{
		example("JPG 照片", paper.PrincipalIDFront),
		example("PDF 扫描件，导出时会转成图片", paper.EntityCertificate, pages(1)),
	},
	Bad: []rule.Example[Desk]{
		example("苹果手机的 HEIC 照片", paper.PrincipalIDFront, file("IMG_0001.HEIC", paper.HEIC), trouble(paper.HEICFormat)),
		example("TIFF 扫描件", paper.EntityCertificate, file("scan.tif", paper.TIFF), trouble(paper.Unsupported)),
	},
}
