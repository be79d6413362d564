package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// Ids of the rules on telephone numbers and mail addresses, as the region data names them.
const (
	contactsThreeNumbers     = "diff_total_ge_3"
	contactsEmergencyApart   = "emergency_ne_both_mains"
	contactsNoReuse          = "no_reuse_between_leaders"
	contactsNoCross          = "no_cross_emergency"
	contactsThirdPerson      = "emergency_third_person"
	contactsRemark           = "emergency_remark"
	contactsPersonalRemark   = "personal_emergency_remark"
	contactsPersonalMayEqual = "personal_emergency_may_equal"
)

// contactRule returns what is known about the first of these rules that holds in the filing's province, in its own words.
func (c Case) contactRule(ids ...string) (region.Answer[[]region.ContactRule], bool) {
	answer := c.Atlas.ContactRules(c.Filing.Province)
	for _, id := range ids {
		for _, r := range answer.Value {
			if r.ID == id {
				answer.Note = r.Text
				return answer, true
			}
		}
	}
	return answer, false
}

// dialled is a telephone number as it is compared: without extension, width and grouping. Empty when it is none.
func dialled(typed string) string {
	p, err := filing.ParsePhone(typed)
	if err != nil {
		return ""
	}
	if number, extension := p.String(), strings.LastIndexByte(p.String(), '-'); extension > strings.IndexByte(number, '-') {
		return number[:extension]
	}
	return p.String()
}

// sameDialled reports whether two telephone numbers reach the same line.
func sameDialled(a, b string) bool { return dialled(a) != "" && dialled(a) == dialled(b) }

// sameBox reports whether two mail addresses reach the same box.
func sameBox(a, b string) bool {
	x, errX := filing.ParseEmail(a)
	y, errY := filing.ParseEmail(b)
	return errX == nil && errY == nil && x.Same(y)
}

// different reports whether two principals are two people, as far as can be told.
func different(a, b person) bool {
	known := filled(a.Name) && filled(b.Name) || filled(a.Certificate.Number) && filled(b.Certificate.Number)
	return known && !sameNumber(a, b) && !sameName(a, b)
}

// A contact is one telephone number of a person.
type contact struct {
	path  filing.Path
	typed string
}

func (p person) mobile() contact    { return contact{p.at("mobile"), p.Mobile} }
func (p person) emergency() contact { return contact{p.at("emergency_phone"), p.EmergencyPhone} }

// crossed lists the emergency numbers that are the other person's mobile.
func crossed(later, earlier person) [][2]contact {
	var out [][2]contact
	for _, pair := range [][2]contact{{later.emergency(), earlier.mobile()}, {earlier.emergency(), later.mobile()}} {
		if sameDialled(pair[0].typed, pair[1].typed) {
			out = append(out, pair)
		}
	}
	return out
}

// contactPatterns lists the facts by which people are reached.
func contactPatterns() []filing.Path { return principalPatterns("mobile", "emergency_phone", "email") }
