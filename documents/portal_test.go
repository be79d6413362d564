package documents_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"image"
	"image/draw"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// laid is a drawn paper lying on a plain table, with a report that says exactly what stands on it and where.
func laid(p specimen.Print, margin int) (*image.RGBA, paper.Report) {
	b := p.Picture.Bounds()
	m := image.NewRGBA(image.Rect(0, 0, b.Dx()+2*margin, b.Dy()+2*margin))
	for i := range m.Pix {
		m.Pix[i] = []uint8{96, 84, 70, 255}[i%4]
	}
	draw.Draw(m, b.Add(image.Pt(margin, margin)), p.Picture, b.Min, draw.Over)
	r := paper.Report{Width: m.Rect.Dx(), Height: m.Rect.Dy(), Kind: p.Kind}
	moved := func(b paper.Box) paper.Box {
		for i := range b {
			b[i][0], b[i][1] = b[i][0]+margin, b[i][1]+margin
		}
		return b
	}
	for _, run := range p.Runs {
		r.Lines = append(r.Lines, paper.Line{Text: run.Text, Score: 1, Box: moved(run.Box)})
	}
	w, h := b.Dx(), b.Dy()
	crop := moved(paper.Box{{0, 0}, {w, 0}, {w, h}, {0, h}})
	r.Crop = &crop
	return m, r
}

func front() specimen.Print {
	return specimen.Set(specimen.Form{Kind: paper.IDCardFront}, specimen.People()[0])
}

func portalOf(t *testing.T, data []byte, want paper.Portrait) (paper.Print, image.Image) {
	t.Helper()
	made, err := inspector().Portal(context.Background(), data, want)
	require.NoError(t, err)
	m, _, err := image.Decode(bytes.NewReader(made.Data))
	require.NoError(t, err)
	return made, m
}

// difference is the mean difference of brightness, on a grid, between a picture and another that should show the same.
func difference(a, b image.Image) float64 {
	const grid = 60
	sum := 0.0
	grey := func(m image.Image, x, y int) float64 {
		r := m.Bounds()
		c, g, l, _ := m.At(r.Min.X+(2*x+1)*r.Dx()/(2*grid), r.Min.Y+(2*y+1)*r.Dy()/(2*grid)).RGBA()
		return float64(c+g+l) / 3 / 257
	}
	for y := range grid {
		for x := range grid {
			sum += math.Abs(grey(a, x, y) - grey(b, x, y))
		}
	}
	return sum / grid / grid
}

func TestPortalCrops(t *testing.T) {
	p := front()
	m, r := laid(p, 200)
	data := specimen.JPEG(m, 92)
	want := paper.Portrait{Slot: paper.PrincipalIDFront, Report: r}
	made, got := portalOf(t, data, want)
	assert.Equal(t, paper.Cropped, made.Framing, "where the paper is known it is cropped, unless the applicant wants otherwise")
	border := (got.Bounds().Dx() - p.Picture.Rect.Dx()) / 2
	assert.InDelta(t, 0.03*float64(p.Picture.Rect.Dx()), float64(border), 3)
	inside := m.SubImage(p.Picture.Rect.Add(image.Pt(200, 200)).Inset(-border))
	assert.Less(t, difference(got, inside), 4.0)
	again, _ := portalOf(t, data, want)
	assert.Equal(t, made, again, "the same picture every time")

	for name, change := range map[string]func(*paper.Portrait){
		"wanted as taken":              func(w *paper.Portrait) { w.Finish.Framing = paper.Taken },
		"nothing stood out":            func(w *paper.Portrait) { w.Report.Crop = nil },
		"no paper that is known":       func(w *paper.Portrait) { w.Report.Kind = paper.UnknownKind },
		"both sides in one picture":    func(w *paper.Portrait) { w.Report.Also = paper.IDCardBack },
		"nothing is known":             func(w *paper.Portrait) { w.Report = paper.Report{} },
		"a report of another file":     func(w *paper.Portrait) { w.Report.Width *= 2 },
		"a corner is not in the photo": func(w *paper.Portrait) { w.Report.Measures = map[string]paper.Measure{paper.Corners: {Value: 3}} },
		"text beyond the outline": func(w *paper.Portrait) {
			w.Report.Lines = append([]paper.Line{{Text: "x", Box: paper.Box{{2, 2}, {90, 2}, {90, 30}, {2, 30}}}}, w.Report.Lines...)
		},
		"an outline outside the photo": func(w *paper.Portrait) {
			w.Report.Crop = &paper.Box{{0, 0}, {1 << 40, 0}, {1 << 40, 1 << 40}, {0, 1 << 40}}
		},
		"an outline without surface": func(w *paper.Portrait) { w.Report.Crop = &paper.Box{} },
		"an icon":                    func(w *paper.Portrait) { w.Slot = "services[0].app.icon" },
	} {
		t.Run(name, func(t *testing.T) {
			other := want
			change(&other)
			made, got := portalOf(t, data, other)
			assert.Equal(t, paper.Taken, made.Framing)
			if other.Slot == want.Slot {
				assert.Equal(t, m.Bounds().Size(), got.Bounds().Size())
			}
		})
	}
}

