package paper

import (
	"slices"
	"strconv"
	"strings"
)

// An Ink is what a letter shows beyond its own text: the codes that it was printed with, and what people put on it
// afterwards, by hand or with a stamp. It says what was seen, not whether the letter wants it.
type Ink struct {
	Pages        int     `json:"pages"` // that were looked at
	Codes        []Code  `json:"codes,omitempty"`
	Seals        []Seal  `json:"seals,omitempty"`
	Fingerprints []Spot  `json:"fingerprints,omitempty"`
	Places       []Place `json:"places,omitempty"`
}

// A Spot is somewhere on a page of a file.
type Spot struct {
	Page int `json:"page,omitempty"` // from 0
	Box  Box `json:"box"`            // in pixels of the upright picture of that page; zero where the place is not known
}

// A Code is what a code on a page says, in the form in which letters are printed with one.
type Code struct {
	Spot
	Text    string `json:"text"`
	Printed bool   `json:"printed,omitempty"` // read from the print beside it and not from the code itself
}

// A Seal is a stamp with a rim.
type Seal struct {
	Spot
	Shape    SealShape `json:"shape"`
	Red      bool      `json:"red"`                // false: grey or black, as on a copy
	Share    float64   `json:"share"`              // of the rim that is there, 0 to 1
	Cut      bool      `json:"cut,omitempty"`      // it runs over the edge of the paper or the picture
	Faint    bool      `json:"faint,omitempty"`    // the ink is so thin that it is hardly seen
	Overlaps bool      `json:"overlaps,omitempty"` // it lies on print
	Name     string    `json:"name,omitempty"`     // what stands along its rim, where that was read surely
	Score    float64   `json:"score,omitempty"`    // of the name
}

// A SealShape is the form of a stamp.
type SealShape string

// The shapes. A square stamp is nearly always that of a person.
const (
	RoundSeal  SealShape = "round"
	OvalSeal   SealShape = "oval"
	SquareSeal SealShape = "square"
)

// A Place is where a letter asks somebody to put something.
type Place struct {
	Spot
	Kind   PlaceKind `json:"kind"`
	Label  string    `json:"label,omitempty"` // the words beside it
	Filled bool      `json:"filled"`          // something stands there that was not printed
	Share  float64   `json:"share"`           // of the place that is covered with ink, 0 to 1
}

// A PlaceKind says what is wanted in a place.
type PlaceKind string

// The kinds of places.
const (
	SignaturePlace   PlaceKind = "signature"
	SealPlace        PlaceKind = "seal"
	DatePlace        PlaceKind = "date"
	FingerprintPlace PlaceKind = "fingerprint"
)

// Seen returns where a part of the ink stands, named like "seals.0", or all of one sort, named like "places". An unknown
// name stands nowhere.
func (k *Ink) Seen(name string) []Spot {
	if k == nil {
		return nil
	}
	sort, number, one := strings.Cut(name, ".")
	var all []Spot
	switch sort {
	case "codes":
		for _, c := range k.Codes {
			all = append(all, c.Spot)
		}
	case "seals":
		for _, s := range k.Seals {
			all = append(all, s.Spot)
		}
	case "fingerprints":
		all = slices.Clone(k.Fingerprints)
	case "places":
		for _, p := range k.Places {
			all = append(all, p.Spot)
		}
	}
	if !one {
		return all
	}
	if n, err := strconv.Atoi(number); err == nil && n >= 0 && n < len(all) {
		return all[n : n+1]
	}
	return nil
}
