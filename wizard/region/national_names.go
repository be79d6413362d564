package region

// NationalNames are the rules on names that hold everywhere.
type NationalNames struct {
	MinChars          int               `yaml:"min_chars" json:"min_chars"`
	WarnMaxChars      int               `yaml:"warn_max_chars" json:"warn_max_chars"`
	BlockMaxChars     int               `yaml:"block_max_chars" json:"block_max_chars"`
	PersonalAdvice    Range             `yaml:"personal_advice" json:"personal_advice"`
	NotOnlyDigits     bool              `yaml:"not_only_digits" json:"not_only_digits"`
	NotOnlyLatin      bool              `yaml:"not_only_latin" json:"not_only_latin"`
	NotADomain        bool              `yaml:"not_a_domain" json:"not_a_domain"`
	PersonalNotOwn    bool              `yaml:"personal_not_own_name" json:"personal_not_own_name"`
	AllowedSymbols    []string          `yaml:"allowed_symbols" json:"allowed_symbols"`
	NationalPrefixBan []string          `yaml:"national_prefix_ban" json:"national_prefix_ban"`
	Sensitive         []string          `yaml:"sensitive" json:"sensitive"`
	UnitAdvice        []string          `yaml:"unit_advice" json:"unit_advice"`
	Special           map[string]string `yaml:"special" json:"special"` // id -> explanation
}

// Range is from Min to Max, both included.
type Range struct {
	Min int `yaml:"min" json:"min"`
	Max int `yaml:"max" json:"max"`
}

// PersonalWords are words that individuals should keep out of a name.
type PersonalWords struct {
	FinanceLottery []string `yaml:"finance_lottery" json:"finance_lottery"`
	Community      []string `yaml:"community" json:"community"`
	Business       []string `yaml:"business" json:"business"`
	Portal         []string `yaml:"portal" json:"portal"`
}

// ServiceContent is what a service may be said to be about.
type ServiceContent struct {
	Site             []string  `yaml:"site" json:"site"`
	Personal         []string  `yaml:"personal" json:"personal"`
	UnitDefault      string    `yaml:"unit_default" json:"unit_default"`
	OtherNeedsRemark bool      `yaml:"other_needs_remark" json:"other_needs_remark"`
	AppKnown         WordLists `yaml:"app_known" json:"app_known"` // category -> items; one category is known
	AppMax           int       `yaml:"app_max" json:"app_max"`
	ServiceTypes     []string  `yaml:"service_types" json:"service_types"`
}

// NationalApproval is a line of business that needs another authority's permission everywhere.
type NationalApproval struct {
	ID        string         `yaml:"id" json:"id"`
	MIIT      *int           `yaml:"miit" json:"miit"` // the ministry's number for it, nil when it has none
	Title     string         `yaml:"title" json:"title"`
	Document  string         `yaml:"document" json:"document"` // empty when no document is known
	Authority string         `yaml:"authority" json:"authority"`
	Triggers  []string       `yaml:"triggers" json:"triggers"`
	Warn      []string       `yaml:"warn" json:"warn,omitempty"` // weaker triggers
	Status    ApprovalStatus `yaml:"status" json:"status"`
}

// EntityNature is a kind of entity with the certificates it may hold.
type EntityNature struct {
	Title        string   `yaml:"title" json:"title"`
	Certificates []string `yaml:"certificates" json:"certificates"`
	USCC         []string `yaml:"uscc" json:"uscc"` // how its credit code may begin
}

// NumberPattern is the form of a number.
type NumberPattern struct {
	Pattern string   `yaml:"pattern" json:"pattern"` // RE2
	Check   Checksum `yaml:"check" json:"check"`
	Level   Level    `yaml:"level" json:"level"`
}

// App is what holds for apps only.
type App struct {
	NameSameOnAllPlatforms bool     `yaml:"name_same_on_all_platforms" json:"name_same_on_all_platforms"`
	Platforms              []string `yaml:"platforms" json:"platforms"`
	DomainLevels           []int    `yaml:"domain_levels" json:"domain_levels"`
	NoWWW                  bool     `yaml:"no_www" json:"no_www"`
	Migratable             bool     `yaml:"migratable" json:"migratable"`
	NameBan                []string `yaml:"name_ban" json:"name_ban"`
}

// Footer is what a filed site shows.
type Footer struct {
	Site       FooterNumber            `yaml:"site" json:"site"`
	Exceptions map[string]FooterNumber `yaml:"exceptions" json:"exceptions"` // by province id
	Link       string                  `yaml:"link" json:"link"`
	Position   string                  `yaml:"position" json:"position"`
	AppPlaces  []string                `yaml:"app_places" json:"app_places"`
}

// BeforeApproval is what a site does while the filing is under review.
type BeforeApproval struct {
	FirstAndAdd         string `yaml:"first_and_add" json:"first_and_add"`
	Access              string `yaml:"access" json:"access"`
	FiledSitesReachable bool   `yaml:"filed_sites_reachable" json:"filed_sites_reachable"`
}

// Cancel is how a filing is given up.
type Cancel struct {
	Reversible          bool `yaml:"reversible" json:"reversible"`
	OneAtATime          bool `yaml:"one_at_a_time" json:"one_at_a_time"`
	SMS                 bool `yaml:"sms" json:"sms"`
	ShellCancelWorkdays int  `yaml:"shell_cancel_workdays" json:"shell_cancel_workdays"`
}
