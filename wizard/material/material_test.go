package material_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/assets/divisions"
	"github.com/beiandesk/beiandesk/assets/regions"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// Goldens are written anew with -update; read the difference before it is kept.
var update = flag.Bool("update", false, "write the goldens anew")

// world is what papers depend on beside a filing.
type world struct {
	atlas     *region.Atlas
	divisions *region.Divisions
	today     filing.Date
}

func open(t testing.TB) world {
	t.Helper()
	atlas, err := region.Load(regions.FS())
	require.NoError(t, err)
	all, err := region.LoadDivisions(divisions.JSON())
	require.NoError(t, err)
	today, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return world{atlas, all, today}
}

func (w world) list(f *filing.Filing) []material.Material {
	return material.List(material.Look{Filing: f, Atlas: w.atlas, Divisions: w.divisions, Today: w.today})
}

// delegating is a company whose two principals are not its legal representative.
func delegating(province string) *filing.Filing {
	f := sample.Enterprise()
	f.Province, f.City, f.County = province, "", ""
	f.Principal.Name, f.Principal.IsLegalRepresentative = "王样例", filing.No
	f.Services[0].PrincipalSame = filing.No
	f.Settle()
	p := f.Services[0].Principal
	p.Name, p.IsLegalRepresentative = "李样例", filing.No
	p.Certificate = filing.Certificate{Kind: filing.ResidentIDCard, Number: sample.SecondNumber}
	return f
}

// incomer is an individual whose certificate names another province.
func incomer(province string) *filing.Filing {
	f := sample.Individual()
	f.Province, f.City, f.County = province, "", ""
	if province == "44" {
		f.Entity.Certificate.Address = "湖南省长沙市岳麓区样例路1号"
	}
	return f
}

func short(m material.Material) string {
	name := string(m.Slot)
	if name == "" {
		name = "(" + m.ID + ")"
	}
	line := fmt.Sprintf("  %-7s %-42s %s", m.Demand, name, m.Case)
	if m.Open {
		line += "?"
	}
	if m.Layer == region.LayerProvince {
		line += fmt.Sprintf("  [%s %s]", m.Trust, m.SourceDate)
	}
	if m.MaxAge > 0 {
		line += fmt.Sprintf("  %d %s", m.MaxAge, m.MaxAgeUnit)
	}
	return strings.TrimRight(line, " ")
}

func hold(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile("testdata/"+name, got, 0o644))
	}
	want, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got))
}

// TestProvinces lists the papers of two applicants in every province: a company that delegates to others, and an
// individual from elsewhere.
func TestProvinces(t *testing.T) {
	w := open(t)
	var b strings.Builder
	for _, p := range w.atlas.Provinces() {
		for _, tc := range []struct {
			name string
			f    *filing.Filing
		}{{"company, other principals", delegating(p.ID)}, {"individual from elsewhere", incomer(p.ID)}} {
			fmt.Fprintf(&b, "%s %s: %s\n", p.ID, p.Name, tc.name)
			for _, m := range w.list(tc.f) {
				fmt.Fprintln(&b, short(m))
			}
		}
	}
	hold(t, "provinces.txt", []byte(b.String()))
}
