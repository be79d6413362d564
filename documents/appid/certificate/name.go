package certificate

import (
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/beiandesk/beiandesk/documents/appid/ber"
)

// attributes are the parts of a name that have a short form: RFC 4519 and what keytool writes.
func attributes() map[string]string {
	return map[string]string{
		"2.5.4.3": "CN", "2.5.4.4": "SURNAME", "2.5.4.5": "SERIALNUMBER", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST",
		"2.5.4.9": "STREET", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.12": "T", "2.5.4.42": "GIVENNAME",
		"0.9.2342.19200300.100.1.1": "UID", "0.9.2342.19200300.100.1.25": "DC", "1.2.840.113549.1.9.1": "EMAILADDRESS",
	}
}

// Limits of what a name is shown with.
const (
	maxParts = 40
	maxPart  = 256 // bytes
)

// name writes a distinguished name as keytool does, the last part first, and finds its common name.
func name(content []byte) (written, common string) {
	var parts []string
	short := attributes()
	for set, err := range ber.Elements(content) {
		if err != nil || len(parts) >= maxParts {
			break
		}
		var joined []string
		for pair, err := range ber.Elements(set.Content) {
			if err != nil || len(joined) >= maxParts {
				break
			}
			oid, rest, err := ber.Expect(pair.Content, ber.OID)
			if err != nil {
				continue
			}
			value, _, err := ber.Read(rest)
			if err != nil {
				continue
			}
			text, label := words(value), short[ber.Dotted(oid.Content)]
			if label == "" {
				label = ber.Dotted(oid.Content)
			}
			if label == "CN" {
				common = text
			}
			joined = append(joined, label+"="+escape(text))
		}
		parts = append(parts, strings.Join(joined, " + "))
	}
	slices.Reverse(parts)
	return strings.Join(parts, ", "), common
}

// escape keeps the commas between the parts of a name apart from those within.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, ",", `\,`, "+", `\+`, `"`, `\"`, "\n", " ", "\r", " ").Replace(text)
}

// words reads a string of whichever kind. Bytes that are in no known encoding are shown as they are written in hexadecimal digits.
func words(e ber.Element) string {
	raw := e.Content[:min(len(e.Content), maxPart)]
	switch e.Tag {
	case ber.BMPString:
		units := make([]uint16, 0, len(raw)/2)
		for i := 0; i+1 < len(raw); i += 2 {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		}
		return string(utf16.Decode(units))
	case ber.T61String:
		if !utf8.Valid(raw) { // taken for Latin-1, as everybody does
			runes := make([]rune, 0, len(raw))
			for _, b := range raw {
				runes = append(runes, rune(b))
			}
			return string(runes)
		}
	}
	if text := strings.ToValidUTF8(string(raw), ""); text != "" {
		return text
	}
	return "#" + hex.EncodeToString(raw)
}
