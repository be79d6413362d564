package filing_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// The numbers below check and belong to nobody: their division codes were never given out.

func TestParseResidentID(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		typed, want string
		err         error
	}{
		"as printed":                {"44039919850312001X", "44039919850312001X", nil},
		"small letter":              {"44039919850312001x", "44039919850312001X", nil},
		"full width, grouped":       {"４４０３９９ １９８５０３１２ ００１Ｘ", "44039919850312001X", nil},
		"hyphens":                   {"440399-19900518-0022", "440399199005180022", nil},
		"check digit":               {"440399198503120011", "440399198503120011", filing.ErrCheckDigit},
		"one digit short":           {"4403991985031200", "", filing.ErrForm},
		"fifteen digits of old":     {"440399850312001", "", filing.ErrForm},
		"letter inside":             {"44O39919850312001X", "", filing.ErrForm},
		"X inside":                  {"4403991985X312001X", "", filing.ErrForm},
		"30 February":               {"440399198502300011", "", filing.ErrForm},
		"born in 2185":              {"440399218503120011", "", filing.ErrForm},
		"province 0x":               {"040399198503120011", "", filing.ErrForm},
		"multiplication sign for X": {"44039919850312001×", "", filing.ErrForm},
		"nothing":                   {"", "", filing.ErrForm},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			id, err := filing.ParseResidentID(tc.typed)
			require.ErrorIs(t, err, tc.err)
			assert.Equal(t, tc.want, id.String())
		})
	}
	id, err := filing.ParseResidentID(sample.PersonNumber)
	require.NoError(t, err)
	assert.Equal(t, "44", id.Province())
	assert.Equal(t, "1985-03-12", id.Born().String())
	assert.False(t, id.IsResidencePermit())
	assert.Empty(t, filing.ResidentID{}.Province(), "the zero value answers too")
	assert.True(t, filing.ResidentID{}.Born().IsZero())
}

func TestParseUSCC(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		typed, want string
		err         error
	}{
		"as printed":            {"91440399MA0YF0018A", "91440399MA0YF0018A", nil},
		"small, spaced":         {"91440399 ma0yf0018a", "91440399MA0YF0018A", nil},
		"check character":       {"91440399MA0YF0018B", "91440399MA0YF0018B", filing.ErrCheckDigit},
		"letter O":              {"91440399MA0YF0O18A", "", filing.ErrForm},
		"letter in the place":   {"9144O399MA0YF0018A", "", filing.ErrForm},
		"letter A in the place": {"9144A399MA0YF0018A", "", filing.ErrForm},
		"short":                 {"91440399MA0YF0018", "", filing.ErrForm},
		"Chinese":               {"统一社会信用代", "", filing.ErrForm},
		"eighteen Chinese":      {strings.Repeat("统", 18), "", filing.ErrForm},
		"eighteen bytes":        {strings.Repeat("统", 6), "", filing.ErrForm},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, err := filing.ParseUSCC(tc.typed)
			require.ErrorIs(t, err, tc.err)
			assert.Equal(t, tc.want, code.String())
		})
	}
	code, err := filing.ParseUSCC(sample.EntityNumber)
	require.NoError(t, err)
	assert.Equal(t, []string{"91", "44"}, []string{code.Class(), code.Province()})
	inner, err := code.OrganizationCode()
	require.NoError(t, err)
	assert.Equal(t, "MA0YF001-8", inner.String())

	assert.Empty(t, filing.USCC{}.Class()+filing.USCC{}.Province(), "the zero value answers too")
	_, err = filing.USCC{}.OrganizationCode()
	require.ErrorIs(t, err, filing.ErrForm)
}

func TestParseOrganizationCode(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		typed, want string
		err         error
	}{
		"as printed":      {"MA0YF001-8", "MA0YF001-8", nil},
		"without hyphen":  {"ma0yf0018", "MA0YF001-8", nil},
		"check digit":     {"MA0YF001-9", "MA0YF001-9", filing.ErrCheckDigit},
		"letter at last":  {"MA0YF001-A", "", filing.ErrForm},
		"short":           {"MA0YF001", "", filing.ErrForm},
		"sign inside":     {"MA0YF*018", "", filing.ErrForm},
		"X for ten":       {"00000006-x", "00000006-X", nil},
		"nothing, hyphen": {"-", "", filing.ErrForm},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			code, err := filing.ParseOrganizationCode(tc.typed)
			require.ErrorIs(t, err, tc.err)
			assert.Equal(t, tc.want, code.String())
		})
	}
}