// A paper that was photographed askew comes out straight, one whose text lies comes out upright, cropped or not.
func TestPortalStraightensAndTurns(t *testing.T) {
	p := front()
	shot := specimen.OnGround(p.Picture, specimen.PlainGround, 25, 1600, 7)
	var crop paper.Box
	for i, c := range shot.Corners {
		crop[i] = [2]int{int(c[0]), int(c[1])}
	}
	r := paper.Report{Width: shot.Picture.Rect.Dx(), Height: shot.Picture.Rect.Dy(), Kind: paper.IDCardFront, Crop: &crop}
	made, got := portalOf(t, specimen.JPEG(shot.Picture, 92), paper.Portrait{Slot: paper.PrincipalIDFront, Report: r})
	require.Equal(t, paper.Cropped, made.Framing)
	size := got.Bounds().Size()
	assert.InDelta(t, float64(p.Picture.Rect.Dx())/float64(p.Picture.Rect.Dy()), float64(size.X)/float64(size.Y), 0.06)

	m, r := laid(p, 150)
	w := m.Rect.Dx()
	lying := image.NewRGBA(image.Rect(0, 0, m.Rect.Dy(), w)) // turned to the left
	for y := range m.Rect.Dy() {
		for x := range w {
			lying.SetRGBA(y, w-1-x, m.RGBAAt(x, y))
		}
	}
	turn := func(b paper.Box) paper.Box {
		for i, c := range b {
			b[i] = [2]int{c[1], w - c[0]}
		}
		return b
	}
	for i := range r.Lines {
		r.Lines[i].Box = turn(r.Lines[i].Box)
	}
	r.Width, r.Height, r.Crop = lying.Rect.Dx(), lying.Rect.Dy(), nil
	made, got = portalOf(t, specimen.JPEG(lying, 92), paper.Portrait{Slot: paper.PrincipalIDFront, Report: r})
	assert.Equal(t, paper.Taken, made.Framing)
	require.Equal(t, m.Bounds().Size(), got.Bounds().Size())
	assert.Less(t, difference(got, m), 4.0)
}

func TestPortalMarks(t *testing.T) {
	m, r := laid(front(), 120)
	data := specimen.JPEG(m, 92)
	bare := paper.Portrait{Slot: paper.PrincipalIDFront, Report: r}
	wanted := bare
	wanted.Finish.Watermark = true
	without, plain := portalOf(t, data, bare)
	made, with := portalOf(t, data, wanted)
	assert.Empty(t, without.Watermark)
	assert.Equal(t, paper.Marked, made.Watermark)
	assert.Equal(t, plain.Bounds(), with.Bounds())
	assert.NotEqual(t, without.Data, made.Data)
	for name, tt := range map[string]struct {
		change func(*paper.Portrait)
		want   paper.Watermark
	}{
		"nobody could read it": {func(w *paper.Portrait) { w.Report.Unread, w.Report.Lines = paper.NoLibrary, nil }, paper.NotRead},
		"nothing was found":    {func(w *paper.Portrait) { w.Report = paper.Report{} }, paper.NotRead},
		"a line without place": {func(w *paper.Portrait) { w.Report.Lines = []paper.Line{{Text: "somewhere"}} }, paper.NotRead},
		"text everywhere": {func(w *paper.Portrait) {
			all := *w.Report.Crop
			w.Report.Lines = []paper.Line{{Text: "all", Box: all}, {Text: "all", Box: paper.Box{{0, 0}, {r.Width, 0}, {r.Width, r.Height}, {0, r.Height}}}}
			w.Finish.Framing = paper.Taken
		}, paper.NoRoom},
		"a letter": {func(w *paper.Portrait) { w.Slot = "letters.pledge" }, paper.NotWanted},
		"an icon":  {func(w *paper.Portrait) { w.Slot = "services[0].app.icon" }, paper.NotWanted},
	} {
		t.Run(name, func(t *testing.T) {
			other := wanted
			tt.change(&other)
			made, _ := portalOf(t, data, other)
			assert.Equal(t, tt.want, made.Watermark)
			other.Finish.Watermark = false
			bare, _ := portalOf(t, data, other)
			assert.Equal(t, bare.Data, made.Data, "nothing is written")
		})
	}
}

