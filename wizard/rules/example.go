package rules

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/rule"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// An edit changes one thing about a sample, to make an example of it.
type edit func(*Case)

// example is an example of a rule: a sample filing with edits, on the samples' day.
func example(note string, base func() *filing.Filing, edits ...edit) rule.Example[Case] {
	return rule.Example[Case]{Note: note, Subject: func() Case {
		today, err := filing.ParseDate(sample.Day)
		if err != nil {
			panic("rules: the samples' day is a date: " + err.Error())
		}
		c := Case{Filing: base(), Today: today}
		for _, e := range edits {
			e(&c)
		}
		return c
	}}
}

func enterprise() *filing.Filing { return sample.Enterprise() }

func individual() *filing.Filing { return sample.Individual() }

// set types a fact.
func set(p filing.Path, typed string) edit {
	return func(c *Case) {
		if err := c.Filing.SetText(p, typed); err != nil {
			panic("rules: an example names a fact that exists: " + err.Error())
		}
	}
}

// on moves the example to another day.
func on(day string) edit {
	return func(c *Case) {
		today, err := filing.ParseDate(day)
		if err != nil {
			panic("rules: an example names a date: " + err.Error())
		}
		c.Today = today
	}
}
