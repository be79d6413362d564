package material

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A tally is how many there are at least, and whether there can be more than the filing tells.
type tally struct {
	least int
	more  bool
}

func (t tally) atLeast(n int) answer {
	switch {
	case t.least >= n:
		return yes
	case t.more:
		return open
	}
	return no
}

// filedServices is how many services the entity has on file, and whether that is known.
func (c *collection) filedServices() (int, bool) {
	if c.Filing.Order == filing.First {
		return 0, true
	}
	n, err := strconv.Atoi(strings.TrimSpace(c.Filing.Record.FiledServices))
	return n, err == nil && n >= 0
}

// services counts the entity's services with those of this order.
func (c *collection) services() tally {
	filed, known := c.filedServices()
	here := len(c.Filing.Services)
	if c.Filing.Fresh() || c.Filing.Order == filing.Migrate {
		return tally{filed + here, !known}
	}
	return tally{max(filed, here), !known} // those of the order are on file already
}

// domains counts the domains of this order; on file there is at least one for each service.
func (c *collection) domains() tally { return c.overFiled(func(name string) string { return name }) }

// prefixes counts the domains that differ before the suffix.
func (c *collection) prefixes() tally {
	return c.overFiled(func(name string) string {
		prefix, _, _ := strings.Cut(name, ".")
		return prefix
	})
}

func (c *collection) overFiled(key func(string) string) tally {
	seen := map[string]bool{}
	for _, s := range c.Filing.Services {
		for _, d := range s.Domains {
			if name := filing.Fold(d.Name); name != "" {
				seen[key(name)] = true
			}
		}
	}
	filed, known := c.filedServices()
	if !c.Filing.Fresh() {
		return tally{max(filed, len(seen)), true}
	}
	return tally{filed + len(seen), !known || filed > 0}
}

// reached says whether a quorum is reached.
func (c *collection) reached(q region.Quorum) answer {
	var t tally
	switch q.Counts {
	case region.CountServices:
		t = c.services()
	case region.CountDomains:
		t = c.domains()
	case region.CountPrefixes:
		t = c.prefixes()
	case region.CountFiled:
		filed, known := c.filedServices()
		t = tally{filed, !known}
	}
	n := q.Count
	if q.Op != region.AtLeastCount {
		n++
	}
	return t.atLeast(n)
}

func (c *collection) severalResources() answer {
	seen, blank := map[string]bool{}, false
	for _, s := range c.Filing.Services {
		if len(s.Access.IPRanges) > 1 {
			return yes
		}
		for _, r := range s.Access.IPRanges {
			blank = blank || strings.TrimSpace(r.First) == ""
			seen[s.Access.Resource+" "+filing.Fold(r.First)] = true
		}
	}
	switch {
	case len(seen) > 1 && !blank:
		return yes
	case blank:
		return open
	}
	return no
}

// heldByRepresentative: a domain stands in the legal representative's own name.
func (c *collection) heldByRepresentative() answer {
	return c.held(func(holder string) answer {
		return given(c.Filing.Entity.LegalRepresentative != "" && filing.SameText(holder, c.Filing.Entity.LegalRepresentative))
	})
}

// heldAbroad: a domain's holder has a foreign name that is not the entity's.
func (c *collection) heldAbroad() answer {
	return c.held(func(holder string) answer {
		latin := strings.ContainsFunc(holder, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) })
		return min(likely, given(latin && !filing.SameText(holder, c.Filing.Entity.Name)))
	})
}

func (c *collection) held(by func(holder string) answer) answer {
	most := no
	for _, s := range c.Filing.Services {
		for _, d := range s.Domains {
			if strings.TrimSpace(d.Holder) == "" {
				most = max(most, open)
				continue
			}
			most = max(most, by(d.Holder))
		}
	}
	return most
}

// domainCertificate: whether the province looks at the certificate of the domain. Where nothing is known some reviewers do.
func (c *collection) domainCertificate() answer {
	a := c.Atlas.DomainCertificate(c.Filing.Province)
	switch {
	case a.Known && a.Value == region.CertificateRequired:
		return yes
	case a.Known && a.Value == region.CertificatePersonal && c.who() == region.Personal:
		return yes
	}
	return open
}
