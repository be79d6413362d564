package ocr

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/models"
)

func TestDescribe(t *testing.T) {
	for name, tt := range map[string]struct {
		model  []byte
		output string
	}{
		"detector":   {models.Detector(), "sigmoid_0.tmp_0"},
		"direction":  {models.Direction(), "save_infer_model/scale_0.tmp_1"},
		"recogniser": {models.Recogniser(), "softmax_11.tmp_0"},
	} {
		d, err := describe(tt.model)
		require.NoError(t, err, name)
		assert.Equal(t, []string{"x"}, d.inputs, name)
		assert.Equal(t, []string{tt.output}, d.outputs, name)
	}
	d, err := describe(models.Recogniser())
	require.NoError(t, err)
	all, err := d.characters()
	require.NoError(t, err)
	assert.Len(t, all, 6625)
	assert.Subset(t, all, []string{"", "张", "证", "A", "0", "<", " "})
	for _, c := range all[1:] {
		assert.Len(t, []rune(c), 1, "%q is one character", c)
	}
}

func TestDescribeRefusesWhatIsNoModel(t *testing.T) {
	for name, data := range map[string][]byte{
		"text": []byte("no model"), "cut": models.Direction()[:1000], "length beyond the end": {0x3a, 0xff, 0xff, 0xff, 0x7f},
		"length without end": {0x3a, 0xff}, "group": {0x0b},
	} {
		_, err := describe(data)
		assert.ErrorIs(t, err, errNoModel, name)
	}
	_, err := description{}.characters()
	assert.Error(t, err)
}

func FuzzDescribe(f *testing.F) {
	f.Add([]byte{0x3a, 0x06, 0x5a, 0x04, 0x0a, 0x02, 'x', 'y'})
	f.Add([]byte{0x72, 0x04, 0x0a, 0x00, 0x12, 0x00})
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := describe(data); err == nil {
			_, _ = d.characters()
		}
	})
}
