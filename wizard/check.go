package wizard

import (
	"context"
	"fmt"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/rules"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Check is what all rules say about a filing on one day: the document that check --json prints.
type Check struct {
	Filing   string         `json:"filing"`
	AsOf     string         `json:"as_of"`
	Rulebook string         `json:"rulebook"`
	Findings []rule.Finding `json:"findings"`
	Unknown  []rule.Lack    `json:"unknown"`
	Counts   Counts         `json:"counts"`

	Materials []Material `json:"-"` // the papers that the filing needs or may need
}

// Counts says how many findings of each severity are not set aside.
type Counts struct {
	Block int `json:"block"`
	Warn  int `json:"warn"`
	Hint  int `json:"hint"`
}

// Check runs every rule over a filing and the reports of its attachments, beside the applicant's other filings, and phrases
// what was found. Findings come gravest first, in the order of the rulebook.
func (d *Desk) Check(
	f *filing.Filing, reports map[string]paper.Report, today filing.Date, texts *text.Catalog, others ...*filing.Filing,
) Check {
	return d.checkDraft(Draft{Filing: f, Reports: reports}, today, texts, others)
}

// checkDraft is Check with what was read of the draft's apps.
func (d *Desk) checkDraft(draft Draft, today filing.Date, texts *text.Catalog, others []*filing.Filing) Check {
	f, reports := draft.Filing, draft.Reports
	suited := texts.Suited(f)
	result := d.answers.Run(rules.Case{Filing: f, Atlas: d.parts.Atlas, Divisions: d.parts.Divisions, Today: today, Others: others, Provider: d.Terms(f)})
	if d.parts.Papers != nil {
		result.Add(d.parts.Papers.Check(f, today, reports))
	}
	result.Findings = append(result.Findings, d.checkApps(f, draft.Apps, today)...)
	c := Check{Filing: f.ID, AsOf: today.String(), Rulebook: d.parts.Rulebook, Findings: []rule.Finding{}, Unknown: []rule.Lack{}}
	c.Unknown = append(c.Unknown, result.Unknown...)
	c.Materials = d.Materials(f, today, texts)
	for _, finding := range result.Findings {
		if !concerned(f, finding) {
			continue
		}
		finding = suited.Phrase(finding, d.docs[finding.Rule])
		finding.SetAside = setAside(f, finding)
		c.Findings = append(c.Findings, finding)
		if finding.SetAside {
			continue
		}
		switch finding.Severity {
		case rule.Block:
			c.Counts.Block++
		case rule.Warn:
			c.Counts.Warn++
		case rule.Hint:
			c.Counts.Hint++
		}
	}
	slices.SortStableFunc(c.Findings, func(a, b rule.Finding) int {
		if a.SetAside != b.SetAside {
			if a.SetAside {
				return 1
			}
			return -1
		}
		return b.Severity.Rank() - a.Severity.Rank()
	})
	return c
}

// concerned reports whether a finding is about something that this filing's order asks for: what an order does not hand in
// cannot be sent back.
func concerned(f *filing.Filing, finding rule.Finding) bool {
	scope := filing.ScopeOf(f.Order)
	return finding.Attachment != "" || len(finding.Paths) == 0 || slices.ContainsFunc(finding.Paths, func(p filing.Path) bool {
		return p.Under("record") || scope.Of(p.Pattern()) != filing.NotWanted
	})
}

// setAside reports whether the applicant answered this warning with a reason. What blocks cannot be set aside. The
// attachment of an answer is the finding's, or the finding's place, or empty for all findings of a rule without attachment.
func setAside(f *filing.Filing, finding rule.Finding) bool {
	if finding.Severity == rule.Block {
		return false
	}
	for _, s := range f.SetAside {
		if s.Rule == string(finding.Rule) && s.Reason != "" && (s.Attachment == finding.Attachment || s.Attachment == finding.Place()) {
			return true
		}
	}
	return false
}

// Mistakes returns the blocking findings that are about something given, a fact or a paper: what is only missing is no
// mistake yet.
func (c Check) Mistakes(f *filing.Filing) []rule.Finding {
	var out []rule.Finding
	for _, finding := range c.Findings {
		if finding.Severity == rule.Block && !finding.SetAside && (finding.Attachment != "" || slices.ContainsFunc(finding.Paths, f.Filled)) {
			out = append(out, finding)
		}
	}
	return out
}

// Examine inspects every attachment of a case and checks it beside other filings: what the command line does with a case
// from a disk.
func (d *Desk) Examine(
	ctx context.Context, f *filing.Filing, files Files, today filing.Date, texts *text.Catalog, others ...*filing.Filing,
) (Check, map[string]paper.Report, error) {
	reports := map[string]paper.Report{}
	for _, a := range f.Attachments {
		data, err := files.Bytes(ctx, a)
		if err != nil {
			return Check{}, nil, fmt.Errorf("attachment %s: %w", a.File, err)
		}
		if reports[a.ID], err = d.inspect(ctx, f, a, data); err != nil {
			return Check{}, nil, err
		}
	}
	return d.Check(f, reports, today, texts, others...), reports, nil
}

// inspect looks into a file as the kind of paper that its slot takes first.
func (d *Desk) inspect(ctx context.Context, f *filing.Filing, a filing.Attachment, data []byte) (paper.Report, error) {
	var as paper.Kind
	if kinds := paper.Slot(a.Slot).Kinds(f); len(kinds) > 0 {
		as = kinds[0]
	}
	return d.parts.Inspector.Inspect(ctx, a.File, data, as)
}

// ExamineFile looks into one file as the only attachment of a filing, and returns what the rules over papers say about it.
func (d *Desk) ExamineFile(
	ctx context.Context, f *filing.Filing, name string, data []byte, as paper.Kind, texts *text.Catalog,
) ([]rule.Finding, paper.Report, error) {
	report, err := d.parts.Inspector.Inspect(ctx, name, data, as)
	if err != nil {
		return nil, paper.Report{}, err
	}
	findings := []rule.Finding{}
	for _, a := range f.Attachments {
		for _, finding := range d.parts.Papers.Check(f, d.Today(), map[string]paper.Report{a.ID: report}).Findings {
			findings = append(findings, texts.Phrase(finding, d.docs[finding.Rule]))
		}
	}
	return findings, report, nil
}

// A Page is a page of the way through and where it stands: one element of steps --json.
type Page struct {
	Key      string         `json:"key"`
	Section  flow.SectionID `json:"section"`
	Step     flow.StepID    `json:"step"`
	Title    string         `json:"title"`
	Status   flow.Status    `json:"status"`
	Paths    []filing.Path  `json:"paths"`
	Papers   []paper.Slot   `json:"papers"`
	Missing  []filing.Path  `json:"missing"`
	Findings int            `json:"findings"`
	Stop     flow.Stop      `json:"-"`
}

// Pages lists the pages that this filing sees, with their status by what was found.
func Pages(f *filing.Filing, check Check, texts *text.Catalog) []Page {
	findings := check.Findings
	texts = texts.Suited(f)
	var pages []Page
	for _, stop := range flow.Stops(f, check.Wants()...) {
		p := Page{
			Key: stop.Key(), Section: stop.Step.Section, Step: stop.Step.ID, Title: texts.T("step." + string(stop.Step.ID) + ".title"),
			Status: stop.Status(f, findings), Paths: []filing.Path{}, Papers: []paper.Slot{}, Missing: []filing.Path{}, Stop: stop,
		}
		for _, q := range stop.Questions(f) {
			p.Paths = append(p.Paths, q.Path)
		}
		for _, want := range stop.Papers(f) {
			p.Papers = append(p.Papers, want.Slot)
		}
		p.Missing = append(p.Missing, stop.Lacking(f)...)
		for _, finding := range findings {
			if !finding.SetAside && stop.Concerns(f, finding) {
				p.Findings++
			}
		}
		pages = append(pages, p)
	}
	return pages
}
