package clipping

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// The picture of Windows' clipboard, CF_DIB: a BITMAPINFOHEADER, perhaps masks, and rows of points. See wingdi.h.
const (
	dibHeader   = 40
	dibPlain    = 0 // BI_RGB
	dibMasked   = 3 // BI_BITFIELDS
	dibMasks    = 12
	mostDIBSide = 20000     // points; a screen has some thousands
	mostDIBArea = 100 << 20 // points
)

// fromDIB turns the picture of Windows' clipboard into a PNG. Pictures of 24 and 32 bits are read: what screens and programs
// copy today.
func fromDIB(raw []byte) ([]byte, error) {
	if len(raw) < dibHeader {
		return nil, fmt.Errorf("%w: too short", ErrUnreadable)
	}
	long := func(at int) int { return int(int32(binary.LittleEndian.Uint32(raw[at:]))) }
	short := func(at int) int { return int(binary.LittleEndian.Uint16(raw[at:])) }
	header, width, height, bits, packing := long(0), long(4), long(8), short(14), long(16)
	down := height < 0 // the first row is the upmost
	if down {
		height = -height
	}
	if header < dibHeader || header > len(raw) || width <= 0 || height <= 0 || width > mostDIBSide || height > mostDIBSide ||
		width*height > mostDIBArea || bits != 24 && bits != 32 || packing != dibPlain && packing != dibMasked {
		return nil, fmt.Errorf("%w: %d × %d points of %d bits, packed %d", ErrUnreadable, width, height, bits, packing)
	}
	start := header
	if packing == dibMasked && header == dibHeader {
		start += dibMasks
	}
	if packing == dibMasked && !usualMasks(raw) {
		return nil, fmt.Errorf("%w: unusual order of colours", ErrUnreadable)
	}
	row := (width*bits + 31) / 32 * 4
	if len(raw)-start < row*height {
		return nil, fmt.Errorf("%w: too short", ErrUnreadable)
	}
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		from := height - 1 - y
		if down {
			from = y
		}
		line := raw[start+from*row:]
		for x := range width {
			p := line[x*bits/8:]
			out.SetNRGBA(x, y, color.NRGBA{R: p[2], G: p[1], B: p[0], A: 0xff}) // the fourth byte is mostly zero and means nothing
		}
	}
	var picture bytes.Buffer
	if err := png.Encode(&picture, out); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return picture.Bytes(), nil
}

// usualMasks reports whether the masks behind a header, or in a longer one, say blue, green, red.
func usualMasks(raw []byte) bool {
	return len(raw) >= dibHeader+dibMasks && bytes.Equal(raw[dibHeader:dibHeader+dibMasks], []byte{0, 0, 0xff, 0, 0, 0xff, 0, 0, 0xff, 0, 0, 0})
}
