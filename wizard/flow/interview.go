package flow

import "github.com/beiandesk/beiandesk/wizard/filing"

// An Interview holds the answers of the first questions, which settle the order.
type Interview struct {
	Nature      filing.Nature      `json:"nature"`
	Province    string             `json:"province"`
	Service     filing.ServiceKind `json:"service"`
	EntityFiled filing.Ternary     `json:"entity_filed"`  // the entity has a filing number already
	DomainFiled filing.Ternary     `json:"service_filed"` // this very domain (or APP) has one
	EntityHere  filing.Ternary     `json:"entity_here"`   // the entity's filing is with this provider
	DomainHere  filing.Ternary     `json:"service_here"`  // the service's filing is with this provider
}

// An Ask is a question of the interview. It is asked while the answers before it call for it.
type Ask string

// The questions of the interview, in order. Their texts stand under "interview."+Ask.
const (
	AskNature      Ask = "nature"
	AskProvince    Ask = "province"
	AskService     Ask = "service"
	AskEntityFiled Ask = "entity_filed"
	AskDomainFiled Ask = "service_filed"
	AskEntityHere  Ask = "entity_here"
	AskDomainHere  Ask = "service_here"
)

// Asks returns the questions that these answers call for, in order.
func (i Interview) Asks() []Ask {
	asks := []Ask{AskNature, AskProvince, AskService, AskEntityFiled, AskDomainFiled}
	if i.EntityFiled == filing.Yes && i.DomainFiled != filing.Unanswered {
		asks = append(asks, AskEntityHere)
		if i.DomainFiled == filing.Yes {
			asks = append(asks, AskDomainHere)
		}
	}
	return asks
}

// Answered reports whether one question has its answer.
func (i Interview) Answered(a Ask) bool {
	switch a {
	case AskNature:
		return i.Nature != ""
	case AskProvince:
		return i.Province != ""
	case AskService:
		return i.Service != ""
	case AskEntityFiled:
		return i.EntityFiled != filing.Unanswered
	case AskDomainFiled:
		return i.DomainFiled != filing.Unanswered
	case AskEntityHere:
		return i.EntityHere != filing.Unanswered
	case AskDomainHere:
		return i.DomainHere != filing.Unanswered
	}
	return false
}

// A Verdict is what the interview comes to. Its texts stand under "verdict."+ID: title, why, and for a knockout the way
// out.
type Verdict struct {
	ID       string
	Order    filing.Order // empty for a knockout
	Knockout bool         // no order can go on from here
	Ready    bool         // this program takes the applicant through the order
}

// decision is one row of the table by which a provider's system settles the type of an order.
type decision struct {
	entityFiled, domainFiled, entityHere, domainHere filing.Ternary // Unanswered: any
	verdict                                          Verdict
}

// decisions follows the provider's documentation of 验证备案类型, see the domain notes §1.2. The first row that fits holds.
func decisions() []decision {
	const either, yes, no = filing.Unanswered, filing.Yes, filing.No
	return []decision{
		{no, no, either, either, Verdict{ID: "first", Order: filing.First, Ready: true}},
		{no, yes, either, either, Verdict{ID: "domain_without_entity", Knockout: true}},
		{yes, no, yes, either, Verdict{ID: "add_service_here", Order: filing.AddService}},
		{yes, no, no, either, Verdict{ID: "add_service_elsewhere", Order: filing.AddService}},
		{yes, yes, either, yes, Verdict{ID: "already_here", Knockout: true}},
		{yes, yes, yes, no, Verdict{ID: "add_access_here", Order: filing.AddAccess}},
		{yes, yes, no, no, Verdict{ID: "add_access_elsewhere", Order: filing.AddAccess}},
	}
}

// Decide returns what the answers come to, and false while a question is open.
func (i Interview) Decide() (Verdict, bool) {
	for _, a := range i.Asks() {
		if !i.Answered(a) {
			return Verdict{}, false
		}
	}
	fits := func(want, got filing.Ternary) bool { return want == filing.Unanswered || want == got }
	for _, d := range decisions() {
		if fits(d.entityFiled, i.EntityFiled) && fits(d.domainFiled, i.DomainFiled) &&
			fits(d.entityHere, i.EntityHere) && fits(d.domainHere, i.DomainHere) {
			return d.verdict, true
		}
	}
	return Verdict{}, false
}

// Verdicts lists every verdict there is, in the order of the table.
func Verdicts() []Verdict {
	var out []Verdict
	for _, d := range decisions() {
		out = append(out, d.verdict)
	}
	return out
}
