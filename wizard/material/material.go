// Package material says which papers a filing needs or may need, and why: by its order, its entity, its province and its answers.
//
// The papers themselves are data: the list that holds everywhere and the letters, papers and quorums of provinces, all in
// wizard/region. Here stand the cases that they are for, as one table from the code of a case to what answers it, and how
// an order that only changes something asks. What an answer does not tell stays open, and an open case makes a paper one
// that may be asked for.
package material

import (
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A Demand says how firmly a paper is asked for.
type Demand string

// The demands, firmest first.
const (
	Must    Demand = "must"    // the case holds, and a text that can be relied on asks for it
	Should  Demand = "should"  // the case seems to hold, or only a weak or disputed text asks for it
	Perhaps Demand = "perhaps" // the answers do not tell whether the case holds, or not every reviewer asks
)

// Rank orders demands: the firmest is the highest.
func (d Demand) Rank() int {
	switch d {
	case Must:
		return 3
	case Should:
		return 2
	case Perhaps:
		return 1
	}
	return 0
}

// A State says whether a paper is there.
type State string

// The states.
const (
	Missing   State = "missing"
	Given     State = "given"
	Elsewhere State = "given_elsewhere" // the same paper lies in another slot
	Outside   State = "outside"         // not a picture: done in the provider's own program
)

// A Material is a paper of one filing. Title is empty for papers whose name is a text under "paper."+ID or that of their
// slot; what people read of the rest is phrased elsewhere.
type Material struct {
	ID          string
	Slot        paper.Slot // empty where nothing is uploaded
	Title       string     // as the province's text has it
	Demand      Demand
	Case        region.When
	Open        bool          // the answers do not tell whether the case holds
	OnlyChanged bool          // the order asks for it because something changes, or if it does
	About       []filing.Path // the facts that settle it: concrete where they are in the filing, patterns where not
	Care        region.PaperCare
	SignedBy    region.Signer // empty: nobody, or not stated
	Seal        *bool         // nil: not stated
	Fingerprint *bool         // nil: not stated
	MaxAge      int           // greatest age when handed in; 0: not stated
	MaxAgeUnit  region.AgeUnit
	Note        string // Chinese
	Source      string
	SourceDate  string
	Trust       region.Trust
	Layer       region.Layer
	Conflict    string // what the sources disagree about, Chinese
	State       State
	Reuse       []paper.Slot // other slots whose paper will do
}

// Lacking reports whether a paper that is uploaded is not there.
func (m Material) Lacking() bool { return m.State == Missing }

// A Look is what the papers of a filing depend on.
type Look struct {
	Filing    *filing.Filing
	Atlas     *region.Atlas
	Divisions *region.Divisions // may be nil: then addresses tell no more than a province's full name
	Today     filing.Date
}

// List returns the papers that a filing needs or may need: the firmest first, and then as the lists have them.
func List(l Look) []Material {
	if l.Filing.Order == filing.Transfer {
		return nil // no paper moves with it, and nobody reviews it
	}
	c := &collection{Look: l, scope: l.Filing.Scope(), nation: l.Atlas.National()}
	national := c.national()
	c.provincial()
	c.sitePlan()
	for _, m := range national {
		c.extra(m)
	}
	for i := range c.list {
		c.settle(&c.list[i])
	}
	slices.SortStableFunc(c.list, func(a, b Material) int { return b.Demand.Rank() - a.Demand.Rank() })
	return c.list
}

// Wants returns the slots of papers as a filing wants them, beside its plain papers and among them.
func Wants(list []Material) []paper.Want {
	var out []paper.Want
	for _, m := range list {
		if m.Slot != "" && m.State != Outside {
			out = append(out, paper.Want{Slot: m.Slot, Must: m.Demand == Must && m.State != Elsewhere})
		}
	}
	return out
}

// A collection gathers the papers of one filing.
type collection struct {
	Look
	scope  filing.Scope
	nation region.National
	list   []Material
}

// who says whose papers the filing takes.
func (l Look) who() region.Applicant {
	switch l.Filing.Entity.Nature {
	case filing.Individual:
		return region.Personal
	case filing.Government, filing.PublicInstitution:
		return region.Institution
	}
	return region.Unit
}

// add puts a paper on the list unless it is not asked for.
func (c *collection) add(m Material, demand region.PaperDemand, holds answer) {
	switch {
	case holds == no:
		return
	case holds == open || demand == region.PaperPerhaps:
		m.Demand = Perhaps
	case holds == likely || !m.Trust.AtLeast(region.Medium):
		m.Demand = Should
	default:
		m.Demand = Must
	}
	m.Open = holds == open
	c.list = append(c.list, m)
}

// known puts the source of a fact to a paper.
func known[T any](m Material, a region.Answer[T]) Material {
	m.Note, m.Source, m.SourceDate, m.Trust, m.Layer, m.Conflict = a.Note, a.Source, a.AsOf, a.Trust, a.Layer, a.ConflictText
	return m
}

// settle finds out whether a paper is there, and which other slot will do.
func (c *collection) settle(m *Material) {
	f := c.Filing
	switch {
	case m.Slot == "":
		m.State = Outside
		return
	case len(f.Attached(string(m.Slot))) > 0, c.iconNamed(m.Slot):
		m.State = Given
		return
	}
	m.State = Missing
	if family, id, named := m.Slot.Named(); named {
		more := c.Atlas.ProvincialPaper(f.Province, id)
		m.Reuse = append(m.Reuse, c.covering(more)...)
		if family == paper.Letters {
			for _, other := range c.list {
				if other.Slot != m.Slot && other.Title != "" && other.Title == m.Title {
					m.Reuse = append(m.Reuse, other.Slot)
				}
			}
		}
		if len(more.MadeOf) > 0 && c.madeOf(m, more.MadeOf) {
			m.State = Elsewhere
			return
		}
	}
	for _, slot := range m.Reuse {
		if len(f.Attached(string(slot))) > 0 {
			m.State = Elsewhere
		}
	}
}

// covering lists the slots of this filing whose file is the paper.
func (c *collection) covering(p region.ProvincialPaper) []paper.Slot {
	var out []paper.Slot
	for _, pattern := range p.Covered {
		if filing.Path(pattern).Pattern() != approvals {
			out = append(out, paper.Slot(pattern))
			continue
		}
		for _, at := range c.Filing.Places(approvals) {
			if category, _ := c.Filing.Text(at.Of(approvals + ".category")); p.Category == "" || category == p.Category {
				out = append(out, paper.Slot(at.Of(approvals)))
			}
		}
	}
	return out
}

// madeOf names the slots that a paper is made of, and reports whether something lies in each.
func (c *collection) madeOf(m *Material, patterns []string) bool {
	all := true
	for _, want := range paper.Wanted(c.Filing) {
		if !slices.Contains(patterns, string(want.Slot.Pattern())) {
			continue
		}
		m.Reuse = append(m.Reuse, want.Slot)
		all = all && len(c.Filing.Attached(string(want.Slot))) > 0
	}
	return all && len(m.Reuse) > 0
}

// iconNamed reports whether a slot is that of an icon which the APP names by its attachment.
func (c *collection) iconNamed(s paper.Slot) bool {
	at := filing.Path(s).Place()
	if s.Pattern() != "services[].app.icon" || len(at) == 0 || at[0] >= len(c.Filing.Services) {
		return false
	}
	app := c.Filing.Services[at[0]].App
	return app != nil && app.Icon != "" && slices.ContainsFunc(c.Filing.Attachments, func(a filing.Attachment) bool { return a.ID == app.Icon })
}
