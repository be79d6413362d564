package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// svc017 finds more services than one order, or one entity, may have. The first service too many is named.
var svc017 = rule.Rule[Case]{
	ID: "SVC017", Severity: rule.Warn, Layer: rule.National, Regional: true,
	Doc: rule.Doc{
		Title:      "一单里的服务太多",
		Message:    "{counted}{count} 个服务，{limit_of}最多 {max} 个",
		Why:        "超出的部分会连同整单退回{note}。",
		Fix:        "这一单只留 {max} 个，其余的等备案成功后再用“新增互联网信息服务”提交。",
		Source:     "华为云 ICP 备案帮助文档：备案限制",
		SourceDate: "2025-12",
	},
	Reads: []filing.Path{"order", entityNaturePath, "province"},
	Sees:  []filing.Path{serviceNamePath, "record.filed_services"},
	When: func(c Case, _ filing.At) bool {
		return c.Filing.Fresh() || c.Filing.Order == filing.AddAccess
	},
	Check: func(c Case, _ filing.At) rule.Outcome {
		n := len(c.Filing.Services)
		filed, _ := c.filedServices()
		fault := func(at, limit, n int, of string) rule.Fault {
			return rule.Fault{
				Paths:  []filing.Path{filing.At{at}.Of(serviceNamePath)},
				Values: map[string]string{"count": count(n), "max": count(limit), "limit_of": "@word.limit_" + of, "counted": "@word.counted_" + of},
			}
		}
		order := c.Atlas.SitesPerOrder(c.Filing.Province, c.filer())
		if limit := order.Value.For(filed); order.Known && limit > 0 && n > limit {
			if f, ok := aside(order, rule.Warn, fault(limit, limit, n, "order")); ok {
				return rule.Fail(f)
			}
		}
		if c.Filing.Fresh() { // access to what is filed adds no service
			n += filed
		}
		all := c.Atlas.ServicesMax(c.Filing.Province, c.filer())
		if all.Known && all.Value > 0 && n > all.Value {
			f := fault(max(0, all.Value-filed), all.Value, n, "entity")
			if filed > 0 {
				f.Paths = append(f.Paths, "record.filed_services")
			}
			if f, ok := aside(all, rule.Warn, f); ok {
				return rule.Fail(f)
			}
		}
		return rule.Pass()
	},
	Good: []rule.Example[Case]{
		example("一个服务", individual),
		example("本省对单位没有限制", enterprise, secondService(func(*filing.Service) {})),
	},
	Bad: []rule.Example[Case]{
		example("个人一单两个", individual, secondService(func(*filing.Service) {})),
		example("个人加上已备案的超过五个", individual, ordered(filing.AddService), set("province", "11"), set("record.filed_services", "5")),
		example("本省备案多了，一单只收一个", enterprise, ordered(filing.AddService), set("province", "36"), set("record.filed_services", "16"), secondService(func(*filing.Service) {})),
		example("本省单位一单一个", enterprise, set("province", "42"), secondService(func(*filing.Service) {})),
	},
}
