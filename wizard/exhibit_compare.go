package wizard

import (
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Turn says what became of a finding between two checks of one case.
type Turn string

// The turns.
const (
	TurnSame    Turn = "same"
	TurnNew     Turn = "new"  // found only now
	TurnGone    Turn = "gone" // found only then
	TurnChanged Turn = "changed"
)

// A Change names a part of a finding that is not as it was.
type Change string

// The parts of a finding that are compared.
const (
	SeverityChange Change = "severity"
	WordingChange  Change = "wording"
	SourceChange   Change = "source"
	AsideChange    Change = "set_aside"
)

// A Turned is a finding then and now; one of both is nil where the other stands alone.
type Turned struct {
	Turn    Turn          `json:"turn"`
	Changes []Change      `json:"changes,omitempty"`
	Then    *rule.Finding `json:"then"`
	Now     *rule.Finding `json:"now"`
}

// Finding returns the finding as it is now, or as it was where it is gone.
func (t Turned) Finding() rule.Finding {
	if t.Now != nil {
		return *t.Now
	}
	return *t.Then
}

// A Witness says where the findings of then are known from.
type Witness string

// The witnesses, the best first.
const (
	BookWitness   Witness = "book"   // the case was checked again by the rulebook of then
	ReportWitness Witness = "report" // the findings that came with the case
	NoWitness     Witness = ""       // nothing is known of then
)

// A Comparison is what is found in a case by the rulebook and on the day of then, beside what is found now.
type Comparison struct {
	Witness Witness  `json:"witness"`
	Then    Check    `json:"then"`
	Now     Check    `json:"now"`
	Turned  []Turned `json:"turned"`
	// Strayed are findings that were shown and are not found again with the same rulebook on the same day, or the other way
	// round: another program found something else. Their Then is what was shown.
	Strayed []Turned `json:"strayed,omitempty"`
}

// Differences returns what is not the same.
func (c Comparison) Differences() []Turned { return differing(c.Turned) }

// Count returns how many findings took a turn.
func (c Comparison) Count(turn Turn) int {
	n := 0
	for _, t := range c.Turned {
		if t.Turn == turn {
			n++
		}
	}
	return n
}

func differing(all []Turned) []Turned {
	var out []Turned
	for _, t := range all {
		if t.Turn != TurnSame {
			out = append(out, t)
		}
	}
	return out
}

// Compare puts findings of two checks of one case side by side: those of now in their order, then those that are gone. A
// finding is the same one where rule, attachment and paths agree, or else where the rule found one thing in one place.
func Compare(then, now []rule.Finding) []Turned {
	partner := make([]int, len(now)) // of each of now among then, or -1
	taken := make([]bool, len(then))
	for i := range partner {
		partner[i] = -1
	}
	for _, alike := range []func(a, b rule.Finding) bool{alikeInWords, alikeInPaths, alikeInPlace} {
		for i, n := range now {
			if partner[i] >= 0 {
				continue
			}
			for j, t := range then {
				if !taken[j] && t.Rule == n.Rule && alike(t, n) {
					partner[i], taken[j] = j, true
					break
				}
			}
		}
	}
	var out []Turned
	for i := range now {
		t := Turned{Turn: TurnNew, Now: &now[i]}
		if j := partner[i]; j >= 0 {
			t.Then, t.Turn, t.Changes = &then[j], TurnSame, changes(then[j], now[i])
			if len(t.Changes) > 0 {
				t.Turn = TurnChanged
			}
		}
		out = append(out, t)
	}
	for j := range then {
		if !taken[j] {
			out = append(out, Turned{Turn: TurnGone, Then: &then[j]})
		}
	}
	return out
}

func alikeInWords(a, b rule.Finding) bool { return alikeInPaths(a, b) && a.Message == b.Message }

func alikeInPaths(a, b rule.Finding) bool {
	return a.Attachment == b.Attachment && slices.Equal(a.Paths, b.Paths)
}

func alikeInPlace(a, b rule.Finding) bool { return a.Place() == b.Place() }

func changes(then, now rule.Finding) []Change {
	var out []Change
	if then.Severity != now.Severity {
		out = append(out, SeverityChange)
	}
	if then.Title != now.Title || then.Message != now.Message || then.Why != now.Why || then.Fix != now.Fix {
		out = append(out, WordingChange)
	}
	if then.Source != now.Source || then.SourceDate != now.SourceDate || then.Layer != now.Layer || then.Trust != now.Trust {
		out = append(out, SourceChange)
	}
	if then.SetAside != now.SetAside {
		out = append(out, AsideChange)
	}
	return out
}

// ThenAndNow checks an exhibit by today's rulebook for today, and lays what was found then beside it. Before is a desk with
// the rulebook of then, and nil where there is none: a desk whose rulebook has the same version does, and without one the
// findings that came with the case.
func (d *Desk) ThenAndNow(e Exhibit, before *Desk, texts *text.Catalog) Comparison {
	today := d.Today()
	c := Comparison{Now: d.checkDraft(e.Draft, today, texts, e.Others), Then: Check{Findings: []rule.Finding{}, Unknown: []rule.Lack{}}}
	if before == nil && e.Rulebook != "" && e.Rulebook == d.Version() {
		before = d
	}
	var shown []rule.Finding
	if e.Seen != nil {
		shown = d.said(e, *e.Seen, texts).Findings
	}
	switch {
	case before != nil:
		c.Witness, c.Then = BookWitness, before.checkDraft(e.Draft, e.Day(), texts, e.Others)
		if e.Seen != nil {
			c.Strayed = differing(Compare(shown, c.Then.Findings))
		}
	case e.Seen != nil:
		c.Witness, c.Then = ReportWitness, *e.Seen
		c.Then.Findings = shown
	}
	c.Turned = Compare(c.Then.Findings, c.Now.Findings)
	if c.Witness == NoWitness {
		c.Turned = nil
	}
	return c
}

// said puts findings that were shown in another language into that of the texts, as far as the rulebook has their rules.
func (d *Desk) said(e Exhibit, c Check, texts *text.Catalog) Check {
	c.Findings = slices.Clone(c.Findings)
	if texts.Language() == e.View.Language {
		return c
	}
	suited := texts.Suited(e.Draft.Filing)
	for i, f := range c.Findings {
		if doc, ok := d.docs[f.Rule]; ok {
			c.Findings[i] = suited.Phrase(f, doc)
		}
	}
	return c
}

// Where names the fields that a finding is about, in the words of the texts.
func (t Turned) Where(f *filing.Filing, texts *text.Catalog) string {
	suited := texts.Suited(f)
	var labels []string
	for _, p := range t.Finding().Paths {
		labels = append(labels, suited.Label(p))
	}
	return strings.Join(labels, texts.T("list.separator"))
}
