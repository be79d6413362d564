// Package rules holds the rules over answers, one file each, and the list of them.
package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/provider"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A Case is what rules over answers look at: a filing, what is known about provinces, and the day.
type Case struct {
	Filing    *filing.Filing
	Atlas     *region.Atlas
	Divisions *region.Divisions // may be nil: then no city or county is recognised by its name
	Today     filing.Date
	Provider  *provider.Terms  // of the filing's provider; may be nil: then no limit of it is known
	Others    []*filing.Filing // the applicant's other filings, of this entity and of others; never changed
}

// Filled reports whether the fact at a concrete path has been answered.
func (c Case) Filled(p filing.Path) bool { return c.Filing.Filled(p) }

// Places lists the places of a pattern in the filing.
func (c Case) Places(p filing.Path) []filing.At { return c.Filing.Places(p) }

// text returns the fact at a place of a pattern.
func (c Case) text(at filing.At, pattern filing.Path) string {
	t, _ := c.Filing.Text(at.Of(pattern))
	return t
}
