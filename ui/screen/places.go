package screen

import (
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
)

// provinceDigits is how many digits of a division's code name its province (GB/T 2260).
const provinceDigits = 2

// countyLetters is how much must be typed before counties are looked through: there are thousands of them.
const countyLetters = 2

// mostPlaces is how many places of one name are told; more only confuse.
const mostPlaces = 6

// placesNamed finds the cities whose names begin as typed, or with which what was typed begins, and where there is none,
// the counties; in the order of their codes.
func placesNamed(d *region.Divisions, typed string) []region.Division {
	typed = filing.Fold(strings.TrimSpace(typed))
	if typed == "" {
		return nil
	}
	var cities, counties []region.Division
	for _, province := range d.Provinces() {
		for _, city := range d.Cities(province.Code) {
			if name := filing.Fold(city.Name); strings.HasPrefix(name, typed) || strings.HasPrefix(typed, name) {
				cities = append(cities, city)
			}
			if utf8.RuneCountInString(typed) < countyLetters {
				continue
			}
			for _, county := range d.Counties(city.Code) {
				if strings.HasPrefix(filing.Fold(county.Name), typed) {
					counties = append(counties, county)
				}
			}
		}
	}
	if len(cities) == 0 {
		cities = counties
	}
	return cities[:min(len(cities), mostPlaces)]
}
