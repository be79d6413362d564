package cards_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/documents/cards"
	"github.com/beiandesk/beiandesk/documents/ocr"
	"github.com/beiandesk/beiandesk/documents/specimen"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// linesOf are the lines that a reader without mistakes finds on a drawn paper.
func linesOf(p specimen.Print) []ocr.Line {
	var out []ocr.Line
	for _, run := range p.Runs {
		out = append(out, lineAt(run.Text, run.Box))
	}
	return out
}

func lineAt(text string, box paper.Box) ocr.Line {
	l := ocr.Line{Text: text, Score: 0.98}
	for i, c := range box {
		l.Box[i] = [2]float64{float64(c[0]), float64(c[1])}
	}
	return l
}

// same compares a field with what is printed: text as people compare it, everything else as it is.
func same(t *testing.T, field, want, got string) {
	t.Helper()
	assert.Equal(t, filing.Fold(want), filing.Fold(got), field)
}

func TestEveryFormIsReadWhole(t *testing.T) {
	people := specimen.People()
	for n, form := range specimen.Forms() {
		for i := range 2 {
			t.Run(fmt.Sprint(form.Kind, form.Edition, i), func(t *testing.T) {
				p := specimen.Set(form, people[(n+i)%len(people)])
				found, err := cards.Read(context.Background(), cards.Sheet{Lines: linesOf(p)})
				require.NoError(t, err)
				assert.Equal(t, form.Kind, found.Kind)
				assert.GreaterOrEqual(t, found.Score, 0.8)
				for field, want := range p.Truth {
					same(t, field, want, found.Fields[field].Text)
					assert.Empty(t, found.Fields[field].Doubt, field)
				}
			})
		}
	}
}
