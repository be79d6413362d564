// Package companion holds what somebody fills into a portal, page by page, as data that a page and a window show alike.
package companion

import (
	"hash/fnv"
	"strconv"
)

// A Guide is everything that is filled in for one filing, in the portal's order.
type Guide struct {
	Filing  string // id
	Title   string
	Who     []Segment
	Type    string // of the order
	Blocked int    // findings that are bound to be sent back
	Pages   []Page
	After   []Reminder
	Footer  string
}

// A Page is one page of the portal.
type Page struct {
	ID            string // the same as long as the filing has the page
	Number        int    // from 1
	Title         string
	Of            []Segment // the service it is about
	Note, Warning string
	Final         bool // nothing on it can be edited afterwards
	Same          bool // the person of an earlier page
	Lines         []Line
	Uploads       []Upload
	TakesPictures bool
}

// A Line is one fact on a page.
type Line struct {
	ID, Label string
	Gloss     string // the portal's own word, where the label is in another language
	How       How
	Note      string
	Values    []Value
	Mono      bool // letters and digits, compared one by one
}

// How says what is done with a line.
type How string

// What is done with a line.
const (
	Typed    How = ""        // typed or pasted
	Picked   How = "pick"    // chosen from the portal's list
	Compared How = "compare" // not entered: the portal knows it from elsewhere, it should agree
)

// Ticked reports whether there is anything to do on a line.
func (l Line) Ticked() bool { return l.How != Compared && len(l.Values) > 0 }

// A Value is what is shown, what is copied, and what it means in the reader's language.
type Value struct {
	Shown  []Segment
	Copy   string
	Gloss  string
	Hidden bool // characters that cannot be seen were left out of Copy
}

// A Segment is a run of text as it is, or the name of a character that cannot be seen.
type Segment struct {
	Text string
	Mark bool
}

// Words joins segments, marks as they are named.
func Words(parts []Segment) string {
	var all string
	for _, s := range parts {
		all += s.Text
	}
	return all
}

// An Upload is a place for pictures.
type Upload struct {
	ID, Label, Gloss string
	Pictures         []Picture
	Trouble          []string // why a picture could not be made
	Notes            []string
}

// A Picture is a page of a paper as the portal takes it.
type Picture struct {
	Stem       string // its name without the ending; the same in the package
	Attachment string // id
	Page       int    // from 0

	Name    string // its name in the package; empty where pictures were not made
	Type    string // its media type, where it was made
	Data    []byte // its bytes, where they are shown
	TooMany bool   // its bytes are left out because there are so many
}

// A Reminder is something to keep in mind before and after handing in.
type Reminder struct{ ID, Text string }

// TickID names a line, an upload or a reminder among those of the whole guide.
func (p Page) TickID(line string) string { return p.ID + "/" + line }

// Mark is what a tick on a line is kept with: when a value changes, the tick is gone.
func (l Line) Mark() string {
	sum := fnv.New64a()
	for _, v := range l.Values {
		_, _ = sum.Write([]byte(v.Copy + "\x00")) // never fails
	}
	return strconv.FormatUint(sum.Sum64(), 36)
}

// Mark is what a tick on an upload is kept with.
func (u Upload) Mark() string {
	sum := fnv.New64a()
	for _, p := range u.Pictures {
		_, _ = sum.Write([]byte(p.Attachment + "\x00" + p.Stem + "\x00"))
	}
	return strconv.FormatUint(sum.Sum64(), 36)
}
