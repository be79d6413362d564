package letter_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/wizard/letter"
)

// TestLogsTellNothingOfLetters: what an applicant typed stands in no line of a journal.
func TestLogsTellNothingOfLetters(t *testing.T) {
	t.Parallel()
	const typed = "王样例"
	for _, v := range []any{
		letter.Letter{For: typed, Entity: typed, Blocks: []letter.Block{{Text: typed}}}, letter.Block{Text: typed}, letter.Fact{Text: typed},
	} {
		assert.NotContains(t, fmt.Sprintf("%v %+v %s", v, v, []any{v}), typed)
	}
}
