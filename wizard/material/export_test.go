package material

import "github.com/beiandesk/beiandesk/wizard/region"

// Answers reports whether a case has a row.
func Answers(when region.When) bool {
	_, ok := cases[when]
	return ok
}