func TestCheckCertificateNumber(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		kind   filing.CertificateKind
		number string
		err    error
	}{
		"resident ID":                   {filing.ResidentIDCard, sample.PersonNumber, nil},
		"resident ID, check digit":      {filing.ResidentIDCard, "440399198503120011", filing.ErrCheckDigit},
		"licence":                       {filing.BusinessLicence, sample.EntityNumber, nil},
		"licence of old, 15 digits":     {filing.BusinessLicence, "440301103097413", nil},
		"licence of old, 13 digits":     {filing.BusinessLicence, "4403012010974", nil},
		"licence, 14 digits":            {filing.BusinessLicence, "44030120109741", filing.ErrForm},
		"public institution of old":     {filing.PublicInstitutionCertificate, "144030000011", nil},
		"organisation code":             {filing.OrganizationCodeCertificate, "MA0YF001-8", nil},
		"organisation code, full USCC":  {filing.OrganizationCodeCertificate, sample.EntityNumber, filing.ErrForm},
		"passport":                      {filing.Passport, "e12345678", nil},
		"passport, too short":           {filing.Passport, "E123", filing.ErrForm},
		"Hong Kong permit":              {filing.HKMOPermit, "H12345678", nil},
		"Hong Kong permit of old":       {filing.HKMOPermit, "H1234567801", nil},
		"Hong Kong permit, other place": {filing.HKMOPermit, "T12345678", filing.ErrForm},
		"Taiwan permit":                 {filing.TWPermit, "12345678", nil},
		"Taiwan permit of old":          {filing.TWPermit, "1234567890B", nil},
		"Taiwan permit, nine digits":    {filing.TWPermit, "123456789", filing.ErrForm},
		"residence permit":              {filing.HKMOTWResidencePermit, "810000199001010019", nil},
		"residence permit, mainland":    {filing.HKMOTWResidencePermit, sample.PersonNumber, filing.ErrForm},
		"permanent resident of old":     {filing.PermanentResidentCard, "USA110080010101", nil},
		"permanent resident, check":     {filing.PermanentResidentCard, "911099198503120010", filing.ErrCheckDigit},
		"permanent resident, Chinese":   {filing.PermanentResidentCard, "九一一", filing.ErrForm},
		"a kind nobody knows":           {"library_card", "1", nil},
		"empty licence":                 {filing.BusinessLicence, "", filing.ErrForm},
		"registration number":           {filing.BusinessRegistration, "440399000000005", nil},
		"registration number, check":    {filing.BusinessRegistration, "440399000000001", filing.ErrCheckDigit},
		"registration number, USCC":     {filing.BusinessRegistration, sample.EntityNumber, filing.ErrForm},
		"law firm of old":               {filing.LawPracticeLicence, "24403199910000001", nil},
		"foundation of old":             {filing.FoundationCertificate, "粤基证字第0001号", nil},
		"foundation, nothing but words": {filing.FoundationCertificate, "基金会", filing.ErrForm},
		"religious venue":               {filing.ReligiousVenueCertificate, "宗场证字（粤）A010010001", nil},
		"hospital":                      {filing.MedicalInstitutionLicence, "PDY00001-X-440399-17A1002", nil},
		"private school":                {filing.PrivateSchoolLicence, "教民144039930000010号", nil},
		"barracks":                      {filing.MilitaryCode, "样例第00001部队", nil},
		"village":                       {filing.CollectiveEconomyCertificate, "N2440399MF0000001", filing.ErrForm},
		"licence number far too long":   {filing.NotaryLicence, strings.Repeat("1", 41), filing.ErrForm},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := filing.CheckCertificateNumber(tc.kind, tc.number)
			require.ErrorIs(t, err, tc.err)
			assert.Equal(t, map[error]string{nil: "", filing.ErrForm: "form", filing.ErrCheckDigit: "check"}[tc.err], filing.NumberTrouble(err))
		})
	}
}

func TestEveryCertificateKindChecksItsNumber(t *testing.T) {
	t.Parallel()
	for _, code := range filing.CertificateKinds.Codes() {
		kind := filing.CertificateKind(code)
		require.ErrorIs(t, filing.CheckCertificateNumber(kind, "?"), filing.ErrForm, code)
		if filing.CarriesUSCC(kind) {
			require.NoError(t, filing.CheckCertificateNumber(kind, sample.EntityNumber), code)
			require.ErrorIs(t, filing.CheckCertificateNumber(kind, "91440399MA0YF0018B"), filing.ErrCheckDigit, code)
			require.ErrorIs(t, filing.CheckCertificateNumber(kind, "91440399MA0YF0O18A"), filing.ErrForm, "%s: the letter O", code)
		}
	}
}

