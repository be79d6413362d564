package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/documents/pack"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

type exportCommand struct {
	Case   string `arg:"" name:"CASE" help:"${help_case}"`
	Output string `name:"output" short:"o" required:"" placeholder:"OUT.beian" help:"${help_output}"`
	Force  bool   `name:"force" help:"${help_force}"`
	lockFlags
	finishFlags
}

// finishFlags say how pictures for the portal are made.
type finishFlags struct {
	Pictures  string `name:"pictures" enum:",cropped,taken" default:"" placeholder:"cropped|taken" help:"${help_pictures}"`
	Watermark *bool  `name:"watermark" negatable:"" help:"${help_watermark}"`
}

// finish returns what the flags say, and what was chosen before where they say nothing.
func (f finishFlags) finish(before paper.Finish) paper.Finish {
	if f.Pictures != "" {
		before.Framing = paper.Framing(f.Pictures)
	}
	if f.Watermark != nil {
		before.Watermark = *f.Watermark
	}
	return before
}

// madePictures counts what became of watermarks.
type madePictures struct{ unmarked []unmarked }

type unmarked struct {
	attachment filing.Attachment
	page       int
	why        paper.Watermark
}

func (m *madePictures) note(a filing.Attachment, page int, made paper.Print) {
	if made.Watermark == paper.NoRoom || made.Watermark == paper.NotRead {
		m.unmarked = append(m.unmarked, unmarked{a, page, made.Watermark})
	}
}

// sayMade names the pictures that were to get a watermark and have none.
func (j *job) sayMade(m *madePictures) error {
	for _, u := range m.unmarked {
		if err := j.say("%s", j.words.T("cli.export.unmarked", "paper", j.words.Label(filing.Path(u.attachment.Slot)), "page", fmt.Sprint(u.page+1),
			"why", j.words.T("pack.watermark."+string(u.why)))); err != nil {
			return err
		}
	}
	return nil
}

func (c *exportCommand) do(j *job) (bool, error) {
	lock, err := c.lock(j)
	if err != nil {
		return false, err
	}
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
	blocked := e.check.Counts.Block > 0
	if blocked && !c.Force {
		for _, line := range j.findings(e.check) {
			if err := j.say("%s", line); err != nil {
				return false, err
			}
		}
		return true, j.say("%s", j.words.T("cli.export.refused", "file", c.Output))
	}
	made := &madePictures{}
	if err := j.export(e, c.Output, c.finish(paper.Finish{}), wizard.Sending{Force: c.Force, Lock: lock, Made: made.note}); err != nil {
		return false, err
	}
	return blocked, errors.Join(j.say("%s", j.words.T("cli.export.done", "file", c.Output)), j.sayMade(made))
}

// export writes the package. What is there already is replaced at the very end, and by a whole package only.
func (j *job) export(e *examined, path string, finish paper.Finish, how wizard.Sending) error {
	desk, err := j.desk()
	if err != nil {
		return err
	}
	return j.write(path, func(w io.Writer) error {
		return desk.Export(j.ctx, w, wizard.Outgoing{
			Filing: e.pack.Filing, Check: e.check, Reports: e.reports, Files: e.pack, Finish: finish, Sending: how,
		}, j.words)
	})
}

// isOwnFile reports whether a result would take the place of the case, or of a file that belongs to it.
func isOwnFile(from string, f *filing.Filing, out string) bool {
	target, err := os.Stat(out)
	if err != nil {
		return false
	}
	folder := from
	if info, err := os.Stat(from); err == nil && !info.IsDir() {
		folder = filepath.Dir(from)
	}
	files := []string{from, filepath.Join(folder, "filing.json")}
	for _, a := range f.Attachments {
		files = append(files, filepath.Join(folder, filepath.FromSlash(a.File)))
	}
	return slices.ContainsFunc(files, func(name string) bool {
		info, err := os.Stat(name)
		return err == nil && !info.IsDir() && os.SameFile(info, target)
	})
}

type verifyCommand struct {
	Package string `arg:"" name:"PACKAGE" help:"${help_package}"`
	JSON    bool   `name:"json" help:"${help_json}"`
}

func (c *verifyCommand) do(j *job) (bool, error) {
	v, err := j.verify(c.Package)
	if err != nil {
		return false, err
	}
	if c.JSON {
		return !v.OK, j.print(v)
	}
	for _, f := range v.Files {
		if !f.OK {
			if err := j.say("%s", j.words.T("cli.verify.bad", "file", f.Name, "trouble", j.words.T("pack.problem."+string(f.Problem)))); err != nil {
				return false, err
			}
		}
	}
	if !v.OK {
		return true, j.say("%s", j.words.T("cli.verify.broken", "file", c.Package))
	}
	return false, j.say("%s", j.words.T("cli.verify.ok", "file", c.Package, "count", fmt.Sprint(len(v.Files)), "made", v.CreatedAt))
}

func (j *job) verify(path string) (v pack.Verification, err error) {
	f, err := os.Open(path)
	if err != nil {
		return v, at(path, err)
	}
	defer func() {
		err = errors.Join(err, f.Close())
		var secret *located
		if !errors.As(err, &secret) {
			err = at(path, err)
		}
	}()
	info, err := f.Stat()
	if err != nil {
		return v, err
	}
	if info.IsDir() {
		return v, assembly.ErrFolder
	}
	plain, size, err := pack.Unlock(f, info.Size(), j.keys)
	if err != nil {
		return v, j.whyLocked(err)
	}
	return pack.Verify(plain, size)
}
