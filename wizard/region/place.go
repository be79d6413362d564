package region

import (
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// A Place is what the beginning of an address names: codes of divisions, empty where it names none for certain.
type Place struct{ Province, City, County string }

// Locate reads the beginning of an address. It takes a name only in full (a province may lose its last word when a city of
// its own follows), because roads, shops and people are named after places as well.
func Locate(address string, provinces []Division, d *Divisions) Place {
	rest := filing.Fold(address)
	for _, country := range []string{"中华人民共和国", "中国"} {
		rest = strings.TrimPrefix(rest, country)
	}
	p, rest := provinceAt(rest, provinces, d)
	if d == nil {
		return p
	}
	if p.Province == "" {
		return cityAnywhere(d, rest)
	}
	return within(d, p, rest)
}

// provinceAt reads a province's name off the beginning of an address and returns what follows.
func provinceAt(address string, provinces []Division, d *Divisions) (Place, string) {
	for _, province := range provinces {
		if rest, ok := follow(address, province.Name); ok {
			return Place{Province: province.Code}, rest
		}
		rest, ok := strings.CutPrefix(address, ShortProvince(province.Name))
		if !ok || d == nil {
			continue
		}
		for _, city := range d.Cities(province.Code) {
			if city.Name != province.Name && strings.HasPrefix(rest, city.Name) {
				return Place{Province: province.Code}, rest
			}
		}
	}
	return Place{}, address
}

// within reads city and county behind a province's name.
func within(d *Divisions, p Place, rest string) Place {
	for _, city := range d.Cities(p.Province) {
		if behind, ok := follow(rest, city.Name); ok {
			return countyIn(d, Place{p.Province, city.Code, ""}, behind)
		}
	}
	// A city that is none in a municipality or above counties governed by the province is left out of addresses, and so
	// often is the city above a county-level one.
	found := p
	for _, city := range d.Cities(p.Province) {
		if in := countyIn(d, Place{p.Province, city.Code, ""}, rest); in.County != "" {
			if found.City != "" {
				return p // two counties of the province have this name
			}
			found = in
		}
	}
	return found
}

func countyIn(d *Divisions, p Place, rest string) Place {
	p.County = CountyIn(d, p.City, rest)
	return p
}

// CountyIn reads a county's name right behind its city's and returns its code, empty where there is none; the longest name
// counts.
func CountyIn(d *Divisions, city, rest string) string {
	longest, code := "", ""
	for _, county := range d.Counties(city) {
		if _, ok := follow(rest, county.Name); ok && len(county.Name) > len(longest) {
			longest, code = county.Name, county.Code
		}
	}
	return code
}

// cityAnywhere reads a city's full name where the address names no province.
func cityAnywhere(d *Divisions, rest string) Place {
	var found Place
	for _, province := range d.Provinces() {
		for _, city := range d.Cities(province.Code) {
			if behind, ok := follow(rest, city.Name); ok && city.Name != province.Name {
				if found.City != "" {
					return Place{}
				}
				found = countyIn(d, Place{province.Code, city.Code, ""}, behind)
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

// ShortProvince returns the name of a province as people shorten it.
func ShortProvince(name string) string {
	for _, ending := range []string{"省", "市", "自治区", "壮族", "回族", "维吾尔"} {
		name = strings.TrimSuffix(name, ending)
	}
	return name
}
