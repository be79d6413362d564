package storagetest

import (
	"fmt"
	"time"

	"github.com/beiandesk/beiandesk/wizard"
	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sample"
)

// Day is the moment that drafts made here start from.
func Day() time.Time { return time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC) }

// Draft returns draft n of as many as a test wants: an invented enterprise, saved n seconds after Day, with the report
// of a photograph, which makes it as large as drafts really are.
func Draft(n int) (wizard.Draft, wizard.Summary) {
	f := sample.Enterprise()
	f.ID = fmt.Sprintf("01KAXF8E6Q%016d", n)
	f.Title = fmt.Sprintf("云帆智联官网 %d", n)
	d := wizard.Draft{
		Filing:    f,
		Interview: flow.Interview{Nature: f.Entity.Nature, Province: f.Province, Service: filing.Website, EntityFiled: filing.No},
		Stop:      "entity.name",
		Reports:   map[string]paper.Report{"a1": report()},
		CreatedAt: Day(),
		SavedAt:   Day().Add(time.Duration(n) * time.Second),
	}
	return d, SummaryOf(d)
}

// SummaryOf returns the summary that belongs to a draft.
func SummaryOf(d wizard.Draft) wizard.Summary {
	f := d.Filing
	return wizard.Summary{
		ID: f.ID, Title: f.Title, Entity: f.Entity.Name, Nature: f.Entity.Nature, Order: f.Order, Province: f.Province,
		Service: f.Services[0].Name, Domain: f.Services[0].Domains[0].Name, Done: 3, Total: 9, Problems: 2,
		Next: "principal.mobile", SavedAt: d.SavedAt,
	}
}

// Attach puts a file of the store into a draft.
func Attach(d *wizard.Draft, id, sha256 string, size int64) {
	d.Filing.Attachments = append(d.Filing.Attachments, filing.Attachment{
		ID: id, Slot: string(paper.Other), File: id + ".jpg", SHA256: sha256, Size: size,
	})
}

func report() paper.Report {
	r := paper.Report{
		File: "licence.jpg", Format: paper.JPEG, Width: 4032, Height: 3024, Bytes: 3_145_728, Kind: paper.BusinessLicence,
		KindScore: 0.98, Fields: map[string]paper.Line{}, Measures: map[string]paper.Measure{},
	}
	for i := range 20 {
		line := paper.Line{Text: fmt.Sprintf("样例文字第%d行，内容虚构", i), Score: 0.97, Box: paper.Box{{10, i * 40}, {900, i * 40}, {900, i*40 + 32}, {10, i*40 + 32}}}
		r.Lines = append(r.Lines, line)
		if i < 6 {
			r.Fields[fmt.Sprintf("field%d", i)] = line
		}
	}
	for _, name := range []string{paper.Sharpness, paper.Glare, paper.Brightness, paper.Contrast} {
		r.Measures[name] = paper.Measure{Value: 0.71, Threshold: 0.35, OK: true}
	}
	return r
}
