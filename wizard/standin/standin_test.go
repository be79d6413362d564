package standin_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/publickey"
	"github.com/beiandesk/beiandesk/wizard/sample"
	"github.com/beiandesk/beiandesk/wizard/standin"
)

func mask(t require.TestingT, secret string) *standin.Mask {
	day, err := filing.ParseDate(sample.Day)
	require.NoError(t, err)
	return standin.New([]byte(secret), 0, standin.NewWords(nil), day, nil)
}

// TestEveryFactHasARow fails where a fact comes into the dictionary and nobody has said what becomes of it in a bundle.
func TestEveryFactHasARow(t *testing.T) {
	t.Parallel()
	for _, row := range filing.Dictionary() {
		_, ok := standin.TreatmentOf(row.Path)
		assert.True(t, ok, "%s has no row in wizard/standin/filing.go", row.Path)
	}
}

// digitsOnly is a credit code without a letter, which looks like a citizen's number and is none.
const digitsOnly = "126266224131827007"

func TestNumbersKeepWhatTheRulesSee(t *testing.T) {
	t.Parallel()
	digits := rapid.StringMatching(`[0-9]{17}[0-9X]`)
	credit := rapid.StringMatching(`9[1-3]44[0-9]{4}[0-9A-HJ-NP-RTUWXY]{10}`)
	other := rapid.StringMatching(`([A-Z][0-9]{8}|[0-9]{15}|[0-9]{13}|[0-9A-Z]{9}|[HM][0-9]{10}|44[0-9]{15,17})`)
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.OneOf(digits, credit, other, rapid.Just(sample.PersonNumber), rapid.Just(sample.EntityNumber), rapid.Just(digitsOnly)).Draw(t, "number")
		m := mask(t, "numbers")
		to := m.Number(number)
		require.Len(t, to, len(number))
		require.NotEqual(t, number, to)
		require.Equal(t, to, m.Number(number), "the same thing, the same stand-in")
		for _, code := range filing.CertificateKinds.Codes() {
			kind := filing.CertificateKind(code)
			require.Equal(t, filing.NumberTrouble(filing.CheckCertificateNumber(kind, number)), filing.NumberTrouble(filing.CheckCertificateNumber(kind, to)), code)
		}
	})
}

func TestNumbersKeepTheirDress(t *testing.T) {
	t.Parallel()
	m := mask(t, "dress")
	plain := m.Number(sample.PersonNumber)
	for _, typed := range []string{
		strings.ToLower(sample.PersonNumber), sample.PersonNumber[:6] + " " + sample.PersonNumber[6:14] + "-" + sample.PersonNumber[14:],
		"４４０３９９１９８５０３１２００１Ｘ",
	} {
		to := m.Number(typed)
		assert.True(t, filing.SameNumber(plain, to), "%s and %s", plain, to)
		assert.Len(t, []rune(to), len([]rune(typed)))
	}
	a, err := filing.ParseResidentID(sample.PersonNumber)
	require.NoError(t, err)
	b, err := filing.ParseResidentID(plain)
	require.NoError(t, err)
	assert.Equal(t, a.Province(), b.Province())
	assert.NotEqual(t, a.Born(), b.Born())
}

func TestPhonesCanBeDialledAsBefore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`(1[3-9][0-9]{9}|\+86 1[3-9][0-9] [0-9]{4} [0-9]{4}|0755-?[2-8][0-9]{7}(-[0-9]{3})?|010-[2-8][0-9]{7}|[0-9]{5,14}|400-[0-9]{3}-[0-9]{4})`).Draw(t, "phone")
		m := mask(t, "phones")
		to := m.Phone(typed)
		before, e1 := filing.ParsePhone(typed)
		after, e2 := filing.ParsePhone(to)
		require.Equal(t, e1 == nil, e2 == nil, "%s became %s", typed, to)
		require.Len(t, to, len(typed))
		if e1 == nil {
			require.Len(t, after.String(), len(before.String()))
			require.Equal(t, before.String()[:3], after.String()[:3])
		}
	})
}

func TestTextsKeepTheirRelations(t *testing.T) {
	t.Parallel()
	m := mask(t, "texts")
	m.Meet("张样例")
	name := m.Person("张样例")
	company := m.Anchor("深圳市云帆智联科技有限公司")
	assert.Contains(t, m.Text("联系人张样例，手机同上"), name)
	assert.True(t, strings.HasSuffix(company, "科技有限公司"), company)
	read := []rune(m.Text("深圳市云机智联科技有限公司"))
	different := 0
	for i, r := range []rune(company) {
		if read[i] != r {
			different++
		}
	}
	assert.Equal(t, 1, different, "one sign was misread")
	assert.Contains(t, company, m.Text("云帆智联"))
	rare := []rune(m.Person("张𠮷"))
	assert.Greater(t, rare[1], rune(0xffff), "a rare character stays one of its block")
	assert.NotEqual(t, company, mask(t, "another secret").Anchor("深圳市云帆智联科技有限公司"))
}

func TestMachinesStayTogether(t *testing.T) {
	t.Parallel()
	m := mask(t, "machines")
	m.Route([]string{"121.36.0.10", "121.36.0.20", "192.168.1.10"})
	first, err := filing.ParseAddress(m.Address("121.36.0.10"))
	require.NoError(t, err)
	last, err := filing.ParseAddress(m.Address("121.36.0.20"))
	require.NoError(t, err)
	for range 10 {
		first = first.Next()
	}
	assert.Equal(t, last, first)
	assert.Equal(t, "192.168.1.10", m.Address("192.168.1.10"), "nobody's address stays")
	assert.Equal(t, "www."+m.Domain("yunfan-example.cn"), m.Domain("www.yunfan-example.cn"))
	assert.True(t, strings.HasSuffix(m.Mail("zhang@yunfan-example.cn"), "@"+m.Domain("yunfan-example.cn")))
	assert.True(t, strings.HasSuffix(m.Mail("zhang@qq.com"), "@qq.com"))
}

func TestKeysStayKeys(t *testing.T) {
	t.Parallel()
	m := mask(t, "keys")
	typed := strings.Repeat("d1af7c63", 64)
	before, form, err := publickey.Parse(typed)
	require.NoError(t, err)
	after, sameForm, err := publickey.Parse(m.Key(typed))
	require.NoError(t, err)
	assert.Equal(t, form, sameForm)
	assert.Equal(t, before.Bits, after.Bits)
	assert.False(t, before.Same(after))
	decimal, _, err := publickey.Parse(m.Key(before.ModulusDecimal()))
	require.NoError(t, err)
	assert.True(t, decimal.Same(after), "another way of writing the same key")
	print := "0D:9C:5E:0F:6A:1B:4C:7D:8E:9F:A0:B1:C2:D3:E4:F5"
	assert.Equal(t, m.Digest(strings.ToLower(strings.ReplaceAll(print, ":", ""))), strings.ToLower(strings.ReplaceAll(m.Digest(print), ":", "")))
}
