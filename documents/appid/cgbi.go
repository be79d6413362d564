package appid

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"image"
	"io"
)

// errPlain says that a picture is no crushed PNG.
var errPlain = errors.New("no crushed PNG")

const (
	pngSignature = "\x89PNG\r\n\x1a\n"
	crushedMark  = "CgBI" // the first chunk of a PNG that Xcode crushed
	chunkFrame   = 12     // length, name, checksum
	headerLength = 13
	rgba         = 6 // colour type
	pixelBytes   = 4
)

// uncrush draws a PNG that Xcode crushed for its own devices: without the head of the compressed data, blue before red, and
// colours multiplied with their opacity.
func uncrush(data []byte) (image.Image, error) {
	if !bytes.HasPrefix(data, []byte(pngSignature)) {
		return nil, errPlain
	}
	var packed []byte
	width, height, crushed := 0, 0, false
	for rest := data[len(pngSignature):]; len(rest) >= chunkFrame; {
		length := binary.BigEndian.Uint32(rest)
		if uint64(length) > uint64(len(rest)-chunkFrame) {
			return nil, errPlain
		}
		content := rest[8 : 8+length]
		switch string(rest[4:8]) {
		case crushedMark:
			crushed = true
		case "IHDR":
			if len(content) != headerLength || content[8] != 8 || content[9] != rgba || content[12] != 0 {
				return nil, errPlain
			}
			w, h := binary.BigEndian.Uint32(content), binary.BigEndian.Uint32(content[4:])
			if w == 0 || h == 0 || uint64(w)*uint64(h) > maxIconPixels {
				return nil, errPlain
			}
			width, height = int(w), int(h)
		case "IDAT":
			packed = append(packed, content...)
		}
		rest = rest[chunkFrame+length:]
	}
	if !crushed || width == 0 {
		return nil, errPlain
	}
	return unfilter(flate.NewReader(bytes.NewReader(packed)), width, height)
}

// unfilter reads the rows, each a kind of filter and differences to what is to the left and above: RFC 2083, section 6.
func unfilter(r io.Reader, width, height int) (image.Image, error) {
	stride := width * pixelBytes
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	row, above := make([]byte, 1+stride), make([]byte, stride)
	for y := range height {
		if _, err := io.ReadFull(r, row); err != nil {
			return nil, errPlain
		}
		line := row[1:]
		for x := range line {
			var left, up, corner int
			up = int(above[x])
			if x >= pixelBytes {
				left, corner = int(line[x-pixelBytes]), int(above[x-pixelBytes])
			}
			switch row[0] {
			case 1:
				line[x] += byte(left)
			case 2:
				line[x] += byte(up)
			case 3:
				line[x] += byte((left + up) / 2)
			case 4:
				line[x] += byte(paeth(left, up, corner))
			}
		}
		copy(above, line)
		for x := range width {
			p := line[pixelBytes*x:]
			opacity := int(p[3])
			straight := func(c byte) byte {
				if opacity == 0 {
					return 0
				}
				return byte(min(255, int(c)*255/opacity))
			}
			copy(m.Pix[y*m.Stride+pixelBytes*x:], []byte{straight(p[2]), straight(p[1]), straight(p[0]), p[3]})
		}
	}
	return m, nil
}

// paeth chooses the neighbour that is nearest to left + up - corner.
func paeth(left, up, corner int) int {
	guess := left + up - corner
	distance := func(n int) int { return max(guess-n, n-guess) }
	switch {
	case distance(left) <= distance(up) && distance(left) <= distance(corner):
		return left
	case distance(up) <= distance(corner):
		return up
	}
	return corner
}
