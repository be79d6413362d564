package region_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/wizard/region"
)

const smallList = `{"source":"test","edition":"2024","licence":"MIT","provinces":{
	"50":{"name":"渝","cities":{"5002":{"name":"县","counties":{"500230":"乙县","500229":"甲县"}},"5001":{"name":"渝","counties":{}}}},
	"44":{"name":"粤","cities":{"4490":{"name":"直辖","counties":{"449001":"丙市"}}}}}}`

func TestDivisions(t *testing.T) {
	t.Parallel()
	d, err := region.LoadDivisions([]byte(smallList))
	require.NoError(t, err)
	assert.Equal(t, "2024", d.Edition())
	assert.Equal(t, []region.Division{{Code: "44", Name: "粤"}, {Code: "50", Name: "渝"}}, d.Provinces(), "in the order of codes")
	assert.Equal(t, []region.Division{{Code: "5001", Name: "渝"}, {Code: "5002", Name: "县"}}, d.Cities("50"))
	assert.Equal(t, []region.Division{{Code: "500229", Name: "甲县"}, {Code: "500230", Name: "乙县"}}, d.Counties("5002"))
	assert.Empty(t, d.Counties("5001"))
	assert.Nil(t, d.Cities("5001"), "a city has no cities")
	assert.Nil(t, d.Counties("50"), "a province has no counties of its own")
	assert.Nil(t, d.Cities(""))
	assert.Equal(t, "粤丙市", d.FullName("449001"))
	assert.Equal(t, "渝", d.FullName("5001"))
	for _, code := range []string{"", "4", "45", "440000", "4403051", "xx"} {
		assert.False(t, d.Contains(code), code)
		assert.Empty(t, d.Name(code), code)
		assert.Empty(t, d.FullName(code), code)
	}
}

func TestLoadDivisionsRefuses(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ raw, says string }{
		"no JSON":                     {"{", ""},
		"an unknown member":           {`{"colour":"red"}`, "colour"},
		"a city of another province":  {`{"provinces":{"44":{"name":"粤","cities":{"4501":{"name":"市","counties":{}}}}}}`, "4501"},
		"a county of another city":    {`{"provinces":{"44":{"name":"粤","cities":{"4403":{"name":"市","counties":{"440405":"区"}}}}}}`, "440405"},
		"a code that is too long":     {`{"provinces":{"444":{"name":"粤","cities":{}}}}`, "444"},
		"a code that is not a number": {`{"provinces":{"4x":{"name":"粤","cities":{}}}}`, "4x"},
		"no name":                     {`{"provinces":{"44":{"name":"","cities":{}}}}`, "44"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := region.LoadDivisions([]byte(tc.raw))
			require.ErrorIs(t, err, region.ErrDivisions)
			assert.ErrorContains(t, err, tc.says)
		})
	}
}

// FuzzLoadDivisions loads any bytes; what is accepted must find its way from every county back to its province.
func FuzzLoadDivisions(f *testing.F) {
	f.Add([]byte(smallList))
	f.Add([]byte(`{"provinces":{"44":null}}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, err := region.LoadDivisions(raw)
		if err != nil {
			return
		}
		for _, p := range d.Provinces() {
			for _, c := range d.Cities(p.Code) {
				for _, county := range d.Counties(c.Code) {
					if county.Code[:4] != c.Code || c.Code[:2] != p.Code || d.FullName(county.Code) == "" {
						t.Fatalf("%s is not below %s and %s", county.Code, c.Code, p.Code)
					}
				}
			}
		}
	})
}
