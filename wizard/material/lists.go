package material

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// approvals is the pattern of the slots of 前置审批文件.
const approvals filing.Path = "services[].pre_approvals[]"

// sitePlanID names the paper that site_plan_document asks for.
const sitePlanID = "site_plan"

// national puts the plain papers on the list and returns the rest of what holds everywhere.
func (c *collection) national() []region.Answer[region.NationalMaterial] {
	var rest []region.Answer[region.NationalMaterial]
	wanted := paper.Wanted(c.Filing)
	for _, a := range c.Atlas.NationalMaterials() {
		row := a.Value
		if _, _, named := paper.Slot(row.Slot).Named(); named || row.Slot == "" {
			rest = append(rest, a)
			continue
		}
		if !row.Applies.For(c.who()) {
			continue
		}
		for _, want := range wanted {
			if string(want.Slot.Pattern()) != row.Slot {
				continue
			}
			m := known(Material{ID: row.ID, Slot: want.Slot}, a)
			asked := c.asked(row, filing.Path(want.Slot).Place())
			if want.Must {
				asked = yes
			}
			c.row(m, row, asked)
		}
	}
	return rest
}

// extra puts a paper on the list that holds everywhere and is none of the plain ones, unless the province has its own.
func (c *collection) extra(a region.Answer[region.NationalMaterial]) {
	row := a.Value
	if !row.Applies.For(c.who()) || slices.ContainsFunc(c.list, func(m Material) bool { return slices.Contains(row.Instead, m.ID) }) {
		return
	}
	c.row(known(Material{ID: row.ID, Slot: paper.Slot(row.Slot)}, a), row, c.asked(row, nil))
}

func (c *collection) row(m Material, row region.NationalMaterial, asked answer) {
	found := cases[row.When]
	holds := yes
	if found.holds != nil {
		holds = found.holds(c)
	}
	switch row.When {
	case region.WhenDomainCertificate:
		a := c.Atlas.DomainCertificate(c.Filing.Province)
		if a.Known && (a.Value != region.CertificatePersonal || c.who() == region.Personal) {
			m = known(m, a)
		}
	case region.WhenResidenceProof:
		if a := c.Atlas.CrossProvincePersonal(c.Filing.Province); a.Known {
			m = known(m, a)
		}
	}
	m.Case, m.Care, m.Seal = row.When, row.Care, row.Seal
	if row.SignedBy != nil {
		m.SignedBy = *row.SignedBy
	}
	if m.Care == "letter" {
		m.MaxAge, m.MaxAgeUnit = c.nation.LetterRules.Value.MaxAgeDays, region.AgeDays
	}
	m.About = c.about(paths(row.Changes, found))
	m.OnlyChanged = asked != yes || c.Filing.Order.Changes()
	c.exception(&m)
	c.add(m, row.Demand, min(holds, asked))
}

// asked says whether this order asks for a paper of the national list, its case apart.
func (c *collection) asked(row region.NationalMaterial, at filing.At) answer {
	f := c.Filing
	switch {
	case len(row.Orders) > 0:
		return given(slices.Contains(row.Orders, string(f.Order)))
	case f.Order == filing.Claim:
		return given(row.Claim)
	}
	return c.relevant(paths(row.Changes, cases[row.When]), at)
}

// paths are the facts that settle a paper: those that its row names, or else those that its case looks at.
func paths(changes []string, found condition) []filing.Path {
	if len(changes) == 0 {
		return found.about
	}
	out := make([]filing.Path, 0, len(changes))
	for _, p := range changes {
		out = append(out, filing.Path(p))
	}
	return out
}

// provincial puts the province's letters and further papers on the list.
func (c *collection) provincial() {
	id, who := c.Filing.Province, c.who()
	for _, a := range c.Atlas.Letters(id, who) {
		l := a.Value
		m := known(Material{
			ID: l.ID, Slot: paper.Slot(paper.Letters + l.ID), Title: l.Title, Care: "letter", SignedBy: l.SignedBy, Seal: l.Seal,
			Fingerprint: l.Fingerprint, MaxAge: l.MaxAgeDays, MaxAgeUnit: l.MaxAgeUnit,
		}, a)
		c.own(m, l.When)
	}
	materials := c.Atlas.Materials(id, who)
	if filed, _ := c.Filing.FiledText("entity.nature"); who != region.Personal && filed == string(filing.Individual) {
		materials = append(materials, c.Atlas.Materials(id, region.Personal)...) // filed as an individual until now
	}
	for _, a := range materials {
		v := a.Value
		c.own(known(Material{ID: v.ID, Slot: paper.Slot(paper.Materials + v.ID), Title: v.Title}, a), v.When)
	}
}

