package rule

import "github.com/beiandesk/beiandesk/wizard/filing"

// A Finding is a fault of a subject as people and programs read it. Title, Message, Why and Fix are empty until a
// catalogue of texts has phrased it.
type Finding struct {
	Rule       ID                `json:"rule"`
	Severity   Severity          `json:"severity"`
	Layer      Layer             `json:"layer"`
	Paths      []filing.Path     `json:"paths"`
	Attachment string            `json:"attachment"`
	Title      string            `json:"title"`
	Message    string            `json:"message"`
	Why        string            `json:"why"`
	Fix        string            `json:"fix"`
	Source     string            `json:"source"`
	SourceDate string            `json:"source_date"`
	Trust      Trust             `json:"trust,omitempty"`
	Values     map[string]string `json:"values"`
	SetAside   bool              `json:"set_aside"`
}

// Place says what one finding of a rule is about among others of the same rule: its attachment, or else its first path.
func (f Finding) Place() string {
	if f.Attachment == "" && len(f.Paths) > 0 {
		return string(f.Paths[0])
	}
	return f.Attachment
}

// A Lack is a rule that could not be settled and the facts it waits for.
type Lack struct {
	Rule  ID            `json:"rule"`
	Paths []filing.Path `json:"paths"`
}

// A Result is what a set of rules found.
type Result struct {
	Findings []Finding
	Unknown  []Lack
}

// Add puts the findings of another result behind these.
func (r *Result) Add(other Result) {
	r.Findings = append(r.Findings, other.Findings...)
	r.Unknown = append(r.Unknown, other.Unknown...)
}
