package storagetest_test

import (
	"testing"

	"github.com/beiandesk/beiandesk/storage/storagetest"
	"github.com/beiandesk/beiandesk/wizard"
)

func TestMemory(t *testing.T) {
	storagetest.Run(t, func(*testing.T) wizard.Store { return storagetest.NewMemory() })
}
