package rules

import (
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho005 finds files beyond what is ever read. The limits are those of paper.MaxBytes, paper.MaxPixels, paper.MaxPages and of
// documents/photo, which give a picture so much memory while it is decoded.
var pho005 = rule.Rule[Desk]{
	ID: "PHO005", Severity: rule.Block, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "文件太大",
		Message: "{field}的文件“{file}”太大，没有读取",
		Why:     "不读超过 64 MB 或 40 页的文件。图片能有多少像素看它的格式，大约是：普通 JPEG 6000 万，逐步显示的 JPEG（网页或修图软件另存的常是这种）1100 万到 2200 万，PNG、BMP 和 WebP 3000 万，隔行的 PNG 2500 万，每种颜色 16 位的 PNG 1200 万；再大就会占满内存。",
		Fix:     "确认选对了文件。照片用手机拍的原图，或另存成普通 JPEG、把长边缩到 4000 像素；扫描选 300 dpi；多页文件只保留需要的那几页。",
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
