package rule

// Publishers of the documents.
const (
	stateCouncil = "国务院"
	ministry     = "工业和信息化部"
	huaweiCloud  = "华为云"
	standards    = "国家标准化管理委员会"
)

// Where the provider's help pages stand, and the provider's own digest of them, which was read where a page could not be.
const (
	help         = "https://support.huaweicloud.com/"
	huaweiDigest = "https://github.com/huaweicloud/huaweicloud-skills"
)

// sources has one row for each title that rules cite: a rule that cites a new document begins with a row here.
var sources = []Source{
	{"《互联网信息服务管理办法》（国务院令第292号）第五条；华为云 ICP 备案帮助文档：前置审批", stateCouncil, Law, help + "prepare-icp/zh-cn_topic_0000002085124433.html"},
	{"《港澳台居民居住证申领发放办法》（国办发〔2018〕81号）", stateCouncil, Law, ""},
	{"《互联网政务应用安全管理规定》（中央网信办等四部门）", "中央网信办", Law, ""},
	{"《非经营性互联网信息服务备案管理办法》（信息产业部令第33号）", ministry, Law, "https://beian.miit.gov.cn"},
	{"工业和信息化部《关于规范互联网信息服务使用域名的通知》（工信部信管〔2017〕264号）", ministry, Law, "https://domain.miit.gov.cn"},
	{"工业和信息化部《关于开展移动互联网应用程序备案工作的通知》（工信部信管〔2023〕105号）及华为云 APP 备案要求", ministry, Law, "https://beian.miit.gov.cn"},
	{"工业和信息化部 ICP 备案短信核验（2020-08-17 起全国实施）", ministry, Law, "https://beian.miit.gov.cn"},

	{"《中华人民共和国居民身份证法》第五条", "全国人民代表大会常务委员会", Law, ""},

	{"GB 32100-2015 法人和其他组织统一社会信用代码编码规则", standards, Standard, ""},
	{"GB 32100-2015 法人和其他组织统一社会信用代码编码规则；GB 11643-1999 公民身份号码", standards, Standard, ""},
	{"GB 32100-2015 法人和其他组织统一社会信用代码编码规则；GB 11714-1997 全国组织机构代码编制规则；GS 15-2006 工商行政管理注册号编制规则", standards, Standard, ""},
	{"GB 11714-1997 全国组织机构代码编制规则", standards, Standard, ""},
	{"GB 11643-1999 公民身份号码", standards, Standard, ""},
	{"GB/T 2260 中华人民共和国行政区划代码；民政部县以上行政区划代码", "民政部", Standard, ""},
	{"RFC 6890 特殊用途 IP 地址登记", "IANA", Standard, "https://www.iana.org/assignments/iana-ipv4-special-registry"},

	{"华为云 ICP 备案帮助文档：首次备案、基础信息验证", huaweiCloud, Page, help + "usermanual-icp/zh-cn_topic_0000002581754184.html"},
	{"华为云 ICP 备案帮助文档：验证备案类型参数说明", huaweiCloud, Page, help + "usermanual-icp/zh-cn_topic_0000002127792637.html"},

	{"华为云 ICP 备案帮助文档：常见备案信息不合格原因及整改方案", huaweiCloud, Digest, help + "pi-icp/zh-cn_topic_0000002273263073.html"},
	{"华为云 ICP 备案帮助文档：备案材料", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：备案域名", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：备案限制", huaweiCloud, Digest, help + "icprb-icp/icp_01_0008.html"},
	{"华为云 ICP 备案帮助文档：备案条件", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：备案变更", huaweiCloud, Digest, help + "pi-icp/icp_03_0007.html"},
	{"华为云 ICP 备案帮助文档：注销备案、取消接入", huaweiCloud, Digest, help + "pi-icp/icp_03_0009.html"},
	{"华为云 ICP 备案帮助文档：转移备案", huaweiCloud, Digest, help + "pi-icp/icp_03_0016.html"},
	{"华为云 ICP 备案帮助文档：迁移备案", huaweiCloud, Page, help + "pi-icp/icp_03_0022.html"},
	{"华为云 ICP 备案帮助文档：认领备案", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：备案成功后", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：备案基本概念", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案：备案基本概念", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：各地区管局要求", huaweiCloud, Digest, help + "prepare-icp/icp_02_0005.html"},
	{"华为云 ICP 备案帮助文档：接入信息、备案授权码", huaweiCloud, Digest, help + "prepare-icp/icp_02_0003.html"},
	{"华为云 ICP 备案帮助文档：网站信息", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：网站服务内容", huaweiCloud, Digest, huaweiDigest},
	{"华为云 ICP 备案帮助文档：APP 特征信息、APP 备案 FAQ", huaweiCloud, Digest, help + "usermanual-icp/zh-cn_topic_0000002085120221.html"},
	{"华为云 ICP 备案帮助：备案材料的图片要求", huaweiCloud, Digest, huaweiDigest},
	{"华为云 APP 备案帮助：APP 图标要求", huaweiCloud, Digest, huaweiDigest},

	{Practice, "BeianDesk", Experience, ""},
}
