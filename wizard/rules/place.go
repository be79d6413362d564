package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/region"
)

// A place is what the beginning of an address names: codes of divisions, empty where it names none for certain.
type place struct{ province, city, county string }

// place reads the beginning of an address, see region.Locate.
func (c Case) place(address string) place {
	p := region.Locate(address, c.provinces(), c.Divisions)
	return place{p.Province, p.City, p.County}
}

// countyIn reads a county's name right behind its city's; the longest name counts.
func (c Case) countyIn(p place, rest string) place {
	p.county = region.CountyIn(c.Divisions, p.city, rest)
	return p
}

// provinces lists codes and names of the provinces.
func (c Case) provinces() []region.Division {
	if c.Divisions != nil {
		return c.Divisions.Provinces()
	}
	var out []region.Division
	for _, p := range c.Atlas.Provinces() {
		out = append(out, region.Division{Code: p.ID, Name: p.Name})
	}
	return out
}

// provinceName returns the name of a province, or its code where there is none.
func (c Case) provinceName(code string) string {
	for _, p := range c.provinces() {
		if p.Code == code {
			return p.Name
		}
	}
	return code
}

// isProvince reports whether a code is a province's.
func (c Case) isProvince(code string) bool { return c.provinceName(code) != code }

// cityName returns the name of a city or county, or its code where there is none.
func (c Case) cityName(code string) string {
	if c.Divisions == nil || c.Divisions.Name(code) == "" {
		return code
	}
	return c.Divisions.Name(code)
}

// shortProvince is the name of a province as people shorten it.
func shortProvince(name string) string { return region.ShortProvince(name) }

func filled(text string) bool { return strings.TrimSpace(text) != "" }
