package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// gone stands where something was taken out.
const gone = "<…>"

// What is taken out of a text, in this order. What is left are the words of the program.
var (
	mail = regexp.MustCompile(`[^\s<>:]+@[^\s<>:]+`)
	// place is a path or an address: from its first slash to the next colon with a space, or to the end of the line, for
	// names of folders have spaces. What stands before the slash without a space belongs to it.
	place = regexp.MustCompile(`(?m)[^\s]*[/\\].*?(: |$)`)
	// quoted is what the program quotes: mostly what somebody typed.
	quoted = regexp.MustCompile("\"(?:[^\"\\\\\n]|\\\\.)*\"|`[^`\n]*`|'[^'\n]*'|“[^”\n]*”")
	// foreign are letters beyond ASCII: the program's own errors are English.
	foreign = regexp.MustCompile(`[^\x00-\x7F]+`)
	// file is a name with an ending.
	file = regexp.MustCompile(`[^\s<>]+\.[A-Za-z][A-Za-z0-9]{1,6}\b`)
	// number is a run of digits that may be split by spaces and hyphens, with letters around it.
	number = regexp.MustCompile(`[A-Za-z]*\d[\d -]{3,}\d[\dA-Za-z]*`)
	// word is a run of letters and digits; one with several digits may be a number of a certificate.
	word = regexp.MustCompile(`[0-9A-Za-z]+`)
	// id is the form of the ids that the program makes, and no number of a certificate: ULIDs of this century begin with 01.
	id = regexp.MustCompile(`^01[0-9A-HJKMNP-TV-Z]{24}$`)
)

// fewDigits is how many digits a word may have: fewer than any number that names a person.
const fewDigits = 5

// Mask takes out of a text whatever somebody may have typed: paths, quotations, letters beyond ASCII, addresses and numbers.
// Ids of drafts stay. A name in plain letters without quotes cannot be told from a word of the program; the program's
// errors hold none.
func Mask(text string) string {
	const keep = "\x00"
	var ids []string
	text = strings.ReplaceAll(text, keep, "")
	text = word.ReplaceAllStringFunc(text, func(w string) string {
		if !id.MatchString(w) {
			return w
		}
		ids = append(ids, w)
		return keep
	})
	text = quoted.ReplaceAllString(text, gone)
	text = mail.ReplaceAllString(text, gone)
	text = place.ReplaceAllString(text, gone+"$1")
	text = file.ReplaceAllString(text, gone)
	text = strings.ReplaceAll(text, gone, "<>")
	text = foreign.ReplaceAllString(text, "<>")
	text = word.ReplaceAllStringFunc(text, func(w string) string {
		digits := 0
		for _, letter := range []byte(w) {
			if letter >= '0' && letter <= '9' {
				digits++
			}
		}
		if digits >= fewDigits {
			return "<>"
		}
		return w
	})
	text = number.ReplaceAllString(text, "<>")
	for strings.Contains(text, "<><>") {
		text = strings.ReplaceAll(text, "<><>", "<>")
	}
	text = strings.ReplaceAll(text, "<>", gone)
	for _, w := range ids {
		text = strings.Replace(text, keep, w, 1)
	}
	return strings.ReplaceAll(text, keep, "")
}

// MaskError is Mask for an error: the paths that it names are known exactly.
func MaskError(err error) string {
	text := err.Error()
	for _, name := range paths(err) {
		if name == "" {
			continue
		}
		text = strings.ReplaceAll(text, name, gone)
		if base := filepath.Base(name); len(base) > 1 {
			text = strings.ReplaceAll(text, base, gone)
		}
	}
	return Mask(text)
}

// paths lists the paths that an error and those inside it name.
func paths(err error) (found []string) {
	var one *fs.PathError
	var two *os.LinkError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &one):
		found = append(found, one.Path)
	}
	if errors.As(err, &two) {
		found = append(found, two.Old, two.New)
	}
	switch inside := err.(type) { //nolint:errorlint // the tree is walked by hand
	case interface{ Unwrap() error }:
		found = append(found, paths(inside.Unwrap())...)
	case interface{ Unwrap() []error }:
		for _, each := range inside.Unwrap() {
			found = append(found, paths(each)...)
		}
	}
	return found
}
