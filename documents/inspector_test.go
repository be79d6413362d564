package documents_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/image/bmp"

	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/photo"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// inspector is shared by the tests: its PDF engine takes seconds to start.
var inspector = sync.OnceValue(func() *documents.Inspector { return documents.New(documents.Options{}) })

func photograph(kind paper.Kind, flaws ...specimen.Flaw) []byte {
	return specimen.JPEG(specimen.Photograph(specimen.Draw(kind, specimen.Sample()), flaws...), 0)
}

// pngHeader is the beginning of a PNG that claims a size.
func pngHeader(width, height uint32) []byte {
	body := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	body = append(binary.BigEndian.AppendUint32(body, height), 8, 2, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	out = append(out, body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(body))
}

func encodedBMP(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, bmp.Encode(&b, m))
	return b.Bytes()
}

func pages(n int) []byte {
	picture := photograph(paper.IDCardBack, specimen.Tiny)
	var all [][]byte
	for range n {
		all = append(all, picture)
	}
	return specimen.Scan(all...)
}

func TestInspectTrouble(t *testing.T) {
	whole := photograph(paper.IDCardFront, specimen.Tiny)
	entry := bytes.Repeat([]byte("ab"), 32)
	encrypt := "/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O <" + string(entry) + "> /U <" + string(entry) + "> /P -4 >> /ID [<00><00>]"
	tests := []struct {
		name   string
		data   []byte
		format string
		want   paper.Trouble
	}{
		{"nothing", nil, paper.UnknownFormat, paper.Empty},
		{"more bytes than are read", append([]byte("\xff\xd8\xff"), make([]byte, paper.MaxBytes)...), paper.JPEG, paper.TooLarge},
		{"PNG of 60000 × 60000", pngHeader(60000, 60000), paper.PNG, paper.TooManyPixels},
		{"JPEG cut in half", whole[:len(whole)/2], paper.JPEG, paper.Broken},
		{"zip called jpg", []byte("PK\x03\x04\x14\x00\x00\x00"), paper.UnknownFormat, paper.Unsupported},
		{"GIF", []byte("GIF89a\x01\x00\x01\x00"), paper.GIF, paper.Unsupported},
		{"TIFF", []byte("II*\x00\x08\x00\x00\x00"), paper.TIFF, paper.Unsupported},
		{"HEIC", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), paper.HEIC, paper.HEICFormat},
		{"PDF with a password", bytes.Replace(pages(1), []byte("/Root 1 0 R"), []byte(encrypt), 1), paper.PDF, paper.Locked},
		{"PDF that ends at once", []byte("%PDF-1.4\n"), paper.PDF, paper.Broken},
		{"PDF without pages", pages(0), paper.PDF, paper.Broken},
		{"PDF of 41 pages", pages(41), paper.PDF, paper.TooManyPages},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, err := inspector().Inspect(context.Background(), "a.jpg", tt.data, paper.IDCardFront)
			require.NoError(t, err)
			assert.Equal(t, tt.want, r.Trouble)
			assert.Equal(t, tt.format, r.Format)
			assert.Equal(t, int64(len(tt.data)), r.Bytes)
			assert.Len(t, r.SHA256, 64)
			assert.Empty(t, r.Measures)
			_, err = inspector().Picture(context.Background(), tt.data, 0, 100)
			if tt.want != paper.TooManyPages { // its pages can be drawn all the same
				require.ErrorIs(t, err, documents.ErrNotShown)
			}
		})
	}
}

func TestInspectPhotograph(t *testing.T) {
	moments := []time.Time{time.UnixMilli(1000), time.UnixMilli(1234)}
	clock := func() time.Time {
		now := moments[0]
		moments = moments[1:]
		return now
	}
	data := photograph(paper.IDCardFront)
	r, err := documents.New(documents.Options{Clock: clock}).Inspect(context.Background(), "身份证.jpg", data, paper.IDCardFront)
	require.NoError(t, err)
	assert.Equal(t, "身份证.jpg", r.File)
	assert.Equal(t, [2]int{1600, 1200}, [2]int{r.Width, r.Height})
	assert.Equal(t, int64(234), r.Milliseconds)
	assert.Equal(t, paper.UnknownKind, r.Kind, "nothing was recognised, only expected")
	assert.Empty(t, r.Trouble)
	for _, name := range []string{
		paper.Sharpness, paper.Glare, paper.Brightness, paper.Contrast, paper.Colour, paper.CardCoverage,
		paper.Corners, paper.Resolution, paper.Moire, paper.Rotation,
	} {
		assert.Contains(t, r.Measures, name)
		assert.True(t, r.Measures[name].OK, "%s of a clean paper", name)
		assert.NotEmpty(t, r.Measures[name].Unit, name)
	}
	assert.NotNil(t, r.Fields)
	assert.NotNil(t, r.Lines)
}

func TestInspectScan(t *testing.T) {
	data := specimen.Scan(photograph(paper.BusinessLicence, specimen.Grey), photograph(paper.IDCardBack, specimen.Tiny))
	r, err := inspector().Inspect(context.Background(), "扫描.pdf", data, paper.BusinessLicence)
	require.NoError(t, err)
	assert.Empty(t, r.Trouble)
	assert.Equal(t, 2, r.Pages)
	assert.InDelta(t, 2339, r.Height, 1)
	assert.False(t, r.Measures[paper.Colour].OK)
	assert.NotContains(t, r.Measures, paper.Resolution, "the pixels are ours")
	m, err := inspector().Picture(context.Background(), data, 1, 300)
	require.NoError(t, err)
	assert.Equal(t, 300, m.Bounds().Dy())
	_, err = inspector().Picture(context.Background(), data, 2, 300)
	require.ErrorIs(t, err, documents.ErrNotShown)
}

func TestInspectEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, data := range [][]byte{photograph(paper.IDCardFront, specimen.Tiny), pages(1)} {
		_, err := inspector().Inspect(ctx, "a", data, paper.IDCardFront)
		require.ErrorIs(t, err, context.Canceled)
		_, err = inspector().Picture(ctx, data, 0, 100)
		require.ErrorIs(t, err, context.Canceled)
		_, err = inspector().Portal(ctx, data, paper.Portrait{Slot: paper.PrincipalIDFront})
		require.ErrorIs(t, err, context.Canceled)
	}
}

func TestPortal(t *testing.T) {
	const icon paper.Slot = "services[0].app.icon"
	good := photograph(paper.IDCardFront)
	var transparent bytes.Buffer
	require.NoError(t, png.Encode(&transparent, specimen.Draw(paper.Icon, specimen.Sample())))
	noise := image.NewRGBA(image.Rect(0, 0, 2400, 1800))
	state := uint32(1)
	for i := range noise.Pix {
		state = state*1664525 + 1013904223
		noise.Pix[i] = uint8(state >> 24)
		if i%4 == 3 {
			noise.Pix[i] = 255
		}
	}
	tests := []struct {
		name      string
		data      []byte
		slot      paper.Slot
		extension string
		kept      bool // every pixel
	}{
		{"good JPEG", good, paper.PrincipalIDFront, ".jpg", true},
		{"JPEG of nine megabytes", specimen.JPEG(noise, 100), paper.PrincipalIDFront, ".jpg", false},
		{"BMP", encodedBMP(t, noise.SubImage(image.Rect(0, 0, 300, 200))), paper.EntityCertificate, ".jpg", false},
		{"scan", pages(1), paper.EntityCertificate, ".jpg", false},
		{"icon as it should be", transparent.Bytes(), icon, ".png", true},
		{"icon of a megabyte", specimen.JPEG(noise.SubImage(image.Rect(0, 0, 1024, 1024)), 95), icon, ".jpg", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			made, err := inspector().Portal(context.Background(), tt.data, paper.Portrait{Slot: tt.slot})
			require.NoError(t, err)
			out, extension := made.Data, made.Extension
			assert.Equal(t, tt.extension, extension)
			assert.LessOrEqual(t, len(out), documents.PortalLimit(tt.slot))
			got, format, err := image.Decode(bytes.NewReader(out))
			require.NoError(t, err)
			assert.Equal(t, map[string]string{"jpeg": ".jpg", "png": ".png"}[format], extension)
			if tt.kept {
				want, _, err := image.Decode(bytes.NewReader(tt.data))
				require.NoError(t, err)
				assert.Equal(t, want, got)
			}
		})
	}
	assert.Equal(t, 4194304, documents.PortalLimit("letters.gd_commitment"))
	assert.Equal(t, 102400, documents.PortalLimit(icon))
	_, err := inspector().Portal(context.Background(), good, paper.Portrait{Slot: paper.PrincipalIDFront, Page: 1})
	require.ErrorIs(t, err, documents.ErrNotShown)
}

// A phone stores the picture lying and says how to turn it; the portal does not listen.
func TestPortalStandsUpright(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 120, 80))
	for y := range 80 {
		for x := range 60 {
			m.Set(x, y, color.White)
		}
	}
	data := specimen.JPEG(m, 95)
	const turnClockwise = "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00"
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(turnClockwise) + 2)}, turnClockwise...)
	data = append(head, data[2:]...)
	made, err := inspector().Portal(context.Background(), data, paper.Portrait{Slot: paper.PrincipalIDFront})
	require.NoError(t, err)
	out := made.Data
	assert.Equal(t, photo.Upright, photo.JPEGOrientation(out))
	got, err := jpeg.Decode(bytes.NewReader(out))
	require.NoError(t, err)
	assert.Equal(t, image.Pt(80, 120), got.Bounds().Size())
	top, _, _, _ := got.At(40, 20).RGBA()
	bottom, _, _, _ := got.At(40, 100).RGBA()
	assert.Greater(t, top, bottom, "white was left and is above")
}

func FuzzInspect(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff"), "id_card_front")
	f.Add(pngHeader(60000, 60000), "icon")
	f.Add(photograph(paper.IDCardBack, specimen.Tiny), "id_card_back")
	f.Add(pages(1), "business_licence")
	f.Add([]byte("PK\x03\x04"), "")
	// The engine starts outside of the time that one input may take.
	_, err := withReader().Picture(context.Background(), pages(1), 0, 10)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, data []byte, as string) {
		// Larger claims are slow to fuzz and refused by the same comparison.
		if w, h, err := photo.Size(data); err == nil && w*h > 1<<20 {
			return
		}
		r, err := withReader().Inspect(context.Background(), "a", data, paper.Kind(as))
		require.NoError(t, err)
		if r.Trouble == "" {
			require.Positive(t, r.Width)
			require.Positive(t, r.Height)
		} else {
			require.Empty(t, r.Measures)
		}
	})
}
