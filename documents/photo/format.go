// Package photo decodes a photographed paper, turns it upright and measures how well it can be read.
package photo

import (
	"bytes"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// pdfHead is how far into a file the mark of a PDF may stand: ISO 32000-1, annex H, implementation note 13.
const pdfHead = 1024 // bytes

// heicBrands are the ISO base media brands of pictures that phones write.
var heicBrands = []string{"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"}

// Format tells the format of a file by its first bytes; the name does not matter.
func Format(data []byte) string {
	has := func(at int, mark string) bool {
		return len(data) >= at+len(mark) && string(data[at:at+len(mark)]) == mark
	}
	switch {
	case has(0, "\xff\xd8\xff"):
		return paper.JPEG
	case has(0, "\x89PNG\r\n\x1a\n"):
		return paper.PNG
	case has(0, "RIFF") && has(8, "WEBP"):
		return paper.WebP
	case has(0, "GIF87a"), has(0, "GIF89a"):
		return paper.GIF
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return paper.TIFF
	case has(0, "BM") && len(data) >= 26 && isBMPHeader(data):
		return paper.BMP
	}
	if has(4, "ftyp") {
		for _, brand := range heicBrands {
			if has(8, brand) {
				return paper.HEIC
			}
		}
	}
	if bytes.Contains(data[:min(len(data), pdfHead)], []byte("%PDF-")) {
		return paper.PDF
	}
	return paper.UnknownFormat
}

// isBMPHeader looks past the two letters, with which many texts begin, at the size of the header behind them.
func isBMPHeader(data []byte) bool {
	switch data[14] {
	case 12, 40, 52, 56, 64, 108, 124:
		return data[15] == 0 && data[16] == 0 && data[17] == 0
	}
	return false
}
