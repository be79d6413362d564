package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/beiandesk/beiandesk/ui/chooser"
)

// errAddress says that an argument is an address of something that is no file of this computer.
var errAddress = errors.New("argument is not a file of this computer")

// givenFiles returns the files that a start is asked to open: desktops write them as paths or as addresses of the kind file:.
// Whether they are there is told by the window.
func givenFiles(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		path := arg
		if scheme, _, ok := strings.Cut(arg, "://"); ok && len(scheme) > 1 {
			if path, ok = chooser.Path(arg); !ok {
				return nil, fmt.Errorf("%w: %q", errAddress, arg)
			}
		}
		path, err := filepath.Abs(path)
		if err != nil {
			return nil, fmt.Errorf("file to open: %w", err)
		}
		out = append(out, path)
	}
	return out, nil
}
