package documents_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/providers"
	"github.com/beiandesk/beiandesk/documents"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// TestLimitsAreThoseOfTheProvider: pictures are made as small as the provider's own file says.
func TestLimitsAreThoseOfTheProvider(t *testing.T) {
	portal, err := providers.Load(filing.HuaweiCloud)
	require.NoError(t, err)
	images := portal.Terms.Images.Value
	assert.EqualValues(t, images.MaxBytes, documents.PortalLimit("letters.pledge"))
	assert.EqualValues(t, images.MaxBytes, documents.PortalLimit("materials.proof"))
	assert.EqualValues(t, images.IconMaxBytes, documents.PortalLimit("services[0].app.icon"))
}
