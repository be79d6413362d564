// Package cards tells from the lines of text on a paper what paper it is, and reads its fields.
//
// A field is filled or left empty, never guessed: a number counts when its check digit agrees, a date when it is a day of
// the calendar, everything else when the reader was sure enough of it. What a person should look at twice says so.
package cards

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// A Sheet is what was read from one paper.
type Sheet struct {
	Lines []ocr.Line // of the paper standing upright
	Codes []string   // what the QR codes on it say
	// Again reads a part of the paper once more, in another way; nil where there is no picture. Its errors count as
	// nothing read, unless the context is done.
	Again func(ctx context.Context, box [4][2]float64, pass ocr.Pass) ([]ocr.Line, error)
}

// Found is what a paper was found to be.
type Found struct {
	Kind   paper.Kind // UnknownKind where nothing is clear enough
	Score  float64    // how sure that is, 0 to 1
	Also   paper.Kind // the other side of the same card, where the picture shows both; empty otherwise
	Fields map[string]paper.Line
	Marks  []paper.Mark
}

// Read finds out what a paper is and reads its fields. Boxes are in the pixels of the lines. The only error is that of ctx.
func Read(ctx context.Context, s Sheet) (Found, error) {
	p := levelled(s.Lines)
	p.again = s.wide(ctx)
	z, err := s.zone(ctx, p)
	if err != nil {
		return Found{}, err
	}
	f := Found{Kind: paper.UnknownKind, Fields: map[string]paper.Line{}, Marks: p.marks()}
	ranked := rank(p, z)
	if ranked[0].score < leastKind {
		f.Score = ranked[0].score
		return f, ctx.Err()
	}
	f.Kind, f.Score = ranked[0].kind, ranked[0].score
	if err := s.fields(ctx, p, z, f.Kind, f.Fields); err != nil {
		return Found{}, err
	}
	if other, ok := otherSides[f.Kind]; ok {
		for _, r := range ranked[1:] {
			if r.kind != other || r.score < bothSides {
				continue
			}
			f.Also = other
			more := map[string]paper.Line{}
			if err := s.fields(ctx, p, z, other, more); err != nil {
				return Found{}, err
			}
			for name, line := range more {
				if _, ok := f.Fields[name]; !ok {
					f.Fields[name] = line
				}
			}
		}
	}
	return f, ctx.Err()
}

// bothSides is how clearly the other side of a card must show beside the first.
const bothSides = 0.75

// otherSides pairs the sides of cards that people photograph together.
var otherSides = map[paper.Kind]paper.Kind{
	paper.IDCardFront: paper.IDCardBack, paper.IDCardBack: paper.IDCardFront,
	paper.ResidencePermitFront: paper.ResidencePermitBack, paper.ResidencePermitBack: paper.ResidencePermitFront,
}

// wanted are the fields that every paper of a kind has and somebody asks for.
var wanted = map[paper.Kind][]string{
	paper.IDCardFront:                     {"name", "number", "address", "birth_date", "sex", "ethnicity"},
	paper.IDCardBack:                      {"authority", "valid_from", "valid_until"},
	paper.ResidencePermitFront:            {"name", "number", "address", "birth_date", "sex"},
	paper.ResidencePermitBack:             {"authority", "valid_from", "valid_until"},
	paper.BusinessLicence:                 {"name", "uscc", "type", "address", "legal_representative", "established_on"},
	paper.USCCCertificate:                 {"name", "uscc", "address", "legal_representative"},
	paper.PublicInstitutionCertificate:    {"name", "uscc", "address", "legal_representative", "valid_until"},
	paper.SocialOrganizationCertificate:   {"name", "uscc", "address", "legal_representative"},
	paper.PrivateNonEnterpriseCertificate: {"name", "uscc", "address", "legal_representative"},
	paper.LawPracticeLicence:              {"name", "uscc"},
	paper.ForeignOfficeCertificate:        {"name", "uscc", "address"},
	paper.Passport:                        {"name", "number", "birth_date", "sex", "valid_until"},
	paper.HKMOPermit:                      {"name", "number", "birth_date", "sex", "valid_until"},
	paper.TWPermit:                        {"name", "number", "birth_date", "sex", "valid_until"},
	paper.PermanentResidentCard:           {"name", "number", "birth_date", "sex", "valid_until"},
	paper.DomainCertificate:               {"domain", "holder", "expires_on"},
	paper.Letter:                          {"title", "grantor", "signed_on"},
}

// fields reads the fields of one kind. Where one is missing that the paper has, the paper is read once more in two parts,
// in which small print is larger, and in red alone, in which seals and watermarks do not show.
func (s Sheet) fields(ctx context.Context, p *page, z zone, kind paper.Kind, into map[string]paper.Line) error {
	if err := s.once(ctx, p, z, kind, into); err != nil {
		return err
	}
	lacks := func(f string) bool { return into[f].Text == "" || f == "address" && open(into[f].Text) }
	if s.Again == nil || !slices.ContainsFunc(wanted[kind], lacks) {
		return nil
	}
	parts := p.parts()
	lines := make([][]ocr.Line, len(parts))
	for i, part := range parts {
		var err error
		if lines[i], err = s.again(ctx, part, ocr.Red); err != nil {
			return err
		}
	}
	second := map[string]paper.Line{}
	closer := levelled(merged(parts, lines))
	closer.again = p.again
	if err := s.once(ctx, closer, z, kind, second); err != nil {
		return err
	}
	for field, l := range second {
		if lacks(field) {
			into[field] = l
		}
	}
	if l := into["address"]; open(l.Text) {
		l.Doubt = paper.Unsure
		into["address"] = l
	}
	return nil
}

// open reports whether an address ends before its last part, as one does whose last line was missed.
func open(address string) bool {
	r := []rune(address)
	return len(r) > 0 && !unicode.IsDigit(r[len(r)-1]) && !isLetter(r[len(r)-1]) && !strings.ContainsRune(lastOfAddress, r[len(r)-1])
}

// lastOfAddress are the characters that addresses end in: houses, rooms and floors, and villages without numbers.
const lastOfAddress = "号室户楼层组村队社屯栋幢座院区园厦房铺店间场城苑庄里弄巷路街道镇乡厅馆库址）)"

// once reads the fields of one kind from one reading of the paper.
func (s Sheet) once(ctx context.Context, p *page, z zone, kind paper.Kind, into map[string]paper.Line) error {
	switch kind {
	case paper.IDCardFront, paper.ResidencePermitFront:
		p.person(into, kind)
	case paper.IDCardBack, paper.ResidencePermitBack:
		p.back(into)
	case paper.Passport:
		p.passport(into, z)
	case paper.HKMOPermit, paper.TWPermit, paper.PermanentResidentCard:
		p.permit(into, kind)
	case paper.HKMOPermitBack, paper.TWPermitBack, paper.PermanentResidentCardBack:
		z.fill(into)
	case paper.DomainCertificate:
		p.domain(into)
	case paper.Letter:
		return s.letter(ctx, p, into)
	case paper.Icon, paper.UnknownKind:
	default:
		p.unit(into, kind, s.Codes)
	}
	return ctx.Err()
}

// again reads a place once more; nothing where that cannot be done.
func (s Sheet) again(ctx context.Context, box [4][2]float64, pass ocr.Pass) ([]ocr.Line, error) {
	if s.Again == nil {
		return nil, ctx.Err()
	}
	lines, err := s.Again(ctx, box, pass)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, nil
	}
	return lines, nil
}
