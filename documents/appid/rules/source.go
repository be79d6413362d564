package rules

// Where the rules come from.
const (
	appHelp      = "华为云 ICP 备案帮助文档：APP 特征信息、APP 备案 FAQ"
	appHelpDate  = "2025-12"
	practice     = "practice"
	practiceDate = "2026-11-23"
)
