package sheet

import (
	"errors"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// exactDigits is how many digits of a number a spreadsheet keeps; what is longer ends in zeros.
const exactDigits = 15

// exponent matches a long number as spreadsheets show it: 4.40301E+17.
var exponent = regexp.MustCompile(`^\d(\.\d+)?[eE]\+?\d{1,3}$`)

// roundedTail is the end of a number of 18 digits of which a spreadsheet kept 15.
const roundedTail = "000"

// value reads a cell as the fact of a column, in the form of filing.Text.
func (b Book) value(p filing.Path, c Cell, f *filing.Filing, epoch1904 bool) (string, Problem) {
	row, _ := filing.Lookup(p)
	switch c.Form {
	case Formula:
		return "", Problem{Key: NoValue}
	case Fault:
		return "", Problem{Key: FaultValue, Values: []string{"typed", c.Text}}
	case Day:
		if row.Kind != filing.Day && row.Kind != filing.Validity {
			return "", Problem{Key: BecameDate, Values: []string{"typed", c.Text}}
		}
		return c.Text, Problem{}
	case Number:
		if row.Kind == filing.Day || row.Kind == filing.Validity {
			return dayOf(c.Text, epoch1904), Problem{}
		}
		digits, ok := digitsOf(c.Text)
		if !ok {
			return "", Problem{Key: LostDigits, Values: []string{"typed", c.Text}}
		}
		c.Text = digits
	}
	if strings.TrimSpace(c.Text) == "" {
		return "", Problem{}
	}
	return b.typed(row, c.Text, f)
}

// typed reads the text of a cell.
func (b Book) typed(row filing.Field, said string, f *filing.Filing) (string, Problem) {
	unknown := Problem{Key: UnknownWord, Values: []string{"typed", said}}
	switch row.Kind {
	case filing.Choice:
		if code, ok := b.code(row.Vocabulary, said); ok {
			return code, Problem{}
		}
		return "", unknown
	case filing.Choices:
		codes, stranger := b.codesOf(row.Vocabulary, said)
		if stranger != "" {
			unknown.Values[1] = stranger
			return "", unknown
		}
		return codes, Problem{}
	case filing.YesNo:
		if answer, ok := b.yesNo(said); ok {
			return answer, Problem{}
		}
		return "", Problem{Key: NotYesNo, Values: unknown.Values}
	case filing.Region:
		return b.placeOf(row.Path, said, f)
	case filing.Names:
		names := strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune(listSigns, r) })
		for i := range names {
			names[i] = strings.TrimSpace(names[i])
		}
		return strings.Join(names, ","), Problem{}
	case filing.Day:
		return dayText(said), Problem{}
	case filing.Validity:
		for _, t := range b.languages() {
			if long := t.T("answer.long_term"); plain(said) == plain(long) || plain(said) == bare(long) {
				return filing.LongTerm, Problem{}
			}
		}
		return dayText(said), Problem{}
	}
	if exponent.MatchString(strings.TrimSpace(said)) || rounded(row, said) {
		return "", Problem{Key: LostDigits, Values: []string{"typed", said}}
	}
	return said, Problem{}
}

// rounded reports whether a certificate number lost its last digits before it was saved as text.
func rounded(row filing.Field, said string) bool {
	if row.Kind != filing.CertificateNumber || !strings.HasSuffix(said, roundedTail) {
		return false
	}
	_, err := filing.ParseResidentID(said)
	return errors.Is(err, filing.ErrCheckDigit)
}

func (b Book) placeOf(p filing.Path, said string, f *filing.Filing) (string, Problem) {
	if b.Divisions == nil {
		return said, Problem{}
	}
	among, key, above := b.Divisions.Provinces(), UnknownWord, ""
	switch p {
	case "city":
		among, key, above = b.Divisions.Cities(f.Province), UnknownCity, b.Divisions.Name(f.Province)
	case "county":
		among, key, above = b.Divisions.Counties(f.City), UnknownCity, b.Divisions.Name(f.City)
	}
	if code, ok := division(among, said); ok {
		return code, Problem{}
	}
	return "", Problem{Key: key, Values: []string{"typed", said, "above", above}}
}

// dayText takes the time of day away that a program put behind a day, and leaves anything else as it was typed.
func dayText(said string) string {
	day, clock, _ := strings.Cut(strings.Replace(strings.TrimSpace(said), "T", " ", 1), " ")
	if _, err := filing.ParseDate(day); err != nil || clock == "" || strings.Trim(clock, "0:.Z") != "" {
		return said
	}
	return day
}

// digitsOf writes a number as the digits that were typed, and fails where a spreadsheet has not kept them all.
func digitsOf(raw string) (string, bool) {
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || math.Abs(v) >= math.Pow10(exactDigits) {
		return "", false
	}
	if v == math.Trunc(v) {
		return big.NewFloat(v).Text('f', 0), true
	}
	return strconv.FormatFloat(v, 'f', -1, 64), true
}

// The days from which spreadsheets count. In that of 1900 there is a 29 February 1900, so days count from one day earlier.
var (
	from1900 = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	from1904 = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
)

// lastSerial is 31 December 9999 in days since 1900, the last day that spreadsheets know.
const lastSerial = 2_958_465

// SerialDay returns the day of a number that a spreadsheet keeps for a date, as YYYY-MM-DD, and false where it is none.
func SerialDay(v float64, epoch1904 bool) (string, bool) {
	if !(v >= 1 && v < lastSerial+1) {
		return "", false
	}
	from := from1900
	if epoch1904 {
		from = from1904
	}
	return from.AddDate(0, 0, int(v)).Format(time.DateOnly), true
}

// dayOf reads a bare number in a column of days: 20260102 as people type it, else a count of days. What is neither stays.
func dayOf(raw string, epoch1904 bool) string {
	if _, err := filing.ParseDate(raw); err == nil {
		return raw
	}
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil {
		return raw
	}
	if day, ok := SerialDay(v, epoch1904); ok {
		return day
	}
	return raw
}

// same reports whether two texts say the same of a fact: a date in another writing is no change.
func same(row filing.Field, a, b string) bool {
	a, b = strings.ReplaceAll(a, "\r\n", "\n"), strings.ReplaceAll(b, "\r\n", "\n")
	if a == b {
		return true
	}
	if row.Kind == filing.Day || row.Kind == filing.Validity {
		x, errX := filing.ParseValidity(a)
		y, errY := filing.ParseValidity(b)
		return errX == nil && errY == nil && x == y
	}
	return false
}
