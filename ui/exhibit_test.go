package ui_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/beiandesk/beiandesk/ui"
	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/panel"
	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/text"
	"github.com/beiandesk/beiandesk/wizard/timeline"
)

// bundle is the faulty sample as somebody saw it in English, on the page of a licence, with one finding more than today's
// rulebook gives.
func (b *bench) bundle(closed *bool) ui.Case {
	f := sample.Faulty()
	e := &wizard.Exhibit{
		Draft: wizard.Draft{Filing: f}, At: time.Date(2026, 3, 2, 9, 0, 0, 0, timeline.Beijing), Program: "0.0.9", Rulebook: "2026.2", Redacted: true,
		View: wizard.View{Language: text.English, Look: "dark", Scale: 1.25, Screen: "step", Stop: "entity_certificate"},
	}
	seen := b.desk.Check(f, nil, e.Day(), b.texts[text.English])
	seen.Findings = append(seen.Findings, rule.Finding{Rule: "OLD001", Severity: rule.Warn, Layer: rule.National, Title: "Withdrawn", Message: "A rule that is no more"})
	e.Seen = &seen
	return ui.Case{Filing: f, Files: noFiles{}, Exhibit: e, Close: func() error { *closed = true; return nil }}
}

func TestABundleIsShownAsItWasSeen(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	own, closed := b.kept, false
	b.Look(b.bundle(&closed))
	assert.Equal(t, screen.Place{Screen: screen.StepScreen, Stop: "entity_certificate"}, b.Place())
	en, zh := b.texts[text.English], b.texts[text.Chinese]
	assert.Contains(t, b.all(), en.T("exhibit.bar.bundle"))
	assert.Contains(t, b.all(), "0.0.9")
	assert.Contains(t, b.all(), "2026-03-02")

	b.press(en.T("exhibit.own"))
	assert.Contains(t, b.all(), zh.T("exhibit.bar.bundle"), "in the language of whoever looks")
	b.press(zh.T("exhibit.theirs"))
	assert.Contains(t, b.all(), en.T("exhibit.bar.bundle"))
	assert.Equal(t, own, b.kept, "no setting of theirs is kept")

	b.press(en.T("exhibit.close"))
	assert.Equal(t, screen.HomeScreen, b.Place().Screen)
	assert.True(t, closed)
	assert.Nil(t, b.Session())
	assert.Contains(t, b.all(), zh.T("home.new"), "back in one's own language")
	assert.Zero(t, b.drafts())
}

func TestThenAndNowIsShown(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	closed := false
	b.Look(b.bundle(&closed))
	en := b.texts[text.English]
	b.press(en.T("exhibit.compare"))
	said := b.all()
	assert.Contains(t, said, en.T("exhibit.witness.report"))
	assert.Contains(t, said, en.T("exhibit.turn.gone"))
	assert.Contains(t, said, "A rule that is no more")
	assert.Contains(t, said, en.T("exhibit.turn.new"), "what has run out since")
	assert.NotContains(t, said, "ENT003", "what is the same is not shown")
}

// TestNothingCanBeChangedWhereOneLooks presses, types and drops on every page of a case that is only looked at.
func TestNothingCanBeChangedWhereOneLooks(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	closed := false
	b.Look(b.bundle(&closed))
	session := b.Session()
	before, progress := session.Filing(), session.Progress()
	places := []screen.Place{}
	for _, page := range session.Pages() {
		places = append(places, screen.Place{Screen: screen.StepScreen, Stop: page.Key})
	}
	for _, name := range []screen.Name{
		screen.TasksScreen, screen.PapersScreen, screen.LettersScreen, screen.AnswersScreen, screen.ReviewScreen, screen.ExportScreen,
		screen.ProgressScreen, screen.AfterScreen, screen.ExhibitScreen,
	} {
		places = append(places, screen.Place{Screen: name})
	}
	driven := 0
	for _, at := range places {
		b.Go(at)
		var pieces []fyne.CanvasObject
		b.everything(func(o fyne.CanvasObject) { pieces = append(pieces, o) })
		for _, o := range pieces {
			switch o := o.(type) {
			case *control.Entry:
				driven++
				assert.True(t, o.Disabled(), "%v: a field to be read", at)
				o.TypedRune('错')
				o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			case *panel.Button, *panel.Tile, *widget.Button:
			case fyne.Focusable:
				driven++
				o.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
				if pressed, ok := o.(fyne.Tappable); ok {
					pressed.Tapped(&fyne.PointEvent{})
				}
			}
		}
		b.fall("licence.jpg")
		require.Same(t, session, b.Session(), "%v", at)
		require.Equal(t, before, session.Filing(), "%v", at)
	}
	assert.Greater(t, driven, 40)
	assert.Equal(t, progress, session.Progress())
	assert.Zero(t, b.drafts())
	assert.Zero(t, b.store.saves.Load(), "nothing was saved at all")
}

// TestEveryButtonWhereOneLooks presses each button and tile of each page, each on a page that is shown anew.
func TestEveryButtonWhereOneLooks(t *testing.T) {
	b := newBench(t, text.Chinese)
	b.open()
	closed := false
	b.Look(b.bundle(&closed))
	session := b.Session()
	before := session.Filing()
	for _, at := range []screen.Place{
		{Screen: screen.StepScreen, Stop: "service_domains[0]"},
		{Screen: screen.PapersScreen},
		{Screen: screen.ExportScreen},
		{Screen: screen.ProgressScreen},
	} {
		for n := 0; ; n++ {
			b.Go(at)
			press := b.stageButtons()
			if n >= len(press) {
				break
			}
			press[n]()
			for top := b.Window.Window().Canvas().Overlays().Top(); top != nil; top = b.Window.Window().Canvas().Overlays().Top() {
				b.Window.Window().Canvas().Overlays().Remove(top)
			}
			require.Equal(t, before, session.Filing(), "%v, button %d", at, n)
			if b.Session() != session { // it led to the list of drafts
				b.Look(b.bundle(&closed))
				session = b.Session()
			}
		}
	}
	assert.Zero(t, b.store.saves.Load())
	assert.Zero(t, b.drafts())
}

// stageButtons are what presses each button that is in use.
func (b *bench) stageButtons() []func() {
	var out []func()
	b.everything(func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *panel.Button:
			if !o.Disabled() && o.Visible() && o.OnTapped != nil {
				out = append(out, func() { o.Tapped(&fyne.PointEvent{}) })
			}
		case *panel.Tile:
			if o.OnTapped != nil && o.Visible() {
				out = append(out, func() { o.Tapped(&fyne.PointEvent{}) })
			}
		}
	})
	return out
}
