package pack

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Sent returns a submission package as whoever exported it saw it, to be looked at, and false for any other case. What is on
// its papers is not in a package: Reports are empty.
func (c *Case) Sent() (wizard.Exhibit, bool) {
	if c.sent == nil {
		return wizard.Exhibit{}, false
	}
	return *c.sent, true
}

// sent is what the manifest and the report of a package tell. A report that cannot be read is not known: the answers are
// there all the same.
func (a *archive) sent(m Manifest, c *Case) *wizard.Exhibit {
	e := &wizard.Exhibit{
		Draft: wizard.Draft{Filing: c.Filing}, Program: m.Program, Rulebook: m.Rulebook,
		View: wizard.View{Language: text.Language(m.Language)}, Files: c,
	}
	if at, err := time.Parse(time.RFC3339, m.CreatedAt); err == nil {
		e.At = at
	}
	raw, err := a.listed(checkName, maxCheckBytes)
	if err != nil {
		return e
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	var seen wizard.Check
	if dec.Decode(&seen) == nil && seen.Filing == c.Filing.ID {
		e.Seen = &seen
	}
	return e
}
