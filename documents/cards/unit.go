package cards

import (
	"regexp"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// unitLabels are the labels of licences and of the certificates of other units, of every edition since 2005.
var unitLabels = []label{
	{words: "统一社会信用代码", field: "uscc"},
	{words: "社会信用代码", field: "uscc"},
	{words: "注册号", field: "uscc"},
	{words: "名称", field: "name"},
	{words: "企业名称", field: "name"},
	{words: "单位名称", field: "name"},
	{words: "机构名称", field: "name"},
	{words: "字号名称", field: "name"},
	{words: "律师事务所名称", field: "name"},
	{words: "类型", field: "type"},
	{words: "主体类型", field: "type"},
	{words: "公司类型", field: "type"},
	{words: "企业类型", field: "type"},
	{words: "机构性质", field: "type"},
	{words: "组织形式", field: "type"},
	{words: "法定代表人", field: "legal_representative"},
	{words: "法定代表人(负责人)", field: "legal_representative"},
	{words: "法定代表人姓名", field: "legal_representative"},
	{words: "单位负责人", field: "legal_representative"},
	{words: "负责人", field: "legal_representative"},
	{words: "经营者", field: "legal_representative"},
	{words: "经营者姓名", field: "legal_representative"},
	{words: "投资人", field: "legal_representative"},
	{words: "执行事务合伙人", field: "legal_representative"},
	{words: "首席代表", field: "legal_representative"},
	{words: "住所", field: "address"},
	{words: "住所地", field: "address"},
	{words: "地址", field: "address"},
	{words: "机构地址", field: "address"},
	{words: "经营场所", field: "address"},
	{words: "营业场所", field: "address"},
	{words: "主要经营场所", field: "address"},
	{words: "驻在场所", field: "address"},
	{words: "企业住所", field: "address"},
	{words: "注册资本", field: "registered_capital"},
	{words: "注册资金", field: "registered_capital"},
	{words: "开办资金", field: "registered_capital"},
	{words: "活动资金", field: "registered_capital"},
	{words: "出资额", field: "registered_capital"},
	{words: "成员出资总额", field: "registered_capital"},
	{words: "设立资产", field: "registered_capital"},
	{words: "成立日期", field: "established_on"},
	{words: "注册日期", field: "established_on"},
	{words: "设立日期", field: "established_on"},
	{words: "批准日期", field: "established_on"},
	{words: "营业期限", field: "validity"},
	{words: "经营期限", field: "validity"},
	{words: "合伙期限", field: "validity"},
	{words: "驻在期限", field: "validity"},
	{words: "有效期", field: "validity"},
	{words: "有效期限", field: "validity"},
	{words: "证书有效期", field: "validity"},
	{words: "经营范围", field: "scope"},
	{words: "业务范围", field: "scope"},
	{words: "宗旨和业务范围", field: "scope"},
	{words: "宗旨和", field: "scope"},
	{words: "名", field: "name", alone: true},
	{words: "称", field: "name", alone: true},
	{words: "类", field: "type", alone: true},
	{words: "型", field: "type", alone: true},
	{words: "住", field: "address", alone: true},
	{words: "所", field: "address", alone: true},
	{words: "登记机关"},
	{words: "发证机关"},
	{words: "登记管理机关"},
	{words: "赋码机关"},
	{words: "颁发日期"},
	{words: "主管机关"},
	{words: "组成形式"},
	{words: "举办单位"},
	{words: "经费来源"},
	{words: "业务主管单位"},
	{words: "实收资本"},
	{words: "活动地域"},
	{words: "发证日期"},
	{words: "派出企业名称"},
	{words: "派出企业"},
	{words: "副本编号"},
	{words: "证照编号"},
	{words: "编号"},
	{words: "批准文号"},
	{words: "执业许可证号"},
	{words: "合伙人"},
	{words: "派出人"},
}

// unit reads a business licence or the certificate of another unit. Codes are what its QR codes say.
func (p *page) unit(into map[string]paper.Line, kind paper.Kind, codes []string) {
	entries := p.entries(unitLabels)
	number, ok := p.labelledNumber(entries, "uscc", usccScheme)
	if ok && number.Doubt == "" {
		keep(into, "uscc", number, leastNumber)
	} else if ok {
		keep(into, "uscc", number, leastSureCode) // a genuine licence is known whose code fails its check
	}
	if into["uscc"].Text == "" {
		if g, ok := first(entries, "uscc"); ok && filing.IsRegistryNumber(upper(g)) {
			p.keep(into, "uscc", g, upper(g), leastBare)
		}
	}
	if g, ok := first(entries, "name"); ok && !cutForm.MatchString(text(g)) {
		p.keep(into, "name", g, tidy(text(g)), leastText)
	}
	if g, ok := first(entries, "type"); ok {
		p.keep(into, "type", g, tidy(text(g)), leastText)
	}
	if g, ok := first(entries, "legal_representative"); ok {
		name := p.name(g)
		if name.Text == "" && name.Doubt == "" || kind == paper.ForeignOfficeCertificate { // a foreigner, or a firm
			name = p.said(g, tidy(text(g)))
		}
		keep(into, "legal_representative", name, leastName)
	}
	if g, ok := first(entries, "address"); ok {
		p.keep(into, "address", g, tidy(text(g)), leastText)
	}
	if g, ok := first(entries, "registered_capital"); ok && !(strings.ContainsAny(text(g), numerals) && !strings.ContainsAny(text(g), "元圆币")) {
		p.keep(into, "registered_capital", g, tidy(text(g)), leastText)
	}
	if g, ok := first(entries, "scope"); ok {
		p.keep(into, "scope", g, text(g), leastText)
	}
	if g, ok := first(entries, "established_on"); ok {
		if d := days(text(g)); len(d) > 0 {
			p.keepDay(into, "established_on", g, d[0].String())
		}
	}
	if g, ok := first(entries, "validity"); ok {
		p.validity(into, g)
	}
	p.hold(into, codes)
}

// leastSureCode is how sure a reader must be of a credit code whose check character does not agree.
const leastSureCode = 0.95

// numerals are those of sums of money; one that names no currency had it misread.
const numerals = "壹贰叁肆伍陆柒捌玖拾佰仟"

// cutForm is the end of a company's name with its last character misread.
var cutForm = regexp.MustCompile(`有限(?:责任)?公[^司]$`)
