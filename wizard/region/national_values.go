package region

// ApprovalStatus says whether a national approval is still asked for.
type ApprovalStatus string

// The values of ApprovalStatus.
const (
	ApprovalActive    ApprovalStatus = "active"
	ApprovalAbolished ApprovalStatus = "abolished_some_provinces_ask"
)

// Choices implements Chooser.
func (ApprovalStatus) Choices() []Choice { return approvalStatusChoices }

var approvalStatusChoices = []Choice{
	{"active", "现行", "in force"},
	{"abolished_some_provinces_ask", "全国已取消，个别省仍要", "abolished, some provinces still ask"},
}

// Level is how a number that does not match its pattern is treated.
type Level string

// The values of Level.
const (
	LevelBlock Level = "block"
	LevelWarn  Level = "warn"
)

// Choices implements Chooser.
func (Level) Choices() []Choice { return levelChoices }

var levelChoices = []Choice{
	{"block", "拦截", "block"},
	{"warn", "提示", "warn"},
}

// Checksum is the scheme of a number's check digit.
type Checksum string

// The values of Checksum.
const (
	ChecksumNone    Checksum = ""
	ChecksumGB11643 Checksum = "gb11643"
	ChecksumGB32100 Checksum = "gb32100"
	ChecksumGB11714 Checksum = "gb11714"
	ChecksumMod1110 Checksum = "mod11_10"
)

// Choices implements Chooser.
func (Checksum) Choices() []Choice { return checksumChoices }

var checksumChoices = []Choice{
	{"", "无", "none"},
	{"gb11643", "GB 11643", "GB 11643"},
	{"gb32100", "GB 32100", "GB 32100"},
	{"gb11714", "GB 11714", "GB 11714"},
	{"mod11_10", "MOD 11,10", "MOD 11,10"},
}

// Action is what an applicant may do with an order.
type Action string

// The values of Action.
const (
	ActionEdit     Action = "edit"
	ActionAbandon  Action = "abandon"
	ActionRevoke   Action = "revoke"
	ActionResubmit Action = "resubmit"
	ActionChange   Action = "change"
	ActionCancel   Action = "cancel"
)

// Choices implements Chooser.
func (Action) Choices() []Choice { return actionChoices }

var actionChoices = []Choice{
	{"edit", "修改", "edit"},
	{"abandon", "放弃", "abandon"},
	{"revoke", "撤销", "revoke"},
	{"resubmit", "重新提交", "resubmit"},
	{"change", "变更", "change"},
	{"cancel", "注销", "cancel"},
}

// Usage says whether something may be used.
type Usage string

// The values of Usage.
const (
	UsageForbidden  Usage = "forbidden"
	UsageAvoid      Usage = "avoid"
	UsageIfReadable Usage = "allowed_if_readable"
)

// Choices implements Chooser.
func (Usage) Choices() []Choice { return usageChoices }

var usageChoices = []Choice{
	{"forbidden", "不可", "not allowed"},
	{"avoid", "尽量不用", "better not"},
	{"allowed_if_readable", "不遮挡文字时可以", "allowed if the text stays readable"},
}
