package journal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// mostTail bounds what is read of the end of a log, in bytes.
const mostTail = 256 << 10

// Tail returns the last lines of the log, oldest first.
func (j *Journal) Tail(lines int) (tail []string, err error) {
	f, err := os.Open(filepath.Join(j.folder, logName))
	if err != nil {
		return nil, fmt.Errorf("end of the log: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("end of the log: %w", err)
	}
	raw, err := io.ReadAll(io.LimitReader(io.NewSectionReader(f, max(0, info.Size()-mostTail), mostTail), mostTail))
	if err != nil {
		return nil, fmt.Errorf("end of the log: %w", err)
	}
	all := strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")
	if info.Size() > mostTail {
		all = all[1:] // cut off in the middle
	}
	return all[max(0, len(all)-lines):], nil
}
