// Package provider holds the terms of an access provider (接入商): what its resources, accounts, portal and review ask for.
//
// They stand in the provider's own file beside the pages of its portal, so that another provider is another file. What the
// ministry or a province asks for is not among them: see wizard/region.
package provider

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// ErrTerms says that a provider's file is not in the agreed form.
var ErrTerms = errors.New("provider file is not in the agreed form")

// Terms are what a provider asks for and offers. Whoever has none knows of no limit: every method answers on nil.
type Terms struct {
	ID   filing.Provider `json:"-"`
	Name Words           `json:"-"`
	AsOf string          `json:"-"` // month in which the sources were read

	Review    region.Default[Review]          `json:"review"`
	Quotas    region.Default[map[string]*int] `json:"quotas"` // by access resource: services that one can carry; nil: no fixed number
	Resources region.Default[Resources]       `json:"resources"`
	Accounts  region.Default[Accounts]        `json:"accounts"`
	Hotlines  region.Default[[]string]        `json:"hotlines"`
	Statuses  region.Default[[]region.Status] `json:"statuses"`
	Images    region.Default[Images]          `json:"images"`
	Orders    region.Default[[]OrderName]     `json:"orders"`
	Conflicts []Conflict                      `json:"conflicts"`
	Documents []Document                      `json:"documents"`
}

// Words is a name in the languages of the program.
type Words struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

// Review is how long the provider's own review (初审) takes: from, to, in working days.
type Review struct {
	Workdays []int `json:"workdays"`
}

// Resources is what a server must be like to file with it.
type Resources struct {
	Billing            string   `json:"billing"`
	MinMonths          int      `json:"min_months"`           // how long it is bought for
	DedicatedMinMonths int      `json:"dedicated_min_months"` // the same of a dedicated cloud
	Region             string   `json:"region"`               // "mainland": nodes elsewhere cannot be filed with
	PublicAddress      bool     `json:"public_address"`       // it has a public address of the provider
	Unusable           []string `json:"unusable"`
}

// Accounts is how accounts and filings belong together.
type Accounts struct {
	EntitiesPerAccount int    `json:"entities_per_account"`
	RealName           bool   `json:"real_name"`         // the account's owner is verified
	OwnerMayDiffer     bool   `json:"owner_may_differ"`  // the account's owner need not be the entity
	SubUserRole        string `json:"sub_user_role"`     // role that a user under the account needs
	TransferNeedsEmpty bool   `json:"transfer_to_empty"` // an account that takes a filing over must hold none
}

// Images is which files the portal takes.
type Images struct {
	Formats      []string `json:"formats"` // endings of names
	MaxBytes     int64    `json:"max_bytes"`
	IconMaxBytes int64    `json:"icon_max_bytes"`
}

// OrderName is what the portal calls an order.
type OrderName struct {
	Order     filing.Order   `json:"order"`
	Here      filing.Ternary `json:"here"` // of the variants of an order: the entity's filing is with this provider
	Title     string         `json:"title"`
	Condition string         `json:"condition,omitempty"`
}

// Conflict is a matter on which the provider's own documents disagree, and what this program goes by.
type Conflict struct {
	Topic string   `json:"topic"`
	Said  []string `json:"said"`
	Used  string   `json:"used"`
}

// Document is a page of the provider's, to be read on; the program does not open it.
type Document struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// Load reads the terms out of a provider's file; the pages of its portal are read elsewhere. Errors wrap ErrTerms.
func Load(data []byte) (*Terms, error) {
	var file struct {
		ID    filing.Provider `json:"id"`
		Name  Words           `json:"name"`
		AsOf  string          `json:"as_of"`
		Terms json.RawMessage `json:"terms"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTerms, err)
	}
	if file.ID == "" || file.Name.Chinese == "" || len(file.Terms) == 0 {
		return nil, fmt.Errorf("%w: id, name or terms are missing", ErrTerms)
	}
	t := &Terms{ID: file.ID, Name: file.Name, AsOf: file.AsOf}
	dec := json.NewDecoder(bytes.NewReader(file.Terms))
	dec.DisallowUnknownFields()
	if err := dec.Decode(t); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrTerms, file.ID, err)
	}
	if err := t.problem(); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrTerms, file.ID, err)
	}
	return t, nil
}

// problem says what the types alone cannot refuse.
func (t *Terms) problem() error {
	days := t.Review.Value.Workdays
	if len(days) != 2 || days[0] < 0 || days[1] < days[0] {
		return fmt.Errorf("review of %v working days", days)
	}
	for resource, most := range t.Quotas.Value {
		if !filing.Resources.Has(resource) || most != nil && *most <= 0 {
			return fmt.Errorf("quota of %q", resource)
		}
	}
	if i := t.Images.Value; len(i.Formats) == 0 || i.MaxBytes <= 0 || i.IconMaxBytes <= 0 {
		return errors.New("images without formats or sizes")
	}
	seen := map[string]bool{}
	for _, s := range t.Statuses.Value {
		if s.ID == "" || s.Title == "" || seen[s.ID] {
			return fmt.Errorf("status %q", s.ID)
		}
		seen[s.ID] = true
		for _, a := range s.Allowed {
			if !slices.ContainsFunc(a.Choices(), func(c region.Choice) bool { return c.Value == string(a) }) {
				return fmt.Errorf("status %q allows %q", s.ID, a)
			}
		}
	}
	for _, o := range t.Orders.Value {
		if !filing.Orders.Has(string(o.Order)) || o.Title == "" {
			return fmt.Errorf("name of order %q", o.Order)
		}
	}
	return nil
}

// Quota returns how many services one resource of a kind can carry, and false where no number is fixed or known.
func (t *Terms) Quota(resource string) (int, bool) {
	if t == nil || t.Quotas.Value[resource] == nil {
		return 0, false
	}
	return *t.Quotas.Value[resource], true
}

// OrderTitle returns what the portal calls a filing's order; empty where it is not known.
func (t *Terms) OrderTitle(f *filing.Filing) string {
	if t == nil {
		return ""
	}
	plain := ""
	for _, o := range t.Orders.Value {
		switch {
		case o.Order != f.Order:
		case o.Here == f.Record.EntityHere:
			return o.Title
		case o.Here == filing.Unanswered:
			plain = o.Title
		}
	}
	return plain
}
