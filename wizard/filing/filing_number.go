package filing

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// A NumberKind says what a filing number stands for.
type NumberKind string

// The kinds: -1 is a site, -2A an APP, -3X a mini program, -4K a quick app; one sequence runs through all of an entity.
const (
	EntityNumber      NumberKind = "entity"
	WebsiteNumber     NumberKind = "website"
	AppNumber         NumberKind = "app"
	MiniProgramNumber NumberKind = "mini_program"
	QuickAppNumber    NumberKind = "quick_app"
)

// A FilingNumber is what the bureau gives after approval: of an entity (粤ICP备12345678号) or of one of its services
// (粤ICP备12345678号-2A); or the number of an operating licence in its place (粤B2-20090059-1626X, 京ICP证030173号).
type FilingNumber struct {
	letter   string // of the province; empty on a nationwide licence
	entity   string // without letter and tail: ICP备12345678号
	licence  bool
	sequence int // 0: none
	mark     string
}

// Letter returns the character that stands for the province, like 粤; nothing for a licence of the whole country.
func (n FilingNumber) Letter() string { return n.letter }

// Licence reports whether it is the number of an operating licence (经营许可证) and not of a filing.
func (n FilingNumber) Licence() bool { return n.licence }

// Sequence returns the number of the service within its entity, or 0 for the number of the entity itself.
func (n FilingNumber) Sequence() int { return n.sequence }

// IsZero reports whether there is no number.
func (n FilingNumber) IsZero() bool { return n.entity == "" }

// Kind returns what the number stands for.
func (n FilingNumber) Kind() NumberKind {
	switch {
	case n.sequence == 0:
		return EntityNumber
	case n.mark == "A":
		return AppNumber
	case n.mark == "X":
		return MiniProgramNumber
	case n.mark == "K":
		return QuickAppNumber
	}
	return WebsiteNumber
}

// Entity returns the number of the entity: without what tells its services apart.
func (n FilingNumber) Entity() FilingNumber {
	return FilingNumber{letter: n.letter, entity: n.entity, licence: n.licence}
}

// String returns the number as the bureau writes it.
func (n FilingNumber) String() string {
	if n.sequence == 0 {
		return n.letter + n.entity
	}
	return n.letter + n.entity + "-" + strconv.Itoa(n.sequence) + n.mark
}

// A NumberFault says which part of a text keeps it from being a filing number.
type NumberFault string

// The faults.
const (
	FaultForm   NumberFault = "form"   // nothing like a filing number
	FaultLetter NumberFault = "letter" // no character of a province in front
	FaultWord   NumberFault = "word"   // not ICP备 in the middle
	FaultDigits NumberFault = "digits" // not 8 digits, and not 10
	FaultEnd    NumberFault = "end"    // no 号
	FaultTail   NumberFault = "tail"   // not -1, -2A, -3X or -4K at the end
)

// A NumberError says why a text is no filing number. It is ErrForm.
type NumberError struct {
	Fault  NumberFault
	Digits int    // how many there are, where they are the fault
	Meant  string // how it would be written if that were the only fault; empty where that cannot be told
}

// Error names the fault.
func (e *NumberError) Error() string { return fmt.Sprintf("%v: filing number: %s", ErrForm, e.Fault) }

// Unwrap returns ErrForm.
func (e *NumberError) Unwrap() error { return ErrForm }

const (
	// numberLetter are the characters that stand for provinces in numbers, those of old included (domain notes §7).
	numberLetter = `[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀川黔贵滇云藏陕甘陇青宁新]`
	numberTail   = `(?:-([1-9]\d{0,3})([AXK])?)?`
	// longestNumberText bounds what is looked at as one number, in bytes: the longest number with a label in front.
	longestNumberText = 200
)

var (
	// Domain notes §7: eight digits, ten for newer numbers that begin with the year.
	filingForm = regexp.MustCompile(`^(` + numberLetter + `)(ICP备(?:\d{8}|\d{10})号)` + numberTail + `$`)
	// Operating licences: 粤B2-20090059, for several provinces B2-20090059, and the older 京ICP证030173号. Services hang on
	// them as on filings: 粤B2-20090059-1626X.
	licenceForm = regexp.MustCompile(`^(` + numberLetter + `)?((?:[AB][12]\.)*B2-\d{8})` + numberTail + `$|^(` + numberLetter + `)(ICP证(?:\d{6}|\d{8}|\d{10})号)` + numberTail + `$`)
	// numberLabel is what stands in front of a number on pages and in messages.
	numberLabel = regexp.MustCompile(`^[^0-9]*?(?:备案号|备案编号|备案号码|许可证号|备案信息|备案序号|编号|号码):?(?:为|是)?`)
	// likeNumber finds what somebody may have meant.
	likeNumber = regexp.MustCompile(`^(\p{Han})?(I?[CP]{1,2})?(备案第|备案|备第|备|案|证)?(\d+)(号)?(-?\d*[A-Z]?)$`)
)

