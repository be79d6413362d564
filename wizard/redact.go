package wizard

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/material"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/standin"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Redaction is a case with stand-ins for what identifies anybody, and what stands for what. The latter is for the eyes of
// the case's owner and leaves the program nowhere.
type Redaction struct {
	Exhibit  Exhibit
	StandIns []StandIn
}

// A StandIn is one value and what it became.
type StandIn struct {
	Path       filing.Path // of a fact; empty for what was read of a paper
	Attachment string      // id; empty for a fact
	Field      string      // of the report of the attachment
	Original   string
	Shown      string
}

// Kept reports whether the value stays as it is.
func (s StandIn) Kept() bool { return s.Original == s.Shown }

const (
	// mostTries is how many sets of stand-ins are made before words are looked for that have to stay.
	mostTries = 4
	// mostChecks bounds how often a case is checked while they are looked for: a second or two.
	mostChecks = 500
)

// Redact replaces what identifies somebody in a case, so that every rule finds in the stand-ins what it finds in the case: the
// whole check is run over both and compared. Where a finding hangs on a word, like one that a name must not have, that word
// stays, and as few others as can be; where it cannot be shown without giving more away, the Exhibit's Unlike names it. The
// secret is read from entropy and forgotten.
func (d *Desk) Redact(ctx context.Context, e Exhibit, entropy io.Reader, texts *text.Catalog) (Redaction, error) {
	secret := make([]byte, standin.SecretBytes)
	if _, err := io.ReadFull(entropy, secret); err != nil {
		return Redaction{}, fmt.Errorf("secret of stand-ins: %w", err)
	}
	r := &redactor{ctx: ctx, desk: d, original: e, secret: secret, texts: texts, today: e.Day(), masks: map[int]*standin.Mask{}}
	r.words = standin.NewWords(d.parts.Divisions, r.titles()...)
	r.was = d.checkDraft(e.Draft, r.today, texts, e.Others)
	r.relevantOthers()
	best, err := r.settle()
	if err != nil {
		return Redaction{}, err
	}
	best.exhibit.Seen, best.exhibit.Unlike = &best.check, best.unlike
	return Redaction{Exhibit: best.exhibit, StandIns: r.pairs(best)}, nil
}

// A redactor looks for the stand-ins of one case.
type redactor struct {
	ctx      context.Context
	desk     *Desk
	original Exhibit
	others   []*filing.Filing // those that a finding needs
	secret   []byte
	texts    *text.Catalog
	today    filing.Date
	words    *standin.Words
	was      Check
	checks   int
	masks    map[int]*standin.Mask // by try
}

// An attempt is one set of stand-ins and what the rules say about them.
type attempt struct {
	try        int
	kept       []string
	exhibit    Exhibit
	check      Check
	unlike     []Unlike
	candidates []string
	ids        map[string]string // of attachments
}

// titles lists the titles that are printed on papers everywhere.
func (r *redactor) titles() []string {
	var out []string
	if book := r.desk.parts.Letters; book != nil {
		for _, w := range book.Wordings() {
			out = append(out, w.Title)
		}
		for _, l := range book.List(r.look(r.original.Draft.Filing)) {
			out = append(out, l.Title)
		}
	}
	for _, m := range r.desk.Materials(r.original.Draft.Filing, r.today, r.texts) {
		out = append(out, m.Title)
	}
	return out
}

func (r *redactor) look(f *filing.Filing) material.Look {
	return material.Look{Filing: f, Atlas: r.desk.parts.Atlas, Divisions: r.desk.parts.Divisions, Today: r.today}
}

// relevantOthers leaves out the other filings that no finding needs.
func (r *redactor) relevantOthers() {
	r.others = slices.Clone(r.original.Others)
	for i := len(r.others) - 1; i >= 0; i-- {
		fewer := slices.Delete(slices.Clone(r.others), i, i+1)
		if same(r.was, r.desk.checkDraft(r.original.Draft, r.today, r.texts, fewer)) {
			r.others = fewer
		}
	}
}

// same reports whether two checks of one case are the same, word by word.
func same(a, b Check) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && string(x) == string(y)
}

