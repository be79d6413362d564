package sample_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

func TestSamplesLackNothing(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]*filing.Filing{"company": sample.Enterprise(), "person": sample.Individual(), "faulty": sample.Faulty()} {
		for _, row := range filing.Dictionary() {
			for _, at := range f.Places(row.Path) {
				assert.False(t, f.Missing(row, at), "%s lacks %s", name, at.Of(row.Path))
				text, _ := f.Text(at.Of(row.Path))
				if row.Kind == filing.Choice && text != "" {
					assert.True(t, row.Vocabulary.Has(text), "%s: %s", name, at.Of(row.Path))
				}
			}
		}
		settled := f.Clone()
		settled.Settle()
		assert.Equal(t, f, settled, "%s is settled", name)
	}
}

// TestNumbersCheckAndBelongToNobody: they pass their check, in a division code that was never given out.
func TestNumbersCheckAndBelongToNobody(t *testing.T) {
	t.Parallel()
	require.NoError(t, filing.CheckCertificateNumber(filing.BusinessLicence, sample.EntityNumber))
	for _, number := range []string{sample.PersonNumber, sample.SecondNumber} {
		require.NoError(t, filing.CheckCertificateNumber(filing.ResidentIDCard, number))
		assert.Equal(t, "99", number[4:6])
	}
	assert.Equal(t, "99", sample.EntityNumber[6:8])
	_, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
}

func TestFaults(t *testing.T) {
	t.Parallel()
	good, faulty := sample.Enterprise(), sample.Faulty()
	seen := map[filing.Path]bool{}
	for _, fault := range sample.Faults() {
		assert.False(t, seen[fault.Path], "%s twice", fault.Path)
		seen[fault.Path] = true
		assert.NotEmpty(t, fault.Note)
		was, ok := good.Text(fault.Path)
		require.True(t, ok, fault.Path)
		is, _ := faulty.Text(fault.Path)
		assert.Equal(t, fault.Typed, is, fault.Path)
		assert.NotEqual(t, was, is, fault.Path)
	}
	assert.Len(t, seen, 10)
	assert.NotEqual(t, good.ID, faulty.ID)
}
