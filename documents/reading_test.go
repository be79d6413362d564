package documents_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/models"
	"github.com/beiandesk/beiandesk/assets/onnxruntime"
	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

func reader(libraries ...string) *ocr.Engine {
	return ocr.New(ocr.Options{
		LibraryPaths: libraries,
		Models:       ocr.Models{Detector: models.Detector(), Direction: models.Direction(), Recogniser: models.Recogniser()},
	})
}

// withReader is an inspector that reads text; it is shared by the tests, because its models take a moment to load.
var withReader = sync.OnceValue(func() *documents.Inspector {
	return documents.New(documents.Options{Reader: reader(onnxruntime.Places("", "")...)})
})

func TestInspectReads(t *testing.T) {
	facts := specimen.Sample()
	for quarters, orientation := range []uint16{1, 6, 3, 8} {
		data := withExif(photograph(paper.IDCardFront), orientation)
		r, err := withReader().Inspect(context.Background(), "a.jpg", data, "")
		require.NoError(t, err)
		assert.Equal(t, paper.IDCardFront, r.Kind, "quarters %d", quarters)
		assert.Empty(t, r.Unread)
		assert.Equal(t, facts.Number, r.Fields["number"].Text)
		assert.Equal(t, facts.Name, r.Fields["name"].Text)
		require.NotNil(t, r.Crop)
		// The paper's own top left comes first, wherever it lies in the upright picture.
		first := [2]bool{r.Crop[0][0] < r.Width/2, r.Crop[0][1] < r.Height/2}
		assert.Equal(t, [4][2]bool{{true, true}, {false, true}, {false, false}, {true, false}}[quarters], first, "quarters %d", quarters)
		for name, f := range r.Fields {
			for _, c := range f.Box {
				assert.True(t, c[0] >= 0 && c[0] <= r.Width && c[1] >= 0 && c[1] <= r.Height, "%s at %v", name, f.Box)
			}
		}
		// The number stands in the lower half of its card.
		middle := [2]int{(r.Fields["number"].Box[0][0] + r.Fields["number"].Box[2][0]) / 2, (r.Fields["number"].Box[0][1] + r.Fields["number"].Box[2][1]) / 2}
		top := [2]int{(r.Crop[0][0] + r.Crop[1][0]) / 2, (r.Crop[0][1] + r.Crop[1][1]) / 2}
		bottom := [2]int{(r.Crop[2][0] + r.Crop[3][0]) / 2, (r.Crop[2][1] + r.Crop[3][1]) / 2}
		assert.Less(t, apart(middle, bottom), apart(middle, top))
	}
}

func apart(a, b [2]int) int { return (a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) }

// withExif says how a JPEG is to be turned.
func withExif(data []byte, orientation uint16) []byte {
	note := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	note[24] = byte(orientation)
	head := append([]byte{0xff, 0xd8, 0xff, 0xe1, 0, byte(len(note) + 2)}, note...)
	return append(head, data[2:]...)
}

func TestCut(t *testing.T) {
	for name, data := range map[string][]byte{
		"photograph": withExif(photograph(paper.IDCardFront), 3), "scan": specimen.Scan(photograph(paper.IDCardFront)),
	} {
		r, err := withReader().Inspect(context.Background(), name, data, "")
		require.NoError(t, err)
		number := r.Fields["number"]
		require.Equal(t, specimen.Sample().Number, number.Text, name)
		cuts, err := withReader().Cut(context.Background(), data, r, []paper.Box{number.Box, {}}, 600)
		require.NoError(t, err)
		require.Len(t, cuts, 2)
		assert.Nil(t, cuts[1], "a box without a surface")
		m := cuts[0]
		b := m.Bounds()
		assert.True(t, b.Dx() <= 600 && b.Dx() > 8*b.Dy(), "%s: upright and as wide as the number, %v", name, b)
		lines, err := reader(onnxruntime.Places("", "")...).ReadRegion(context.Background(), m, [4][2]float64{{0, 0}, {float64(b.Dx()), 0}, {float64(b.Dx()), float64(b.Dy())}, {0, float64(b.Dy())}}, ocr.Single)
		require.NoError(t, err)
		require.Len(t, lines, 1)
		assert.Equal(t, number.Text, lines[0].Text, name)
		_, err = withReader().Cut(context.Background(), []byte("no picture"), r, []paper.Box{number.Box}, 600)
		require.ErrorIs(t, err, documents.ErrNotShown)
	}
}

func TestScansAreRead(t *testing.T) {
	r, err := withReader().Inspect(context.Background(), "a.pdf", specimen.Scan(photograph(paper.BusinessLicence)), "")
	require.NoError(t, err)
	assert.Equal(t, paper.BusinessLicence, r.Kind)
	assert.Equal(t, specimen.Sample().USCC, r.Fields["uscc"].Text)
}

// What cannot be read is measured all the same, and the report says why.
func TestWithoutAReader(t *testing.T) {
	name, _ := onnxruntime.File()
	other := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(other, []byte("of another version"), 0o600))
	for _, tt := range []struct {
		name   string
		reader *ocr.Engine
		want   paper.Unread
	}{
		{"no reader", nil, paper.NoLibrary},
		{"no library", reader(filepath.Join(t.TempDir(), name)), paper.NoLibrary},
		{"another library", reader(other), paper.WrongLibrary},
		{"no models", ocr.New(ocr.Options{LibraryPaths: onnxruntime.Places("", "")}), paper.ReaderFailed},
	} {
		t.Run(tt.name, func(t *testing.T) {
			i := documents.New(documents.Options{Reader: tt.reader})
			defer func() { assert.NoError(t, i.Close()) }()
			r, err := i.Inspect(context.Background(), "a.jpg", photograph(paper.IDCardFront, specimen.Tiny), "")
			require.NoError(t, err)
			assert.Equal(t, tt.want, r.Unread)
			assert.Equal(t, paper.UnknownKind, r.Kind)
			assert.NotEmpty(t, r.Measures)
			assert.Empty(t, r.Trouble)
			r, err = i.Inspect(context.Background(), "icon.png", photograph(paper.Icon, specimen.Tiny), paper.Icon)
			require.NoError(t, err)
			assert.Empty(t, r.Unread, "of an icon nothing is read")
		})
	}
}

func TestPicturesWithoutText(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {2, 3000}, {900, 700}} {
		m := image.NewNRGBA(image.Rectangle{Max: size})
		for i := range m.Pix {
			m.Pix[i] = uint8(i * i / 97)
		}
		var b bytes.Buffer
		require.NoError(t, png.Encode(&b, m))
		r, err := withReader().Inspect(context.Background(), "a.png", b.Bytes(), "")
		require.NoError(t, err)
		assert.Equal(t, paper.UnknownKind, r.Kind)
		assert.Empty(t, r.Fields)
		assert.Empty(t, r.Unread)
	}
}

func TestReadingEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := withReader().Inspect(ctx, "a.jpg", photograph(paper.IDCardFront, specimen.Tiny), "")
	require.ErrorIs(t, err, context.Canceled)
}

func BenchmarkReadPhotograph12MP(b *testing.B) {
	data := photograph12MP()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := withReader().Inspect(context.Background(), "a.jpg", data, paper.IDCardFront); err != nil {
			b.Fatal(err)
		}
	}
}
