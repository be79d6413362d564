package wizard_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// shown are the fields that papers have.
var shown = map[paper.Kind][]string{
	paper.BusinessLicence: {"name", "uscc", "address", "legal_representative", "established_on", "valid_until", "registered_capital"},
	paper.IDCardFront:     {"name", "sex", "address", "number"},
	paper.IDCardBack:      {"authority", "valid_from", "valid_until"},
	paper.Passport:        {"surname", "number", "sex", "valid_until"},
	paper.UnknownKind:     {"name", "number"},
}

// reader reads every field from every paper, named after itself, and takes a paper for what its file is called.
type reader struct{ *inspector }

func (reader) Inspect(ctx context.Context, name string, _ []byte, _ paper.Kind) (paper.Report, error) {
	fields := map[string]paper.Line{}
	for _, field := range shown[paper.Kind(name)] {
		fields[field] = paper.Line{Text: field + " of " + name, Score: 0.9}
	}
	return paper.Report{File: name, Kind: paper.Kind(name), Fields: fields}, ctx.Err()
}

// reading is the path and the text of a Reading.
type reading struct {
	at   filing.Path
	text string
}

func TestReadings(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		nature filing.Nature
		slot   paper.Slot
		kind   paper.Kind
		want   []reading
	}{
		{"licence", filing.Enterprise, paper.EntityCertificate, paper.BusinessLicence, []reading{
			{"entity.name", "name"},
			{"entity.certificate.number", "uscc"},
			{"entity.certificate.address", "address"},
			{"entity.certificate.valid_from", "established_on"},
			{"entity.certificate.valid_until", "valid_until"},
			{"entity.legal_representative", "legal_representative"},
		}},
		{"front of a principal's card", filing.Enterprise, paper.PrincipalIDFront, paper.IDCardFront, []reading{
			{"principal.name", "name"}, {"principal.certificate.number", "number"}, {"principal.certificate.address", "address"},
		}},
		{"back of a principal's card", filing.Enterprise, paper.PrincipalIDBack, paper.IDCardBack, []reading{
			{"principal.certificate.valid_from", "valid_from"}, {"principal.certificate.valid_until", "valid_until"},
		}},
		{"an individual's card is the entity's certificate", filing.Individual, paper.PrincipalIDFront, paper.IDCardFront, []reading{
			{"entity.name", "name"}, {"entity.certificate.number", "number"}, {"entity.certificate.address", "address"},
		}},
		{"passport", filing.Individual, paper.PrincipalIDFront, paper.Passport, []reading{
			{"entity.certificate.number", "number"}, {"entity.certificate.valid_until", "valid_until"},
		}},
		{"a paper of no known kind", filing.Enterprise, paper.EntityCertificate, paper.UnknownKind, nil},
		{"a paper that is nobody's", filing.Enterprise, paper.Other, paper.IDCardFront, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t)
			atlas, err := loadAtlas()
			require.NoError(t, err)
			r.desk, err = wizard.NewDesk(wizard.Parts{
				Store: r.store, Inspector: reader{r.inspector}, Papers: papers{}, Atlas: atlas, Divisions: r.desk.Divisions(), Clock: r.clock,
				Entropy: strings.NewReader(strings.Repeat("entropy.", 100)),
			})
			require.NoError(t, err)
			s := r.begin(t, tt.nature)
			given := attach(t, s, tt.slot, string(tt.kind))
			var got []reading
			for _, x := range s.Readings() {
				assert.Equal(t, given, x.Attachment)
				got = append(got, reading{x.Path, strings.TrimSuffix(x.Line.Text, " of "+string(tt.kind))})
			}
			assert.Equal(t, tt.want, got)
			for _, x := range s.Readings() {
				now, _ := s.Filing().Text(x.Path)
				assert.NotEqual(t, x.Line.Text, now, "what was read is no answer")
			}
		})
	}
}

func TestReadingsOfAServicePrincipal(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	atlas, err := loadAtlas()
	require.NoError(t, err)
	r.desk, err = wizard.NewDesk(wizard.Parts{
		Store: r.store, Inspector: reader{r.inspector}, Papers: papers{}, Atlas: atlas, Divisions: r.desk.Divisions(), Clock: r.clock,
		Entropy: strings.NewReader(strings.Repeat("entropy.", 100)),
	})
	require.NoError(t, err)
	s := r.begin(t, filing.Enterprise)
	require.NoError(t, s.Answer("services[0].principal_same", "false"))
	attach(t, s, "services[0].principal.id_front", string(paper.IDCardFront))
	var paths []filing.Path
	for _, x := range s.Readings() {
		paths = append(paths, x.Path)
	}
	assert.Equal(t, []filing.Path{
		"services[0].principal.name", "services[0].principal.certificate.number", "services[0].principal.certificate.address",
	}, paths)
}
