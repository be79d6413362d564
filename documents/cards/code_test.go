package cards

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

func TestWhatAQRCodeSays(t *testing.T) {
	const code = "91440399MA0YF0018A"
	for name, tt := range map[string]struct {
		says string
		want map[string]string
	}{
		"the code alone":    {code, map[string]string{"uscc": code}},
		"small letters":     {"91440399ma0yf0018a", map[string]string{"uscc": code}},
		"an address":        {"https://example.cn/web-portal.html#/index/page-qr?uniscid=" + code + "&sign=00112233", map[string]string{"uscc": code}},
		"part of a path":    {"http://example.cn/" + code + "/1", map[string]string{"uscc": code}},
		"within other text": {"X" + code + "7", map[string]string{}},
		"a text": {
			"统一社会信用代码:" + code + ";名称:样例科技有限公司;法定代表人:张样例;登记机关:样例市市场监督管理局",
			map[string]string{"uscc": code, "name": "样例科技有限公司", "legal_representative": "张样例"},
		},
		"a text over lines": {"企业名称：云帆（深圳）科技有限公司\n注册号：" + code, map[string]string{"uscc": code, "name": "云帆（深圳）科技有限公司"}},
		"escaped": {
			"https://example.cn/q?uniscid=" + code + "&entname=%E6%A0%B7%E4%BE%8B%E7%A7%91%E6%8A%80%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8",
			map[string]string{"uscc": code, "name": "样例科技有限公司"},
		},
		"a name in letters is no name of a unit": {"https://example.cn/?name=licence", map[string]string{}},
		"the name of something else":             {"登记机关名称:样例局", map[string]string{}},
		"nothing of it":                          {"https://example.cn", map[string]string{}},
		"a wrong check character":                {"91440399MA0YF0018B", map[string]string{}},
		"broken escapes":                         {"100%;名称:样例商行", map[string]string{"name": "样例商行"}},
	} {
		assert.Equal(t, tt.want, saidBy(tt.says), name)
	}
}

func TestLicenceAgainstItsQR(t *testing.T) {
	const code, other = "91440399MA0YF0018A", "91310099MA0YF0018P"
	p := &page{}
	for name, tt := range map[string]struct {
		field  string
		read   paper.Line
		said   string
		want   string
		doubt  paper.Doubt
		beside string
	}{
		"agrees":                     {"uscc", paper.Line{Text: code}, "统一社会信用代码:" + code + ";", code, "", code},
		"another":                    {"uscc", paper.Line{Text: code}, "https://example.cn/?c=" + other, code, paper.Disagrees, other},
		"not read":                   {"uscc", paper.Line{}, other, other, "", other},
		"read with a wrong check":    {"uscc", paper.Line{Text: "91440399MA0YF0018B", Doubt: paper.Unchecked}, code, code, "", code},
		"a QR code without a number": {"uscc", paper.Line{Text: code}, "https://example.cn", code, "", ""},
		"the name agrees":            {"name", paper.Line{Text: "云帆(深圳)科技有限公司"}, "名称:云帆（深圳）科技有限公司", "云帆(深圳)科技有限公司", "", "云帆（深圳）科技有限公司"},
		"another name":               {"name", paper.Line{Text: "云帆科技有限公司"}, "名称:样例科技有限公司", "云帆科技有限公司", paper.Disagrees, "样例科技有限公司"},
		"no name read":               {"name", paper.Line{}, "名称:样例科技有限公司", "样例科技有限公司", "", "样例科技有限公司"},
		"another representative":     {"legal_representative", paper.Line{Text: "王样例"}, "法定代表人:张样例", "王样例", paper.Disagrees, "张样例"},
	} {
		into := map[string]paper.Line{}
		if tt.read.Text != "" {
			into[tt.field] = tt.read
		}
		p.hold(into, []string{tt.said})
		assert.Equal(t, tt.want, into[tt.field].Text, name)
		assert.Equal(t, tt.doubt, into[tt.field].Doubt, name)
		assert.Equal(t, tt.beside, into["qr_"+tt.field].Text, name)
	}
}
