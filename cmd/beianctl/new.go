package main

import (
	"fmt"
	"io"

	"github.com/beiandesk/beiandesk/cmd/assembly"
	"github.com/beiandesk/beiandesk/wizard/filing"
)

type newCommand struct {
	Order    string `name:"order" required:"" placeholder:"ORDER" help:"${help_order}"`
	Nature   string `name:"nature" required:"" placeholder:"NATURE" help:"${help_nature}"`
	Province string `name:"province" required:"" placeholder:"44" help:"${help_province}"`
	Service  string `name:"service" required:"" enum:"website,app" help:"${help_service}"`
	Output   string `name:"output" short:"o" placeholder:"filing.json" help:"${help_output}"`
}

func (c *newCommand) do(j *job) (bool, error) {
	desk, err := j.desk()
	if err != nil {
		return false, err
	}
	for _, typed := range []struct {
		vocabulary filing.Vocabulary
		code       string
	}{{filing.Orders, c.Order}, {filing.Natures, c.Nature}} {
		if !typed.vocabulary.Has(typed.code) {
			return false, fmt.Errorf("%w: %s", errUsage, j.words.T("cli.new.code", "typed", typed.code, "codes", fmt.Sprint(typed.vocabulary.Codes())))
		}
	}
	if _, ok := desk.Atlas().Province(c.Province); !ok {
		return false, fmt.Errorf("%w: %s", errUsage, j.words.T("cli.region.none", "typed", c.Province))
	}
	id, err := desk.NewID()
	if err != nil {
		return false, err
	}
	f := filing.New(id, filing.Shape{
		Order: filing.Order(c.Order), Nature: filing.Nature(c.Nature), Province: c.Province, Service: filing.ServiceKind(c.Service),
	})
	if c.Output == "" {
		return false, f.Encode(j.out)
	}
	return false, assembly.WriteFile(c.Output, func(w io.Writer) error { return f.Encode(w) })
}