// about lists what a JPEG or PNG says beside its picture.
func about(t *testing.T, data []byte) (out []string) {
	t.Helper()
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		for rest := data[8:]; len(rest) >= 12; rest = rest[12+binary.BigEndian.Uint32(rest):] {
			switch name := string(rest[4:8]); name {
			case "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT":
			default:
				out = append(out, name)
			}
		}
		return out
	}
	at := 2
	for at+4 <= len(data) {
		marker := data[at+1]
		if data[at] != 0xff || marker == 0xd9 {
			break
		}
		if marker >= 0xe1 && marker <= 0xef && marker != 0xe2 && marker != 0xee || marker == 0xfe {
			out = append(out, string(data[at:at+4]))
		}
		at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xda {
			for at+1 < len(data) && (data[at] != 0xff || data[at+1] == 0 || data[at+1] >= 0xd0 && data[at+1] <= 0xd7) {
				at++
			}
		}
	}
	if at+2 != len(data) {
		out = append(out, "bytes behind the end")
	}
	return out
}

func TestPortalSaysNothingAboutThePhotographer(t *testing.T) {
	m, r := laid(front(), 60)
	plain := specimen.JPEG(m, 90)
	segment := func(marker byte, body string) []byte {
		return append([]byte{0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
	}
	secret := "GPS 22.5431 114.0579 Author ZHANG"
	data := append([]byte{0xff, 0xd8}, segment(0xe1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"+secret)...)
	data = append(data, segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+secret)...)
	data = append(data, segment(0xed, "Photoshop 3.0\x00"+secret)...)
	data = append(data, segment(0xfe, secret)...)
	data = append(append(data, plain[2:]...), []byte(secret)...)
	require.NotEmpty(t, about(t, data))
	for name, finish := range map[string]paper.Finish{
		"as taken": {Framing: paper.Taken}, "cropped": {}, "marked": {Framing: paper.Taken, Watermark: true},
	} {
		made, _ := portalOf(t, data, paper.Portrait{Slot: paper.PrincipalIDFront, Report: r, Finish: finish})
		assert.Empty(t, about(t, made.Data), name)
		assert.NotContains(t, string(made.Data), "ZHANG", name)
	}
}

// FuzzPortal: whatever a file and a report say, there is a picture within the limit or an error.
func FuzzPortal(f *testing.F) {
	m, _ := laid(specimen.Set(specimen.Form{Kind: paper.IDCardBack}, specimen.Sample()), 10)
	f.Add(specimen.JPEG(m.SubImage(image.Rect(0, 0, 300, 200)), 60), 10, 10, 250, 20, 240, 180, 5, 190, true)
	f.Add([]byte("\xff\xd8\xff"), 0, 0, 0, 0, 0, 0, 0, 0, false)
	f.Add(pngHeader(60000, 60000), -1, -1, 1<<40, 0, 1<<40, 1<<40, 0, 1<<40, true)
	f.Fuzz(func(t *testing.T, data []byte, a, b, c, d, e, g, h, i int, watermark bool) {
		box := paper.Box{{a, b}, {c, d}, {e, g}, {h, i}}
		r, err := inspector().Inspect(context.Background(), "x", data, paper.Icon)
		require.NoError(t, err)
		r.Kind, r.Crop, r.Lines = paper.IDCardBack, &box, []paper.Line{{Text: "x", Box: box}}
		made, err := inspector().Portal(context.Background(), data, paper.Portrait{
			Slot: paper.PrincipalIDBack, Report: r, Finish: paper.Finish{Watermark: watermark},
		})
		if err != nil {
			return
		}
		require.LessOrEqual(t, len(made.Data), documents.PortalLimit(paper.PrincipalIDBack))
		require.Empty(t, about(t, made.Data))
	})
}

// BenchmarkPortal makes the picture of a phone's photograph of twelve megapixels.
func BenchmarkPortal(b *testing.B) {
	p := front()
	shot := specimen.OnGround(p.Picture, specimen.WoodGround, 8, 4032, 3)
	data := specimen.JPEG(shot.Picture, 92)
	var crop paper.Box
	for i, c := range shot.Corners {
		crop[i] = [2]int{int(c[0]), int(c[1])}
	}
	r := paper.Report{
		Width: shot.Picture.Rect.Dx(), Height: shot.Picture.Rect.Dy(), Kind: paper.IDCardFront, Crop: &crop,
		Lines: []paper.Line{{Text: "x", Box: paper.Box{crop[0], crop[0], crop[0], crop[0]}}},
	}
	for name, finish := range map[string]paper.Finish{
		"taken": {Framing: paper.Taken}, "cropped": {Framing: paper.Cropped}, "marked": {Framing: paper.Cropped, Watermark: true},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := inspector().Portal(b.Context(), data, paper.Portrait{Slot: paper.PrincipalIDFront, Report: r, Finish: finish})
				require.NoError(b, err)
			}
		})
	}
}
