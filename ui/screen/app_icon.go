package screen

import (
	"bytes"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard/paper"
)

// iconSize is the side of the icon as it is offered, in points.
const iconSize = 56

// iconOffer offers the icon of the app that was read last.
func (a *appPart) iconOffer() fyne.CanvasObject {
	icon, ok := a.p.Session.AppIcon(a.service)
	card := a.iconCard()
	if !ok || card == nil {
		return nil
	}
	t := a.p.Texts
	picture := canvas.NewImageFromResource(fyne.NewStaticResource(icon.File+".png", icon.PNG))
	picture.FillMode = canvas.ImageFillContain
	side := iconSize * fynetheme.TextSize() / 15
	use := t.T("app.icon.use")
	if !card.free() {
		use = t.T("app.icon.replace")
	}
	return panel.Aside(panel.Medium, container.NewGridWrap(fyne.NewSquareSize(side), picture), panel.Column(panel.Small,
		panel.Body(t.T("app.icon", "file", icon.File, "size", bytesInWords(int64(len(icon.PNG))))),
		panel.Line(panel.Small, panel.Secondary(use, a.takeIcon), panel.Link(t.T("app.icon.leave"), func() {
			a.p.Session.ForgetAppIcon(a.service)
			a.show()
			a.p.view.Refresh()
		}))))
}

func (a *appPart) iconCard() *paperCard {
	for _, card := range a.p.papers {
		if card.want.Slot.Pattern() == "services[].app.icon" {
			return card
		}
	}
	return nil
}

// iconName is the file that an icon out of an app is kept as.
const iconName = "icon.png"

// takeIcon puts the app's icon into its slot.
func (a *appPart) takeIcon() {
	icon, ok := a.p.Session.AppIcon(a.service)
	card := a.iconCard()
	if !ok || card == nil {
		return
	}
	a.p.Session.ForgetAppIcon(a.service)
	ctx, cancel := context.WithCancel(context.Background())
	card.cancel, card.reading = cancel, iconName
	card.show()
	session, slot := a.p.Session, paper.Slot(card.slot())
	card.replace(ctx, func(ctx context.Context) error {
		_, err := session.Attach(ctx, slot, iconName, bytes.NewReader(icon.PNG))
		return err
	})
	a.show()
}