// settle finds the stand-ins that show the most, and of those that show the same the ones that give the least away.
func (r *redactor) settle() (attempt, error) {
	var best attempt
	for try := range mostTries {
		a, err := r.attempt(try, nil)
		if err != nil {
			return attempt{}, err
		}
		if try == 0 || len(a.unlike) < len(best.unlike) {
			best = a
		}
		if len(best.unlike) == 0 {
			return best, nil
		}
	}
	for try := range mostTries {
		a, err := r.keeping(try)
		if err != nil {
			return attempt{}, err
		}
		if len(a.unlike) < len(best.unlike) {
			best = a
		}
		if len(best.unlike) == 0 {
			break
		}
	}
	return best, nil
}

// keeping finds the fewest words that have to stay for the findings to be the same.
func (r *redactor) keeping(try int) (attempt, error) {
	bare, err := r.attempt(try, nil)
	if err != nil {
		return attempt{}, err
	}
	all, err := r.attempt(try, bare.candidates)
	if err != nil {
		return attempt{}, err
	}
	goal := len(all.unlike)
	if goal >= len(bare.unlike) {
		return bare, nil
	}
	best := all
	passes := func(kept []string) bool {
		a, tried := r.attempt(try, kept)
		if tried != nil {
			err = tried
			return false
		}
		if len(a.unlike) <= goal {
			best = a
			return true
		}
		return false
	}
	// The words of the findings are tried first: most of what a rule looks for stands in them.
	universe := all.candidates
	if len(universe) == 0 {
		universe = bare.candidates
	}
	if named := r.named(bare.candidates, bare.unlike); len(named) > 0 && passes(named) {
		universe = named
	}
	for parts := 2; len(universe) > 0 && r.checks < mostChecks && err == nil; {
		size := (len(universe) + parts - 1) / parts
		smaller := false
		for from := 0; from < len(universe); from += size {
			rest := slices.Concat(universe[:from], universe[min(len(universe), from+size):])
			if passes(rest) {
				universe, smaller = rest, true
				parts = max(parts-1, 2)
				break
			}
		}
		if !smaller {
			if size == 1 {
				break
			}
			parts = min(len(universe), 2*parts)
		}
	}
	if err == nil && len(best.kept) != len(universe) {
		best, err = r.attempt(try, universe)
	}
	return best, err
}

// named lists the candidates that stand in the values of findings that are gone.
func (r *redactor) named(candidates []string, unlike []Unlike) []string {
	var values strings.Builder
	for _, f := range r.was.Findings {
		if slices.ContainsFunc(unlike, func(u Unlike) bool { return u.Rule == f.Rule }) {
			for name, v := range f.Values {
				if name != "name" && name != "typed" && name != "note" {
					values.WriteString(strings.ToLower(filing.Narrow(v)) + "\n")
				}
			}
		}
	}
	var out []string
	for _, c := range candidates {
		if strings.Contains(values.String(), c) {
			out = append(out, c)
		}
	}
	return out
}

// attempt makes one set of stand-ins and checks it.
func (r *redactor) attempt(try int, kept []string) (attempt, error) {
	if err := r.ctx.Err(); err != nil {
		return attempt{}, err
	}
	r.checks++
	a := attempt{try: try, kept: kept}
	mask := standin.New(r.secret, try, r.words, r.today, kept)
	if earlier, ok := r.masks[try]; ok {
		mask.Recall(earlier)
	}
	c := caster{redactor: r, mask: mask}
	a.exhibit, a.ids = c.cast()
	r.masks[try] = mask
	a.candidates = mask.Candidates()
	a.check = r.desk.checkDraft(a.exhibit.Draft, r.today, r.texts, a.exhibit.Others)
	a.unlike = r.compare(a)
	return a, nil
}

