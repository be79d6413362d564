package flow

import (
	"maps"
	"slices"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

// An Interview holds the answers of the first questions, which settle the order.
type Interview struct {
	Purpose       string             `json:"purpose"`
	Nature        filing.Nature      `json:"nature"`
	Province      string             `json:"province"`
	Service       filing.ServiceKind `json:"service"`
	EntityFiled   filing.Ternary     `json:"entity_filed"`   // the entity has a filing number already
	DomainFiled   filing.Ternary     `json:"service_filed"`  // this very domain (or APP) has one
	Own           filing.Ternary     `json:"own"`            // it stands in the filing of this very entity
	Shell         filing.Ternary     `json:"shell"`          // no service is left under the entity's filing
	EntityHere    filing.Ternary     `json:"entity_here"`    // the entity's filing is with this provider
	DomainHere    filing.Ternary     `json:"service_here"`   // the service's filing is with this provider
	NumberChanged filing.Ternary     `json:"number_changed"` // the certificate's number is another than the one filed
	Part          string             `json:"part"`           // what changes
	Leaving       string             `json:"leaving"`        // what ends
	Moving        string             `json:"moving"`         // how a filing moves
	ClaimCause    string             `json:"claim_cause"`
	TargetClean   filing.Ternary     `json:"target_clean"` // the account that takes over holds no filing
	DomainMoved   filing.Ternary     `json:"domain_moved"` // the registrar has the domain under its new owner
	Obstacle      string             `json:"obstacle"`     // what stands in the way of any order
}

// An Ask is a question of the interview. It is asked while the answers before it call for it. Its text stands under
// "interview."+Ask, its choices, where they are codes, under "interview."+Ask+"."+code.
type Ask string

// The questions of the interview.
const (
	AskPurpose       Ask = "purpose"
	AskNature        Ask = "nature"
	AskProvince      Ask = "province"
	AskService       Ask = "service"
	AskEntityFiled   Ask = "entity_filed"
	AskDomainFiled   Ask = "service_filed"
	AskOwn           Ask = "own"
	AskShell         Ask = "shell"
	AskEntityHere    Ask = "entity_here"
	AskDomainHere    Ask = "service_here"
	AskNumberChanged Ask = "number_changed"
	AskPart          Ask = "part"
	AskLeaving       Ask = "leaving"
	AskMoving        Ask = "moving"
	AskClaimCause    Ask = "claim_cause"
	AskTargetClean   Ask = "target_clean"
	AskDomainMoved   Ask = "domain_moved"
	AskObstacle      Ask = "obstacle"
)

// The codes of choices.
const (
	purposeNew, purposeChange, purposeLeave, purposeMove = "new", "change", "leave", "move"
	partEntity, partService, partBoth                    = "entity", "service", "both"
	leaveAccess, leaveService, leaveEntity, leaveDomains = "access", "service", "entity", "domains"
	moveClaim, moveTransfer, moveMigrate                 = "claim", "transfer", "migrate"
	claimNeither                                         = "neither"
	obstacleNone, obstacleOrder, obstacleAccount         = "none", "open_order", "account_taken"
	yes, no                                              = "true", "false"
)

// Choices returns the codes that a question can be answered with, in the order in which people should read them; nil where
// any province will do.
func (a Ask) Choices() []string {
	switch a {
	case AskPurpose:
		return []string{purposeNew, purposeChange, purposeLeave, purposeMove}
	case AskNature:
		return filing.Natures.Codes()
	case AskProvince:
		return nil
	case AskService:
		return filing.ServiceKinds.Codes()
	case AskPart:
		return []string{partEntity, partService, partBoth}
	case AskLeaving:
		return []string{leaveAccess, leaveService, leaveEntity, leaveDomains}
	case AskMoving:
		return []string{moveMigrate, moveTransfer, moveClaim}
	case AskClaimCause:
		return []string{filing.ClaimBefore2018, filing.ClaimMovedIn, claimNeither}
	case AskObstacle:
		return []string{obstacleNone, obstacleOrder, obstacleAccount}
	}
	return []string{yes, no}
}

// YesNo reports whether a question is answered with yes or no.
func (a Ask) YesNo() bool { return slices.Equal(a.Choices(), []string{yes, no}) }

// place returns where the answer to a question is kept: a text, or a Ternary.
func (i *Interview) place(a Ask) (*string, *filing.Ternary) {
	switch a {
	case AskPurpose:
		return &i.Purpose, nil
	case AskNature:
		return (*string)(&i.Nature), nil
	case AskProvince:
		return &i.Province, nil
	case AskService:
		return (*string)(&i.Service), nil
	case AskPart:
		return &i.Part, nil
	case AskLeaving:
		return &i.Leaving, nil
	case AskMoving:
		return &i.Moving, nil
	case AskClaimCause:
		return &i.ClaimCause, nil
	case AskObstacle:
		return &i.Obstacle, nil
	case AskEntityFiled:
		return nil, &i.EntityFiled
	case AskDomainFiled:
		return nil, &i.DomainFiled
	case AskOwn:
		return nil, &i.Own
	case AskShell:
		return nil, &i.Shell
	case AskEntityHere:
		return nil, &i.EntityHere
	case AskDomainHere:
		return nil, &i.DomainHere
	case AskNumberChanged:
		return nil, &i.NumberChanged
	case AskTargetClean:
		return nil, &i.TargetClean
	case AskDomainMoved:
		return nil, &i.DomainMoved
	}
	return nil, nil
}

// Answer returns the answer to a question as a code, empty while it is open.
func (i Interview) Answer(a Ask) string {
	text, ternary := i.place(a)
	switch {
	case text != nil:
		return *text
	case ternary != nil:
		return ternary.String()
	}
	return ""
}

// Take answers a question with one of its choices; empty opens it again. It reports false for a choice that there is not.
func (i *Interview) Take(a Ask, code string) bool {
	text, ternary := i.place(a)
	if choices := a.Choices(); code != "" && choices != nil && !slices.Contains(choices, code) {
		return false
	}
	switch {
	case text != nil:
		*text = code
	case ternary != nil:
		answer, err := filing.ParseTernary(code)
		if err != nil {
			return false
		}
		*ternary = answer
	default:
		return false
	}
	return true
}

// Regions answers what the interview asks about provinces.
type Regions interface {
	// ShellAddsDirectly reports whether an entity without services may add one without being cancelled first.
	ShellAddsDirectly(province string) bool
}

// A Verdict is what the interview comes to. Its texts stand under "verdict."+ID: title, why, and for a knockout the way
// out.
type Verdict struct {
	ID       string
	Order    filing.Order // empty for a knockout
	Knockout bool         // no order can go on from here
}

// Asks returns the questions that these answers call for, in order; the last may be open.
func (i Interview) Asks(regions Regions) []Ask {
	asks, _, _ := i.walk(regions)
	return asks
}

// Decide returns what the answers come to, and false while a question is open.
func (i Interview) Decide(regions Regions) (Verdict, bool) {
	_, verdict, ok := i.walk(regions)
	return verdict, ok
}

// walk asks one question after the other until a row of the table of decisions fits what has been answered.
func (i Interview) walk(regions Regions) ([]Ask, Verdict, bool) {
	var asks []Ask
	known := answers{}
	for _, q := range askings() {
		if slices.Contains(asks, q.ask) || !q.when.fit(known) {
			continue
		}
		asks = append(asks, q.ask)
		answer := i.Answer(q.ask)
		if answer == "" {
			return asks, Verdict{}, false
		}
		known[q.ask] = answer
		if q.ask == AskProvince {
			known[askShellAdds] = no
			if regions.ShellAddsDirectly(answer) {
				known[askShellAdds] = yes
			}
		}
		for _, d := range decisions() {
			if d.when.fit(known) {
				return asks, d.verdict, true
			}
		}
	}
	return asks, Verdict{}, false
}

// AllAsks lists every question there is, in the order in which they are asked.
func AllAsks() []Ask {
	var out []Ask
	for _, q := range askings() {
		if !slices.Contains(out, q.ask) {
			out = append(out, q.ask)
		}
	}
	return out
}

// Verdicts lists every verdict there is, in the order of the table.
func Verdicts() []Verdict {
	var out []Verdict
	for _, d := range decisions() {
		if !slices.Contains(out, d.verdict) {
			out = append(out, d.verdict)
		}
	}
	return out
}

// Record returns what the interview has settled about filings that exist already.
func (i Interview) Record(regions Regions) filing.Record {
	var r filing.Record
	asks := i.Asks(regions)
	answered := func(a Ask) filing.Ternary {
		if !slices.Contains(asks, a) {
			return filing.Unanswered
		}
		_, ternary := i.place(a)
		return *ternary
	}
	r.EntityHere, r.Shell = answered(AskEntityHere), answered(AskShell)
	r.TargetClean, r.DomainMoved = answered(AskTargetClean), answered(AskDomainMoved)
	if slices.Contains(asks, AskClaimCause) {
		r.ClaimCause = i.ClaimCause
	}
	if slices.Contains(asks, AskObstacle) && i.Obstacle == obstacleNone {
		r.OpenOrder, r.AccountTaken = filing.No, filing.No
	}
	if slices.Contains(asks, AskLeaving) && i.Leaving == leaveService {
		r.LastService = filing.No
	}
	return r
}

// answers are codes by question.
type answers map[Ask]string

// fit reports whether all of these have been answered so.
func (want answers) fit(known answers) bool {
	for a, code := range want {
		if known[a] != code {
			return false
		}
	}
	return true
}

// and returns the answers with more of them.
func (want answers) and(more answers) answers {
	all := maps.Clone(want)
	maps.Copy(all, more)
	return all
}
