package rules

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// Documents on orders that touch a filing that exists.
const (
	conditionsHelp     = "华为云 ICP 备案帮助文档：备案条件"
	conditionsHelpDate = "2025-12"
	changeHelp         = "华为云 ICP 备案帮助文档：备案变更"
	changeHelpDate     = "2025-12"
	cancelHelp         = "华为云 ICP 备案帮助文档：注销备案、取消接入"
	cancelHelpDate     = "2025-12"
	transferHelp       = "华为云 ICP 备案帮助文档：转移备案"
	transferHelpDate   = "2025-12"
	migrateHelp        = "华为云 ICP 备案帮助文档：迁移备案"
	migrateHelpDate    = "2024-07-19"
	claimHelp          = "华为云 ICP 备案帮助文档：认领备案"
	claimHelpDate      = "2025-12"
	afterHelp          = "华为云 ICP 备案帮助文档：备案成功后"
	afterHelpDate      = "2025-12"
)

// recorded makes the condition that a filing asks for a fact of the record.
func recorded(pattern filing.Path) func(Case, filing.At) bool {
	return func(c Case, _ filing.At) bool {
		row, ok := filing.Lookup(pattern)
		return ok && c.Filing.Asked(row, nil)
	}
}

// answer returns what was answered to a question with yes or no.
func (c Case) answer(p filing.Path) filing.Ternary {
	text, _ := c.Filing.Text(p)
	t, err := filing.ParseTernary(text)
	if err != nil {
		return filing.Unanswered
	}
	return t
}

// filedServices returns how many services the entity has on file, and false where nobody said.
func (c Case) filedServices() (int, bool) {
	n, err := strconv.Atoi(strings.TrimSpace(filing.Narrow(c.Filing.Record.FiledServices)))
	return n, err == nil && n >= 0
}

// ordering makes the condition that the order is one of these.
func ordering(orders ...filing.Order) func(Case, filing.At) bool {
	return func(c Case, _ filing.At) bool { return slices.Contains(orders, c.Filing.Order) }
}

// changing reports whether the order changes a filing.
func changing(c Case, _ filing.At) bool { return c.Filing.Order.Changes() }

// A change is a fact that stands otherwise in the filing that exists.
type change struct {
	path       filing.Path
	filed, now string // as they are shown
}

// changed returns how a fact differs from the filing that exists; false where it does not, or where one of both is not
// known.
func (c Case) changed(p filing.Path) (change, bool) {
	filed, known := c.Filing.FiledText(p)
	now, ok := c.Filing.Text(p)
	if !known || !ok || !filled(filed) || !filled(now) || sameFact(p, filed, now) {
		return change{}, false
	}
	return change{p, c.shown(p, filed), c.shown(p, now)}, true
}

// changes lists the facts that differ from the filing that exists, in the order of the dictionary.
func (c Case) changes() []change {
	if len(c.Filing.Record.AsFiled) == 0 {
		return nil
	}
	var out []change
	for _, row := range filing.Dictionary() {
		for _, at := range c.Filing.Places(row.Path) {
			if d, ok := c.changed(at.Of(row.Path)); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// sameFact compares two texts of a fact as what they mean.
func sameFact(p filing.Path, a, b string) bool {
	row, _ := filing.Lookup(p)
	switch row.Kind {
	case filing.CertificateNumber, filing.Key:
		return filing.SameNumber(a, b)
	case filing.MobileNumber, filing.PhoneNumber:
		return sameDialled(a, b) || filing.SameNumber(a, b)
	case filing.FilingNumberKind:
		x, errX := filing.ParseFilingNumber(a)
		y, errY := filing.ParseFilingNumber(b)
		return filing.SameText(a, b) || errX == nil && errY == nil && (x == y || p == "entity.filing_number" && x.Entity() == y.Entity())
	case filing.EmailAddress:
		return sameBox(a, b) || filing.SameText(a, b)
	case filing.DomainNameKind, filing.HomePage:
		return sameHost(a, b)
	case filing.Choices, filing.Names:
		return slices.Equal(parted(a), parted(b))
	case filing.Day, filing.Validity:
		x, errX := filing.ParseValidity(a)
		y, errY := filing.ParseValidity(b)
		return filing.SameText(a, b) || errX == nil && errY == nil && !x.Before(y) && !y.Before(x)
	}
	return filing.SameText(a, b)
}

// sameHost reports whether two addresses lead to the same host.
func sameHost(a, b string) bool {
	x, errX := filing.ParseDomainName(a)
	y, errY := filing.ParseDomainName(b)
	return errX == nil && errY == nil && x.String() == y.String() || filing.SameText(a, b)
}

// parted returns the elements of a list of codes or names in an order of their own.
func parted(text string) []string {
	parts := strings.FieldsFunc(filing.Fold(text), func(r rune) bool { return r == ',' || r == '\n' || r == '、' })
	slices.Sort(parts)
	return slices.Compact(parts)
}

// shown is a text of a fact as findings repeat it: words instead of codes.
func (c Case) shown(p filing.Path, text string) string {
	row, _ := filing.Lookup(p)
	switch {
	case row.Kind == filing.Choice && row.Vocabulary.Has(text):
		return "@" + string(row.Vocabulary) + "." + text
	case row.Kind == filing.YesNo:
		return "@answer." + text
	case row.Kind == filing.Region:
		return c.anyName(text)
	case row.Kind == filing.Validity && text == filing.LongTerm:
		return "@answer." + filing.LongTerm
	}
	return text
}

// ordered makes an example of another order on a filing that exists.
func ordered(order filing.Order) edit {
	return altered(func(f *filing.Filing) {
		f.Order, f.Entity.FilingNumber = order, "粤ICP备00000001号"
	})
}

// asFiled notes the example's filing as the one that exists; edits behind it change what is now.
func asFiled(c *Case) { c.Filing.Snapshot() }
