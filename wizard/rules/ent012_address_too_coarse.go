package rules

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// ent012 finds a mailing address that stops before the door.
var ent012 = rule.Rule[Case]{
	ID: "ENT012", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:      "通信地址不够详细",
		Message:    "{field}“{address}”没有写到门牌号或房间号",
		Why:        "通信地址要能找到人，审核要求写到门牌；只写到街道、园区或大厦的常被退回。",
		Fix:        "写到几号几栋几室，农村写到村、组。确实没有门牌的，在主体备注里写“{remark}”。",
		Source:     fieldList,
		SourceDate: fieldListDate,
	},
	Reads: []filing.Path{"entity.mailing_address"},
	Sees:  []filing.Path{"entity.remark"},
	Check: func(c Case, _ filing.At) rule.Outcome {
		address, remark := c.Filing.Entity.MailingAddress, c.Atlas.National().Address.Value.NoNumberRemark
		if remark != "" && strings.Contains(filing.Fold(c.Filing.Entity.Remark), "最详细") {
			return rule.Pass()
		}
		return rule.FailIf(coarse(address), rule.Fault{
			Paths: []filing.Path{"entity.mailing_address"}, Values: map[string]string{"address": address, "remark": remark},
		})
	},
	Good: []rule.Example[Case]{
		example("写到房间号", enterprise),
		example("农村地址写到村、组", enterprise, set("entity.mailing_address", "样例镇大塘村三组")),
		example("没有门牌，备注里说明了", enterprise, set("entity.mailing_address", "样例镇人民政府大院"), set("entity.remark", "通信地址已为最详细地址")),
	},
	Bad: []rule.Example[Case]{
		example("只写到街道", enterprise, set("entity.mailing_address", "粤海街道科技园")),
		example("太短", enterprise, set("entity.mailing_address", "1号")),
	},
}

// leastHan is how many Chinese characters a usable address has at least, a design value of the domain notes; with a door
// of its own a road of two characters will do, as in 云帆路88号.
const (
	leastHan         = 5
	leastHanWithDoor = 4
)

// doorForm is a number that can only be that of a door: with the word for it, or in parts.
var doorForm = regexp.MustCompile(`[0-9一二三四五六七八九十百]+号|[0-9]+-[0-9]+`)

// coarse reports whether an address has no number and none of the words that stand for one, or is too short to be one.
func coarse(address string) bool {
	han, numbered := 0, false
	for _, r := range filing.Narrow(address) {
		if unicode.Is(unicode.Han, r) {
			han++
		}
		numbered = numbered || unicode.IsDigit(r) || strings.ContainsRune("号栋幢室村组屯队", r)
	}
	least := leastHan
	if doorForm.MatchString(filing.Narrow(address)) {
		least = leastHanWithDoor
	}
	return !numbered && !strings.Contains(address, "信箱") || han < least
}
