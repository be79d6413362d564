package filing

import "maps"

// A Record (已有的备案) is what the applicant says about filings that exist already, and about the circumstances of this
// order. Every member may stay empty; what an order asks of it, and of whom, is in Declarations.
type Record struct {
	EntityHere        Ternary `json:"entity_here"`        // the entity's filing is with this provider
	Shell             Ternary `json:"shell"`              // the entity has a filing but no service is left (空壳主体)
	FiledServices     string  `json:"filed_services"`     // how many services the entity has on file, in digits
	OpenOrder         Ternary `json:"open_order"`         // another order of this entity is under way, at any provider
	AccountTaken      Ternary `json:"account_taken"`      // the provider's account already holds the filing of another entity
	FormerCertificate Ternary `json:"former_certificate"` // the entity was filed before with another certificate
	Abnormal          Ternary `json:"abnormal"`           // the licence is listed as abnormal, suspended or revoked
	SitesOpen         Ternary `json:"sites_open"`         // the services on file all open in a browser
	FooterShown       Ternary `json:"footer_shown"`       // each shows its filing number, linked to the ministry's site
	ContentMatches    Ternary `json:"content_matches"`    // what each shows, and its title, agree with what was filed
	Reason            string  `json:"reason"`             // why a filing is ended
	LastService       Ternary `json:"last_service"`       // the service to be ended is the only one of the entity
	OtherProvider     Ternary `json:"other_provider"`     // another provider goes on giving access
	ClaimCause        string  `json:"claim_cause"`        // why a filing is claimed: a code of ClaimCauses
	TargetAccount     string  `json:"target_account"`     // name of the account that takes a filing over
	TargetClean       Ternary `json:"target_clean"`       // that account holds no filing yet
	DomainMoved       Ternary `json:"domain_moved"`       // the registrar has the domain under the new entity already

	// AsFiled holds facts as the ministry has them, by concrete path, in the form of Text. What is not here is not known to
	// have changed.
	AsFiled map[Path]string `json:"as_filed,omitempty"`
}

// FiledText returns a fact as it stands in the filing that exists, and false where nobody said.
func (f *Filing) FiledText(p Path) (string, bool) {
	text, ok := f.Record.AsFiled[p]
	return text, ok
}

// SetFiledText notes how a fact stands in the filing that exists; empty takes the note away. Only facts of the dictionary
// that are part of a filing can be noted.
func (f *Filing) SetFiledText(p Path, text string) error {
	if !fileable(p) {
		return errNoFact(p)
	}
	if text == "" {
		delete(f.Record.AsFiled, p)
		if len(f.Record.AsFiled) == 0 {
			f.Record.AsFiled = nil
		}
		return nil
	}
	if f.Record.AsFiled == nil {
		f.Record.AsFiled = map[Path]string{}
	}
	f.Record.AsFiled[p] = text
	return nil
}

// Changed reports whether a fact is known to differ from the filing that exists.
func (f *Filing) Changed(p Path) bool {
	filed, known := f.FiledText(p)
	now, ok := f.Text(p)
	return known && ok && !SameText(filed, now)
}

// Snapshot notes every fact as it is now as the filing that exists: where an order that changes it begins.
func (f *Filing) Snapshot() {
	f.Record.AsFiled = nil
	for _, row := range Dictionary() {
		for _, at := range f.Places(row.Path) {
			p := at.Of(row.Path)
			if text, ok := f.Text(p); ok && text != "" && fileable(p) {
				if err := f.SetFiledText(p, text); err != nil {
					panic("filing: the path was looked up: " + err.Error())
				}
			}
		}
	}
}

// fileable reports whether the ministry keeps a fact.
func fileable(p Path) bool {
	row, ok := Lookup(p)
	return ok && !p.Under("record") && row.Path != "title" && row.Path != "order" && row.Path != "provider" &&
		len(p.Place()) == brackets(row.Path) && p.Place().Of(row.Path) == p
}

// shiftFiled moves what was noted about the services behind one that is taken out, and forgets what was noted about that.
func (f *Filing) shiftFiled(gone int) {
	kept := map[Path]string{}
	for p, text := range f.Record.AsFiled {
		at := p.Place()
		switch {
		case !p.Under("services") || at[0] < gone:
		case at[0] == gone:
			continue
		default:
			at[0]--
			p = at.Of(p.Pattern())
		}
		kept[p] = text
	}
	if f.Record.AsFiled = kept; len(kept) == 0 {
		f.Record.AsFiled = nil
	}
}

// rotateFiled follows a row that is taken out of a list of a service: what was noted about later rows moves up with them, and
// what was noted about the row itself goes behind all of those that are left, where it still says what is on file and gone.
func (f *Filing) rotateFiled(list Path, gone, left int) {
	last := left
	f.eachFiledRow(list, func(row int) int {
		last = max(last, row)
		return row
	})
	f.eachFiledRow(list, func(row int) int {
		switch {
		case row == gone:
			return last
		case row > gone:
			return row - 1
		}
		return row
	})
}

// makeRoomFiled keeps a row that is added from standing beside what was noted about one that is gone.
func (f *Filing) makeRoomFiled(list Path, row int) {
	f.eachFiledRow(list, func(noted int) int {
		if noted >= row {
			return noted + 1
		}
		return noted
	})
}

// eachFiledRow moves what was noted about the rows of a list to other rows.
func (f *Filing) eachFiledRow(list Path, to func(row int) int) {
	at := list.Place()
	if len(at) == 0 || len(f.Record.AsFiled) == 0 {
		return
	}
	moved := make(map[Path]string, len(f.Record.AsFiled))
	for p, text := range f.Record.AsFiled {
		if place := p.Place(); p.Under(list) && len(place) > len(at) {
			place[len(at)] = to(place[len(at)])
			p = place.Of(p.Pattern())
		}
		moved[p] = text
	}
	f.Record.AsFiled = moved
}

func (r Record) clone() Record {
	r.AsFiled = maps.Clone(r.AsFiled)
	return r
}
