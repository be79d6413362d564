// Package rulebook reads, verifies and writes signed updates of the rulebook's data.
//
// An update is one file, NAME.beianrules: a zip with two entries, rulebook.zip and its signature rulebook.zip.minisig in
// the format of minisign, so that the ordinary program can make and check it. rulebook.zip holds manifest.json and the data
// files that it lists; see Kinds for those there can be. Nothing in rulebook.zip is looked at before its signature is good.
//
// Rules of this package: bytes come in from outside, never a file's name; every size is bounded before anything is
// unpacked; each way in which a file can be wrong has an error of its own, because each has a sentence of its own.
package rulebook

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// What can be wrong with an update.
var (
	ErrNotRulebook = errors.New("not a rulebook update")
	ErrDamaged     = errors.New("rulebook update is cut off or damaged")
	ErrTooLarge    = errors.New("rulebook update is larger than any can be")
	ErrKey         = errors.New("rulebook update is signed with an unknown key")
	ErrSignature   = errors.New("signature of the rulebook update does not fit")
	ErrOlder       = errors.New("rulebook update is older than the rulebook in use")
	ErrNewer       = errors.New("rulebook update needs a newer program")
	ErrUnknownFile = errors.New("rulebook update holds a file this program does not know")
	ErrForm        = errors.New("rulebook update is not in the agreed form")
	ErrData        = errors.New("data of the rulebook update contradict themselves")
)

// What can be wrong with a key.
var (
	ErrPublicKey = errors.New("not a minisign public key")
	ErrSecretKey = errors.New("not a minisign secret key, or not its password")
)

// Limits of an update. The data of the program itself are about 0.6 MiB in 38 files.
const (
	MaxSize      = 8 << 20  // bytes of the file, and of rulebook.zip in it
	maxSignature = 8 << 10  // bytes; the comments of minisign are shorter
	maxManifest  = 1 << 20  // bytes
	maxFile      = 4 << 20  // bytes of one data file, unpacked
	maxUnpacked  = 16 << 20 // bytes of all data files together
	maxFiles     = 200
)

// A Version is the year and month of a rulebook and the number of the update in that month; 0 is the one that a program
// brings along. Later is greater.
type Version struct{ Year, Month, Number int }

var versionForm = regexp.MustCompile(`^(2\d{3})\.(0[1-9]|1[0-2])(?:\.([1-9]\d{0,3}))?$`)

// ParseVersion reads 2026.11 or 2026.11.3. The error is ErrForm.
func ParseVersion(s string) (Version, error) {
	m := versionForm.FindStringSubmatch(s)
	if m == nil {
		return Version{}, fmt.Errorf("%w: version %q", ErrForm, s)
	}
	var v Version
	for i, into := range []*int{&v.Year, &v.Month, &v.Number} {
		if m[i+1] == "" {
			continue
		}
		n, err := strconv.Atoi(m[i+1])
		if err != nil {
			return Version{}, fmt.Errorf("%w: version %q", ErrForm, s)
		}
		*into = n
	}
	return v, nil
}

// String writes the version as ParseVersion reads it.
func (v Version) String() string {
	if v.Number == 0 {
		return fmt.Sprintf("%d.%02d", v.Year, v.Month)
	}
	return fmt.Sprintf("%d.%02d.%d", v.Year, v.Month, v.Number)
}

// Before reports whether v is older than other.
func (v Version) Before(other Version) bool {
	if v.Year != other.Year {
		return v.Year < other.Year
	}
	if v.Month != other.Month {
		return v.Month < other.Month
	}
	return v.Number < other.Number
}

var programForm = regexp.MustCompile(`^\d{1,4}(\.\d{1,4}){0,2}$`)

// programBefore reports whether the version a of a program, like 0.1.0, is older than b. What follows a sign other than a
// dot, as in 0.2.0-rc1, does not count.
func programBefore(a, b string) bool {
	numbers := func(s string) (out [3]int) {
		s, _, _ = strings.Cut(s, "-")
		for i, part := range strings.SplitN(s, ".", len(out)) {
			if n, err := strconv.Atoi(part); err == nil {
				out[i] = n
			}
		}
		return out
	}
	x, y := numbers(a), numbers(b)
	for i := range x {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return false
}

// Kinds are the data files that an update can hold, as patterns of their names.
func Kinds() []string {
	return []string{
		`regions/[0-9]{2}-[a-z]+\.yaml`,    // what one province asks for
		`regions/(national|sources)\.yaml`, // national defaults with the word lists and the list of suffixes; the sources
		`divisions/divisions\.json`,        // provinces, cities, counties
		`reasons/reasons\.json`,            // why filings come back
		`providers/[a-z][a-z0-9_]*\.json`,  // the portal of a provider
		`workdays/workdays\.json`,          // days off and days made up
	}
}

var kind = regexp.MustCompile(`^(?:` + strings.Join(Kinds(), "|") + `)$`)

// Known reports whether an update can hold a data file of this name.
func Known(name string) bool { return kind.MatchString(name) }
