package ui

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2/lang"

	"github.com/beiandesk/beiandesk/wizard/text"
)

// fynePrefix begins the keys of the words that Fyne itself shows: in dialogs, in the menu of a field, in calendars.
const fynePrefix = "fyne."

// speak gives Fyne its own words in our language. Fyne follows the language of the desktop and cannot be told another, so
// our words are put in the place of that language's.
func speak(texts *text.Catalog) {
	words := map[string]any{}
	for _, key := range texts.Keys() {
		name, ok := strings.CutPrefix(key, fynePrefix)
		if !ok {
			continue
		}
		if strings.HasPrefix(name, "file.") {
			words[name] = map[string]string{"other": texts.T(key)}
		} else {
			words[name] = texts.T(key)
		}
	}
	bundle, err := json.Marshal(words)
	if err != nil {
		return // strings always become JSON
	}
	// Without the words Fyne speaks the desktop's language, which is no reason to stop.
	_ = lang.AddTranslationsForLocale(bundle, lang.SystemLocale())
}
