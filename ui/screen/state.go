package screen

import (
	"encoding/json"
	"fmt"
)

// stateOf tells what a piece shows, so that it is drawn anew only when that has changed. It does not use the words in which
// answers and papers name themselves: those are for logs, keep silent on what is in them, and stay the same.
func stateOf(shown ...any) string {
	state, err := json.Marshal(shown)
	if err != nil {
		return fmt.Sprintf("%v %p", err, &state) // like nothing before, so that it is drawn
	}
	return string(state)
}
