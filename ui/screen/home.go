package screen

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// searchFrom is from how many drafts on they can be searched.
const searchFrom = 6

// cardWidth is the narrowest a draft's card is, in points at 100 %.
const cardWidth = 370

// home is the list of drafts.
type home struct {
	*Shell
	drafts []wizard.Summary
	first  string // id of the first draft that is listed now
	list   *fyne.Container
	stage  *fyne.Container
}

// Home shows the drafts, and what the program is for when there are none.
func Home(s *Shell, _ Place) fyne.CanvasObject {
	h := &home{Shell: s, stage: container.NewStack()}
	h.Enter(func() {
		if len(h.drafts) == 0 {
			h.begin()
			return
		}
		if h.first != "" {
			h.Open(h.first)
		}
	})
	h.load()
	return h.stage
}

func (h *home) load() {
	task.Run(context.Background(), h.Tasks, h.Desk.Drafts, func(drafts []wizard.Summary, err error) {
		h.drafts = drafts
		if err != nil {
			h.Tell(err)
		}
		h.show()
	})
}

func (h *home) begin() {
	h.Go(Place{Screen: InterviewScreen})
}

func (h *home) open() {
	h.Choose(CaseFiles, func(files []string) { h.Import(files[0]) })
}

func (h *home) show() {
	page := h.listed()
	if len(h.drafts) == 0 {
		page = h.welcome()
	}
	h.stage.Objects = []fyne.CanvasObject{page}
	h.stage.Refresh()
}

func (h *home) buttons() fyne.CanvasObject {
	begin := panel.NewButton(h.Texts.T("home.new"), fynetheme.ContentAddIcon(), widget.HighImportance, h.begin)
	open := panel.NewButton(h.Texts.T("home.open"), fynetheme.FolderOpenIcon(), widget.MediumImportance, h.open)
	notice := panel.Secondary(h.Texts.T("home.notice"), func() { h.Go(Place{Screen: NoticeScreen}) })
	sheets := panel.Secondary(h.Texts.T("home.sheet"), func() { h.Go(Place{Screen: SheetScreen}) })
	return panel.Line(panel.Small, begin, open, sheets, notice)
}

// welcome says in three pieces what the program does, and that nothing leaves this computer.
func (h *home) welcome() fyne.CanvasObject {
	t := h.Texts
	piece := func(icon icons.Name, key string) fyne.CanvasObject {
		return panel.Card(
			panel.Emblem(panel.Accent, icon),
			panel.Column(panel.Tight, panel.Strong(t.T("home.does."+key)), panel.Muted(t.T("home.does."+key+".how"))),
		)
	}
	body := []fyne.CanvasObject{
		h.buttons(),
		panel.Grid(230, panel.Medium,
			piece(icons.Answers, "ask"), piece(icons.Review, "check"), piece(icons.Package, "pack")),
		panel.Notice(panel.Success, icons.Shield, t.T("home.private"), t.T("home.private.how")),
	}
	return panel.NewPage(t.T("home.welcome"), t.T("home.welcome.lead"), body, nil)
}

func (h *home) listed() fyne.CanvasObject {
	t := h.Texts
	h.list = panel.Column(panel.Medium)
	body := []fyne.CanvasObject{h.buttons()}
	if len(h.drafts) >= searchFrom {
		search := control.NewEntry(1, h.fill, nil)
		search.SetPlaceHolder(t.T("home.search"))
		search.ActionItem = panel.Icon(fynetheme.SearchIcon(), theme.ColorMuted, fynetheme.SizeNameInlineIcon)
		body = append(body, search)
	}
	body = append(body, h.list, panel.Aside(panel.Small,
		panel.Icon(panel.Picture(icons.Shield), theme.ColorMuted, theme.SizeBadge), panel.Caption(t.T("home.private.short"))))
	h.fill("")
	return panel.NewPage(t.T("home.title"), t.T("home.lead", "n", number(len(h.drafts))), body, nil)
}

// fill lists the drafts that have the words that are looked for.
func (h *home) fill(words string) {
	var cards []fyne.CanvasObject
	h.first = ""
	for _, d := range h.drafts {
		if h.matches(d, words) {
			if h.first == "" {
				h.first = d.ID
			}
			cards = append(cards, h.card(d))
		}
	}
	if len(cards) == 0 {
		cards = []fyne.CanvasObject{panel.Muted(h.Texts.T("home.search.none", "words", words))}
		h.list.Objects = cards
	} else {
		h.list.Objects = []fyne.CanvasObject{panel.Grid(cardWidth, panel.Medium, cards...)}
	}
	h.list.Refresh()
}

func (h *home) matches(d wizard.Summary, words string) bool {
	all := filing.Fold(strings.Join([]string{
		d.Title, d.Entity, d.Service, d.Domain, h.Texts.Code(filing.Orders, string(d.Order)), h.Desk.Divisions().Name(d.Province),
	}, "|"))
	return strings.Contains(all, filing.Fold(words))
}

func (h *home) card(d wizard.Summary) fyne.CanvasObject {
	t := h.Texts
	icon := icons.Building
	if d.Nature == filing.Individual {
		icon = icons.Person
	}
	title := titleOf(t, d)
	who := d.Entity
	if who == title {
		who = ""
	}
	what := joined(t.Code(filing.Orders, string(d.Order)), h.Desk.Divisions().Name(d.Province), d.Domain)
	names := panel.Column(0.5, panel.NewText(title, panel.Style{Bold: true, Size: theme.SizeLead}))
	if who != "" {
		names.Add(panel.Muted(who))
	}
	names.Add(panel.Caption(what))

	stand, next := h.standing(d)
	remove := panel.NewTile(t.T("home.delete.label", "title", title), false,
		panel.Inset(1.5, panel.Icon(fynetheme.DeleteIcon(), theme.ColorMuted, theme.SizeBadge)), func() { h.remove(d) })
	content := panel.Column(3,
		panel.Aside(3, panel.Emblem(panel.Accent, icon), names),
		stand, next,
		panel.Split(panel.Small, panel.Caption(changedAt(t, d.SavedAt, h.Now())), remove),
	)
	return panel.NewTile(title, true, panel.Inset(5, content), func() { h.Open(d.ID) })
}

// stepOf returns the step of a page's key, like service_basics of service_basics[1].
func stepOf(page string) string {
	step, _, _ := strings.Cut(page, "[")
	return step
}

// askWidth is how much wider than its buttons a question is, in points.
const askWidth = 240

func (h *home) remove(d wizard.Summary) {
	t := h.Texts
	words := panel.Body(t.T("home.delete.sure", "title", titleOf(t, d)))
	ask := dialog.NewCustomWithoutButtons(t.T("home.delete"), words, h.Window)
	sure := panel.Destructive(t.T("button.delete"), func() {
		ask.Hide()
		task.Run(context.Background(), h.Tasks, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, h.Desk.Delete(ctx, d.ID)
		}, func(_ struct{}, err error) {
			h.Tell(err)
			h.load()
		})
	})
	ask.SetButtons([]fyne.CanvasObject{panel.Secondary(t.T("button.keep"), ask.Hide), sure})
	ask.Resize(ask.MinSize().AddWidthHeight(askWidth, 0))
	ask.Show()
}
