package rules

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// A place is what the beginning of an address names: codes of divisions, empty where it names none for certain.
type place struct{ province, city, county string }

// place reads the beginning of an address. It takes a name only in full (a province may lose its last word when a city of
// its own follows), because roads, shops and people are named after places as well.
func (c Case) place(address string) place {
	rest := filing.Fold(address)
	for _, country := range []string{"中华人民共和国", "中国"} {
		rest = strings.TrimPrefix(rest, country)
	}
	p, rest := c.provinceAt(rest)
	if c.Divisions == nil {
		return p
	}
	if p.province == "" {
		return c.cityAnywhere(rest)
	}
	return c.within(p, rest)
}

// provinceAt reads a province's name off the beginning of an address and returns what follows.
func (c Case) provinceAt(address string) (place, string) {
	for _, province := range c.provinces() {
		if rest, ok := follow(address, province.Name); ok {
			return place{province: province.Code}, rest
		}
		rest, ok := strings.CutPrefix(address, shortProvince(province.Name))
		if !ok || c.Divisions == nil {
			continue
		}
		for _, city := range c.Divisions.Cities(province.Code) {
			if city.Name != province.Name && strings.HasPrefix(rest, city.Name) {
				return place{province: province.Code}, rest
			}
		}
	}
	return place{}, address
}

// within reads city and county behind a province's name.
func (c Case) within(p place, rest string) place {
	for _, city := range c.Divisions.Cities(p.province) {
		if behind, ok := follow(rest, city.Name); ok {
			return c.countyIn(place{p.province, city.Code, ""}, behind)
		}
	}
	// A city that is none in a municipality or above counties governed by the province is left out of addresses, and so
	// often is the city above a county-level one.
	found := p
	for _, city := range c.Divisions.Cities(p.province) {
		if in := c.countyIn(place{p.province, city.Code, ""}, rest); in.county != "" {
			if found.city != "" {
				return p // two counties of the province have this name
			}
			found = in
		}
	}
	return found
}

// countyIn reads a county's name right behind its city's; the longest name counts.
func (c Case) countyIn(p place, rest string) place {
	longest := ""
	for _, county := range c.Divisions.Counties(p.city) {
		if _, ok := follow(rest, county.Name); ok && len(county.Name) > len(longest) {
			longest, p.county = county.Name, county.Code
		}
	}
	return p
}

// cityAnywhere reads a city's full name where the address names no province.
func (c Case) cityAnywhere(rest string) place {
	var found place
	for _, province := range c.Divisions.Provinces() {
		for _, city := range c.Divisions.Cities(province.Code) {
			if behind, ok := follow(rest, city.Name); ok && city.Name != province.Name {
				if found.city != "" {
					return place{}
				}
				found = c.countyIn(place{province.Code, city.Code, ""}, behind)
			}
		}
	}
	return found
}

// follow cuts a place's name off the beginning of an address. A name of one character, and one that only begins the name
// of a market (南京市场), is none.
func follow(address, name string) (string, bool) {
	rest, ok := strings.CutPrefix(address, name)
	return rest, ok && len([]rune(name)) > 1 && !(strings.HasSuffix(name, "市") && strings.HasPrefix(rest, "场"))
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
func shortProvince(name string) string {
	for _, ending := range []string{"省", "市", "自治区", "壮族", "回族", "维吾尔"} {
		name = strings.TrimSuffix(name, ending)
	}
	return name
}

func filled(text string) bool { return strings.TrimSpace(text) != "" }
