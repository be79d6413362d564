package photo

import (
	"encoding/binary"
	"image"

	"github.com/disintegration/imaging"
)

// An Orientation says how a stored picture is to be turned to stand upright, with the numbers of EXIF tag 0x0112.
type Orientation int

// The orientations: what is done to the stored picture.
const (
	Upright      Orientation = 1
	MirrorAcross Orientation = 2 // left and right change places
	Half         Orientation = 3 // turned by 180°
	MirrorDown   Orientation = 4 // top and bottom change places
	Transposed   Orientation = 5 // mirrored at the diagonal from the top left
	Clockwise    Orientation = 6 // turned by 90° clockwise
	Transversed  Orientation = 7 // mirrored at the other diagonal
	Counter      Orientation = 8 // turned by 90° counter-clockwise
)

const (
	tagOrientation = 0x0112 // EXIF 2.32, 4.6.4
	typeShort      = 3
	entrySize      = 12 // bytes of an entry of a TIFF directory
)

// sideways reports whether width and height change places.
func (o Orientation) sideways() bool { return o >= Transposed && o <= Counter }

func (o Orientation) size(width, height int) (int, int) {
	if o.sideways() {
		return height, width
	}
	return width, height
}

// upright returns where a place of the stored picture, in shares of its sides, lies in the upright one.
func (o Orientation) upright(x, y float64) (float64, float64) {
	switch o {
	case MirrorAcross:
		return 1 - x, y
	case Half:
		return 1 - x, 1 - y
	case MirrorDown:
		return x, 1 - y
	case Transposed:
		return y, x
	case Clockwise:
		return 1 - y, x
	case Transversed:
		return 1 - y, 1 - x
	case Counter:
		return y, 1 - x
	}
	return x, y
}

// JPEGOrientation reads the orientation of a JPEG; Upright when it says nothing that can be understood.
func JPEGOrientation(data []byte) Orientation {
	orientation := Upright
	_, _ = segments(data, func(marker byte, segment []byte) {
		const head = "Exif\x00\x00"
		if marker == app1 && len(segment) > 4+len(head) && string(segment[4:4+len(head)]) == head {
			orientation = tiffOrientation(segment[4+len(head):])
		}
	})
	return orientation
}

// tiffOrientation looks the tag up in the first directory of a TIFF structure.
func tiffOrientation(tiff []byte) Orientation {
	if len(tiff) < 8 {
		return Upright
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return Upright
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return Upright
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < entrySize {
			break
		}
		if order.Uint16(entries) == tagOrientation && order.Uint16(entries[2:]) == typeShort {
			if o := Orientation(order.Uint16(entries[8:])); o >= Upright && o <= Counter {
				return o
			}
			return Upright
		}
		entries = entries[entrySize:]
	}
	return Upright
}

// apply turns a picture of ours upright.
func (o Orientation) apply(m *image.NRGBA) *image.NRGBA {
	switch o {
	case MirrorAcross:
		return imaging.FlipH(m)
	case Half:
		return imaging.Rotate180(m)
	case MirrorDown:
		return imaging.FlipV(m)
	case Transposed:
		return imaging.Transpose(m)
	case Clockwise:
		return imaging.Rotate270(m) // imaging counts counter-clockwise
	case Transversed:
		return imaging.Transverse(m)
	case Counter:
		return imaging.Rotate90(m)
	}
	return m
}

// applyPlane turns one channel upright.
func (o Orientation) applyPlane(p plane) plane {
	if o <= Upright || o > Counter {
		return p
	}
	out := plane{}
	out.width, out.height = o.size(p.width, p.height)
	out.pix = make([]byte, len(p.pix))
	// Where a pixel of the result comes from: start + x*dx + y*dy in the stored picture.
	w, last := p.width, len(p.pix)-1
	var start, dx, dy int
	switch o {
	case MirrorAcross:
		start, dx, dy = w-1, -1, w
	case Half:
		start, dx, dy = last, -1, -w
	case MirrorDown:
		start, dx, dy = last-w+1, 1, -w
	case Transposed:
		start, dx, dy = 0, w, 1
	case Clockwise:
		start, dx, dy = last-w+1, -w, 1
	case Transversed:
		start, dx, dy = last, -w, -1
	case Counter:
		start, dx, dy = w-1, w, -1
	}
	for y := range out.height {
		from := start + y*dy
		row := out.pix[y*out.width : (y+1)*out.width]
		for x := range row {
			row[x] = p.pix[from]
			from += dx
		}
	}
	return out
}
