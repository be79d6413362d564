package rules

import (
	"strings"
	"sync"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// car024 finds certificates whose address names another province than that of the filing. Once the address is typed, the
// rules over answers say so. Whether individuals may file elsewhere differs by province, so that they are told by a hint.
var car024 = rule.Rule[Desk]{
	ID: "CAR024", Severity: rule.Warn, Layer: rule.National,
	Doc: rule.Doc{
		Title:   "证件上的住址不在备案省份",
		Message: "{field}上的住址是“{read}”，在{where}，{other}选的却是{province}",
		Why:     "单位只能在证件住所所在的省备案；个人一般也在身份证住址所在的省备案。",
		Fix:     "把{other}改为证件住址所在的省；个人常住外省的，先确认当地是否接受外省证件，备好居住证明。",
		Source:  sourceCards, SourceDate: sourceDate,
		Reasons: []string{"R28", "X04"},
	},
	Sees: sees(identity),
	Check: readable(identity, func(d Desk, s sheet) *rule.Fault {
		f, slot := d.Filing, paper.Slot(s.Slot)
		address, ok := s.field("address")
		if !ok || slot.Holder(f) != "entity" || !s.certificate() || !fits(f, slot, s.report.Kind) || strings.TrimSpace(f.Entity.Certificate.Address) != "" {
			return nil
		}
		all := provinces()
		if all == nil {
			return nil
		}
		where := region.Locate(address.Text, all.Provinces(), all).Province
		if where == "" || where == f.Province || all.Name(f.Province) == "" || !f.Entity.IsUnit() && d.Filled(filing.Path(paper.ResidenceProof)) {
			return nil
		}
		fault := s.beside("province", "address", map[string]string{"read": address.Text, "where": all.Name(where), "province": all.Name(f.Province)})
		if !f.Entity.IsUnit() {
			fault.Severity = rule.Hint
		}
		return fault
	}),
	Good: []rule.Example[Desk]{
		shown("本省的住所", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "深圳市南山区粤海街道样例路1号A座501室"}, typing("entity.certificate.address", "")),
		shown("看不出是哪个省的", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "南山区粤海街道样例路1号A座501室"}, typing("entity.certificate.address", "")),
		shown("住所填了，在那里提示", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "湖南省长沙市岳麓区样例路58号"}),
	},
	Bad: []rule.Example[Desk]{
		shown("外省的住所", paper.EntityCertificate, paper.BusinessLicence, map[string]string{"address": "湖南省长沙市岳麓区样例路58号"}, typing("entity.certificate.address", "")),
	},
}

// provinces is the list of divisions; nil if it cannot be read, which a test of it would show.
var provinces = sync.OnceValue(func() *region.Divisions {
	list, err := region.LoadDivisions(divisions.JSON())
	if err != nil {
		return nil
	}
	return list
})
