package wizard

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// An Unlike is a difference between what was found in a case and what is found in its stand-ins: a rule, and where. What the
// case says there is not told.
type Unlike struct {
	Rule  rule.ID       `json:"rule"`
	Paths []filing.Path `json:"paths"`
	Gone  bool          `json:"gone"` // the case has the finding and the stand-ins do not; otherwise the other way about
}
