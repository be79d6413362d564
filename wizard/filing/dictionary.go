package filing

import "sync"

// A Kind says what form a fact has, and so how it is asked and checked.
type Kind string

// The kinds of facts.
const (
	Line              Kind = "line"               // one line of text
	Paragraph         Kind = "paragraph"          // several lines of text
	Choice            Kind = "choice"             // one code of a vocabulary
	Choices           Kind = "choices"            // several codes of a vocabulary
	YesNo             Kind = "yes_no"             // a Ternary
	Day               Kind = "day"                // a date
	Validity          Kind = "validity"           // a date or LongTerm
	CertificateNumber Kind = "certificate_number" // its scheme follows the certificate kind beside it
	MobileNumber      Kind = "mobile"
	PhoneNumber       Kind = "phone"
	EmailAddress      Kind = "email"
	DomainNameKind    Kind = "domain"
	HomePage          Kind = "home_page"
	Address           Kind = "ip"
	Region            Kind = "region" // code of a province, city or county
	FilingNumberKind  Kind = "filing_number"
	Count             Kind = "count"   // a number of things, in digits
	Names             Kind = "names"   // several lines, one name each
	AttachmentID      Kind = "picture" // id of an attachment
	Key               Kind = "key"     // digits of a public key or fingerprint
)

// Chosen reports whether a fact of the kind is chosen from a list rather than typed.
func (k Kind) Chosen() bool { return k == Choice || k == Choices || k == YesNo || k == Region }

// A Need says when a fact must be there.
type Need string

// The needs. What the need does not cover is optional or not asked at all.
const (
	Optional   Need = "optional"      // never missed
	Always     Need = "always"        // in every filing
	ForUnit    Need = "unit"          // asked of units only
	ForFiled   Need = "filed"         // asked where the entity has been filed before
	ForOwn     Need = "own_principal" // asked where a service has a principal of its own
	ForSites   Need = "website"       // asked of websites
	ForApps    Need = "app"           // asked of APPs
	ForCode    Need = "code"          // asked where access is by authorisation code
	ForServers Need = "server"        // asked where access is by a server
	ForFresh   Need = "fresh"         // always asked, missed only where the domain is not filed yet
	ForChosen  Need = "chosen"        // must be there once its list element is
)

// A Field is one row of the dictionary: a fact that a filing can hold.
type Field struct {
	Path       Path // a pattern
	Kind       Kind
	Vocabulary Vocabulary // of Choice and Choices
	Need       Need
	Example    string // shown under the field as it is, in every language
	Personal   bool   // names or identifies a person: kept out of logs and support bundles
}

// Key is the field's name among text keys: label, help and so on stand under "field."+Key.
func (f Field) Key() string { return TextKey(f.Path) }

// TextKey returns the part of a text key that stands for a path: its pattern without brackets.
func TextKey(p Path) string {
	key := make([]rune, 0, len(p))
	for _, r := range string(p.Pattern()) {
		if r != '[' && r != ']' {
			key = append(key, r)
		}
	}
	return string(key)
}

