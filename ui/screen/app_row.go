package screen

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/assets/icons"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// appRow is what stands above the questions of one platform: where to drop its app, and what was read of it.
type appRow struct {
	a      *appPart
	row    filing.Path
	ground fyne.CanvasObject // of the whole row: files are dropped on it
	box    *fyne.Container
	shown  string
}

// row begins the part of a platform's row.
func (a *appPart) row(at filing.Path) *appRow {
	r := &appRow{a: a, row: at, box: container.NewStack()}
	a.rows = append(a.rows, r)
	r.ground = r.box
	return r
}

// show draws the row as things stand.
func (r *appRow) show(facts []wizard.AppFact) {
	var own []wizard.AppFact
	for _, fact := range facts {
		if fact.Path.Under(r.row) {
			own = append(own, fact)
		}
	}
	apps, findings := r.a.p.Session.Apps(r.row), r.findings()
	state := stateOf(own, apps, findings, r.a.keptPaths())
	if state == r.shown {
		return
	}
	r.shown = state
	r.box.RemoveAll()
	if len(apps) == 0 {
		r.box.Add(r.empty())
	} else {
		r.box.Add(r.full(apps, own, findings))
	}
	r.box.Refresh()
}

// findings are those about the apps of the row, but for the comparisons, which are shown as such.
func (r *appRow) findings() []rule.Finding {
	var out []rule.Finding
	for _, f := range r.a.p.Session.Check().Findings {
		about := len(f.Paths) > 0 && (f.Paths[0].Under(r.row) || f.Rule == "AID013" && r.row.Place()[1] == 0)
		if strings.HasPrefix(string(f.Rule), "AID") && about && !f.SetAside && !slices.Contains([]rule.ID{"AID019", "AID020", "AID021", "AID022"}, f.Rule) {
			out = append(out, f)
		}
	}
	return out
}

func (r *appRow) chooser(words string) fyne.CanvasObject {
	return editing(r.a.p.Shell, panel.NewButton(words, fynetheme.FolderOpenIcon(), buttonImportance, func() { r.a.choose(r.row) }))
}

func (r *appRow) empty() fyne.CanvasObject {
	t := r.a.p.Texts
	return panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, panel.Medium, panel.Line(panel.Small,
		panel.NewText(t.T("app.row.drop"), panel.Style{Color: theme.ColorMuted}), r.chooser(t.T("papers.choose"))))
}

func (r *appRow) full(apps []wizard.AppReading, facts []wizard.AppFact, findings []rule.Finding) fyne.CanvasObject {
	t := r.a.p.Texts
	content := panel.Column(panel.Medium)
	for i, app := range apps {
		_, signs := apps[len(apps)-1].Signer()
		content.Add(r.app(app, i == len(apps)-1 || !signs, findings))
	}
	for _, f := range findings { // before what is offered: a debug certificate's key should not be taken
		content.Add(paperFinding(f))
	}
	for _, fact := range facts {
		content.Add(r.a.fact(fact))
	}
	content.Add(panel.Line(panel.Small, r.chooser(t.T("app.row.more"))))
	return panel.Sheet(theme.ColorQuietSoft, theme.ColorLine, panel.Medium, content)
}

// app tells what was read, and of the file whose signer counts also why, letting the applicant choose between signers.
func (r *appRow) app(app wizard.AppReading, counts bool, findings []rule.Finding) fyne.CanvasObject {
	t, p := r.a.p.Texts, r.a.p
	version := app.Version
	if app.VersionCode != "" && app.VersionCode != version {
		version = strings.TrimSpace(version + " (" + app.VersionCode + ")")
	}
	words := panel.Column(0.5, panel.Strong(app.File),
		panel.Caption(joined(t.T("appid.kind."+app.Kind), bytesInWords(app.Size), app.Label, app.Package, version)))
	remove := panel.Link(t.T("app.row.remove"), func() {
		p.Session.DropApp(app.Row, app.Alone)
		p.Saving()
		p.find()
		p.view.Refresh()
	})
	content := panel.Column(panel.Small, panel.Split(panel.Small, words, editing(p.Shell, remove)))
	if !counts {
		return content
	}
	if len(app.Choices) > 1 {
		content.Add(panel.Strong(t.T("app.signers")))
		for _, i := range app.Choices {
			if i < len(app.Signers) {
				content.Add(r.signer(app, i))
			}
		}
	}
	said := slices.ContainsFunc(findings, func(f rule.Finding) bool {
		return slices.Contains([]rule.ID{"AID001", "AID004", "AID008", "AID009", "AID010", "AID016"}, f.Rule)
	})
	if app.Reason != "" && !said {
		content.Add(panel.Muted(t.T("appid.why." + app.Reason)))
	}
	return content
}