// TestStandardSchemes: a number beside its scheme is wrong where a standard tells, and doubtful where only custom does.
func TestStandardSchemes(t *testing.T) {
	t.Parallel()
	custom := []filing.CertificateKind{
		filing.Passport, filing.HKMOPermit, filing.TWPermit, filing.PermanentResidentCard, filing.HKMOTWResidencePermit,
		filing.OrganizationCodeCertificate, filing.BusinessRegistration, filing.PrivateSchoolLicence, filing.FoundationCertificate,
		filing.NotaryLicence, filing.JudicialAppraisalLicence, filing.ArbitrationCertificate, filing.MedicalInstitutionLicence,
		filing.ReligiousVenueCertificate, filing.ForeignCulturalCentreCertificate, filing.ForeignTourismOfficeCertificate,
		filing.EmbassySchoolLicence, filing.OverseasBodyCertificate, filing.MilitaryCode, filing.MilitaryServiceLicence,
	}
	for _, code := range filing.CertificateKinds.Codes() {
		kind := filing.CertificateKind(code)
		assert.NotEqual(t, slices.Contains(custom, kind), filing.StandardScheme(kind), code)
	}
	assert.False(t, filing.StandardScheme("library_card"))
}

func TestMeantAsUSCC(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]bool{
		sample.EntityNumber: true, "91440399MA0YF0O18A": true, "9144O399MA0YF0018A": true, "53440399 mj0000001x": true,
		"144039900000000001": false, "粤基证字第0001号": false, "": false, "91440399MA0YF001": false, sample.PersonNumber: false,
	} {
		assert.Equal(t, want, filing.MeantAsUSCC(number), number)
	}
}

func TestBornOn(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		kind   filing.CertificateKind
		number string
		want   string
	}{
		"resident ID":                {filing.ResidentIDCard, sample.PersonNumber, "1985-03-12"},
		"residence permit":           {filing.HKMOTWResidencePermit, "810000199001010019", "1990-01-01"},
		"permanent resident":         {filing.PermanentResidentCard, completedPermanent("91109919850312001"), "1985-03-12"},
		"permanent resident, no day": {filing.PermanentResidentCard, completedPermanent("91109919859912001"), ""},
		"permanent resident of old":  {filing.PermanentResidentCard, "USA110080010101", ""},
		"passport":                   {filing.Passport, "E12345678", ""},
		"nothing":                    {filing.ResidentIDCard, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			day, ok := filing.BornOn(filing.Certificate{Kind: tc.kind, Number: tc.number})
			assert.Equal(t, tc.want != "", ok)
			if ok {
				assert.Equal(t, tc.want, day.String())
			}
		})
	}
}

// completedPermanent adds the check digit to the first seventeen of a permanent resident's number.
func completedPermanent(first string) string {
	n, _ := completed(first, digits+"X", func(s string) error {
		return filing.CheckCertificateNumber(filing.PermanentResidentCard, s)
	})
	return n
}

// swap exchanges characters i and i+1.
func swap(s string, i int) string { return s[:i] + s[i+1:i+2] + s[i:i+1] + s[i+2:] }

func substitute(s string, i int, c byte) string { return s[:i] + string(c) + s[i+1:] }

const digits = "0123456789"

// completed draws a number of a scheme: the last character is the one with which it parses.
func completed(first, last string, parse func(string) error) (string, bool) {
	for i := range last {
		if n := first + last[i:i+1]; parse(n) == nil {
			return n, true
		}
	}
	return "", false
}

func parseID(s string) error {
	_, err := filing.ParseResidentID(s)
	return err
}

func parseCode(s string) error {
	_, err := filing.ParseUSCC(s)
	return err
}

func parseOrganization(s string) error {
	_, err := filing.ParseOrganizationCode(s)
	return err
}

func TestResidentIDDetectsSingleMistakes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringMatching(`[1-8]\d{5}(19\d\d|20[0-2]\d)(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}`).Draw(t, "first")
		id, ok := completed(first, digits+"X", parseID)
		require.True(t, ok, "every first part has a check digit: %s", first)
		i := rapid.IntRange(0, 17).Draw(t, "place")
		c := (digits + "X")[rapid.IntRange(0, 10).Draw(t, "character")]
		if c != id[i] {
			require.Error(t, parseID(substitute(id, i, c)))
		}
		if i < 17 && id[i] != id[i+1] {
			require.Error(t, parseID(swap(id, i)))
		}
	})
}

