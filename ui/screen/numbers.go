package screen

import (
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// numbers takes the filing numbers that the order was given, one for each service, or the entity's.
type numbers struct {
	*Shell
	typed  []string
	onward *panel.Button
}

// newNumbers returns the card that takes them, and leads to what comes after.
func newNumbers(s *Shell, f *filing.Filing) fyne.CanvasObject {
	t := s.Texts
	n := &numbers{Shell: s, typed: make([]string, max(1, len(f.Services)))}
	given := s.Session.Granted()
	copy(n.typed, given)
	n.onward = panel.Primary(t.T("after.button"), func() { s.Go(Place{Screen: AfterScreen, Return: ProgressScreen}) })
	card := panel.Column(panel.Medium, panel.Column(panel.Tight, panel.Heading(t.T("after.numbers")), panel.Muted(t.T("after.numbers.how"))))
	for i := range n.typed {
		if len(given) == 0 {
			n.typed[i] = onFile(f, i)
		}
		card.Add(n.entry(f, i))
	}
	n.able()
	card.Add(panel.Line(panel.Small, n.onward))
	return panel.Card(card)
}

// onFile returns the number that a service, or else the entity, was on file with before the order.
func onFile(f *filing.Filing, i int) string {
	if i < len(f.Services) {
		return f.Services[i].FilingNumber
	}
	return f.Entity.FilingNumber
}

func (n *numbers) entry(f *filing.Filing, i int) fyne.CanvasObject {
	t := n.Texts
	label := t.T("after.number.entity")
	if i < len(f.Services) {
		label = t.T("after.number.service", "name", serviceName(t, f, i))
	}
	said := panel.NewText("", panel.Style{Color: theme.ColorDanger})
	meant := panel.Line(0)
	var entry *control.Entry
	judge := func() {
		words, better := faultOf(t, n.Desk.Atlas(), f.Province, entry.Text)
		said.SetWords(words)
		said.Hidden = words == ""
		meant.RemoveAll()
		if better != "" {
			meant.Add(editing(n.Shell, panel.Link(t.T("control.use", "value", better), func() { entry.SetText(better) })))
		}
		said.Refresh()
		meant.Refresh()
	}
	entry = control.NewEntry(1, func(typed string) {
		n.typed[i] = typed
		n.Session.Grant(n.typed)
		n.Saving()
		n.able()
		if !said.Hidden {
			judge()
		}
	}, func() { judge() })
	entry.Text = n.typed[i]
	editing(n.Shell, entry)
	entry.SetPlaceHolder(t.T("after.number.example"))
	said.Hide()
	return panel.Column(panel.Tight, panel.Strong(label), entry, said, meant)
}

// able offers the way on once a number can be understood.
func (n *numbers) able() {
	n.onward.Disable()
	for _, typed := range n.typed {
		if number, err := filing.ParseFilingNumber(typed); err == nil {
			if _, ok := approval.FooterOf(number, n.Desk.Atlas()); ok {
				n.onward.Enable()
			}
		}
	}
}

// serviceName says which service is meant.
func serviceName(t *text.Catalog, f *filing.Filing, i int) string {
	if name := f.Services[i].Name; name != "" {
		return name
	}
	return t.Code(filing.ServiceKinds, string(f.Services[i].Kind))
}

// faultOf says what is wrong with a filing number and what was probably meant; nothing about one that is right or empty.
func faultOf(t *text.Catalog, atlas *region.Atlas, province, typed string) (words, meant string) {
	if typed == "" {
		return "", ""
	}
	n, err := filing.ParseFilingNumber(typed)
	var fault *filing.NumberError
	switch {
	case errors.As(err, &fault):
		return t.T("approval.fault."+string(fault.Fault), "digits", strconv.Itoa(fault.Digits)), fault.Meant
	case err != nil:
		return t.T("approval.fault." + string(filing.FaultForm)), ""
	}
	footer, ok := approval.FooterOf(n, atlas)
	switch {
	case !ok:
		return t.T("approval.fault." + string(filing.FaultLetter)), ""
	case footer.Province.ID != "" && province != "" && footer.Province.ID != province:
		return t.T("after.number.elsewhere", "province", footer.Province.Name), ""
	}
	return "", ""
}

// A granted number belongs to a service, or to the entity where service is negative.
type granted struct {
	footer  approval.Footer
	service int
}

// grantedTo lists the numbers of a draft that can be understood: those that the order was given, or that are on file.
func grantedTo(s *Shell, f *filing.Filing) []granted {
	typed := s.Session.Granted()
	for i := range f.Services {
		if len(typed) <= i {
			typed = append(typed, onFile(f, i))
		}
	}
	if len(typed) == 0 {
		typed = []string{f.Entity.FilingNumber}
	}
	var out []granted
	for i, words := range typed {
		n, err := filing.ParseFilingNumber(words)
		if err != nil {
			continue
		}
		if footer, ok := approval.FooterOf(n, s.Desk.Atlas()); ok {
			service := i
			if i >= len(f.Services) {
				service = -1
			}
			out = append(out, granted{footer, service})
		}
	}
	return out
}

// isApp reports whether a number stands in an APP rather than on a site.
func (g granted) isApp(f *filing.Filing) bool {
	return g.footer.Reason == approval.ReasonApp || g.service >= 0 && f.Services[g.service].Kind == filing.AppKind
}

// icon is the picture of what a number stands on.
func (g granted) icon(f *filing.Filing) icons.Name {
	if g.isApp(f) {
		return icons.Phone
	}
	return icons.Globe
}
