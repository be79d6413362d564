package specimen

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
)

// Scan puts JPEG pictures into a PDF as a scanner does, each on a page of A4. What is no JPEG is left out.
func Scan(pictures ...[]byte) []byte {
	const width, height = 595, 842 // points, A4
	type page struct {
		data []byte
		size image.Config
	}
	var list []page
	for _, data := range pictures {
		if size, err := jpeg.DecodeConfig(bytes.NewReader(data)); err == nil {
			list = append(list, page{data, size})
		}
	}
	var objects [][]byte
	add := func(format string, args ...any) { objects = append(objects, fmt.Appendf(nil, format, args...)) }
	// Objects 1 and 2 are the catalogue and the tree; every page takes three more.
	kids := ""
	for i := range list {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	add("<< /Type /Catalog /Pages 2 0 R >>")
	add("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(list))
	for i, p := range list {
		n := 3 + 3*i
		add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /XObject << /P %d 0 R >> >> >>", width, height, n+1, n+2)
		scale := min(float64(width)/float64(p.size.Width), float64(height)/float64(p.size.Height))
		w, h := scale*float64(p.size.Width), scale*float64(p.size.Height)
		draw := fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /P Do Q", w, h, (width-w)/2, (height-h)/2)
		add("<< /Length %d >>\nstream\n%s\nendstream", len(draw), draw)
		add("<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream",
			p.size.Width, p.size.Height, len(p.data), p.data)
	}
	return file(objects)
}

// file writes numbered objects and the table of where they are.
func file(objects [][]byte) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return out.Bytes()
}
