package main

import (
	"io"
	"os"
	"strings"

	"github.com/beiandesk/beiandesk/wizard/filing"
)

type newCommand struct {
	Order    string `name:"order" required:"" placeholder:"ORDER" help:"${help_order}"`
	Nature   string `name:"nature" required:"" placeholder:"NATURE" help:"${help_nature}"`
	Province string `name:"province" required:"" placeholder:"44" help:"${help_province}"`
	Service  string `name:"service" required:"" enum:"website,app" placeholder:"website|app" help:"${help_service}"`
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
			return false, misuse(j.words.T("cli.new.code", "typed", typed.code, "codes", strings.Join(typed.vocabulary.Codes(), ", ")))
		}
	}
	if _, ok := desk.Atlas().Province(c.Province); !ok {
		return false, misuse(j.words.T("cli.region.none", "typed", c.Province))
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
	// An empty filing never takes the place of one that somebody filled in.
	if info, err := os.Stat(c.Output); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
		return false, at(c.Output, errThere)
	}
	return false, j.write(c.Output, func(w io.Writer) error { return f.Encode(w) })
}
