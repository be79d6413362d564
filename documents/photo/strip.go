package photo

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Markers of JPEG, ITU-T T.81, table B.1.
const (
	firstRestart = 0xd0
	lastRestart  = 0xd7
	startOfImage = 0xd8
	endOfImage   = 0xd9
	startOfScan  = 0xda
	app0         = 0xe0
	app1         = 0xe1
	app2         = 0xe2 // the colour profile
	app14        = 0xee // Adobe's note on how colours are stored
	app15        = 0xef
	comment      = 0xfe
)

// segments calls visit with every segment before the first scan, its marker and length included, and returns where the
// scan starts.
func segments(data []byte, visit func(marker byte, segment []byte)) (scan int, err error) {
	if len(data) < 4 || data[0] != 0xff || data[1] != startOfImage {
		return 0, ErrBroken
	}
	return segmentsFrom(data, 2, visit)
}

// segmentsFrom does so from byte at on, up to the next scan or the end of the picture.
func segmentsFrom(data []byte, at int, visit func(marker byte, segment []byte)) (int, error) {
	for at+2 <= len(data) {
		marker := data[at+1]
		switch {
		case data[at] != 0xff:
			return 0, fmt.Errorf("%w: no marker at byte %d", ErrBroken, at)
		case marker == 0xff: // fill byte
			at++
			continue
		case marker == startOfScan, marker == endOfImage:
			return at, nil
		case at+4 > len(data):
			return 0, fmt.Errorf("%w: a segment ends behind the file", ErrBroken)
		}
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		if length < 2 || at+2+length > len(data) {
			return 0, fmt.Errorf("%w: a segment ends behind the file", ErrBroken)
		}
		visit(marker, data[at:at+2+length])
		at += 2 + length
	}
	return 0, fmt.Errorf("%w: no scan", ErrBroken)
}

// StripJPEG returns a JPEG without what was written about the picture: place, camera, comments, thumbnails. Pixels,
// colour profile and Adobe's note on colours stay as they are. What follows the end of the picture goes, too: phones hide
// a second picture or a film there. The Orientation goes with the rest, so this is for upright pictures.
func StripJPEG(data []byte) ([]byte, error) {
	out := append(make([]byte, 0, len(data)), data[:min(2, len(data))]...)
	keep := func(marker byte, segment []byte) {
		about := marker > app0 && marker <= app15 && marker != app14 || marker == comment
		profile := marker == app2 && len(segment) > 16 && string(segment[4:16]) == "ICC_PROFILE\x00"
		if !about || profile {
			out = append(out, segment...)
		}
	}
	at, err := segments(data, keep)
	for err == nil && data[at+1] == startOfScan {
		end := endOfScan(data, at)
		out = append(out, data[at:end]...)
		at, err = segmentsFrom(data, end, keep)
	}
	if err != nil {
		return nil, err
	}
	return append(out, 0xff, endOfImage), nil
}

// endOfScan returns where the next marker stands behind the scan that starts at byte scan. Inside a scan the byte 0xff is
// followed by 0x00 or by the mark of a restart.
func endOfScan(data []byte, scan int) int {
	for at := scan + 2; at+1 < len(data); at++ {
		if next := data[at+1]; data[at] == 0xff && next != 0 && (next < firstRestart || next > lastRestart) {
			return at
		}
	}
	return len(data)
}

// keptChunks are the parts of a PNG that say how it looks; all others say something about it.
var keptChunks = map[string]bool{
	"IHDR": true, "PLTE": true, "tRNS": true, "IDAT": true, "IEND": true,
	"gAMA": true, "cHRM": true, "sRGB": true, "iCCP": true, "sBIT": true,
}

const (
	pngHead   = 8  // bytes before the first chunk
	chunkEdge = 12 // bytes of a chunk around its data: length, name, checksum
)

// StripPNG returns a PNG without what was written about the picture.
func StripPNG(data []byte) ([]byte, error) {
	if len(data) < pngHead {
		return nil, ErrBroken
	}
	out := append(make([]byte, 0, len(data)), data[:pngHead]...)
	for rest := data[pngHead:]; len(rest) >= chunkEdge; {
		length := uint64(binary.BigEndian.Uint32(rest))
		if length+chunkEdge > uint64(len(rest)) {
			return nil, fmt.Errorf("%w: a chunk ends behind the file", ErrBroken)
		}
		chunk := rest[:length+chunkEdge]
		rest = rest[length+chunkEdge:]
		if binary.BigEndian.Uint32(chunk[length+8:]) != crc32.ChecksumIEEE(chunk[4:length+8]) {
			return nil, fmt.Errorf("%w: the checksum of a chunk is wrong", ErrBroken)
		}
		name := string(chunk[4:8])
		if keptChunks[name] {
			out = append(out, chunk...)
		}
		if name == "IEND" {
			return out, nil
		}
	}
	return nil, fmt.Errorf("%w: no end", ErrBroken)
}
