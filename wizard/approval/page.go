package approval

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/region"
	"github.com/beiandesk/beiandesk/wizard/rule"
)

// A Page is what a saved web page holds, as a browser without scripts shows it.
type Page struct {
	Title   string
	Text    string // what is seen, without the title
	Hidden  string // what is there and not seen
	Links   []Link
	Charset string // utf-8, gb18030 ...
	Scripts int    // how many there are
	Frames  int    // pages inside the page, whose text is in other files
}

// A Link is a part of the text that leads somewhere: Start up to but without End, in bytes of Page.Text. They are equal for
// a picture.
type Link struct {
	Href       string // as written, without spaces around it
	Script     string // what runs on a click
	Start, End int
}

// An ID names a finding about a page for ever. Its sentences are the texts "approval.ID.message" and "approval.ID.fix".
type ID string

// The findings about a page.
const (
	NumberMissing ID = "number_missing"
	NumberWritten ID = "number_written" // its digits are there, the rest is not as the bureau writes it
	NumberHidden  ID = "number_hidden"
	NumberDiffers ID = "number_differs"
	NumberForm    ID = "number_form"  // the entity's in place of the service's, or the other way round
	NumberBare    ID = "number_bare"  // the entity's, where the service's is shown and was not told
	NumberOther   ID = "number_other" // another entity's stands beside it
	LinkMissing   ID = "link_missing"
	LinkElsewhere ID = "link_elsewhere"
	LinkRelative  ID = "link_relative"
	LinkOld       ID = "link_old"
	LinkScript    ID = "link_script"
	LinkBeside    ID = "link_beside"
	TitleMissing  ID = "title_missing"
	TitleDiffers  ID = "title_differs"
	TitleLonger   ID = "title_longer"
	PoliceMissing ID = "police_missing"
	PersonalWords ID = "personal_words"
	ScriptPage    ID = "script_page"
	FramedPage    ID = "framed_page"
)

// IDs lists every finding there can be.
func IDs() []ID {
	return []ID{
		NumberMissing, NumberWritten, NumberHidden, NumberDiffers, NumberForm, NumberBare, NumberOther, LinkMissing, LinkElsewhere, LinkRelative,
		LinkOld, LinkScript, LinkBeside, TitleMissing, TitleDiffers, TitleLonger, PoliceMissing, PersonalWords, ScriptPage, FramedPage,
	}
}

// A Finding is something about a page.
type Finding struct {
	ID       ID
	Severity rule.Severity
	Values   map[string]string // for its sentences
}

// An Expectation is what a page is held against.
type Expectation struct {
	Footer     Footer
	Name       string // of the site, as filed; empty where not known
	Individual bool   // the entity is a person
}

// A Verdict is what was found about a page.
type Verdict struct {
	Judged   bool     // false: the page is drawn by scripts or made of frames, and shows nothing by itself
	Numbers  []string // filing numbers that are seen, in order, each once
	Findings []Finding
}

// Passes reports whether nothing would be sent back.
func (v Verdict) Passes() bool {
	return !slices.ContainsFunc(v.Findings, func(f Finding) bool { return f.Severity == rule.Block })
}

const (
	// fewWords is up to how many characters a page that has scripts shows nothing by itself: a spinner, a title.
	fewWords = 40
	// beside is within how many bytes of a number a link still counts as the number's.
	beside = 36
	// mostNumbers bounds how many numbers of a page are looked at: a page has a few, and one that is made to be slow many.
	mostNumbers = 100
	// mostWords bounds how many words are listed in a sentence.
	mostWords = 8
)

// Check holds a page against what an approved filing asks of it.
func Check(p Page, want Expectation, atlas *region.Atlas) Verdict {
	c := checker{page: p, want: want, number: want.Footer.Show, atlas: atlas}
	found := filing.FindFilingNumbers(p.Text)
	if n := len(found); n > mostNumbers { // those at the foot count
		found = found[n-mostNumbers:]
	}
	seen := map[string]bool{}
	for _, f := range found {
		if text := f.Number.String(); !seen[text] {
			seen[text] = true
			c.Numbers = append(c.Numbers, text)
		}
	}
	switch {
	case len(found) == 0 && p.Scripts > 0 && utf8.RuneCountInString(p.Text) <= fewWords && !c.hidden():
		c.add(ScriptPage, rule.Warn)
		return c.Verdict
	case len(found) == 0 && p.Frames > 0 && utf8.RuneCountInString(p.Text) <= fewWords:
		c.add(FramedPage, rule.Warn)
		return c.Verdict
	}
	c.Judged = true
	if places := c.places(found); len(places) > 0 {
		c.link(places, found)
	}
	c.title()
	if !c.police() {
		c.add(PoliceMissing, rule.Hint)
	}
	if words := c.personal(); len(words) > 0 {
		c.add(PersonalWords, rule.Hint, "words", strings.Join(words, "、"))
	}
	return c.Verdict
}

type checker struct {
	Verdict
	page   Page
	want   Expectation
	number filing.FilingNumber
	atlas  *region.Atlas
}

func (c *checker) add(id ID, severity rule.Severity, pairs ...string) {
	values := map[string]string{"number": c.number.String(), "html": c.want.Footer.HTML, "link": c.want.Footer.Link, "name": c.want.Name, "title": c.page.Title}
	for i := 0; i+1 < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	c.Findings = append(c.Findings, Finding{id, severity, values})
}

func (c *checker) hidden() bool {
	return slices.ContainsFunc(filing.FindFilingNumbers(c.page.Hidden), func(f filing.FoundNumber) bool { return f.Number == c.number })
}

