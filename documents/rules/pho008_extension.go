package rules

import (
	"path"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// pho008 finds files whose name says another format than their content.
var pho008 = rule.Rule[Desk]{
	ID: "PHO008", Severity: rule.Hint, Layer: rule.Provider,
	Doc: rule.Doc{
		Title:   "扩展名与内容不符",
		Message: "{field}的文件名是“{file}”，内容却是 {format}",
		Why:     "备案系统按扩展名识别格式，名不副实的文件可能传不上去。",
		Fix:     "不用处理，导出的图片会用正确的扩展名。自己上传原文件的话，先用看图软件另存为 JPG。",
		Source:  practice, SourceDate: practiceDate,
	},
	Sees: sees(every),
	Check: readable(every, func(_ Desk, s sheet) *rule.Fault {
		fits, known := extensions()[s.report.Format]
		extension := strings.ToLower(path.Ext(s.File))
		if !known || extension == "" || slices.Contains(fits, extension) {
			return nil
		}
		return s.fault(map[string]string{"format": formatName(s.report.Format)})
	}),
	Good: []rule.Example[Desk]{
		example("名为 jpg 的 JPEG", paper.PrincipalIDFront),
		example("没有扩展名", paper.PrincipalIDFront, file("照片", paper.JPEG)),
	},
	Bad: []rule.Example[Desk]{
		example("改名为 jpg 的 PNG", paper.PrincipalIDFront, file("a.jpg", paper.PNG)),
		example("改名为 png 的 PDF", paper.EntityCertificate, file("a.PNG", paper.PDF)),
	},
}

// extensions are the endings of file names that fit a format.
func extensions() map[string][]string {
	return map[string][]string{
		paper.JPEG: {".jpg", ".jpeg", ".jpe", ".jfif"},
		paper.PNG:  {".png"},
		paper.PDF:  {".pdf"},
		paper.WebP: {".webp"},
		paper.BMP:  {".bmp", ".dib"},
	}
}
