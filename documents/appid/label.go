package appid

import "strings"

// label takes the names of an app by language and chooses the one that people in mainland China see.
func (a *App) label(names map[string]string) {
	a.Labels = map[string]string{}
	for locale, name := range names {
		if name = strings.TrimSpace(name); name != "" {
			a.Labels[locale] = name
		}
	}
	if a.Label = a.Labels[""]; a.Label == "" {
		a.Label = a.Labels["en"]
	}
	// From the farthest to the nearest.
	for _, locale := range []string{"zh", "zh-CN", "zh-Hans", "zh-Hans-CN"} {
		if name := a.Labels[locale]; name != "" {
			a.Label = name
		}
	}
}
