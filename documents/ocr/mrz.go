package ocr

import (
	"context"
	"slices"
	"strings"
)

// zone is the alphabet of machine-readable zones: ICAO Doc 9303, part 3, 4.3.
const zone = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"

// stretches are how much a line of a machine-readable zone is drawn out before it is read, the best first: its letters
// stand wide apart, and runs of "<" get lost at other widths.
func stretches() []float64 { return []float64{1.6, 1.3, 1.9, 1} }

// readings reads one line of a machine-readable zone in several ways.
func (n *networks) readings(ctx context.Context, m pixels, q quad) ([]Line, error) {
	var among []int
	for class, c := range n.characters {
		if len(c) == 1 && strings.Contains(zone, c) {
			among = append(among, class)
		}
	}
	slices.Sort(among)
	var out []Line
	for _, stretch := range stretches() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		line, err := n.recognise(m, q, stretch, among)
		if err != nil {
			return nil, err
		}
		if line.Text != "" {
			out = append(out, line)
		}
	}
	return out, nil
}
