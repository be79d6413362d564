package cards

import (
	"regexp"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// leastKind is the score from which on a kind is named.
const leastKind = 0.6

// A clue is a word on a paper and how much it speaks for a kind.
type clue struct {
	words  string
	weight float64
}

// clues says which words speak for which kind. A title nearly decides; what several papers share says little.
var clues = map[paper.Kind][]clue{
	paper.IDCardFront: {
		{"公民身份号码", 0.7}, {"姓名", 0.2}, {"性别", 0.2}, {"民族", 0.5}, {"出生", 0.2}, {"住址", 0.4},
	},
	paper.IDCardBack: {
		{"居民身份证", 0.8}, {"签发机关", 0.3}, {"有效期限", 0.3}, {"中华人民共和国", 0.1},
	},
	paper.ResidencePermitFront: {{"公民身份号码", 0.3}, {"姓名", 0.2}, {"性别", 0.2}, {"出生", 0.2}, {"住址", 0.3}},
	paper.ResidencePermitBack: {
		{"港澳居民居住证", 0.9}, {"台湾居民居住证", 0.9}, {"港澳台居民居住证", 0.9}, {"通行证号码", 0.5}, {"签发次数", 0.3}, {"签发机关", 0.1}, {"有效期限", 0.1},
	},
	paper.BusinessLicence: {
		{"营业执照", 0.85},
		{"统一社会信用代码", 0.35},
		{"经营范围", 0.5},
		{"注册资本", 0.3},
		{"成立日期", 0.25},
		{"登记机关", 0.2},
		{"法定代表人", 0.2},
		{"经营场所", 0.3},
		{"经营者", 0.2},
		{"组成形式", 0.3},
		{"营业期限", 0.3},
	},
	paper.PublicInstitutionCertificate: {
		{"事业单位法人证书", 0.9},
		{"宗旨和业务范围", 0.7},
		{"宗旨和", 0.2},
		{"举办单位", 0.5},
		{"经费来源", 0.4},
		{"开办资金", 0.3},
		{"登记管理机关", 0.2},
		{"统一社会信用代码", 0.2},
	},
	paper.SocialOrganizationCertificate: {
		{"社会团体法人登记证书", 0.92}, {"社会团体", 0.3}, {"业务主管单位", 0.3}, {"活动地域", 0.5}, {"注册资金", 0.1}, {"统一社会信用代码", 0.2},
	},
	paper.PrivateNonEnterpriseCertificate: {
		{"民办非企业单位登记证书", 0.92}, {"民办非企业单位", 0.6}, {"业务主管单位", 0.3}, {"开办资金", 0.2}, {"统一社会信用代码", 0.2},
	},
	paper.USCCCertificate: {
		{"统一社会信用代码证书", 0.9}, {"机构名称", 0.4}, {"机构性质", 0.5}, {"机构地址", 0.4}, {"赋码机关", 0.5}, {"颁发日期", 0.2},
	},
	paper.LawPracticeLicence: {
		{"律师事务所执业许可证", 0.92}, {"律师事务所", 0.3}, {"执业许可证", 0.4}, {"主管机关", 0.2}, {"设立资产", 0.3}, {"批准文号", 0.2},
	},
	paper.ForeignOfficeCertificate: {
		{"常驻代表机构登记证", 0.92}, {"首席代表", 0.5}, {"驻在场所", 0.5}, {"驻在期限", 0.4}, {"派出企业", 0.4},
	},
	paper.Passport: {{"护照", 0.5}, {"PASSPORT", 0.5}, {"护照号", 0.3}, {"国籍", 0.1}, {"出生地点", 0.1}},
	paper.HKMOPermit: {
		{"港澳居民来往内地通行证", 0.9}, {"来往内地通行证", 0.5}, {"姓名", 0.1}, {"证件号码", 0.1}, {"换证次数", 0.2}, {"有效期限", 0.1},
	},
	paper.TWPermit: {
		{"台湾居民来往大陆通行证", 0.9}, {"来往大陆通行证", 0.6}, {"姓名", 0.1}, {"证件号码", 0.1}, {"签发次数", 0.1}, {"有效期限", 0.1},
	},
	paper.PermanentResidentCard: {
		{"外国人永久居留", 0.85}, {"永久居留身份证", 0.5}, {"PERMANENTRESIDENT", 0.6}, {"国籍", 0.1}, {"证件号码", 0.1}, {"姓名", 0.1},
	},
	paper.HKMOPermitBack:            {},
	paper.TWPermitBack:              {},
	paper.PermanentResidentCardBack: {},
	paper.Letter: {
		{"授权书", 0.6},
		{"承诺书", 0.6},
		{"委托书", 0.6},
		{"告知书", 0.6},
		{"核验单", 0.6},
		{"授权委托", 0.3},
		{"被授权人", 0.5},
		{"特此授权", 0.4},
		{"特此承诺", 0.4},
		{"授权人", 0.2},
		{"备案", 0.25},
		{"签字", 0.2},
		{"盖章", 0.2},
		{"承诺人", 0.3},
		{"本单位", 0.2},
	},
	paper.DomainCertificate: {
		{"域名注册证书", 0.9},
		{"域名证书", 0.85},
		{"域名所有者", 0.5},
		{"域名持有者", 0.5},
		{"域名注册人", 0.5},
		{"注册服务机构", 0.4},
		{"域名注册商", 0.4},
		{"到期日期", 0.2},
		{"到期时间", 0.2},
		{"DOMAINNAMEREGISTRATION", 0.5},
		{"注册日期", 0.1},
	},
}

// never names what cannot stand on a paper of the kind, or not as its title.
var never = map[paper.Kind][]string{
	paper.IDCardFront:         {"永久居留", "通行证", "营业执照", "授权", "承诺", "PASSPORT"},
	paper.IDCardBack:          {"授权", "承诺", "营业执照", "居住证"},
	paper.ResidencePermitBack: {"授权", "承诺"},
	paper.HKMOPermit:          {"往来港澳通行证", "授权书", "承诺书", "居住证"},
	paper.TWPermit:            {"授权书", "承诺书", "居住证"},
	paper.USCCCertificate:     {"营业执照"},
	paper.BusinessLicence:     {"授权书", "承诺书", "委托书", "告知书", "事业单位法人证书"},
	paper.DomainCertificate:   {"授权书", "承诺书", "委托书", "告知书"},
}

// ranking is a kind and how much speaks for it.
type ranking struct {
	kind  paper.Kind
	score float64
}

var domainForm = regexp.MustCompile(`(?i)(?:[\p{Han}a-z0-9](?:[\p{Han}a-z0-9-]{0,61}[\p{Han}a-z0-9])?\.)+(?:[a-z]{2,18}|中国|公司|网络|网址|集团|在线|中文网|政务|公益|xn--[a-z0-9]+)`)

// rank scores every kind and puts the clearest first.
func rank(p *page, z zone) []ranking {
	page := strings.ToUpper(filing.Narrow(strings.ReplaceAll(p.all(), " ", "")))
	runes := []rune(page)
	var out []ranking
	for kind, list := range clues {
		against := 1.0
		for _, s := range list {
			if q := shows(page, runes, s.words); q > 0 {
				against *= 1 - s.weight*q
			}
		}
		out = append(out, ranking{kind, 1 - against})
	}
	id, hasID := p.anywhere(residentScheme)
	hasID = hasID && id.Doubt == ""
	resident, _ := filing.ParseResidentID(id.Text)
	for i := range out {
		r := &out[i]
		speak := func(weight float64) { r.score = 1 - (1-r.score)*(1-weight) }
		switch r.kind {
		case paper.IDCardFront:
			switch {
			case hasID && resident.IsResidencePermit():
				r.score *= 0.3
			case hasID && strings.HasPrefix(id.Text, "9"):
				r.score *= 0.3 // a foreigner's card
			case hasID:
				speak(0.4)
			}
		case paper.ResidencePermitFront:
			if !hasID || !resident.IsResidencePermit() {
				r.score = 0
			} else {
				speak(0.7)
			}
		case paper.BusinessLicence:
			if _, ok := p.anywhere(usccScheme); ok {
				speak(0.2)
			}
		case paper.Passport:
			if z.found() && strings.HasPrefix(z.code, "P") {
				speak(0.8)
			}
		case paper.DomainCertificate:
			if domainForm.MatchString(page) {
				speak(0.1)
			}
		case paper.HKMOPermitBack, paper.TWPermitBack, paper.PermanentResidentCardBack:
			if z.backOf() == r.kind && len(z.lines) > 0 {
				r.score = 0.93
			}
		}
		for _, words := range never[r.kind] {
			if shows(page, runes, words) > 0 {
				r.score *= 0.4
			}
		}
	}
	slices.SortStableFunc(out, func(a, b ranking) int {
		if a.score != b.score {
			return sign(b.score - a.score)
		}
		return strings.Compare(string(a.kind), string(b.kind))
	})
	for i := range out {
		out[i].score = float64(int(1000*out[i].score+0.5)) / 1000
	}
	return out
}

var (
	hkmoNumber = regexp.MustCompile(`^[HM]\d{8}(\d{2})?$`)
	twNumber   = regexp.MustCompile(`^\d{8}$`)
)

// backOf tells whose machine-readable side a zone stands on, by its code and the form of its number.
func (z zone) backOf() paper.Kind {
	switch {
	case z.code == "" || strings.HasPrefix(z.code, "P"):
		return paper.UnknownKind
	case strings.HasPrefix(z.code, "CR") || hkmoNumber.MatchString(z.number):
		return paper.HKMOPermitBack
	case strings.HasPrefix(z.code, "CT") || twNumber.MatchString(z.number):
		return paper.TWPermitBack
	}
	return paper.PermanentResidentCardBack
}

// shows returns how well a page shows words: 1 as they are, less with one character misread, 0 not at all.
func shows(page string, runes []rune, words string) float64 {
	if strings.Contains(page, words) {
		return 1
	}
	want := []rune(words)
	if len(want) < fuzzyFrom {
		return 0
	}
	for i := 0; i+len(want) <= len(runes); i++ {
		wrong := 0
		for k, r := range want {
			if runes[i+k] != r {
				if wrong++; wrong > 1 {
					break
				}
			}
		}
		if wrong <= 1 {
			return 0.8
		}
	}
	return 0
}
