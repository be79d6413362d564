package pack

import (
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/paper"
)

// maxStem bounds a name as given, in runes, so that with folder and extension it stays under the 260 of Windows paths.
const maxStem = 80

// safePath reports whether every system takes the name for a file below the folder it is unpacked into.
func safePath(name string) bool {
	if !utf8.ValidString(name) || !fs.ValidPath(name) || name == "." {
		return false
	}
	for _, part := range strings.Split(name, "/") {
		if part != safeRunes(part) || reserved(part) || strings.TrimRight(part, ". ") != part {
			return false
		}
	}
	return true
}

// safeRunes takes out what a file name cannot hold on some system, and marks that hide or turn what is read.
func safeRunes(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return -1
		}
		return r
	}, s)
}

// reserved reports whether Windows takes the name for a device, with any extension.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	for _, device := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(stem, device); ok && utf8.RuneCountInString(n) == 1 && strings.ContainsAny(n, "123456789¹²³") {
			return true
		}
	}
	return false
}

// givenName is the member name of an attachment: the name it was given under, made safe, behind its id.
func givenName(id, file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	extension := safeRunes(path.Ext(base))
	stem := strings.Trim(safeRunes(strings.TrimSuffix(base, path.Ext(base))), " .")
	id = strings.Trim(safeRunes(id), " .")
	// A case that comes out of a package has the id in front already.
	switch {
	case stem == "":
		stem = id
	case id != "" && stem != id && !strings.HasPrefix(stem, id+"-"):
		stem = id + "-" + stem
	}
	if runes := []rune(stem); len(runes) > maxStem {
		stem = strings.TrimRight(string(runes[:maxStem]), " .")
	}
	if runes := []rune(extension); len(runes) > 12 || strings.TrimRight(extension, ". ") != extension {
		extension = ""
	}
	if stem == "" || reserved(stem) {
		stem = "file" + stem
	}
	return stem + extension
}

// slotName is the part of a member name that stands for a slot: services[0].app.icon becomes services-0.app.icon.
func slotName(slot string) string {
	if !paper.Slot(slot).Valid() {
		return string(paper.Other)
	}
	return strings.NewReplacer("[", "-", "]", "").Replace(slot)
}

// distinct gives out names once, counting up where a name is taken in any spelling of its letters.
type distinct map[string]bool

func (d distinct) name(folder, name string) string {
	extension := path.Ext(name)
	stem := strings.TrimSuffix(name, extension)
	for n := 2; d[strings.ToLower(folder+name)]; n++ {
		name = stem + "-" + strconv.Itoa(n) + extension
	}
	d[strings.ToLower(folder+name)] = true
	return folder + name
}
