package screen

import (
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rules"
)

// offer puts below each field what papers say about it and what could be filled in with one press.
func (p *stepPage) offer(f *filing.Filing) {
	said := p.say()
	for _, field := range p.fields {
		if locked := p.lock(f, field); locked || said[field.Question.Path] {
			field.Offer("", nil)
			continue
		}
		p.offerOne(f, field)
	}
}

// lock keeps a field from being typed in whose answer follows from another.
func (p *stepPage) lock(f *filing.Filing, field *control.Field) bool {
	if field.Question.Path != "principal.name" {
		return false
	}
	words := ""
	if f.Principal.IsLegalRepresentative == filing.Yes && f.Entity.LegalRepresentative != "" {
		words = p.Texts.T("control.follows", "field", p.Texts.Label("entity.legal_representative"))
	}
	field.Lock(words)
	return words != ""
}

// offerOne puts below a field what follows from other answers.
func (p *stepPage) offerOne(f *filing.Filing, field *control.Field) {
	t, q := p.Texts, field.Question
	typed := field.Typed()
	at := q.At
	switch q.Field.Path {
	case "services[].remark":
		remark := rules.SuggestedRemark(f, p.Desk.Atlas(), at[0])
		if remark == "" || filing.SameText(remark, typed) {
			break
		}
		field.Offer(t.T("control.remark", "value", remark), func() { p.fill(q.Path, remark) })
		return
	case "services[].home_url":
		if len(at) == 0 || len(f.Services[at[0]].Domains) == 0 || typed != "" || f.Services[at[0]].Domains[0].Name == "" {
			break
		}
		domain := f.Services[at[0]].Domains[0].Name
		field.Offer(t.T("control.use", "value", domain), func() { p.fill(q.Path, domain) })
		return
	case "services[].domains[].holder":
		if f.Entity.Name == "" || filing.SameText(typed, f.Entity.Name) {
			break
		}
		field.Offer(t.T("control.same_as_entity"), func() {
			p.fill(q.Path, f.Entity.Name)
			p.fill(at.Of("services[].domains[].holder_certificate_kind"), string(f.Entity.Certificate.Kind))
			p.fill(at.Of("services[].domains[].holder_certificate_number"), f.Entity.Certificate.Number)
		})
		return
	case "services[].app.platforms[].domains":
		first := filing.At{at[0], 0}
		domains, _ := f.Text(first.Of(q.Field.Path))
		if at[1] == 0 || domains == "" || typed != "" {
			break
		}
		field.Offer(t.T("app.domains.same", "row", t.T("page.row.services.app.platforms", "n", "1"), "value", domains), func() { p.fill(q.Path, domains) })
		return
	case "services[].access.ip_ranges[].last":
		first, _ := f.Text(at.Of("services[].access.ip_ranges[].first"))
		if first == "" || first == typed {
			break
		}
		field.Offer(t.T("control.same_address"), func() { p.fill(q.Path, first) })
		return
	}
	field.Offer("", nil)
}

// fill answers a question with one press.
func (p *stepPage) fill(at filing.Path, value string) {
	if err := p.Session.Answer(at, value); err != nil {
		p.Tell(err)
		return
	}
	p.settled[at] = true
	p.changed("")
	p.find()
}
