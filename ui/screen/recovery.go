package screen

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
)

// recoveryPage shows a new recovery code once, and has it checked against what was written down.
type recoveryPage struct {
	*Shell
	code   string
	groups []string
	asked  int // the group that is to be typed, from 1
	field  *control.Entry
	told   *fyne.Container // what became of saving and copying
	said   *fyne.Container // what became of checking
	button *panel.Button
	stage  *fyne.Container
	done   func()
}

// recovery makes a code and goes on with done.
func recovery(s *Shell, done func()) fyne.CanvasObject {
	r := &recoveryPage{Shell: s, stage: container.NewStack(), done: done, told: panel.Column(0), said: panel.Column(0)}
	t := s.Texts
	s.Enter(nil) // what Enter did on the page before would make another code
	r.put([]fyne.CanvasObject{panel.Muted(t.T("protect.recovery.making"))}, nil)
	task.Run(context.Background(), s.Tasks, s.Vault.NewRecoveryCode, func(code string, err error) {
		if err != nil {
			r.put([]fyne.CanvasObject{panel.Notice(panel.Danger, icons.Alert, "", s.Sentence(err))},
				[]fyne.CanvasObject{panel.Primary(t.T("protect.done"), done)})
			return
		}
		r.code, r.groups = code, groupsOf(code)
		r.asked = groupAsked(r.groups)
		r.show()
	})
	return r.stage
}

func (r *recoveryPage) put(body, buttons []fyne.CanvasObject) {
	var footer fyne.CanvasObject
	if len(buttons) > 0 {
		footer = panel.Footer(buttons)
	}
	r.stage.Objects = []fyne.CanvasObject{panel.NewPage(r.Texts.T("protect.recovery.title"), r.Texts.T("protect.recovery.lead"), body, footer)}
	r.stage.Refresh()
}

// groupsOf takes a code apart as it is printed.
func groupsOf(code string) []string {
	return strings.FieldsFunc(code, func(r rune) bool { return r == '-' || unicode.IsSpace(r) })
}

// groupAsked chooses the group, from 1, that is to be typed: by the letters of the code, so that nobody learns which one to
// write down.
func groupAsked(groups []string) int {
	sum := 0
	for _, group := range groups {
		for _, r := range plain(group) {
			sum += int(r)
		}
	}
	return 1 + sum%max(1, len(groups))
}

// plain is a code as it is compared: capitals and digits.
func plain(code string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, code)
}

func (r *recoveryPage) show() {
	t := r.Texts
	var groups []fyne.CanvasObject
	for i, group := range r.groups {
		groups = append(groups, panel.Column(0, panel.Caption(strconv.Itoa(i+1)), panel.NewText(group, panel.Style{Bold: true, Single: true})))
	}
	r.field = control.NewEntry(1, nil, nil)
	r.field.OnSubmitted = func(string) { r.check() }
	r.button = panel.Primary(t.T("protect.recovery.check.button"), r.check)
	body := []fyne.CanvasObject{
		panel.Card(
			panel.Grid(110, panel.Small, groups...),
			panel.Muted(t.T("protect.recovery.keep")),
			panel.Line(panel.Small, panel.Secondary(t.T("protect.recovery.save"), r.save), panel.Secondary(t.T("protect.recovery.copy"), r.copy)),
			r.told,
		),
		panel.Card(
			panel.Column(panel.Tight, panel.Strong(t.T("protect.recovery.check")),
				panel.Muted(t.T("protect.recovery.check.how", "n", strconv.Itoa(r.asked))), r.field),
			r.said,
		),
	}
	r.Enter(r.check)
	r.put(body, []fyne.CanvasObject{r.button, panel.Secondary(t.T("protect.recovery.later"), r.done)})
	later(r.Shell, func() { r.Window.Canvas().Focus(r.field) })
}

func (r *recoveryPage) copy() {
	r.Copy(r.code)
	key := "protect.recovery.copied"
	if r.Settings.KeepClipboard {
		key = "protect.recovery.copied.kept"
	}
	r.tell(r.Texts.T(key))
}

func (r *recoveryPage) tell(words string) {
	r.told.Objects = []fyne.CanvasObject{panel.Mark(panel.Success, icons.Done, words)}
	r.stage.Refresh()
}

// save writes the code into a file that the applicant chooses: there it can be printed from.
func (r *recoveryPage) save() {
	t := r.Texts
	r.SaveAs(t.T("protect.recovery.file")+".txt", func(path string) {
		words := t.T("protect.recovery.file") + "\n\n" + strings.Join(r.groups, "\n") + "\n\n" + t.T("protect.recovery.keep") + "\n"
		task.Run(context.Background(), r.Tasks, func(context.Context) (struct{}, error) {
			return struct{}{}, r.Write(path, func(file Writer) error {
				_, err := file.Write([]byte(words))
				return err
			})
		}, func(_ struct{}, err error) {
			if err != nil {
				r.Tell(err)
				return
			}
			r.tell(t.T("protect.recovery.saved", "file", filepath.Base(path)))
		})
	})
}

// check compares one group, or has the vault try the whole code.
func (r *recoveryPage) check() {
	typed := plain(r.field.Text)
	r.Window.Canvas().Focus(r.field)
	if typed == "" {
		r.say(panel.Quiet, icons.Open, r.Texts.T("protect.recovery.check.how", "n", strconv.Itoa(r.asked)))
		return
	}
	if typed == plain(r.groups[r.asked-1]) {
		r.right()
		return
	}
	if len(typed) <= len(plain(r.groups[r.asked-1]))+1 {
		r.say(panel.Danger, icons.Alert, r.Texts.T("protect.recovery.check.wrong", "n", strconv.Itoa(r.asked)))
		return
	}
	whole := r.field.Text
	r.button.Disable()
	task.Run(context.Background(), r.Tasks, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, r.Vault.CheckRecoveryCode(ctx, whole)
	}, func(_ struct{}, err error) {
		r.button.Enable()
		if err != nil {
			r.say(panel.Danger, icons.Alert, r.Sentence(err))
			return
		}
		r.right()
	})
}

func (r *recoveryPage) say(tone panel.Tone, icon icons.Name, words string) {
	r.said.Objects = []fyne.CanvasObject{panel.Notice(tone, icon, "", words)}
	r.stage.Refresh()
}

// right takes the code from the screen.
func (r *recoveryPage) right() {
	r.Window.Canvas().Unfocus()
	r.Enter(r.done)
	r.put([]fyne.CanvasObject{panel.Notice(panel.Success, icons.Done, "", r.Texts.T("protect.recovery.done"))},
		[]fyne.CanvasObject{panel.Primary(r.Texts.T("protect.done"), r.done)})
	r.code, r.groups = "", nil
}
