package screen

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// paperCard takes the paper of one slot: an area to drop on, and then what was given and what was found on it.
type paperCard struct {
	*Shell
	want  paper.Want
	given func() // called when the slot has another paper, or none

	spread func(files []givenFile) // gives several files to this card and those after it; it may be nil

	box     *fyne.Container
	target  fyne.Focusable
	shown   string            // what the card shows, to draw it anew only when that has changed
	told    fyne.CanvasObject // the first of what is wrong with the paper; or nil
	cancel  context.CancelFunc
	reading string // name of the file that is being read
	job     int    // counts what was begun, so that only what was begun last ends the reading
	wanting string // why the paper is needed now, under an empty slot
	titled  string // what the paper is called here; empty: as everywhere
	telling bool   // also says why it is asked for and what it has to be

	replaced *filing.Attachment // the paper that the present one took the place of since the page was opened
	moved    *wizard.Move       // the paper that was moved away since then
}

func newPaperCard(s *Shell, want paper.Want, given func()) *paperCard {
	c := &paperCard{Shell: s, want: want, given: given, box: container.NewStack()}
	c.show()
	return c
}

// attachment returns the slot's paper.
func (c *paperCard) attachment() (filing.Attachment, bool) {
	given := c.Session.Filing().Attached(string(c.want.Slot))
	if len(given) == 0 {
		return filing.Attachment{}, false
	}
	return given[len(given)-1], true
}

// free reports whether the slot has no paper and is about to get none.
func (c *paperCard) free() bool {
	_, full := c.attachment()
	return !full && c.reading == ""
}

// findings are those about this paper.
func (c *paperCard) findings(a filing.Attachment) []rule.Finding {
	var out []rule.Finding
	for _, f := range c.Session.Check().Findings {
		if f.Attachment == a.ID && !f.SetAside {
			out = append(out, f)
		}
	}
	return out
}

// show draws the card as things stand.
func (c *paperCard) show() {
	a, ok := c.attachment()
	findings := []rule.Finding(nil)
	if ok {
		findings = c.findings(a)
	}
	m, listed := c.material()
	state := stateOf(c.reading, a, findings, c.wanting, c.replaced, c.moved, c.telling, m, c.waiting(a))
	if state == c.shown {
		return
	}
	c.shown, c.told = state, nil
	c.box.RemoveAll()
	switch {
	case c.reading != "":
		c.box.Add(c.busy())
	case ok:
		c.box.Add(c.full(a, findings))
	case listed && c.telling:
		c.box.Add(c.empty(c.about(m)...))
	default:
		c.box.Add(c.empty())
	}
	c.box.Refresh()
}

// focus puts the focus on what changes the paper.
func (c *paperCard) focus(on fyne.Canvas) {
	if c.target != nil {
		on.Focus(c.target)
	}
}

func (c *paperCard) slot() filing.Path { return filing.Path(c.want.Slot) }

// material returns what the list of papers says about this one.
func (c *paperCard) material() (wizard.Material, bool) {
	return materialOf(c.Session.Check().Materials, c.slot())
}

func (c *paperCard) label() string {
	if c.titled != "" {
		return c.titled
	}
	label := c.Texts.Label(c.slot())
	if m, listed := c.material(); listed {
		label = m.Title
		if len(c.slot().Place()) > 0 {
			label = c.Texts.Label(c.slot())
		}
		if c.telling { // its place on the page says how firmly it is asked for
			return label
		}
	}
	if !c.want.Must {
		label += c.Texts.T("control.optional")
	}
	return label
}

func (c *paperCard) choose() {
	c.Choose(PaperFiles, func(files []string) {
		switch {
		case len(files) == 0:
		case len(files) > 1 && c.spread != nil:
			c.spread(onDisk(files))
		default:
			c.take(files[0])
		}
	})
}

// take reads a file of the disk into the slot.
func (c *paperCard) take(file string) { c.accept(onDisk([]string{file})[0]) }

// accept reads a file into the slot; the window stays usable and the reading can be stopped.
func (c *paperCard) accept(file givenFile) {
	ctx, cancel := context.WithCancel(context.Background())
	if c.cancel != nil {
		c.cancel()
	}
	c.cancel, c.reading = cancel, file.name
	c.show()
	session, slot := c.Session, c.want.Slot
	c.replace(ctx, func(ctx context.Context) error {
		f, err := file.open()
		if err != nil {
			return fmt.Errorf("open paper: %w", err)
		}
		defer f.Close()
		_, err = session.Attach(ctx, slot, file.name, f)
		return err
	})
}

// replace runs what gives the slot a paper, and says afterwards which one had to make way for it.
func (c *paperCard) replace(ctx context.Context, work func(context.Context) error) {
	old, had := c.attachment()
	c.run(ctx, work, func() {
		c.replaced, c.moved = nil, nil
		stayed := slices.ContainsFunc(c.Session.Filing().Attachments, func(a filing.Attachment) bool { return a.ID == old.ID })
		if had && !stayed && c.want.Slot != paper.Other { // of others there may be many
			c.replaced = &old
		}
	})
}

// putBack gives the slot the paper again that was replaced.
func (c *paperCard) putBack() {
	old := *c.replaced
	ctx := c.begin(old.File)
	session := c.Session
	c.run(ctx, func(ctx context.Context) error {
		_, err := session.PutBack(ctx, old)
		return err
	}, func() { c.replaced = nil })
}

