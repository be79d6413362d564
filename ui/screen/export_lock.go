package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
)

// leastPackagePassphrase is how many characters a passphrase of a package has at least: who holds the file can try as many as
// they like, at a second each.
const leastPackagePassphrase = 10

// A lockKind says how a package is locked.
type lockKind string

const (
	lockNone       lockKind = "none"
	lockPassphrase lockKind = "passphrase"
	lockRecipient  lockKind = "recipient"
)

// locks lets the applicant choose who can open the package. Nothing of it is kept.
type locks struct {
	*Shell
	smith wizard.Locksmith
	kind  lockKind
	box   *fyne.Container

	passphrase, again, recipient *control.Entry
	said                         *fyne.Container // what is wrong with what was typed
}

// newLocks returns nil where no package can be locked.
func newLocks(s *Shell) *locks {
	smith := s.Desk.Locksmith()
	if smith == nil {
		return nil
	}
	l := &locks{Shell: s, smith: smith, kind: lockNone, box: panel.Column(panel.Small), said: panel.Column(panel.Tight)}
	quiet := func(string) { l.complain("") }
	l.passphrase, l.again = secretField(quiet), secretField(quiet)
	l.recipient = control.NewEntry(1, quiet, nil)
	l.recipient.SetPlaceHolder("age1…")
	l.show()
	return l
}

func (l *locks) object() fyne.CanvasObject {
	return panel.Card(panel.Heading(l.Texts.T("parcel.title")), panel.Muted(l.Texts.T("parcel.lead")), l.box)
}

func (l *locks) show() {
	t := l.Texts
	var tiles []fyne.CanvasObject
	for _, kind := range []lockKind{lockNone, lockPassphrase, lockRecipient} {
		tile := panel.NewTile(t.T("parcel."+string(kind)), true, panel.InsetXY(3, 2.5, panel.Column(panel.Tight,
			panel.NewText(t.T("parcel."+string(kind)), panel.Style{Bold: kind == l.kind}), panel.Caption(t.T("parcel."+string(kind)+".text")))), func() {
			l.kind = kind
			l.show()
		})
		tile.Choose(kind == l.kind)
		tiles = append(tiles, tile)
	}
	l.box.Objects = []fyne.CanvasObject{panel.Grid(finishCell, panel.Small, tiles...)}
	field := func(key string, e *control.Entry) fyne.CanvasObject {
		return panel.Column(panel.Tight, panel.Strong(t.T(key)), e)
	}
	switch l.kind {
	case lockPassphrase:
		l.box.Add(field("parcel.passphrase.label", l.passphrase))
		l.box.Add(field("parcel.again.label", l.again))
		l.box.Add(panel.Line(panel.Small, reveal(l.Shell, l.passphrase, l.again)))
		l.box.Add(panel.Caption(t.T("parcel.passphrase.lost")))
	case lockRecipient:
		l.box.Add(field("parcel.recipient.label", l.recipient))
	}
	l.complain("")
	l.box.Add(l.said)
	l.box.Refresh()
}

func (l *locks) complain(words string) {
	l.said.Objects = nil
	if words != "" {
		l.said.Objects = []fyne.CanvasObject{panel.Line(0, panel.Mark(panel.Danger, icons.Alert, words))}
	}
	l.said.Refresh()
}

// lock returns what was chosen; it says what is missing, and returns false, when something is.
func (l *locks) lock() (wizard.Lock, bool) {
	t := l.Texts
	refuse := func(e *control.Entry, words string) (wizard.Lock, bool) {
		l.complain(words)
		l.Window.Canvas().Focus(e)
		return wizard.Lock{}, false
	}
	switch l.kind {
	case lockPassphrase:
		switch typed := l.passphrase.Text; {
		case len([]rune(strings.TrimSpace(typed))) < leastPackagePassphrase:
			return refuse(l.passphrase, t.T("parcel.passphrase.short"))
		case typed != l.again.Text:
			return refuse(l.again, t.T("parcel.again.differs"))
		default:
			return wizard.Lock{Passphrase: typed}, true
		}
	case lockRecipient:
		typed := strings.TrimSpace(l.recipient.Text)
		if l.smith.CheckRecipient(typed) != nil {
			return refuse(l.recipient, t.T("parcel.recipient.wrong"))
		}
		return wizard.Lock{Recipients: []string{typed}}, true
	}
	return wizard.Lock{}, true
}

// OwnKey shows the key that others lock packages for this user with, and makes one.
func OwnKey(s *Shell) fyne.CanvasObject {
	t, smith := s.Texts, s.Desk.Locksmith()
	if smith == nil {
		return nil
	}
	box := panel.Column(panel.Small)
	var show func()
	show = func() {
		box.Objects = []fyne.CanvasObject{panel.Heading(t.T("parcel.own")), panel.Muted(t.T("parcel.own.lead"))}
		own, err := smith.Own()
		switch {
		case err != nil:
			box.Add(panel.Body(s.Sentence(err)))
		case len(own) == 0:
			box.Add(panel.Line(panel.Small, panel.Secondary(t.T("parcel.own.new"), func() {
				if _, err := smith.NewKey(); err != nil {
					s.Tell(err)
				}
				show()
			})))
		default:
			public := own[len(own)-1]
			box.Add(panel.Strong(public))
			box.Add(panel.Line(panel.Small, panel.Secondary(t.T("parcel.own.copy"), func() { s.Copy(public) })))
			box.Add(panel.Caption(t.T("parcel.own.keep")))
		}
		box.Refresh()
	}
	show()
	return panel.Card(box)
}

// AskPassphrase asks for the passphrase of a locked package; again says that another one did not open it.
func AskPassphrase(s *Shell, file string, again bool, do func(passphrase string)) {
	t := s.Texts
	entry := secretField(nil)
	content := panel.Column(panel.Small, panel.Muted(nameOf(file)))
	if again {
		content.Add(panel.Line(0, panel.Mark(panel.Danger, icons.Alert, t.T("parcel.open.wrong"))))
	}
	content.Add(panel.Strong(t.T("parcel.open.label")))
	content.Add(entry)
	content.Add(panel.Line(panel.Small, reveal(s, entry)))
	form(s, t.T("parcel.open.title"), content, t.T("parcel.open.yes"), t.T("parcel.open.no"), entry, func() { do(entry.Text) })
}
