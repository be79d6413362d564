package wizard

import (
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// A Foresight is what an order is going to ask for.
type Foresight struct {
	Pages     []Page
	Materials []Material
}

// Foresee returns what the draft of an interview would ask for, and false where none can be begun from it.
func (d *Desk) Foresee(interview flow.Interview, texts *text.Catalog) (Foresight, bool) {
	verdict, ok := d.Decide(interview)
	if !ok || verdict.Knockout {
		return Foresight{}, false
	}
	f := d.begun("", verdict.Order, interview)
	list := d.Materials(f, d.Today(), texts)
	return Foresight{Pages: Pages(f, Check{Materials: list}, texts), Materials: list}, true
}

// begun returns the filing that an interview begins with.
func (d *Desk) begun(id string, order filing.Order, interview flow.Interview) *filing.Filing {
	f := filing.New(id, filing.Shape{Order: order, Nature: interview.Nature, Province: interview.Province, Service: interview.Service})
	f.Record = interview.Record(shells{d.parts.Atlas})
	return f
}
