package filing

import (
	"encoding/json"
	"fmt"
)

// A Ternary is the answer to a yes-or-no question that may not have been answered yet. In JSON it is true, false or null.
type Ternary int8

// The three answers.
const (
	Unanswered Ternary = iota
	Yes
	No
)

// TernaryOf turns a bool into an answer.
func TernaryOf(b bool) Ternary {
	if b {
		return Yes
	}
	return No
}

// ParseTernary reads "true", "false" or "".
func ParseTernary(s string) (Ternary, error) {
	switch s {
	case "true":
		return Yes, nil
	case "false":
		return No, nil
	case "":
		return Unanswered, nil
	}
	return Unanswered, fmt.Errorf("%w: %q is neither true nor false", ErrForm, s)
}

// String returns "true", "false" or "".
func (t Ternary) String() string {
	switch t {
	case Yes:
		return "true"
	case No:
		return "false"
	}
	return ""
}

// MarshalJSON writes true, false or null.
func (t Ternary) MarshalJSON() ([]byte, error) {
	if t == Unanswered {
		return []byte("null"), nil
	}
	return json.Marshal(t == Yes)
}

// UnmarshalJSON reads true, false or null.
func (t *Ternary) UnmarshalJSON(b []byte) error {
	var v *bool
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*t = Unanswered
	if v != nil {
		*t = TernaryOf(*v)
	}
	return nil
}
