// Package approval says what an approved filing asks of its site or APP, and whether a page does it.
package approval

import (
	"fmt"
	"html"
	"strconv"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A Footer is what a site or an APP shows of its filing number.
type Footer struct {
	Number   filing.FilingNumber // as given
	Show     filing.FilingNumber // what to show
	Province region.Province     // the zero value for a licence of the whole country
	Which    region.Answer[region.FooterNumber]
	Reason   Reason
	Link     string // where the number leads
	HTML     string
}

// A Reason says why a number is shown as it is. Its sentence is the text "approval.reason." and the reason.
type Reason string

// The reasons.
const (
	ReasonService     Reason = "service"      // the province shows the number of the service, and it was given
	ReasonEntity      Reason = "entity"       // the province shows the number of the entity
	ReasonIncomplete  Reason = "incomplete"   // the province shows the number of the service, and only the entity's was given
	ReasonApp         Reason = "app"          // an APP shows its own number, inside
	ReasonMiniProgram Reason = "mini_program" // a mini program or quick app shows its own number, on the platform's page
	ReasonLicence     Reason = "licence"      // an operating licence stands in place of a filing number
)

// FooterOf says how a number is shown. It is false where the character of the number stands for no province.
func FooterOf(n filing.FilingNumber, atlas *region.Atlas) (Footer, bool) {
	f := Footer{Number: n, Show: n, Link: atlas.National().Footer.Value.Link}
	if n.Letter() != "" || !n.Licence() {
		var ok bool
		if f.Province, ok = atlas.LetterProvince(n.Letter()); !ok {
			return Footer{}, false
		}
	}
	f.Which = atlas.FooterNumber(f.Province.ID)
	switch {
	case n.Kind() == filing.AppNumber:
		f.Reason = ReasonApp
	case n.Kind() == filing.MiniProgramNumber, n.Kind() == filing.QuickAppNumber:
		f.Reason = ReasonMiniProgram
	case n.Licence():
		f.Reason = ReasonLicence
	case f.Which.Value == region.FooterEntity:
		f.Reason, f.Show = ReasonEntity, n.Entity()
	case n.Kind() == filing.EntityNumber:
		f.Reason = ReasonIncomplete
	default:
		f.Reason = ReasonService
	}
	f.HTML = fmt.Sprintf(`<a href="%s" target="_blank" rel="noopener">%s</a>`, html.EscapeString(f.Link), html.EscapeString(f.Show.String()))
	return f, true
}

// A Duty is something to do or to know after approval. Its sentence is the text "approval.duty." and the ID.
type Duty struct {
	ID     string            `json:"id"`
	Due    filing.Date       `json:"due"` // zero: no day, or the day of approval is not known
	Values map[string]string `json:"-"`   // for the sentence
}

// Duties lists what comes with an approved number, the first thing first. Approved may be zero.
func Duties(f Footer, approved filing.Date, atlas *region.Atlas) []Duty {
	national := atlas.National()
	values := map[string]string{
		"number": f.Show.String(), "link": f.Link, "days": strconv.Itoa(national.PoliceFilingDays.Value), "due": "",
	}
	duty := func(id string) Duty { return Duty{ID: id, Values: values} }
	police := Duty{ID: "public_security", Due: plus(approved, national.PoliceFilingDays.Value), Values: values}
	if !police.Due.IsZero() {
		police.ID = "public_security_by"
		values["due"] = police.Due.String()
	}
	switch f.Reason {
	case ReasonApp:
		return []Duty{duty("app_shown"), duty("app_stores"), police, duty("paid"), duty("change")}
	case ReasonMiniProgram:
		return []Duty{duty("platform_shown"), police, duty("paid"), duty("change")}
	}
	return []Duty{duty("site_shown"), duty("penalty"), duty("resolve"), police, duty("paid"), duty("keep_ip"), duty("change"), duty("proof")}
}

// plus returns the day a number of days after another; zero after zero.
func plus(d filing.Date, days int) filing.Date {
	day, err := time.Parse(time.DateOnly, d.String())
	if err != nil {
		return filing.Date{}
	}
	return filing.DateOf(day.AddDate(0, 0, days))
}