// numberText is the form in which numbers are compared: narrow, in capitals, without spaces and invisible marks.
func numberText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			return -1
		case r == '備':
			return '备'
		case r == '號':
			return '号'
		case r == '證':
			return '证'
		case r == '：':
			return ':'
		case r == '‑' || r == '―' || r == '_' || r == '﹣':
			return '-'
		}
		return unicode.ToUpper(narrow(r))
	}, s)
}

// ParseFilingNumber reads the number of a filing, of a service in it, or of an operating licence. Spaces, full width, small
// letters, traditional characters, brackets around it and a label before it, as in “ICP备案号：”, do not matter. An error is a *NumberError.
func ParseFilingNumber(s string) (FilingNumber, error) {
	if len(s) > longestNumberText {
		return FilingNumber{}, &NumberError{Fault: FaultForm}
	}
	t := strings.Trim(numberText(s), `"'“”‘’「」《》【】[]()<>.,;:、|`)
	for range 2 {
		if n, ok := readNumber(t); ok {
			return n, nil
		}
		if label := numberLabel.FindString(t); label != "" {
			t = strings.Trim(t[len(label):], `"'“”[]().,;:`)
		}
	}
	return FilingNumber{}, faultOf(t)
}

func readNumber(t string) (FilingNumber, bool) {
	if m := filingForm.FindStringSubmatch(t); m != nil {
		return newNumber(m[1], m[2], m[3], m[4], false), true
	}
	m := licenceForm.FindStringSubmatch(t)
	switch {
	case m == nil:
		return FilingNumber{}, false
	case m[2] != "":
		return newNumber(m[1], m[2], m[3], m[4], true), true
	}
	return newNumber(m[5], m[6], m[7], m[8], true), true
}

func newNumber(letter, entity, sequence, mark string, licence bool) FilingNumber {
	n := FilingNumber{letter: letter, entity: entity, licence: licence, mark: mark}
	if sequence != "" {
		n.sequence, _ = strconv.Atoi(sequence) // one to four digits
	}
	return n
}

// faultOf says what keeps a text from being a number.
func faultOf(t string) error {
	m := likeNumber.FindStringSubmatch(t)
	if m == nil || m[1] == "" && m[2] == "" {
		return &NumberError{Fault: FaultForm}
	}
	letter, middle, digits, end, tail := m[1], m[2]+m[3], m[4], m[5], m[6]
	e := &NumberError{}
	switch {
	case !strings.Contains(numberLetter, letter) || letter == "":
		return &NumberError{Fault: FaultLetter}
	case len(digits) != 8 && len(digits) != 10:
		return &NumberError{Fault: FaultDigits, Digits: len(digits)}
	case middle != "ICP备" && middle != "ICP证":
		e.Fault = FaultWord
	case end == "":
		e.Fault = FaultEnd
	default:
		e.Fault = FaultTail
	}
	if tail != "" && !strings.HasPrefix(tail, "-") {
		tail = "-" + tail
	}
	if n, ok := readNumber(letter + "ICP备" + digits + "号" + tail); ok {
		e.Meant = n.String()
	}
	return e
}

// numberInText finds numbers in running text. What follows a number may not go on with it.
var numberInText = regexp.MustCompile(numberLetter + `\s*ICP\s*[备证]\s*\d{6,10}\s*号(?:\s*-\s*\d{1,4}\s*[AXK]?)?|` + numberLetter + `?(?:[AB][12]\.)*B2-\d{8}(?:-\d{1,4}[AXK]?)?`)

// A FoundNumber is a filing number in a text, from Start up to but without End, in bytes.
type FoundNumber struct {
	Number     FilingNumber
	Start, End int
}

// FindFilingNumbers lists the filing numbers in a text, in order, however they are spaced.
func FindFilingNumbers(text string) []FoundNumber {
	var plain strings.Builder
	from := make([]int, 0, len(text)+1) // the place in text of every byte of plain
	for i, r := range text {
		folded := r
		switch {
		case unicode.Is(unicode.Cf, r):
			continue
		case r == '備':
			folded = '备'
		case r == '號':
			folded = '号'
		case r == '證':
			folded = '证'
		case unicode.IsSpace(r):
			folded = ' '
		case r == '‑' || r == '―' || r == '﹣':
			folded = '-'
		default:
			folded = unicode.ToUpper(narrow(r))
		}
		n, _ := plain.WriteRune(folded)
		for range n {
			from = append(from, i)
		}
	}
	from = append(from, len(text))
	var found []FoundNumber
	p := plain.String()
	for _, at := range numberInText.FindAllStringIndex(p, -1) {
		if at[1] < len(p) && p[at[1]] >= '0' && p[at[1]] <= '9' {
			continue
		}
		piece := strings.ReplaceAll(p[at[0]:at[1]], " ", "")
		if n, ok := readNumber(piece); ok {
			found = append(found, FoundNumber{n, from[at[0]], from[at[1]]})
		}
	}
	return found
}