// compare lists the findings that only one of the two checks has.
func (r *redactor) compare(a attempt) []Unlike {
	private := r.private()
	type entry struct {
		unlike Unlike
		count  int
	}
	seen := map[string]*entry{}
	var order []string
	note := func(key string, u Unlike, n int) {
		if seen[key] == nil {
			seen[key] = &entry{unlike: u}
			order = append(order, key)
		}
		seen[key].count += n
	}
	was, is := r.was.Findings, a.check.Findings
	// What must be the same of the values is known only where there are two findings to compare.
	for i, f := range was {
		note(r.key(f, a.ids, func(name string) bool { return i < len(is) && mayDiffer(private, f.Values[name]) }), Unlike{Rule: f.Rule, Paths: f.Paths, Gone: true}, 1)
	}
	for i, f := range is {
		note(r.key(f, nil, func(name string) bool { return i < len(was) && mayDiffer(private, was[i].Values[name]) }), Unlike{Rule: f.Rule, Paths: f.Paths}, -1)
	}
	lacks := func(list []rule.Lack, n int) {
		for _, l := range list {
			note(fmt.Sprint("lack ", l.Rule, l.Paths), Unlike{Rule: l.Rule, Paths: l.Paths, Gone: n > 0}, n)
		}
	}
	lacks(r.was.Unknown, 1)
	lacks(a.check.Unknown, -1)
	papers := func(list []Material, n int) {
		for _, m := range list {
			note(fmt.Sprint("paper ", m.ID, m.Slot, m.Demand, m.State), Unlike{Paths: []filing.Path{filing.Path(m.Slot)}, Gone: n > 0}, n)
		}
	}
	papers(r.was.Materials, 1)
	papers(a.check.Materials, -1)
	out := []Unlike{}
	for _, key := range order {
		if e := seen[key]; e.count != 0 {
			e.unlike.Gone = e.count > 0
			if e.unlike.Paths == nil {
				e.unlike.Paths = []filing.Path{}
			}
			out = append(out, e.unlike)
		}
	}
	return out
}

// key is what must be the same of a finding: all but the values in which something stands that was replaced.
func (r *redactor) key(f rule.Finding, ids map[string]string, free func(name string) bool) string {
	attachment := f.Attachment
	if to, ok := ids[attachment]; ok {
		attachment = to
	}
	var values []string
	for name, v := range f.Values {
		if free(name) {
			v = ""
		}
		values = append(values, name+"="+v)
	}
	slices.Sort(values)
	return fmt.Sprint(f.Rule, f.Severity, f.Layer, f.Paths, attachment, f.Source, f.SourceDate, f.Trust, f.SetAside, values)
}

// private lists what may be replaced, as it is compared.
func (r *redactor) private() []string {
	var out []string
	add := func(s string) {
		if s = strings.ReplaceAll(filing.Fold(s), "-", ""); s != "" {
			out = append(out, s)
		}
	}
	for _, f := range append([]*filing.Filing{r.original.Draft.Filing}, r.original.Others...) {
		standin.EachFact(f, func(_ filing.Path, typed string) { add(typed) })
		for _, a := range f.Attachments {
			add(a.File)
			add(a.Slot)
		}
	}
	for _, report := range r.original.Draft.Reports {
		for _, l := range report.Fields {
			add(l.Text)
		}
		for _, l := range append(slices.Clone(report.Lines), marksOf(report)...) {
			add(l.Text)
		}
		if report.Ink != nil {
			for _, s := range report.Ink.Seals {
				add(s.Name)
			}
			for _, p := range report.Ink.Places {
				add(p.Label)
			}
		}
	}
	for _, app := range r.original.Draft.Apps {
		for _, s := range []string{app.File, app.Package, app.Label} {
			add(s)
		}
		for _, s := range app.Signers {
			for _, s := range []string{s.Subject, s.Alias, s.Key, s.Fingerprint, s.MD5, s.SHA1, s.SHA256} {
				add(s)
			}
		}
	}
	return out
}

// shortestPart is how many characters of a value stand in a sentence at least to be taken for a part of it: what rules look
// for in names is shorter, or is given as it is in their lists.
const shortestPart = 3

// mayDiffer reports whether a value of a finding says something that was replaced.
func mayDiffer(private []string, value string) bool {
	folded := strings.ReplaceAll(filing.Fold(strings.TrimSuffix(value, "…")), "-", "")
	if folded == "" || strings.HasPrefix(value, "@") {
		return false
	}
	return slices.ContainsFunc(private, func(p string) bool {
		return p == folded || len([]rune(p)) > 1 && strings.Contains(folded, p) || len([]rune(folded)) >= shortestPart && strings.Contains(p, folded) ||
			strings.HasPrefix(p, folded) && strings.HasSuffix(value, "…") || endsOf(p, folded)
	})
}

// endsOf reports whether a value shows the two ends of a longer one.
func endsOf(long, value string) bool {
	head, tail, cut := strings.Cut(value, "…")
	tail, _, _ = strings.Cut(tail, "(")
	return cut && head != "" && tail != "" && strings.HasPrefix(long, head) && strings.HasSuffix(long, tail)
}
