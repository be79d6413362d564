package spreadsheet

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// A userArea is a part of GB18030 that is left to users, for names whose signs had no code: two bytes for private signs of
// Unicode (GB 18030-2005, 用户自定义区). The library has none of them.
type userArea struct {
	first       rune
	lead, lasts byte // of the leading byte
	trail       byte // the first second byte
	width       int  // second bytes of a leading one; 0x7F is none
}

func userAreas() []userArea {
	return []userArea{
		{first: 0xe000, lead: 0xaa, lasts: 0xaf, trail: 0xa1, width: 94},
		{first: 0xe234, lead: 0xf8, lasts: 0xfe, trail: 0xa1, width: 94},
		{first: 0xe4c6, lead: 0xa1, lasts: 0xa7, trail: 0x40, width: 96},
	}
}

// The private signs of Unicode that GB18030 gives two bytes: above the last of the areas stand signs that have other codes
// by now, and one is a blank in files of the web.
const (
	firstPrivate, lastArea, lastPrivate = 0xe000, 0xe765, 0xe864
	blankPrivate                        = 0xe5e5
)

// private writes a sign of a user area.
func private(r rune) ([]byte, bool) {
	if r == blankPrivate {
		return nil, false
	}
	for _, a := range userAreas() {
		n := int(r - a.first)
		if r < a.first || n >= (int(a.lasts-a.lead)+1)*a.width {
			continue
		}
		trail := int(a.trail) + n%a.width
		if a.trail < 0x7f && trail >= 0x7f {
			trail++
		}
		return []byte{a.lead + byte(n/a.width), byte(trail)}, true
	}
	return nil, false
}

// privateSign reads a sign of a user area.
func privateSign(lead, trail byte) (rune, bool) {
	for _, a := range userAreas() {
		n := int(trail) - int(a.trail)
		if a.trail < 0x7f && trail > 0x7f {
			n--
		}
		if lead < a.lead || lead > a.lasts || n < 0 || n >= a.width || trail == 0x7f {
			continue
		}
		r := a.first + rune(int(lead-a.lead)*a.width+n)
		return r, r != blankPrivate
	}
	return 0, false
}

func isPrivate(r rune) bool { return r >= firstPrivate && r <= lastPrivate }

// encodeGB18030 returns a text in GB18030, or ErrEncoding for the few private signs that have no place there.
func encodeGB18030(text string) ([]byte, error) {
	var out bytes.Buffer
	for text != "" {
		at := strings.IndexFunc(text, isPrivate)
		if at < 0 {
			at = len(text)
		}
		raw, err := simplifiedchinese.GB18030.NewEncoder().String(text[:at])
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrEncoding, err)
		}
		out.WriteString(raw)
		if text = text[at:]; text == "" {
			break
		}
		r, size := utf8.DecodeRuneInString(text)
		code, ok := private(r)
		if !ok {
			return nil, fmt.Errorf("%w: %U", ErrEncoding, r)
		}
		out.Write(code)
		text = text[size:]
	}
	return out.Bytes(), nil
}

// decodeGB18030 returns text in UTF-8, and false where the bytes are no GB18030.
func decodeGB18030(data []byte) (string, bool) {
	var out strings.Builder
	flush := func(run []byte) bool {
		text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(run)
		out.Write(text)
		return err == nil && (!bytes.ContainsRune(text, utf8.RuneError) || bytes.Contains(run, []byte(replacementGB18030)))
	}
	const lead, four0, four9 = 0x81, '0', '9'
	from := 0
	for i := 0; i < len(data); {
		switch {
		case data[i] < lead || i+1 == len(data):
			i++
		case data[i+1] >= four0 && data[i+1] <= four9:
			i = min(i+4, len(data))
		default:
			if r, ok := privateSign(data[i], data[i+1]); ok {
				if !flush(data[from:i]) {
					return "", false
				}
				out.WriteRune(r)
				from = i + 2
			}
			i += 2
		}
	}
	ok := flush(data[from:])
	return out.String(), ok
}

// replacementGB18030 is U+FFFD in GB18030; a text may hold it, and what cannot be read becomes it.
const replacementGB18030 = "\x84\x31\xa4\x37"
