package control_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

func TestNormal(t *testing.T) {
	tests := []struct {
		name        string
		kind        filing.Kind
		certificate filing.CertificateKind
		typed, want string
	}{
		{"spaces around a name", filing.Line, "", "  云帆智联　", "云帆智联"},
		{"marks of no width in a name", filing.Line, "", "云\u200b帆\ufeff智联", "云帆智联"},
		{"spaces only", filing.Line, "", "   ", ""},
		{"date as on a card", filing.Day, "", "2035年3月12日", "2035-03-12"},
		{"date in full width", filing.Day, "", "２０３５．０３．１２", "2035-03-12"},
		{"date in a run", filing.Day, "", "20350312", "2035-03-12"},
		{"no date stays", filing.Day, "", "明年三月", "明年三月"},
		{"no such day stays", filing.Day, "", "2035-02-30", "2035-02-30"},
		{"long term", filing.Validity, "", "长期有效", filing.LongTerm},
		{"mobile in full width with spaces", filing.MobileNumber, "", "１３８ ００００ ０００１", "13800000001"},
		{"mobile with country code", filing.MobileNumber, "", "+86 138-0000-0001", "13800000001"},
		{"half a mobile stays", filing.MobileNumber, "", "138 0000", "138 0000"},
		{"landline", filing.PhoneNumber, "", "（0755）26000001", "0755-26000001"},
		{"mail in full width", filing.EmailAddress, "", "zhang＠example.cn ", "zhang@example.cn"},
		{"no mail stays", filing.EmailAddress, "", "zhang.example.cn", "zhang.example.cn"},
		{"pasted address as a domain", filing.DomainNameKind, "", "https://Example.cn/index.html", "example.cn"},
		{"www stays for the rule to say", filing.DomainNameKind, "", "www.example.cn", "www.example.cn"},
		{"home page", filing.HomePage, "", "HTTPS://Example.cn/", "example.cn"},
		{"address in full width", filing.Address, "", "１２１。36。0。10", "121.36.0.10"},
		{"no address stays", filing.Address, "", "121.36.0", "121.36.0"},
		{"credit code in small letters", filing.CertificateNumber, filing.BusinessLicence, "91440399 ma0yf0018a", "91440399MA0YF0018A"},
		{"credit code that cannot be one stays", filing.CertificateNumber, filing.BusinessLicence, "91440399 ma0yf0o18a", "91440399 ma0yf0o18a"},
		{"identity number with a wrong check digit", filing.CertificateNumber, filing.ResidentIDCard, "44039919850312001x ", "44039919850312001X"},
		{"organisation code", filing.CertificateNumber, filing.OrganizationCodeCertificate, "ma0yf0018", "MA0YF001-8"},
		{"filing number", filing.FilingNumberKind, "", " 粤icp备 12345678号", "粤ICP备12345678号"},
		{"fingerprint with colons", filing.Key, "", "AB:CD:EF:01", "abcdef01"},
		{"key as pasted", filing.Key, "", " -----BEGIN KEY----- ", "-----BEGIN KEY-----"},
		{"names", filing.Names, "", "a.example.cn， b.example.cn\n\nc.example.cn", "a.example.cn\nb.example.cn\nc.example.cn"},
		{"a code", filing.Choice, "", "ecs", "ecs"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := control.Normal(filing.Field{Kind: tt.kind}, tt.certificate, tt.typed)
			assert.Equal(t, tt.want, got)
			assert.Equal(t, got, control.Normal(filing.Field{Kind: tt.kind}, tt.certificate, got), "normal stays normal")
		})
	}
}

func FuzzNormal(f *testing.F) {
	for _, seed := range []string{"", "2035年3月12日", "＋86 138 0000 0001", "91440399ma0yf0018a", "https://例子.中国/", "::1", "a,b，c", "\u200b"} {
		f.Add(seed)
	}
	kinds := []filing.Kind{
		filing.Line, filing.Day, filing.Validity, filing.MobileNumber, filing.PhoneNumber, filing.EmailAddress, filing.DomainNameKind,
		filing.HomePage, filing.Address, filing.CertificateNumber, filing.FilingNumberKind, filing.Key, filing.Names,
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, kind := range kinds {
			for _, certificate := range []filing.CertificateKind{filing.ResidentIDCard, filing.BusinessLicence, filing.OrganizationCodeCertificate} {
				once := control.Normal(filing.Field{Kind: kind}, certificate, typed)
				if again := control.Normal(filing.Field{Kind: kind}, certificate, once); again != once {
					t.Errorf("%s: %q becomes %q and then %q", kind, typed, once, again)
				}
			}
		}
	})
}
