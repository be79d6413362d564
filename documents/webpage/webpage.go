// Package webpage reads a saved web page: its title, what is seen of its text, and where its links lead. It loads nothing.
package webpage

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/beiandesk/beiandesk/wizard/approval"
)

// Errors of reading a page.
var (
	// ErrTooBig says that a file is larger than MaxBytes.
	ErrTooBig = errors.New("page is too big")
	// ErrNotPage says that the bytes are no web page: a picture, a zip, nothing at all.
	ErrNotPage = errors.New("not a web page")
	// ErrTooDeep says that elements are nested deeper than any page is.
	ErrTooDeep = errors.New("page is nested too deep")
)

const (
	// MaxBytes is how large a saved page may be. Browsers save pictures apart; a page with 8 MiB of text is none.
	MaxBytes = 8 << 20
	// maxLinks and maxHref bound what is kept of a hostile page.
	maxLinks = 20_000
	maxHref  = 2_000
	// ministry is in every address of the ministry's sites. What runs on a click is only looked at for it: pages do much else.
	ministry = "miit"
	// longestTitle is how much of a title is kept, in characters.
	longestTitle = 300
	// declared is where the declaration of a character set must stand (HTML standard, 4.2.5.4), in bytes.
	declared = 1024
	// western is what a page without a declaration is taken for by the standard.
	western = "windows-1252"
)

// Read reads a page. Text in GBK and GB18030 is understood as well as UTF-8.
func Read(raw []byte) (approval.Page, error) {
	if len(raw) > MaxBytes {
		return approval.Page{}, fmt.Errorf("%w: %d bytes", ErrTooBig, len(raw))
	}
	decoded, name := decode(raw)
	if len(bytes.TrimSpace(decoded)) == 0 || bytes.IndexByte(decoded, 0) >= 0 {
		return approval.Page{}, ErrNotPage
	}
	root, err := html.Parse(bytes.NewReader(decoded))
	if err != nil {
		return approval.Page{}, fmt.Errorf("%w: %w", ErrTooDeep, err)
	}
	r := reader{page: approval.Page{Charset: name}}
	r.walk(root, state{})
	r.page.Text = r.text.String()
	r.page.Hidden = r.hidden.String()
	r.page.Title = shorten(strings.Join(strings.Fields(r.title.String()), " "))
	if !r.marked {
		return approval.Page{}, ErrNotPage
	}
	return r.page, nil
}

// decode returns the bytes as UTF-8, and the name of the character set they were in.
func decode(raw []byte) ([]byte, string) {
	if after, ok := bytes.CutPrefix(raw, []byte("\ufeff")); ok {
		return bytes.ToValidUTF8(after, []byte("�")), "utf-8"
	}
	// A page that reads as UTF-8 is UTF-8 whatever it says of itself: saving changes the bytes and leaves the declaration.
	if utf8.Valid(raw) {
		return raw, "utf-8"
	}
	encoding, name, _ := charset.DetermineEncoding(raw[:min(len(raw), declared)], "")
	if name == western || name == "utf-8" && !mostly(raw) {
		encoding, name = charset.Lookup("gb18030") // what Chinese pages without a true word about it are in
	}
	if name == "utf-8" || encoding == nil {
		return bytes.ToValidUTF8(raw, []byte("�")), "utf-8"
	}
	decoded, err := encoding.NewDecoder().Bytes(raw)
	if err != nil {
		return bytes.ToValidUTF8(raw, []byte("�")), "utf-8"
	}
	return bytes.TrimPrefix(decoded, []byte("\ufeff")), name
}

// mostly reports whether bytes are UTF-8 with a few damaged ones, and not another character set.
func mostly(raw []byte) bool {
	bad, all := 0, 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		if r >= utf8.RuneSelf {
			all++
			if r == utf8.RuneError && n == 1 {
				bad++
			}
		}
		raw = raw[n:]
	}
	return bad*10 < all
}

// shorten keeps what can be shown of a title: nothing that steers a terminal, and no novel.
func shorten(title string) string {
	title = printable(title)
	if runes := []rune(title); len(runes) > longestTitle {
		return string(runes[:longestTitle])
	}
	return title
}

