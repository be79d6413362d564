package region

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrNoProvince says that there is no province with the id asked for.
var ErrNoProvince = errors.New("no such province")

// Sheet returns everything known about a province, in words of lang (Chinese or English), in the order a person reads it; nil
// when there is no such province. Notes stay Chinese.
func (a *Atlas) Sheet(id, lang string) []Section {
	p, ok := a.provinces[id]
	if !ok {
		return nil
	}
	s := speech{lang}
	sections := []Section{
		{s.say("主体与负责人", "Entity and principals"), a.principalLines(id, s)},
		{s.say("个人备案", "Individuals"), a.personalLines(id, s)},
		{s.say("地址与联系方式", "Addresses and numbers"), a.contactLines(id, s)},
		{s.say("域名与名称", "Domains and names"), a.domainLines(id, s)},
		{s.say("数量", "Quantities"), a.quantityLines(id, s)},
		{s.say("变更与迁移", "Changes"), a.changeLines(id, s)},
		{s.say("授权书与承诺书", "Letters"), a.letterLines(p, s)},
		{s.say("其他材料", "Further papers"), a.materialLines(p, s)},
		{s.say("前置审批（全国清单以外）", "Approvals beyond the national list"), a.approvalLines(id, s)},
		{s.say("其他说明", "Notes"), a.noteLines(p, s)},
		{s.say("号码字头", "Prefixes"), a.numberLines(id, s)},
		{s.say("资料有分歧的项目", "Where sources disagree"), conflictLines(p)},
	}
	kept := sections[:0]
	for _, section := range sections {
		if len(section.Lines) > 0 {
			kept = append(kept, section)
		}
	}
	return kept
}

func (a *Atlas) numberLines(id string, s speech) []Line {
	return []Line{
		line(s, s.say("备案号与许可证号字头", "Prefixes of numbers"), a.LicencePrefixes(id), s.prefixes),
		line(s, s.say("身份证号开头", "ID card prefixes"), a.IDCardPrefixes(id), s.list),
	}
}

func (a *Atlas) principalLines(id string, s speech) []Line {
	return []Line{
		line(s, s.say("主体负责人", "Entity principal"), a.LegalRepMustBePrincipal(id), chosen[LegalRep](s)),
		line(s, s.say("法定代表人是外籍", "Foreign legal representative"), a.ForeignLegalRep(id), chosen[ForeignLegalRep](s)),
		line(s, s.say("服务负责人授权书", "Letter for the service principal"), a.PrincipalLetter(id), chosen[PrincipalLetter](s)),
		line(s, s.say("两位负责人是否同一人", "Entity and service principal"), a.SamePerson(id), chosen[SamePerson](s)),
		line(s, s.say("服务负责人须为中国公民", "Service principal must be a Chinese citizen"), a.CitizenOnly(id), chosen[Tristate](s)),
		line(s, s.say("负责人可否同时负责其他主体", "Principal shared with another entity"), a.SharedPrincipal(id), chosen[Shared](s)),
		line(s, s.say("单位负责人最低年龄", "Least age of a unit's principals"), a.MinAgeUnit(id), s.counted("岁", "years")),
		line(s, s.say("个体工商户", "Sole traders"), a.IndividualBusiness(id), chosen[IndividualBusiness](s)),
	}
}

func (a *Atlas) personalLines(id string, s speech) []Line {
	return []Line{
		line(s, s.say("外省身份证能否备案", "ID card of another province"), a.CrossProvincePersonal(id), chosen[CrossProvince](s)),
		line(s, s.say("外省人可用的证明（任一）", "Proofs (any one)"), a.ResidenceProofs(id), chosenList[ResidenceProof](s)),
		line(s, s.say("最低年龄", "Least age"), a.MinAgePersonal(id), s.counted("岁", "years")),
		line(s, s.say("须补材料的年龄", "Ages that need documents"), a.Minor(id), s.minor),
		line(s, s.say("服务内容选“博客/个人空间”", "博客/个人空间 as content"), a.BlogCategory(id), chosen[BlogCategory](s)),
		line(s, s.say("备注", "Remarks"), a.PersonalRemark(id), s.remark),
		line(s, s.say("外籍个人持护照备案", "Foreigners with a passport"), a.ForeignerPersonal(id), chosen[Foreigner](s)),
		line(s, s.say("港澳台居民所用证件", "Hong Kong, Macau and Taiwan"), a.HKMoTwPersonal(id), chosen[HKMoTw](s)),
	}
}

func (a *Atlas) contactLines(id string, s speech) []Line {
	return []Line{
		line(s, s.say("通信地址须与证件住所同市", "Mailing address in the city of the certificate"), a.AddressSameCity(id), chosen[Tristate](s)),
		line(s, s.say("地址写法", "How to write the address"), a.AddressFormat(id), chosenList[AddressFormat](s)),
		line(s, s.say("号码归属地（单位）", "Local number (unit)"), a.PhoneLocal(id, Unit), s.phone),
		line(s, s.say("号码归属地（个人）", "Local number (individual)"), a.PhoneLocal(id, Personal), s.phone),
		line(s, s.say("号码与邮箱", "Numbers and mail addresses"), a.ContactRules(id), s.contacts),
	}
}

func (a *Atlas) domainLines(id string, s speech) []Line {
	return []Line{
		line(s, s.say("域名剩余有效期至少", "Domain valid for at least"), a.DomainMinValidityDays(id), s.counted("天", "days")),
		line(s, s.say("单位域名持有者", "Holder of a unit's domain"), a.DomainHolder(id), chosen[DomainHolder](s)),
		line(s, s.say("域名证书", "Certificate of the domain"), a.DomainCertificate(id), chosen[DomainCertificate](s)),
		line(s, s.say("域名后缀", "Suffixes"), a.DomainSuffix(id), s.suffixes),
		line(s, s.say("每个网站的域名数", "Domains of one site"), a.DomainsPerSite(id), s.most),
		line(s, s.say("名称（全国规则以外）", "Names, beyond the national rules"), a.NameRules(id), s.names(a.national.NameRules.Value.Special)),
		line(s, s.say("网站底部挂的备案号", "Number at the foot of the site"), a.FooterNumber(id), chosen[FooterNumber](s)),
	}
}

