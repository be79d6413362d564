package icons_test

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/icons"
)

func TestEveryIconIsADrawing(t *testing.T) {
	names := icons.Names()
	require.Len(t, names, 21)
	for _, name := range names {
		t.Run(string(name), func(t *testing.T) {
			var drawing struct {
				XMLName xml.Name `xml:"svg"`
				Path    struct {
					D string `xml:"d,attr"`
				} `xml:"path"`
			}
			require.NoError(t, xml.Unmarshal(icons.SVG(name), &drawing))
			assert.NotEmpty(t, drawing.Path.D)
		})
	}
}

func TestSVGOfNoIcon(t *testing.T) {
	assert.Nil(t, icons.SVG("nothing"))
}

func TestAppIconIsASquarePicture(t *testing.T) {
	config, err := png.DecodeConfig(bytes.NewReader(icons.App()))
	require.NoError(t, err)
	assert.Equal(t, config.Width, config.Height)
	assert.GreaterOrEqual(t, config.Width, 256, "large enough for a dock")
}