func TestUSCCDetectsSingleMistakes(t *testing.T) {
	t.Parallel()
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringMatching(`[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{9}`).Draw(t, "first")
		code, ok := completed(first, alphabet, parseCode)
		require.True(t, ok, "every first part has a check character: %s", first)
		i := rapid.IntRange(0, 17).Draw(t, "place")
		c := alphabet[rapid.IntRange(0, len(alphabet)-1).Draw(t, "character")]
		if c != code[i] {
			require.Error(t, parseCode(substitute(code, i, c)))
		}
		if i < 17 && code[i] != code[i+1] {
			require.Error(t, parseCode(swap(code, i)))
		}
	})
}

// TestOrganizationCodeDetectsDigitMistakes: modulo 11 promises digits for digits; letters eleven apart look alike to it.
func TestOrganizationCodeDetectsDigitMistakes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringMatching(`[0-9A-Z]{8}`).Draw(t, "first")
		code, ok := completed(first, digits+"X", parseOrganization)
		require.True(t, ok, "every first part has a check digit: %s", first)
		i := rapid.IntRange(0, 8).Draw(t, "place")
		c := digits[rapid.IntRange(0, 9).Draw(t, "digit")]
		if c != code[i] && code[i] <= '9' {
			require.Error(t, parseOrganization(substitute(code, i, c)))
		}
		if i < 8 && code[i] != code[i+1] && code[i] <= '9' && code[i+1] <= '9' {
			require.Error(t, parseOrganization(swap(code, i)))
		}
	})
}

// TestRegistryNumberDetectsSingleMistakes: MOD 11,10 finds every changed digit, and every pair that changes places but for
// some neighbours (0 and 1, 1 and 2, …, 9 and 0): with those, the remainder that the digits before them leave can make both
// orders lead to the same remainder. Whether they do, the test computes on its own.
func TestRegistryNumberDetectsSingleMistakes(t *testing.T) {
	t.Parallel()
	parse := func(s string) error { return filing.CheckCertificateNumber(filing.BusinessRegistration, s) }
	step := func(product int, digit byte) int { // one step of ISO 7064 MOD 11,10
		sum := (product + int(digit-'0')) % 10
		if sum == 0 {
			sum = 10
		}
		return sum * 2 % 11
	}
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringMatching(`[1-6]\d{13}`).Draw(t, "first")
		number, ok := completed(first, digits, parse)
		require.True(t, ok, "every first part has a check digit: %s", first)
		i := rapid.IntRange(0, 14).Draw(t, "place")
		c := digits[rapid.IntRange(0, 9).Draw(t, "digit")]
		if c != number[i] {
			require.ErrorIs(t, parse(substitute(number, i, c)), filing.ErrCheckDigit)
		}
		if i == 14 || number[i] == number[i+1] {
			return
		}
		product := 10
		for j := range i {
			product = step(product, number[j])
		}
		after, swapped := step(step(product, number[i]), number[i+1]), step(step(product, number[i+1]), number[i])
		if i == 13 { // the last step is the comparison: what is left has to be one
			met := (step(product, number[14])+int(number[13]-'0'))%10 == 1
			require.Equal(t, met, parse(swap(number, i)) == nil, number)
			return
		}
		require.Equal(t, after == swapped, parse(swap(number, i)) == nil, number)
		if after == swapped {
			require.Contains(t, []int{1, 9}, max(int(number[i])-int(number[i+1]), int(number[i+1])-int(number[i])), number)
		}
	})
}

// TestPermanentResidentDetectsSingleMistakes: MOD 11-2 finds every changed digit behind the first, which is always 9, and
// every pair that changes places, as long as the 9 stays where it is.
func TestPermanentResidentDetectsSingleMistakes(t *testing.T) {
	t.Parallel()
	parse := func(s string) error { return filing.CheckCertificateNumber(filing.PermanentResidentCard, s) }
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringMatching(`9\d{5}(19\d\d|20[0-2]\d)(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}`).Draw(t, "first")
		number, ok := completed(first, digits+"X", parse)
		require.True(t, ok, "every first part has a check digit: %s", first)
		i := rapid.IntRange(0, 17).Draw(t, "place")
		c := (digits + "X")[rapid.IntRange(0, 10).Draw(t, "character")]
		if c != number[i] {
			require.Error(t, parse(substitute(number, i, c)))
		}
		if i < 17 && number[i] != number[i+1] {
			require.Error(t, parse(swap(number, i)))
		}
	})
}