func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// state is what an element hands down to what stands in it.
type state struct{ hidden bool }

// reader gathers the facts of a page.
type reader struct {
	page                approval.Page
	text, hidden, title strings.Builder
	marked              bool // an element of the page's own was seen: the parser adds some to any text
}

// walk visits a node and what stands in it. The parser bounds the depth.
func (r *reader) walk(n *html.Node, s state) {
	switch n.Type {
	case html.TextNode:
		r.write(n.Data, s)
		return
	case html.ElementNode:
		if r.element(n, &s) {
			return
		}
	}
	start := r.text.Len()
	link := -1
	if !s.hidden && len(r.page.Links) < maxLinks {
		if href, script := lead(n); href != "" || script != "" {
			link = len(r.page.Links)
			r.page.Links = append(r.page.Links, approval.Link{Href: href, Script: script})
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		r.walk(child, s)
	}
	if link >= 0 {
		r.page.Links[link].Start, r.page.Links[link].End = start, r.text.Len()
	}
	if breaks(n) && !s.hidden {
		r.write("\n", s)
	}
}

// element looks at what an element is, and reports whether its inside is none of the page.
func (r *reader) element(n *html.Node, s *state) (skip bool) {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body:
		r.marked = r.marked || len(n.Attr) > 0
	default:
		r.marked = true
	}
	switch n.DataAtom {
	case atom.Script:
		r.page.Scripts++
		return true
	case atom.Style, atom.Meta, atom.Link, atom.Base, atom.Svg, atom.Math, atom.Object, atom.Embed, atom.Canvas:
		return true
	case atom.Iframe, atom.Frame:
		r.page.Frames++
		return true
	case atom.Title:
		if r.title.Len() == 0 {
			for child := n.FirstChild; child != nil; child = child.NextSibling {
				r.title.WriteString(child.Data)
			}
		}
		return true
	case atom.Template, atom.Noscript, atom.Select, atom.Datalist, atom.Textarea:
		s.hidden = true
	}
	s.hidden = s.hidden || hides(n)
	return false
}

// hides reports whether an element says of itself that it is not seen.
func hides(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return -1
				}
				return unicode.ToLower(r)
			}, a.Val)
			for rule := range strings.SplitSeq(style, ";") {
				switch strings.TrimSuffix(rule, "!important") {
				case "display:none", "visibility:hidden", "visibility:collapse", "opacity:0", "opacity:0.0", "opacity:0%", "font-size:0", "font-size:0px":
					return true
				}
			}
		}
	}
	return false
}

// lead returns where a click on an element leads.
func lead(n *html.Node) (href, script string) {
	if n.Type != html.ElementNode {
		return "", ""
	}
	for _, a := range n.Attr {
		value := printable(strings.TrimSpace(a.Val))
		if len(value) > maxHref {
			value = strings.ToValidUTF8(value[:maxHref], "")
		}
		switch {
		case a.Key == "href" && (n.DataAtom == atom.A || n.DataAtom == atom.Area):
			href = value
		case a.Key == "onclick" && strings.Contains(value, ministry):
			script = value
		}
	}
	return href, script
}

// breaks reports whether what follows an element stands on another line.
func breaks(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Br, atom.P, atom.Div, atom.Li, atom.Tr, atom.Table, atom.Footer, atom.Header, atom.Section, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Center, atom.Hr, atom.Dd, atom.Dt, atom.Nav, atom.Main, atom.Article:
		return true
	}
	return false
}

// write adds text where it belongs, with runs of spaces as one.
func (r *reader) write(text string, s state) {
	into := &r.text
	if s.hidden {
		into = &r.hidden
	}
	for _, c := range text {
		if unicode.IsSpace(c) {
			last := into.String()
			if n := len(last); n == 0 || last[n-1] == ' ' || last[n-1] == '\n' {
				continue
			}
			if c != '\n' || text != "\n" {
				c = ' '
			}
		}
		into.WriteRune(c)
	}
}
