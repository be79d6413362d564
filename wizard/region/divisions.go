package region

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Lengths of the codes of GB/T 2260 without their trailing zeros.
const (
	provinceCodeLen = 2
	cityCodeLen     = 4
	countyCodeLen   = 6
)

// governedDirectly is the city part in the codes of counties that no city stands above.
const governedDirectly = "90"

// ErrDivisions says that the list of divisions is not in the agreed form.
var ErrDivisions = errors.New("list of administrative divisions is not in the agreed form")

// Division is a province, a city or a county.
type Division struct {
	Code string `json:"code"` // 44, 4403, 440305
	Name string `json:"name"`
}

// Divisions is the list of administrative divisions of mainland China. It is read once and never changed.
type Divisions struct {
	edition  string
	children map[string][]Division // by the code of the parent; "" for the provinces; sorted by code
	names    map[string]string
}

// divisionList is the form of divisions.json.
type divisionList struct {
	Source    string `json:"source"`
	Edition   string `json:"edition"`
	Licence   string `json:"licence"`
	Provinces map[string]struct {
		Name   string `json:"name"`
		Cities map[string]struct {
			Name     string            `json:"name"`
			Counties map[string]string `json:"counties"`
		} `json:"cities"`
	} `json:"provinces"`
}

// LoadDivisions reads the list in assets/divisions. It refuses codes that do not lie within their parent's.
func LoadDivisions(raw []byte) (*Divisions, error) {
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	var l divisionList
	if err := dec.Decode(&l); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDivisions, err)
	}
	d := &Divisions{edition: l.Edition, children: map[string][]Division{}, names: map[string]string{}}
	for _, p := range slices.Sorted(maps.Keys(l.Provinces)) {
		if err := d.add("", p, l.Provinces[p].Name, provinceCodeLen); err != nil {
			return nil, err
		}
		cities := l.Provinces[p].Cities
		for _, c := range slices.Sorted(maps.Keys(cities)) {
			if err := d.add(p, c, cities[c].Name, cityCodeLen); err != nil {
				return nil, err
			}
			counties := cities[c].Counties
			for _, code := range slices.Sorted(maps.Keys(counties)) {
				if err := d.add(c, code, counties[code], countyCodeLen); err != nil {
					return nil, err
				}
			}
		}
	}
	return d, nil
}

func (d *Divisions) add(parent, code, name string, length int) error {
	if len(code) != length || !strings.HasPrefix(code, parent) || strings.Trim(code, "0123456789") != "" {
		return fmt.Errorf("%w: %q below %q is not a code of %d digits", ErrDivisions, code, parent, length)
	}
	if name == "" {
		return fmt.Errorf("%w: %s has no name", ErrDivisions, code)
	}
	d.children[parent] = append(d.children[parent], Division{Code: code, Name: name})
	d.names[code] = name
	return nil
}

// Edition names the list the divisions come from.
func (d *Divisions) Edition() string { return d.edition }

// Provinces returns the provinces in the order of their codes. The caller must not change the slice; so too below.
func (d *Divisions) Provinces() []Division { return d.children[""] }

// Cities returns the cities of a province, nil for any other code. A group of counties that the province governs itself
// (省直辖县级行政区划) counts as a city.
func (d *Divisions) Cities(province string) []Division {
	if len(province) != provinceCodeLen {
		return nil
	}
	return d.children[province]
}

// Counties returns the counties of a city. Four cities have none: 儋州, 嘉峪关, 东莞, 中山.
func (d *Divisions) Counties(city string) []Division {
	if len(city) != cityCodeLen {
		return nil
	}
	return d.children[city]
}

// Name returns the name of a division of any level, without its parents' names; empty when there is no such code.
func (d *Divisions) Name(code string) string { return d.names[code] }

// FullName returns the names from the province down, as an address begins; empty when there is no such code. Above a county it
// leaves out a city that is none: the one inside a municipality, and a group of counties that the province governs itself.
func (d *Divisions) FullName(code string) string {
	if !d.Contains(code) {
		return ""
	}
	province := d.names[code[:provinceCodeLen]]
	if len(code) == provinceCodeLen {
		return province
	}
	city := d.names[code[:cityCodeLen]]
	switch {
	case len(code) == cityCodeLen && city == province:
		return province
	case len(code) == cityCodeLen:
		return province + city
	case strings.HasPrefix(city, province), code[provinceCodeLen:cityCodeLen] == governedDirectly:
		return province + d.names[code]
	default:
		return province + city + d.names[code]
	}
}

// Contains reports whether there is a division with this code.
func (d *Divisions) Contains(code string) bool {
	_, ok := d.names[code]
	return ok
}
