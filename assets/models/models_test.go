package models_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/assets/models"
)

func TestModelsAreONNX(t *testing.T) {
	for name, model := range map[string][]byte{
		"detector": models.Detector(), "direction": models.Direction(), "recogniser": models.Recogniser(),
	} {
		// The first field of a model, in protocol buffers, is the version of its format, and it is a small number.
		assert.Greater(t, len(model), 500_000, name)
		assert.Equal(t, byte(0x08), model[0], name)
		assert.Less(t, model[1], byte(20), name)
	}
	assert.Contains(t, string(models.Recogniser()), "character", "the recogniser brings its characters")
}

func TestLicenceIsShipped(t *testing.T) {
	assert.Contains(t, models.Licence(), "Apache License")
}