// Dictionary lists every fact of a filing, in the order in which people should meet them. The caller owns the slice.
func Dictionary() []Field {
	rows := []Field{
		{Path: "title", Kind: Line, Need: Optional, Example: "深圳云帆官网"},
		{Path: "order", Kind: Choice, Vocabulary: Orders, Need: Always},
		{Path: "provider", Kind: Choice, Vocabulary: Providers, Need: Always},
		{Path: "province", Kind: Region, Need: Always},
		{Path: "city", Kind: Region, Need: Always},
		{Path: "county", Kind: Region, Need: Optional},

		{Path: "entity.nature", Kind: Choice, Vocabulary: Natures, Need: Always},
		{Path: "entity.name", Kind: Line, Need: Always, Example: "深圳市云帆智联科技有限公司", Personal: true},
	}
	rows = append(rows, certificateRows("entity.certificate", Always)...)
	rows = append(rows,
		Field{Path: "entity.mailing_address", Kind: Line, Need: Always, Example: "粤海街道科技园路1号A座501室", Personal: true},
		Field{Path: "entity.legal_representative", Kind: Line, Need: ForUnit, Example: "张伟", Personal: true},
		Field{Path: "entity.filing_number", Kind: FilingNumberKind, Need: ForFiled, Example: "粤ICP备12345678号", Personal: true},
		Field{Path: "entity.remark", Kind: Paragraph, Need: Optional, Personal: true},
	)
	rows = append(rows, principalRows("principal", Always, ForUnit)...)
	rows = append(rows,
		Field{Path: "services[].kind", Kind: Choice, Vocabulary: ServiceKinds, Need: Always},
		Field{Path: "services[].name", Kind: Line, Need: Always, Example: "云帆智联", Personal: true},
		Field{Path: "services[].principal_same", Kind: YesNo, Need: ForUnit},
	)
	rows = append(rows, principalRows("services[].principal", ForOwn, ForOwn)...)
	rows = append(rows, serviceRows()...)
	return append(rows, recordRows()...)
}

func serviceRows() []Field {
	return []Field{
		{Path: "services[].filing_number", Kind: FilingNumberKind, Need: Optional, Example: "粤ICP备12345678号-1", Personal: true},
		{Path: "services[].domains[].name", Kind: DomainNameKind, Need: Always, Example: "example.cn", Personal: true},
		{Path: "services[].domains[].holder", Kind: Line, Need: ForFresh, Example: "深圳市云帆智联科技有限公司", Personal: true},
		{Path: "services[].domains[].holder_certificate_kind", Kind: Choice, Vocabulary: CertificateKinds, Need: ForFresh},
		{Path: "services[].domains[].holder_certificate_number", Kind: CertificateNumber, Need: ForFresh, Personal: true},
		{Path: "services[].domains[].real_name_on", Kind: Day, Need: Optional, Example: "2026-10-01"},
		{Path: "services[].domains[].expires_on", Kind: Day, Need: Optional, Example: "2028-10-01"},
		{Path: "services[].domains[].registrar", Kind: Line, Need: Optional},
		{Path: "services[].home_url", Kind: HomePage, Need: ForSites, Example: "example.cn", Personal: true},
		{Path: "services[].content", Kind: Choices, Vocabulary: Contents, Need: Always},
		{Path: "services[].languages", Kind: Choices, Vocabulary: Languages, Need: Always},
		{Path: "services[].pre_approvals[].category", Kind: Choice, Vocabulary: Categories, Need: ForChosen},
		{Path: "services[].pre_approvals[].number", Kind: Line, Need: ForChosen, Personal: true},
		{Path: "services[].pre_approvals[].valid_until", Kind: Validity, Need: Optional, Example: "2028-01-01"},
		{Path: "services[].remark", Kind: Paragraph, Need: Optional, Personal: true},
		{Path: "services[].access.resource", Kind: Choice, Vocabulary: Resources, Need: Always},
		{Path: "services[].access.authorization_code", Kind: Line, Need: ForCode, Personal: true},
		{Path: "services[].access.ip_ranges[].first", Kind: Address, Need: ForServers, Example: "1.2.3.4", Personal: true},
		{Path: "services[].access.ip_ranges[].last", Kind: Address, Need: ForServers, Example: "1.2.3.4", Personal: true},
		{Path: "services[].access.dns_paused", Kind: YesNo, Need: Optional},
		{Path: "services[].app.icon", Kind: AttachmentID, Need: Optional},
		{Path: "services[].app.platforms[].os", Kind: Choice, Vocabulary: Systems, Need: ForApps},
		{Path: "services[].app.platforms[].package", Kind: Line, Need: ForApps, Example: "cn.example.app", Personal: true},
		{Path: "services[].app.platforms[].public_key", Kind: Key, Need: ForApps, Personal: true},
		{Path: "services[].app.platforms[].fingerprint", Kind: Key, Need: ForApps, Personal: true},
		{Path: "services[].app.platforms[].domains", Kind: Names, Need: ForApps, Example: "api.example.cn", Personal: true},
	}
}

