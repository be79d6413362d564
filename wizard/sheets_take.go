package wizard

import (
	"context"
	"errors"
	"fmt"

	"github.com/beiandesk/beiandesk/wizard/filing"
	"github.com/beiandesk/beiandesk/wizard/flow"
	"github.com/beiandesk/beiandesk/wizard/paper"
	"github.com/beiandesk/beiandesk/wizard/sheet"
	"github.com/beiandesk/beiandesk/wizard/text"
)

// TakeSheet does what a plan says and tells how far it came, row by row. Every row is one change of its draft, so that Undo
// takes it back; what was changed since the plan was made is changed again as the row says. Rows that are refused and rows
// that change nothing are left out. When the context ends or a draft cannot be saved, the rows before stay taken.
func (d *Desk) TakeSheet(ctx context.Context, p *SheetPlan, texts *text.Catalog, told func(done, all int)) (SheetCount, error) {
	var count SheetCount
	drafts, err := d.drafts(ctx)
	if err != nil {
		return count, err
	}
	around := map[string]*filing.Filing{}
	for id, s := range drafts {
		if f := digested(s); f != nil {
			around[id] = f
		}
	}
	circle := newCircle(around)
	for i := range p.Rows {
		row := &p.Rows[i]
		if told != nil {
			told(i, len(p.Rows))
		}
		switch {
		case row.Refused():
			count.Refused++
			continue
		case row.Idle():
			count.Same++
			continue
		}
		if err := d.takeRow(ctx, p, row, drafts, circle, texts); err != nil {
			return count, fmt.Errorf("row %d: %w", row.Row, err)
		}
		switch {
		case row.Refused():
			count.Refused++
		case row.Fresh:
			count.Fresh++
		default:
			count.Changed++
		}
	}
	return count, nil
}

func (d *Desk) takeRow(ctx context.Context, p *SheetPlan, row *SheetRow, drafts map[string]Summary, others *circle, texts *text.Catalog) error {
	if len(d.errands.of(row.Draft)) > 0 { // its session would save over what is taken here
		row.Problems = append(row.Problems, sheet.Problem{Row: row.Row, Key: "busy"})
		return nil
	}
	now := d.parts.Clock.Now()
	s := &Session{desk: d, texts: texts, opened: now, dirty: true}
	if row.Fresh {
		if _, there := drafts[row.Draft]; there {
			return fmt.Errorf("draft %s: %w", row.Draft, errSame)
		}
		f := row.filing
		s.note = "new"
		s.draft = Draft{Filing: f, Interview: flow.Interview{Nature: f.Entity.Nature, Province: f.Province}, Reports: map[string]paper.Report{}, CreatedAt: now}
	} else {
		draft, err := d.parts.Store.Load(ctx, row.Draft)
		if errors.Is(err, ErrNoDraft) {
			row.Problems = append(row.Problems, sheet.Problem{Row: row.Row, Key: "gone"})
			return nil
		}
		if err != nil {
			return err
		}
		if draft.Reports == nil {
			draft.Reports = map[string]paper.Report{}
		}
		filled := p.book.Fill(p.reading, row.entry, draft.Filing, row.Draft)
		if filled.Filing == nil {
			row.Problems = filled.Problems
			return nil
		}
		draft.Filing = filled.Filing
		s.draft, s.note = draft, fmt.Sprintf("sheet@%d", now.UnixNano())
	}
	s.others = others.near(row.Draft, s.draft.Filing)
	if err := s.Save(ctx); err != nil {
		return err
	}
	others.put(row.Draft, s.draft.Filing)
	return nil
}