// own puts a province's own paper on the list, or into the slot that takes this very paper.
func (c *collection) own(m Material, when region.When) {
	more := c.Atlas.ProvincialPaper(c.Filing.Province, m.ID)
	found, ok := cases[when]
	if !ok {
		return
	}
	holds := c.askedHere(found)
	if found.holds != nil {
		holds = min(holds, found.holds(c))
	}
	about := found.about
	if more.Also != nil {
		also := cases[*more.Also]
		holds, about = min(holds, also.holds(c)), append(slices.Clone(about), also.about...)
	}
	m.Case, m.About = when, c.about(about)
	if m.Care == "" {
		m.Care = more.Care
	}
	if more.Outside {
		m.Slot = ""
	}
	m.OnlyChanged = c.Filing.Order.Changes() && !found.settles
	c.exception(&m)
	if more.SameAs != "" {
		c.same(m, more, holds)
		return
	}
	c.add(m, region.PaperMust, holds)
}

// same makes the paper that lies in a plain slot as firm as the province asks for it.
func (c *collection) same(m Material, more region.ProvincialPaper, holds answer) {
	var scratch collection
	scratch.add(m, region.PaperMust, holds)
	if len(scratch.list) == 0 {
		return
	}
	asked := scratch.list[0]
	for i := range c.list {
		item := &c.list[i]
		if string(item.Slot.Pattern()) != more.SameAs || item.Demand.Rank() > asked.Demand.Rank() {
			continue
		}
		id, slot, care := item.ID, item.Slot, item.Care
		if item.Demand == asked.Demand && item.Layer == region.LayerProvince {
			asked.Case = item.Case
		}
		*item = asked
		item.ID, item.Slot, item.Care, item.Title = id, slot, care, ""
	}
}

// exception gives a paper the greatest age that is known for it alone.
func (c *collection) exception(m *Material) {
	for _, e := range c.nation.LetterAgeExceptions.Value {
		if e.Province == c.Filing.Province && e.Doc == m.ID {
			m.MaxAge, m.MaxAgeUnit = e.Days, region.AgeDays
		}
	}
}

// askedHere says whether this order asks for papers of the province in a case.
func (c *collection) askedHere(found condition) answer {
	o := c.Filing.Order
	switch {
	case o == filing.Claim || o.Cancels():
		return no
	case found.settles:
		return yes
	}
	return c.relevant(found.about, nil)
}

// sitePlan puts the paper on the list that a province asks for from some number of services or domains on.
func (c *collection) sitePlan() {
	who := c.who()
	if who == region.Institution {
		who = region.Unit
	}
	a := c.Atlas.SitePlan(c.Filing.Province, who)
	for _, m := range c.list {
		if c.Atlas.ProvincialPaper(c.Filing.Province, m.ID).Plan {
			return
		}
	}
	if !a.Known || a.Value.Count == 0 {
		return
	}
	about := []filing.Path{"services[].domains", "record.filed_services"}
	c.add(known(Material{
		ID: sitePlanID, Slot: paper.Materials + sitePlanID, Title: region.Words(a.Value.Doc, string(a.Value.Doc), region.Chinese),
		Case: planCase, About: c.about(about), Care: "form", OnlyChanged: c.Filing.Order.Changes(),
	}, a), region.PaperMust, min(c.askedHere(condition{about: about[:1]}), c.reached(a.Value)))
}

// planCase stands for the case of the quorum, which has numbers instead of a code.
const planCase region.When = "site_plan"

// about makes concrete what is in the filing of the facts that settle a paper.
func (c *collection) about(patterns []filing.Path) []filing.Path {
	var out []filing.Path
	for _, p := range patterns {
		places := c.Filing.Places(p)
		if !strings.Contains(string(p), "[]") || len(places) == 0 {
			out = append(out, p)
			continue
		}
		for _, at := range places {
			out = append(out, at.Of(p))
		}
	}
	return out
}