// signer is one of the signers that could be meant.
func (r *appRow) signer(app wizard.AppReading, i int) fyne.CanvasObject {
	t, p, s := r.a.p.Texts, r.a.p, app.Signers[i]
	head := t.T("appid.signer", "scheme", s.Scheme, "subject", s.Subject)
	switch {
	case s.Superseded:
		head = t.T("appid.signer_before", "scheme", s.Scheme, "subject", s.Subject)
	case app.Alone && s.Alias != "":
		head = s.Alias + " · " + s.Subject
	case app.Alone:
		head = s.Subject
	}
	state := panel.Mark(panel.Quiet, icons.Open, t.T("app.signer.take"))
	if i == app.Chosen {
		state = panel.Mark(panel.Success, icons.Done, t.T("app.signer.taken"))
	}
	words := panel.Column(0.5, panel.Body(head),
		panel.Caption(t.T("app.signer.detail", "from", s.NotBefore, "to", s.NotAfter, "md5", s.MD5, "sha1", s.SHA1)), state)
	tile := panel.NewTile(head, true, panel.InsetXY(3, 2, words), func() {
		if err := p.Session.ChooseSigner(app.Row, app.Alone, i); err != nil {
			p.Tell(err)
			return
		}
		p.changed("")
		p.find()
		p.view.Refresh()
	})
	tile.Choose(i == app.Chosen)
	editing(p.Shell, tile)
	return tile
}

// ruleOf is the rule that holds a fact against the app.
func ruleOf(at filing.Path) rule.ID {
	switch {
	case at.Pattern() == "services[].name":
		return "AID022"
	case strings.HasSuffix(string(at), ".package"):
		return "AID019"
	case strings.HasSuffix(string(at), ".public_key"):
		return "AID020"
	case strings.HasSuffix(string(at), ".fingerprint"):
		return "AID021"
	}
	return ""
}

// kept reports whether the applicant keeps what is typed although the app says otherwise.
func (a *appPart) kept(at filing.Path) bool { return slices.Contains(a.keptPaths(), at) }

// keptPaths lists the facts that the applicant keeps.
func (a *appPart) keptPaths() []filing.Path {
	var out []filing.Path
	for _, s := range a.p.Session.Filing().SetAside {
		if at := filing.Path(s.Attachment); s.Rule == string(ruleOf(at)) {
			out = append(out, at)
		}
	}
	return out
}

