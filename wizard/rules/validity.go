package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// A holder is a certificate and where it stands: the entity's, or a principal's.
type holder struct {
	filing.Certificate
	path filing.Path
}

// principalCertificates lists the certificates of the principals, without what only repeats the entity's.
func (c Case) principalCertificates() []holder {
	var out []holder
	for _, p := range c.people() {
		h := holder{p.Certificate, p.at("certificate")}
		entity := c.Filing.Entity.Certificate
		if c.mirrored(p, h.ValidFrom, entity.ValidFrom) {
			h.ValidFrom = ""
		}
		if c.mirrored(p, h.ValidUntil, entity.ValidUntil) {
			h.ValidUntil = ""
		}
		out = append(out, h)
	}
	return out
}

// entityCertificate is the entity's certificate alone.
func (c Case) entityCertificate() []holder {
	return []holder{{c.Filing.Entity.Certificate, "entity.certificate"}}
}

// ends returns the last day of a certificate, and false where it cannot be told.
func (h holder) ends() (filing.Date, bool) {
	until, err := filing.ParseValidity(h.ValidUntil)
	if err != nil || h.reversed() {
		return filing.Date{}, false
	}
	return until, true
}

// reversed reports whether the certificate would end before it begins.
func (h holder) reversed() bool {
	from, err := filing.ParseDate(h.ValidFrom)
	if err != nil {
		return false
	}
	until, err := filing.ParseValidity(h.ValidUntil)
	return err == nil && until.Before(from)
}

// expired finds certificates whose last day is over.
func (c Case) expired(certificates []holder) rule.Outcome {
	var faults []rule.Fault
	for _, h := range certificates {
		if until, ok := h.ends(); ok && until.Before(c.Today) {
			faults = append(faults, rule.Fault{
				Paths: []filing.Path{h.path + ".valid_until"}, Values: map[string]string{"until": until.String(), "today": c.Today.String()},
			})
		}
	}
	return rule.Fail(faults...)
}

// expiring finds certificates that end within the time for which reviewers want them to hold still.
func (c Case) expiring(certificates []holder) rule.Outcome {
	least := c.Atlas.National().Images.Value.MinValidityDays
	var faults []rule.Fault
	for _, h := range certificates {
		until, ok := h.ends()
		if left := c.Today.Days(until); ok && left >= 0 && left <= least {
			faults = append(faults, rule.Fault{
				Paths:  []filing.Path{h.path + ".valid_until"},
				Values: map[string]string{"until": until.String(), "left": count(left), "least": count(least)},
			})
		}
	}
	return rule.Fail(faults...)
}

// misdated finds dates that cannot be read, that stand the wrong way round, or that have not come yet.
func (c Case) misdated(certificates []holder) rule.Outcome {
	var faults []rule.Fault
	fault := func(why string, typed string, severity rule.Severity, paths ...filing.Path) {
		faults = append(faults, rule.Fault{
			Paths: paths, Severity: severity, Values: map[string]string{"typed": typed, "trouble": "@trouble." + why},
		})
	}
	for _, h := range certificates {
		fromPath, untilPath := h.path+".valid_from", h.path+".valid_until"
		from, err := filing.ParseDate(h.ValidFrom)
		switch {
		case filled(h.ValidFrom) && err != nil:
			fault("date_form", h.ValidFrom, rule.Block, fromPath)
		case filled(h.ValidFrom) && c.Today.Before(from) && !h.reversed():
			fault("date_future", h.ValidFrom, rule.Warn, fromPath)
		}
		if _, err := filing.ParseValidity(h.ValidUntil); filled(h.ValidUntil) && err != nil {
			fault("date_form", h.ValidUntil, rule.Block, untilPath)
		}
		if h.reversed() {
			fault("date_order", h.ValidUntil, rule.Block, untilPath, fromPath)
		}
	}
	return rule.Fail(faults...)
}