func recordRows() []Field {
	return []Field{
		{Path: "record.entity_here", Kind: YesNo, Need: Optional},
		{Path: "record.shell", Kind: YesNo, Need: Optional},
		{Path: "record.filed_services", Kind: Count, Need: Optional, Example: "2"},
		{Path: "record.claim_cause", Kind: Choice, Vocabulary: ClaimCauses, Need: Optional},
		{Path: "record.target_account", Kind: Line, Need: Optional, Personal: true},
		{Path: "record.target_clean", Kind: YesNo, Need: Optional},
		{Path: "record.domain_moved", Kind: YesNo, Need: Optional},
		{Path: "record.last_service", Kind: YesNo, Need: Optional},
		{Path: "record.other_provider", Kind: YesNo, Need: Optional},
		{Path: "record.reason", Kind: Paragraph, Need: Optional, Personal: true},
		{Path: "record.open_order", Kind: YesNo, Need: Optional},
		{Path: "record.account_taken", Kind: YesNo, Need: Optional},
		{Path: "record.former_certificate", Kind: YesNo, Need: Optional},
		{Path: "record.abnormal", Kind: YesNo, Need: Optional},
		{Path: "record.sites_open", Kind: YesNo, Need: Optional},
		{Path: "record.footer_shown", Kind: YesNo, Need: Optional},
		{Path: "record.content_matches", Kind: YesNo, Need: Optional},
	}
}

func certificateRows(parent Path, need Need) []Field {
	rows := []Field{
		{Path: parent + ".kind", Kind: Choice, Vocabulary: CertificateKinds, Need: need},
		{Path: parent + ".number", Kind: CertificateNumber, Need: need, Personal: true},
	}
	if parent == "entity.certificate" {
		rows = append(rows, Field{Path: parent + ".address", Kind: Line, Need: need, Example: "深圳市南山区粤海街道科技园路1号", Personal: true})
	} else {
		rows = append(rows, Field{Path: parent + ".address", Kind: Line, Need: Optional, Personal: true})
	}
	return append(rows,
		Field{Path: parent + ".valid_from", Kind: Day, Need: Optional, Example: "2016-08-23"},
		Field{Path: parent + ".valid_until", Kind: Validity, Need: need, Example: "2036-08-23"},
	)
}

func principalRows(parent Path, need, unitNeed Need) []Field {
	rows := []Field{
		{Path: parent + ".is_legal_representative", Kind: YesNo, Need: unitNeed},
		{Path: parent + ".name", Kind: Line, Need: need, Example: "张伟", Personal: true},
	}
	rows = append(rows, certificateRows(parent+".certificate", need)...)
	return append(rows,
		Field{Path: parent + ".mobile", Kind: MobileNumber, Need: need, Example: "13800000000", Personal: true},
		Field{Path: parent + ".emergency_phone", Kind: PhoneNumber, Need: need, Example: "13900000000", Personal: true},
		Field{Path: parent + ".office_phone", Kind: PhoneNumber, Need: Optional, Example: "0755-26000000", Personal: true},
		Field{Path: parent + ".email", Kind: EmailAddress, Need: need, Example: "name@example.cn", Personal: true},
	)
}

// Lookup returns the dictionary row of a path, concrete or pattern.
func Lookup(p Path) (Field, bool) {
	row, ok := rowsByPath()[p.Pattern()]
	return row, ok
}

var rowsByPath = sync.OnceValue(func() map[Path]Field {
	rows := map[Path]Field{}
	for _, row := range Dictionary() {
		rows[row.Path] = row
	}
	return rows
})
