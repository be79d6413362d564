// Package icons holds the pictures of the program itself and of what its screens are about.
package icons

import (
	"embed"
	"path"
	"strings"
)

//go:embed *.svg icon.png
var files embed.FS

// A Name names an icon. The drawings are ours: 24 by 24, filled paths, holes wound the other way, for the colour of an icon
// is replaced as a whole.
type Name string

// The icons.
const (
	Done     Name = "done"
	Begun    Name = "begun"
	Open     Name = "open" // a ring: nothing done yet
	Lock     Name = "lock"
	Alert    Name = "alert"
	Building Name = "building"
	Person   Name = "person"
	Globe    Name = "globe"
	Phone    Name = "phone"
	Shield   Name = "shield"
	Package  Name = "package"
	Place    Name = "place"
	Card     Name = "card"
	Answers  Name = "answers"
	Review   Name = "review"
	Clock    Name = "clock"
	Papers   Name = "papers"
	Idea     Name = "idea"
	Server   Name = "server"
	Next     Name = "next"
	Logo     Name = "logo" // in its own colours
)

// App returns the program's own icon, a PNG.
func App() []byte {
	data, _ := files.ReadFile("icon.png") // embedded: it is there
	return data
}

// SVG returns an icon, or nothing when there is none under the name. The bytes are shared: callers only read them.
func SVG(name Name) []byte {
	data, err := files.ReadFile(string(name) + ".svg")
	if err != nil {
		return nil
	}
	return data
}

// Names lists every icon there is.
func Names() []Name {
	entries, _ := files.ReadDir(".") // embedded: it is there
	var names []Name
	for _, e := range entries {
		if path.Ext(e.Name()) == ".svg" {
			names = append(names, Name(strings.TrimSuffix(e.Name(), ".svg")))
		}
	}
	return names
}
