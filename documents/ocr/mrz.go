package ocr

import (
	"context"
	"errors"
	"strings"
	"sync"
)

// zone is the alphabet of machine-readable zones: ICAO Doc 9303, part 3, 4.3.
const zone = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"

// stretches are how much a line of a machine-readable zone is drawn out before it is read, in pairs and the best first: its
// letters stand wide apart, and runs of "<" get lost at other widths.
func stretches() [][]float64 { return [][]float64{{1.6, 1.3}, {1.9, 1}} }

// readings reads one line of a machine-readable zone in several ways, until two that were read beside each other agree.
func (n *networks) readings(ctx context.Context, m pixels, q quad) ([]Line, error) {
	var among []int
	for class, c := range n.characters {
		if len(c) == 1 && strings.Contains(zone, c) {
			among = append(among, class)
		}
	}
	var out []Line
	for _, pair := range stretches() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		lines, errs := make([]Line, len(pair)), make([]error, len(pair))
		var all sync.WaitGroup
		for i, stretch := range pair {
			all.Go(func() { lines[i], errs[i] = n.recognise(m, q, stretch, among) })
		}
		all.Wait()
		if err := errors.Join(errs...); err != nil {
			return nil, err
		}
		for _, line := range lines {
			if line.Text != "" {
				out = append(out, line)
			}
		}
		if lines[0].Text != "" && lines[0].Text == lines[1].Text {
			break
		}
	}
	return out, ctx.Err()
}
