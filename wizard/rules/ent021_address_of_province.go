package rules

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent021 holds addresses against the ways of writing that a province asks for. Door numbers, 市辖区 and the county are looked
// at everywhere: ent012, ent013, ent019.
var ent021 = rule.Rule[Case]{
	ID: "ENT021", Severity: rule.Warn, Layer: rule.Provincial, Regional: true,
	Doc: rule.Doc{
		Title:      "地址写法不合所在省的要求",
		Message:    "{field}“{address}”{trouble}。{province}：{note}",
		Why:        "各省通信管理局对地址怎么写有自己的规定，写法不同的会退回修改。",
		Fix:        "照本省的写法改；实际地址没有这一项的，在主体备注里写明“通信地址已为最详细地址”。",
		Source:     "华为云 ICP 备案帮助文档：各地区管局要求",
		SourceDate: "2025-12",
		Reasons:    []string{"R28", "S08"},
	},
	Reads: []filing.Path{"province", "entity.mailing_address"},
	Sees:  []filing.Path{"entity.certificate.address", "county", "entity.remark", entityNaturePath},
	Check: func(c Case, _ filing.At) rule.Outcome {
		answer := c.Atlas.AddressFormat(c.Filing.Province)
		if answer.Layer != region.LayerProvince || strings.Contains(filing.Fold(c.Filing.Entity.Remark), "最详细") {
			return rule.Pass()
		}
		var faults []rule.Fault
		for _, format := range answer.Value {
			look, ok := addressChecks[format]
			if !ok {
				continue
			}
			path, wrong := look.path, look.wrong(c)
			if !wrong {
				continue
			}
			text, _ := c.Filing.Text(path)
			fault, known := regional(answer, look.strongest, rule.Fault{
				Paths: []filing.Path{path},
				Values: map[string]string{
					"address": text, "trouble": "@word.address_" + string(format), "province": c.provinceName(c.Filing.Province),
				},
			})
			if known {
				faults = append(faults, fault)
			}
		}
		return rule.Fail(faults...)
	},
	Good: []rule.Example[Case]{
		example("没有这类要求的省", enterprise, inProvince("42", "4201", "420102")),
		example("写到了房间号", enterprise, inProvince("31", "3101", "310115")),
		example("北京现在的区", enterprise, inProvince("11", "1101", "110102"), set("entity.mailing_address", "北京市西城区样例路1号101室")),
	},
	Bad: []rule.Example[Case]{
		example("没有房间号", enterprise, inProvince("31", "3101", "310115"), set("entity.mailing_address", "样例路1号")),
		example("已经撤并的区", enterprise, inProvince("11", "1101", "110102"), set("entity.mailing_address", "北京市样例区样例路1号101室")),
		example("带了符号", enterprise, inProvince("36", "3601", "360102"), set("entity.mailing_address", "样例路1号&501室")),
		example("功能区", enterprise, inProvince("12", "1201", "120116"), set("entity.mailing_address", "空港经济区样例路1号501室")),
		example("选错了区", enterprise, inProvince("50", "5001", "500101"), set("entity.mailing_address", "两江新区样例路1号501室")),
		example("只写到镇", enterprise, inProvince("32", "3201", "320102"), set("entity.mailing_address", "样例镇政府大院3栋")),
		example("学生没有写院系", individual, inProvince("12", "1201", "120101"), set("entity.mailing_address", "样例大学8号")),
		example("网店的住所写法", enterprise, set("entity.certificate.address", "https://shop.example.cn 网店")),
	},
}

// An addressCheck looks for one way of writing.
type addressCheck struct {
	path      filing.Path
	strongest rule.Severity
	wrong     func(Case) bool
}

const (
	mailingPath     filing.Path = "entity.mailing_address"
	certificatePath filing.Path = "entity.certificate.address"
)

// roomForm is a room told by digits behind a hyphen.
var roomForm = regexp.MustCompile(`\d-\d`)

// countyForm is what may be a county right behind the name of a municipality.
var countyForm = regexp.MustCompile(`^\p{Han}{2}[区县]`)

// addressChecks has a check for each way of writing that no rule of the nation looks at.
var addressChecks = map[region.AddressFormat]addressCheck{
	region.AddressRoom: {mailingPath, rule.Hint, func(c Case) bool {
		address := filing.Narrow(c.Filing.Entity.MailingAddress)
		return !roomForm.MatchString(address) && len(c.addressWords(region.AddressRoom, address)) == 0
	}},
	region.AddressVillage: {mailingPath, rule.Warn, func(c Case) bool {
		address := c.Filing.Entity.MailingAddress
		return len(c.addressWords(region.AddressVillage, address)) > 0 && len(holdsAny(address, c.reviewWords("village"))) == 0
	}},
	region.AddressStudent: {mailingPath, rule.Warn, func(c Case) bool {
		address := c.Filing.Entity.MailingAddress
		for _, elsewhere := range c.reviewWords("student_elsewhere") {
			address = strings.ReplaceAll(address, elsewhere, "")
		}
		return c.individual() && len(c.addressWords(region.AddressStudent, address)) > 0 && len(holdsAny(address, c.reviewWords("department"))) == 0
	}},
	region.AddressPermit: {mailingPath, rule.Hint, func(c Case) bool {
		_, elsewhere := c.elsewhere()
		return c.individual() && elsewhere
	}},
	region.AddressShop: {certificatePath, rule.Hint, func(c Case) bool {
		return len(c.addressWords(region.AddressShop, c.Filing.Entity.Certificate.Address)) > 0
	}},
	region.AddressBeijing: {mailingPath, rule.Warn, func(c Case) bool { return c.formerCounty(c.Filing.Entity.MailingAddress) }},
	region.AddressTianjin: {mailingPath, rule.Hint, func(c Case) bool {
		return len(c.addressWords(region.AddressTianjin, c.Filing.Entity.MailingAddress)) > 0
	}},
	region.AddressLiangjiang: {mailingPath, rule.Warn, func(c Case) bool {
		return len(c.addressWords(region.AddressLiangjiang, c.Filing.Entity.MailingAddress+c.Filing.Entity.Certificate.Address)) > 0 &&
			c.Filing.County != "" && !slices.Contains(c.reviewWords("liangjiang_county"), c.cityName(c.Filing.County))
	}},
	region.AddressNoSymbols: {mailingPath, rule.Warn, func(c Case) bool {
		return strings.ContainsFunc(filing.Narrow(strings.TrimSpace(c.Filing.Entity.MailingAddress)), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-()", r)
		})
	}},
}

// addressWords returns the words of a way of writing that an address holds.
func (c Case) addressWords(format region.AddressFormat, address string) []string {
	return holdsAny(address, c.reviewWords(string(format)))
}

// formerCounty reports whether an address in a municipality begins with a county that is none today.
func (c Case) formerCounty(address string) bool {
	if c.Divisions == nil {
		return false
	}
	rest := strings.TrimPrefix(filing.Fold(address), c.provinceName(c.Filing.Province))
	named := countyForm.FindString(rest)
	if named == "" || slices.Contains(c.reviewWords("no_county"), named) {
		return false
	}
	for _, city := range c.Divisions.Cities(c.Filing.Province) {
		for _, county := range c.Divisions.Counties(city.Code) {
			if county.Name == named {
				return false
			}
		}
	}
	return true
}
