package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/material"
)

// verdict says which order it is and why, and leads on.
func (i *interview) verdict(v flow.Verdict) fyne.CanvasObject {
	t := i.Texts
	title, why := t.T("verdict."+v.ID+".title"), t.T("verdict."+v.ID+".why")
	if !v.Knockout {
		onward := panel.Primary(t.T("interview.button.begin"), i.goOn)
		i.first = onward
		return panel.Notice(panel.Success, icons.Done, title, why+"\n"+t.T("interview.ready"), onward)
	}
	onward := panel.Primary(t.T("interview.button.way_out"), i.goOn)
	i.first = onward
	return panel.Notice(panel.Warning, icons.Alert, title, why, onward)
}

// foresee lists below the verdict what the order is going to ask for, so that nobody begins without the papers at hand.
func (i *interview) foresee() {
	seen, ok := i.Desk.Foresee(*i.answers, i.Texts)
	if !ok {
		return
	}
	t := i.Texts
	asked := panel.Column(panel.Small, panel.Heading(t.T("interview.asks", "n", number(len(seen.Pages)))))
	for n := 0; n < len(seen.Pages); {
		section, titles := seen.Pages[n].Section, []string{}
		for ; n < len(seen.Pages) && seen.Pages[n].Section == section; n++ {
			titles = append(titles, seen.Pages[n].Title)
		}
		asked.Add(summed(t.T("section."+string(section)), strings.Join(titles, t.T("list.separator"))))
	}
	papers := panel.Column(panel.Small, panel.Heading(t.T("interview.papers")))
	for _, demand := range demands() {
		var titles []string
		for _, m := range seen.Materials {
			if m.Demand == demand {
				titles = append(titles, m.Title)
			}
		}
		if len(titles) > 0 {
			papers.Add(summed(t.T("demand."+string(demand)), strings.Join(titles, t.T("list.separator"))))
		}
	}
	if len(seen.Materials) == 0 {
		papers.Add(panel.Body(t.T("interview.papers.none")))
	} else {
		papers.Add(panel.Caption(t.T("interview.papers.later")))
	}
	i.column.Add(panel.Card(asked, panel.Divider(), papers))
}

// demands lists how firmly papers are asked for, firmest first.
func demands() []material.Demand {
	return []material.Demand{material.Must, material.Should, material.Perhaps}
}

// summed is a heading with a list behind it.
func summed(heading, words string) fyne.CanvasObject {
	return container.New(&pair{share: sectionShare}, panel.Muted(heading), panel.Body(words))
}

// verdictOf returns the verdict that explains a draft's order: what its interview came to, or, where it was begun from
// another draft or came with a package, the one of its order.
func verdictOf(s *Shell, f *filing.Filing) (flow.Verdict, bool) {
	if v, ok := s.Desk.Decide(s.Session.Interview()); ok && v.Order == f.Order {
		return v, true
	}
	for _, v := range flow.Verdicts() {
		elsewhere := strings.HasSuffix(v.ID, "_elsewhere")
		if v.Order == f.Order && !v.Knockout && elsewhere == (strings.HasPrefix(v.ID, "add_") && f.Record.EntityHere == filing.No) {
			return v, true
		}
	}
	return flow.Verdict{}, false
}

// materialOf returns the paper of a slot on the list, and false for one that the list does not have.
func materialOf(list []wizard.Material, slot filing.Path) (wizard.Material, bool) {
	for _, m := range list {
		if filing.Path(m.Slot) == slot && slot != "" {
			return m, true
		}
	}
	return wizard.Material{}, false
}