func (a *Atlas) quantityLines(id string, s speech) []Line {
	var lines []Line
	for _, who := range []Applicant{Unit, Personal} {
		of := s.say("（", " (") + Words(who, string(who), s.lang) + s.say("）", ")")
		lines = append(
			lines,
			line(s, s.say("一单的服务数", "Services in an order")+of, a.SitesPerOrder(id, who), s.orderLimit),
			line(s, s.say("主体的服务总数", "Services in all")+of, a.ServicesMax(id, who), s.most),
			line(s, s.say("服务多时须交的材料", "Paper for many services")+of, a.SitePlan(id, who), s.quorum),
		)
	}
	return lines
}

func (a *Atlas) changeLines(id string, s speech) []Line {
	var lines []Line
	for _, choice := range changeTopicChoices {
		topic := ChangeTopic(choice.Value)
		lines = append(lines, line(s, Words(topic, choice.Value, s.lang), a.Change(id, topic), chosen[ChangeAnswer](s)))
	}
	return append(
		lines,
		line(s, s.say("空壳主体可直接新增服务", "Empty entity may add a service"), a.ShellEntityDirectAdd(id), chosen[Tristate](s)),
		line(s, s.say("支持迁移备案", "Migration supported"), a.MigrationSupported(id), chosen[Tristate](s)),
	)
}

func (a *Atlas) letterLines(p *Province, s speech) []Line {
	lines := make([]Line, 0, len(p.Letters))
	for _, l := range p.Letters {
		lines = append(lines, line(s, l.Title, reply(a, LayerProvince, rule[Letter]{value: l, note: l.Note, from: l.Provenance}), s.letter))
	}
	return lines
}

func (a *Atlas) materialLines(p *Province, s speech) []Line {
	lines := make([]Line, 0, len(p.ExtraMaterials))
	for _, m := range p.ExtraMaterials {
		lines = append(lines, line(s, m.Title, reply(a, LayerProvince, rule[Material]{value: m, note: m.Note, from: m.Provenance}), s.material))
	}
	return lines
}

func (a *Atlas) approvalLines(id string, s speech) []Line {
	var lines []Line
	for _, answer := range a.Preapprovals(id) {
		lines = append(lines, line(s, answer.Value.Category, answer, s.approval))
	}
	return lines
}

func (a *Atlas) noteLines(p *Province, s speech) []Line {
	lines := make([]Line, 0, len(p.Notes))
	for _, n := range p.Notes {
		lines = append(lines, line(s, n.Topic, reply(a, LayerProvince, rule[string]{value: n.Text, from: n.Provenance}),
			func(text string) string { return text }))
	}
	return lines
}

func conflictLines(p *Province) []Line {
	lines := make([]Line, 0, len(p.Conflicts))
	for _, c := range p.Conflicts {
		lines = append(lines, Line{Label: c.Topic, Value: c.Text, Trust: Low})
	}
	return lines
}

// Describe writes the sheet of a province as plain text. The error is ErrNoProvince, or that of w.
func (a *Atlas) Describe(w io.Writer, id, lang string) error {
	p, ok := a.provinces[id]
	if !ok {
		return fmt.Errorf("%w: %q", ErrNoProvince, id)
	}
	s := speech{lang}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s  %s  %s\n", p.ID, p.Name, p.Authority)
	fmt.Fprintf(out, "%s%s\n", s.say("资料更新：", "Updated: "), p.Updated)
	fmt.Fprintln(out, s.say("以下为整理的公开资料，供填报时参考，以管局和接入商的最新要求为准。",
		"Compiled from published texts, as a help with filling in; what the authority and the provider say today prevails."))
	for _, section := range a.Sheet(id, lang) {
		fmt.Fprintf(out, "\n%s\n", section.Title)
		var nothing []string
		for _, l := range section.Lines {
			if l.empty() {
				nothing = append(nothing, l.Label)
				continue
			}
			l.write(out, s)
		}
		if len(nothing) > 0 {
			fmt.Fprintf(out, "  %s%s\n", s.say("未找到规定的项目：", "Nothing found about: "), strings.Join(nothing, s.say("、", "; ")))
		}
	}
	return out.Flush()
}

// empty reports whether there is nothing to read but that nothing was found.
func (l Line) empty() bool { return l.Trust == None && l.Local == "" && l.Conflict == "" }

func (l Line) write(out *bufio.Writer, s speech) {
	fmt.Fprintf(out, "  %s%s%s\n", l.Label, s.say("：", ": "), l.Value)
	for _, text := range []struct{ label, text string }{
		{"", l.Note},
		{s.say("本省资料：", "Province: "), l.Local},
		{s.say("分歧：", "Disputed: "), l.Conflict},
	} {
		if text.text != "" {
			fmt.Fprintf(out, "      %s%s\n", text.label, text.text)
		}
	}
	if l.Layer == "" {
		return
	}
	facts := []string{s.layer(l.Layer), Words(l.Trust, string(l.Trust), s.lang), l.AsOf, l.Source}
	fmt.Fprintf(out, "      [%s]\n", strings.Join(facts, s.say("，", ", ")))
}

func (s speech) layer(l Layer) string {
	if l == LayerNational {
		return s.say("全国", "national")
	}
	return s.say("本省", "province")
}
