package wizard

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// digest returns the facts of a filing that other filings are compared with (who files, who answers, numbers, domains,
// servers), as JSON in base64: a text without signs that would have to be escaped in a summary.
func digest(f *filing.Filing) string {
	d := filing.Filing{
		Schema: f.Schema, ID: f.ID, Order: f.Order, Province: f.Province,
		Entity: filing.Entity{
			Nature: f.Entity.Nature, Name: f.Entity.Name, LegalRepresentative: f.Entity.LegalRepresentative, FilingNumber: f.Entity.FilingNumber,
			Certificate: numbered(f.Entity.Certificate),
		},
		Principal: reachable(f.Principal),
	}
	for _, s := range f.Services {
		kept := filing.Service{Kind: s.Kind, Name: s.Name, PrincipalSame: s.PrincipalSame, Access: s.Access}
		if s.Principal != nil {
			p := reachable(*s.Principal)
			kept.Principal = &p
		}
		for _, domain := range s.Domains {
			kept.Domains = append(kept.Domains, filing.Domain{Name: domain.Name})
		}
		d.Services = append(d.Services, kept)
	}
	raw, err := json.Marshal(d)
	if err != nil {
		panic("wizard: a filing always marshals: " + err.Error())
	}
	return base64.RawStdEncoding.EncodeToString(raw)
}

func numbered(c filing.Certificate) filing.Certificate {
	return filing.Certificate{Kind: c.Kind, Number: c.Number}
}

func reachable(p filing.Principal) filing.Principal {
	p.Certificate = numbered(p.Certificate)
	return p
}

// neighbours returns what the other drafts hold of the facts that filings are compared by. What cannot be read, as in drafts
// of earlier versions, is left out.
func (d *Desk) neighbours(ctx context.Context, id string) ([]*filing.Filing, error) {
	if d.parts.Store == nil {
		return nil, nil
	}
	drafts, err := d.parts.Store.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	var out []*filing.Filing
	for _, s := range drafts {
		raw, err := base64.RawStdEncoding.DecodeString(s.Digest)
		if err != nil || s.ID == id || len(raw) == 0 {
			continue
		}
		if f, err := filing.Decode(bytes.NewReader(raw)); err == nil {
			out = append(out, f)
		}
	}
	return out, nil
}
