package rules

// Documents that several rules rest on, with their dates.
const (
	decree33     = "《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）"
	decree33Date = "2005-02-08"

	rejections     = "华为云 ICP 备案帮助文档：常见备案信息不合格原因及整改方案"
	rejectionsDate = "2025-12"

	materials     = "华为云 ICP 备案帮助文档：备案材料"
	materialsDate = "2025-12"

	fieldList     = "华为云 ICP 备案帮助文档：首次备案、基础信息验证"
	fieldListDate = "2024-11-21"

	divisionCodes     = "GB/T 2260 中华人民共和国行政区划代码；民政部县以上行政区划代码"
	divisionCodesDate = "2024"
)