// places returns where the number stands that the page is to show, or one of the same entity in its place.
func (c *checker) places(found []filing.FoundNumber) []filing.FoundNumber {
	var exact, alike, others []filing.FoundNumber
	for _, f := range found {
		switch {
		case f.Number == c.number:
			exact = append(exact, f)
		case f.Number.Entity() == c.number.Entity() && (f.Number.Sequence() == 0 || c.number.Sequence() == 0):
			alike = append(alike, f)
		case f.Number.Entity() != c.number.Entity() && f.Number.Licence() == c.number.Licence():
			others = append(others, f)
		case f.Number.Entity() == c.number.Entity() && f.Number.Kind() == c.number.Kind():
			others = append(others, f)
		}
	}
	if len(exact)+len(alike) > 0 && len(others) > 0 {
		c.add(NumberOther, rule.Warn, "found", numbers(others))
	}
	switch {
	case len(exact) > 0:
		if c.want.Footer.Reason == ReasonIncomplete && len(alike) == 0 {
			c.add(NumberBare, rule.Warn)
		}
		return exact
	case len(alike) > 0:
		severity := rule.Block
		if c.want.Footer.Reason == ReasonIncomplete {
			return alike // which service it is was not said
		}
		if c.want.Footer.Which.Trust != region.High {
			severity = rule.Warn
		}
		c.add(NumberForm, severity, "found", numbers(alike))
		return alike
	case c.hidden():
		c.add(NumberHidden, rule.Block)
	case len(others) > 0:
		c.add(NumberDiffers, rule.Block, "found", numbers(others))
	case c.written():
		c.add(NumberWritten, rule.Block)
	default:
		c.add(NumberMissing, rule.Block)
	}
	return nil
}

func numbers(found []filing.FoundNumber) string {
	var list []string
	for _, f := range found {
		if text := f.Number.String(); !slices.Contains(list, text) && len(list) < mostWords {
			list = append(list, text)
		}
	}
	return strings.Join(list, "、")
}

// written reports whether the digits of the number are seen, in whatever is around them.
func (c *checker) written() bool {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, c.number.Entity().String())
	return strings.Contains(filing.Fold(c.page.Text), digits)
}

// A target is where a link leads.
type target int

// The targets, best last.
const (
	nowhere target = iota
	elsewhere
	relative
	script
	old
	right
)

const (
	ministryHost    = "beian.miit.gov.cn"
	ministryOldHost = "miitbeian.gov.cn" // until 2020
)

func targetOf(l Link) target {
	href := filing.Narrow(l.Href)
	u, err := url.Parse(href)
	if err != nil {
		return elsewhere
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	scheme := strings.ToLower(u.Scheme)
	web := scheme == "http" || scheme == "https" || scheme == "" && strings.HasPrefix(href, "//")
	switch {
	case web && host == ministryHost:
		return right
	case web && host == ministryOldHost:
		return old
	case strings.Contains(l.Script+href, ministryHost) && (l.Script != "" || scheme == "javascript"):
		return script
	case !web && scheme == "" && strings.HasPrefix(strings.TrimPrefix(strings.ToLower(href), "www."), ministryHost):
		return relative
	}
	return elsewhere
}

// over reports whether a link and a number share text.
func over(l Link, n filing.FoundNumber) bool { return l.Start < n.End && n.Start < l.End }

// link looks for the best link of the number among the places where it stands; found are all numbers of the page.
func (c *checker) link(places, found []filing.FoundNumber) {
	best, around, href := nowhere, false, ""
	for _, place := range places {
		for _, l := range c.page.Links {
			inside := over(l, place)
			near := l.Start >= place.End && l.Start-place.End <= beside || l.End <= place.Start && place.Start-l.End <= beside
			if !inside && !near {
				continue
			}
			t := targetOf(l)
			// A link beside the number that leads elsewhere, or is another number's, is another thing.
			if !inside && (t < relative || slices.ContainsFunc(found, func(f filing.FoundNumber) bool { return over(l, f) })) {
				continue
			}
			if t > best || t == best && inside && !around {
				best, around, href = t, inside, l.Href
			}
		}
	}
	switch {
	case best == nowhere:
		c.add(LinkMissing, rule.Block)
	case best == elsewhere:
		c.add(LinkElsewhere, rule.Block, "href", href)
	case best == relative:
		c.add(LinkRelative, rule.Block, "href", href)
	case best == script:
		c.add(LinkScript, rule.Warn)
	case best == old:
		c.add(LinkOld, rule.Warn, "href", href)
	case !around:
		c.add(LinkBeside, rule.Hint)
	}
}

func (c *checker) title() {
	switch name, title := filing.Fold(c.want.Name), filing.Fold(c.page.Title); {
	case name == "" || name == title:
	case title == "":
		c.add(TitleMissing, rule.Warn)
	case strings.Contains(title, name):
		c.add(TitleLonger, rule.Hint)
	default:
		c.add(TitleDiffers, rule.Warn)
	}
}

// police reports whether the number of the public security filing is seen, or a link to its site.
func (c *checker) police() bool {
	return strings.Contains(filing.Fold(c.page.Text), "公网安备") || slices.ContainsFunc(c.page.Links, func(l Link) bool {
		return strings.Contains(l.Href, "beian.mps.gov.cn") || strings.Contains(l.Href, "www.beian.gov.cn")
	})
}

// personal lists words that the page of a person should not need. Those about portals belong to names only: every page says
// 网站 and 主页.
func (c *checker) personal() []string {
	if !c.want.Individual {
		return nil
	}
	w := c.atlas.National().PersonalWords.Value
	hits := map[string]bool{}
	for _, word := range slices.Concat(w.Business, w.FinanceLottery, w.Community) {
		if strings.Contains(c.page.Title, word) || strings.Contains(c.page.Text, word) {
			hits[word] = true
		}
	}
	list := slices.Sorted(maps.Keys(hits))
	return list[:min(len(list), mostWords)]
}
