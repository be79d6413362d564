package region

// Choice is one value a key may have, with the words a person reads for it.
type Choice struct {
	Value   string
	Chinese string
	English string
}

// Chooser is a string type that has a closed list of values. Files with any other value are refused; "unknown" in a list
// means that nothing was found.
type Chooser interface {
	Choices() []Choice
}

// unknownValue is how the files say that nothing was found.
const unknownValue = "unknown"

// Words returns what a person reads for value, or value itself when it is not on the list.
func Words(c Chooser, value, lang string) string {
	for _, choice := range c.Choices() {
		if choice.Value == value {
			if lang == English {
				return choice.English
			}
			return choice.Chinese
		}
	}
	return value
}

func allowed(c Chooser, value string) bool {
	for _, choice := range c.Choices() {
		if choice.Value == value {
			return true
		}
	}
	return false
}

// The languages of the print-out.
const (
	Chinese = "zh"
	English = "en"
)

// Choices implements Chooser.
func (Trust) Choices() []Choice { return trustChoices }

// Choices implements Chooser.
func (Basis) Choices() []Choice { return basisChoices }

var (
	trustChoices = []Choice{
		{"high", "可信度高", "high trust"},
		{"medium", "可信度中", "medium trust"},
		{"low", "可信度低，仅供参考", "low trust, a hint only"},
		{"none", "未找到", "nothing found"},
	}
	basisChoices = []Choice{
		{"province", "本省资料", "a text about this province"},
		{"national", "全国口径", "the national rule"},
		{"none", "未找到", "nothing found"},
	}
)
