package standin

import (
	"errors"
	"strings"
	"time"
	"unicode"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// coreRune returns the sign of a number that a rune is, and false for what numbers are compared without.
func coreRune(r rune) (rune, bool) {
	for _, n := range filing.Narrow(string(r)) {
		r = n
	}
	if unicode.IsSpace(r) || r == '-' || r == '·' || unicode.Is(unicode.Cf, r) {
		return 0, false
	}
	return unicode.ToUpper(r), true
}

func coreOf(s string) string {
	var b strings.Builder
	for _, r := range s {
		if c, ok := coreRune(r); ok {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// redress puts the signs of another number of the same length into the width, case and grouping of the first.
func redress(s, core string) string {
	signs := []rune(core)
	var b strings.Builder
	for _, r := range s {
		if _, ok := coreRune(r); !ok || len(signs) == 0 {
			b.WriteRune(r)
			continue
		}
		b.WriteRune(like(r, signs[0]))
		signs = signs[1:]
	}
	return b.String()
}

// Number replaces the number of a certificate. The stand-in fits the same kinds of certificates and fails the others in the
// same way; of a citizen's number the province, the age and what the digit of the sex says stay, of a credit code the
// department, the class and the province.
func (m *Mask) Number(s string) string {
	core := coreOf(s)
	if core == "" {
		return s
	}
	if !strings.ContainsFunc(core, unicode.IsDigit) || strings.ContainsFunc(core, func(r rune) bool { return unicode.Is(unicode.Han, r) && len([]rune(core)) < 5 }) {
		return m.Text(s)
	}
	if to, ok := m.numbers[core]; ok {
		return redress(s, to)
	}
	to := m.newNumber(core)
	m.numbers[core] = to
	return redress(s, to)
}

// Where the organisation code stands in a credit code: GB 32100-2015.
const innerFrom, innerEnd = 8, 17

// enoughTries is how many numbers are thrown before none is found: of a credit code one in 341 passes where both of its
// checks fail or none is computed.
const enoughTries = 6000

func (m *Mask) newNumber(core string) string {
	// An organisation code stands inside the credit code that came after it.
	if len(core) == innerEnd-innerFrom {
		for whole, to := range m.numbers {
			if len(whole) == 18 && whole[innerFrom:innerEnd] == core {
				return to[innerFrom:innerEnd]
			}
		}
	}
	d := m.dice("number", core)
	want := m.signature(core)
	for range enoughTries {
		to := m.throw(d, core)
		if to == core || m.shares(core, to) || m.used(to) || !want.fits(m, to) {
			continue
		}
		if born, ok := bornIn(core); ok {
			if other, ok := bornIn(to); ok {
				m.births[born] = other
			}
		}
		return to
	}
	m.plain = append(m.plain, core)
	return m.throw(d, core)
}

func (m *Mask) used(to string) bool {
	for _, other := range m.numbers {
		if other == to {
			return true
		}
	}
	return false
}

// longestShared is how many signs in a row a number and its stand-in may share.
const longestShared = 5

func (m *Mask) shares(a, b string) bool {
	if strings.HasPrefix(a, "810000") || strings.HasPrefix(a, "820000") || strings.HasPrefix(a, "830000") || len(a) <= longestShared {
		return false // where residence permits come from is no secret of theirs
	}
	for i := 0; i+longestShared < len(a); i++ {
		if strings.Contains(b, a[i:i+longestShared+1]) {
			return true
		}
	}
	return false
}

// issuerSigns stand around numbers that their issuers write in words: 教民…号, 事证第…号.
const issuerSigns = "教民事证第字号登记"

const (
	creditLetters = "ABCDEFGHJKLMNPQRTUWXY" // GB 32100-2015: without I O S V Z
	strayLetters  = "IOSVZ"
)

// throw returns a number of the same form.
func (m *Mask) throw(d *dice, core string) string {
	out := []rune(core)
	fixed := 0
	citizen := len(core) == 18 && strings.Trim(core[:17], "0123456789") == "" && !creditOnly(core)
	switch {
	case citizen && m.residence(core):
		fixed = 6
	case citizen:
		fixed = 2
	case len(core) == 18:
		fixed = 4
	case len(core) == 15 || len(core) == 13:
		fixed = 2
	default:
		fixed = 1
	}
	for i, r := range out {
		if i < fixed && !unicode.Is(unicode.Han, r) {
			continue
		}
		switch {
		case unicode.IsDigit(r):
			out[i] = d.digit()
		case strings.ContainsRune(strayLetters, r):
			out[i] = d.of(strayLetters)
		case r >= 'A' && r <= 'Z' && !(citizen && i == 17):
			out[i] = d.of(creditLetters)
		case unicode.Is(unicode.Han, r):
			if !strings.ContainsRune(issuerSigns, r) {
				out[i] = m.sign(r)
			}
		}
	}
	to := string(out)
	if citizen {
		to = m.withBirth(d, core, to)
		if _, err := filing.ParseResidentID(core); err == nil {
			to = closing(to, func(s string) bool { _, err := filing.ParseResidentID(s); return err == nil }, "0123456789X", 17)
		} else if core[17] == 'X' || d.below(10) == 0 {
			to = to[:17] + "X"
		}
		return to
	}
	if u, err := filing.ParseUSCC(core); len(core) == 18 && (err == nil || errors.Is(err, filing.ErrCheckDigit)) {
		if _, inner := u.OrganizationCode(); inner == nil {
			to = closing(to, func(s string) bool { _, err := filing.ParseOrganizationCode(s[8:17]); return err == nil }, "0123456789X", 16)
		}
		if err == nil {
			to = closing(to, func(s string) bool { _, err := filing.ParseUSCC(s); return err == nil }, "0123456789"+creditLetters, 17)
		}
	}
	return to
}

// creditOnly reports whether a number of digits alone is a credit code, and no citizen's.
func creditOnly(core string) bool {
	_, credit := filing.ParseUSCC(core)
	_, citizen := filing.ParseResidentID(core)
	return credit == nil && citizen != nil
}

// closing puts a check character into its place.
func closing(s string, right func(string) bool, alphabet string, at int) string {
	for i := range alphabet {
		if t := s[:at] + alphabet[i:i+1] + s[at+1:]; right(t) {
			return t
		}
	}
	return s
}

func (m *Mask) residence(core string) bool {
	return strings.HasPrefix(core, "810000") || strings.HasPrefix(core, "820000") || strings.HasPrefix(core, "830000")
}

const compactDay = "20060102"

// bornIn returns digits 7 to 14 of a number where they are a day.
func bornIn(core string) (string, bool) {
	if len(core) != 18 || strings.Trim(core[:17], "0123456789") != "" {
		return "", false
	}
	_, err := time.Parse(compactDay, core[6:14])
	return core[6:14], err == nil
}

// withBirth puts a day of birth into a number: another day of the same age. What is no day stays none.
func (m *Mask) withBirth(d *dice, core, to string) string {
	born, err := time.Parse(compactDay, core[6:14])
	if err != nil {
		return to[:6] + core[6:8] + to[8:10] + core[10:14] + to[14:]
	}
	day := filing.DateOf(born)
	other := born.AddDate(0, 0, d.below(729)-364)
	if !m.today.IsZero() && !m.today.Before(day) {
		for try := 0; filing.DateOf(other).YearsUntil(m.today) != day.YearsUntil(m.today) || other.Equal(born) || m.today.Before(filing.DateOf(other)); try++ {
			other = born.AddDate(0, 0, d.below(729)-364)
			if try > 500 {
				other = born
				break
			}
		}
	}
	return to[:6] + other.Format(compactDay) + to[14:]
}

// A signature is what the rules can tell about a number.
type signature struct {
	core    string
	kinds   []filing.CertificateKind
	verdict []string
	credit  string
	citizen string
	inner   string
	meant   bool
	old     bool
	age     int
	aged    bool
}

func everyKind() []filing.CertificateKind {
	var out []filing.CertificateKind
	for _, code := range filing.CertificateKinds.Codes() {
		out = append(out, filing.CertificateKind(code))
	}
	return out
}

func (m *Mask) signature(core string) signature {
	s := signature{core: core, kinds: everyKind()}
	s.credit, s.citizen, s.inner = creditOf(core), m.citizenOf(core), innerOf(core)
	for _, k := range s.kinds {
		s.verdict = append(s.verdict, filing.NumberTrouble(filing.CheckCertificateNumber(k, core)))
	}
	s.meant, s.old = filing.MeantAsUSCC(core), filing.IsRegistryNumber(core)
	s.age, s.aged = m.age(core)
	return s
}

func (s signature) fits(m *Mask, to string) bool {
	if creditOf(to) != s.credit || m.citizenOf(to) != s.citizen || innerOf(to) != s.inner || filing.MeantAsUSCC(to) != s.meant || filing.IsRegistryNumber(to) != s.old {
		return false
	}
	if age, aged := m.age(to); age != s.age || aged != s.aged {
		return false
	}
	for i, k := range s.kinds {
		if filing.NumberTrouble(filing.CheckCertificateNumber(k, to)) != s.verdict[i] {
			return false
		}
	}
	return true
}

func creditOf(core string) string {
	u, err := filing.ParseUSCC(core)
	return u.Class() + " " + u.Province() + " " + filing.NumberTrouble(err)
}

func innerOf(core string) string {
	u, _ := filing.ParseUSCC(core)
	_, err := u.OrganizationCode()
	_, alone := filing.ParseOrganizationCode(core)
	return filing.NumberTrouble(err) + " " + filing.NumberTrouble(alone)
}

func (m *Mask) citizenOf(core string) string {
	id, err := filing.ParseResidentID(core)
	out := id.Province() + " " + filing.NumberTrouble(err)
	if id.IsResidencePermit() {
		out += " " + id.String()[:6]
	}
	if number := id.String(); number != "" {
		out += " " + string('0'+(number[16]-'0')%2)
	}
	return out
}

func (m *Mask) age(core string) (int, bool) {
	born, ok := filing.BornOn(filing.Certificate{Kind: filing.ResidentIDCard, Number: core})
	if !ok {
		born, ok = filing.BornOn(filing.Certificate{Kind: filing.PermanentResidentCard, Number: core})
	}
	if !ok || m.today.IsZero() {
		return 0, ok
	}
	if m.today.Before(born) {
		return -1, true
	}
	return born.YearsUntil(m.today), true
}

// Birth replaces a day of birth, in whatever form it is written: that of a number that is known goes with its number.
func (m *Mask) Birth(s string) string {
	day, err := filing.ParseDate(s)
	if err != nil {
		return m.Text(s)
	}
	old := strings.ReplaceAll(day.String(), "-", "")
	to, ok := m.births[old]
	if !ok {
		to = m.withBirth(m.dice("birth", old), "000000"+old+"0000", "000000"+old+"0000")[6:14]
		m.births[old] = to
	}
	if t, err := time.Parse(compactDay, to); err == nil {
		return t.Format(time.DateOnly)
	}
	return m.Text(s)
}
