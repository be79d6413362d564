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
type reader struct {
	*inspector
	looked *int // how many files were looked into
}

func (r reader) Inspect(ctx context.Context, name string, _ []byte, _ paper.Kind) (paper.Report, error) {
	*r.looked++
	fields := map[string]paper.Line{}
	for _, field := range shown[paper.Kind(name)] {
		fields[field] = paper.Line{Text: field + " of " + name, Score: 0.9}
	}
	return paper.Report{File: name, Kind: paper.Kind(name), Fields: fields}, ctx.Err()
}

// readingRoom is a room whose inspector reads.
type readingRoom struct {
	*room
	files int
}

func newReadingRoom(t *testing.T) *readingRoom {
	t.Helper()
	r := &readingRoom{room: newRoom(t)}
	atlas, err := loadAtlas()
	require.NoError(t, err)
	r.desk, err = wizard.NewDesk(wizard.Parts{
		Store: r.store, Inspector: reader{r.inspector, &r.files}, Papers: papers{}, Atlas: atlas, Divisions: r.desk.Divisions(), Clock: r.clock,
		Entropy: strings.NewReader(strings.Repeat("entropy.", 100)),
	})
	require.NoError(t, err)
	return r
}

func (r *readingRoom) looked() int { return r.files }

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
			r := newReadingRoom(t)
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
	r := newReadingRoom(t)
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

func TestAccept(t *testing.T) {
	t.Parallel()
	r := newReadingRoom(t)
	s := r.begin(t, filing.Enterprise)
	require.NoError(t, s.Answer("entity.name", "typed before"))
	attach(t, s, paper.EntityCertificate, string(paper.BusinessLicence))
	require.NoError(t, s.Save(t.Context()))
	all := s.Readings()
	require.Len(t, all, 6)
	require.NoError(t, s.Accept(all[1], all[5]))
	f := s.Filing()
	assert.Equal(t, "typed before", f.Entity.Name, "only what was asked for")
	assert.Equal(t, "uscc of business_licence", f.Entity.Certificate.Number)
	assert.Equal(t, "legal_representative of business_licence", f.Entity.LegalRepresentative)
	require.NoError(t, s.Save(t.Context()))

	require.NoError(t, s.Undo(t.Context()))
	f = s.Filing()
	assert.Empty(t, f.Entity.Certificate.Number, "all of them are one step of undo")
	assert.Empty(t, f.Entity.LegalRepresentative)
	assert.Len(t, f.Attachments, 1, "and the paper is another")

	require.NoError(t, s.Accept(all[0]))
	assert.Equal(t, "name of business_licence", s.Filing().Entity.Name, "asked for, it takes the place of what was typed")
	require.NoError(t, s.Save(t.Context()))
	require.NoError(t, s.Accept(all[0]))
	assert.False(t, s.Dirty(), "the same once more is no change")
	gone := all[0]
	gone.Path = "services[9].name"
	require.ErrorIs(t, s.Accept(all[1], gone), filing.ErrNoSuchFact)
	assert.Empty(t, s.Filing().Entity.Certificate.Number, "all of them or none")
}

func TestReadingsThatAreToBeLookedAtTwice(t *testing.T) {
	t.Parallel()
	for _, doubt := range []paper.Doubt{paper.TooWide, paper.Disagrees, paper.Unsure, paper.Unchecked} {
		assert.False(t, wizard.Reading{Suggestion: paper.Suggestion{Line: paper.Line{Doubt: doubt}}}.Sure(), doubt)
	}
	assert.True(t, wizard.Reading{Suggestion: paper.Suggestion{Line: paper.Line{Repaired: true}}}.Sure(), "the check digit agrees now")
}