// TestResidencePermitDetectsSingleMistakes: the scheme of resident IDs under three codes of their own.
func TestResidencePermitDetectsSingleMistakes(t *testing.T) {
	t.Parallel()
	parse := func(s string) error { return filing.CheckCertificateNumber(filing.HKMOTWResidencePermit, s) }
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringMatching(`8[123]0000(19\d\d|20[0-2]\d)(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}`).Draw(t, "first")
		number, ok := completed(first, digits+"X", parse)
		require.True(t, ok, "every first part has a check digit: %s", first)
		i := rapid.IntRange(0, 17).Draw(t, "place")
		c := (digits + "X")[rapid.IntRange(0, 10).Draw(t, "character")]
		if c != number[i] {
			require.Error(t, parse(substitute(number, i, c)))
		}
		if i < 17 && number[i] != number[i+1] {
			require.Error(t, parse(swap(number, i)))
		}
	})
}

// TestOrganizationCodeMissesLettersElevenApart says what modulo 11 cannot find: characters whose values differ by a
// multiple of eleven, put for each other or changing places.
func TestOrganizationCodeMissesLettersElevenApart(t *testing.T) {
	t.Parallel()
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.StringMatching(`[0-9A-Z]{8}`).Draw(t, "first")
		code, ok := completed(first, digits+"X", parseOrganization)
		require.True(t, ok, "every first part has a check digit: %s", first)
		i := rapid.IntRange(0, 7).Draw(t, "place")
		value := rapid.IntRange(0, len(alphabet)-1).Draw(t, "value")
		was := strings.IndexByte(alphabet, code[i])
		require.Equal(t, (value-was)%11 == 0, parseOrganization(substitute(code, i, alphabet[value])) == nil)
		if i < 7 {
			next := strings.IndexByte(alphabet, code[i+1])
			require.Equal(t, (next-was)%11 == 0, parseOrganization(swap(code, i)) == nil)
		}
	})
}

// TestNumbersOfEarlierYears: forms without a check digit find no mistake that keeps their form, and take nothing else.
func TestNumbersOfEarlierYears(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		kind filing.CertificateKind
		form string
	}{
		"licence of 13 digits":      {filing.BusinessLicence, `\d{13}`},
		"public institution":        {filing.PublicInstitutionCertificate, `\d{12}`},
		"law firm":                  {filing.LawPracticeLicence, `\d{17}`},
		"private school":            {filing.PrivateSchoolLicence, `(教民)?\d{15,16}`},
		"medical institution":       {filing.MedicalInstitutionLicence, `[0-9A-Z]{8}[0-9X]\d{6}[0-9A-Z]{7}`},
		"permanent resident of old": {filing.PermanentResidentCard, `[A-Z]{3}\d{12}`},
		"Hong Kong or Macao":        {filing.HKMOPermit, `[HM]\d{8}(\d{2})?`},
		"Taiwan":                    {filing.TWPermit, `\d{8}|\d{10}[A-Z]?`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(t *rapid.T) {
				number := rapid.StringMatching(tc.form).Draw(t, "number")
				require.NoError(t, filing.CheckCertificateNumber(tc.kind, number))
				require.ErrorIs(t, filing.CheckCertificateNumber(tc.kind, number+"!"), filing.ErrForm)
			})
		})
	}
}

func FuzzNumbers(f *testing.F) {
	for _, s := range []string{sample.PersonNumber, sample.EntityNumber, "MA0YF001-8", "ſ１Ｘ", "911099198503120010", "\xff", strings.Repeat("٣", 9)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if id, err := filing.ParseResidentID(s); err == nil {
			again, err := filing.ParseResidentID(id.String())
			require.NoError(t, err)
			require.Equal(t, id, again)
			require.False(t, id.Born().IsZero())
		}
		if code, err := filing.ParseUSCC(s); err == nil {
			again, err := filing.ParseUSCC(code.String())
			require.NoError(t, err)
			require.Equal(t, code, again)
			_, err = code.OrganizationCode()
			_ = filing.NumberTrouble(err)
		}
		if code, err := filing.ParseOrganizationCode(s); err == nil {
			again, err := filing.ParseOrganizationCode(code.String())
			require.NoError(t, err)
			require.Equal(t, code, again)
		}
		for _, kind := range filing.CertificateKinds.Codes() {
			_ = filing.CheckCertificateNumber(filing.CertificateKind(kind), s)
		}
	})
}
