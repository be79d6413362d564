package rules

import (
	"github.com/beiandesk/beiandesk/wizard/domain"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Documents that several rules about domains rest on.
const (
	domainNotice     = "工业和信息化部《关于规范互联网信息服务使用域名的通知》（工信部信管〔2017〕264号）"
	domainNoticeDate = "2017-11-27"

	domainHelp     = "华为云 ICP 备案帮助文档：备案域名"
	domainHelpDate = "2025-12"
)

// Patterns that many rules about domains read.
const (
	domainPattern           filing.Path = "services[].domains[]"
	domainNamePath          filing.Path = "services[].domains[].name"
	domainHolderPath        filing.Path = "services[].domains[].holder"
	domainHolderKindPath    filing.Path = "services[].domains[].holder_certificate_kind"
	domainHolderNumberPath  filing.Path = "services[].domains[].holder_certificate_number"
	domainRealNamePath      filing.Path = "services[].domains[].real_name_on"
	domainExpiryPath        filing.Path = "services[].domains[].expires_on"
	domainRegistrarPath     filing.Path = "services[].domains[].registrar"
	homeURLPath             filing.Path = "services[].home_url"
	legalRepresentativePath filing.Path = "entity.legal_representative"
	entityNumberPath        filing.Path = "entity.certificate.number"
	entityKindPath          filing.Path = "entity.certificate.kind"
)

// Suffixes that belong to the state.
const (
	govSuffix    = ".gov.cn"
	govSuffixHan = ".政务"
)

// domainAt returns the domain at a place.
func (c Case) domainAt(at filing.At) *filing.Domain { return &c.Filing.Services[at[0]].Domains[at[1]] }

// nameAt reads the domain at a place; what cannot be read is told by dom001 alone.
func (c Case) nameAt(at filing.At) (domain.Name, bool) {
	n, err := domain.Parse(c.domainAt(at).Name)
	return n, err == nil
}

// lent reports whether nobody can own the name: it is a suffix, or it lies below a name that a company lends.
func lent(n domain.Name) bool { return n.Registrable == "" || n.Private }

// departments reports whether names below the registrable one are filed by themselves, as those of authorities are.
func departments(n domain.Name) bool {
	_, ok := n.Ends(govSuffix, govSuffixHan)
	return ok
}
