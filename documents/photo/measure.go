package photo

import (
	"context"
	"math"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// Every measure is taken at the same size, so that a threshold means the same for every camera.
const (
	fineSide   = 1600 // pixels of the long side for grey: sharpness, contrast, moire
	coarseSide = 400  // pixels of the long side for colour and shape: card, glare, colour
)

// Thresholds. Where no source is named the number was calibrated on our generated papers (documents/specimen) on
// 2026-11-23: clean papers pass, and the realistic flaw that the measure is for does not.
const (
	// MinSharpness is the least steepness of edges. 1 is an edge from one pixel to the next on a paper of 1600 pixels, 0.5
	// one that is smeared by about 2. Of our own papers those out of focus or moved have 0.35 to 0.48, all others 0.72 and
	// more.
	MinSharpness = 0.5
	// MaxGlare is the share of the paper that may be burnt out in spots.
	MaxGlare = 0.01
	// MinBrightness is the least brightness of the paper's middle tone, 1 being white.
	MinBrightness = 0.35
	// MinContrast is the least distance between the paper's light and dark tones, 1 being from black to white.
	MinContrast = 0.5
	// MinColour is the least mean distance of colours from the paper's own middle colour, in steps of 8-bit chroma.
	MinColour = 1.5
	// MinCardCoverage is the least share of the picture that the card takes: Huawei OCR, RecognizeIdCard, which asks
	// that the card is at least 25 % of the picture.
	MinCardCoverage = 0.25
	// MaxCovered is the share of the paper's outline across which something else may lie. Our own good photographs have 0, a
	// finger as wide as a twentieth of a card is long covers 0.03.
	MaxCovered = 0.02
	// AllCorners is how many corners a card has.
	AllCorners = 4
	// MinResolution is the least long side. The portal names none; a card on 1000 pixels is scanned at 300 dpi.
	MinResolution = 1000 // pixels
	// MaxMoire is the share of places that may show one and the same fine wave, as a photographed screen does.
	MaxMoire = 0.35
	// MaxRotation is how far a card may be turned. Regula's document reader warns from 5° on, people read up to 10°.
	MaxRotation = 10 // degrees
)

// Units of measures. A share and a score lie between 0 and 1.
const (
	UnitScore   = "score"
	UnitShare   = "share"
	UnitChroma  = "chroma"
	UnitCorners = "corners"
	UnitPixels  = "px"
	UnitDegrees = "deg"
)

// The proportions, long side by short side, of papers that are looked for on a table.
const (
	idCardAspect   = 85.6 / 54  // ISO/IEC 7810 ID-1, mm
	passportAspect = 125.0 / 88 // ISO/IEC 7810 ID-3, mm
	sheetAspect    = math.Sqrt2 // A3 and A4
)

// cardAspects are the proportions that a kind has.
var cardAspects = map[paper.Kind]float64{
	paper.IDCardFront:           idCardAspect,
	paper.IDCardBack:            idCardAspect,
	paper.HKMOPermit:            idCardAspect,
	paper.TWPermit:              idCardAspect,
	paper.PermanentResidentCard: idCardAspect,

	paper.HKMOPermitBack:            idCardAspect,
	paper.TWPermitBack:              idCardAspect,
	paper.PermanentResidentCardBack: idCardAspect,
	paper.ResidencePermitFront:      idCardAspect,
	paper.ResidencePermitBack:       idCardAspect,

	paper.Passport:          passportAspect,
	paper.BusinessLicence:   sheetAspect,
	paper.Letter:            sheetAspect,
	paper.DomainCertificate: sheetAspect,

	paper.USCCCertificate:                 sheetAspect,
	paper.PublicInstitutionCertificate:    sheetAspect,
	paper.SocialOrganizationCertificate:   sheetAspect,
	paper.PrivateNonEnterpriseCertificate: sheetAspect,
	paper.LawPracticeLicence:              sheetAspect,
	paper.ForeignOfficeCertificate:        sheetAspect,
}

// Measures takes the measures of the picture and of the paper in it, which Straighten returned of the same picture. A
// measure that cannot be taken, like the corners of a card that fills the picture, is left out. The only error is that of
// ctx.
func (p *Picture) Measures(ctx context.Context, s *Sheet) (map[string]paper.Measure, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out := s.Measures()
	width, height := p.Size()
	out[paper.Resolution] = seenAt(atLeast(float64(max(width, height)), MinResolution, UnitPixels), s.Corners())
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if value, where, ok := p.moire(s); ok {
		out[paper.Moire] = seenAt(atMost(value, MaxMoire, UnitShare), where...)
	}
	return out, ctx.Err()
}

// Measures takes the measures of the paper alone; of two papers, those of the worse one. The table around it has no part in them: what can be seen of the paper
// itself is measured on the straightened paper. Their evidence lies in the upright picture.
func (s *Sheet) Measures() map[string]paper.Measure {
	if len(s.both) > 0 {
		return worst(s.both)
	}
	out := map[string]paper.Measure{}
	f := s.face()
	if v := s.view; v.isCard {
		scale := v.scale(s.width, s.height)
		out[paper.CardCoverage] = seenAt(atLeast(v.found.coverage, MinCardCoverage, UnitShare), s.Corners())
		corners := atLeast(float64(v.found.corners), AllCorners, UnitCorners)
		corners.Evidence = boxes(v.found.missing, scale)
		out[paper.Corners] = corners
		if v.found.cover != nil {
			out[paper.Covered] = seenAt(atMost(v.found.cover.share, MaxCovered, UnitShare), boxes(v.found.cover.where, scale)...)
		}
		out[paper.Rotation] = seenAt(atMost(v.found.rotation, MaxRotation, UnitDegrees), s.Corners())
	}
	tones := tonesOf(f.fine, f.area)
	out[paper.Brightness] = seenAt(atLeast(tones.middle, MinBrightness, UnitScore), s.Corners())
	out[paper.Contrast] = seenAt(atLeast(tones.span, MinContrast, UnitScore), s.Corners())
	out[paper.Colour] = seenAt(atLeast(colour(f.coarse, f.area), MinColour, UnitChroma), s.Corners())
	share, spots := glare(f.coarse, f.area)
	out[paper.Glare] = seenAt(atMost(share, MaxGlare, UnitShare), f.boxes(spots)...)
	if value, ok := sharpness(f.fine, f.area); ok {
		sharp := atLeast(value, MinSharpness, UnitScore)
		if !sharp.OK {
			sharp = seenAt(sharp, f.boxes(soft(f.fine, f.area))...)
		}
		out[paper.Sharpness] = sharp
	}
	return out
}

// worst returns of every measure the one of the papers on which it is farthest from its threshold, on the wrong side. How
// much of the picture they take is for both together.
func worst(sheets []*Sheet) map[string]paper.Measure {
	out := sheets[0].Measures()
	for _, s := range sheets[1:] {
		for name, m := range s.Measures() {
			before, taken := out[name]
			switch {
			case !taken:
				out[name] = m
			case name == paper.CardCoverage:
				both := atLeast(before.Value+m.Value, before.Threshold, before.Unit)
				out[name] = seenAt(both, append(before.Evidence, m.Evidence...)...)
			case before.OK && !m.OK:
				out[name] = m
			case !before.OK && !m.OK:
				before.Evidence = append(before.Evidence, m.Evidence...)
				out[name] = before
			}
		}
	}
	return out
}

func atLeast(value, threshold float64, unit string) paper.Measure {
	return paper.Measure{Value: round(value), Threshold: threshold, OK: value >= threshold, Unit: unit}
}

func atMost(value, threshold float64, unit string) paper.Measure {
	return paper.Measure{Value: round(value), Threshold: threshold, OK: value <= threshold, Unit: unit}
}

// seenAt says where a measure went wrong, if it did.
func seenAt(m paper.Measure, where ...paper.Box) paper.Measure {
	if !m.OK {
		m.Evidence = where
	}
	return m
}

// round keeps three decimals: more say nothing, and the last ones differ from processor to processor.
func round(value float64) float64 { return math.Round(value*1000) / 1000 }

// rect is a rectangle on the coarse picture.
type rect struct{ left, top, right, bottom int }

func boxes(rects []rect, scale float64) []paper.Box {
	var out []paper.Box
	for _, r := range rects {
		at := func(v int) int { return int(float64(v) * scale) }
		l, t, rt, b := at(r.left), at(r.top), at(r.right), at(r.bottom)
		out = append(out, paper.Box{{l, t}, {rt, t}, {rt, b}, {l, b}})
	}
	return out
}

// mask marks pixels of the coarse picture.
type mask struct {
	width, height int
	in            []bool
	count         int
}

// margin is the edge of a picture that is left out when nothing is known about where the paper lies.
const margin = 0.03 // of each side

func wholeArea(p plane) mask {
	m := mask{width: p.width, height: p.height, in: make([]bool, p.width*p.height)}
	dx, dy := int(margin*float64(p.width)), int(margin*float64(p.height))
	for y := dy; y < p.height-dy; y++ {
		for x := dx; x < p.width-dx; x++ {
			m.in[y*p.width+x] = true
			m.count++
		}
	}
	return m
}
