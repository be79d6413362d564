package main

import (
	"os"
	"strings"
)

// prepareInput sets what an X11 program needs so that Chinese can be typed into it, where the desktop has not set it. It
// must run before the window library starts.
func prepareInput() error {
	for name, value := range inputEnvironment(os.Getenv) {
		var err error
		if value == "" {
			err = os.Unsetenv(name)
		} else {
			err = os.Setenv(name, value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// inputEnvironment says which variables must change: an input method is found by XMODIFIERS only, and letters beyond ASCII
// are entered only in a UTF-8 locale. An empty value takes the variable away.
func inputEnvironment(get func(string) string) map[string]string {
	change := map[string]string{}
	if get("XMODIFIERS") == "" {
		for _, other := range []string{"GTK_IM_MODULE", "QT_IM_MODULE", "INPUT_METHOD"} {
			method := strings.ToLower(get(other))
			switch {
			case strings.HasPrefix(method, "fcitx"):
				change["XMODIFIERS"] = "@im=fcitx"
			case strings.HasPrefix(method, "ibus"):
				change["XMODIFIERS"] = "@im=ibus"
			default:
				continue
			}
			break
		}
	}
	locale, from := "", ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = get(name); locale != "" {
			from = name
			break
		}
	}
	if !strings.Contains(strings.ReplaceAll(strings.ToUpper(locale), "-", ""), "UTF8") {
		change["LC_CTYPE"] = "C.UTF-8"
		if from == "LC_ALL" {
			change["LC_ALL"] = ""
		}
	}
	return change
}
