package main

import (
	"errors"
	"slices"
	"strconv"

	"github.com/beiandesk/beiandesk/documents/webpage"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

type footerCommand struct {
	Number     string   `arg:"" name:"NUMBER" help:"${help_filing_number}"`
	Files      []string `arg:"" optional:"" name:"FILE" help:"${help_html}"`
	HTML       []string `name:"html" sep:"none" placeholder:"FILE" help:"${help_html}"`
	Name       string   `name:"name" help:"${help_site_name}"`
	Approved   string   `name:"approved" placeholder:"DATE" help:"${help_approved}"`
	Individual bool     `name:"individual" help:"${help_individual}"`
	JSON       bool     `name:"json" help:"${help_json}"`
}

// footerAnswer is what footer --json prints.
type footerAnswer struct {
	Number   string            `json:"number"` // as given, as the bureau writes it
	Kind     filing.NumberKind `json:"kind"`
	Province string            `json:"province"`
	Show     string            `json:"show"`   // what stands on the site or in the APP
	Reason   approval.Reason   `json:"reason"` // service, entity, incomplete, app, mini_program or licence
	Why      string            `json:"why"`
	Trust    region.Trust      `json:"trust"` // how far the province's answer can be relied on
	Source   string            `json:"source"`
	AsOf     string            `json:"as_of"`
	Link     string            `json:"link"`
	HTML     string            `json:"html"` // to copy
	Duties   []duty            `json:"duties"`
	Pages    []pageAnswer      `json:"pages"` // one for every file
	OK       bool              `json:"ok"`    // no page has a finding that blocks
}

type duty struct {
	ID   string `json:"id"`
	Due  string `json:"due"` // YYYY-MM-DD, or nothing
	Text string `json:"text"`
}

type pageAnswer struct {
	File     string        `json:"file"`
	Title    string        `json:"title"`
	Charset  string        `json:"charset"`
	Judged   bool          `json:"judged"`  // false: scripts or frames draw it, and it shows nothing by itself
	OK       bool          `json:"ok"`      // judged, and nothing blocks
	Numbers  []string      `json:"numbers"` // filing numbers that are seen
	Findings []pageFinding `json:"findings"`
}

type pageFinding struct {
	ID       approval.ID   `json:"id"`
	Severity rule.Severity `json:"severity"`
	Message  string        `json:"message"`
	Fix      string        `json:"fix"`
}

func (c *footerCommand) do(j *job) (bool, error) {
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	approved, err := parseDay(c.Approved)
	if err != nil {
		return false, misuse(j.words.T("cli.footer.day", "typed", c.Approved))
	}
	n, err := filing.ParseFilingNumber(c.Number)
	if err != nil {
		why := ""
		if fault := new(filing.NumberError); errors.As(err, &fault) {
			why = j.words.T("approval.fault."+string(fault.Fault), "digits", strconv.Itoa(fault.Digits))
		}
		return false, misuse(j.words.T("cli.number.none", "typed", c.Number, "why", why))
	}
	f, ok := approval.FooterOf(n, desk.Atlas())
	if !ok {
		return false, misuse(j.words.T("cli.number.none", "typed", c.Number, "why", j.words.T("approval.fault.letter")))
	}
	answer := footerAnswer{
		Number: n.String(), Kind: n.Kind(), Province: f.Province.ID, Show: f.Show.String(), Reason: f.Reason,
		Why: j.words.T("approval.reason."+string(f.Reason), "province", f.Province.Name), Trust: f.Which.Trust, Source: f.Which.Source,
		AsOf: f.Which.AsOf, Link: f.Link, HTML: f.HTML, Duties: []duty{}, Pages: []pageAnswer{}, OK: true,
	}
	for _, d := range approval.Duties(f, approved, desk.Atlas()) {
		answer.Duties = append(answer.Duties, duty{d.ID, d.Due.String(), j.words.T("approval.duty."+d.ID, pairsOf(d.Values)...)})
	}
	for _, name := range append(c.HTML, c.Files...) {
		page, err := j.checkPage(name, approval.Expectation{Footer: f, Name: c.Name, Individual: c.Individual}, desk.Atlas())
		if err != nil {
			return false, err
		}
		answer.OK = answer.OK && (page.OK || !page.Judged)
		answer.Pages = append(answer.Pages, page)
	}
	if c.JSON {
		return !answer.OK, j.print(answer)
	}
	return !answer.OK, j.sayFooter(answer)
}

func (j *job) checkPage(name string, want approval.Expectation, atlas *region.Atlas) (pageAnswer, error) {
	raw, err := readFile(name)
	if err != nil {
		return pageAnswer{}, err
	}
	page, err := webpage.Read(raw)
	if err != nil {
		return pageAnswer{}, at(name, err)
	}
	v := approval.Check(page, want, atlas)
	answer := pageAnswer{
		File: name, Title: page.Title, Charset: page.Charset, Judged: v.Judged, OK: v.Judged && v.Passes(),
		Numbers: append([]string{}, v.Numbers...), Findings: []pageFinding{},
	}
	for _, f := range v.Findings {
		key, pairs := "approval."+string(f.ID), pairsOf(f.Values)
		answer.Findings = append(answer.Findings, pageFinding{f.ID, f.Severity, j.words.T(key+".message", pairs...), j.words.T(key+".fix", pairs...)})
	}
	return answer, nil
}

// pairsOf writes values as a catalogue takes them.
func pairsOf(values map[string]string) []string {
	pairs := make([]string, 0, 2*len(values))
	for name, value := range values {
		pairs = append(pairs, name, value)
	}
	return pairs
}

func (j *job) sayFooter(a footerAnswer) error {
	lines := []string{j.words.T("cli.footer.show", "number", a.Show), j.words.T("cli.footer.why", "why", a.Why)}
	if a.Source != "" {
		lines = append(lines, j.words.T("cli.footer.source", "source", a.Source, "date", a.AsOf))
	}
	lines = append(lines, "", j.words.T("cli.footer.html"), "  "+a.HTML, "", j.words.T("cli.footer.duties"))
	for i, d := range a.Duties {
		lines = append(lines, "  "+strconv.Itoa(i+1)+". "+d.Text)
	}
	for _, p := range a.Pages {
		verdict := "good"
		switch {
		case !p.Judged:
			verdict = "open"
		case !p.OK:
			verdict = "bad"
		case slices.ContainsFunc(p.Findings, func(f pageFinding) bool { return f.Severity == rule.Warn }):
			verdict = "fair"
		}
		lines = append(lines, "", j.words.T("cli.footer.page", "file", p.File), j.words.T("cli.footer.page_"+verdict))
		for _, f := range p.Findings {
			lines = append(lines, j.words.T("cli.footer.finding", "severity", j.words.T("severity."+string(f.Severity)), "message", f.Message), j.words.T("cli.footer.fix", "fix", f.Fix))
		}
	}
	for _, line := range lines {
		if err := j.say("%s", line); err != nil {
			return err
		}
	}
	return nil
}
