package ui

import (
	"runtime"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/beiandesk/beiandesk/ui/screen"
	"github.com/beiandesk/beiandesk/ui/theme"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// Keys of the settings among Fyne's preferences. Drafts, and names of folders and files, are never kept there: they are in the clear, and preferences are written in place and may be
// lost when the computer stops.
const (
	languageKey    = "language"
	lookKey        = "look"
	scaleKey       = "scale"
	idleMinutesKey = "idle"                      // minutes
	clipKey        = "clipboard"                 // numbers stay in it
	folderKey      = "folder"                    // of versions that kept it; it is taken out
	dialogKey      = "fyne:fileDialogLastFolder" // of versions that used the dialog of the window library; it is taken out
)

// ReadSettings returns the settings that were kept, and the defaults for what was not or cannot be understood.
func ReadSettings(p fyne.Preferences) screen.Settings {
	s := screen.Settings{
		Language: text.Language(p.StringWithFallback(languageKey, string(text.Chinese))),
		Look:     theme.Look(p.StringWithFallback(lookKey, string(usualLook(runtime.GOOS)))),
		Scale:    float32(p.FloatWithFallback(scaleKey, theme.MinScale)),
		Idle:     time.Duration(p.IntWithFallback(idleMinutesKey, int(screen.UsualIdle/time.Minute))) * time.Minute,

		KeepClipboard: p.Bool(clipKey),
	}
	if !slices.Contains(screen.Idles(), s.Idle) {
		s.Idle = screen.UsualIdle
	}
	if s.Language != text.Chinese && s.Language != text.English {
		s.Language = text.Chinese
	}
	if s.Look != theme.Light && s.Look != theme.Dark && s.Look != theme.System {
		s.Look = usualLook(runtime.GOOS)
	}
	s.Scale = min(max(s.Scale, theme.MinScale), theme.MaxScale)
	return s
}

// usualLook is the look until one is chosen. Many Linux desktops do not tell whether they are dark, and Fyne takes those
// for dark.
func usualLook(system string) theme.Look {
	if system == "linux" {
		return theme.Light
	}
	return theme.System
}

// WriteSettings keeps the settings.
func WriteSettings(p fyne.Preferences, s screen.Settings) {
	p.SetString(languageKey, string(s.Language))
	p.SetString(lookKey, string(s.Look))
	p.SetFloat(scaleKey, float64(s.Scale))
	p.SetInt(idleMinutesKey, int(s.Idle/time.Minute))
	p.SetBool(clipKey, s.KeepClipboard)
	p.RemoveValue(folderKey)
	p.RemoveValue(dialogKey)
}