// fact offers what was read of one fact, or shows it beside what is typed.
func (a *appPart) fact(fact wizard.AppFact) fyne.CanvasObject {
	t, p := a.p.Texts, a.p
	label, found := t.Plain(fact.Path), a.value(fact.Path, fact.Found)
	colon := func(value string) string {
		words := t.T("app.fact", "field", label, "value", value)
		if at := fact.Path.Place(); len(at) == 2 && len(p.Session.Apps(at.Of(platformList+"[]"))) > 1 {
			words += t.T("app.fact.from", "file", fact.File)
		}
		return words
	}
	switch {
	case strings.TrimSpace(fact.Typed) == "":
		return panel.Split(panel.Small, panel.Body(colon(found)),
			editing(p.Shell, panel.Secondary(t.T("app.fact.take"), func() { p.fill(fact.Path, fact.Found); p.view.Refresh() })))
	case fact.Same:
		return panel.Line(0, panel.Mark(panel.Success, icons.Done, t.T("app.fact.same", "field", label, "file", fact.File)))
	case a.kept(fact.Path):
		return panel.Split(panel.Small, panel.Muted(t.T("app.fact.kept", "field", label, "value", a.value(fact.Path, fact.Typed))),
			editing(p.Shell, panel.Link(t.T("app.fact.again"), func() {
				if err := p.Session.TakeBack(string(ruleOf(fact.Path)), string(fact.Path)); err != nil {
					p.Tell(err)
					return
				}
				p.Saving()
				p.find()
				p.view.Refresh()
			})))
	}
	use := editing(p.Shell, panel.Secondary(t.T("app.fact.use"), func() { p.fill(fact.Path, fact.Found); p.view.Refresh() }))
	sides := []fyne.CanvasObject{
		panel.Column(panel.Small, panel.Caption(t.T("app.fact.typed")), panel.Body(a.value(fact.Path, fact.Typed))),
		panel.Column(panel.Small, panel.Caption(t.T("app.fact.found", "file", fact.File)), panel.Body(found), panel.Line(0, use)),
	}
	if ruleOf(fact.Path) != "" {
		sides[0].(*fyne.Container).Add(panel.Line(0, editing(p.Shell, panel.Secondary(t.T("app.fact.keep"), func() { a.keep(fact) }))))
	}
	return panel.Sheet(theme.ColorWarningSoft, theme.ColorWarning, panel.Medium, panel.Column(panel.Small,
		panel.Aside(panel.Small, panel.Icon(panel.Picture(icons.Alert), theme.ColorWarning, fynetheme.SizeNameInlineIcon),
			panel.NewText(t.T("app.fact.differs", "field", label, "file", fact.File), panel.Style{Bold: true, Color: theme.ColorWarning})),
		panel.Grid(sideWidth, panel.Medium, sides...)))
}

// sideWidth is the least width of each of two values side by side, in points at 100 % text size.
const sideWidth = 260

// keep answers the warning about a fact: the applicant has compared and keeps what is typed.
func (a *appPart) keep(fact wizard.AppFact) {
	reason := a.p.Texts.T("app.kept.reason", "file", fact.File, "value", a.value(fact.Path, fact.Found))
	if err := a.p.Session.SetAside(string(ruleOf(fact.Path)), string(fact.Path), reason); err != nil {
		a.p.Tell(err)
		return
	}
	a.p.Saving()
	a.p.find()
	a.p.view.Refresh()
}

// value tells a fact: a system by its name, a long key by its ends and its length.
func (a *appPart) value(at filing.Path, value string) string {
	if strings.HasSuffix(string(at), ".os") {
		if key := "os." + value; a.p.Texts.Has(key) {
			return a.p.Texts.T(key)
		}
		return value
	}
	const whole, end = 48, 16
	letters := []rune(strings.Join(strings.Fields(value), " "))
	if !strings.HasSuffix(string(at), ".public_key") || len(letters) <= whole {
		return string(letters)
	}
	return a.p.Texts.T("app.long", "begin", string(letters[:end]), "end", string(letters[len(letters)-end:]), "n", number(len(letters)))
}

// askPassword asks for the password of a keystore. It is handed to the reading and kept nowhere.
func (a *appPart) askPassword(i int) {
	if i >= len(a.asks) {
		return
	}
	wish := a.asks[i].wish
	t := a.p.Texts
	entry := control.NewEntry(1, nil, nil)
	entry.Password = true
	words := t.T("app.password.words", "file", nameOf(wish.file))
	if a.asks[i].wrong {
		words = t.T("app.password.wrong.words", "file", nameOf(wish.file))
	}
	form(a.p.Shell, t.T("app.password.title"), panel.Column(panel.Small, panel.Body(words), entry), t.T("app.password.open"), t.T("papers.cancel"), entry, func() {
		typed := entry.Text
		entry.SetText("")
		wish.query.Password = &typed
		a.answered(i, true, wish)
	})
}
