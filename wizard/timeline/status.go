package timeline

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A Status says where an order stands. All but SMS and Abandoned are those of the provider's portal; SMS is the part of
// 待管局审核 in which the ministry's code has to be confirmed.
type Status string

// The statuses, in the portal's order.
const (
	Draft          Status = "draft"           // 待完善备案信息
	WaitingFirst   Status = "waiting_first"   // 等待初审
	ToAmend        Status = "to_amend"        // 接入商审核为待修改
	Amended        Status = "amended"         // 已修改待审核
	FirstRejected  Status = "first_rejected"  // 初审驳回
	ToBureau       Status = "to_bureau"       // 待提交管局
	SMS            Status = "sms"             // 短信核验: the code has come
	BureauReview   Status = "bureau_review"   // 待管局审核
	BureauRejected Status = "bureau_rejected" // 管局驳回
	Filed          Status = "filed"           // 已备案, or whatever the order was for
	Abandoned      Status = "abandoned"       // in 历史备案订单, cannot be taken up again
)

// Statuses lists all statuses. The caller owns the slice.
func Statuses() []Status {
	return []Status{
		Draft, WaitingFirst, ToAmend, Amended, FirstRejected, ToBureau, SMS, BureauReview, BureauRejected, Filed, Abandoned,
	}
}

// Known reports whether the status is one of them.
func (s Status) Known() bool { return slices.Contains(Statuses(), s) }

// SentBack reports whether somebody sent the order back to be amended.
func (s Status) SentBack() bool { return s == ToAmend || s == FirstRejected || s == BureauRejected }

// ours are the statuses that the portal does not show under a name of their own.
func (s Status) ours() bool { return s == SMS || s == Abandoned }

// Who is somebody that an order waits for.
type Who string

// Whom an order can wait for.
const (
	Nobody     Who = ""
	Applicant  Who = "applicant"
	Principals Who = "principals" // whoever gets the ministry's text message
	Provider   Who = "provider"
	Bureau     Who = "bureau"
)

// Waits returns whom an order in this status waits for.
func (s Status) Waits() Who {
	switch s {
	case Draft, ToAmend, FirstRejected, BureauRejected:
		return Applicant
	case WaitingFirst, Amended, ToBureau:
		return Provider
	case SMS:
		return Principals
	case BureauReview:
		return Bureau
	}
	return Nobody
}

// A way is the road of a kind of order, and who gets the ministry's text message on it.
type way struct {
	order    filing.Order
	statuses []Status
	messages []Recipient
}

// A Recipient is a principal to whose mobile the ministry's text message may go.
type Recipient string

// The recipients.
const (
	EntityPrincipal  Recipient = "entity_principal"
	ServicePrincipal Recipient = "service_principal"
)

// ways is the table of the orders' roads. Sources: the provider's page 备案短信核验 (2025-12-31): every order but 取消接入 is confirmed
// by text message before the bureau looks at it, a new filing by both principals, 注销互联网信息服务 by the service's; its page
// 认领备案: the provider alone reviews, in 1-2 working days; its page 转移备案: nobody reviews. For add_service, add_access and the
// changes the page names nobody in particular: whoever's facts are in the order.
func ways() []way {
	full := []Status{Draft, WaitingFirst, ToBureau, SMS, BureauReview, Filed}
	both := []Recipient{EntityPrincipal, ServicePrincipal}
	entity, service := both[:1:1], both[1:]
	return []way{
		{filing.First, full, both},
		{filing.AddService, full, both},
		{filing.AddAccess, full, both},
		{filing.ChangeEntity, full, entity},
		{filing.ChangeService, full, service},
		{filing.ChangeFiling, full, both},
		{filing.CancelService, full, service},
		{filing.CancelEntity, full, entity},
		{filing.CancelAccess, []Status{Draft, WaitingFirst, ToBureau, BureauReview, Filed}, nil},
		{filing.Claim, []Status{Draft, WaitingFirst, Filed}, nil},
		{filing.Transfer, []Status{Draft, Filed}, nil},
		{filing.Migrate, full, both},
	}
}

// wayOf returns the road of an order; the longest where the order is not known yet.
func wayOf(o filing.Order) way {
	all := ways()
	at := slices.IndexFunc(all, func(w way) bool { return w.order == o })
	return all[max(at, 0)]
}

// Way returns the statuses that an order passes when nobody sends it back. The caller owns the slice.
func Way(o filing.Order) []Status { return wayOf(o).statuses }

// Recipients returns to whom the ministry's text message goes; nil where an order has none. The caller owns the slice.
func Recipients(o filing.Order) []Recipient { return wayOf(o).messages }

// Possible returns the statuses that an order can ever have, in the portal's order.
func Possible(o filing.Order) []Status {
	w := wayOf(o)
	var out []Status
	for _, s := range Statuses() {
		reviewed := slices.Contains(w.statuses, WaitingFirst)
		switch {
		case slices.Contains(w.statuses, s), s == Abandoned,
			reviewed && (s == ToAmend || s == Amended || s == FirstRejected),
			s == BureauRejected && slices.Contains(w.statuses, BureauReview):
			out = append(out, s)
		}
	}
	return out
}

// opens reports whether an order ends with a service that may go on line for the first time under its filing.
func opens(o filing.Order) bool {
	return o == filing.First || o == filing.AddService || o == filing.Migrate || wayOf(o).order != o
}

// Allowed returns what the applicant may do with an order in a status. The provider's portal does not take back (撤销) an order
// that ends something: it can only be abandoned.
func (g *Guide) Allowed(o filing.Order, s Status) []region.Action {
	var out []region.Action
	for _, known := range g.terms.Statuses.Value {
		if known.ID == string(s) {
			out = slices.Clone(known.Allowed)
		}
	}
	if o.Cancels() {
		for i := range out {
			if out[i] == region.ActionRevoke {
				out[i] = region.ActionAbandon
			}
		}
		if s == Filed {
			out = nil // what is cancelled can be neither changed nor cancelled
		}
	}
	return out
}
