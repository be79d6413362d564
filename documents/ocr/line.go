package ocr

// A Line is a run of text as it was read from a picture.
type Line struct {
	Text  string
	Score float64       // mean of the scores of its runes, 0 to 1; 0 where nothing was read
	Box   [4][2]float64 // pixels of the given picture, clockwise from the top left of the text
	Runes []Rune        // the runes of Text, in their order
}

// A Rune is one character of a line with its place.
type Rune struct {
	R      rune
	Score  float64 // how sure the model is, 0 to 1. A character that the model does not know leaves no trace in any score.
	X0, X1 float64 // where it stands along the line, from 0 at its start to 1 at its end
}

// A Pass is a way to read a part of a picture once more.
type Pass string

// The passes.
const (
	// Plain looks for lines in the region and reads them as Read does.
	Plain Pass = "plain"
	// Red looks at the red channel alone, in which the stamp of a red seal is as light as the paper. It finds black text
	// under a seal, and gives the lines of the region.
	Red Pass = "red"
	// MRZ takes the region for one line of a machine-readable zone. It gives several readings of this same line, in the
	// letters A to Z, the digits and "<"; the caller chooses by the check digits. The first is the likeliest.
	MRZ Pass = "mrz"
	// Single takes the region for one line and reads it without looking for lines in it.
	Single Pass = "single"
	// Wide is Single with the line drawn out: a second opinion on characters that were not sure.
	Wide Pass = "wide"
)
