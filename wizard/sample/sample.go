// Package sample holds invented filings that are in order, for the demonstration, the rule pages and tests.
//
// Every number in them passes its check and lies in a division code (…99) that was never given out, so that it belongs to
// nobody.
package sample

import "github.com/beiandesk/beiandesk/wizard/filing"

// Day is a day on which the samples are in order.
const Day = "2026-11-23"

// Numbers that check but belong to nobody.
const (
	EntityNumber = "91440399MA0YF0018A"
	PersonNumber = "44039919850312001X"
	SecondNumber = "440399199005180022"
)

// Enterprise returns the first filing of a company's website in Guangdong, in order but for its papers.
func Enterprise() *filing.Filing {
	f := filing.New("01KAXF8E6Q0000000000000001", filing.Shape{
		Order: filing.First, Nature: filing.Enterprise, Province: "44", Service: filing.Website,
	})
	f.Title, f.City, f.County = "云帆智联官网", "4403", "440305"
	f.Entity.Name = "深圳市云帆智联科技有限公司"
	f.Entity.Certificate = filing.Certificate{
		Kind: filing.BusinessLicence, Number: EntityNumber, Address: "广东省深圳市南山区粤海街道样例路1号A座501室",
		ValidFrom: "2016-08-23", ValidUntil: filing.LongTerm,
	}
	f.Entity.MailingAddress = "粤海街道样例路1号A座501室"
	f.Entity.LegalRepresentative = "张样例"
	f.Principal = filing.Principal{
		Name: "张样例", IsLegalRepresentative: filing.Yes,
		Certificate: filing.Certificate{
			Kind: filing.ResidentIDCard, Number: PersonNumber, ValidFrom: "2015-03-12", ValidUntil: "2035-03-12",
		},
		Mobile: "13800000001", EmergencyPhone: "13900000001", OfficePhone: "0755-26000001", Email: "zhang@example.cn",
	}
	s := &f.Services[0]
	s.Name, s.PrincipalSame, s.HomeURL = "云帆智联", filing.Yes, "yunfan-example.cn"
	s.Domains = []filing.Domain{{
		Name: "yunfan-example.cn", Holder: f.Entity.Name, HolderCertificateKind: filing.BusinessLicence,
		HolderCertificateNumber: EntityNumber, RealNameOn: "2026-10-01", ExpiresOn: "2028-10-01", Registrar: "样例域名注册有限公司",
	}}
	s.Remark = "介绍本公司的软件产品、客户案例和联系方式，不提供交易和用户发帖。"
	s.Access = filing.Access{Resource: "ecs", IPRanges: []filing.IPRange{{First: "121.36.0.10", Last: "121.36.0.10"}}, DNSPaused: filing.Yes}
	return f
}

// Individual returns the first filing of a personal website in Guangdong, in order but for its papers.
func Individual() *filing.Filing {
	f := filing.New("01KAXF8E6Q0000000000000002", filing.Shape{
		Order: filing.First, Nature: filing.Individual, Province: "44", Service: filing.Website,
	})
	f.Title, f.City, f.County = "美食分享小记", "4403", "440305"
	f.Entity.Name = "李样例"
	f.Entity.Certificate = filing.Certificate{
		Kind: filing.ResidentIDCard, Number: SecondNumber, Address: "广东省深圳市南山区粤海街道样例路2号3栋402房",
		ValidFrom: "2018-05-18", ValidUntil: "2038-05-18",
	}
	f.Entity.MailingAddress = "粤海街道样例路2号3栋402房"
	f.Principal.Mobile, f.Principal.EmergencyPhone, f.Principal.Email = "13800000002", "13900000002", "li@example.cn"
	s := &f.Services[0]
	s.Name, s.HomeURL = "美食分享小记", "meishi-example.cn"
	s.Content = []string{filing.ContentPersonalSpace}
	s.Domains = []filing.Domain{{
		Name: "meishi-example.cn", Holder: f.Entity.Name, HolderCertificateKind: filing.ResidentIDCard,
		HolderCertificateNumber: SecondNumber, RealNameOn: "2026-10-01", ExpiresOn: "2028-10-01", Registrar: "样例域名注册有限公司",
	}}
	s.Remark = "本网站由个人开办，主要用于记录家常菜做法和探店照片，不含企业、单位等非个人信息。"
	s.Access = filing.Access{Resource: "ecs", IPRanges: []filing.IPRange{{First: "121.36.0.11", Last: "121.36.0.11"}}, DNSPaused: filing.Yes}
	f.Settle()
	return f
}

// A Fault is a mistake planted into a sample.
type Fault struct {
	Path  filing.Path // where the finding is expected
	Typed string      // what is typed there
	Note  string      // what is wrong with it
}

// Faults lists ten mistakes of the kind that real filings are sent back for, each at another path.
func Faults() []Fault {
	return []Fault{
		{"entity.certificate.number", "91440399MA0YF0O18A", "统一社会信用代码里有字母 O"},
		{"entity.certificate.valid_until", "2026-01-31", "执照已过期"},
		{"principal.certificate.number", "440399198503120011", "身份证号校验位不对"},
		{"principal.emergency_phone", "13800000001", "应急电话与手机号相同"},
		{"principal.email", "zhang.example.cn", "邮箱缺少 @"},
		{"services[0].name", "中国云帆", "名称以“中国”开头"},
		{"services[0].domains[0].name", "www.yunfan-example.cn", "域名带 www"},
		{"services[0].domains[0].holder", "深圳市远帆科技有限公司", "域名持有者不是主办单位"},
		{"services[0].domains[0].expires_on", "2026-11-01", "域名已过期"},
		{"services[0].access.ip_ranges[0].first", "192.168.1.10", "填了内网地址"},
	}
}

// Faulty returns the company's filing with every mistake of Faults planted.
func Faulty() *filing.Filing {
	f := Enterprise()
	f.ID, f.Title = "01KAXF8E6Q0000000000000003", "云帆智联官网（含十处错误）"
	for _, fault := range Faults() {
		if err := f.SetText(fault.Path, fault.Typed); err != nil {
			panic("sample: fault at a fact that exists: " + err.Error())
		}
	}
	// Both ends are typed alike, as the portal wants a single address.
	f.Services[0].Access.IPRanges[0].Last = f.Services[0].Access.IPRanges[0].First
	return f
}
