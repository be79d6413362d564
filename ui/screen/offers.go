package screen

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"github.com/beiandesk/beiandesk/ui/control"
	"github.com/beiandesk/beiandesk/ui/task"
	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/rules"
)

// offer puts below each field what could be filled in with one press.
func (p *stepPage) offer(f *filing.Filing) {
	read := map[filing.Path]wizard.Reading{}
	for _, r := range p.Session.Readings() {
		read[r.Path] = r
	}
	for _, field := range p.fields {
		p.offerOne(f, field, read)
	}
}

func (p *stepPage) offerOne(f *filing.Filing, field *control.Field, read map[filing.Path]wizard.Reading) {
	t, q := p.Texts, field.Question
	typed := field.Typed()
	if q.Path == "principal.name" {
		words := ""
		if f.Principal.IsLegalRepresentative == filing.Yes && f.Entity.LegalRepresentative != "" {
			words = t.T("control.follows", "field", t.Label("entity.legal_representative"))
		}
		field.Lock(words)
		if words != "" {
			field.Offer("", nil, nil)
			return
		}
	}
	if r, ok := read[q.Path]; ok && !filing.SameText(control.Normal(q.Field, "", r.Line.Text), typed) {
		value := control.Normal(q.Field, "", r.Line.Text)
		words := value
		if value == filing.LongTerm {
			words = t.T("answer.long_term")
		}
		field.Offer(t.T("control.read_from", "file", r.Attachment.File, "value", words), func() fyne.CanvasObject { return p.crop(r) }, func() { p.fill(q.Path, value) })
		return
	}
	at := q.At
	switch q.Field.Path {
	case "services[].remark":
		remark := rules.SuggestedRemark(f, p.Desk.Atlas(), at[0])
		if remark == "" || filing.SameText(remark, typed) {
			break
		}
		field.Offer(t.T("control.remark", "value", remark), nil, func() { p.fill(q.Path, remark) })
		return
	case "services[].home_url":
		if len(at) == 0 || len(f.Services[at[0]].Domains) == 0 || typed != "" || f.Services[at[0]].Domains[0].Name == "" {
			break
		}
		domain := f.Services[at[0]].Domains[0].Name
		field.Offer(t.T("control.use", "value", domain), nil, func() { p.fill(q.Path, domain) })
		return
	case "services[].domains[].holder":
		if f.Entity.Name == "" || filing.SameText(typed, f.Entity.Name) {
			break
		}
		field.Offer(t.T("control.same_as_entity"), nil, func() {
			p.fill(q.Path, f.Entity.Name)
			p.fill(at.Of("services[].domains[].holder_certificate_kind"), string(f.Entity.Certificate.Kind))
			p.fill(at.Of("services[].domains[].holder_certificate_number"), f.Entity.Certificate.Number)
		})
		return
	case "services[].app.platforms[].domains":
		first := filing.At{at[0], 0}
		domains, _ := f.Text(first.Of(q.Field.Path))
		if at[1] == 0 || domains == "" || typed != "" {
			break
		}
		field.Offer(t.T("app.domains.same", "row", t.T("page.row.services.app.platforms", "n", "1"), "value", domains), nil, func() { p.fill(q.Path, domains) })
		return
	case "services[].access.ip_ranges[].last":
		first, _ := f.Text(at.Of("services[].access.ip_ranges[].first"))
		if first == "" || first == typed {
			break
		}
		field.Offer(t.T("control.same_address"), nil, func() { p.fill(q.Path, first) })
		return
	}
	field.Offer("", nil, nil)
}

// fill answers a question with one press.
func (p *stepPage) fill(at filing.Path, value string) {
	if err := p.Session.Answer(at, value); err != nil {
		p.Tell(err)
		return
	}
	p.settled[at] = true
	p.changed("")
	p.find()
}

// Sizes in points at 100 % text size of the part of a paper that a fact was read from.
const (
	cropWidth  = 320
	cropHeight = 40
)

// crop shows the place on a paper that a fact was read from; nothing where the place is not known.
func (p *stepPage) crop(r wizard.Reading) fyne.CanvasObject {
	report, ok := p.Session.Report(r.Attachment.ID)
	if !ok || bounds(r.Line.Box).Empty() {
		return nil
	}
	picture := canvas.NewImageFromImage(nil)
	picture.FillMode = canvas.ImageFillContain
	session := p.Session
	task.Run(context.Background(), p.Tasks, func(ctx context.Context) (image.Image, error) {
		drawn, err := session.Picture(ctx, r.Attachment.ID, 0, previewPixels)
		if err != nil {
			return nil, err
		}
		return crop(drawn, report, []paper.Box{r.Line.Box}), nil
	}, func(drawn image.Image, err error) {
		if err == nil {
			picture.Image = drawn
			picture.Refresh()
		}
	})
	scale := fynetheme.TextSize() / 15
	return container.NewGridWrap(fyne.NewSize(cropWidth*scale, cropHeight*scale), picture)
}
