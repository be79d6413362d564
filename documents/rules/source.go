package rules

// Where the rules come from.
const (
	// pictureSource: "上传文件只支持图片格式", jpg and png, 4 MB; original or colour scan, whole border, sharp, no glare, no screen.
	pictureSource = "华为云 ICP 备案帮助：备案材料的图片要求"
	iconSource    = "华为云 APP 备案帮助：APP 图标要求"
	sourceDate    = "2026-08"
	practice      = "practice"
	practiceDate  = "2026-11-23"
)
