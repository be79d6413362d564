package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

type supportCommand struct {
	Case   string `arg:"" name:"CASE" help:"${help_case}"`
	Output string `name:"output" short:"o" required:"" placeholder:"OUT.beian" help:"${help_output}"`
}

func (c *supportCommand) do(j *job) (bool, error) {
	e, err := j.open(c.Case)
	if err != nil {
		return false, err
	}
	if _, bundle := e.pack.Exhibit(); bundle {
		return false, at(c.Case, wizard.ErrStandIns)
	}
	if isOwnFile(c.Case, e.pack.Filing, c.Output) {
		return false, at(c.Output, errOwnFile)
	}
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	book, err := j.signedBook()
	if err != nil {
		return false, err
	}
	draft := wizard.Draft{Filing: e.pack.Filing, Reports: e.reports}
	r, err := desk.RedactDraft(j.ctx, draft, nil, wizard.Lookout{View: wizard.View{Language: j.language}, Book: book}, j.words)
	if err != nil {
		return false, err
	}
	if err := j.write(c.Output, func(w io.Writer) error { return desk.WriteBundle(j.ctx, w, r, j.words) }); err != nil {
		return false, err
	}
	replaced := 0
	for _, s := range r.StandIns {
		if !s.Kept() {
			replaced++
		}
	}
	lines := []string{j.words.T("support.done", "file", c.Output), j.words.T("support.replaced", "count", fmt.Sprint(replaced))}
	if n := len(r.Exhibit.Unlike); n == 0 {
		lines = append(lines, j.words.T("support.replays", "count", fmt.Sprint(len(r.Exhibit.Seen.Findings))))
	} else {
		lines = append(lines, j.words.T("support.unlike", "count", fmt.Sprint(n)))
		for _, u := range r.Exhibit.Unlike {
			lines = append(lines, "  "+string(u.Rule)+" "+j.unlikeAt(u))
		}
	}
	return e.check.Counts.Block > 0, j.say("%s", strings.Join(lines, "\n"))
}

func (j *job) unlikeAt(u wizard.Unlike) string {
	var labels []string
	for _, p := range u.Paths {
		labels = append(labels, j.words.Label(p))
	}
	return strings.Join(labels, j.words.T("list.separator"))
}

// signedBook returns the update of the rulebook that is in use, as it was signed; nil where none is.
func (j *job) signedBook() ([]byte, error) {
	known, err := j.knowledge()
	if err != nil || known.Update == nil || known.File == "" {
		return nil, err
	}
	raw, err := os.ReadFile(known.File)
	return raw, at(known.File, err)
}

// openBundle checks what a support bundle shows: the stored reports in place of the placeholders, on its day unless --as-of
// says another, and by the rulebook that it was made with unless --rulebook does.
func (j *job) openBundle(path string, c *pack.Case, shown wizard.Exhibit, others []*filing.Filing) (*examined, error) {
	own := j
	if j.rooms != nil { // another case was looked at before: this one has a day and a rulebook of its own
		other := *j
		other.rooms, other.known = nil, nil
		own = &other
	}
	own.shown = &shown
	if own.today.IsZero() {
		own.today = shown.Day()
	} else {
		shown.At = own.clock().Now()
	}
	desk, err := own.desk()
	if err != nil {
		return nil, at(path, err)
	}
	shown.Seen = nil
	shown.Others = append(shown.Others[:len(shown.Others):len(shown.Others)], others...)
	e := &examined{pack: c, examination: examination{check: desk.Show(shown, own.words).Check(), reports: shown.Draft.Reports}}
	if own != j {
		err = own.close()
	}
	return e, at(path, err)
}
