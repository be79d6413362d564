package screen

import (
	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
)

// Knockout explains why the program cannot go on from these answers, and the way out.
func Knockout(s *Shell, _ Place) fyne.CanvasObject {
	t := s.Texts
	verdict, ok := s.Desk.Decide(*s.Interview)
	back := func() { s.Go(Place{Screen: InterviewScreen}) }
	home := func() { s.Go(Place{Screen: HomeScreen}) }
	if !ok || !verdict.Knockout {
		return panel.NewPage(t.T("interview.title"), "", []fyne.CanvasObject{panel.Primary(t.T("knockout.button.change"), back)}, nil)
	}
	s.Enter(back)
	body := []fyne.CanvasObject{
		panel.Card(
			panel.Aside(panel.Medium, panel.Emblem(panel.Accent, icons.Idea),
				panel.Column(panel.Tight, panel.Heading(t.T("knockout.way_out")), panel.Body(t.T("verdict."+verdict.ID+".way_out")))),
		),
	}
	footer := panel.Footer([]fyne.CanvasObject{panel.Primary(t.T("knockout.button.change"), back), panel.Secondary(t.T("knockout.button.home"), home)})
	return panel.NewPage(t.T("verdict."+verdict.ID+".title"), t.T("verdict."+verdict.ID+".why"), body, footer)
}
