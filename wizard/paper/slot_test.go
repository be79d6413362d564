package paper_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestSlot(t *testing.T) {
	t.Parallel()
	f := sample.Enterprise()
	f.Services[0].PreApprovals = make([]filing.PreApproval, 2)
	for slot, tc := range map[paper.Slot]struct {
		valid, in bool
		key       string
	}{
		"entity.certificate":                      {true, true, "entity.certificate"},
		"principal.id_front":                      {true, true, "principal.id_front"},
		"residence_proof":                         {true, true, "residence_proof"},
		"other":                                   {true, true, "other"},
		"letters.GD_commitment2":                  {true, true, "letters"},
		"services[0].principal.id_back":           {true, true, "services.principal.id_back"},
		"services[0].domain_certificate":          {true, true, "services.domain_certificate"},
		"services[0].pre_approvals[1]":            {true, true, "services.pre_approvals"},
		"services[0].app.icon":                    {true, true, "services.app.icon"},
		"services[0].pre_approvals[2]":            {true, false, "services.pre_approvals"},
		"services[1].app.icon":                    {true, false, "services.app.icon"},
		"services[00].app.icon":                   {false, false, "services.app.icon"},
		"services[99999999999999999999].app.icon": {false, false, "services.app.icon"},
		"services[].app.icon":                     {false, false, "services.app.icon"},
		"services[-1].app.icon":                   {false, false, "services.app.icon"},
		"services[0].app":                         {false, false, "services.app"},
		"entity.certificate\n":                    {false, false, "entity.certificate\n"},
		"entity.certificate2":                     {false, false, "entity.certificate2"},
		"letters.":                                {false, false, "letters"},
		"letters.../x":                            {false, false, "letters"},
		"":                                        {false, false, ""},
	} {
		assert.Equal(t, tc.valid, slot.Valid(), string(slot))
		assert.Equal(t, tc.in, slot.In(f), string(slot))
		assert.Equal(t, tc.key, slot.Key(), string(slot))
	}
}

func TestKindsOfASlot(t *testing.T) {
	t.Parallel()
	company, person := sample.Enterprise(), sample.Individual()
	for name, tc := range map[string]struct {
		f     *filing.Filing
		slot  paper.Slot
		first paper.Kind
	}{
		"a company's certificate": {company, "entity.certificate", paper.BusinessLicence},
		"a person's certificate":  {person, "entity.certificate", paper.IDCardFront},
		"front":                   {company, "principal.id_front", paper.IDCardFront},
		"back":                    {company, "services[0].principal.id_back", paper.IDCardBack},
		"domain":                  {company, "services[0].domain_certificate", paper.DomainCertificate},
		"icon":                    {company, "services[0].app.icon", paper.Icon},
		"letter":                  {company, "letters.any", paper.Letter},
		"anything":                {company, "other", ""},
		"permission":              {company, "services[0].pre_approvals[0]", ""},
	} {
		kinds := tc.slot.Kinds(tc.f)
		if tc.first == "" {
			assert.Nil(t, kinds, name)
			continue
		}
		assert.Equal(t, tc.first, kinds[0], name)
		for _, kind := range kinds {
			assert.Contains(t, paper.Kinds(), kind, name)
		}
	}
}

func TestWanted(t *testing.T) {
	t.Parallel()
	app := filing.New("1", filing.Shape{Order: filing.First, Nature: filing.Enterprise, Service: filing.AppKind})
	app.Services[0].PrincipalSame = filing.No
	app.Settle()
	app.Services[0].Principal.Certificate.Kind = filing.Passport
	approved := sample.Enterprise()
	approved.Services[0].PreApprovals = make([]filing.PreApproval, 2)
	abroad := sample.Individual()
	abroad.Entity.Certificate.Kind = filing.Passport
	abroad.Settle()
	for name, tc := range map[string]struct {
		f          *filing.Filing
		must, want []paper.Slot
	}{
		"company": {
			sample.Enterprise(),
			[]paper.Slot{"entity.certificate", "principal.id_front", "principal.id_back"},
			[]paper.Slot{"services[0].domain_certificate", "residence_proof", "other"},
		},
		"person": {
			sample.Individual(),
			[]paper.Slot{"principal.id_front", "principal.id_back"},
			[]paper.Slot{"services[0].domain_certificate", "residence_proof", "other"},
		},
		"person with a passport": {
			abroad, []paper.Slot{"principal.id_front"}, []paper.Slot{"services[0].domain_certificate", "residence_proof", "other"},
		},
		"APP of another principal with a passport": {
			app,
			[]paper.Slot{"entity.certificate", "principal.id_front", "principal.id_back", "services[0].principal.id_front", "services[0].app.icon"},
			[]paper.Slot{"residence_proof", "other"},
		},
		"pre-approvals": {
			approved,
			[]paper.Slot{
				"entity.certificate", "principal.id_front", "principal.id_back", "services[0].pre_approvals[0]", "services[0].pre_approvals[1]",
			},
			[]paper.Slot{"services[0].domain_certificate", "residence_proof", "other"},
		},
	} {
		var must, may []paper.Slot
		for _, w := range paper.Wanted(tc.f) {
			assert.True(t, w.Slot.In(tc.f), "%s: %s", name, w.Slot)
			if w.Must {
				must = append(must, w.Slot)
			} else {
				may = append(may, w.Slot)
			}
		}
		assert.Equal(t, tc.must, must, name)
		assert.Equal(t, tc.want, may, name)
	}
}