// begin shows that a file is being read; the context ends when that is given up.
func (c *paperCard) begin(file string) context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel, c.reading = cancel, file
	c.show()
	return ctx
}

// takeBack gives the slot a paper again that made room earlier; the present one can be put back in its turn.
func (c *paperCard) takeBack(a filing.Attachment) {
	ctx := c.begin(a.File)
	session := c.Session
	c.replace(ctx, func(ctx context.Context) error {
		_, err := session.PutBack(ctx, a)
		return err
	})
}

// stop ends the reading at once, however long what is read takes to notice.
func (c *paperCard) stop() {
	if c.cancel != nil {
		c.cancel()
	}
	c.job++
	c.reading, c.cancel = "", nil
	c.show()
	c.focus(c.Window.Canvas())
}

// run does what changes the slot's paper and saves the draft.
func (c *paperCard) run(ctx context.Context, work func(context.Context) error, worked func()) {
	c.job++
	job, session := c.job, c.Session
	task.Run(ctx, c.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, session.Work(ctx, work)
	}, func(_ struct{}, err error) {
		if job == c.job { // otherwise another file is being read by now
			c.reading, c.cancel = "", nil
		}
		if err != nil {
			c.Tell(err)
		} else {
			worked()
		}
		c.show()
		c.given()
		if err == nil {
			c.point()
		}
	})
}

// point brings what is wrong with a paper that was just read into view, unless somebody is typing elsewhere by now.
func (c *paperCard) point() {
	told := c.told
	if _, typing := c.Window.Canvas().Focused().(interface{ SelectedText() string }); told == nil || typing {
		return
	}
	later(c.Shell, func() {
		if c.told == told {
			panel.Reveal(told)
		}
	})
}

func (c *paperCard) remove() {
	a, ok := c.attachment()
	if !ok {
		return
	}
	if err := c.Session.Detach(a.ID); err != nil {
		c.Tell(err)
		return
	}
	c.replaced, c.moved = nil, nil
	c.show()
	c.given()
}

// reusable lists the papers of other slots, each file once.
func (c *paperCard) reusable() []filing.Attachment {
	var out []filing.Attachment
	seen := map[string]bool{}
	for _, a := range c.Session.Filing().Attachments {
		if a.Slot != string(c.want.Slot) && !seen[a.SHA256] {
			seen[a.SHA256] = true
			out = append(out, a)
		}
	}
	return out
}

// lend puts a paper that is already there into a slot too.
func (c *paperCard) lend(a filing.Attachment, slot paper.Slot) {
	c.reading = a.File
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	c.show()
	session := c.Session
	work := func(ctx context.Context) error {
		_, err := session.Reuse(ctx, a.ID, slot)
		return err
	}
	if slot == c.want.Slot {
		c.replace(ctx, work)
		return
	}
	c.run(ctx, work, func() {})
}

// again looks into the paper once more, now that what was missing may be there.
func (c *paperCard) again(a filing.Attachment) {
	ctx := c.begin(a.File)
	session := c.Session
	c.run(ctx, func(ctx context.Context) error {
		_, err := session.PutBack(ctx, a)
		return err
	}, func() {})
}

// move puts the paper where it belongs, and says so in its old place. The one that it had replaced there can still be put
// back.
func (c *paperCard) move(a filing.Attachment, to paper.Slot) {
	var m wizard.Move
	session := c.Session
	c.run(context.Background(), func(ctx context.Context) (err error) {
		m, err = session.Move(ctx, a.ID, to)
		return err
	}, func() { c.moved = &m })
}

// moveBack takes a move back.
func (c *paperCard) moveBack() {
	m, session := *c.moved, c.Session
	c.run(context.Background(), func(ctx context.Context) error { return session.MoveBack(ctx, m) }, func() { c.moved = nil })
}

// waiting counts what was read from the paper and is not filled in anywhere yet.
func (c *paperCard) waiting(a filing.Attachment) int {
	if !c.telling || a.ID == "" {
		return 0
	}
	n, f := 0, c.Session.Filing()
	for _, r := range c.Session.Readings() {
		typed, _ := f.Text(r.Path)
		if _, asked := pageAsking(f, r.Path); asked && r.Attachment.ID == a.ID && typed == "" {
			n++
		}
	}
	return n
}

// pageAsking is the page that asks for a fact, if one does.
func pageAsking(f *filing.Filing, path filing.Path) (flow.Stop, bool) {
	stop, ok := flow.Find(f, path)
	return stop, ok && slices.ContainsFunc(stop.Questions(f), func(q flow.Question) bool { return q.Path == path })
}

// reuse lets the applicant choose one of the papers that are already there.
func (c *paperCard) reuse() {
	t := c.Texts
	list := panel.Column(panel.Small)
	hide := sheet(c.Shell, t.T("papers.reuse.title"), t.T("papers.cancel"), list)
	for _, a := range c.reusable() {
		list.Add(panel.Row(panel.Picture(slotIcon(paper.Slot(a.Slot))), a.File, t.Label(filing.Path(a.Slot)), nil, func() {
			hide()
			c.lend(a, c.want.Slot)
		}))
	}
	list.Refresh()
}
