package main

import (
	"errors"
	"strconv"

	"github.com/beiandesk/beiandesk/wizard/approval"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

type numberCommand struct {
	Number string `arg:"" name:"TEXT" help:"${help_filing_number}"`
	JSON   bool   `name:"json" help:"${help_json}"`
}

// numberAnswer is what number --json prints. With ok false only typed, fault, why and meant say something.
type numberAnswer struct {
	Typed    string             `json:"typed"`
	OK       bool               `json:"ok"`
	Number   string             `json:"number"`   // as the bureau writes it
	Entity   string             `json:"entity"`   // the number of the entity
	Kind     filing.NumberKind  `json:"kind"`     // entity, website, app, mini_program or quick_app
	Licence  bool               `json:"licence"`  // of an operating licence, not of a filing
	Sequence int                `json:"sequence"` // within the entity; 0 for the entity's own number
	Province string             `json:"province"` // two digits; empty for a licence of several provinces
	Name     string             `json:"province_name"`
	Show     string             `json:"show"`            // what the site or the APP shows
	Fault    filing.NumberFault `json:"fault,omitempty"` // form, letter, word, digits, end or tail
	Why      string             `json:"why,omitempty"`
	Meant    string             `json:"meant,omitempty"` // what was probably meant
}

func (c *numberCommand) do(j *job) (bool, error) {
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	answer := numberAnswer{Typed: c.Number}
	n, err := filing.ParseFilingNumber(c.Number)
	var fault *filing.NumberError
	switch {
	case err == nil:
		f, ok := approval.FooterOf(n, desk.Atlas())
		if ok {
			answer.OK, answer.Show = true, f.Show.String()
			answer.Number, answer.Entity, answer.Kind = n.String(), n.Entity().String(), n.Kind()
			answer.Licence, answer.Sequence = n.Licence(), n.Sequence()
			answer.Province, answer.Name = f.Province.ID, f.Province.Name
			break
		}
		fault = &filing.NumberError{Fault: filing.FaultLetter}
	case !errors.As(err, &fault):
		return false, err
	}
	if fault != nil {
		answer.Fault, answer.Meant = fault.Fault, fault.Meant
		answer.Why = j.words.T("approval.fault."+string(fault.Fault), "digits", strconv.Itoa(fault.Digits))
	}
	if c.JSON {
		return !answer.OK, j.print(answer)
	}
	return !answer.OK, j.sayNumber(answer)
}

func (j *job) sayNumber(a numberAnswer) error {
	if !a.OK {
		line := j.words.T("cli.number.none", "typed", a.Typed, "why", a.Why)
		if a.Meant != "" {
			line += "\n" + j.words.T("cli.number.meant", "number", a.Meant)
		}
		return j.say("%s", line)
	}
	line := j.words.T("cli.number.is", "number", a.Number, "kind", j.kindOfNumber(a.Kind, a.Licence))
	if a.Sequence > 0 {
		line += "\n" + j.words.T("cli.number.entity", "entity", a.Entity) + "\n" + j.words.T("cli.number.sequence", "sequence", strconv.Itoa(a.Sequence))
	}
	if a.Province == "" {
		line += "\n" + j.words.T("cli.number.nationwide")
	} else {
		line += "\n" + j.words.T("cli.number.province", "province", a.Name)
	}
	return j.say("%s\n%s", line, j.words.T("cli.number.shown", "number", a.Show))
}

func (j *job) kindOfNumber(kind filing.NumberKind, licence bool) string {
	switch {
	case licence && kind == filing.EntityNumber:
		return j.words.T("approval.kind.licence")
	case licence:
		return j.words.T("approval.kind.licence_service", "kind", j.words.T("approval.kind."+string(kind)))
	}
	return j.words.T("approval.kind." + string(kind))
}
