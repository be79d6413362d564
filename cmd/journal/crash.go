package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

const (
	// rawName takes what the runtime says when it ends the program. Nothing of ours runs then, so it is masked by the next
	// start, and removed.
	rawName = "crash.raw"
	// reportName is followed by a moment; reports sort by time.
	reportName   = "crash-"
	reportEnding = ".txt"
	reportTime   = "20060102-150405"
	// mostReports are kept.
	mostReports = 5
	// mostRaw bounds what is read of a crash: of very many goroutines the first ones tell enough.
	mostRaw = 1 << 20
)

// Watch has the runtime write down what ends the program, if anything does. What it wrote in an earlier run is made a
// report first, whose name is returned; empty where that run ended well. Only one program may watch a folder at a time.
func (j *Journal) Watch(now time.Time) (report string, err error) {
	report, err = j.collect(now)
	if err != nil {
		return "", fmt.Errorf("report of a crash: %w", err)
	}
	if j.crash, err = os.OpenFile(j.raw(), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, fileMode); err != nil {
		return report, fmt.Errorf("watch for crashes: %w", err)
	}
	if err := debug.SetCrashOutput(j.crash, debug.CrashOptions{}); err != nil {
		return report, fmt.Errorf("watch for crashes: %w", err)
	}
	return report, nil
}

func (j *Journal) raw() string { return filepath.Join(j.folder, rawName) }

func (j *Journal) unwatch() error {
	if j.crash == nil {
		return nil
	}
	err := errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), j.crash.Close())
	j.crash = nil
	if info, statErr := os.Stat(j.raw()); statErr == nil && info.Size() == 0 {
		err = errors.Join(err, os.Remove(j.raw()))
	}
	return err
}

// collect masks what the runtime wrote in an earlier run.
func (j *Journal) collect(now time.Time) (string, error) {
	f, err := os.Open(j.raw())
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	raw, err := io.ReadAll(io.LimitReader(f, mostRaw))
	if err := errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	name := ""
	if len(bytes.TrimSpace(raw)) > 0 {
		if name, err = j.write(now, MaskTrace(string(raw))); err != nil {
			return "", err
		}
	}
	return name, os.Remove(j.raw())
}

// Crashed writes a report of a panic that was recovered, and returns its name. The stack is runtime/debug's.
func (j *Journal) Crashed(now time.Time, reason any, stack []byte) (string, error) {
	return j.write(now, MaskTrace(fmt.Sprintf("panic: %v\n\n%s", reason, stack)))
}

func (j *Journal) write(now time.Time, text string) (string, error) {
	if err := os.MkdirAll(j.folder, folderMode); err != nil {
		return "", err
	}
	name := filepath.Join(j.folder, reportName+now.UTC().Format(reportTime)+reportEnding)
	if err := os.WriteFile(name, []byte(text), fileMode); err != nil {
		return "", err
	}
	old, err := filepath.Glob(filepath.Join(j.folder, reportName+"*"+reportEnding))
	if err != nil {
		return "", err
	}
	slices.Sort(old)
	for _, each := range old[:max(0, len(old)-mostReports)] {
		if err := os.Remove(each); err != nil {
			return "", err
		}
	}
	return name, nil
}

// The lines of a trace that tell where something happened.
var (
	goroutine = regexp.MustCompile(`^goroutine \d+ .*\[[a-z ,0-9()]+\]:$`)
	call      = regexp.MustCompile(`^((?:created by )?[\w./()*\[\]…-]+?)(?:\((?:[^()]|\.\.\.)*\))?(?: in goroutine \d+)?$`)
	position  = regexp.MustCompile(`^\t(?:.*[/\\])?([\w.-]+\.(?:go|s|c|h|m):\d+)(?: .*)?$`)
)

// MaskTrace keeps of what the runtime says at the end of a program where it happened: functions and lines, no arguments
// and no folders. Of why it happened it keeps what Mask leaves.
func MaskTrace(trace string) string {
	var out []string
	inside := false
	for line := range strings.Lines(trace) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case goroutine.MatchString(line):
			inside = true
			out = append(out, line)
		case !inside:
			out = append(out, Mask(line))
		case line == "":
			out = append(out, "")
		default:
			if at := position.FindStringSubmatch(line); at != nil {
				out = append(out, "\t"+at[1])
			} else if f := call.FindStringSubmatch(line); f != nil {
				out = append(out, f[1])
			}
		}
	}
	return strings.Join(out, "\n") + "\n"
}
